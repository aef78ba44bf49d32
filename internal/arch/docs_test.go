package arch

import (
	"fmt"
	"go/ast"
	"go/token"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestArchitecture holds the prose to the tree: a paragraph for every package, a
// line for every library.
func TestArchitecture(t *testing.T) {
	prose := read(t, "ARCHITECTURE.md")
	for pkg := range drawn(t) {
		if start := "\n**" + path.Base(pkg) + "**"; !strings.Contains(prose, start) {
			t.Errorf("ARCHITECTURE.md: no paragraph starts with %q", start[1:])
		}
	}
	imported := map[string]bool{}
	for _, s := range sources(t) {
		for _, im := range s.imports() {
			if library := libraryOf(im.path); library != "" {
				imported[library] = true
			}
		}
	}
	for library := range imported {
		if !strings.Contains(prose, "`"+library) {
			t.Errorf("ARCHITECTURE.md: %s is imported and not among the dependencies", library)
		}
	}
}

var (
	targetLine  = regexp.MustCompile(`(?m)^## ([a-z]+): \S`)
	ruleLine    = regexp.MustCompile(`(?m)^([a-z]+):`)
	makeCall    = regexp.MustCompile("(?m)(?:^|`)make ([a-z]+)\\b")
	programCall = regexp.MustCompile("(?m)(?:^|`)(?:build/)?yardstick ([^`\n]+)")
	localLink   = regexp.MustCompile(`\]\(([^):#]+)\)`)
	longFlag    = regexp.MustCompile(`--([a-z-]+)`)
)

// documents are the texts that tell people what to type and where to look.
var documents = []string{"README.md", "ARCHITECTURE.md", "CHANGELOG.md", "datasets/README.md", "examples/README.md"}

// TestLinks holds links between files of the tree to files that exist.
func TestLinks(t *testing.T) {
	for _, name := range documents {
		for _, link := range firsts(localLink, read(t, name)) {
			if _, err := os.Stat(filepath.Join(root, path.Dir(name), link)); err != nil {
				t.Errorf("%s: a link leads nowhere: %s", name, link)
			}
		}
	}
}

// TestMakefile holds the Makefile to saying what each target is for.
func TestMakefile(t *testing.T) {
	makefile := read(t, "Makefile")
	said, rules := firsts(targetLine, makefile), firsts(ruleLine, makefile)
	if len(said) == 0 || !slices.Equal(said, rules) {
		t.Errorf("Makefile: rules %q, of which text is said about %q", rules, said)
	}
}

// TestCommands holds what the documents tell people to type to what exists.
func TestCommands(t *testing.T) {
	targets := firsts(ruleLine, read(t, "Makefile"))
	words := commandWords(sources(t))
	for _, name := range documents {
		text := read(t, name)
		report(t, unknownTargets(name, text, targets))
		report(t, words.unknown(name, text))
	}
	if readme := read(t, "README.md"); !strings.Contains(readme, "make test") || !strings.Contains(readme, "make experiment NAME=likes-only") {
		t.Error("README.md: the two commands are missing")
	}
}

func unknownTargets(name, text string, targets []string) []string {
	var wrong []string
	for _, target := range firsts(makeCall, text) {
		if !slices.Contains(targets, target) {
			wrong = append(wrong, fmt.Sprintf("%s: make %s: there is no such target", name, target))
		}
	}
	return wrong
}

// vocabulary is what may be typed behind the program's name.
type vocabulary struct{ verbs, literals map[string]bool }

// commandWords reads the verbs of the program out of its sources, and every text
// in them, of which flags are some.
func commandWords(all []source) vocabulary {
	v := vocabulary{map[string]bool{"help": true, "completion": true}, map[string]bool{"help": true}}
	for _, s := range all {
		if s.pkg() != "cmd/yardstick" || s.test() {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if text, ok := literal(n); ok {
				v.literals[text] = true
			}
			if kv, ok := n.(*ast.KeyValueExpr); ok && isName(kv.Key, "Use") {
				use, _ := literal(kv.Value)
				verb, _, _ := strings.Cut(use, " ")
				v.verbs[verb] = true
			}
			return true
		})
	}
	return v
}

// unknown finds calls of the program in a text that name no verb or no flag.
func (v vocabulary) unknown(name, text string) []string {
	var wrong []string
	for _, call := range firsts(programCall, text) {
		verb, _, _ := strings.Cut(call, " ")
		if !v.verbs[verb] {
			wrong = append(wrong, fmt.Sprintf("%s: yardstick %s: there is no such verb", name, verb))
		}
		for _, flag := range firsts(longFlag, call) {
			if !v.literals[flag] {
				wrong = append(wrong, fmt.Sprintf("%s: yardstick %s: there is no flag --%s", name, verb, flag))
			}
		}
	}
	return wrong
}

func literal(n ast.Node) (string, bool) {
	lit, ok := n.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}

func isName(e ast.Expr, name string) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == name
}

// firsts are the distinct texts that the first group of a pattern matches, in
// order of the alphabet.
func firsts(pattern *regexp.Regexp, text string) []string {
	found := map[string]bool{}
	for _, m := range pattern.FindAllStringSubmatch(text, -1) {
		found[m[1]] = true
	}
	return slices.Sorted(maps.Keys(found))
}

// TestVocabulary shows that wrong commands are found.
func TestVocabulary(t *testing.T) {
	s := file(t, "cmd/yardstick/a.go", "var c = command{Use: \"score LOG\", Short: \"list\"}\nfunc f() { flag(\"out\", \"\") }")
	v := commandWords([]source{s, file(t, "internal/noun/a.go", "var c = command{Use: \"plan\"}")})
	check := func(text string, want ...string) {
		t.Helper()
		if got := slices.Concat(v.unknown("A.md", text), unknownTargets("A.md", text, []string{"test"})); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	check("run `build/yardstick score a.csv --out b.csv` or\n```\nyardstick help\nmake test\n```\nthat yardstick stands alone, as we make do")
	check("`yardstick list`", "A.md: yardstick list: there is no such verb")
	check("build/yardstick plan x", "A.md: yardstick plan: there is no such verb")
	check("`yardstick score a.csv --to b.csv`", "A.md: yardstick score: there is no flag --to")
	check("`make tests`", "A.md: make tests: there is no such target")
}
