package dataset

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/world"
)

// TestCache keeps two worlds, tears one, and lets one go.
func TestCache(t *testing.T) {
	d, err := (Shelf{Root: "../../datasets"}).Open("village")
	if err != nil {
		t.Fatal(err)
	}
	c := &Cache{Dir: filepath.Join(t.TempDir(), "cache"), Limit: 1 << 30}
	span := d.World.Span(1)
	span.Warmup, span.Measured = 5, 2
	want, err := world.Make(d.World, span)
	if err != nil {
		t.Fatal(err)
	}
	check := func(what, program string, mapped int) {
		t.Helper()
		k, err := c.World(d, span, program)
		if err != nil {
			t.Fatal(err)
		}
		if len(k.mapped) != mapped || !reflect.DeepEqual(k.Trace.Columns, want.Trace.Columns) || !reflect.DeepEqual(k.Ties(), want.Ties()) {
			t.Errorf("%s: %d files mapped, want %d; or another world", what, len(k.mapped), mapped)
		}
		if err := k.Close(); err != nil {
			t.Error(err)
		}
	}
	check("new", "p", 0)
	check("kept", "p", 2)
	check("another program", "q", 0)
	if len(files(t, c)) != 4 {
		t.Errorf("two worlds left %q", files(t, c))
	}
	for _, f := range files(t, c) {
		if err := os.Truncate(f, 1000); err != nil {
			t.Fatal(err)
		}
	}
	check("torn", "p", 0)
	check("mended", "p", 2)
	c.Limit = 1
	check("no room", "r", 0)
	if len(files(t, c)) != 0 {
		t.Errorf("beyond the limit stay %q", files(t, c))
	}
}

func files(t *testing.T, c *Cache) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(c.Dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return all
}
