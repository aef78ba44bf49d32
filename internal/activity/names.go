package activity

// Names is a table of names end to end, as they lie in a columnar file: name i
// is Text[Offsets[i]:Offsets[i+1]].
type Names struct {
	Offsets []int32 // one more than there are names, the first of them 0
	Text    []byte
}

// Len returns the number of names.
func (n *Names) Len() int { return len(n.Offsets) - 1 }

// Strings returns the names one by one, in a text of their own.
func (n *Names) Strings() []string {
	text, all := string(n.Text), make([]string, n.Len())
	for i := range all {
		all[i] = text[n.Offsets[i]:n.Offsets[i+1]]
	}
	return all
}
