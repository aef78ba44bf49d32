package trace

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/ipc"
	"github.com/google/go-cmp/cmp"
)

// TestStreams writes a trace block by block and reads the blocks as anybody would.
func TestStreams(t *testing.T) {
	trace := sample(t, sampleLog, sampleStock)
	var events, stock, accounts bytes.Buffer
	for _, err := range []error{WriteStream(&events, trace), WriteStockStream(&stock, trace), WriteAccountsStream(&accounts, trace.Accounts)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	got, err := read(t, events.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(written(t, trace), written(t, got)); diff != "" {
		t.Errorf("the events changed:\n%s", diff)
	}
	rows := func(data []byte, see func(arrow.RecordBatch)) {
		r, err := ipc.NewReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		defer r.Release()
		for r.Next() {
			see(r.RecordBatch())
		}
	}
	var names []string
	rows(accounts.Bytes(), func(b arrow.RecordBatch) {
		for i := range int(b.NumRows()) {
			names = append(names, b.Column(0).ValueStr(i))
		}
	})
	if !slices.Equal(names, trace.Accounts) {
		t.Errorf("got the accounts %q, want %q", names, trace.Accounts)
	}
	n := 0
	rows(stock.Bytes(), func(b arrow.RecordBatch) {
		account, err := answerTexts(b.Column(0), "account")
		if err != nil {
			t.Fatal(err)
		}
		for i, h := range trace.Stock.Holdings {
			if account(i) != trace.Accounts[h.Account] || b.Column(2).ValueStr(i) != itoa(h.Followers) || b.Column(3).ValueStr(i) != itoa(h.Lists) {
				t.Errorf("row %d of the stock is %s", i, account(i))
			}
			n++
		}
	})
	if n == 0 || n != len(trace.Stock.Holdings) {
		t.Errorf("%d rows of stock", n)
	}
}

func itoa(n int32) string { return strconv.Itoa(int(n)) }

// TestAnswers reads what programs may answer, and says what they may not.
func TestAnswers(t *testing.T) {
	scores := []Score{{Account: "ann", Day: 15034, Score: 12.5}, {Account: `b,"o`, Day: 15034, Score: math.Inf(1)}}
	check := func(text string, want ...Score) {
		t.Helper()
		got, err := ReadAnswers([]byte(text))
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: got %v, %v", text, got, err)
		}
	}
	check("account,day,score\nann,2011-03-01,12.5\n\"b,\"\"o\",2011-03-01,inf\n", scores...)
	check("score,account,day\r\n1.25e1,ann,2011-03-01\r\n", scores[0])
	check("account,day,score\n")
	wrong := func(text, want string) {
		t.Helper()
		if _, err := ReadAnswers([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
	wrong("", "the answer is empty")
	wrong("account,day\n", "the answer has no column score; it wants account, day and score")
	wrong("account,day,score,day\n", "the answer has the column day twice")
	wrong("account,day,score\nann,2011-03-01,\n", `line 2 of the answer: the score "" is no number`)
	wrong("account,day,score\nann,2011-02-29,1\n", `line 2 of the answer: "2011-02-29" is not a day`)
	wrong("account,day,score\n\"ann,2011-03-01,1\n", "the answer is no CSV: ")

	batch := batchOf(t, []arrow.Field{
		{Name: "account", Type: arrow.BinaryTypes.String}, {Name: "day", Type: arrow.BinaryTypes.String}, {Name: "score", Type: arrow.PrimitiveTypes.Float64},
	}, "ann,2011-03-01,12.5")
	var file bytes.Buffer
	if err := WriteScoresIPC(&file, slices.Values(scores[:1])); err != nil {
		t.Fatal(err)
	}
	for _, data := range [][]byte{streamOf(t, batch), file.Bytes()} {
		if got, err := ReadAnswersStream(data); err != nil || !slices.Equal(slices.Compact(got), scores[:1]) {
			t.Errorf("got %v, %v", got, err)
		}
		if _, err := ReadAnswersStream(data[:len(data)-60]); err == nil {
			t.Error("an answer that is cut off was read")
		}
	}
	refuse := func(rows, want string, score arrow.DataType) {
		t.Helper()
		batch := batchOf(t, []arrow.Field{
			{Name: "account", Type: arrow.BinaryTypes.String, Nullable: true}, {Name: "day", Type: arrow.BinaryTypes.String}, {Name: "score", Type: score},
		}, rows)
		if _, err := ReadAnswersStream(streamOf(t, batch)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", rows, err, want)
		}
	}
	refuse("-,2011-03-01,1", "row 1 of the answer has a null", arrow.PrimitiveTypes.Float64)
	refuse("ann,soon,1", `row 1 of the answer: "soon" is not a day`, arrow.PrimitiveTypes.Float64)
	refuse("ann,2011-03-01,1", "the column score of the answer holds int64; float64 is wanted", arrow.PrimitiveTypes.Int64)
	refuse("", "the column score of the answer holds utf8; float64 is wanted", arrow.BinaryTypes.String)
}

func FuzzReadAnswers(f *testing.F) {
	f.Add([]byte("account,day,score\nann,2011-03-01,12.5\n"))
	var file bytes.Buffer
	if err := WriteScoresIPC(&file, slices.Values([]Score{{Account: "ann", Day: 15034, Score: 12.5}})); err != nil {
		f.Fatal(err)
	}
	f.Add(file.Bytes())
	f.Fuzz(func(t *testing.T, in []byte) {
		for _, read := range []func([]byte) ([]Score, error){ReadAnswers, ReadAnswersStream} {
			if all, err := read(in); err == nil && len(all) > len(in) {
				t.Errorf("%d answers in %d bytes", len(all), len(in))
			}
		}
	})
}
