package arch

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// mostSiblings is how many of our own packages one may import (ours). Who needs
// more is doing two things.
const mostSiblings = 5

// wires may import as many as they need: putting the rest together is their work.
var wires = []string{"cmd/yardstick", "internal/experiment"}

// keepers names the packages that may import a library from outside. A library
// that is not here has no keeper yet, and may not be imported.
var keepers = map[string][]string{
	"codeberg.org/go-fonts/liberation": {"internal/figure"},
	"github.com/apache/arrow-go":       {"internal/trace"},
	"github.com/chromedp":              {inTests},
	"github.com/duckdb":                {"internal/store"},
	"github.com/goccy/go-yaml":         {"internal/strictyaml"},
	"github.com/google/go-cmp":         {inTests},
	"github.com/invopop/jsonschema":    {"internal/spec"},
	"github.com/jedib0t/go-pretty":     {"cmd/yardstick"},
	"github.com/klauspost/compress":    {"internal/trace", inTests}, // whoever reads logs writes some to test it
	"github.com/rogpeppe/go-internal":  {inTests},
	"github.com/spf13":                 {"cmd/yardstick"},
	"github.com/vbauerster/mpb":        {"cmd/yardstick"},
	"golang.org/x/image":               {"internal/figure"},
	"golang.org/x/sys":                 {"internal/store"},
	"golang.org/x/term":                {"cmd/yardstick"},
	"gonum.org/v1/gonum":               {"internal/inference"},
	"gonum.org/v1/plot":                {"internal/figure"},
}

// inTests stands for every test file in the list of a library's keepers.
const inTests = "tests"

// down holds imports of our own packages to their floors. A test may stand on
// packages of its own floor, since it wires what it tests, but not on a higher one.
func (d drawing) down(s source) []string {
	var wrong []string
	from, drawn := d[s.pkg()]
	if !drawn {
		return []string{s.path + ": the package is not in the drawing"}
	}
	for _, im := range s.imports() {
		name, ours := strings.CutPrefix(im.path, module)
		if !ours || name == s.pkg() {
			continue
		}
		to, drawn := d[name]
		switch {
		case !drawn:
			wrong = append(wrong, s.at(im.spec, "%s is not in the drawing", name))
		case to > from:
			wrong = append(wrong, s.at(im.spec, "imports up: %s (floor %d) stands above floor %d", name, to, from))
		case to == from && !s.test():
			wrong = append(wrong, s.at(im.spec, "imports sideways: %s is on floor %d as well", name, to))
		}
	}
	return wrong
}

// kept holds libraries from outside to their keepers.
func kept(s source) []string {
	var wrong []string
	for _, im := range s.imports() {
		first, _, _ := strings.Cut(im.path, "/")
		if !strings.Contains(first, ".") || strings.HasPrefix(im.path, module) {
			continue
		}
		library := libraryOf(im.path)
		who := keepers[library]
		switch {
		case library == "":
			wrong = append(wrong, s.at(im.spec, "%s has no keeper", im.path))
		case slices.Contains(who, s.pkg()) || (s.test() && slices.Contains(who, inTests)):
		default:
			wrong = append(wrong, s.at(im.spec, "%s is kept by %s alone", im.path, strings.Join(who, ", ")))
		}
	}
	return wrong
}

func libraryOf(path string) string {
	for library := range keepers {
		if path == library || strings.HasPrefix(path, library+"/") {
			return library
		}
	}
	return ""
}

// siblings counts the packages of ours that each package imports.
func siblings(all []source) []string {
	of := map[string]map[string]bool{}
	for _, s := range all {
		for _, im := range s.imports() {
			if name, ours := strings.CutPrefix(im.path, module); ours && !s.test() {
				if of[s.pkg()] == nil {
					of[s.pkg()] = map[string]bool{}
				}
				of[s.pkg()][name] = true
			}
		}
	}
	var wrong []string
	for _, pkg := range slices.Sorted(maps.Keys(of)) {
		if n := len(of[pkg]); n > mostSiblings && !slices.Contains(wires, pkg) {
			wrong = append(wrong, fmt.Sprintf("%s: imports %d of our packages, at most %d should do", pkg, n, mostSiblings))
		}
	}
	return wrong
}
