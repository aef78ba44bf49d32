package trace

import (
	"bytes"
	"errors"
	"os"
	"testing"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// TestGrowingIsTheWhole: a trace that grows in parts, with numbers that only
// become final at the end, is written as one that lay in memory.
func TestGrowingIsTheWhole(t *testing.T) {
	whole := sample(t, "time,network,action,actor,owner,object\n"+
		"1,x,like,a,b,p\n2,y,list,b,a,q\n3,y,follow,c,a,\n3,y,like,c,a,r\n", "account,network,followers,lists,linked\na,x,3,1,true\n")
	check := func(ends ...int) {
		t.Helper()
		dir := t.TempDir()
		g, err := NewGrowing(dir)
		if err != nil {
			t.Fatal(err)
		}
		from := 0
		for _, to := range ends {
			var part []activity.Event
			for i := from; i < to; i++ {
				e := whole.At(i)
				e.Object *= 2
				part = append(part, e)
			}
			if err := g.Append(part); err != nil {
				t.Fatal(err)
			}
			from = to
		}
		objects, err := namesOf(whole.Objects)
		if err != nil {
			t.Fatal(err)
		}
		rest := *whole
		rest.Columns, rest.Objects = activity.Columns{}, nil
		var out bytes.Buffer
		err = errors.Join(g.WriteTo(&out, Rest{&rest, objects, func(doubled []activity.Object) []activity.Object {
			half := make([]activity.Object, len(doubled))
			for i, o := range doubled {
				half[i] = o / 2
			}
			return half
		}}), g.Close())
		if err != nil || !bytes.Equal(out.Bytes(), ipcOf(t, whole)) {
			t.Errorf("%d bytes, not the %d of the whole: %v", out.Len(), len(ipcOf(t, whole)), err)
		}
		if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
			t.Errorf("%v is left, %v", left, err)
		}
	}
	check(4)
	check(1, 1, 3, 4)
}

func TestGrowingNowhere(t *testing.T) {
	if _, err := NewGrowing("gone"); err == nil {
		t.Error("a trace grows in a folder that is not there")
	}
}

// TestForgetfulWritesAll: pieces make the whole, and an error ends it.
func TestForgetfulWritesAll(t *testing.T) {
	var out bytes.Buffer
	p := bytes.Repeat([]byte("yardstick"), forgetAfter/4)
	if n, err := (&forgetful{to: &out}).Write(p); n != len(p) || err != nil || !bytes.Equal(out.Bytes(), p) {
		t.Errorf("%d of %d bytes, %v", n, len(p), err)
	}
}
