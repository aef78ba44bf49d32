package trace

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/gzip"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

const header = "time,network,action,actor,owner,object\n"

func readLog(in string) (*activity.Trace, error) {
	var b activity.Builder
	if err := ReadCSV(strings.NewReader(in), "log.csv", &b); err != nil {
		return nil, err
	}
	return b.Build()
}

func written(t *testing.T, trace *activity.Trace) string {
	t.Helper()
	var out bytes.Buffer
	if err := WriteCSV(&out, trace); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func packed(in string) string {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	_, _ = w.Write([]byte(in)) // memory takes every byte
	_ = w.Close()
	return out.String()
}

func TestReadCSV(t *testing.T) {
	check := func(in, want string) {
		t.Helper()
		trace, err := readLog(in)
		if err != nil {
			t.Errorf("reading %q: %v", in, err)
			return
		}
		if got := written(t, trace); got != want {
			t.Errorf("%q reads as\n%swant\n%s", in, got, want)
		}
	}
	const row = "2011-03-01T12:00:00Z,facebook,like,bob,ann,p1\n"
	check(header+row, header+row)
	check(header, header)
	check(header+strings.TrimSuffix(row, "\n"), header+row)
	check("\uFEFF"+strings.ReplaceAll(header+row, "\n", "\r\n"), header+row)
	check("\n"+header+"\r\n\n"+row+"\n", header+row)
	check(packed(header+row), header+row)
	check(packed(header)+packed(row), header+row)
	check("object,owner,actor,action,network,time\np1,ann,bob,like,facebook,2011-03-01T12:00:00Z\n", header+row)
	check(header+`"2011-03-01T12:00:00Z",facebook,"like",bob,"ann",p1`, header+row)
	check(header+"2011-03-01T12:00:00Z,facebook,post,ann,,p1", header+"2011-03-01T12:00:00Z,facebook,post,ann,ann,p1\n")
	check(header+"0,google+,connect,ann,,\n0,вк,follow,a b,é,", header+
		"1970-01-01T00:00:00Z,google+,connect,ann,ann,\n1970-01-01T00:00:00Z,вк,follow,a b,é,\n")
	check(header+row+row, header+row+row)
	check(header+"1,x,like,b,a,o\n0,x,like,b,a,o\n", header+"1970-01-01T00:00:00Z,x,like,b,a,o\n1970-01-01T00:00:01Z,x,like,b,a,o\n")
	check("parent,"+header+"p0,0,x,reply,b,a,p1\n,0,x,reply,b,a,p2\n", strings.TrimSpace(header)+",parent\n"+
		"1970-01-01T00:00:00Z,x,reply,b,a,p1,p0\n1970-01-01T00:00:00Z,x,reply,b,a,p2,\n")
	for _, odd := range []string{`"a,b"`, `"say ""hi"""`, "\"two\nlines\"", "\"two\r\nlines\"", `""""`, "a\tb", "<b>x</b>", "'; drop table runs; --"} {
		check(header+"0,x,like,"+odd+",ann,p\n"+row, header+"1970-01-01T00:00:00Z,x,like,"+odd+",ann,p\n"+row)
	}
}

func TestReadCSVProblems(t *testing.T) {
	check := func(in, want string) {
		t.Helper()
		trace, err := readLog(in)
		var problems *Problems
		if !errors.As(err, &problems) || err.Error() != want || trace != nil {
			t.Errorf("%q gives\n%v\nwant\n%s", in, err, want)
		}
	}
	const empty = "log.csv: the file is empty; it must begin with the header time,network,action,actor,owner,object"
	check("", empty)
	check("\n\r\n", empty)
	check("\uFEFF", empty)
	check(packed(""), empty)

	check("time,network,action,actor,object\n", `log.csv:1:1: missing column owner; the header must name time,network,action,actor,owner,object`)
	check("time,object\n", "log.csv:1:1: missing column network, action, actor, owner; the header must name time,network,action,actor,owner,object")
	check("time,network,action,actor,ownr,object\n", `log.csv:1:27: unknown column "ownr"; did you mean "owner"?
log.csv:1:1: missing column owner; the header must name time,network,action,actor,owner,object`)
	check("weight,"+header, `log.csv:1:1: unknown column "weight" (known: time, network, action, actor, owner, object, parent)`)
	check("time,"+header, `log.csv:1:6: column "time" stands here a second time`)

	check(header+"0,x,like,b,a\n", "log.csv:2:13: a torn line: it ends after 5 of the header's 6 fields")
	check(header+"0,x,like,b,a,o,p\n", "log.csv:2:16: a torn line: it has 7 fields, the header 6")
	check(header+"0,facebook,lik,b,a,o\n", `log.csv:2:12: unknown action "lik"; did you mean "like"?`)
	check(header+"0,facebook,zzzzzzz,b,a,o\n", `log.csv:2:12: unknown action "zzzzzzz" (known: post, like, comment, reply, mention, reshare, quote, react, list, unlist, follow, unfollow, endorse, connect, disconnect, not-interested, block, mute, report, dismiss, open)`)
	check(header+"0,Facebook,like,b,a,o\n", `log.csv:2:3: the network "Facebook" is not in lower case; did you mean "facebook"?`)
	check(header+"0,,like,b,a,o\n", `log.csv:2:3: the network "" is empty`)
	check(header+"0,my net,like,b,a,o\n", `log.csv:2:3: the network "my net" has a blank or a control character in it`)
	check(header+"0,x,like,,a,o\n", "log.csv:2:10: the actor is empty")
	check(header+"0,x,post,,,o\n", "log.csv:2:10: the actor is empty")
	check(header+"0,x,like,b,,o\n", "log.csv:2:12: the owner is empty; a like needs the author of what is liked")
	check(header+"x,X,lik,,a,o\n", `log.csv:2:1: the time "x" is neither RFC 3339, like 2011-03-01T12:00:00Z, nor unix seconds
log.csv:2:3: the network "X" is not in lower case; did you mean "x"?
log.csv:2:5: unknown action "lik"; did you mean "like"?
log.csv:2:9: the actor is empty`)

	check(header+"0,x,like,b\x00,a,o\n", "log.csv:2:11: a NUL byte")
	check(header+"0,x,like,b\xff,a,o\n", "log.csv:2:11: the byte 0xff is not UTF-8")
	check(header+"0,x,like,é\"b,a,o\n", "log.csv:2:11: a quote inside a field that does not begin with one")
	check(header+"0,x,like,\"b\"b,a,o\n", "log.csv:2:13: text after the quote that closes a field")
	check(header+"0,x,like,\"b,a,o\n0,x,like,b,a,o\n", "log.csv:2:10: a quoted field that opens here is not closed")
	check(header+"0,x,like,\"a\nb\",a,\"c\nd\",e\n\n0,x,lik,b,a,o\n", `log.csv:4:4: a torn line: it has 7 fields, the header 6
log.csv:6:5: unknown action "lik"; did you mean "like"?`)
	check(header+strings.Repeat("a", maxRecord+1)+"\n0,x,lik,b,a,o\n", `log.csv:2: a line longer than 1048576 bytes
log.csv:3:5: unknown action "lik"; did you mean "like"?`)

	whole := packed(header + strings.Repeat("0,x,like,b,a,o\n", 3))
	check(whole[:len(whole)-9], "log.csv:5: the gzip data ends too early: the file was cut off")
	check(whole[:5], "log.csv:1: the gzip data ends too early: the file was cut off")
	check(whole[:len(whole)-5]+"12345", "log.csv:5: the gzip data is damaged: gzip: invalid checksum")
	check("PAR1\x00\x01", "log.csv: this is a Parquet file; CSV is wanted")
	check("\xff\xfet\x00", "log.csv: this is UTF-16 text; save it as UTF-8")

	var many strings.Builder
	for range shownProblems {
		many.WriteString("log.csv:2:10: the actor is empty\n")
	}
	got := strings.Repeat("0,x,like,,a,o\n", shownProblems+7)
	_, err := readLog(header + got)
	if lines := strings.Split(err.Error(), "\n"); len(lines) != shownProblems+1 || lines[shownProblems] != "and 7 more" {
		t.Errorf("of many problems this is told:\n%v", err)
	}
}

func TestMoreNetworksThanALogCanHave(t *testing.T) {
	in := header
	for i := range activity.MaxNetworks + 1 {
		in += "0,n" + strings.Repeat("x", i) + ",like,b,a,o\n"
	}
	_, err := readLog(in)
	if err == nil || !strings.HasPrefix(err.Error(), `log.csv:258:3: network "nxx`) {
		t.Errorf("got %v", err)
	}
}

// brokenFile fails after its text, as a disk does.
type brokenFile struct{ in *strings.Reader }

var errDisk = errors.New("input/output error")

func (f brokenFile) Read(p []byte) (int, error) {
	if f.in.Len() == 0 {
		return 0, errDisk
	}
	return f.in.Read(p)
}

func TestTheMachinesFaultIsNotTheFiles(t *testing.T) {
	check := func(in, want string) {
		t.Helper()
		var b activity.Builder
		err := ReadCSV(brokenFile{strings.NewReader(in)}, "log.csv", &b)
		var problems *Problems
		if !errors.Is(err, errDisk) || errors.As(err, &problems) || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	check("", "log.csv: line 1: input/output error")
	check(header+"0,x,lik,b,a,o\n", "log.csv: line 3: input/output error")
	check(packed(header)[:20], "log.csv: line 1: input/output error")
}

func TestTimes(t *testing.T) {
	check := func(in string, want activity.Time) {
		t.Helper()
		if got, wrong := parseTime([]byte(in)); got != want || wrong != "" {
			t.Errorf("%q is %d %s, want %d", in, got, wrong, want)
		}
	}
	const day = 14973 * activity.DayLength // 2010-12-30
	check("2010-12-30T00:00:00Z", day)
	check("2010-12-30T01:02:03Z", day+activity.Hour+2*activity.Minute+3*activity.Second)
	check("2010-12-30T00:00:00.5Z", day+500_000)
	check("2010-12-30T00:00:00.1234567Z", day+123_456)
	check("2010-12-30T05:30:00+05:30", day)
	check("2010-12-29T16:00:00.25-08:00", day+250_000)
	check("2012-02-29T00:00:00Z", 15399*activity.DayLength)
	check("1293667200", day)
	check("1293667200.000001", day+1)
	check("-1", -activity.Second)
	check("-0.5", -500_000)
	check("0001-01-01T00:00:00Z", earliest)
	check("9999-12-31T23:59:59.999999Z", latest)

	refuse := func(in, want string) {
		t.Helper()
		if _, wrong := parseTime([]byte(in)); wrong != want {
			t.Errorf("%q is refused with %q, want %q", in, wrong, want)
		}
	}
	for _, in := range []string{
		"", "-", ".5", "1.", "1e9", "+1", "0x10", "noon", "nan", "2010-12-30", "2010-12-30 00:00:00Z", "2011-02-29T00:00:00Z",
		"2010-13-01T00:00:00Z", "2010-00-01T00:00:00Z", "2010-12-00T00:00:00Z", "2010-12-30T24:00:00Z", "2010-12-30T23:60:00Z", "2010-12-30T23:59:60Z",
		"2010-12-30T00:00:00.Z", "2010-12-30T00:00:00z", "2010-12-30T00:00:00+0530", "2010-12-30T00:00:00+24:00", "2010-12-30T00:00:00Zx",
	} {
		refuse(in, noTime)
	}
	refuse("2010-12-30T00:00:00", noOffset)
	refuse("2010-12-30T00:00:00.5", noOffset)
	refuse("1293667200000", tooFar)
	refuse("-1293667200000", tooFar)
	refuse("99999999999999999999999", tooFar)
	refuse("0001-01-01T00:00:00+00:01", tooFar)
	refuse("0000-01-01T00:00:00Z", tooFar)
}

// FuzzReadCSV: nothing panics, and what was read is written and read again as
// the same.
func FuzzReadCSV(f *testing.F) {
	f.Add(header + "0,x,like,b,a,o\n-1.5,y,post,b,,\"o,\"\"\n\"\n")
	f.Add("parent,object,owner,actor,action,network,time\r\n,p,a,b,reply,x,2011-03-01T12:00:00.25-08:00")
	f.Add(packed(header + "0,x,like,b,a,o\n"))
	f.Add(header + "0,x,like,\"b,a,o\n0,x,lik\x00,b,a,o\n")
	f.Fuzz(func(t *testing.T, in string) {
		trace, err := readLog(in)
		if err != nil {
			return
		}
		again, err := readLog(written(t, trace))
		if err != nil {
			t.Fatalf("%q is written so that it cannot be read: %v", in, err)
		}
		if diff := cmp.Diff(trace, again); diff != "" {
			t.Errorf("%q changes when written and read again:\n%s", in, diff)
		}
	})
}
