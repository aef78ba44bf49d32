package platform

import "github.com/yardstick-lab/yardstick/internal/metric"

// Profile is what a campaign knows of an account: the topic that it is known for
// and its place, each counted from 1, and the score that it shows.
type Profile struct {
	Topic, Place int
	Displayed    float64
}

// Eligible reports whether an account is offered a perk.
func Eligible(p metric.Perk, who Profile) bool { return Suits(p, who) && who.Displayed >= p.AtLeast }

// Suits reports whether topic and place are those of the perk, whatever the score.
func Suits(p metric.Perk, who Profile) bool {
	return (p.Topic == 0 || p.Topic == who.Topic) && (p.Place == 0 || p.Place == who.Place)
}
