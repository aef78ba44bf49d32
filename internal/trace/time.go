package trace

import (
	"strconv"
	"time"

	"github.com/yardstick-lab/yardstick/internal/activity"
)

// The times that a file may state: the years 1 to 9999, which RFC 3339 can
// write.
var (
	earliest = time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC).UnixMicro()
	latest   = time.Date(9999, 12, 31, 23, 59, 59, 999_999_000, time.UTC).UnixMicro()
)

// What can be wrong with a time, as the second half of a sentence.
const (
	noTime   = "is neither RFC 3339, like 2011-03-01T12:00:00Z, nor unix seconds"
	noOffset = "has no offset; write Z at its end if it is UTC"
	tooFar   = "lies outside the years 1 to 9999; unix seconds are wanted, not milliseconds"
)

// parseTime reads RFC 3339 or unix seconds, whole or decimal. Digits after the
// sixth of a fraction are dropped. wrong says what is wrong, empty when nothing.
func parseTime(b []byte) (t activity.Time, wrong string) {
	if len(b) > 4 && b[4] == '-' {
		t, wrong = parseRFC3339(b)
	} else {
		t, wrong = parseUnix(b)
	}
	if wrong == "" && (t < earliest || t > latest) {
		return 0, tooFar
	}
	return t, wrong
}

// parseRFC3339 is [time.Parse] of [time.RFC3339] without its price: a log has
// millions of times.
func parseRFC3339(b []byte) (activity.Time, string) {
	const shape = "0000-00-00T00:00:00"
	if len(b) < len(shape) || !hasShape(b, shape) {
		return 0, noTime
	}
	date, ok := parseDate(b)
	hour, minute, second := twoDigits(b[11:]), twoDigits(b[14:]), twoDigits(b[17:])
	if !ok || hour > 23 || minute > 59 || second > 59 {
		return 0, noTime
	}
	t := date.Start() + activity.Time(hour)*activity.Hour + activity.Time(minute)*activity.Minute + activity.Time(second)*activity.Second
	micros, rest, ok := fraction(b[len(shape):])
	if !ok {
		return 0, noTime
	}
	offset, wrong := parseOffset(rest)
	return t + micros - offset, wrong
}

// parseDate reads a date whose shape is right. Years begin in March here, so that
// a leap day is the last of its year and the days before a month are the same in
// all of them (153 in five months).
func parseDate(b []byte) (d activity.Day, ok bool) {
	year, month, day := 100*twoDigits(b)+twoDigits(b[2:]), twoDigits(b[5:]), twoDigits(b[8:])
	if month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return 0, false
	}
	if month < 3 {
		year, month = year-1, month+12
	}
	const epoch = 719_469 // days from 0000-03-01 to 1970-01-01, and one as days count from 1
	leaps := year/4 - year/100 + year/400
	if year < 0 { // two months of the year 0, which is out of range
		leaps = -1
	}
	return activity.Day(365*year + leaps + (153*(month-3)+2)/5 + day - epoch), true
}

func daysIn(year, month int) int {
	switch {
	case month != 2:
		return 30 + (month+month/8)&1
	case year%4 == 0 && (year%100 != 0 || year%400 == 0):
		return 29
	}
	return 28
}

// hasShape reports whether b begins as shape does, 0 standing for any digit.
func hasShape(b []byte, shape string) bool {
	for i := range len(shape) {
		if shape[i] == '0' && !isDigit(b[i]) || shape[i] != '0' && b[i] != shape[i] {
			return false
		}
	}
	return true
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// digitsAhead is how many digits b begins with.
func digitsAhead(b []byte) int {
	n := 0
	for n < len(b) && isDigit(b[n]) {
		n++
	}
	return n
}

func twoDigits(b []byte) int { return 10*int(b[0]-'0') + int(b[1]-'0') }

// fraction reads a fraction of a second, which may be missing, in microseconds.
func fraction(b []byte) (micros activity.Time, rest []byte, ok bool) {
	if len(b) == 0 || b[0] != '.' {
		return 0, b, true
	}
	unit := activity.Second
	i := 1
	for ; i < len(b) && isDigit(b[i]); i++ {
		unit /= 10
		micros += activity.Time(b[i]-'0') * unit
	}
	return micros, b[i:], i > 1
}

// parseOffset reads Z or +05:30.
func parseOffset(b []byte) (offset activity.Time, wrong string) {
	switch {
	case len(b) == 0:
		return 0, noOffset
	case len(b) == 1 && b[0] == 'Z':
		return 0, ""
	case len(b) != 6 || b[0] != '+' && b[0] != '-':
		return 0, noTime
	}
	offset, wrong = parseClock(b[1:])
	if b[0] == '-' {
		return -offset, wrong
	}
	return offset, wrong
}

// parseClock reads hours and minutes as 05:30.
func parseClock(b []byte) (activity.Time, string) {
	const shape = "00:00"
	if len(b) != len(shape) || !hasShape(b, shape) {
		return 0, noTime
	}
	hours, minutes := twoDigits(b), twoDigits(b[3:])
	if hours > 23 || minutes > 59 {
		return 0, noTime
	}
	return activity.Time(hours)*activity.Hour + activity.Time(minutes)*activity.Minute, ""
}

// parseUnix reads seconds since 1970 as 1298937600, -5 or 1298937600.25.
func parseUnix(b []byte) (activity.Time, string) {
	negative := len(b) > 0 && b[0] == '-'
	if negative {
		b = b[1:]
	}
	whole := digitsAhead(b)
	micros, rest, ok := fraction(b[whole:])
	if whole == 0 || len(rest) > 0 || !ok {
		return 0, noTime
	}
	seconds, err := strconv.ParseInt(string(b[:whole]), 10, 64)
	if err != nil || seconds > latest/activity.Second {
		return 0, tooFar
	}
	t := seconds*activity.Second + micros
	if negative {
		t = -t
	}
	return t, ""
}

// appendTime writes a time that is within range.
func appendTime(b []byte, t activity.Time) []byte {
	return time.UnixMicro(t).UTC().AppendFormat(b, time.RFC3339Nano)
}
