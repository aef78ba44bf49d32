package external_test

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestMain lets this test binary be called as a program that scores: `as MANNER`.
func TestMain(m *testing.M) {
	if len(os.Args) > 2 && os.Args[1] == "as" {
		manners[os.Args[2]](&fake{in: bufio.NewReader(os.Stdin)}, os.Args[3:])
		return
	}
	os.Exit(m.Run())
}

// fake is a program that scores an account by the events on its work so far.
type fake struct {
	in   *bufio.Reader
	head struct {
		Request                 int
		Days                    []string
		Accounts, Stock, Events struct{ Rows, Bytes int }
	}
	accounts []string
	events   [][]string
}

// hear reads a request; false at the end of the input.
func (f *fake) hear() bool {
	line, err := f.in.ReadBytes('\n')
	if err != nil {
		return false
	}
	must(json.Unmarshal(line, &f.head))
	f.accounts = nil
	for _, row := range f.rows(f.head.Accounts.Bytes) {
		f.accounts = append(f.accounts, row[0])
	}
	f.rows(f.head.Stock.Bytes)
	f.events = f.rows(f.head.Events.Bytes)
	return true
}

func (f *fake) rows(n int) [][]string {
	block := make([]byte, n)
	_, err := io.ReadFull(f.in, block)
	must(err)
	all, err := csv.NewReader(strings.NewReader(string(block))).ReadAll()
	must(err)
	return all[1:]
}

// honest are the rows of a right answer.
func (f *fake) honest() []string {
	var rows []string
	for _, account := range f.accounts {
		for _, day := range f.head.Days {
			n := 0
			for _, e := range f.events {
				if e[4] == account && e[0][:10] <= day {
					n++
				}
			}
			rows = append(rows, fmt.Sprintf("%s,%s,%d", account, day, n))
		}
	}
	return rows
}

func (f *fake) say(rows []string) {
	body := "account,day,score\n" + strings.Join(rows, "\n") + "\n"
	fmt.Printf("{\"request\":%d,\"bytes\":%d}\n%s", f.head.Request, len(body), body)
}

// answer answers every request with what change makes of an honest answer.
func answer(change func(f *fake, rows []string) []string) func(*fake, []string) {
	return func(f *fake, _ []string) {
		for f.hear() {
			f.say(change(f, f.honest()))
		}
	}
}

// with puts another row at place i.
func with(i int, row string) func(*fake, []string) {
	return answer(func(_ *fake, rows []string) []string { rows[i] = row; return rows })
}

// instead writes a text in place of an answer.
func instead(text string) func(*fake, []string) {
	return func(f *fake, _ []string) {
		for f.hear() {
			fmt.Print(text)
		}
	}
}

var honest = answer(func(_ *fake, rows []string) []string { return rows })

var manners = map[string]func(f *fake, args []string){
	"honest": honest,
	"flooding": answer(func(_ *fake, rows []string) []string {
		for range 20_000 {
			fmt.Fprintln(os.Stderr, strings.Repeat("noise ", 20))
		}
		return rows
	}),
	"drifting": answer(func(f *fake, rows []string) []string {
		rows[0] = fmt.Sprintf("%s,%s,%d", f.accounts[0], f.head.Days[0], f.head.Request)
		return rows
	}),
	"columns": func(f *fake, _ []string) { // in another order, with one more
		for f.hear() {
			body := "why,score,day,account\r\n"
			for _, row := range f.honest() {
				cells := strings.Split(row, ",")
				body += fmt.Sprintf("so,%s,%s,%q\r\n", cells[2], cells[1], cells[0])
			}
			fmt.Printf("{\"request\": %d, \"bytes\": %d, \"took\": \"long\"}\n%s", f.head.Request, len(body), body)
		}
	},
	"short":      answer(func(_ *fake, rows []string) []string { return rows[:len(rows)-1] }),
	"gap":        answer(func(_ *fake, rows []string) []string { return append(rows[:1], rows[2:]...) }),
	"long":       answer(func(_ *fake, rows []string) []string { return append(rows, "zed,2011-03-01,1") }),
	"twice":      answer(func(_ *fake, rows []string) []string { return append(rows, rows[0]) }),
	"other-day":  with(0, "ann,1999-01-01,1"),
	"no-day":     with(0, "ann,yesterday,1"),
	"unknown":    with(1, "nobody,2011-03-01,1"),
	"nan":        with(1, "ann,2011-03-02,NaN"),
	"infinite":   with(1, "ann,2011-03-02,-inf"),
	"beyond":     with(1, "ann,2011-03-02,1e999"),
	"word":       with(1, "ann,2011-03-02,high"),
	"ragged":     with(1, "ann,2011-03-02"),
	"disordered": answer(func(_ *fake, rows []string) []string { rows[0], rows[1] = rows[1], rows[0]; return rows }),
	"chatty":     instead("loading the model ...\n"),
	"endless":    func(f *fake, _ []string) { f.hear(); fmt.Print(strings.Repeat("x", 1<<20)); f.hear() },
	"refusing":   instead("{\"request\":1,\"error\":\"needs follower counts\"}\n"),
	"bare":       instead("{\"request\":1}\n"),
	"stale":      instead("{\"request\":7,\"bytes\":0}\n"),
	"huge":       instead("{\"request\":1,\"bytes\":999999999999}\n"),
	"negative":   instead("{\"request\":1,\"bytes\":-1}\n"),
	"empty":      instead("{\"request\":1,\"bytes\":0}\n"),
	"headless":   instead("{\"request\":1,\"bytes\":4}\na,b\n"),
	"hanging": func(f *fake, args []string) { // with a child that hangs as well, and tells who it is
		f.hear()
		child := exec.Command(os.Args[0], "as", "sleeping")
		child.Stdout, child.Stderr = os.Stdout, os.Stderr
		must(child.Start())
		must(os.WriteFile(args[0], fmt.Append(nil, child.Process.Pid), 0o600))
		fmt.Fprintln(os.Stderr, "what was the question?")
		must(child.Wait())
	},
	"sleeping": func(*fake, []string) { select {} },
	"deaf": func(*fake, []string) {
		fmt.Print("{\"request\":1,\"bytes\":40}\naccount,day,score\nann,2011-03-01,1      \n")
		select {}
	},
	"closing": func(f *fake, _ []string) { f.hear(); must(os.Stdout.Close()); select {} },
	"crashing": func(f *fake, _ []string) {
		f.hear()
		fmt.Fprint(os.Stderr, "one\ntwo\nthree\nfour\nfive \x1b[31m\n")
		os.Exit(3)
	},
	"dying": func(f *fake, args []string) { // leaves a mark, and answers where there is one
		if _, err := os.Stat(args[0]); err != nil {
			must(os.WriteFile(args[0], nil, 0o600))
			fmt.Print("{\"request\":1,")
			os.Exit(1)
		}
		honest(f, nil)
	},
	"once": func(f *fake, _ []string) { f.hear(); f.say(f.honest()) },
	"cut":  func(f *fake, _ []string) { f.hear(); fmt.Print("{\"request\":1,\"bytes\":400}\naccount,"); os.Exit(0) },
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
