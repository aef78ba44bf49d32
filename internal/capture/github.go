package capture

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/strictyaml"
	"github.com/yardstick-lab/yardstick/internal/trace"
)

// GitHubActions returns the mapping of GH Archive's types of event to actions
// that is used where a dataset gives none. Types outside it are skipped.
func GitHubActions() map[string]activity.Action {
	return map[string]activity.Action{
		"WatchEvent":                    activity.Like,
		"ForkEvent":                     activity.Reshare,
		"IssueCommentEvent":             activity.Comment,
		"PullRequestReviewCommentEvent": activity.Comment,
		"CommitCommentEvent":            activity.Comment,
		"IssuesEvent":                   activity.Mention,
		"PullRequestEvent":              activity.Mention,
		"MemberEvent":                   activity.Endorse,
		"FollowEvent":                   activity.Follow,
	}
}

// GitHub imports files of GH Archive. Use one for all files of a log: it knows
// the ids that it has seen.
type GitHub struct {
	network string
	actions map[string]activity.Action
	seen    map[string]struct{}
}

// NewGitHub returns an importer that puts events on network and maps types of
// event to actions. It reports an error for a type of which it does not know
// whose work is acted on.
func NewGitHub(network string, actions map[string]activity.Action) (*GitHub, error) {
	known := slices.Sorted(maps.Keys(rules))
	for _, kind := range slices.Sorted(maps.Keys(actions)) {
		if _, ok := rules[kind]; ok {
			continue
		}
		if near := strictyaml.Suggest(kind, known); near != "" {
			return nil, fmt.Errorf("unknown type of event %q; did you mean %q?", kind, near)
		}
		return nil, fmt.Errorf("unknown type of event %q (known: %s)", kind, strings.Join(known, ", "))
	}
	return &GitHub{network, actions, map[string]struct{}{}}, nil
}

// Read adds the events of one file, compressed or not, to b; name is what the
// report and errors call the file. A record that cannot be read is in the
// report and the rest goes on.
//
// The error is [*trace.Problems] for a file that is damaged, empty or without a
// single readable record, else the machine's; after one, b is of no use.
func (g *GitHub) Read(r io.Reader, name string, b *activity.Builder) (trace.Report, error) {
	f := &gitHubFile{
		GitHub: g, into: b, lines: newLines(trace.NewSource(r)),
		report: trace.Report{File: name}, skipped: tally{}, assumed: tally{},
	}
	for {
		line, err := f.next()
		if errors.Is(err, errLongLine) {
			f.report.Records++
			f.unreadable(err.Error())
			continue
		}
		if err == io.EOF { //nolint:errorlint // one that is wrapped is damage, not the end
			break
		}
		if err != nil {
			return trace.Report{}, f.failure(err)
		}
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		f.report.Records++
		if err := f.record(line); err != nil {
			return trace.Report{}, fmt.Errorf("%s:%d: %w", name, f.n, err)
		}
	}
	f.report.Skipped, f.report.Assumed = f.skipped.counts(), f.assumed.counts()
	return f.report, f.worth()
}

// gitHubFile is the reading of one file.
type gitHubFile struct {
	*GitHub
	*lines
	into             *activity.Builder
	report           trace.Report
	skipped, assumed tally
}

// failure tells the file's faults from the machine's.
func (f *gitHubFile) failure(err error) error {
	var damage *trace.DamageError
	if errors.As(err, &damage) {
		return bad(trace.Problem{File: f.report.File, Line: f.n + 1, Text: damage.Error()})
	}
	return fmt.Errorf("%s: line %d: %w", f.report.File, f.n+1, err)
}

// worth reports a file from which nothing was read.
func (f *gitHubFile) worth() error {
	r := &f.report
	switch {
	case r.Records == 0:
		return bad(trace.Problem{File: r.File, Text: "the file is empty"})
	case r.Unreadable == r.Records:
		p := r.Problems[0]
		p.Text = fmt.Sprintf("none of the file's %d records can be read; the first: %s", r.Records, p.Text)
		return bad(p)
	}
	return nil
}

func bad(p trace.Problem) error { return &trace.Problems{First: []trace.Problem{p}} }

func (f *gitHubFile) unreadable(text string) {
	f.report.Unreadable++
	if len(f.report.Problems) < shownProblems {
		f.report.Problems = append(f.report.Problems, trace.Problem{File: f.report.File, Line: f.n, Text: text})
	}
}

// record takes one record. Its error is the builder's, which has no room.
func (f *gitHubFile) record(line []byte) error {
	if !utf8.Valid(line) {
		f.unreadable("the record is not UTF-8")
		return nil
	}
	var r gitHubRecord
	if err := decode("record", line, &r); err != nil {
		f.unreadable(err.Error())
		return nil
	}
	action, mapped := f.actions[r.Type]
	if !mapped {
		f.skipped.add(cut(r.Type))
		return nil
	}
	return f.act(&r, action)
}

// act takes a record whose type is mapped to an action.
func (f *gitHubFile) act(r *gitHubRecord, action activity.Action) error {
	e, took := r.event()
	switch _, seen := f.seen[string(r.ID)]; {
	case took.wrong != "":
		f.unreadable(took.wrong)
		return nil
	case took.skip != "":
		f.skipped.add(took.skip)
		return nil
	case seen:
		f.skipped.add("a repeated id")
		return nil
	}
	e.Network, e.Action = f.network, action
	if err := f.into.Add(e); err != nil {
		return err
	}
	f.report.Events++
	if took.assumed != "" {
		f.assumed.add(took.assumed)
	}
	if r.ID != "" { // layouts before 2015 have none
		f.seen[string(r.ID)] = struct{}{}
	}
	return nil
}
