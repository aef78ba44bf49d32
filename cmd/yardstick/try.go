package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/dataset"
	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/result"
	"github.com/yardstick-lab/yardstick/internal/spec"
	"github.com/yardstick-lab/yardstick/internal/store"
	"github.com/yardstick-lab/yardstick/internal/world"
)

// trying is a call of the verb try.
type trying struct {
	*house
	scorers  []string
	dataset  string
	network  string
	worlds   int
	subjects int
	asJSON   bool
	specOnly bool
}

// What a try takes where nobody says (ours: worlds enough for an answer within
// seconds).
const (
	triedWorlds   = 12
	triedSubjects = 25
	mostTried     = 1000 // worlds: below the seeds that the scorers were anchored on
	triedDataset  = "village"
	triedScorer   = "klout-2011"
)

func tryVerb(h *house) *cobra.Command {
	t := &trying{house: h}
	c := &cobra.Command{
		Use: "try SENTENCE", Short: "Answer one question without a file, as \"add 50 likes to last-post\"",
		Long: "Answers what one change of an account's activity does to its score, and prints the spec that the sentence stands for. It says what happened, with an interval, and " +
			"gives no verdict: nothing was claimed before. Nothing is written but worlds into reports/.cache.\n\n" +
			"  add N ACTION [to last-post|kept-post|last-object] [by audience|strangers] [on day D]\n" +
			"  remove ACTION|reactions [received|given] [on days A..B]\n" +
			"  silence [keep one post] [on days A..B]\n" +
			"  list self N, listed by N others [on day D]\n" +
			"  receive N +K, give N +K [with tweet] [on day D]\n\n" +
			"ACTION is likes, comments, replies, reshares and so on. What is left out is day 0, what was received, and the latest post by the audience or, of a log, " +
			"the object with the latest event by strangers. An account is then observed at the end of the last day",
		Example: "  yardstick try \"add 50 likes to last-post\"\n  yardstick try \"listed by 10 others\" --scorer klout-2011 --scorer followers\n" +
			"  yardstick try \"keep one post\" --spec > experiments/try-keep-one-post.yaml",
		Args: takes("a sentence in quotes"), ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(c *cobra.Command, args []string) error {
			return t.try(c.Context(), args[0], c.Flags().Changed("worlds"))
		},
	}
	f := c.Flags()
	f.StringArrayVar(&t.scorers, "scorer", []string{triedScorer}, "the `scorer`; may be repeated")
	f.StringVar(&t.dataset, "dataset", triedDataset, "the `dataset` to try it on")
	f.StringVar(&t.network, "network", "", "the subjects' `network`; without it the one on which most of that is done")
	f.IntVar(&t.worlds, "worlds", triedWorlds, "how `many` worlds, at least 6")
	f.IntVar(&t.subjects, "subjects", triedSubjects, "how `many` accounts of each world")
	f.BoolVar(&t.specOnly, "spec", false, "print the spec and answer nothing")
	f.BoolVar(&t.asJSON, "json", false, "print JSON")
	complete(c, "scorer", h.completeScorers)
	complete(c, "dataset", h.completeDatasets)
	return c
}

func (t *trying) try(ctx context.Context, sentence string, worlds bool) error {
	trial, err := t.trial(sentence, worlds)
	if err != nil {
		return err
	}
	p, err := t.plan(trial)
	if err != nil {
		return err
	}
	if t.specOnly {
		t.printf("%s", trial.Spec())
		return nil
	}
	res, err := t.measure(ctx, p)
	var design *experiment.DesignError
	if errors.As(err, &design) {
		return usagef("%s; try a smaller number, people who are \"strangers\", or fewer --subjects", design.Text)
	}
	if err != nil {
		return err
	}
	return t.tell(trial, res)
}

// trial reads the sentence, and says what it leaves open.
func (t *trying) trial(sentence string, worlds bool) (*spec.Trial, error) {
	if err := t.enter(); err != nil {
		return nil, err
	}
	d, err := t.house.dataset(t.dataset)
	if err != nil {
		return nil, err
	}
	trial := &spec.Trial{Phrase: sentence, Kind: spec.World, Dataset: d.Name, Network: t.network, Scorers: t.scorers, Worlds: t.worlds, Sample: t.subjects}
	if d.Kind == dataset.KindLog {
		trial.Kind = spec.Log
	} else {
		trial.Warmup, trial.Measured = d.World.Days.Warmup, d.World.Days.Measured
	}
	if err := t.check(trial.Kind, worlds); err != nil {
		return nil, err
	}
	if trial.Step, err = spec.ParsePhrase(sentence, trial.Kind); err != nil {
		return nil, err
	}
	if trial.Network == "" {
		trial.Network = liveliest(d, trial)
	}
	if trial.Network == "" {
		return nil, usagef("the log %s has networks of its own; name one with --network", d.Name)
	}
	return trial, nil
}

// check refuses numbers that no answer can be had with.
func (t *trying) check(kind spec.Kind, worlds bool) error {
	switch {
	case kind == spec.Log && worlds:
		return usagef("--worlds: the dataset %s is a log, which is one", t.dataset)
	case t.worlds < quickWorlds || t.worlds > mostTried:
		return usagef("--worlds %d: an answer takes from %d to %s worlds", t.worlds, quickWorlds, thousands(mostTried))
	case t.subjects < 1:
		return usagef("--subjects %d: at least one has to be watched", t.subjects)
	}
	return nil
}

// liveliest is the network on which most of what is tried is done anyway, the
// first among equals.
func liveliest(d *dataset.Dataset, t *spec.Trial) string {
	if d.Kind == dataset.KindLog {
		return d.Log.Network
	}
	best, most := "", -1.0
	for _, n := range d.World.Networks {
		if much := done(n, t); much > most {
			best, most = n.Name, much
		}
	}
	return best
}

// done is how much of what is tried is done on a network, below 0 where nobody
// could do it.
func done(n world.NetworkSettings, t *spec.Trial) float64 {
	switch s := t.Step; {
	case s.Connect != nil && s.Connect.Network == n.Name:
		return -1 // who is a subject there has it linked
	case s.Follow != nil, s.Unfollow != nil:
		return n.Growth
	case s.Post != nil, s.Mention != nil:
		return n.Posts.Median
	case s.List != nil:
		return n.Listing
	case s.PlusK != nil:
		return n.Endorsements
	case s.Add != nil:
		return reacted(n, s.Add.Action)
	case s.Remove != nil:
		return reacted(n, s.Remove.Action)
	}
	return 0
}

// reacted is how readily people react so on a network.
func reacted(n world.NetworkSettings, action activity.Action) float64 {
	for _, r := range n.Reactions {
		if r.Action == action {
			return r.PerFollower
		}
	}
	return 0
}

// plan prepares the run of a spec that is in no file.
func (t *trying) plan(trial *spec.Trial) (*prepared, error) {
	r, err := t.reader()
	if err != nil {
		return nil, err
	}
	e, err := spec.Parse(trial.Name()+".yaml", trial.Spec(), r.known)
	if r.err != nil {
		return nil, r.err
	}
	if err != nil {
		return nil, err
	}
	in := experiment.Inputs{Spec: e, Open: t.opened}
	for _, s := range e.Scorers {
		preset, err := t.preset(s)
		if err != nil {
			return nil, err
		}
		in.Presets = append(in.Presets, preset)
	}
	if in.Dataset, err = t.house.dataset(e.Dataset); err != nil {
		return nil, err
	}
	if in.Program, err = t.program(); err != nil || t.specOnly {
		return nil, err
	}
	plan, err := experiment.NewPlan(in)
	var design *experiment.DesignError
	if errors.As(err, &design) {
		return nil, usagef("%s", design.Text)
	}
	return &prepared{inputs: in, plan: plan, stands: standing{why: notLocked}}, err
}

// measure runs the plan with shards in a folder that goes afterwards.
func (t *trying) measure(ctx context.Context, p *prepared) (res *result.Result, err error) {
	dir, err := os.MkdirTemp("", "yardstick-try-*")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	shards, err := store.OpenShards(dir)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, shards.Close()) }()
	bar := progress(silence{})
	if t.terminal {
		bar = t.progress(p)
	}
	ev, err := p.plan.Run(ctx, experiment.Bench{
		Shards: shards, Workers: t.processors, Progress: bar.step,
		Worlds: t.house.worlds(),
	})
	bar.end(err)
	if err != nil {
		return nil, err
	}
	return p.plan.Result(ev, p.setting())
}

// tell prints the answer and the spec.
func (t *trying) tell(trial *spec.Trial, res *result.Result) error {
	for _, w := range res.Warnings {
		t.warn(w)
	}
	a := answerOf(trial, res)
	if t.asJSON {
		return t.writeJSON(a)
	}
	t.printf("%s   %s: %s   %s, %s\n\n", "try", exploratory, a.Exploratory, res.Dataset.Name, a.size(res))
	for _, s := range a.Scorers {
		t.printf("%s\n", plain(s.Sentence))
	}
	t.printf("\n%s\n", a.grid())
	t.printf("the spec it stands for, which \"%s try … --spec > experiments/%s.yaml\" writes:\n\n%s", typed, trial.Name(), a.Spec)
	return nil
}

func (a *answer) size(res *result.Result) string {
	if a.census {
		return plural(res.Design.SubjectsPerWorld, "account")
	}
	return fmt.Sprintf("%s × %s, on %s", plural(len(res.Design.Units), "world"), plural(res.Design.SubjectsPerWorld, "subject"), a.Network)
}

func (a *answer) grid() *grid {
	g := &grid{header: []string{"SCORER", "CONTROL", "TREATED", "EFFECT [95 %]", "DOWN/SAME/UP"}, left: 1}
	for _, s := range a.Scorers {
		c := shownClaim{Estimate: s.Estimate, Interval: s.Interval, Shares: s.Shares}
		g.add(s.Scorer, mean(s.Control), mean(s.Treated), c.effect(placesFor(values(s.Estimate)...)), c.shares())
	}
	return g
}

// capital begins a sentence.
func capital(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}
