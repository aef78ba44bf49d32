package spool

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"
)

// chunk is how many bytes are read or written at a time (ours: a core's own cache
// holds them).
const chunk = 1 << 17

// writer writes numbers one after the other, the lowest byte first. It remembers
// the first error, so that whoever writes need not look; flush returns it.
type writer struct {
	to  io.WriterAt
	at  int64 // where buf goes
	buf []byte
	err error
}

// newWriter begins at the beginning.
func newWriter(to io.WriterAt) *writer {
	return &writer{to: to, buf: make([]byte, 0, chunk)}
}

// begin continues at another place.
func (w *writer) begin(at int64) error {
	err := w.flush()
	w.at = at
	return err
}

// next is where the next byte will stand.
func (w *writer) next() int64 { return w.at + int64(len(w.buf)) }

func (w *writer) flush() error {
	if w.err == nil && len(w.buf) > 0 {
		if _, err := w.to.WriteAt(w.buf, w.at); err != nil {
			w.err = fmt.Errorf("writing a temporary file: %w", err)
		}
	}
	w.at, w.buf = w.next(), w.buf[:0]
	return w.err
}

// room returns n bytes to fill in, at most a chunk.
func (w *writer) room(n int) []byte {
	if len(w.buf)+n > chunk {
		_ = w.flush() // remembered
	}
	from := len(w.buf)
	w.buf = w.buf[:from+n]
	return w.buf[from:]
}

// pieces calls write for stretches of a column of numbers of so many bytes that
// fit a chunk, with the room for each.
func (w *writer) pieces(count, width int, write func(from, to int, room []byte)) {
	for from := 0; from < count; {
		to := min(count, from+chunk/width)
		write(from, to, w.room((to-from)*width))
		from = to
	}
}

func put8[N ~uint8](w *writer, column []N) {
	w.pieces(len(column), 1, func(from, to int, room []byte) {
		for i, n := range column[from:to] {
			room[i] = byte(n)
		}
	})
}

func put32[N ~int32 | ~uint32](w *writer, column []N) {
	w.pieces(len(column), 4, func(from, to int, room []byte) {
		for i, n := range column[from:to] {
			binary.LittleEndian.PutUint32(room[4*i:], uint32(n))
		}
	})
}

func put64(w *writer, column []uint64) {
	w.pieces(len(column), 8, func(from, to int, room []byte) {
		for i, n := range column[from:to] {
			binary.LittleEndian.PutUint64(room[8*i:], n)
		}
	})
}

func putFloats(w *writer, column []float64) {
	w.pieces(len(column), 8, func(from, to int, room []byte) {
		for i, x := range column[from:to] {
			binary.LittleEndian.PutUint64(room[8*i:], math.Float64bits(x))
		}
	})
}

// reader reads what a writer wrote. It remembers the first error, too.
type reader struct {
	from io.ReaderAt
	at   int64
	buf  []byte
	err  error
}

func newReader(from io.ReaderAt, at int64) *reader {
	return &reader{from: from, at: at, buf: make([]byte, chunk)}
}

// pieces calls read for stretches of a column, with the bytes of each.
func (r *reader) pieces(count, width int, read func(from, to int, bytes []byte)) {
	for from := 0; from < count && r.err == nil; {
		to := min(count, from+chunk/width)
		bytes := r.buf[:(to-from)*width]
		if _, err := r.from.ReadAt(bytes, r.at); err != nil {
			r.err = fmt.Errorf("reading a temporary file: %w", err)
			return
		}
		r.at += int64(len(bytes))
		read(from, to, bytes)
		from = to
	}
}

func read8[N ~uint8](r *reader, column []N) {
	r.pieces(len(column), 1, func(from, to int, bytes []byte) {
		for i := range column[from:to] {
			column[from+i] = N(bytes[i])
		}
	})
}

func read32[N ~int32 | ~uint32](r *reader, column []N) {
	r.pieces(len(column), 4, func(from, to int, bytes []byte) {
		for i := range column[from:to] {
			column[from+i] = N(binary.LittleEndian.Uint32(bytes[4*i:]))
		}
	})
}

func read64(r *reader, column []uint64) {
	r.pieces(len(column), 8, func(from, to int, bytes []byte) {
		for i := range column[from:to] {
			column[from+i] = binary.LittleEndian.Uint64(bytes[8*i:])
		}
	})
}

func readFloats(r *reader, column []float64) {
	r.pieces(len(column), 8, func(from, to int, bytes []byte) {
		for i := range column[from:to] {
			column[from+i] = math.Float64frombits(binary.LittleEndian.Uint64(bytes[8*i:]))
		}
	})
}
