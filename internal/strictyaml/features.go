package strictyaml

import (
	"fmt"

	"github.com/goccy/go-yaml/token"
)

// refused are the features of YAML that make a file mean something other than
// it says.
var refused = map[token.Type]string{
	token.AnchorType:     "an anchor (&); write the value out where it is meant",
	token.AliasType:      "an alias (*); write the value out where it is meant",
	token.MergeKeyType:   "a merge key (<<); write the keys out where they are meant",
	token.TagType:        "a tag (!); values are read as they are written",
	token.DirectiveType:  "a directive (%); files are plain YAML 1.2",
	token.MappingKeyType: `a complex key (?); keys are plain words, as "key: value"`,
}

// refuseFeatures records every refused feature and the start of a second
// document.
func (d *Document) refuseFeatures(tokens token.Tokens, seen *tracker) {
	const second = "a second document; a file holds one"
	begun, ended := false, false
	for _, tk := range tokens {
		if tk.Type == token.CommentType {
			continue
		}
		if text, ok := refused[tk.Type]; ok {
			d.add(seen.placeOf(tk), Problem{Text: text})
		}
		if ended || tk.Type == token.DocumentHeaderType && begun {
			d.add(seen.placeOf(tk), Problem{Text: second})
			return
		}
		begun = true
		ended = tk.Type == token.DocumentEndType
	}
}

// refuseDepth records the first value nested too deeply. It works on the
// tokens because the library's parser would exhaust the stack.
func (d *Document) refuseDepth(tokens token.Tokens, seen *tracker) {
	var flow int
	var block []int // columns of the open block lists and maps
	for _, tk := range tokens {
		switch tk.Type {
		case token.SequenceStartType, token.MappingStartType:
			flow++
		case token.SequenceEndType, token.MappingEndType:
			flow--
		}
		dash := tk.Type == token.SequenceEntryType
		if flow == 0 && (dash || tk.NextType() == token.MappingValueType) {
			block = nest(block, seen.placeOf(tk).Column, dash)
		}
		if flow+len(block) > maxDepth {
			d.add(seen.placeOf(tk), Problem{Text: fmt.Sprintf("nested too deeply: at most %d levels", maxDepth)})
			return
		}
	}
}

// nest closes the block collections that a token at this column ends and opens
// its own. A list may stand at the column of the key it belongs to.
func nest(open []int, column int, dash bool) []int {
	for len(open) > 0 && (open[len(open)-1] > column || open[len(open)-1] == column && !dash) {
		open = open[:len(open)-1]
	}
	if dash && len(open) > 1 && open[len(open)-1] == column && open[len(open)-2] == column {
		return open
	}
	return append(open, column)
}

// isContent tells the tokens that carry a value or a key from punctuation.
func isContent(t token.Type) bool {
	switch t {
	case token.StringType, token.SingleQuoteType, token.DoubleQuoteType, token.NullType, token.BoolType,
		token.IntegerType, token.BinaryIntegerType, token.OctetIntegerType, token.HexIntegerType,
		token.FloatType, token.InfinityType, token.NanType:
		return true
	}
	return false
}
