package capture

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/gzip"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/trace"
)

// read imports files one after the other and returns the events as rows of a
// log, without the header and the network.
func read(t *testing.T, files ...string) (rows []string, last trace.Report, err error) {
	t.Helper()
	g, err := NewGitHub("github", GitHubActions())
	if err != nil {
		t.Fatal(err)
	}
	var b activity.Builder
	for _, file := range files {
		if last, err = g.Read(strings.NewReader(file), "hour.json", &b); err != nil {
			return nil, last, err
		}
	}
	log, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := trace.WriteCSV(&out, log); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	for _, line := range lines[1:] {
		rows = append(rows, strings.Replace(line, "Z,github,", "Z,", 1))
	}
	return rows, last, nil
}

func packed(in string) string {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	_, _ = w.Write([]byte(in)) // memory takes every byte
	_ = w.Close()
	return out.String()
}

// since2015 is a record in the present layout.
func since2015(kind, payload string) string {
	return fmt.Sprintf(`{"id":"%x","type":%q,"actor":{"id":1,"login":"bob"},"repo":{"id":2,"name":"ann/lib"},"payload":%s,"public":true,"created_at":"2015-01-01T00:00:06Z"}`, kind+payload, kind, payload) + "\n"
}

// before2015 is a record in the layout of the years before.
func before2015(kind, payload, url string) string {
	return fmt.Sprintf(`{"created_at":"2013-09-20T09:03:41-07:00","payload":%s,"public":true,"type":%q,"url":%q,"actor":"bob","actor_attributes":{"login":"bob","type":"User"},"repository":{"id":2,"name":"lib","owner":"ann","watchers":13,"created_at":"2010-06-30T12:38:08-07:00"}}`, payload, kind, url) + "\n"
}

func TestGitHubTypes(t *testing.T) {
	check := func(in string, want ...string) {
		t.Helper()
		rows, report, err := read(t, in)
		if err != nil || !slices.Equal(rows, want) {
			t.Errorf("%s reads as %q (%v), want %q; %s", in, rows, err, want, report)
		}
	}
	const at = "2015-01-01T00:00:06Z,"
	thread := `{"action":"created","issue":{"id":5,"number":7,"user":{"login":"carl"}},"comment":{"user":{"login":"bob"}}}`
	check(since2015("WatchEvent", `{"action":"started"}`), at+"like,bob,ann,ann/lib")
	check(since2015("ForkEvent", `{"forkee":{"full_name":"bob/lib","owner":{"login":"bob"}}}`), at+"reshare,bob,ann,ann/lib")
	check(since2015("IssueCommentEvent", thread), at+"comment,bob,carl,ann/lib#7")
	check(since2015("IssueCommentEvent", strings.Replace(thread, "created", "deleted", 1)))
	check(since2015("PullRequestReviewCommentEvent", `{"action":"created","pull_request":{"number":8,"user":{"login":"dora"}}}`), at+"comment,bob,dora,ann/lib#8")
	check(since2015("CommitCommentEvent", `{"comment":{"user":{"login":"bob"}}}`), at+"comment,bob,ann,ann/lib")
	check(since2015("IssuesEvent", `{"action":"opened","issue":{"number":7,"user":{"login":"bob"}}}`), at+"mention,bob,ann,ann/lib#7")
	check(since2015("IssuesEvent", `{"action":"closed","issue":{"number":7,"user":{"login":"bob"}}}`))
	check(since2015("PullRequestEvent", `{"action":"opened","number":9,"pull_request":{"user":{"login":"bob"}}}`), at+"mention,bob,ann,ann/lib#9")
	check(since2015("PullRequestEvent", `{"action":"reopened","number":9}`))
	check(since2015("MemberEvent", `{"action":"added","member":{"login":"carl"}}`), at+"endorse,bob,carl,ann/lib")
	check(since2015("PushEvent", `{"size":1}`))
	check(since2015("DeleteEvent", `{}`))

	const old = "2013-09-20T16:03:41Z,"
	check(before2015("WatchEvent", `{"action":"started"}`, "https://github.com/ann/lib"), old+"like,bob,ann,ann/lib")
	check(before2015("IssueCommentEvent", `{"comment_id":3,"issue_id":5}`, "https://github.com/ann/lib/issues/7#issuecomment-3"), old+"comment,bob,ann,ann/lib#7")
	check(before2015("PullRequestReviewCommentEvent", `{"comment":{"user":{"login":"bob"}}}`, "https://github.com/ann/lib/pull/8#discussion_r1"), old+"comment,bob,ann,ann/lib#8")
	check(before2015("CommitCommentEvent", `{"comment_id":3,"commit":"abc"}`, "https://github.com/ann/lib/commit/abc"), old+"comment,bob,ann,ann/lib")
	check(before2015("IssuesEvent", `{"action":"opened","issue":5,"number":7}`, ""), old+"mention,bob,ann,ann/lib#7")
	check(before2015("FollowEvent", `{"target":{"id":5,"login":"carl","followers":4}}`, ""), old+"follow,bob,carl,")
	check(before2015("FollowEvent", `{"target":"carl"}`, ""), old+"follow,bob,carl,")
	check(before2015("MemberEvent", `{"action":"added","member":"carl"}`, ""), old+"endorse,bob,carl,ann/lib")
	check(`{"type":"WatchEvent","actor":{"login":"bob"},"repository":{"name":"lib","owner":{"login":"ann"}},"payload":{},"created_at":"2012/03/10 22:53:44 -0800"}`,
		"2012-03-11T06:53:44Z,like,bob,ann,ann/lib")
	check(`{"type":"WatchEvent","actor":null,"actor_attributes":{"login":"bob"},"repo":{"name":"ann/lib"},"payload":null,"created_at":"2011-02-12T00:00:00Z","id":12}`,
		"2011-02-12T00:00:00Z,like,bob,ann,ann/lib")
}

func TestGitHubReport(t *testing.T) {
	check := func(in, want string) {
		t.Helper()
		_, report, err := read(t, in)
		if err != nil || report.String() != want {
			t.Errorf("the report is\n%s(%v) want\n%s", report, err, want)
		}
		sum := report.Events + report.Unreadable
		for _, c := range report.Skipped {
			sum += c.N
		}
		if sum != report.Records {
			t.Errorf("%d records, but %d accounted for", report.Records, sum)
		}
	}
	star, push := since2015("WatchEvent", `{"action":"started"}`), since2015("PushEvent", `{"size":1}`)
	closed := since2015("IssuesEvent", `{"action":"closed"}`)
	check(star+"\r\n\n"+push+star+push+closed, `hour.json: 5 records, 1 events, 4 skipped, 0 unreadable
  skipped 2: PushEvent
  skipped 1: IssuesEvent closed
  skipped 1: a repeated id
`)
	old := before2015("IssueCommentEvent", `{"comment_id":3}`, "")
	check(old+old+since2015("CommitCommentEvent", `{}`), `hour.json: 3 records, 3 events, 0 skipped, 0 unreadable
  assumed for 2: the owner is the repository's, as the record does not say who opened the thread
  assumed for 1: the owner is the repository's, as the record does not say who wrote the commit
`)
	check(star+"{\"type\":\n[1]\n{\"type\":7}\nnot json\n"+star[:40]+"\xff"+star[40:]+since2015("WatchEvent", `"started"`)+
		strings.Replace(star, "2015-01-01T", "yesterday", 1)+strings.Replace(star, `"bob"`, `"b\u0000b"`, 1)+
		strings.Replace(star, "ann/", strings.Repeat("a", 2000)+"/", 1)+star[:len(star)-3], `hour.json: 11 records, 1 events, 0 skipped, 10 unreadable
  hour.json:2: the record is no JSON: unexpected end of JSON input
  hour.json:3: the record is a JSON array, not an object
  hour.json:4: the record's "type" is a JSON number
  hour.json:5: the record is no JSON: invalid character 'o' in literal null (expecting 'u')
  hour.json:6: the record is not UTF-8
  hour.json:7: the payload is a JSON string, not an object
  hour.json:8: the record's created_at is "yesterday00:00:06Z", not a time like 2015-01-01T00:00:00Z
  hour.json:9: the name "b\x00b" has a control character in it
  hour.json:10: a name of 2000 bytes
  hour.json:11: the record is no JSON: unexpected end of JSON input
`)
	check(strings.Replace(star, `{"id":1,"login":"bob"}`, "null", 1)+strings.Replace(star, "ann/", "/", 1)+
		strings.Replace(star, "ann/lib", "", 1)+since2015("MemberEvent", "{}"), `hour.json: 4 records, 0 events, 4 skipped, 0 unreadable
  skipped 2: WatchEvent without an owner
  skipped 1: MemberEvent without an owner
  skipped 1: WatchEvent without an actor
`)
	check(star+strings.Repeat("x\n", shownProblems+2), "hour.json: 23 records, 1 events, 0 skipped, 22 unreadable\n"+
		strings.Join(func() (lines []string) {
			for i := range shownProblems {
				lines = append(lines, fmt.Sprintf("  hour.json:%d: the record is no JSON: invalid character 'x' looking for beginning of value\n", i+2))
			}
			return append(lines, "  and 2 more\n")
		}(), ""))
	check(strings.Repeat(" ", maxLine+1)+"\n"+star+strings.Replace(star, "{", `{"body":"`+strings.Repeat("long ", 100_000)+`",`, 1), `hour.json: 3 records, 1 events, 1 skipped, 1 unreadable
  skipped 1: a repeated id
  hour.json:1: a line longer than 16 MiB
`)
}

func TestRepeatedIDsAcrossFiles(t *testing.T) {
	star := since2015("WatchEvent", `{"action":"started"}`)
	if rows, report, err := read(t, star, star); err != nil || len(rows) != 1 || report.Events != 0 {
		t.Errorf("the same hour twice gives %q, %v; %s", rows, err, report)
	}
}

func TestFilesThatGiveNothing(t *testing.T) {
	check := func(in, want string) {
		t.Helper()
		_, _, err := read(t, in)
		var problems *trace.Problems
		if !errors.As(err, &problems) || err.Error() != want {
			t.Errorf("%q gives %v, want %s", in, err, want)
		}
	}
	check("", "hour.json: the file is empty")
	check("\n\n", "hour.json: the file is empty")
	check(packed(""), "hour.json: the file is empty")
	check("time,network\n0,x\n", "hour.json:1: none of the file's 2 records can be read; the first: the record is no JSON: invalid character 'i' in literal true (expecting 'r')")
	star := since2015("WatchEvent", `{"action":"started"}`)
	whole := packed(star + star)
	check(whole[:len(whole)-9], "hour.json:3: the gzip data ends too early: the file was cut off")
	check(whole[:40], "hour.json:1: the gzip data ends too early: the file was cut off")
	check(whole[:len(whole)-5]+"12345", "hour.json:3: the gzip data is damaged: gzip: invalid checksum")
}

func TestGitHubMappings(t *testing.T) {
	check := func(kind, want string) {
		t.Helper()
		_, err := NewGitHub("github", map[string]activity.Action{kind: activity.Like})
		if err == nil || err.Error() != want {
			t.Errorf("%s gives %v, want %s", kind, err, want)
		}
	}
	check("WatchEvents", `unknown type of event "WatchEvents"; did you mean "WatchEvent"?`)
	check("X", `unknown type of event "X" (known: CommitCommentEvent, FollowEvent, ForkEvent, IssueCommentEvent, IssuesEvent, MemberEvent, PullRequestEvent, PullRequestReviewCommentEvent, WatchEvent)`)
}

// shared returns a file of the data beside the repository, which not every
// machine has.
func shared(t *testing.T, name string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above the test")
		}
		dir = filepath.Dir(dir)
	}
	data, err := os.ReadFile(filepath.Join(dir, "../shared/data/gharchive", name))
	if errors.Is(err, os.ErrNotExist) {
		t.Skipf("skipped: ../shared/data/gharchive/%s is not on this machine", name)
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestGitHubAgainstInteractions compares with a table of who acted on whose work
// that was made of the same two hours by other means.
func TestGitHubAgainstInteractions(t *testing.T) {
	table, err := csv.NewReader(strings.NewReader(shared(t, "interactions.csv"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	actions := GitHubActions()
	for _, row := range table[1:] { // created_at, event_id, event_type, actor, target
		want = append(want, strings.Join([]string{row[0], actions[row[2]].String(), row[3], row[4]}, ","))
	}
	rows, _, err := read(t, shared(t, "2015-01-01-0.json.gz"), shared(t, "2015-01-01-1.json.gz"))
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		rows[i] = row[:strings.LastIndexByte(row, ',')]
	}
	slices.Sort(want)
	slices.Sort(rows)
	if diff := cmp.Diff(want, rows); diff != "" || len(want) != 4146 {
		t.Errorf("%d rows in the table, %d events:\n%s", len(want), len(rows), diff)
	}
}

// FuzzGitHub: nothing panics, every record is accounted for, and what was read
// can be written and read again.
func FuzzGitHub(f *testing.F) {
	f.Add([]byte(since2015("WatchEvent", `{"action":"started"}`) + since2015("IssueCommentEvent", `{"issue":{"number":7,"user":{"login":"carl"}}}`)))
	f.Add([]byte(before2015("IssuesEvent", `{"action":"opened","issue":5,"number":7}`, "https://github.com/ann/lib/issues/7")))
	f.Add([]byte(packed(since2015("FollowEvent", `{"target":"carl"}`))))
	f.Fuzz(func(t *testing.T, in []byte) {
		g, err := NewGitHub("github", GitHubActions())
		if err != nil {
			t.Fatal(err)
		}
		var b activity.Builder
		report, err := g.Read(bytes.NewReader(in), "hour.json", &b)
		if err != nil {
			return
		}
		sum := report.Events + report.Unreadable
		for _, c := range report.Skipped {
			sum += c.N
		}
		if sum != report.Records {
			t.Errorf("%q: %d records, but %d accounted for", in, report.Records, sum)
		}
		log, err := b.Build()
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		var again activity.Builder
		if err := trace.WriteCSV(&out, log); err != nil {
			t.Fatal(err)
		}
		if err := trace.ReadCSV(&out, "log.csv", &again); err != nil {
			t.Errorf("%q becomes events that cannot be read again: %v", in, err)
		}
	})
}
