package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// element is one element of a page, in document order.
type element struct {
	name     string
	attr     map[string]string
	text     string // all text inside, inner elements included; blocks end in a space
	start    int
	parent   *element
	children []*element
}

var voids = regexp.MustCompile(`<(meta|link|img|br)\b([^>]*)>`)

// parsed reads a page more strictly than a browser does: every element closed
// in its order, every attribute quoted and with a value.
func parsed(t *testing.T, html string) []*element {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(voids.ReplaceAllString(html, "<$1$2/>")))
	d.Entity = xml.HTMLEntity
	var all []*element
	var at *element
	var text strings.Builder
	for {
		token, err := d.Token()
		if err == io.EOF {
			return all
		}
		if err != nil {
			line, column := d.InputPos()
			t.Fatalf("line %d, column %d: %v", line, column, err)
		}
		switch k := token.(type) {
		case xml.StartElement:
			e := &element{name: k.Name.Local, attr: map[string]string{}, parent: at, start: text.Len()}
			for _, a := range k.Attr {
				e.attr[a.Name.Local] = a.Value
			}
			if at != nil {
				at.children = append(at.children, e)
			}
			all, at = append(all, e), e
		case xml.EndElement:
			if slices.Contains([]string{"td", "th", "dt", "dd", "p", "li", "caption"}, at.name) {
				text.WriteByte(' ')
			}
			at.text = text.String()[at.start:]
			at = at.parent
		case xml.CharData:
			text.Write(k)
		}
	}
}

// faults lists what is wrong with the markup.
func faults(all []*element) []string {
	var bad []string
	say := func(format string, args ...any) { bad = append(bad, fmt.Sprintf(format, args...)) }
	ids := map[string]bool{}
	for _, e := range all {
		if id, ok := e.attr["id"]; ok {
			if id == "" || ids[id] {
				say("id %q is empty or taken", id)
			}
			ids[id] = true
		}
	}
	level := 0
	for _, e := range all {
		for name, value := range e.attr {
			checkAttribute(say, ids, e.name+" "+name, value)
		}
		switch e.name {
		case "h1", "h2", "h3", "h4":
			next := int(e.name[1] - '0')
			if next > level+1 || (next == 1) != (level == 0) {
				say("heading %q: h%d comes after h%d", e.text, next, level)
			}
			level = next
		case "svg":
			if e.attr["aria-hidden"] != "true" && (e.attr["role"] != "img" || !has(e, "title") || !has(e, "desc")) {
				say("a picture without title or description: %v", e.attr)
			}
		case "table":
			if len(e.children) == 0 || e.children[0].name != "caption" || strings.TrimSpace(e.children[0].text) == "" {
				say("a table without caption: %.60q", e.text)
			}
		case "th":
			if e.attr["scope"] == "" || strings.TrimSpace(e.text) == "" {
				say("a header cell without scope or text: %q", e.text)
			}
		case "script", "iframe", "object", "embed", "base", "img", "form":
			say("an element %s", e.name)
		case "style":
			if strings.Contains(e.text, "url(") || strings.Contains(e.text, "@import") {
				say("the stylesheet loads something")
			}
		}
	}
	return bad
}

func has(e *element, child string) bool {
	return slices.ContainsFunc(e.children, func(c *element) bool { return c.name == child && c.text != "" })
}

func checkAttribute(say func(string, ...any), ids map[string]bool, name, value string) {
	attribute := name[strings.Index(name, " ")+1:]
	switch {
	case strings.HasPrefix(attribute, "on"):
		say("%s=%q runs something", name, value)
	case attribute == "aria-labelledby":
		for _, id := range strings.Fields(value) {
			if !ids[id] {
				say("%s=%q: no such id", name, value)
			}
		}
	case attribute == "src" || attribute == "srcset" || attribute == "action":
		say("%s=%q loads something", name, value)
	case attribute == "href" && strings.HasPrefix(value, "#"):
		if !ids[value[1:]] {
			say("%s=%q leads nowhere", name, value)
		}
	case attribute == "href" && !strings.HasPrefix(value, "./") && value != "../index.html" && !strings.HasPrefix(value, "data:image/svg+xml,"):
		say("%s=%q leads out", name, value)
	}
}

// landmarks must each be there once.
func landmarks(all []*element) map[string]int {
	seen := map[string]int{}
	for _, e := range all {
		switch e.name {
		case "main", "h1", "title", "footer":
			if e.parent.name != "svg" {
				seen[e.name]++
			}
		}
	}
	return seen
}

// noNumber finds what no page may show as a number.
var noNumber = regexp.MustCompile(`\bNaN\b|[+\-−]?\bInf\b|[-−]0(\.0+)?\b[^.\d]`)

// words is the text of a page, without its stylesheet, spaces joined.
func words(all []*element) string {
	text := ""
	for _, e := range all {
		if e.name == "body" {
			text = e.text
		}
	}
	return strings.Join(strings.Fields(text), " ")
}
