package result

import (
	"maps"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// keyRow is a row of the tables of keys in the page: key, form, what it is.
var keyRow = regexp.MustCompile("(?m)^\\| `([^`]+)` \\| ([^|]+) \\| [^|]+ \\|$")

// TestReadmeKeys holds the page that describes the files against the types that
// write them: every key with its form, and no key that is not there.
func TestReadmeKeys(t *testing.T) {
	data, err := os.ReadFile("../../reports/README.md")
	if err != nil {
		t.Fatal(err)
	}
	check := func(file string, written any) {
		t.Helper()
		_, section, found := strings.Cut(string(data), "\n### `"+file+"`\n")
		if !found {
			t.Fatalf("no section about %s", file)
		}
		section, _, _ = strings.Cut(section, "\n### ")
		got, want := map[string]string{}, keys(reflect.TypeOf(written), "")
		for _, row := range keyRow.FindAllStringSubmatch(section, -1) {
			got[row[1]] = row[2]
		}
		for _, key := range slices.Sorted(maps.Keys(want)) {
			if got[key] == "" {
				t.Errorf("%s: the key %s is not described", file, key)
			} else if !tells(got[key], want[key]) {
				t.Errorf("%s: %s is described as %s and is %s", file, key, got[key], want[key])
			}
		}
		for _, key := range slices.Sorted(maps.Keys(got)) {
			if want[key] == "" {
				t.Errorf("%s: there is no key %s", file, key)
			}
		}
	}
	check("verdict.json", verdictFile{})
	check("result.json", resultFile{})
	check("manifest.json", resultProvenance{})
	check("sensitivity.json", Sensitivity{})
}

// keys are the paths of all that a type writes, each with its form in words.
func keys(t reflect.Type, path string) map[string]string {
	all := map[string]string{}
	for i := range t.NumField() {
		f := t.Field(i)
		at := path + f.Tag.Get("json")
		elem := f.Type
		if elem.Kind() == reflect.Slice && elem.Elem().Kind() == reflect.Struct {
			at, elem = at+"[]", elem.Elem()
		}
		switch {
		case f.Type == reflect.TypeFor[resultProvenance]():
			all[at] = "as `manifest.json`"
		case f.Anonymous:
			all[strings.TrimSuffix(path, ".")] = "as in `verdict.json`"
		case elem.Kind() == reflect.Pointer && elem.Elem().Kind() == reflect.Struct:
			all[at] = "object or null"
			maps.Copy(all, keys(elem.Elem(), at+"."))
		case elem.Kind() == reflect.Struct:
			maps.Copy(all, keys(elem, at+"."))
		default:
			all[at] = form(elem)
		}
	}
	return all
}

// tells reports whether a description fits a form. Of a list the type does not
// say whether it can be null.
func tells(described, form string) bool {
	return described == form || strings.HasPrefix(form, "list of ") && described == form+" or null"
}

// form says in words what a type is written as.
func form(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Pointer:
		return form(t.Elem()) + " or null"
	case reflect.Array:
		return "[" + strings.Join(slices.Repeat([]string{form(t.Elem())}, t.Len()), ", ") + "]"
	case reflect.Slice:
		return "list of " + form(t.Elem()) + "s"
	case reflect.String:
		return "text"
	case reflect.Bool:
		return "true or false"
	case reflect.Float64:
		return "number"
	}
	return "whole number"
}
