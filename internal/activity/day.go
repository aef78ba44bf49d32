package activity

import (
	"fmt"
	"time"
)

// Time is an instant in microseconds since 1970-01-01T00:00:00Z.
type Time = int64

// The units of Time.
const (
	Second    Time = 1_000_000
	Minute         = 60 * Second
	Hour           = 60 * Minute
	DayLength      = 24 * Hour
)

// Day is a UTC day, counted from 1970-01-01; days before that are negative.
type Day int32

// DayOf returns the day of an instant.
func DayOf(t Time) Day {
	d := t / DayLength
	if t%DayLength < 0 {
		d--
	}
	return Day(d)
}

// Start returns the first instant of the day.
func (d Day) Start() Time { return Time(d) * DayLength }

// String writes the day as 2011-03-01.
func (d Day) String() string {
	return time.Unix(int64(d)*86400, 0).UTC().Format(time.DateOnly)
}

// ParseDay reads a day written as 2011-03-01.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("%q is not a day like 2011-03-01", s)
	}
	return DayOf(t.Unix() * Second), nil
}
