package inference

import (
	"errors"
	"fmt"
	"math"
)

// largest is the greatest size a number may have: beyond it a square
// overflows, and Inf would reach a result (ours).
const largest = 1e150

// ErrEmpty is returned where a sample without values has no answer.
var ErrEmpty = errors.New("the sample is empty")

// CheckSample returns nil where every value can be reckoned with, else an
// error that names the first one that cannot by its place, counted from 1.
func CheckSample(sample []float64) error {
	for i, v := range sample {
		switch {
		case math.IsNaN(v):
			return fmt.Errorf("value %d is not a number", i+1)
		case math.IsInf(v, 0):
			return fmt.Errorf("value %d is infinite", i+1)
		case math.Abs(v) > largest:
			return fmt.Errorf("value %d is %g: too large to be squared", i+1, v)
		}
	}
	return nil
}
