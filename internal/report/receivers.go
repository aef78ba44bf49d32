package report

import (
	"slices"

	"github.com/yardstick-lab/yardstick/internal/metric"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// receivers says who they are, where a metric is of them.
func receivers(r *result.Result) string {
	if !slices.ContainsFunc(r.Metrics, func(m metric.Metric) bool { return m.Receivers != "" }) {
		return ""
	}
	return "Receivers are those on whose work an arm has a subject act, the same people in every arm. Their score, as their displayed one, is the mean over them, one number a subject; what is drawn by day, and where changes came from, is of the subjects themselves."
}
