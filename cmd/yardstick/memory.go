package main

import (
	"bytes"
	"math"
	"os"
	"strconv"
	"strings"
)

// leastMemory is the least that --memory takes (ours): the program itself, and
// buffers that are worth their name.
const leastMemory = 100_000_000

// budget is how much memory a call may use in bytes, 0 where it does not say, or
// what is wrong with what it says.
func (s *scoring) budget() (int64, error) {
	switch {
	case s.memory == "" && s.tmp != "":
		return 0, usagef("--tmp is where --memory puts temporary files; without it there are none")
	case s.memory == "":
		return 0, nil
	case s.explained != "":
		return 0, usagef("--explain looks at every event again and needs them in memory; leave out --memory")
	}
	n, ok := parseMemory(s.memory)
	info, err := os.Stat(s.path(s.tmp))
	switch {
	case s.tmp != "" && (err != nil || !info.IsDir()):
		return 0, usagef("--tmp %q is no folder", s.tmp)
	case !ok:
		return 0, usagef("--memory %q: memory is written as 256MB, in KB, MB or GB", s.memory)
	case n < leastMemory:
		return 0, usagef("--memory %s: at least %s are needed", s.memory, megabytes(leastMemory))
	}
	return n, nil
}

// units are the decimal ones: whoever means 2^20 by MB is served as well.
var units = []struct {
	name  string
	bytes int64
}{{"KB", 1e3}, {"MB", 1e6}, {"GB", 1e9}}

// parseMemory reads a whole number and a unit.
func parseMemory(text string) (n int64, ok bool) {
	for _, u := range units {
		digits, found := strings.CutSuffix(strings.ToUpper(text), u.name)
		if !found {
			continue
		}
		n, err := strconv.ParseUint(digits, 10, 63)
		return int64(n) * u.bytes, err == nil && int64(n) <= math.MaxInt64/u.bytes
	}
	return 0, false
}

// megabytes writes an amount, rounded up.
func megabytes(n int64) string { return thousands(int((n+1e6-1)/1e6)) + "MB" }

// What the program itself takes: the parts of its file that are in memory, where
// the system tells, and what more of them will be touched (ours, measured).
const (
	usualProgram = 64_000_000
	moreProgram  = 20_000_000
)

// programBytes is how much memory the program takes beside what it allocates.
func programBytes() int64 {
	text, err := os.ReadFile("/proc/self/statm")
	fields := bytes.Fields(text)
	if err != nil || len(fields) < 3 {
		return usualProgram
	}
	shared, err := strconv.ParseInt(string(fields[2]), 10, 32)
	if err != nil {
		return usualProgram
	}
	return shared*int64(os.Getpagesize()) + moreProgram
}
