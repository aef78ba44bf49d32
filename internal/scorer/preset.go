package scorer

import (
	"github.com/yardstick-lab/yardstick/internal/activity"
)

// Phi says how the credits of one actor for one owner add up. The zero value is
// invalid.
type Phi uint8

const (
	Identity Phi = iota + 1 // x: every act counts in full
	Log2                    // log2(1+x): many people count more than one busy one
)

// Rep says how much it matters who acts. The zero value is invalid.
type Rep uint8

const (
	RepNone      Rep = iota + 1 // everyone alike
	RepScore                    // by the actor's displayed score of the day before
	RepFollowers                // a multiplier above a number of followers
)

// Kind is the family of a scorer. The zero value is invalid.
type Kind uint8

const (
	KindEngine   Kind = iota + 1 // the engagement engine
	KindConstant                 // scores everyone alike; for tests: no claim about it can hold
	KindHIndex                   // h posts with h reactions each
	KindSNP                      // social networking potential: who passes on and answers, per follower and post
	KindRate                     // engagement rate: reactions per follower
	KindPageRank                 // standing in the graph of reactions
	KindTunkRank                 // attention through the graph of follows
	KindExternal                 // whatever a program in a process of its own says
	KindPoints                   // points for acts, against those of the day's top account
)

// AnyNetwork is the entry of a weight table that counts where a network has
// none of its own.
const AnyNetwork = "*"

// Weights say how much an action counts, by network (or AnyNetwork) and action.
// A network's own entry for an action counts, else that of AnyNetwork, else 0.
type Weights map[string]map[activity.Action]float64

// Of returns the weight of an action on a network.
func (w Weights) Of(network string, k activity.Action) float64 {
	if v, ok := w[network][k]; ok {
		return v
	}
	return w[AnyNetwork][k]
}

// Terms are the coefficients of the parts of R, each ≥ 0: reactions received
// (U), reactions per post (Q), own acts (O), lists (L), followers (F).
type Terms struct{ U, Q, O, L, F float64 }

// Preset is the settings of a scorer. Durations are in days; 0 means no window
// and no decay.
type Preset struct {
	Name, Says    string
	Kind          Kind
	Window        int
	HalfLife      float64
	Phi           Phi
	Beta          float64
	Rep           Rep
	RepMultiplier float64
	RepThreshold  float64
	Weights       Weights
	OwnWeights    Weights
	SelfCredit    bool
	K0            float64
	B             Terms
	G             map[string]float64
	P             float64
	Damping       float64                 `json:",omitempty"` // of PageRank: the share that is passed on
	PassOn        float64                 `json:",omitempty"` // of TunkRank: the chance that a follower passes something on
	Bonus         Bonus                   `json:",omitzero"`
	Newest        map[activity.Action]int `json:",omitempty"` // how many acts of a kind on a cell count, the newest; all where it is 0
	Levels        []float64               `json:",omitempty"` // of kind points: outreach from which each level is reached, rising
	External      *External               `json:",omitempty"` // of kind external, else nil
	Scale         Scale
	SetOn         []string          // rows of the list of claims that the settings were chosen on
	Sources       map[string]Source // where a number is from, by its path in the file
}

// Source says where a number is from. Value is the number as the file writes it.
type Source struct{ Value, From string }

// gain returns g of a network: its own, else AnyNetwork's, else 1.
func (p *Preset) gain(network string) float64 {
	if g, ok := p.G[network]; ok {
		return g
	}
	if g, ok := p.G[AnyNetwork]; ok {
		return g
	}
	return 1
}

// maxCredit bounds the credit of one event on its day: the largest weight times
// the largest factor of reputation (sel is at most 1).
func (p *Preset) maxCredit() float64 {
	largest, bonus := 0.0, p.Bonus.Answered+p.Bonus.Mutual
	for _, table := range []Weights{p.Weights, p.OwnWeights} {
		for _, actions := range table {
			for _, w := range actions {
				largest = max(largest, w, -w)
			}
		}
	}
	largest += bonus
	switch p.Rep {
	case RepScore:
		return largest * 1.5
	case RepFollowers:
		return largest * max(1, p.RepMultiplier)
	}
	return largest
}
