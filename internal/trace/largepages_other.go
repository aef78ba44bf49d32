//go:build !linux

package trace

import "github.com/yardstick-lab/yardstick/internal/activity"

// inLargePages does nothing: elsewhere the system decides alone.
func inLargePages(*activity.Columns) {}
