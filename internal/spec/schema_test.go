package spec

import (
	"bytes"
	"encoding/json"
	"flag"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite experiments/spec.schema.json")

const schemaFile = experiments + "/spec.schema.json"

func TestSchemaIsFresh(t *testing.T) {
	if *update {
		if err := os.WriteFile(schemaFile, Schema(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	checkedIn, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(checkedIn, Schema()) {
		t.Errorf("%s is stale: run go test ./internal/spec -update", schemaFile)
	}
}

// object is the part of a JSON Schema that this test reads.
type object struct {
	Properties map[string]json.RawMessage
	Required   []string
	Defs       map[string]object `json:"$defs"`
}

// objects are the maps of the grammar, each in a spec that holds @ inside it.
// They are read as for a log, which takes every key and needs fewer.
var objects = map[string]string{
	"document":           "{@}",
	"seedsDocument":      "{seeds: {@}}",
	"subjectsDocument":   "{subjects: {@}}",
	"havingDocument":     "{subjects: {having: {@}}}",
	"atLeast":            "{subjects: {having: {audience: {@}, reactions: {at_least: 1}}}}",
	"daysDocument":       "{days: {@}}",
	"armDocument":        "{arms: {a: {@}}}",
	"silenceDocument":    "{arms: {a: {silence: {@}}}}",
	"removeDocument":     "{arms: {a: {remove: {@}}}}",
	"disconnectDocument": "{arms: {a: {disconnect: {@}}}}",
	"onDayDocument":      "{arms: {a: {open: {@}}}}",
	"behaveDocument":     "{arms: {a: {behave: {@}}}}",
	"postMoreDocument":   "{arms: {a: {behave: {post: {@}}}}}",
	"replyMoreDocument":  "{arms: {a: {behave: {reply: {@}}}}}",
	"thankDocument":      "{arms: {a: {behave: {thank: {@}}}}}",
	"askDocument":        "{arms: {a: {behave: {ask: {@}}}}}",
	"givePlusKDocument":  "{arms: {a: {behave: {plus-k: {@}}}}}",
	"listedDocument":     "{arms: {a: {behave: {listed: {@}}}}}",
	"connectDocument":    "{arms: {a: {connect: {@}}}}",
	"followDocument":     "{arms: {a: {follow: {@}}}}",
	"unfollowDocument":   "{arms: {a: {unfollow: {@}}}}",
	"postDocument":       "{arms: {a: {post: {@}}}}",
	"mentionDocument":    "{arms: {a: {mention: {@}}}}",
	"addDocument":        "{arms: {a: {add: {@}}}}",
	"listDocument":       "{arms: {a: {list: {@}}}}",
	"plusKDocument":      "{arms: {a: {plus-k: {@}}}}",
	"metricDoc":          "{metrics: {a: {@}}}",
	"changeDoc":          "{metrics: {a: {change: {@}}}}",
	"perkDoc":            "{metrics: {a: {of: perk-eligible, perk: {@}}}}",
	"claimDocument":      "{claims: [{@}]}",
	"compareDoc":         "{claims: [{compare: {@}}]}",
	"doseDoc":            "{claims: [{doses: [{@}]}]}",
	"amountDoc":          "{claims: [{min_effect: {@}}]}",
	"marginDoc":          "{claims: [{margin: {@}}]}",
}

var (
	knownKeys  = regexp.MustCompile(`unknown key "zzzzzzzzzzzz" \(known: (.*)\)`)
	missingKey = regexp.MustCompile(`missing key "(.*)"`)
)

// answers returns the keys that the decoder says it knows in a map, and those
// that it misses there.
func answers(t *testing.T, around string) (known, missing []string) {
	t.Helper()
	_, err := Parse("x.yaml", []byte(strings.Replace(around, "@", "zzzzzzzzzzzz: 1", 1)), shipped())
	problems := problemsOf(t, err)
	path := ""
	for _, p := range problems {
		if found := knownKeys.FindStringSubmatch(p.Text); found != nil {
			known, path = strings.Split(found[1], ", "), p.Path
		}
	}
	for _, p := range problems {
		if found := missingKey.FindStringSubmatch(p.Text); found != nil && p.Path == path {
			missing = append(missing, found[1])
		}
	}
	slices.Sort(known)
	slices.Sort(missing)
	return known, missing
}

func TestSchemaHasTheKeysOfTheDecoder(t *testing.T) {
	var schema object
	if err := json.Unmarshal(Schema(), &schema); err != nil {
		t.Fatal(err)
	}
	all := schema.Defs
	all["document"] = object{Properties: schema.Properties, Required: schema.Required}
	for name, o := range all {
		if len(o.Properties) == 0 {
			continue // a word
		}
		around, ok := objects[name]
		if !ok {
			t.Errorf("%s is not in the table of this test", name)
			continue
		}
		keys := slices.Sorted(maps.Keys(o.Properties))
		required := slices.Sorted(slices.Values(o.Required))
		known, missing := answers(t, around)
		if got, want := strings.Join(known, " "), strings.Join(keys, " "); got != want {
			t.Errorf("%s: the decoder knows\n%s\nthe schema\n%s", name, got, want)
		}
		if got, want := strings.Join(missing, " "), strings.Join(required, " "); got != want {
			t.Errorf("%s: the decoder requires\n%s\nthe schema\n%s", name, got, want)
		}
		delete(objects, name)
	}
	for name := range objects {
		t.Errorf("%s is in the table of this test and not in the schema", name)
	}
}
