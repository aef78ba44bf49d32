package trace

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// TestReadersStopWithTheBuilder passes the events of every format on, to where
// all is well and to where the first ones already go wrong.
func TestReadersStopWithTheBuilder(t *testing.T) {
	const rows = 60_000 // several times what is passed on at once
	var log strings.Builder
	log.WriteString("time,network,action,actor,owner,object\n")
	for i := range rows {
		fmt.Fprintf(&log, "%d,x,like,a%d,b%d,o%d\n", i, i%7, i%5, i)
	}
	trace := sample(t, log.String(), "")
	fault := fmt.Errorf("on the way: %w", context.Canceled)
	for name, data := range map[string][]byte{"log.csv": []byte(log.String()), "log.arrow": ipcOf(t, trace), "log.parquet": parquetOf(t, trace)} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		for _, fails := range []error{nil, fault} {
			taken, times := 0, 0
			var b activity.Builder
			b.SpillTo(activity.Spill{Take: func(c *activity.Columns) error {
				taken, times = taken+c.Len(), times+1
				return fails
			}})
			err := readPath(path, &b)
			if err == nil {
				_, _, err = b.Tables()
			}
			if !errors.Is(err, fails) || (fails == nil && taken != rows) || (fails != nil && (times != 1 || err.Error() != fails.Error())) {
				t.Errorf("%s, fault %v: %d events taken, %d times, %v", name, fails, taken, times, err)
			}
		}
	}
}

func readPath(path string, b *activity.Builder) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return ReadFile(f, "log", b)
}

// TestSpillTellsTooManyNetworks: what is wrong with a row is still told as such.
func TestSpillTellsTooManyNetworks(t *testing.T) {
	var log bytes.Buffer
	log.WriteString("time,network,action,actor,owner,object\n")
	for i := range activity.MaxNetworks + 1 {
		fmt.Fprintf(&log, "%d,n%d,like,a,b,\n", i, i)
	}
	var b activity.Builder
	b.SpillTo(activity.Spill{Take: func(*activity.Columns) error { return nil }})
	err := ReadCSV(&log, "log.csv", &b)
	if want := `log.csv:258:5: network "n256" is one more than the 256 a log can have`; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}
