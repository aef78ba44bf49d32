package spec

import (
	"strings"
	"testing"
)

// village is a spec of a world; the cases below change a piece of it.
const village = `schema: 1
name: x
question: why
source: [S7]
dataset: village
scorers: [klout-2011, volume]
seeds: {worlds: 1..6, scorer: 7}
subjects: {sample: 5, having: {network: facebook}}
days: {warmup: 90, measured: 14}
arms:
  usual: {}
  quiet: {silence: {days: 0..1, keep: one-post}}
  likes: {from: quiet, add: {action: like, count: 5, to: kept-post, day: 1, by: audience}}
metrics:
  score: {of: score, day: 1}
  dip: {of: displayed, change: {before: -1, after: 0}}
claims:
  - {id: up, says: up, type: increases, compare: {treated: likes, control: quiet}, metric: score}
  - {id: same, says: same, type: invariant, compare: {treated: likes, control: quiet}, metric: score, sensitive_to: up}
  - {id: saw, says: saw, type: reproduces, arm: likes, metric: dip, observed: -1}
`

// github is a spec of a log.
const github = `schema: 1
name: x
question: why
dataset: github-2015-01-01
scorers: [klout-2011]
seeds: {scorer: 7}
subjects: {census: true, having: {network: github}}
days: {measured: 2}
arms:
  usual: {}
  likes: {add: {action: like, count: 5, to: last-object, day: 0, by: strangers}}
metrics:
  score: {of: score, day: 0}
  dip: {of: score, change: {before: 0, after: 1}}
claims:
  - {id: up, says: up, type: increases, compare: {treated: likes, control: usual}, metric: score}
  - {id: saw, says: saw, type: reproduces, arm: likes, metric: dip, observed: -1}
`

// in returns a check that changes a piece of a spec and wants the headlines.
func in(t *testing.T, base string) func(old, changed, want string) {
	return func(old, changed, want string) {
		t.Helper()
		if strings.Count(base, old) != 1 {
			t.Fatalf("%q stands %d times in the spec", old, strings.Count(base, old))
		}
		_, err := Parse("experiments/x.yaml", []byte(strings.Replace(base, old, changed, 1)), shipped())
		if got := headlines(t, err); got != want {
			t.Errorf("%q:\n got %s\nwant %s", changed, got, want)
		}
	}
}

func TestFrame(t *testing.T) {
	check := in(t, village)
	const at = "experiments/x.yaml:"
	check("schema: 1\n", "schema: 2\n", at+"1:9: schema: this program reads schema 1")
	check("schema: 1\n", "schema: 1.0\n", at+"1:9: schema: wants a whole number, got 1.0")
	check("schema: 1\n", "", at+`1:1: missing key "schema"`)
	check("name: x\n", "name: y\n", at+`2:7: name: wants the name of its file, "x"`)
	check("name: x\n", "name: X y\n", at+`2:7: name: a name has lower-case letters, digits and dashes between them
`+at+`2:7: name: wants the name of its file, "x"`)
	check("question: why\n", "question: ' '\n", at+"3:11: question: wants words")
	check("[S7]", "[S7, S7]", at+`4:14: source[1]: "S7" is listed twice`)
	check("[S7]", "[s7]", at+"4:10: source[0]: wants the row of a claim, a capital letter and a number such as S7")
	check("[S7]", "S7", at+`4:9: source: wants a list, got S7`)
	check("dataset: village", "dataset: vilage", at+`5:10: dataset: unknown dataset "vilage"; did you mean "village"?`)
	check("volume]", "volum]", at+`6:23: scorers[1]: unknown scorer "volum"; did you mean "volume"?`)
	check("volume]", "klout-2011]", at+`6:23: scorers[1]: "klout-2011" is listed twice`)
	check("[klout-2011, volume]", "[]", at+"6:10: scorers: wants at least one scorer")
	check("[klout-2011, volume]", "klout-2011", at+`6:10: scorers: wants a list, got klout-2011`)
	check("sample: 5, ", "", at+`8:11: subjects: wants "sample: 25" or "census: true"`)
	check("sample: 5", "sample: 5, census: true", at+"8:31: subjects.census: stands beside sample; write one of the two")
	check("sample: 5", "census: false", at+"8:20: subjects.census: wants true; to draw some, write sample instead")
	check("sample: 5", "sample: 0", at+"8:20: subjects.sample: wants a whole number from 1 to 10000, got 0")
	check("sample: 5", "sample: 2.5", at+"8:20: subjects.sample: wants a whole number from 1 to 10000, got 2.5")
	check("network: facebook", "network: facebok", at+`8:41: subjects.having.network: unknown network "facebok"; did you mean "facebook"?`)
	check("network: facebook", "network: Face Book", at+`8:41: subjects.having.network: a network has lower-case letters and digits`)
	check("{network: facebook}", "{}", at+`8:31: subjects.having: missing key "network"`)
	check("network: facebook", "network: facebook, audience: 80", at+"8:61: subjects.having.audience: wants a map, got 80")
	check("network: facebook", "network: facebook, audience: {}", at+`8:61: subjects.having.audience: missing key "at_least"`)
	check("network: facebook", "network: facebook, posts_per_day: 0.5..2", at+`8:66: subjects.having.posts_per_day: wants a range such as 1..20, got 0.5..2`)
	check("network: facebook", "network: facebook, posts_per_day: -1..2", at+`8:66: subjects.having.posts_per_day: posts a day lie between 0 and 1000`)
	check("warmup: 90", "warmup: 0", at+"9:16: days.warmup: wants a whole number from 1 to 3650, got 0")
	check("measured: 14", "measured: 1e3", at+"9:30: days.measured: wants a whole number from 1 to 366, got 1e3")
	check("warmup: 90, ", "", at+`9:7: days: missing key "warmup"`)
}

func TestSeeds(t *testing.T) {
	check := in(t, village)
	const at = "experiments/x.yaml:7:17: seeds.worlds: "
	check("1..6", "1.5", at+"wants a range such as 1..20, got 1.5")
	check("1..6", ".nan", at+"wants a range such as 1..20, got .nan")
	check("1..6", "6", at+"wants a range such as 1..20, got 6")
	check("1..6", "6..1", at+`wants a range such as 1..20, got 6..1 (the first is larger than the last)`)
	check("1..6", "0..6", at+"the seeds of worlds lie between 1 and 2147483647")
	check("1..6", "1..9000000000000000000", at+"the seeds of worlds lie between 1 and 2147483647")
	check("1..6", "2001..12001", at+"10001 worlds; at most 10000 are run")
	check("1..6", "1020..1025", at+"the seeds 1001..1020 are those that the scorers' scales were anchored on; take others")
	check("1..6", "900999..901004", at+"the seeds 900001..901000 are kept for pilots, whose worlds are no evidence; take others")
	check("1..6", "901001..901006", "")
	check("1..6", "1021..1025", "")
	check("1..6", "981..1000", "")
	check("1..6", "2001..12000", "")
	check("worlds: 1..6, ", "", `experiments/x.yaml:7:8: seeds: missing key "worlds"`)
	check("scorer: 7", "scorer: 7.0", "experiments/x.yaml:7:31: seeds.scorer: wants a whole number from 0 to 2147483647, got 7.0")
	check("scorer: 7", "scorer: .nan", "experiments/x.yaml:7:31: seeds.scorer: wants a whole number from 0 to 2147483647, got .nan (it must be finite)")
	check("scorer: 7", "scorer: -1", "experiments/x.yaml:7:31: seeds.scorer: wants a whole number from 0 to 2147483647, got -1")
}

func TestLogs(t *testing.T) {
	check := in(t, github)
	const at = "experiments/x.yaml:"
	check("schema: 1", "schema: 1", "")
	check("{scorer: 7}", "{worlds: 1..6, scorer: 7}", at+"6:17: seeds.worlds: a log has no worlds; leave this out")
	check("census: true", "sample: 5", at+`7:20: subjects.sample: a log is asked about all of its accounts; write "census: true"`)
	check("network: github", "network: github, audience: {at_least: 1}", at+"7:62: subjects.having.audience: a captured log knows no audience")
	check("{measured: 2}", "{warmup: 90, measured: 2}", at+"8:16: days.warmup: a log has no warm-up: what came before the measured days is what it holds; leave this out")
	check("by: strangers", "by: audience", at+"11:70: arms.likes.add.by: a captured log knows no audience; strangers can be had")
	check("usual: {}", "usual: {list: {by: others, count: 1, day: 0}}", at+"10:22: arms.usual.list.by: a captured log knows no audience; of lists, only one's own can be added")
	check("usual: {}", "usual: {list: {by: self, count: 1, day: 0}}", "")
	check("usual: {}", "usual: {plus-k: {side: given, count: 1, day: 0, tweet: none}}", at+"10:19: arms.usual.plus-k: a captured log knows no audience; so nobody could be the other side of a +K")
	check("before: 0, after: 1", "before: -1, after: 0", at+"14:37: metrics.dip.change.before: there is no day -1 here: the days are 0..1")
	check("measured: 2", "measured: 1", at+"14:47: metrics.dip.change.after: there is no day 1 here: the days are 0..0\n"+
		at+"17:49: claims[1].arm: before and after take two days, and this log is asked about one")
}

func TestWholeFiles(t *testing.T) {
	check := func(data, want string) {
		t.Helper()
		e, err := Parse("experiments/x.yaml", []byte(data), shipped())
		if got := headlines(t, err); got != want {
			t.Errorf("%q:\n got %s\nwant %s", data, got, want)
		}
		if (e == nil) != (err != nil) {
			t.Errorf("%q: experiment %v beside the error %v", data, e, err)
		}
	}
	const at = "experiments/x.yaml:"
	check(village, "")
	check(github, "")
	check("", at+"1:1: the file is empty")
	check("# nothing\n", at+"1:1: the file is empty")
	check("- x\n", at+"1:1: wants a map, got a list")
	check("x\n", at+`1:1: wants a map, got x`)
	check(village+"---\n"+village, at+"21:1: a second document; a file holds one")
	check(village+"name: x\n", at+`21:1: the key "name" stands here twice; first on line 2`)
	check(village+"sweep: {}\n", at+`21:1: unknown key "sweep" (known: schema, name, question, source, dataset, scorers, seeds, subjects, days, arms, metrics, claims, tipping)`)
	check(village+"tipping: {}\n", "")
	check(village+"lock: {}\n", at+`21:1: unknown key "lock" (known: schema, name, question, source, dataset, scorers, seeds, subjects, days, arms, metrics, claims, tipping)`)
	check("schema: 1\nname: x\narm: {}\n", at+`1:1: missing key "arms"
`+at+`1:1: missing key "claims"
`+at+`1:1: missing key "dataset"
`+at+`1:1: missing key "days"
`+at+`1:1: missing key "metrics"
`+at+`1:1: missing key "question"
`+at+`1:1: missing key "scorers"
`+at+`1:1: missing key "seeds"
`+at+`1:1: missing key "subjects"
`+at+`3:1: unknown key "arm"; did you mean "arms"?`)
}

func TestAllProblemsComeAtOnce(t *testing.T) {
	text := strings.NewReplacer("action: like", "action: lik", "metric: dip", "metric: dop", "type: invariant", "type: invarant", "1..6", "1.5").Replace(village)
	_, err := Parse("experiments/x.yaml", []byte(text), shipped())
	want := `experiments/x.yaml:7:17: seeds.worlds: wants a range such as 1..20, got 1.5
experiments/x.yaml:13:38: arms.likes.add.action: unknown action "lik"; did you mean "like"?
experiments/x.yaml:19:34: claims[1].type: unknown type "invarant"; did you mean "invariant"?
experiments/x.yaml:20:64: claims[2].metric: unknown metric "dop"; did you mean "dip"?`
	if got := headlines(t, err); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	const excerpt = `experiments/x.yaml:13:38: arms.likes.add.action: unknown action "lik"; did you mean "like"?
      likes: {from: quiet, add: {action: lik, count: 5, to: kept-post, day: 1, by: audience}}
                                         ^`
	if !strings.Contains(err.Error(), excerpt) {
		t.Errorf("no line with a caret in\n%v", err)
	}
}
