//go:build !unix

package bench

// What the system does not tell is shown as nothing.

func processorSeconds() float64 { return 0 }

func forgetPeak() {}

func peakBytes() int64 { return 0 }
