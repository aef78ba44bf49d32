package calibration

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// InputError is what is wrong with a table or a log, and where: not the machine's
// fault.
type InputError struct {
	Text string // lower case, no full stop
}

// Error returns the text.
func (e *InputError) Error() string { return e.Text }

func refuse(format string, args ...any) error { return &InputError{fmt.Sprintf(format, args...)} }

// layouts are the headers that a table may have, with how a row is read.
var layouts = map[string]func(r *row, o *Observed){
	"network,action,minutes": func(r *row, o *Observed) {
		d := o.delays(r.name(0), r.action(1))
		d.Minutes = append(d.Minutes, r.minutes(2))
	},
	"network,likes,comments": func(r *row, o *Observed) {
		p := o.received(r.name(0))
		p.Likes, p.Comments = append(p.Likes, r.count(1, 0)), append(p.Comments, r.count(2, 0))
	},
	"posts": func(r *row, o *Observed) { o.Posts = append(o.Posts, r.count(0, 1)) },
	"acts":  func(r *row, o *Observed) { o.Acts = append(o.Acts, r.count(0, 1)) },
	"time":  func(r *row, o *Observed) { o.Times = append(o.Times, r.time(0)) },
}

// LooksLikeTable reports whether data begins as a table of this package does,
// and not as a log.
func LooksLikeTable(data []byte) bool {
	header, _, _ := bytes.Cut(data, []byte("\n"))
	return layouts[strings.TrimSpace(string(header))] != nil
}

// ReadTable reads CSV with one of five headers: "network,action,minutes" with a
// row for each reaction; "network,likes,comments" with a row for each post;
// "posts" or "acts" with a row for each account that posted or acted; "time" with
// a row for each post, as 2011-08-15T12:00:00Z. The error is an [*InputError] that
// names every fault with its line, up to twenty.
func ReadTable(name string, data []byte) (*Observed, error) {
	in := csv.NewReader(bytes.NewReader(data))
	in.FieldsPerRecord = -1
	header, err := in.Read()
	if errors.Is(err, io.EOF) {
		return nil, refuse("%s is empty: it wants a header and a line for each observation", name)
	}
	if err != nil {
		return nil, refuse("%s: %v", name, err)
	}
	read := layouts[strings.Join(header, ",")]
	if read == nil {
		return nil, refuse("%s:1: a table has one of the headers %s, got %q", name, strings.Join(headers(), " | "), strings.Join(header, ","))
	}
	r := &row{file: name, header: header}
	out := &Observed{}
	for len(r.faults) < mostFaults {
		cells, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, refuse("%s: %v", name, err)
		}
		r.cells = cells
		r.line, _ = in.FieldPos(0)
		if len(cells) != len(header) {
			r.faultf("has %d cells, the header %d", len(cells), len(header))
			continue
		}
		read(r, out)
	}
	if len(r.faults) > 0 {
		return nil, refuse("%s", strings.Join(r.faults, "\n"))
	}
	return out, nil
}

func headers() []string {
	var all []string
	for header := range layouts {
		all = append(all, header)
	}
	slices.Sort(all)
	return all
}

// mostFaults is how many faults of a table are told (ours).
const mostFaults = 20

// row is a line of a table, with the faults so far.
type row struct {
	file   string
	header []string
	cells  []string
	line   int
	faults []string
}

func (r *row) faultf(format string, args ...any) {
	r.faults = append(r.faults, fmt.Sprintf("%s:%d: %s", r.file, r.line, fmt.Sprintf(format, args...)))
}

func (r *row) wants(i int, what string) {
	r.faultf("%s is %q: it wants %s", r.header[i], r.cells[i], what)
}

func (r *row) name(i int) string {
	if r.cells[i] == "" {
		r.wants(i, "the name of a network")
	}
	return r.cells[i]
}

func (r *row) action(i int) activity.Action {
	a, ok := activity.ParseAction(r.cells[i])
	if !ok {
		r.wants(i, "an action such as comment or reshare")
	}
	return a
}

func (r *row) minutes(i int) float64 {
	x, err := strconv.ParseFloat(r.cells[i], 64)
	if err != nil || !(x > 0 && x <= math.MaxFloat32) {
		r.wants(i, "a number above 0")
	}
	return x
}

// mostCounted is the largest count of a table (ours): 2^40, beyond any network.
const mostCounted = 1 << 40

func (r *row) count(i int, least uint64) float64 {
	n, err := strconv.ParseUint(r.cells[i], 10, 64)
	if err != nil || n < least || n > mostCounted {
		r.wants(i, fmt.Sprintf("a whole number of at least %d", least))
		return 0
	}
	return float64(n)
}

func (r *row) time(i int) activity.Time {
	t, err := time.Parse(time.RFC3339, r.cells[i])
	if err != nil {
		r.wants(i, "a time like 2011-08-15T12:00:00Z")
	}
	return t.UnixMicro()
}
