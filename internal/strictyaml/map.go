package strictyaml

// Map is an opened map. Its keys are either known, asked for one by one with
// Required and Optional, or free, listed by Entries. A key that was not asked
// for is a problem of the document.
type Map struct {
	value Value
	asked []string
	free  bool // Entries was called, so every key is wanted
}

// Entry is a key and its value in a map with free keys.
type Entry struct {
	Name  string // the key's text
	Key   Value  // the key itself, to record a problem at its place
	Value Value
}

// Required returns the value of a key and records a problem when it is
// missing.
func (m *Map) Required(key string) Value {
	v := m.Optional(key)
	if m.value.node != nil && !v.Present() {
		m.value.record(Problem{Text: "missing key " + quote(key)})
	}
	return v
}

// Optional returns the value of a key, absent when the key is not written.
func (m *Map) Optional(key string) Value {
	absent := Value{doc: m.value.doc, parent: m.value.node, path: join(m.value.path, key)}
	if m.value.node == nil {
		return absent
	}
	m.asked = append(m.asked, key)
	for _, e := range m.value.node.entries {
		if e.key.text == key {
			return m.child(e)
		}
	}
	return absent
}

// Entries returns all keys and values in the order of the file.
func (m *Map) Entries() []Entry {
	if m.value.node == nil {
		return nil
	}
	m.free = true
	entries := make([]Entry, len(m.value.node.entries))
	for i, e := range m.value.node.entries {
		v := m.child(e)
		key := Value{doc: v.doc, node: e.key, path: v.path}
		entries[i] = Entry{Name: e.key.text, Key: key, Value: v}
	}
	return entries
}

func (m *Map) child(e entry) Value {
	return Value{doc: m.value.doc, node: e.value, path: join(m.value.path, e.key.text)}
}

// unknownKeys are the problems of the keys nobody asked for.
func (m *Map) unknownKeys() {
	if m.free {
		return
	}
	known := make(map[string]bool, len(m.asked))
	var among []string
	for _, key := range m.asked {
		if !known[key] {
			known[key] = true
			among = append(among, key)
		}
	}
	for _, e := range m.value.node.entries {
		if !known[e.key.text] {
			Value{doc: m.value.doc, node: e.key, path: m.value.path}.record(unknown("key", e.key.text, among))
		}
	}
}
