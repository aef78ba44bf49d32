package trace

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/apache/arrow-go/v18/arrow/ipc"
	"github.com/apache/arrow-go/v18/arrow/memory"
)

// arrowMagic begins and ends an Arrow IPC file; continued begins a message.
var (
	arrowMagic = []byte("ARROW1")
	continued  = []byte{0xff, 0xff, 0xff, 0xff}
)

// messages hands out the messages of an Arrow IPC file or stream that lies in
// memory, without copying them. (The library's reader of mapped files cannot
// read dictionaries, and its reader of streams copies.)
type messages struct {
	rest []byte
	file bool // as opposed to a stream
	done bool
}

var _ ipc.MessageReader = (*messages)(nil)

var errCutOff = errors.New("the Arrow data ends too early: the file was cut off")

// newMessages checks the frame of a file; a stream has none.
func newMessages(data []byte) (*messages, error) {
	if !bytes.HasPrefix(data, arrowMagic) {
		return &messages{rest: data}, nil
	}
	const head, tail = 8, 10 // the magic and its padding; the footer's length and the magic
	if len(data) < head+tail || !bytes.HasSuffix(data, arrowMagic) {
		return nil, errCutOff
	}
	end := len(data) - tail
	footer := int64(binary.LittleEndian.Uint32(data[end:]))
	if footer > int64(end-head) {
		return nil, errCutOff
	}
	return &messages{rest: data[head : end-int(footer)], file: true}, nil
}

// Message returns the next message, [io.EOF] after the last.
func (m *messages) Message() (*ipc.Message, error) {
	if m.done || (len(m.rest) == 0 && !m.file) {
		return nil, io.EOF // a stream may end without saying so
	}
	size, ok := m.length()
	if !ok {
		return nil, errCutOff
	}
	if size == 0 {
		m.done = true
		return nil, io.EOF
	}
	meta, ok := m.take(int64(size))
	if !ok {
		return nil, errCutOff
	}
	if err := checkHeader(meta); err != nil {
		return nil, err
	}
	header := memory.NewBufferBytes(meta)
	body, ok := m.take(ipc.NewMessage(header, memory.NewBufferBytes(nil)).BodyLen())
	if !ok {
		return nil, errCutOff
	}
	return ipc.NewMessage(header, memory.NewBufferBytes(body)), nil
}

// length reads the length of a message's header. Before Arrow 0.15 it stood
// alone.
func (m *messages) length() (n int32, ok bool) {
	b, ok := m.take(4)
	if ok && bytes.Equal(b, continued) {
		b, ok = m.take(4)
	}
	if !ok {
		return 0, false
	}
	n = int32(binary.LittleEndian.Uint32(b))
	return n, n == 0 || n >= 8
}

func (m *messages) take(n int64) ([]byte, bool) {
	if n < 0 || n > int64(len(m.rest)) {
		return nil, false
	}
	b := m.rest[:n:n]
	m.rest = m.rest[n:]
	return b, true
}

// Release and Retain count nothing: the bytes belong to whoever mapped them.
func (m *messages) Release() {}

// Retain does nothing, see Release.
func (m *messages) Retain() {}

// calmly turns a panic of a library, which damaged data can cause, into an
// error. Faults of memory pass: see [Mapped.Guard].
func calmly(work func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			if _, fault := p.(interface{ Addr() uintptr }); fault {
				panic(p)
			}
			err = fmt.Errorf("the data is damaged: %v", p)
		}
	}()
	return work()
}
