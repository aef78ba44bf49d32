package report

import (
	"fmt"

	"github.com/yardstick-lab/yardstick/internal/claim"
	"github.com/yardstick-lab/yardstick/internal/figure"
	"github.com/yardstick-lab/yardstick/internal/result"
)

// doseResponses draws every ordered claim, numbered after it.
func doseResponses(r *result.Result) []drawing {
	var all []drawing
	for i, c := range r.Main().Claims {
		if len(c.Doses) > 0 {
			all = append(all, doseResponse(r, c, fmt.Sprint(figureDoses, i+1)))
		}
	}
	return all
}

func doseResponse(r *result.Result, c result.Claim, name string) figure.Response {
	f := figure.Response{
		Head: figure.Head{
			Name: name, Title: "Dose by dose: " + capital(says(c)),
			Subtitle: "The claim is about the order of the doses. What lies between two of them was not asked.",
			Unit:     metricText(r, c.Claim.Metric) + ", in " + axis(r, c),
		},
		DoseUnit: "dose",
	}
	for _, d := range c.Doses {
		p := figure.DosePoint{Label: d.Arm, Dose: d.Amount, Mean: d.Mean}
		if i := d.Interval; i != nil {
			p.Interval = &figure.Interval{Low: i.Low, High: i.High}
			f.Band = "95 % interval over " + counted(c.N, unitNoun(r))
		}
		f.Points = append(f.Points, p)
	}
	return f
}

// oneArm says which arm a claim about one arm is about; of others it is empty.
func oneArm(c result.Claim) string {
	switch c.Claim.Estimand {
	case claim.BeforeAfter:
		return fmt.Sprintf("before–after in “%s”", c.Claim.Treated)
	case claim.Level:
		return fmt.Sprintf("where “%s” stands", c.Claim.Treated)
	}
	return ""
}

// isEffect reports whether the estimate is an effect, which can be drawn beside
// others: a level is none.
func isEffect(c result.Claim) bool { return c.Claim.Estimand != claim.Level }
