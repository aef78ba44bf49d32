package strictyaml

// Text reads a text: a scalar in quotes, a block of text, or a plain scalar
// that nobody could take for a number, a truth value or null. An unquoted 7,
// true or ~ is refused: it is not clear that text was meant.
func (v Value) Text() string {
	if v.node == nil {
		return ""
	}
	switch v.node.kind {
	case Text:
		return v.node.text
	case Number, Bool:
		v.fail("text", "put it in quotes if it is text")
	default:
		v.fail("text", "")
	}
	return ""
}

// OneOf reads a text that must be one of among; what is the noun for the
// message, as in unknown action "lik". It returns the empty string otherwise.
func (v Value) OneOf(what string, among []string) string {
	word := v.Text()
	if !v.OK() {
		return ""
	}
	for _, w := range among {
		if w == word {
			return word
		}
	}
	v.Unknown(what, word, among)
	v.node.broken = true
	return ""
}

// Bool reads true or false, in exactly this spelling.
func (v Value) Bool() bool {
	if v.node == nil {
		return false
	}
	if !v.node.quoted {
		switch v.node.text {
		case "true":
			return true
		case "false":
			return false
		}
	}
	v.fail("true or false", "")
	return false
}

// Sourced reads a value that may name where it comes from: either plainly,
//
//	like: 0.1
//
// or as a map {is: 0.1, source: ours}. It returns the value itself, to be read
// with Float, Int or another, and the source, empty when none is named.
func (v Value) Sourced() (Value, string) {
	if v.Kind() != Mapping {
		return v, ""
	}
	m := v.Map()
	return m.Required("is"), m.Required("source").Text()
}
