package figure

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"flag"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden samples are small, one of each kind.
func goldens() map[string]interface{ Figure() (Figure, error) } {
	lines := sampleLines(2)
	lines.Days = lines.Days[4:7]
	for i := range lines.Arms {
		a := &lines.Arms[i]
		a.Mean, a.Low, a.High = a.Mean[4:7], a.Low[4:7], a.High[4:7]
	}
	dots := sampleDots(1)
	dots.Rows[0].Points = dots.Rows[0].Points[:6]
	forest := sampleForest(7)
	forest.Rows = []ForestRow{forest.Rows[0], forest.Rows[4], forest.Rows[6]}
	histogram := sampleHistogram()
	histogram.Edges, histogram.Shares, histogram.Reference = histogram.Edges[:5], histogram.Shares[:4], histogram.Reference[:4]
	return map[string]interface{ Figure() (Figure, error) }{
		"lines": lines, "forest": forest, "dots": dots, "sources": sampleSources(), "scorers": sampleScorers(3, 2), "histogram": histogram,
		"overlay": sampleOverlay(), "rates": sampleRates(), "response": sampleResponse(), "tipping": sampleTipping(), "facets": sampleFacets(4),
	}
}

func TestGolden(t *testing.T) {
	for name, sample := range goldens() {
		f := build(t, sample)
		for suffix, got := range map[string][]byte{".svg": f.SVG(), "-phone.svg": f.svg(phone, ""), ".csv": f.CSV(), ".txt": []byte(f.Alt + "\n")} {
			file := filepath.Join("testdata", name+suffix)
			if *update {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s differs; look at it with -look and, if it is better, take it with -update", file)
			}
		}
	}
}

func TestSameBytesTwice(t *testing.T) {
	for name, sample := range goldens() {
		a, b := build(t, sample), build(t, sample)
		pa, err := a.PNG()
		if err != nil {
			t.Fatal(err)
		}
		pb, err := b.PNG()
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(pa, pb) {
			t.Errorf("%s: two PNGs differ", name)
		}
		if !bytes.Equal(a.Inline(), b.Inline()) || !bytes.Equal(a.SVG(), a.SVG()) {
			t.Errorf("%s: two SVGs differ", name)
		}
	}
}

func TestPNGIsTwiceTheSVG(t *testing.T) {
	f := build(t, sampleHistogram())
	raw, err := f.PNG()
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.DecodeConfig(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	_, w, h := texts(t, f.SVG())
	if float64(img.Width) != 2*w || math.Abs(float64(img.Height)-2*h) > 1 {
		t.Errorf("PNG of %d × %d for an SVG of %v × %v", img.Width, img.Height, w, h)
	}
}

// hostile is what a captured name may be.
const hostile = `<script>alert("1")</script> & ]]> '; DROP TABLE x; --` + "\x00\x1b\xff"

func TestHostileTextIsEscaped(t *testing.T) {
	lines, forest, dots := sampleLines(2), sampleForest(7), sampleDots(7)
	sources, scorers, histogram := sampleSources(), sampleScorers(2, 2), sampleHistogram()
	for _, h := range []*Head{&lines.Head, &forest.Head, &dots.Head, &sources.Head, &scorers.Head, &histogram.Head} {
		h.Title, h.Subtitle, h.Unit = hostile, hostile, hostile
	}
	lines.Arms[0].Label, lines.Mark.Label, lines.Band = hostile, hostile, hostile
	forest.Rows[4].Label, forest.Rows[4].Observed[0].Label = hostile, hostile
	dots.Rows[4].Label, dots.Rows[0].Points[0].Key, dots.Rows[0].Note, dots.Rows[0].Noun = hostile, hostile, hostile, hostile
	sources.Arms[0].Label, sources.Arms[0].Parts[0] = hostile, SourcePart{hostile, hostile, 1}
	scorers.Columns[0], scorers.Rows[0].Label = hostile, hostile
	histogram.Label, histogram.ReferenceLabel, histogram.Noun, histogram.Marks = hostile, hostile, hostile, []Observed{{hostile, 20}}
	for _, sample := range []interface{ Figure() (Figure, error) }{lines, forest, dots, sources, scorers, histogram} {
		f := build(t, sample)
		for _, svg := range [][]byte{f.SVG(), f.svg(phone, "")} {
			if strings.Contains(string(svg), "<script") || !strings.Contains(string(svg), "&lt;script&gt;") {
				t.Errorf("%s: the name is not escaped", f.Name)
			}
			if err := xml.Unmarshal(svg, new(struct{})); err != nil {
				t.Errorf("%s: not well-formed: %v", f.Name, err)
			}
		}
	}
}

var idPattern = regexp.MustCompile(` id="([^"]*)"`)

// Many figures stand in one page: no id twice, nothing that restyles the page.
func TestInlineFiguresDoNotCollide(t *testing.T) {
	var page []byte
	for _, sample := range goldens() {
		page = append(page, build(t, sample).Inline()...)
	}
	seen := map[string]bool{}
	for _, m := range idPattern.FindAllStringSubmatch(string(page), -1) {
		if seen[m[1]] {
			t.Errorf("id %s occurs twice", m[1])
		}
		seen[m[1]] = true
	}
	if want := len(goldens()) * 2 * 3; len(seen) != want {
		t.Errorf("%d ids, want %d: root, title and description of each", len(seen), want)
	}
	for _, bad := range []string{"<style", "<?xml", "clip-path", `<svg width`, "<image"} {
		if strings.Contains(string(page), bad) {
			t.Errorf("inline figures contain %s", bad)
		}
	}
}

var variable = regexp.MustCompile(`var\(--([a-z]+),(#[0-9a-f]{6})\)`)

// Every colour drawn is a variable that CSS defines in the light, with the same
// value as its fallback, in the dark and on paper.
func TestColoursAreThemed(t *testing.T) {
	for name, sample := range extremes() {
		for _, m := range variable.FindAllStringSubmatch(string(build(t, sample).Inline()), -1) {
			if n := strings.Count(CSS, "--"+m[1]+":"); n != 3 {
				t.Errorf("%s: --%s is defined %d times, want light, dark and paper", name, m[1], n)
			}
			if n := strings.Count(CSS, "--"+m[1]+":"+m[2]); n != 2 {
				t.Errorf("%s: --%s is %s in light and on paper %d times, want 2", name, m[1], m[2], n)
			}
		}
	}
}

// The CSV reads back to what went in, and the table has the same shape.
func TestTableAndCSV(t *testing.T) {
	for name, sample := range extremes() {
		f := build(t, sample)
		lines, err := csv.NewReader(bytes.NewReader(f.CSV())).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		header, rows := f.Table()
		if len(lines) != len(rows)+1 || len(lines[0]) != len(header) {
			t.Errorf("%s: CSV of %d lines, table of %d rows", name, len(lines), len(rows))
		}
	}
	f := build(t, Forest{Head: Head{Name: "a", Title: "b"}, Rows: []ForestRow{
		{Label: "c", Estimate: 0.30000000000000004, Margin: &Margin{math.Inf(-1), 1. / 3}, Verdict: Refuted}}})
	const want = "c,0.30000000000000004,,,,,,0.3333333333333333,,refuted,no,\n"
	if got := string(f.CSV()); !strings.HasSuffix(got, want) {
		t.Errorf("CSV ends %q, want %q", got, want)
	}
	if _, rows := f.Table(); rows[0][1] != "0.30" || rows[0][7] != "0.33" {
		t.Errorf("table row %q: want numbers for reading", rows[0])
	}
}

// The caller's data is read, never sorted in place.
func TestInputIsLeftAlone(t *testing.T) {
	s := sampleSources()
	build(t, s)
	if s.Arms[2].Parts[0].Action != "like" {
		t.Error("sources were sorted in the caller's slice")
	}
	d := sampleDots(1)
	first := d.Rows[0].Points[0]
	build(t, d).SVG()
	if d.Rows[0].Points[0] != first {
		t.Error("dots were sorted in the caller's slice")
	}
}
