package external

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
	"slices"

	"github.com/yardstick-lab/yardstick/internal/activity"
	"github.com/yardstick-lab/yardstick/internal/scorer"
	"github.com/yardstick-lab/yardstick/internal/trace"
)

// version is that of the protocol.
const version = 1

// question is what a program is asked: the scores of accounts, in the order of
// their names, at the end of days.
type question struct {
	trace    *activity.Trace // without events after the last day
	accounts []string
	days     scorer.Keep
}

// head is the line before the blocks of a request.
type head struct {
	Version  int      `json:"yardstick"`
	Request  int      `json:"request"`
	Days     []string `json:"days"`
	Accounts block    `json:"accounts"`
	Stock    block    `json:"stock"`
	Events   block    `json:"events"`
}

// block says how long a block is. Of a stock that nobody declared there are no
// rows, and every count starts at zero.
type block struct {
	Rows     int   `json:"rows"`
	Bytes    int   `json:"bytes"`
	Declared *bool `json:"declared,omitempty"`
}

// wire is how rows are written and read.
type wire struct {
	accounts      func(io.Writer, []string) error
	stock, events func(io.Writer, *activity.Trace) error
	answers       func([]byte) ([]trace.Score, error)
}

var wires = map[scorer.Protocol]wire{
	scorer.ProtocolCSV:   {trace.WriteAccounts, trace.WriteStock, trace.WriteCSV, trace.ReadAnswers},
	scorer.ProtocolArrow: {trace.WriteAccountsStream, trace.WriteStockStream, trace.WriteStream, trace.ReadAnswersStream},
}

// request is a question as it goes to a program, all but its number.
type request struct {
	head  head
	body  []byte
	limit int // bytes that an honest answer takes at most
}

// request writes a question down.
func (w wire) request(q question) (*request, error) {
	var body bytes.Buffer
	r := &request{head: head{Version: version}}
	for day := q.days.From; day <= q.days.To; day++ {
		r.head.Days = append(r.head.Days, day.String())
	}
	add := func(b *block, rows int, write func() error) error {
		before := body.Len()
		err := write()
		b.Rows, b.Bytes = rows, body.Len()-before
		return err
	}
	if err := add(&r.head.Accounts, len(q.accounts), func() error { return w.accounts(&body, q.accounts) }); err != nil {
		return nil, err
	}
	if err := add(&r.head.Stock, len(q.trace.Stock.Holdings), func() error { return w.stock(&body, q.trace) }); err != nil {
		return nil, err
	}
	if err := add(&r.head.Events, q.trace.Len(), func() error { return w.events(&body, q.trace) }); err != nil {
		return nil, err
	}
	r.head.Stock.Declared = &q.trace.Stock.Declared
	r.body, r.limit = body.Bytes(), q.longest()
	return r, nil
}

// longest bounds an honest answer: a row holds a name, perhaps in quotes, a day
// and a number, and there is room for headers, spaces and a second answer to each,
// so that saying things twice is told from flooding (ours).
func (q question) longest() int {
	const room, row = 1 << 16, 128
	names := 0
	for _, name := range q.accounts {
		names += 2 * (2*len(name) + row)
	}
	if days := q.days.Len(); names > (math.MaxInt-room)/max(1, days) {
		return math.MaxInt
	}
	return room + names*q.days.Len()
}

// send writes the request with its number.
func (r *request) send(w io.Writer, number int) error {
	h := r.head
	h.Request = number
	line, err := json.Marshal(h)
	if err != nil {
		return err
	}
	if _, err := w.Write(append(line, '\n')); err != nil {
		return err
	}
	_, err = w.Write(r.body)
	return err
}

// place is where an answer to a question stands, or false.
func (q question) place(s trace.Score) (int, bool) {
	i, known := slices.BinarySearch(q.accounts, s.Account)
	return i*q.days.Len() + int(s.Day-q.days.From), known && q.days.Has(s.Day)
}
