package lock

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/yardstick-lab/yardstick/internal/strictyaml"
)

func design(spec string) Design {
	return Design{
		Experiment: "x", Spec: strictyaml.Parse("x.yaml", []byte(spec)).Leaves(),
		Dataset: Hash{"village", strings.Repeat("ab", 32)},
		Presets: []Hash{{"likes-only", strings.Repeat("cd", 32)}, {"klout-2011", strings.Repeat("ef", 32)}},
	}
}

const likes = `
question: What do 50 likes do?
scorers: [likes-only, klout-2011]
arms: {usual: {}, likes: {add: {action: like, count: 50}}}
claims: [{id: a, margin: {points: 0.5}}, {id: b, margin: {share: 0.005}}]
`

func TestChanges(t *testing.T) {
	l := &Lock{Design: design(likes)}
	check := func(now Design, want ...string) {
		t.Helper()
		var got []string
		for _, c := range l.Changes(now) {
			got = append(got, c.What+" | "+c.Text)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
	spec := func(old, now string) Design {
		t.Helper()
		if strings.Count(likes, old) != 1 {
			t.Fatalf("%q", old)
		}
		return design(strings.Replace(likes, old, now, 1))
	}
	check(design(likes))
	check(spec("{action: like, count: 50}", "{count:   50, action: \"like\"} # fifty\n   "))
	check(spec("0.5}", "5e-1}"))
	check(spec("{id: a, margin: {points: 0.5}}, {id: b, margin: {share: 0.005}}", "{id: b, margin: {share: 0.005}}, {margin: {points: 0.5}, id: a}"))
	check(spec("count: 50", "count: 60"), "spec | arms.likes.add.count 50 → 60")
	check(spec("usual: {}, ", ""), "spec | arms.usual removed: {}")
	check(spec("count: 50", "count: 50, day: 0"), "spec | arms.likes.add.day added: 0")
	check(spec("points: 0.5", "points: 0.25"), "spec | claims.a.margin.points 0.5 → 0.25")
	check(spec("likes-only, klout-2011", "klout-2011, likes-only"), `spec | scorers ["likes-only", "klout-2011"] → ["klout-2011", "likes-only"]`)
	other := design(likes)
	other.Dataset.SHA256, other.Presets[1].SHA256 = strings.Repeat("01", 32), strings.Repeat("23", 32)
	check(other, "dataset village | dataset village abab…bab → 0101…101", "scorer klout-2011 | scorer klout-2011 efef…fef → 2323…323")
}

// A lock reads back as it was written, and the same design gives the same bytes.
func TestFile(t *testing.T) {
	first := &Lock{Design: design(likes)}
	again := first.Again(design(strings.Replace(likes, "50}", "60}", 1)), `"sixty" – as K5: says`+"\n\u2028")
	for _, l := range []*Lock{first, again, again.Again(first.Design, "back")} {
		read, err := Parse("x.lock", l.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(l, read); diff != "" {
			t.Error(diff)
		}
		if string(read.Bytes()) != string(l.Bytes()) || !strings.HasSuffix(string(l.Bytes()), "\nsha256: \""+l.SHA256()+"\"\n") {
			t.Errorf("other bytes:\n%s", l.Bytes())
		}
	}
	if got := again.History[0].Changes[0]; len(again.History) != 1 || got != "arms.likes.add.count 50 → 60" {
		t.Errorf("history: %q", again.History)
	}
	if again.SHA256() == first.SHA256() || SpecHash(first.Spec) == SpecHash(again.Spec) {
		t.Error("two designs have one hash")
	}
	if _, err := Parse("x.lock", []byte(strings.ReplaceAll(string(first.Bytes()), "\n", "\r\n"))); err != nil {
		t.Errorf("with the line ends of Windows: %v", err)
	}
}

func TestBrokenFile(t *testing.T) {
	good := string((&Lock{Design: design(likes)}).Bytes())
	check := func(old, now, want string) {
		t.Helper()
		if old != "" && !strings.Contains(good, old) {
			t.Fatalf("%q", old)
		}
		_, err := Parse("x.lock", []byte(strings.Replace(good, old, now, 1)))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v\nwant %s", now, err, want)
		}
	}
	const seal = "sha256: this is not the hash of the lines above, so they were edited or torn; take the file from version control"
	check("add.count: 50", "add.count: 60", "x.lock:20:9: "+seal)
	check("history: []", "history: [] # none", "x.lock:20:9: "+seal)
	check("# What", "# what", "x.lock:20:9: "+seal)
	check("lock: 1", "lock: 2", "x.lock:2:7: lock: this program reads locks of version 1")
	check(good[len(good)-40:], "\"\n", "x.lock:20:9: "+seal)
	check(good[len(good)-len("sha256: \"\"\n")-64:], "", `x.lock:2:1: missing key "sha256"`)
	check(good[300:], "", `x.lock:6:1: a "key: value" belongs here`)
	check(good, "", "x.lock")
	check("experiment:", "<<<<<<< ours\nexperiment:", "x.lock:3:1: a merge was left unresolved here; take the file from version control, or remove it and lock again")
	check("history: []\n", "history: []\nmore: 1\n", `x.lock:20:1: unknown key "more"`)
	check("sha256: ", "sha256:  ", seal)
}
