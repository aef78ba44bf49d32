package result

import "github.com/yardstick-lab/yardstick/internal/claim"

// comparison is an outcome on anybody's numbers: a claim of result.json, which has
// no source and no unit, expects nothing, and whose units are the caller's.
type comparison struct {
	resultClaim
	Source     *struct{} `json:"source,omitempty"`
	Expect     *struct{} `json:"expect,omitempty"`
	Units      *struct{} `json:"units,omitempty"`
	Unit       *struct{} `json:"unit,omitempty"`
	NoScore    *struct{} `json:"needs_no_score,omitempty"`
	Statistics any       `json:"statistics"`
}

// Comparison returns an outcome on anybody's numbers, to be encoded as JSON: in the
// form that result.json gives a claim, with what else the tests say of the numbers.
func Comparison(o claim.Outcome, statistics any) any {
	return comparison{resultClaim: fullOf(o), Statistics: statistics}
}
