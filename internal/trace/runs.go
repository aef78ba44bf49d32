package trace

import (
	"encoding/binary"
	"errors"
	"math"
)

// runs decodes Parquet's hybrid of run lengths and packed bits, in which levels
// and numbers of dictionaries are written (parquet-format, Encodings.md).
type runs struct {
	in     []byte
	width  int // bits of a value, 0 to 31
	repeat int // values left of a run
	value  int32
	packed []byte // the packed group at hand
	bit    int    // where its next value begins
	left   int    // values left of it
}

var errRuns = errors.New("a page of numbers ends too early")

// fill decodes as many values as out has room for.
func (r *runs) fill(out []int32) error {
	if r.width == 0 { // there is only one value to number
		clear(out)
		return nil
	}
	for len(out) > 0 {
		switch {
		case r.repeat > 0:
			n := min(r.repeat, len(out))
			for i := range out[:n] {
				out[i] = r.value
			}
			r.repeat -= n
			out = out[n:]
		case r.left > 0:
			n := min(r.left, len(out))
			r.unpack(out[:n])
			r.left -= n
			out = out[n:]
		default:
			if err := r.begin(); err != nil {
				return err
			}
		}
	}
	return nil
}

// begin reads the header of the next run.
func (r *runs) begin() error {
	header, size := binary.Uvarint(r.in)
	if size <= 0 || header>>1 == 0 || header > math.MaxUint32 {
		return errRuns
	}
	r.in = r.in[size:]
	n := int(header >> 1)
	if header&1 == 0 {
		return r.beginRun(n)
	}
	size = min(n*r.width, len(r.in)) // of n groups of 8 values; the last may be cut short
	r.packed, r.in = r.in[:size], r.in[size:]
	r.bit, r.left = 0, size*8/r.width
	if r.left == 0 {
		return errRuns
	}
	return nil
}

func (r *runs) beginRun(n int) error {
	size := (r.width + 7) / 8
	if len(r.in) < size {
		return errRuns
	}
	value := uint32(0)
	for i := range size {
		value |= uint32(r.in[i]) << (8 * i)
	}
	r.in = r.in[size:]
	r.repeat, r.value = n, int32(value&math.MaxInt32)
	return nil
}

// unpack decodes values of the packed group, all of which are there.
func (r *runs) unpack(out []int32) {
	mask := uint64(1)<<r.width - 1
	bit, in := r.bit, r.packed
	i := 0
	for ; i < len(out) && bit>>3+8 <= len(in); i++ {
		out[i] = int32(binary.LittleEndian.Uint64(in[bit>>3:]) >> (bit & 7) & mask)
		bit += r.width
	}
	for ; i < len(out); i++ { // the last 8 bytes
		var word [8]byte
		copy(word[:], in[bit>>3:])
		out[i] = int32(binary.LittleEndian.Uint64(word[:]) >> (bit & 7) & mask)
		bit += r.width
	}
	r.bit = bit
}
