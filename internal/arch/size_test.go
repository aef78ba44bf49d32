package arch

import (
	"fmt"
	"go/ast"
)

// The most that fits in one look (ours): lines of a file; lines of a function
// from its first to its last, leaving out the cases of a test; parameters apart
// from a context and what a test is handed, of which three are the aim.
const (
	mostLines      = 300
	mostFuncLines  = 40
	mostParameters = 5
)

// oversize are the files and functions that may be longer, each with its reason.
// One that fits again must leave the list.
var oversize = map[string]string{
	"internal/strictyaml/example_test.go Example": "an example is read as one piece, with the document it reads",
}

// sized measures a file and its functions.
func sized(s source) []string {
	var wrong []string
	if s.lines > mostLines {
		wrong = append(wrong, fmt.Sprintf("%s: %d lines, at most %d should do", s.path, s.lines, mostLines))
	}
	for _, decl := range s.file.Decls {
		f, ok := decl.(*ast.FuncDecl)
		if !ok {
			continue
		}
		if n := s.span(f) - s.cases(f); n > mostFuncLines {
			wrong = append(wrong, s.at(f, "%s has %d lines, at most %d should do", f.Name.Name, n, mostFuncLines))
		}
		if n := parameters(f.Type); n > mostParameters {
			wrong = append(wrong, s.at(f, "%s has %d parameters, at most %d should do", f.Name.Name, n, mostParameters))
		}
	}
	return wrong
}

// span counts the lines from the first of a node to its last.
func (s source) span(n ast.Node) int { return s.line(n.End()) - s.line(n.Pos()) + 1 }

// cases counts the lines of a test that are data and not steps: statements that
// do nothing but call a function of the test's own, and the entries of a literal
// table. A table grows with what is tested and is none the harder to read.
func (s source) cases(f *ast.FuncDecl) int {
	if !s.test() {
		return 0
	}
	lines := map[int]bool{}
	note := func(n ast.Node) {
		for line := s.line(n.Pos()); line <= s.line(n.End()); line++ {
			lines[line] = true
		}
	}
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch x := n.(type) {
		case *ast.ExprStmt:
			if ofTheTest(x.X, f) {
				note(x)
			}
		case *ast.CompositeLit:
			for _, entry := range x.Elts {
				note(entry)
			}
		}
		return true
	})
	return len(lines)
}

// ofTheTest reports whether an expression calls a variable of the function: the
// check of a table.
func ofTheTest(e ast.Expr, f *ast.FuncDecl) bool {
	call, ok := e.(*ast.CallExpr)
	if !ok {
		return false
	}
	name, ok := call.Fun.(*ast.Ident)
	return ok && name.Obj != nil && name.Obj.Kind == ast.Var && name.Obj.Pos() > f.Pos() && name.Obj.Pos() < f.End()
}

// parameters counts those of a function but for a context and what a test is
// handed.
func parameters(f *ast.FuncType) int {
	n := 0
	for _, field := range f.Params.List {
		if !handed(field.Type) {
			n += max(1, len(field.Names))
		}
	}
	return n
}

func handed(t ast.Expr) bool {
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	sel, ok := t.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	x, ok := sel.X.(*ast.Ident)
	return ok && x.Obj == nil && (x.Name == "testing" || (x.Name == "context" && sel.Sel.Name == "Context"))
}
