package figure

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var look = flag.String("look", "", "a folder to write samples to, for eyes: PNG, SVG and one page")

// TestLook writes every sample where -look says; without it there is nothing
// to look at.
func TestLook(t *testing.T) {
	if *look == "" {
		t.Skip("no -look folder given")
	}
	page := "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'><style>" + CSS +
		"body{margin:16px;background:var(--paper);color:var(--ink);font:16px sans-serif}figure{margin:0 0 24px}</style>\n"
	head := len(page)
	for _, s := range []interface{ Figure() (Figure, error) }{
		sampleLines(6), sampleForest(7), sampleDots(7), sampleSources(), sampleScorers(5, 7), sampleHistogram(), sampleCensus(), sampleOverlay(), sampleRates(), sampleResponse(), sampleTipping(), sampleFacets(8),
		renamed(sampleForest(12)), renamedMatrix(sampleScorers(8, 12)),
	} {
		f := build(t, s)
		png, err := f.PNG()
		if err != nil {
			t.Fatal(err)
		}
		put(t, f.Name+".png", png)
		put(t, f.Name+".svg", f.SVG())
		put(t, f.Name+".html", []byte(page[:head]+string(f.Inline())))
		page += "<figure>" + string(f.Inline()) + "<p>" + f.Alt + "</p></figure>\n"
	}
	put(t, "x.html", []byte(page))
}

func renamed(f Forest) Forest         { f.Name = "forest-long"; return f }
func renamedMatrix(m Scorers) Scorers { m.Name = "scorers-long"; return m }

func put(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(*look, name), data, 0o644); err != nil {
		t.Fatal(err)
	}
}
