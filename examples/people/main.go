// Command people is a scorer in Go that is spoken to in Arrow: how many different
// people liked, commented on or passed on what an account wrote, up to the end of
// each day.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/ipc"
	"github.com/apache/arrow-go/v18/arrow/memory"
)

// block is the length of a block of rows; ask is the line before the blocks.
type block struct{ Rows, Bytes int }

type ask struct {
	Request                 int
	Days                    []string
	Accounts, Stock, Events block
}

func main() {
	in := bufio.NewReader(os.Stdin)
	for {
		if err := answer(in, os.Stdout); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			fmt.Fprintln(os.Stderr, "people:", err)
			os.Exit(1)
		}
	}
}

// answer reads one request and writes its answer; io.EOF behind the last one.
func answer(in *bufio.Reader, out io.Writer) error {
	line, err := in.ReadBytes('\n')
	if err != nil {
		return err
	}
	var a ask
	if err := json.Unmarshal(line, &a); err != nil {
		return err
	}
	var accounts []string
	if err := read(in, a.Accounts, func(b arrow.RecordBatch) { accounts = append(accounts, texts(b.Column(0))...) }); err != nil {
		return err
	}
	if err := read(in, a.Stock, func(arrow.RecordBatch) {}); err != nil {
		return err
	}
	met := map[string]map[string]arrow.Date32{} // owner → actor → the day they first reacted
	if err := read(in, a.Events, func(b arrow.RecordBatch) { meet(met, b) }); err != nil {
		return err
	}
	body, err := scores(met, accounts, a.Days)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "{\"request\":%d,\"bytes\":%d}\n%s", a.Request, len(body), body)
	return err
}

// read takes the record batches of a block.
func read(in io.Reader, b block, take func(arrow.RecordBatch)) error {
	data := make([]byte, b.Bytes)
	if _, err := io.ReadFull(in, data); err != nil {
		return err
	}
	r, err := ipc.NewReader(bytes.NewReader(data))
	if err != nil {
		return err
	}
	defer r.Release()
	for r.Next() {
		take(r.RecordBatch())
	}
	return r.Err()
}

// meet notes who reacted to whom: columns are time, network, action, actor, owner,
// object, and names are numbers in a dictionary.
func meet(met map[string]map[string]arrow.Date32, b arrow.RecordBatch) {
	times := b.Column(0).(*array.Timestamp)
	action, actor, owner := texts(b.Column(2)), texts(b.Column(3)), texts(b.Column(4))
	for i := range times.Len() {
		switch action[i] {
		case "like", "comment", "reply", "reshare", "quote", "react":
		default:
			continue
		}
		if actor[i] == owner[i] {
			continue
		}
		if met[owner[i]] == nil {
			met[owner[i]] = map[string]arrow.Date32{}
		}
		if _, before := met[owner[i]][actor[i]]; !before { // events come in the order of time
			met[owner[i]][actor[i]] = arrow.Date32FromTime(time.UnixMicro(int64(times.Value(i))).UTC())
		}
	}
}

// texts are the values of a column of text, with a dictionary or without.
func texts(column arrow.Array) []string {
	values, at := column, func(i int) int { return i }
	if d, ok := column.(*array.Dictionary); ok {
		values, at = d.Dictionary(), d.GetValueIndex
	}
	all := make([]string, column.Len())
	for i := range all {
		all[i] = values.(*array.String).Value(at(i))
	}
	return all
}

// scores writes account, day and score as an Arrow stream.
func scores(met map[string]map[string]arrow.Date32, accounts, days []string) ([]byte, error) {
	schema := arrow.NewSchema([]arrow.Field{
		{Name: "account", Type: arrow.BinaryTypes.String},
		{Name: "day", Type: arrow.FixedWidthTypes.Date32},
		{Name: "score", Type: arrow.PrimitiveTypes.Float64},
	}, nil)
	rows := array.NewRecordBuilder(memory.DefaultAllocator, schema)
	defer rows.Release()
	for _, account := range accounts {
		for _, text := range days {
			at, err := time.Parse(time.DateOnly, text)
			if err != nil {
				return nil, err
			}
			day, people := arrow.Date32FromTime(at), 0
			for _, first := range met[account] {
				if first <= day {
					people++
				}
			}
			rows.Field(0).(*array.StringBuilder).Append(account)
			rows.Field(1).(*array.Date32Builder).Append(day)
			rows.Field(2).(*array.Float64Builder).Append(float64(people))
		}
	}
	batch := rows.NewRecordBatch()
	defer batch.Release()
	var body bytes.Buffer
	out := ipc.NewWriter(&body, ipc.WithSchema(schema))
	if err := out.Write(batch); err != nil {
		return nil, err
	}
	err := out.Close()
	return body.Bytes(), err
}
