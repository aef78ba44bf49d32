package trace

import (
	"encoding/binary"
	"errors"
)

// The library believes the lengths that stand in the header of an Arrow message,
// a FlatBuffer, and asks for as much memory: some damaged bytes would end the
// program. checkHeader looks at them first (Message.fbs, Schema.fbs of Arrow).

// Slots of the tables of an Arrow message, and kinds of its headers and types.
const (
	messageKind, messageHeader, messageMetadata          = 1, 2, 4
	schemaFields, schemaMetadata                         = 1, 2
	fieldName, fieldKind, fieldType, fieldKids, fieldAdd = 0, 2, 3, 5, 6
	unionIDs                                             = 1
	dictionaryBatch, batchVariadic                       = 1, 4
	kindSchema, kindDictionary, kindBatch, kindUnion     = 1, 2, 3, 14
)

var errHeader = errors.New("the Arrow data is damaged: a message header claims more than it holds")

// checkHeader reports a header whose lists are longer than it is. Bytes that are
// not there at all make it panic, which [calmly] or the library catches.
func checkHeader(header []byte) error {
	c := &headerCheck{header, 4 * len(header)}
	message := c.root()
	c.metadata(message, messageMetadata)
	content, ok := message.table(messageHeader)
	if !ok {
		return errHeader
	}
	switch message.byte(messageKind) {
	case kindSchema:
		c.metadata(content, schemaMetadata)
		c.fields(content, schemaFields)
	case kindDictionary:
		if batch, ok := content.table(dictionaryBatch); ok {
			c.batch(batch)
		}
	case kindBatch:
		c.batch(content)
	}
	if c.left < 0 {
		return errHeader
	}
	return nil
}

// headerCheck spends the bytes that a header may claim, a few times its length,
// since parts of it may be shared.
type headerCheck struct {
	data []byte
	left int
}

// flatTable is a table of a FlatBuffer and where it begins.
type flatTable struct {
	data []byte
	at   int
}

func (c *headerCheck) root() flatTable {
	return flatTable{c.data, int(binary.LittleEndian.Uint32(c.data))}
}

// slot is where a field of the table stands, if it has it.
func (t flatTable) slot(n int) (at int, ok bool) {
	slots := t.at - int(int32(binary.LittleEndian.Uint32(t.data[t.at:])))
	size := int(binary.LittleEndian.Uint16(t.data[slots:]))
	if 4+2*n >= size {
		return 0, false
	}
	offset := int(binary.LittleEndian.Uint16(t.data[slots+4+2*n:]))
	return t.at + offset, offset != 0
}

func (t flatTable) byte(n int) byte {
	if at, ok := t.slot(n); ok {
		return t.data[at]
	}
	return 0
}

// table is the table that a field points to.
func (t flatTable) table(n int) (flatTable, bool) {
	at, ok := t.slot(n)
	if !ok {
		return flatTable{}, false
	}
	return t.behind(at), true
}

// behind is the table that the place at points to.
func (t flatTable) behind(at int) flatTable {
	return flatTable{t.data, at + int(binary.LittleEndian.Uint32(t.data[at:]))}
}

// list is where the elements of a list begin, and how many there are; none where
// the header cannot hold them.
func (c *headerCheck) list(t flatTable, slot, width int) (at, n int) {
	l, ok := t.table(slot)
	if !ok || c.left < 0 {
		return 0, 0
	}
	n = int(binary.LittleEndian.Uint32(c.data[l.at:]))
	c.left -= 4 + n*width
	if c.left < 0 || n*width > len(c.data)-l.at-4 {
		c.left = -1
		return 0, 0
	}
	return l.at + 4, n
}

// metadata checks a list of keys and values.
func (c *headerCheck) metadata(t flatTable, slot int) {
	at, n := c.list(t, slot, 4)
	for i := range n {
		pair := t.behind(at + 4*i)
		c.list(pair, 0, 1)
		c.list(pair, 1, 1)
	}
}

// fields checks a list of fields and what they are made of.
func (c *headerCheck) fields(t flatTable, slot int) {
	at, n := c.list(t, slot, 4)
	for i := range n {
		field := t.behind(at + 4*i)
		c.list(field, fieldName, 1)
		c.metadata(field, fieldAdd)
		if kind, ok := field.table(fieldType); ok && field.byte(fieldKind) == kindUnion {
			c.list(kind, unionIDs, 4)
		}
		c.fields(field, fieldKids)
	}
}

// batch checks how many buffers the columns of a batch claim.
func (c *headerCheck) batch(t flatTable) {
	at, n := c.list(t, batchVariadic, 8)
	for i := range n {
		claimed := binary.LittleEndian.Uint64(c.data[at+8*i:])
		if claimed > uint64(len(c.data)) {
			c.left = -1
			return
		}
		c.left -= int(claimed)
	}
}
