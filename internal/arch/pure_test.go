package arch

import (
	"go/ast"
	"slices"
	"strings"
)

// lastPure is the highest floor without files, clock, goroutines or chance.
const lastPure = 3

// worldly are packages that reach what a pure one must not: the machine, the
// network, other goroutines, randomness that no seed fixes. What stands below a
// path is meant as well.
var worldly = []string{
	"C", "crypto/rand", "database/sql", "hash/maphash", "io/fs", "io/ioutil", "log", "net", "os", "path/filepath",
	"plugin", "runtime", "sync", "syscall", "testing/fstest",
}

// clock are the names of package time that read the clock; waiting are those that
// wait for it; place are those that ask where the machine stands.
var (
	clock   = []string{"Now", "Since", "Until"}
	waiting = []string{"After", "AfterFunc", "NewTicker", "NewTimer", "Sleep", "Tick"}
	place   = []string{"LoadLocation", "Local"}
)

// seeded are the names of math/rand/v2 that need a source: all others draw from
// the one that nobody seeded.
var seeded = []string{"ChaCha8", "New", "NewChaCha8", "NewPCG", "NewZipf", "PCG", "Rand", "Source", "Zipf"}

// pure holds floors 0 to 3 to being functions of their arguments. Tests there may
// read files: they compare with golden ones.
func (d drawing) pure(s source) []string {
	if s.test() || d[s.pkg()] > lastPure {
		return nil
	}
	var wrong []string
	for _, im := range s.imports() {
		for _, w := range worldly {
			if im.path == w || strings.HasPrefix(im.path, w+"/") {
				wrong = append(wrong, s.at(im.spec, "a pure package imports %s", im.path))
			}
		}
	}
	ast.Inspect(s.file, func(n ast.Node) bool {
		if _, ok := n.(*ast.GoStmt); ok {
			wrong = append(wrong, s.at(n, "a pure package starts a goroutine"))
		}
		return true
	})
	s.used(func(_ string, sel *ast.SelectorExpr) {
		if slices.Contains(slices.Concat(waiting, place), sel.Sel.Name) {
			wrong = append(wrong, s.at(sel, "a pure package uses time.%s", sel.Sel.Name))
		}
	}, "time")
	return wrong
}

// seen holds every floor below the roof to what makes a run repeat: time is an
// argument, randomness has a seed, and nobody but the roof prints or logs.
func (d drawing) seen(s source) []string {
	var wrong []string
	below := d[s.pkg()] < roof
	for _, im := range s.imports() {
		if below && (im.path == "log" || strings.HasPrefix(im.path, "log/")) {
			wrong = append(wrong, s.at(im.spec, "only the roof logs"))
		}
		if im.path == "math/rand" {
			wrong = append(wrong, s.at(im.spec, "randomness comes from math/rand/v2, with a seed"))
		}
	}
	s.used(func(path string, sel *ast.SelectorExpr) {
		name := sel.Sel.Name
		switch {
		case path == "math/rand/v2" && !slices.Contains(seeded, name):
			wrong = append(wrong, s.at(sel, "rand.%s draws from a source without a seed", name))
		case path == "time" && below && slices.Contains(clock, name):
			wrong = append(wrong, s.at(sel, "time.%s: below the roof time is an argument", name))
		case path == "time" && s.test() && name == "Sleep":
			wrong = append(wrong, s.at(sel, "a test that sleeps is slow or wrong"))
		case path == "fmt" && below && !s.test() && strings.HasPrefix(name, "Print"):
			wrong = append(wrong, s.at(sel, "fmt.%s: only the roof prints", name))
		}
	}, "math/rand/v2", "time", "fmt")
	return append(wrong, s.builtinPrints()...)
}

// builtinPrints finds the prints that were left from looking for a fault.
func (s source) builtinPrints() []string {
	var wrong []string
	ast.Inspect(s.file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		if f, ok := call.Fun.(*ast.Ident); ok && f.Obj == nil && (f.Name == "print" || f.Name == "println") {
			wrong = append(wrong, s.at(n, "%s is for looking for faults", f.Name))
		}
		return true
	})
	return wrong
}
