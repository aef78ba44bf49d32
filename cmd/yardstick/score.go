package main

import (
	"context"
	"errors"
	"io"
	"iter"
	"os"
	"slices"

	"github.com/spf13/cobra"
	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/dataset"
	"github.com/yardstick-lab/yardstick/internal/experiment"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/strictyaml"
	"github.com/yardstick-lab/yardstick/internal/trace"
)

// scoring is a call of the verb score.
type scoring struct {
	*house
	log            dataset.LogName
	scorer, preset string // one of them, or neither
	days, accounts string
	explained      string
	out            string
	asJSON         bool
	memory, tmp    string // for logs larger than memory
}

// defaultScorer is used where a call names none.
const defaultScorer = "klout-2011"

func scoreVerb(h *house) *cobra.Command {
	s := &scoring{house: h}
	c := &cobra.Command{
		Use: "score LOG", Short: "Score the accounts of a log",
		Long: "Scores the accounts of a log: a file with the columns time,network,action,actor,owner,object[,parent], " +
			"which is CSV, compressed or not, Arrow IPC or Parquet; or the name of a dataset. " +
			"A preset of kind external names a program, which is run on this machine with your rights (examples/README.md). " +
			"With --memory its events wait in temporary files (some 50 bytes each), so that it may be larger than memory; the scores are the same",
		Example: "  yardstick score log.csv --stock accounts.csv --days 2011-03-01..2011-03-05 --out scores.csv\n" +
			"  yardstick score github-2015-01-01 --scorer klout-short --explain octocat\n" +
			"  yardstick score huge.parquet --memory 256MB --tmp /var/tmp --out scores.parquet",
		Args: takes("the log"), ValidArgsFunction: h.completeDatasets,
		RunE: func(c *cobra.Command, args []string) error {
			s.log.Log = args[0]
			return s.score(c.Context())
		},
	}
	f := c.Flags()
	f.StringVar(&s.scorer, "scorer", "", "a `scorer` by name (default "+defaultScorer+")")
	f.StringVar(&s.preset, "preset", "", "a `file` with the settings of a scorer")
	f.StringVar(&s.log.Stock, "stock", "", "a CSV `file` of what accounts held before: account,network,followers,lists,linked")
	f.StringVar(&s.days, "days", "", "UTC `days`, as 2011-03-01 or 2011-03-01..2011-03-05 (default the log's last)")
	f.StringVar(&s.accounts, "accounts", "", "score only the accounts of this `file`, one name a line")
	f.StringVar(&s.explained, "explain", "", "print every event that counts towards the score of this `account`")
	f.StringVar(&s.out, "out", "-", "where to write account,day,score,displayed: a `file`, Parquet or Arrow IPC where it ends in .parquet or .arrow, else CSV; or - for standard output")
	f.StringVar(&s.memory, "memory", "", "use no more than so much memory, as `256MB` (KB, MB or GB; at least "+megabytes(leastMemory)+"); not with --explain")
	f.StringVar(&s.tmp, "tmp", "", "the `folder` for the temporary files of --memory (default the system's)")
	f.BoolVar(&s.asJSON, "json", false, "print an explanation as JSON")
	complete(c, "scorer", h.completeScorers)
	return c
}

// complete adds the completion of a flag's value.
func complete(c *cobra.Command, flag string, words cobra.CompletionFunc) {
	if err := c.RegisterFlagCompletionFunc(flag, words); err != nil {
		panic("yardstick: completion of a flag that is not there: " + err.Error())
	}
}

// heard is a log, read and put in order, with the scorer that it goes through
// and the days to score.
type heard struct {
	preset   scorer.Preset
	opened   experiment.Opener // of the preset
	log      *trace.Mapped     // nil where the events are not in memory
	index    *scorer.Index     // the same
	tables   *activity.Trace   // of names; its events may be missing
	frame    *scorer.Frame
	first    []activity.Day // account → the day on which it is first seen, see arrivals
	warnings []string
	days     scorer.Keep
}

func (s *scoring) score(ctx context.Context) error {
	preset, err := s.check()
	if err != nil {
		return err
	}
	if s.memory != "" {
		return s.scoreSpooled(ctx, preset)
	}
	h, err := interruptible(ctx, func() (*heard, error) { return s.hear(preset) })
	if err != nil {
		return err
	}
	who, err := s.prepare(h)
	if err != nil {
		return err
	}
	if s.explained != "" {
		if err := s.explainOne(ctx, h); err != nil || s.out == "-" {
			return err
		}
	}
	return s.finish(ctx, h, who)
}

// finish scores a log that is in memory or mapped, and writes the scores.
func (s *scoring) finish(ctx context.Context, h *heard, who []bool) error {
	scores, err := reading(ctx, h.log, func() (*scoreboard, error) { return h.scores(who) })
	if err == nil {
		err = errors.Join(h.log.Unchanged(), h.log.Close())
	}
	if err != nil {
		return err
	}
	return s.write(scores.all, nil)
}

// reading is interruptible for work that reads a log which may be mapped. Whoever
// leaves it behind leaves the log open.
func reading[T any](ctx context.Context, log *trace.Mapped, work func() (T, error)) (T, error) {
	return interruptible(ctx, func() (value T, err error) {
		err = log.Guard(func() (err error) {
			value, err = work()
			return err
		})
		return value, err
	})
}

// prepare chooses the days and the accounts to score (nil for all), and says what
// to be careful of.
func (s *scoring) prepare(h *heard) (who []bool, err error) {
	if h.days, err = s.period(h.frame); err != nil {
		return nil, err
	}
	if who, err = s.chosen(h); err != nil {
		return nil, err
	}
	for _, w := range slices.Concat(h.warnings, h.span(), h.burnIn()) {
		s.warn(w)
	}
	return who, nil
}

// check finds what is wrong with the call before the log is read, which may take
// a while.
func (s *scoring) check() (scorer.Preset, error) {
	if s.asJSON && s.explained == "" {
		return scorer.Preset{}, usagef("--json goes with --explain; scores are a table")
	}
	if _, _, err := s.asked(); err != nil {
		return scorer.Preset{}, err
	}
	if _, err := s.budget(); err != nil {
		return scorer.Preset{}, err
	}
	preset, err := s.settings()
	if err == nil {
		err = s.suits(preset)
	}
	if err == nil {
		err = s.noWorld()
	}
	if err == nil {
		err = s.apart()
	}
	return preset, err
}

// settings are those of the scorer that was asked for.
func (s *scoring) settings() (scorer.Preset, error) {
	switch {
	case s.scorer != "" && s.preset != "":
		return scorer.Preset{}, usagef("--scorer and --preset both say how to score; give one of them")
	case s.preset != "":
		return s.presetFile(s.preset)
	case s.scorer == "":
		return scorer.Load(defaultScorer)
	}
	return s.house.preset(s.scorer)
}

// presetFile reads the settings in a file.
func (e env) presetFile(path string) (scorer.Preset, error) {
	data, err := e.read(path)
	if err != nil {
		return scorer.Preset{}, err
	}
	p, err := scorer.Decode(path, data)
	var problems strictyaml.Problems
	if err != nil && !errors.As(err, &problems) {
		return p, usagef("%s: %s", path, err)
	}
	if err == nil {
		err = e.identified(p, path)
	}
	return p, err
}

// read returns a file that a person named.
func (e env) read(path string) ([]byte, error) {
	data, err := os.ReadFile(e.path(path))
	if errors.Is(err, os.ErrNotExist) {
		return nil, usagef("there is no file %q", path)
	}
	if info, statErr := os.Stat(e.path(path)); statErr == nil && info.IsDir() {
		return nil, usagef("%q is a folder, a file is wanted", path)
	}
	return data, err
}

// noWorld refuses the name of a world, and says how to make a log of one.
func (s *scoring) noWorld() error {
	names, err := s.shelf().List()
	if err != nil {
		return err
	}
	for _, name := range names {
		if name != s.log.Log {
			continue
		}
		if d, err := s.dataset(name); err == nil && d.Kind == dataset.KindWorld {
			return usagef("the dataset %s is a world, which has no log; \"%s world %s --seed 1 --export log.csv --export-stock accounts.csv\" makes one",
				name, typed, name)
		}
	}
	return nil
}

// name is that of the log, its paths resolved.
func (s *scoring) name() dataset.LogName {
	name := s.log
	if info, err := os.Stat(s.path(name.Log)); err == nil && !info.IsDir() {
		name.Log = s.path(name.Log)
	}
	name.Stock = s.path(name.Stock)
	return name
}

// hear opens the log and puts it in order.
func (s *scoring) hear(preset scorer.Preset) (*heard, error) {
	log, reading, err := s.shelf().OpenLog(s.name())
	if err != nil {
		return nil, err
	}
	t := log.Trace
	if t.Len() == 0 {
		return nil, errors.Join(s.noEvents(), log.Close())
	}
	h := &heard{preset: preset, opened: s.opened, log: log, tables: t, warnings: reading.Warnings}
	err = log.Guard(func() error {
		h.index, h.first = scorer.NewIndex(t), arrivals(t)
		h.frame = &h.index.Frame
		return nil
	})
	return h, err
}

func (s *scoring) noEvents() error { return usagef("the log %s has no events", s.log.Log) }

// write puts the scores where they were asked for. Where fault is not nil, it is
// called behind the last score, and says why it is not.
func (s *scoring) write(scores iter.Seq[trace.Score], fault func() error) error {
	write := func(w io.Writer) error {
		err := trace.ScoresWriterFor(s.out)(w, scores)
		if fault != nil && fault() != nil {
			return fault()
		}
		return err
	}
	if s.out == "-" {
		return write(s.stdout)
	}
	return s.save(s.out, write)
}

// save writes a file that a person named.
func (e env) save(path string, write func(io.Writer) error) error {
	if info, err := os.Stat(e.path(path)); err == nil && info.IsDir() {
		return usagef("%q is a folder, a file is wanted", path)
	}
	return writeAside(e.path(path), write)
}
