package spec

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

// FuzzParse: no input makes Parse panic; what it refuses has a place, and what
// it takes is what the packages below ask for.
func FuzzParse(f *testing.F) {
	f.Add([]byte(village))
	f.Add([]byte(github))
	f.Add(Template("x"))
	names, err := List(experiments)
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		data, err := os.ReadFile(experiments + "/" + name + extension)
		if err != nil {
			f.Fatal(err)
		}
		f.Add([]byte(strings.Replace(string(data), "name: "+name, "name: x", 1)))
	}
	known := shipped()
	f.Fuzz(func(t *testing.T, data []byte) {
		e, err := Parse("x.yaml", data, known)
		var problems strictyaml.Problems
		switch {
		case err == nil:
			holds(t, e)
		case !errors.As(err, &problems) || e != nil:
			t.Fatalf("experiment %v beside the error %v", e, err)
		}
		for _, p := range problems {
			if p.Line < 1 || p.Column < 1 || p.Text == "" {
				t.Fatalf("no place or no text: %+v", p)
			}
		}
	})
}

// holds checks what later code relies on.
func holds(t *testing.T, e *Experiment) {
	if len(e.Arms) == 0 || len(e.Metrics) == 0 || len(e.Claims) == 0 || len(e.Scorers) == 0 || len(e.Leaves) == 0 {
		t.Fatalf("something is missing: %+v", e)
	}
	if problems := claim.Problems(e.Claims); len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, a := range e.Arms {
		days, some := a.Days()
		if some && (days.First < 0 || days.Last >= e.Measured) {
			t.Fatalf("arm %s acts on days %v of %d", a.Name, days, e.Measured)
		}
		if strings.Contains(Says(a), "  ") {
			t.Fatalf("arm %s: a word is missing in %q", a.Name, Says(a))
		}
	}
	for _, c := range e.Claims {
		_, ofMetric := e.Metric(c.Metric)
		_, ofTreated := e.Arm(c.Treated)
		_, ofControl := e.Arm(c.Control)
		if !ofMetric || !ofTreated || !ofControl && c.Estimand == claim.Contrast {
			t.Fatalf("claim %s refers to what is not there", c.ID)
		}
	}
}
