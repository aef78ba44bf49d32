package strictyaml

import "strconv"

// Canonical renders what the document says without how it is written: keys
// sorted, no comments, spaces, quoting or line breaks. Two files give the same
// bytes exactly when they differ in nothing else; a number counts as written,
// so 1 and 1.0 differ, and so do 7 and '7'. It is nil for a document that
// could not be parsed.
//
// The form is JSON's, in ASCII, on one line, except that numbers keep their
// spelling. It is hashed, so it must never change.
func (d *Document) Canonical() []byte {
	return d.Root().Canonical()
}

// Canonical is the canonical rendering of the value; nil when it is absent.
func (v Value) Canonical() []byte {
	if v.node == nil {
		return nil
	}
	return v.node.appendCanonical(nil)
}

func (n *node) appendCanonical(b []byte) []byte {
	switch n.kind {
	case Null:
		return append(b, "null"...)
	case Text:
		// ASCII only, because what counts as printable changes with Unicode.
		return strconv.AppendQuoteToASCII(b, n.text)
	case List:
		b = append(b, '[')
		for i, item := range n.items {
			if i > 0 {
				b = append(b, ',')
			}
			b = item.appendCanonical(b)
		}
		return append(b, ']')
	case Mapping:
		return n.appendCanonicalMap(b)
	}
	return append(b, n.text...)
}

func (n *node) appendCanonicalMap(b []byte) []byte {
	b = append(b, '{')
	for i, e := range sortedEntries(n) {
		if i > 0 {
			b = append(b, ',')
		}
		b = e.key.appendCanonical(b)
		b = append(b, ':')
		b = e.value.appendCanonical(b)
	}
	return append(b, '}')
}
