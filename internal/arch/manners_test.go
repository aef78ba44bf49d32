package arch

import (
	"fmt"
	"go/ast"
	"go/token"
	"path"
	"slices"
	"strings"
)

// hollow are names of packages that say nothing about what is inside.
var hollow = []string{"base", "common", "core", "helpers", "lib", "manager", "misc", "model", "types", "util"}

// mostMethods is how many methods an interface may ask for (ours).
const mostMethods = 3

// named holds a package to a name that says something, and to its folder's.
func named(s source) []string {
	name, folder := s.file.Name.Name, path.Base(s.pkg())
	switch {
	case slices.Contains(hollow, folder):
		return []string{s.at(s.file, "a package called %s says nothing", folder)}
	case name == folder || (s.test() && name == folder+"_test"):
	case name == "main" && path.Dir(s.pkg()) == "cmd":
	default:
		return []string{s.at(s.file, "package %s lies in the folder %s", name, folder)}
	}
	return nil
}

// mannered refuses what registers itself, and interfaces that ask for too much.
func mannered(s source) []string {
	var wrong []string
	for _, decl := range s.file.Decls {
		if f, ok := decl.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
			wrong = append(wrong, s.at(f, "nothing registers itself in init"))
		}
	}
	ast.Inspect(s.file, func(n ast.Node) bool {
		if i, ok := n.(*ast.InterfaceType); ok && i.Methods.NumFields() > mostMethods {
			wrong = append(wrong, s.at(i, "an interface of %d methods, at most %d should do", i.Methods.NumFields(), mostMethods))
		}
		return true
	})
	return wrong
}

// documented finds exported names that nothing is said about. Tests export
// nothing.
func documented(s source) []string {
	if s.test() {
		return nil
	}
	var wrong []string
	for _, decl := range s.file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			if d.Name.IsExported() && d.Doc == nil && (d.Recv == nil || ast.IsExported(receiver(d))) {
				wrong = append(wrong, s.at(d, "%s is not documented", d.Name.Name))
			}
		case *ast.GenDecl:
			wrong = append(wrong, s.documentedSpecs(d)...)
		}
	}
	return wrong
}

// documentedSpecs looks at one declaration of types, constants or variables. A
// group of values may be documented as one; a group of types by naming each.
func (s source) documentedSpecs(d *ast.GenDecl) []string {
	var wrong []string
	for _, spec := range d.Specs {
		switch v := spec.(type) {
		case *ast.TypeSpec:
			of := d.Lparen == token.NoPos || strings.Contains(d.Doc.Text(), v.Name.Name)
			if v.Name.IsExported() && v.Doc == nil && (d.Doc == nil || !of) {
				wrong = append(wrong, s.at(v, "%s is not documented", v.Name.Name))
			}
		case *ast.ValueSpec:
			for _, name := range v.Names {
				if name.IsExported() && v.Doc == nil && v.Comment == nil && d.Doc == nil {
					wrong = append(wrong, s.at(name, "%s is not documented", name.Name))
				}
			}
		}
	}
	return wrong
}

// receiver is the name of the type that a method belongs to.
func receiver(f *ast.FuncDecl) string {
	e := f.Recv.List[0].Type
	for {
		switch t := e.(type) {
		case *ast.StarExpr:
			e = t.X
		case *ast.IndexExpr:
			e = t.X
		case *ast.IndexListExpr:
			e = t.X
		case *ast.Ident:
			return t.Name
		default:
			return ""
		}
	}
}

// introduced finds packages that do not say what they are for.
func introduced(all []source) []string {
	said, order := map[string]int{}, []string{}
	for _, s := range all {
		if s.test() {
			continue
		}
		if _, known := said[s.pkg()]; !known {
			order = append(order, s.pkg())
			said[s.pkg()] = 0
		}
		if s.file.Doc != nil {
			said[s.pkg()]++
		}
	}
	var wrong []string
	for _, pkg := range order {
		if said[pkg] != 1 {
			wrong = append(wrong, fmt.Sprintf("%s: has %d package comments, one is right", pkg, said[pkg]))
		}
	}
	return wrong
}
