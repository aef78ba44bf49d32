package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
)

// counter is a scorer that scripts run: an account scores its likes and, tenfold,
// its comments by the end of a day. Told to drift, it adds a millionth for every
// request before.
func counter() {
	in := bufio.NewReader(os.Stdin)
	for {
		line, err := in.ReadBytes('\n')
		if err != nil {
			return
		}
		var ask struct {
			Request                 int
			Days                    []string
			Accounts, Stock, Events struct{ Bytes int }
		}
		if err := json.Unmarshal(line, &ask); err != nil {
			panic(err)
		}
		accounts := rowsOf(in, ask.Accounts.Bytes)
		rowsOf(in, ask.Stock.Bytes)
		events := rowsOf(in, ask.Events.Bytes)
		drift := 0.0
		if len(os.Args) > 1 {
			drift = float64(ask.Request) / 1e6
		}
		body := "account,day,score\n"
		for _, account := range accounts {
			for _, day := range ask.Days {
				body += fmt.Sprintf("%s,%s,%g\n", account, day, drift+likesAndComments(events, account, day))
			}
		}
		fmt.Printf("{\"request\":%d,\"bytes\":%d}\n%s", ask.Request, len(body), body)
	}
}

// rowsOf reads a block whose names need no quotes, all but its header.
func rowsOf(in io.Reader, n int) []string {
	block := make([]byte, n)
	if _, err := io.ReadFull(in, block); err != nil {
		panic(err)
	}
	return strings.Split(strings.TrimSuffix(string(block), "\n"), "\n")[1:]
}

func likesAndComments(events []string, account, day string) float64 {
	n := 0.0
	for _, e := range events {
		cells := strings.Split(e, ",")
		if cells[4] != account || cells[3] == account || cells[0][:10] > day {
			continue
		}
		switch cells[2] {
		case "like":
			n++
		case "comment":
			n += 10
		}
	}
	return n
}
