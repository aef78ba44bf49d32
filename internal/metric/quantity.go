package metric

import "strings"

// Quantity is what is measured of an account, or of a whole world. The zero value
// is invalid.
type Quantity uint8

const (
	Score             Quantity = iota + 1 // the score at the end of a day, in points
	Displayed                             // the score as shown, rounded to the scale's step
	Reactions                             // what others did on the account's work on a day
	PlusK                                 // +K received on a day
	Followers                             // who follow it at the end of a day, on all networks
	ListAccess                            // 1 if it can get to every list that the arm put it on, else 0
	Notifications                         // of lists and of +K, held at the end of a day
	PerkEligible                          // 1 if it would be offered a perk, else 0
	RankWithReactions                     // of a world: how far scores rank accounts as the reactions they received do
	RankWithInfluence                     // of a world: the same, with the influence that the world gave them
)

// Unit is what a quantity is counted in, as one and several of it. Both are empty
// where it has none; Axis is the unit in a caption.
type Unit struct{ One, Many, Axis string }

// quantity is what is known of a quantity.
type quantity struct {
	name, says string
	unit       Unit
	scored     bool // a scorer says it, or has a say in it
	flow       bool // it happens on a day, so that days can be summed
	ranks      bool // it is one number a world
}

var points = Unit{"point", "points", "points"}

// quantities is indexed by Quantity.
var quantities = [...]quantity{
	Score:         {name: "score", says: "score", unit: points, scored: true},
	Displayed:     {name: "displayed", says: "displayed", unit: points, scored: true},
	Reactions:     {name: "reactions", says: "reactions received", unit: Unit{"reaction", "reactions", "reactions"}, flow: true},
	PlusK:         {name: "plus-k", says: "+K received", unit: Unit{"+K", "+K", "+K"}, flow: true},
	Followers:     {name: "followers", says: "followers", unit: Unit{"follower", "followers", "followers"}},
	ListAccess:    {name: "list-access", says: "access to the lists of the arm", unit: Unit{Axis: "share of accounts"}},
	Notifications: {name: "notifications", says: "notifications held", unit: Unit{"notification", "notifications", "notifications"}},
	PerkEligible:  {name: "perk-eligible", says: "eligibility for a perk", unit: Unit{Axis: "share of accounts"}, scored: true},
	RankWithReactions: {name: "rank-with-reactions", says: "agreement in rank of score and reactions received", unit: Unit{Axis: "Kendall’s τ-b"},
		scored: true, ranks: true},
	RankWithInfluence: {name: "rank-with-influence", says: "agreement in rank of score and true influence", unit: Unit{Axis: "Kendall’s τ-b"},
		scored: true, ranks: true},
}

func (q Quantity) known() quantity {
	if int(q) < len(quantities) {
		return quantities[q]
	}
	return quantity{}
}

// String returns the quantity's name in specs.
func (q Quantity) String() string { return q.known().name }

// Says is the quantity in words.
func (q Quantity) Says() string { return q.known().says }

// Unit is what the quantity is counted in.
func (q Quantity) Unit() Unit { return q.known().unit }

// InPoints reports whether it is in points of a scorer's scale.
func (q Quantity) InPoints() bool { return q == Score || q == Displayed }

// NeedsScore reports whether a scorer has a say in it. What needs none is the same
// whoever scores.
func (q Quantity) NeedsScore() bool { return q.known().scored }

// HasReceivers reports whether it can be asked of those whom an account acts on.
func (q Quantity) HasReceivers() bool { return q.InPoints() }

// Sums reports whether it happens on a day, so that days can be summed; else it
// stands at the end of a day.
func (q Quantity) Sums() bool { return q.known().flow }

// OfWorld reports whether it is one number of a whole world, not of an account.
func (q Quantity) OfWorld() bool { return q.known().ranks }

// QuantityNames returns what ParseQuantity knows.
func QuantityNames() []string {
	var names []string
	for _, q := range quantities[Score:] {
		names = append(names, q.name)
	}
	return names
}

// ParseQuantity returns the quantity called name, or false.
func ParseQuantity(name string) (Quantity, bool) {
	for i, q := range quantities {
		if i > 0 && q.name == name {
			return Quantity(i), true
		}
	}
	return 0, false
}

// Counted names so many of the unit, as "reactions"; 1 and −1 are one. It is empty
// where there is no unit.
func (u Unit) Counted(x float64) string {
	if x == 1 || x == -1 {
		return u.One
	}
	return u.Many
}

// Word is the unit after a number, with the space between; empty without a unit.
func (u Unit) Word(x float64) string { return strings.TrimRight(" "+u.Counted(x), " ") }
