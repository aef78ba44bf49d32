package report

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
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
		if errors.Is(err, io.EOF) {
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

// markup collects what is wrong with a page.
type markup struct {
	ids   map[string]bool
	level int // of the last heading
	bad   []string
}

func (m *markup) say(format string, args ...any) { m.bad = append(m.bad, fmt.Sprintf(format, args...)) }

// faults lists what is wrong with the markup.
func faults(all []*element) []string {
	m := &markup{ids: map[string]bool{}}
	for _, e := range all {
		if id, ok := e.attr["id"]; ok {
			if id == "" || m.ids[id] {
				m.say("id %q is empty or taken", id)
			}
			m.ids[id] = true
		}
	}
	for _, e := range all {
		for _, name := range slices.Sorted(maps.Keys(e.attr)) {
			m.attribute(e.name, name, e.attr[name])
		}
		m.element(e)
	}
	return m.bad
}

func (m *markup) element(e *element) {
	text := strings.TrimSpace(e.text)
	switch e.name {
	case "h1", "h2", "h3", "h4":
		m.heading(text, int(e.name[1]-'0'))
	case "svg":
		if e.attr["aria-hidden"] != "true" && (e.attr["role"] != "img" || !has(e, "title") || !has(e, "desc")) {
			m.say("a picture without title or description")
		}
	case "table":
		if len(e.children) == 0 || e.children[0].name != "caption" || e.children[0].text == "" {
			m.say("a table without caption: %.40q", text)
		}
	case "th":
		if e.attr["scope"] == "" || text == "" {
			m.say("a header cell without scope or text: %q", text)
		}
	case "script", "iframe", "object", "embed", "base", "img", "form":
		m.say("an element %s", e.name)
	case "style":
		if strings.Contains(text, "url(") || strings.Contains(text, "@import") {
			m.say("the stylesheet loads something")
		}
	}
}

func (m *markup) heading(text string, level int) {
	if level > m.level+1 || (level == 1) != (m.level == 0) {
		m.say("heading %q: h%d comes after h%d", text, level, m.level)
	}
	m.level = level
}

func (m *markup) attribute(element, name, value string) {
	what := fmt.Sprintf("%s %s=%q", element, name, value)
	switch {
	case strings.HasPrefix(name, "on"):
		m.say("%s runs something", what)
	case name == "aria-labelledby":
		for _, id := range strings.Fields(value) {
			if !m.ids[id] {
				m.say("%s: no such id", what)
			}
		}
	case name == "src" || name == "srcset" || name == "action":
		m.say("%s loads something", what)
	case name == "href" && strings.HasPrefix(value, "#"):
		if !m.ids[value[1:]] {
			m.say("%s leads nowhere", what)
		}
	case name == "href" && !slices.ContainsFunc([]string{"./", "../index.html", "data:image/svg+xml,"}, func(p string) bool { return strings.HasPrefix(value, p) }):
		m.say("%s leads out", what)
	}
}

func has(e *element, child string) bool {
	return slices.ContainsFunc(e.children, func(c *element) bool { return c.name == child && c.text != "" })
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

// The checks themselves must see what they are there for.
func TestFaultsAreSeen(t *testing.T) {
	check := func(html string, want ...string) {
		t.Helper()
		if got := faults(parsed(t, "<html>"+html+"</html>")); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", html, got, want)
		}
	}
	check(`<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2>`)
	check(`<h2>a</h2>`, `heading "a": h2 comes after h0`)
	check(`<h1>a</h1><h3>b</h3>`, `heading "b": h3 comes after h1`)
	check(`<p id="a"></p><p id="a"></p>`, `id "a" is empty or taken`)
	check(`<svg role="img"><title>a</title></svg>`, "a picture without title or description")
	check(`<table><tr><th>a</th></tr></table>`, `a table without caption: "a"`, `a header cell without scope or text: "a"`)
	check(`<img src="x" onerror="y">`, `img onerror="y" runs something`, `img src="x" loads something`, "an element img")
	check(`<a href="#b">b</a>`, `a href="#b" leads nowhere`)
	check(`<a href="https://example.org">b</a>`, `a href="https://example.org" leads out`)
	check(`<p aria-labelledby="c">b</p>`, `p aria-labelledby="c": no such id`)
	check(`<style>a{background:url(x)}</style>`, "the stylesheet loads something")
}

func TestNoNumberIsSeen(t *testing.T) {
	check := func(text string, want bool) {
		t.Helper()
		if got := noNumber.MatchString(text); got != want {
			t.Errorf("%q: found %v, want %v", text, got, want)
		}
	}
	check("the effect is NaN points", true)
	check("from −Inf to 3", true)
	check("−0.00 points", true)
	check("-0 points", true)
	check("−0.05 points, day −1, 2011-08-15, GPT-4, Infinite", false)
}
