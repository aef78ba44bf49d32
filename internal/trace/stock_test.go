package trace

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

const stockHeader = "account,network,followers,lists,linked\n"

func readStock(in string) (*activity.Trace, error) {
	var b activity.Builder
	if err := ReadStock(strings.NewReader(in), "stock.csv", &b); err != nil {
		return nil, err
	}
	return b.Build()
}

func TestReadStock(t *testing.T) {
	check := func(in, want string) {
		t.Helper()
		trace, err := readStock(in)
		if err != nil {
			t.Errorf("reading %q: %v", in, err)
			return
		}
		var out bytes.Buffer
		if err := WriteStock(&out, trace); err != nil || out.String() != want || !trace.Stock.Declared {
			t.Errorf("%q reads as\n%swant\n%s(%v, declared %v)", in, &out, want, err, trace.Stock.Declared)
		}
	}
	check(stockHeader, stockHeader)
	check(stockHeader+"bob,x,0,0,0\nann,x,2147483647,3,1\nann,f,1,0,true\nann,g,1,0,false\n",
		stockHeader+"ann,f,1,0,true\nann,g,1,0,false\nann,x,2147483647,3,true\nbob,x,0,0,false\n")
	check("linked,lists,followers,network,account\r\ntrue,1,2,x,\"a,b\"\r\n", stockHeader+"\"a,b\",x,2,1,true\n")
	check(packed(stockHeader+"ann,x,1,2,true\n"), stockHeader+"ann,x,1,2,true\n")
}

func TestReadStockProblems(t *testing.T) {
	check := func(in, want string) {
		t.Helper()
		_, err := readStock(in)
		var problems *Problems
		if !errors.As(err, &problems) || err.Error() != want {
			t.Errorf("%q gives\n%v\nwant\n%s", in, err, want)
		}
	}
	check("", "stock.csv: the file is empty; it must begin with the header account,network,followers,lists,linked")
	check("account,network,followers,linked\n", `stock.csv:1:1: missing column lists; the header must name account,network,followers,lists,linked`)
	check("account,network,follower,lists,linked,followers\n", `stock.csv:1:17: unknown column "follower"; did you mean "followers"?`)
	check(stockHeader+"ann,x,1,2\n", "stock.csv:2:10: a torn line: it ends after 4 of the header's 5 fields")
	check(stockHeader+",X,1.5,-1,yes\n", `stock.csv:2:1: the account is empty
stock.csv:2:2: the network "X" is not in lower case; did you mean "x"?
stock.csv:2:4: followers is "1.5", not a whole number from 0 to 2147483647
stock.csv:2:8: lists is "-1", not a whole number from 0 to 2147483647
stock.csv:2:11: linked is "yes"; it may be true, false, 1 or 0`)
	check(stockHeader+"ann,x,2147483648,0,0\n", `stock.csv:2:7: followers is "2147483648", not a whole number from 0 to 2147483647`)
	check(stockHeader+"ann,x,,0,0\n", `stock.csv:2:7: followers is "", not a whole number from 0 to 2147483647`)
	check(stockHeader+"ann,x,1,0,0\nann,y,1,0,0\nann,x,1,0,0\n", `stock.csv:4:1: the account "ann" on x stands here and on line 2`)
	whole := packed(stockHeader + "ann,x,1,2,true\n")
	check(whole[:len(whole)-8], "stock.csv:3: the gzip data ends too early: the file was cut off")
}

// FuzzReadStock: nothing panics, and what was read is written and read again
// as the same.
func FuzzReadStock(f *testing.F) {
	f.Add(stockHeader + "ann,x,1,2,true\nbob,x,0,0,0\n")
	f.Add("linked,lists,followers,network,account\r\ntrue,1,2,x,\"a,b\"\r\n")
	f.Fuzz(func(t *testing.T, in string) {
		trace, err := readStock(in)
		if err != nil {
			return
		}
		var out bytes.Buffer
		if err := WriteStock(&out, trace); err != nil {
			t.Fatal(err)
		}
		again, err := readStock(out.String())
		if err != nil {
			t.Fatalf("%q is written so that it cannot be read: %v", in, err)
		}
		if diff := cmp.Diff(trace, again); diff != "" {
			t.Errorf("%q changes when written and read again:\n%s", in, diff)
		}
	})
}
