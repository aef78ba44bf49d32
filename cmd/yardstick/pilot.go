package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/dataset"
	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/spec"
	"github.com/yardstick-lab/yardstick/internal/store"
)

const (
	// pilotFolder holds the shards of pilots, by experiment: apart from those of
	// runs, which they must never get among. It is safe to delete.
	pilotFolder = ".pilot"
	// tookFile says how long a world of the pilot took.
	tookFile = "took.json"
	// pilotWorlds are enough for a first idea of the spread (ours).
	pilotWorlds = 6
	mostPilot   = spec.LastPilotSeed - spec.FirstPilotSeed + 1
)

// pilot is where the foresight comes from.
type pilot struct {
	Run    *string `json:"run"`    // the run that was looked at, or
	Worlds int     `json:"worlds"` // how many worlds were made for it
	// Same says that the run looked at has the very worlds that are planned.
	Same bool `json:"same_worlds"`
	// Spread is between how many times the pilot's the true spread may lie, at
	// 95 %.
	Spread *[2]float64 `json:"sd_factors_95"`
}

// took is how long the worlds of a pilot took a worker.
type took struct {
	Worlds  int     `json:"worlds"`
	Seconds float64 `json:"worker_seconds_a_world"`
}

func (h *planning) check(given bool) error {
	switch {
	case h.fromRun != "" && given:
		return usagef("--pilot and --from-run: the foresight comes from one of them")
	case h.pilot < 0 || h.pilot == 1 || h.pilot > mostPilot:
		return usagef("--pilot %d: a pilot has 2 worlds to %s, or 0 for none", h.pilot, thousands(mostPilot))
	}
	return nil
}

// foretell adds what is to be expected of the claims.
func (h *planning) foretell(ctx context.Context, d *planned, p *prepared) error {
	var units experiment.Units
	var err error
	switch {
	case h.fromRun != "":
		d.Pilot, units, err = h.earlier(p)
	case h.pilot > 0 && p.inputs.Dataset.Kind == dataset.KindWorld && len(p.spec().Claims) > 0:
		d.Pilot = &pilot{Worlds: h.pilot}
		units, err = h.fly(ctx, d, p)
	default:
		return nil
	}
	if err != nil {
		return err
	}
	all, err := p.plan.Foretell(units)
	if err != nil {
		return err
	}
	d.foresee(all)
	return nil
}

// fly runs the pilot, or takes up what is left of an earlier one.
func (h *planning) fly(ctx context.Context, d *planned, p *prepared) (units experiment.Units, err error) {
	small, err := p.plan.Pilot(h.pilot)
	if err != nil {
		return nil, err
	}
	dir := h.reports(pilotFolder, p.spec().Name)
	shards, err := store.OpenShards(dir)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, shards.Close()) }()
	tell := *p
	tell.plan = small
	bar := h.progress(&tell)
	start := h.now()
	ev, err := small.Run(ctx, experiment.Bench{
		Shards: shards, Workers: h.processors, Progress: bar.step,
		Worlds: h.worlds(),
	})
	bar.end(err)
	var design *experiment.DesignError
	switch {
	case errors.As(err, &design):
		rooms{h.reports(), h.reports(pilotFolder), dir}.leave()
		return nil, err
	case errors.Is(err, context.Canceled):
		return nil, resumable{err}
	case err != nil:
		return nil, err
	}
	d.Seconds, err = h.took(dir, ev, h.now().Sub(start), d)
	return small.Units(ev), err
}

// took is how long the run would take: as long as the pilot did, shard by shard.
// A pilot that was taken up whole has its time from when it was made.
func (h *planning) took(dir string, ev *experiment.Evidence, spent time.Duration, d *planned) (*float64, error) {
	path := filepath.Join(dir, tookFile)
	var t took
	if made := len(ev.Stored) - ev.Reused; made > 0 {
		t = took{made, spent.Seconds() * float64(min(h.processors, made)) / float64(made)}
		data, err := json.Marshal(t)
		if err != nil {
			return nil, err
		}
		if err := writeBytes(path, append(data, '\n')); err != nil {
			return nil, err
		}
	} else if data, err := os.ReadFile(path); err != nil || json.Unmarshal(data, &t) != nil || !(t.Seconds >= 0) {
		return nil, nil // nobody measured it
	}
	left := d.Shards - d.Reused
	seconds := t.Seconds * float64(left) / float64(max(1, min(h.processors, left)))
	return &seconds, nil
}

// earlierRun is what of result.json a foresight needs.
type earlierRun struct {
	Schema     int
	Experiment string
	Dataset    struct{ Kind string }
	Scorers    []struct {
		Scorer string
		Claims []struct {
			ID    string
			Units []struct {
				Unit                         string
				Control, Treated, Difference float64
				Doses                        []float64
				Applicable                   bool
			}
		}
	}
	Provenance struct{ Seeds []uint64 }
}

// earlier takes the units of an earlier run. Claims are found by their names; one
// that the run did not have has no units.
func (h *planning) earlier(p *prepared) (*pilot, experiment.Units, error) {
	data, err := h.stored(h.fromRun, resultFile)
	if err != nil {
		return nil, nil, err
	}
	var r earlierRun
	if err := json.Unmarshal(data, &r); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", resultFile, err)
	}
	switch {
	case r.Schema != result.Schema:
		return nil, nil, usagef("%s of %s is of another version (%d, this program reads %d): run it again", resultFile, h.fromRun, r.Schema, result.Schema)
	case r.Dataset.Kind != result.Worlds.String() || p.inputs.Dataset.Kind != dataset.KindWorld:
		return nil, nil, usagef("--from-run %s: a captured log is one world, from which nothing can be foreseen", h.fromRun)
	}
	all := map[[2]string][]claim.Unit{}
	for _, s := range r.Scorers {
		for _, c := range s.Claims {
			for _, u := range c.Units {
				key := [2]string{s.Scorer, c.ID}
				all[key] = append(all[key], claim.Unit{
					Name: u.Unit, Control: u.Control, Treated: u.Treated, Difference: u.Difference, Doses: u.Doses, Applicable: u.Applicable,
				})
			}
		}
	}
	from := &pilot{Run: &h.fromRun, Worlds: len(r.Provenance.Seeds), Same: shares(r.Provenance.Seeds, p.spec().Seeds.Worlds)}
	return from, func(scorer, claim string) []claim.Unit { return all[[2]string{scorer, claim}] }, nil
}

// shares reports whether two lists have a seed in common.
func shares(a, b []uint64) bool {
	seen := map[uint64]bool{}
	for _, seed := range a {
		seen[seed] = true
	}
	for _, seed := range b {
		if seen[seed] {
			return true
		}
	}
	return false
}
