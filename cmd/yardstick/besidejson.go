package main

import (
	"encoding/json"
	"math"

	"github.com/yardstick-lab/yardstick/internal/calibration"
)

// comparedWorld is a comparison as JSON. What has no target, and what thinning does
// not change, is null.
type comparedWorld struct {
	World     string         `json:"world"`
	First     uint64         `json:"first_seed"`
	Last      uint64         `json:"last_seed"`
	Met       int            `json:"targets_met"`
	Targets   int            `json:"targets"`
	Marginals []marginalFile `json:"distributions"`
	Facts     []factFile     `json:"numbers"`
}

type marginalFile struct {
	Of     string   `json:"of"`
	Source string   `json:"source"`
	Fitted bool     `json:"fitted"`
	Rows   int      `json:"rows"`
	Made   int      `json:"in_the_worlds"`
	KS     float64  `json:"ks"`
	Halves float64  `json:"ks_of_halves"`
	Target *float64 `json:"target"`
}

type factFile struct {
	Of     string      `json:"of"`
	Source string      `json:"source"`
	Fitted bool        `json:"fitted"`
	Data   float64     `json:"data"`
	Alike  *float64    `json:"data_thinned"`
	World  float64     `json:"world"`
	Target *[2]float64 `json:"target"`
}

func (b *besideData) file(c *calibration.Comparison) comparedWorld {
	f := comparedWorld{World: b.name, First: c.Worlds.First, Last: c.Worlds.Last(), Marginals: []marginalFile{}, Facts: []factFile{}}
	f.Met, f.Targets = tally(c)
	for i := range c.Marginals {
		m := &c.Marginals[i]
		file := marginalFile{m.Name(), m.Source, m.Fitted, m.Observations, m.Made, m.KS, m.Halves, nil}
		if m.Target > 0 {
			file.Target = &m.Target
		}
		f.Marginals = append(f.Marginals, file)
	}
	for i := range c.Facts {
		m := &c.Facts[i]
		file := factFile{Of: m.Name(), Source: m.Source, Fitted: m.Fitted, Data: m.Data, World: m.World}
		if !math.IsNaN(m.Alike) {
			file.Alike = &m.Alike
		}
		if m.High > 0 {
			file.Target = &[2]float64{m.Low, m.High}
		}
		f.Facts = append(f.Facts, file)
	}
	return f
}

func (b *besideData) json(c *calibration.Comparison) ([]byte, error) {
	data, err := json.MarshalIndent(b.file(c), "", "  ")
	return append(data, '\n'), err
}
