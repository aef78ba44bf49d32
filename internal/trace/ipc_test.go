package trace

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

const sampleLog = "time,network,action,actor,owner,object,parent\n" +
	"-62135596800,x,follow,é,ann,,\n" +
	"1.5,x,post,ann,ann,p1,\n" +
	"2,x,like,bob,ann,p1,\n" +
	"2,x,like,bob,ann,p1,\n" +
	"2,y,reply,ann,bob,\"p,2\",p1\n" +
	"253402300799,y,post,bob,,p3,\n"

const sampleStock = stockHeader + "ann,x,1,2,true\ncarl,z,3,4,false\n"

// sample builds a log with its stock.
func sample(t testing.TB, log, stock string) *activity.Trace {
	t.Helper()
	var b activity.Builder
	if err := ReadCSV(strings.NewReader(log), "log.csv", &b); err != nil {
		t.Fatal(err)
	}
	if stock != "" {
		if err := ReadStock(strings.NewReader(stock), "stock.csv", &b); err != nil {
			t.Fatal(err)
		}
	}
	trace, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	return trace
}

func inFile(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func ipcOf(t testing.TB, trace *activity.Trace) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := WriteIPC(&out, trace); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestMapped(t *testing.T) {
	check := func(log, stock string) {
		t.Helper()
		want := sample(t, log, stock)
		m, err := OpenIPC(inFile(t, "log.arrow", ipcOf(t, want)), "log.arrow")
		if err != nil {
			t.Error(err)
			return
		}
		if diff := cmp.Diff(want, m.Trace); diff != "" {
			t.Errorf("mapped, the trace differs:\n%s", diff)
		}
		if !within(m.data, address(m.Trace.Time)) && want.Len() > 0 {
			t.Error("the column of times is a copy")
		}
		if err := m.Close(); err != nil {
			t.Error(err)
		}
	}
	check(sampleLog, sampleStock)
	check(sampleLog, "")
	check(header+"0,x,like,b,a,o\n", stockHeader)
	check(header, "")
	check(header, sampleStock)
	many := header
	for i := range activity.MaxNetworks {
		many += "0,n" + strings.Repeat("x", i) + ",like,b,a,o\n"
	}
	check(many, "")
}
