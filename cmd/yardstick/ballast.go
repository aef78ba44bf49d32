package main

import "os"

// ballastSize is how much memory is set aside and never touched, so that the system
// never gives it (ours). The collector runs when the heap is twice what it found in use,
// which counts the ballast: a run on villages, that has some 70 MB in use, is gone
// through half as often and takes 6 % less time of the processors. Beside what a
// town needs it does not count, where a higher GOGC would take as much again.
const ballastSize = 128 << 20

// ballast is nothing where somebody set the collector themselves.
func ballast() []byte {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return nil
	}
	return make([]byte, ballastSize)
}
