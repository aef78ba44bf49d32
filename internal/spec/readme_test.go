package spec

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/invopop/jsonschema"
)

const readme = experiments + "/README.md"

// block is a fenced block of a Markdown file.
type block struct {
	line       int
	info, text string
}

func blocks(t *testing.T) []block {
	t.Helper()
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	var all []block
	open := false
	for i, line := range strings.Split(string(data), "\n") {
		switch fence, is := strings.CutPrefix(line, "```"); {
		case is && !open:
			all, open = append(all, block{line: i + 1, info: fence}), true
		case is:
			open = false
		case open:
			all[len(all)-1].text += line + "\n"
		}
	}
	if open {
		t.Fatal("the last block is not closed")
	}
	return all
}

var topKey = regexp.MustCompile(`(?m)^([a-z]+):.*\n(?:[ #].*\n)*`)

// instead returns the whole spec with the keys of a fragment in place of its
// own, and false where it lacks one.
func instead(whole, fragment string) (spec string, ok bool) {
	parts := topKey.FindAllStringSubmatch(fragment, -1)
	ok = len(parts) > 0
	if strings.Contains(fragment, "claims:") && !strings.Contains(fragment, "tipping:") {
		// Tipping points are of the claims that are replaced.
		whole = topKey.ReplaceAllStringFunc(whole, func(old string) string {
			if strings.HasPrefix(old, "tipping:") {
				return ""
			}
			return old
		})
	}
	for _, part := range parts {
		found := false
		whole = topKey.ReplaceAllStringFunc(whole, func(old string) string {
			if !strings.HasPrefix(old, part[1]+":") {
				return old
			}
			found = true
			return part[0]
		})
		ok = ok && found
	}
	return whole, ok
}

// Every example is a valid spec, by itself or in place of keys of the first; one
// that is wrong is followed by its problems.
func TestExamplesOfTheReadme(t *testing.T) {
	const file = "experiments/example.yaml"
	all := blocks(t)
	whole, wrong := "", 0
	for i, b := range all {
		switch b.info {
		case "yaml":
			if whole == "" {
				whole = b.text
			}
			spec, ok := instead(whole, b.text)
			if !ok {
				t.Errorf("line %d: the block holds a key that the whole spec does not", b.line)
			}
			if _, err := Parse(file, []byte(spec), shipped()); err != nil {
				t.Errorf("line %d: %v", b.line, err)
			}
		case "yaml wrong":
			wrong++
			_, err := Parse(file, []byte(b.text), shipped())
			if i+1 == len(all) || all[i+1].info != "text" {
				t.Fatalf("line %d: no problems follow the block", b.line)
			}
			if got := headlines(t, err) + "\n"; got != all[i+1].text {
				t.Errorf("line %d:\ngot\n%swant\n%s", b.line, got, all[i+1].text)
			}
		case "text":
		default:
			t.Errorf("line %d: a block of %q, which no test reads", b.line, b.info)
		}
	}
	if whole == "" || wrong == 0 {
		t.Error("an example, right or wrong, is missing")
	}
}

const (
	keysStart = "<!-- keys: written by go test ./internal/spec -update -->\n"
	keysEnd   = "<!-- end of keys -->\n"
)

func TestReadmeHasEveryKey(t *testing.T) {
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok1 := bytes.Cut(data, []byte(keysStart))
	_, after, ok2 := bytes.Cut(rest, []byte(keysEnd))
	if !ok1 || !ok2 {
		t.Fatal("there is no place for the keys")
	}
	want := slices.Concat(before, []byte(keysStart), []byte(tables()), []byte(keysEnd), after)
	if *update {
		if err := os.WriteFile(readme, want, 0o644); err != nil {
			t.Fatal(err)
		}
	} else if !bytes.Equal(data, want) {
		t.Errorf("%s is stale: run go test ./internal/spec -update", readme)
	}
}

// tables renders the grammar, a table for the frame and one for each list of
// things.
func tables() string {
	root := grammar()
	var b strings.Builder
	head := func(title string) {
		fmt.Fprintf(&b, "\n### %s\n\n| key | required | value | meaning |\n|---|---|---|---|\n", title)
	}
	head("The frame")
	for key := root.Properties.Oldest(); key != nil; key = key.Next() {
		switch key.Key {
		case "arms", "metrics", "claims":
			head(strings.ToUpper(key.Key[:1]) + key.Key[1:])
		}
		rows := table{root, &b}
		rows.key("", root, key.Key, key.Value)
	}
	return b.String() + "\n"
}

type table struct {
	root *jsonschema.Schema
	b    *strings.Builder
}

// key writes the row of a key and those of the keys within it.
func (t table) key(in string, of *jsonschema.Schema, name string, s *jsonschema.Schema) {
	path, inner := in+name, t.of(s)
	switch {
	case s.AdditionalProperties != nil:
		path, inner = path+".NAME", t.of(s.AdditionalProperties)
	case s.Items != nil && s.Items.Ref != "" && t.of(s.Items).Properties != nil:
		path, inner = path+"[]", t.of(s.Items)
	}
	fmt.Fprintf(t.b, "| `%s` | %s | %s | %s |\n", path, required(of, name), t.value(s), s.Description)
	if inner.Properties == nil {
		return
	}
	for key := inner.Properties.Oldest(); key != nil; key = key.Next() {
		t.key(path+".", inner, key.Key, key.Value)
	}
}

func (t table) of(s *jsonschema.Schema) *jsonschema.Schema {
	if def := t.root.Definitions[strings.TrimPrefix(s.Ref, "#/$defs/")]; def != nil {
		return def
	}
	return s
}

func required(of *jsonschema.Schema, name string) string {
	if slices.Contains(of.Required, name) {
		return "yes"
	}
	for _, choice := range of.OneOf {
		if slices.Contains(choice.Required, name) {
			return map[int]string{2: "one of two", 3: "one of three"}[len(of.OneOf)]
		}
	}
	return ""
}

func (t table) value(s *jsonschema.Schema) string {
	def := t.of(s)
	switch {
	case s.Ref == "#/$defs/numbers":
		return "a range"
	case s.Ref == "#/$defs/name":
		return "a name"
	case s.AdditionalProperties != nil, def.Properties != nil:
		return "a map"
	case s.Items != nil:
		return "a list"
	case len(def.Enum) > 0:
		var words []string
		for _, w := range def.Enum {
			words = append(words, fmt.Sprintf("`%v`", w))
		}
		return strings.Join(words, " ")
	case def.Const != nil:
		return fmt.Sprintf("`%v`", def.Const)
	case def.Type == "integer":
		return "a whole number"
	case def.Type == "number":
		return "a number"
	}
	return "text"
}
