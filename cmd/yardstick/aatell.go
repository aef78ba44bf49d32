package main

import (
	"fmt"
	"strings"

	"github.com/yardstick-lab/yardstick/internal/proof"
)

// aaJSON is what aa prints with --json.
type aaJSON struct {
	Experiment  string         `json:"experiment"`
	Fresh       bool           `json:"fresh"`
	Comparisons int            `json:"comparisons"`
	Alarms      int            `json:"alarms"`
	Level       float64        `json:"level"`
	Band        [2]int         `json:"band"`
	BandLevel   float64        `json:"band_level"`
	Inside      bool           `json:"inside"`
	Distance    *float64       `json:"uniform_distance"`
	PUniform    *float64       `json:"uniform_p"`
	Samples     []aaJSONSample `json:"samples"`
	Says        []string       `json:"says"`
}

type aaJSONSample struct {
	Name        string    `json:"name"`
	Comparisons int       `json:"comparisons"`
	Alarms      int       `json:"alarms"`
	P           []float64 `json:"p"`
}

// tellAA prints what was counted, and fails outside the band.
func (a *nothing) tellAA(found proof.AA, left []string) error {
	if a.asJSON {
		if err := a.writeJSON(a.json(found, left)); err != nil {
			return err
		}
	} else {
		a.printf("%s", a.text(found, left))
	}
	switch {
	case found.Count > found.High:
		return fmt.Errorf("more false alarms than a test at 5 %% raises: %d, outside %d..%d", found.Count, found.Low, found.High)
	case found.Count < found.Low:
		return fmt.Errorf("fewer false alarms than a test at 5 %% raises: %d, outside %d..%d; it is too cautious on such differences", found.Count, found.Low, found.High)
	}
	return nil
}

func (a *nothing) json(found proof.AA, left []string) aaJSON {
	out := aaJSON{
		Experiment: a.name, Fresh: a.fresh, Comparisons: found.Comparisons, Alarms: found.Count, Level: proof.AlarmLevel,
		Band: [2]int{found.Low, found.High}, BandLevel: proof.BandLevel, Inside: found.Inside, Says: append([]string{}, left...),
	}
	if len(found.P) > 0 {
		out.Distance, out.PUniform = &found.Distance, &found.PUniform
	}
	for _, s := range found.Samples {
		out.Samples = append(out.Samples, aaJSONSample{s.Name, s.Comparisons, s.Count, append([]float64{}, s.P...)})
	}
	return out
}

func (a *nothing) text(found proof.AA, left []string) string {
	what := "CLAIM"
	if a.fresh {
		what = "METRIC"
	}
	g := grid{header: []string{what, "COMPARISONS", "ALARMS", "P FROM 0 TO 1"}, left: 1, also: map[int]string{3: ""}}
	for _, s := range found.Samples {
		g.add(s.Name, thousands(s.Comparisons), thousands(s.Count), sparkline(s.P))
	}
	g.total = []string{"all", thousands(found.Comparisons), thousands(found.Count), sparkline(found.P)}
	var b strings.Builder
	b.WriteString(g.String())
	for _, line := range left {
		fmt.Fprintf(&b, "%s\n", plain(line))
	}
	if none := found.Comparisons - len(found.P); none > 0 {
		fmt.Fprintf(&b, "%s had all signs alike on differences of one size: judged exactly, without a p\n", plural(none, "comparison"))
	}
	b.WriteString(uniformity(found))
	where := "inside"
	if !found.Inside {
		where = "OUTSIDE"
	}
	fmt.Fprintf(&b, "A/A %s: %s of %s at 5 %%, %s the band %d..%d that holds 99 %%\n",
		a.name, plural(found.Count, "false alarm"), plural(found.Comparisons, "comparison"), where, found.Low, found.High)
	return b.String()
}

// uniformity says how far the p's are from lying everywhere alike; where they take
// few values, as those of few worlds do, that says nothing of the test.
func uniformity(found proof.AA) string {
	n := 0
	for _, s := range found.Samples {
		distinct := map[float64]bool{}
		for _, v := range s.P {
			distinct[v] = true
		}
		n += len(distinct)
	}
	switch {
	case n == 0:
		return ""
	case 4*n <= 3*len(found.P): // ours: of six worlds' 32 values about 25 come up in 50 draws
		return fmt.Sprintf("the p's take only %s, so they cannot lie everywhere alike\n", plural(n, "value"))
	}
	return fmt.Sprintf("p's against uniform: greatest distance %s, p %s (Kolmogorov–Smirnov)\n",
		fixed(found.Distance, 3), fixed(found.PUniform, placesFor(found.PUniform)+1))
}

// sparkline is a histogram of p's in one line, a character a twentieth; an empty
// class is a dot.
func sparkline(p []float64) string {
	shares := aaShares(p)
	most := 0.0
	for _, s := range shares {
		most = max(most, s)
	}
	bars := []rune("▁▂▃▄▅▆▇█")
	line := make([]rune, len(shares))
	for i, s := range shares {
		line[i] = '·'
		if s > 0 {
			line[i] = bars[min(int(s/most*float64(len(bars))), len(bars)-1)]
		}
	}
	return string(line)
}
