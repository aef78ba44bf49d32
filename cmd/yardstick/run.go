package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"
	"github.com/yardstick-lab/yardstick/internal/dataset"
	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/spec"
	"github.com/yardstick-lab/yardstick/internal/store"
)

// running is a call of the verb run.
type running struct {
	*house
	scorers []string
	workers int
	asJSON  bool
	locked  bool
	quick   bool
	all     bool
	gate    bool
	sweeps  bool
	junit   string // a path; empty for none
}

func runVerb(h *house) *cobra.Command {
	r := &running{house: h}
	c := &cobra.Command{
		Use: "run NAME...", Short: "Answer the question of a spec, and write the report",
		Long: "Answers the question of a spec, and writes the report to reports/NAME/index.html. What an earlier run found is used again where it still holds. " +
			"A run with other scorers than the spec's leaves its report in reports/NAME/with-SCORER, apart from what the spec asks, from the database and from the matrix.\n\n" +
			"With --sweep it also seeks where the main scorer's verdicts flip along the constants that the spec names in tipping: the assumptions that its claims hang on, each over " +
			"its plausible range, to " + fixed(100*experiment.SweepTolerance, 0) + " %. A claim that flips within it says so in its first sentence. That takes a minute or so, once for the same inputs, and is kept in " +
			"reports/NAME/sensitivity.json; runs without --sweep show it as long as it fits. The verb sensitivity finds more, and more finely.\n\n" +
			"With --gate, for CI, several experiments can be named, or none for all of them, and verdicts are held to what the claims expect (\"expect:\" in the spec, " +
			"SUPPORTED where it says nothing), those of the main scorer; the others are there to compare. It exits with 11 if a claim came out VOID, else with 10 if one came out " +
			"REFUTED, else with 12 if one came out INCONCLUSIVE, where that was not expected. The last line says so too, for make turns every such code into 2",
		Example:           "  yardstick run likes-only\n  yardstick run likes-only --scorer constant\n  yardstick run --all --sweep\n  yardstick run --gate --locked --junit verdicts.xml",
		Args:              r.takes,
		ValidArgsFunction: h.completeExperiments,
		RunE:              func(c *cobra.Command, args []string) error { return r.run(c.Context(), args) },
	}
	f := c.Flags()
	f.StringArrayVar(&r.scorers, "scorer", nil, "a `scorer` in place of the spec's; may be repeated, the first is the main one")
	f.IntVar(&r.workers, "workers", h.processors, "how `many` shards are computed at once; changes no result")
	f.BoolVar(&r.asJSON, "json", false, "print verdict.json")
	f.BoolVar(&r.locked, "locked", false, "exit with 3, before any work, where the run would be EXPLORATORY")
	f.BoolVar(&r.quick, "quick", false, fmt.Sprintf("run the first %d worlds only: INTERIM, without verdict or report", quickWorlds))
	f.BoolVar(&r.all, "all", false, "answer every experiment, one after the other")
	f.BoolVar(&r.sweeps, "sweep", false, "seek as well where the verdicts flip along the constants that the spec names")
	f.BoolVar(&r.gate, "gate", false, "exit with 10, 11 or 12 where a claim is not what it is expected to be")
	f.StringVar(&r.junit, "junit", "", "write the claims as tests to `FILE`, as JUnit XML")
	complete(c, "scorer", h.completeScorers)
	return c
}

// takes wants one name, none for all, or any number of them at the gate.
func (r *running) takes(c *cobra.Command, args []string) error {
	switch {
	case r.all && len(args) > 0:
		return usagef("--all and %q: name experiments, or ask for all", args[0])
	case r.gate || r.all:
		return nil
	}
	return takes("the name of an experiment")(c, args)
}

// cacheLimit bounds reports/.cache, which is safe to delete (ours: all worlds of the
// experiments that come with the program, which take some 2 GB. With half of that the
// six of town drove out those of village, which were made three times).
const cacheLimit = 3 << 30

func (r *running) run(ctx context.Context, names []string) error {
	go func() { _, _ = r.hashed() }() // whoever needs it asks again
	names, err := r.check(names)
	if err != nil {
		return err
	}
	if r.quick {
		return relay(ctx, r.workers, names[:1], r.interim)
	}
	if err := r.roomForResults(ctx, names); err != nil {
		return err
	}
	var all []*result.Result
	err = relay(ctx, r.workers, names, func(ctx context.Context, l *lap) error {
		found, err := r.one(ctx, l)
		if err == nil {
			all = append(all, found) // in its turn
		}
		return err
	})
	if err != nil {
		return err
	}
	if r.junit != "" {
		if err := r.writeJUnit(all); err != nil {
			return err
		}
	}
	if r.gate {
		return r.pass(all)
	}
	return nil
}

// check refuses before the work what cannot be carried through, and returns the
// experiments to run.
func (r *running) check(names []string) ([]string, error) {
	if r.workers < 1 {
		return nil, usagef("--workers %d: at least one has to work", r.workers)
	}
	if err := errors.Join(r.checkQuick(), r.checkSweep()); err != nil {
		return nil, err
	}
	names, err := r.orAll(names)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if err := r.checkLock(name); err != nil {
			return nil, err
		}
	}
	return names, r.checkJUnit(names)
}

func (r *running) checkQuick() error {
	switch {
	case !r.quick:
		return nil
	case r.gate, r.junit != "", r.asJSON:
		return usagef("--quick gives no verdict, so it goes with none of --gate, --junit and --json")
	case r.all:
		return usagef("--quick looks at one experiment; name it")
	}
	return nil
}

// roomForResults refuses before the work a database that would not take what is
// found; a run apart from what the spec asks puts nothing into it.
func (r *running) roomForResults(ctx context.Context, names []string) error {
	if !slices.ContainsFunc(names, func(name string) bool { return r.folderOf(name, r.scorers) == name }) {
		return nil
	}
	return r.roomInDatabase(ctx)
}

func (h *house) roomInDatabase(ctx context.Context) error {
	return interrupted(store.CheckResults(ctx, h.reports(database)))
}

func (r *running) checkLock(name string) error {
	s, err := r.held(name, r.scorers)
	if err == nil && r.locked && s.why != "" {
		return &unlocked{name, s.why}
	}
	return err
}

// orAll stands all experiments in for none.
func (r *running) orAll(names []string) ([]string, error) {
	if err := r.enter(); err != nil || len(names) > 0 {
		return names, err
	}
	names, err := spec.List(r.experiments())
	if err == nil && len(names) == 0 {
		err = usagef("there are no experiments to run")
	}
	return names, err
}

// one runs one experiment, publishes and prints what it found.
func (r *running) one(ctx context.Context, l *lap) (*result.Result, error) {
	p, err := r.prepareLap(l, r.scorers)
	if err != nil {
		return nil, err
	}
	found, err := r.find(ctx, l, p)
	if err == nil {
		err = interrupted(r.publish(ctx, found))
	}
	if err != nil {
		return nil, err
	}
	return found.result, r.print(found.files, r.asJSON)
}

// find gathers, waits for its turn, and sweeps. A sweep takes all hands, so the next
// experiment's shards wait for its end.
func (r *running) find(ctx context.Context, l *lap, p *prepared) (*found, error) {
	next := l.taken
	if r.sweeps {
		l.taken = func() {}
	}
	found, err := r.gather(ctx, l, p)
	if err == nil {
		err = l.turn()
	}
	if err == nil && r.sweeps {
		err = interrupted(r.sweep(ctx, p, found))
	}
	if err == nil {
		next()
	}
	return found, err
}

// gather measures, in rooms that are there.
func (r *running) gather(ctx context.Context, l *lap, p *prepared) (*found, error) {
	made, err := r.rooms(p.dir)
	if err != nil {
		return nil, err
	}
	found, err := r.measure(ctx, l, p)
	if refused(ctx, err) {
		made.leave()
	}
	return found, interrupted(err)
}

// refused reports whether a run is to leave no trace of itself: its design does not
// fit, or an experiment before it failed.
func refused(ctx context.Context, err error) bool {
	var design *experiment.DesignError
	return err != nil && (errors.As(err, &design) || errors.Is(context.Cause(ctx), errBefore))
}

// interrupted marks what a next run takes up.
func interrupted(err error) error {
	if errors.Is(err, context.Canceled) {
		return resumable{err}
	}
	return err
}

// found is what a run found, with the shards that it rests on.
type found struct {
	result *result.Result
	shards []string // paths, in the order of the plan
	files  files
}

// measure brings the evidence together and judges it.
func (r *running) measure(ctx context.Context, l *lap, p *prepared) (f *found, err error) {
	shards, err := store.OpenShards(r.reports(p.dir, shardFolder))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, shards.Close()) }()
	bar := l.progress(func() progress { return r.progress(p) })
	ev, err := p.plan.Run(ctx, l.bench(experiment.Bench{Shards: shards, Progress: bar.step, Worlds: r.worlds()}))
	bar.end(err)
	if err != nil {
		return nil, err
	}
	return r.judge(ctx, p, ev, shards)
}

// worlds is the cache of worlds that were made.
func (h *house) worlds() *dataset.Cache {
	return &dataset.Cache{Dir: h.reports(cacheFolder), Limit: cacheLimit}
}

// judge makes a result of evidence, and the files that hold it.
func (h *house) judge(ctx context.Context, p *prepared, ev *experiment.Evidence, shards *store.Shards) (*found, error) {
	if err := p.plan.State(ctx, ev, h.worlds()); err != nil {
		return nil, err
	}
	res, err := p.plan.Result(ev, p.setting())
	if err != nil {
		return nil, err
	}
	if err := h.attach(res); err != nil {
		return nil, err
	}
	f := &found{result: res}
	for _, s := range res.Manifest.Shards {
		f.shards = append(f.shards, shards.Path(s.Name))
	}
	f.files, err = filesOf(res)
	f.files.dir = p.dir
	return f, err
}
