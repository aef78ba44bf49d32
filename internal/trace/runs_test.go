package trace

import (
	"errors"
	"slices"
	"testing"
)

// pack writes values as one packed group, bit by bit, the lowest first.
func pack(values []int32, width int) []byte {
	out := make([]byte, (len(values)*width+7)/8)
	for i, v := range values {
		for bit := range width {
			if v>>bit&1 == 1 {
				at := i*width + bit
				out[at/8] |= 1 << (at % 8)
			}
		}
	}
	return append([]byte{byte(len(values)/8<<1 | 1)}, out...)
}

func TestRuns(t *testing.T) {
	for width := 1; width <= 31; width++ {
		most := int32(1)<<width - 1
		values := make([]int32, 24)
		for i := range values {
			values[i] = int32(i*i*7919) & most
		}
		in := pack(values, width)
		in = append(in, 5<<1) // a run of five
		for b := range (width + 7) / 8 {
			in = append(in, byte(most>>(8*b)))
		}
		want := append(values, most, most, most, most, most)
		for _, step := range []int{1, 7, len(want)} {
			r := runs{in: in, width: width}
			var got []int32
			for len(got) < len(want) {
				part := make([]int32, min(step, len(want)-len(got)))
				if err := r.fill(part); err != nil {
					t.Fatal(err)
				}
				got = append(got, part...)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%d bits, %d at a time: got %v, want %v", width, step, got, want)
			}
			if err := r.fill(make([]int32, 1)); !errors.Is(err, errRuns) {
				t.Errorf("after the end: %v", err)
			}
		}
	}
	out := []int32{7, 7}
	if err := (&runs{}).fill(out); err != nil || !slices.Equal(out, []int32{0, 0}) {
		t.Errorf("without bits: %v, %v", out, err)
	}
	for _, in := range [][]byte{nil, {0}, {0x80}, {3}, {2}, {0xff, 0xff, 0xff, 0xff, 0xff, 0xff}} {
		if err := (&runs{in: in, width: 9}).fill(out); !errors.Is(err, errRuns) {
			t.Errorf("%v gives %v", in, err)
		}
	}
}
