package strictyaml

import (
	"errors"
	"fmt"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// parse sets the root, or records why there is none. A panic of the library on
// a file nobody thought of is a problem of the file.
func (d *Document) parse(text string) {
	seen := newTracker(text)
	defer func() {
		if p := recover(); p != nil {
			d.root = nil
			d.add(seen.lastPlace(), Problem{Text: "the YAML reader gives up near here; write it more plainly"})
		}
	}()
	tokens := lexer.Tokenize(text)
	if len(tokens) > maxTokens {
		d.add(seen.placeOf(tokens[0]), Problem{Text: fmt.Sprintf("the file holds too much: more than %d words and marks", maxTokens)})
		return
	}
	lost := seen.follow(tokens)
	if bad := tokens.InvalidToken(); bad != nil {
		d.add(seen.placeOf(bad), Problem{Text: syntaxText(bad.Error)})
		return
	}
	d.refuseFeatures(tokens, seen)
	d.refuseDepth(tokens, seen)
	if len(d.problems) > 0 {
		return
	}
	file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	switch {
	case err != nil:
		d.addSyntax(err, seen)
	case lost != nil:
		d.add(*lost, Problem{Text: unreadable})
	default:
		d.build(file, tokens, seen)
	}
}

// unreadable is said where the library's reading does not account for what
// stands in the file.
const unreadable = "this cannot be read for certain; put the text in quotes or break it up"

// build turns the library's tree into ours; the root stays nil on any doubt.
func (d *Document) build(file *ast.File, tokens token.Tokens, seen *tracker) {
	b := builder{doc: d, seen: seen, used: map[*token.Token]bool{}}
	for _, document := range file.Docs {
		if document.Body != nil {
			d.root = b.value(document.Body, slot{})
		}
	}
	if d.root == nil {
		d.add(Place{1, 1}, Problem{Text: "the file is empty"})
		return
	}
	for _, tk := range tokens {
		if isContent(tk.Type) && !b.used[tk] {
			d.add(seen.placeOf(tk), Problem{Text: unreadable})
			b.doubt = true
		}
	}
	if b.doubt {
		d.root = nil
	}
}

// addSyntax records an error of the library's parser.
func (d *Document) addSyntax(err error, seen *tracker) {
	var syntax yaml.Error
	if errors.As(err, &syntax) {
		d.add(seen.placeOf(syntax.GetToken()), Problem{Text: syntaxText(syntax.GetMessage())})
		return
	}
	d.add(seen.lastPlace(), Problem{Text: "this is not YAML"})
}

// plainer rewords the library's commonest complaints for people.
var plainer = map[string]string{
	"value is not allowed in this context. map key-value is pre-defined": "this stands after a value that is already complete",
	"value is not allowed in this context":                               "this stands after a value that is already complete",
	"mapping value is not allowed in this context":                       `a second "key: value" where a value belongs; check the indentation, or put the text in quotes`,
	"non-map value is specified":                                         `a "key: value" belongs here`,
	"unexpected key name":                                                `a "key: value" belongs here`,
	"could not find flow map content":                                    `a "key: value" belongs here`,
	"found an invalid key for this map":                                  "this is no key",
	"',' or ']' must be specified":                                       `a comma or "]" is missing before this`,
	"',' or '}' must be specified":                                       `a comma or "}" is missing before this`,
	"sequence end token ']' not found":                                   `this "[" is never closed`,
	"could not find flow mapping end token '}'":                          `this "{" is never closed`,
	"could not find '[' character corresponding to ']'":                  `this "]" closes nothing`,
	"could not find '{' character corresponding to '}'":                  `this "}" closes nothing`,
	"could not find end character of single-quoted text":                 "this quote is never closed",
	"could not find end character of double-quoted text":                 "this quote is never closed",
	"block sequence entries are not allowed in this context":             "a list with dashes starts on its own line",
}

func syntaxText(message string) string {
	if text, ok := plainer[message]; ok {
		return text
	}
	return "not YAML: " + message
}
