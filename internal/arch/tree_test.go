package arch

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// root is the folder of go.mod, seen from this package.
const root = "../.."

// source is one parsed file.
type source struct {
	path  string // from the root, with slashes
	fset  *token.FileSet
	file  *ast.File
	lines int
}

// pkg is the folder of the file, which is how the drawing names a package.
func (s source) pkg() string { return path.Dir(s.path) }

func (s source) test() bool { return strings.HasSuffix(s.path, "_test.go") }

// at puts the place of a node before what is wrong there.
func (s source) at(n ast.Node, format string, args ...any) string {
	return fmt.Sprintf("%s:%d: %s", s.path, s.line(n.Pos()), fmt.Sprintf(format, args...))
}

func (s source) line(p token.Pos) int { return s.fset.Position(p).Line }

// imported is one import of a file: its path, and the name it goes by there.
type imported struct {
	spec       *ast.ImportSpec
	path, name string
}

// imports lists what a file imports. An import without a name of its own goes by
// the last part of its path that is no version.
func (s source) imports() []imported {
	var all []imported
	for _, spec := range s.file.Imports {
		p, _ := strconv.Unquote(spec.Path.Value)
		name := path.Base(p)
		if strings.HasPrefix(name, "v") && strings.Trim(name[1:], "0123456789") == "" {
			name = path.Base(path.Dir(p))
		}
		if spec.Name != nil {
			name = spec.Name.Name
		}
		all = append(all, imported{spec, p, name})
	}
	return all
}

// used calls f for every name taken from the packages imported by one of paths.
func (s source) used(f func(path string, sel *ast.SelectorExpr), paths ...string) {
	names := map[string]string{}
	for _, im := range s.imports() {
		for _, p := range paths {
			if im.path == p {
				names[im.name] = p
			}
		}
	}
	ast.Inspect(s.file, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		// A name that resolves inside the file is a variable in the way.
		if x, ok := sel.X.(*ast.Ident); ok && x.Obj == nil && names[x.Name] != "" {
			f(names[x.Name], sel)
		}
		return true
	})
}

func parse(name string, text []byte) (source, error) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, text, parser.ParseComments)
	return source{name, fset, file, strings.Count(string(text), "\n")}, err
}

// sources parses every Go file below the root, leaving out what the go command
// leaves out.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := entry.Name()
		if entry.IsDir() {
			// Examples are what others would write: programs that know nothing of ours.
			skip := base == "testdata" || base == "build" || base == "examples" || (base != ".." && strings.HasPrefix(base, "."))
			if skip && name != root {
				return filepath.SkipDir
			}
			return nil
		}
		if filepath.Ext(base) != ".go" {
			return nil
		}
		s, err := open(name)
		all = append(all, s)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func open(name string) (source, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return source{}, err
	}
	rel, err := filepath.Rel(root, name)
	if err != nil {
		return source{}, err
	}
	return parse(filepath.ToSlash(rel), text)
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
