package platform

import "github.com/yardstick-lab/yardstick/internal/metric"

// Profile is what a campaign knows of an account besides its score: the topic that
// it is known for and its place, each counted from 1.
type Profile struct {
	Topic, Place int
}

// Suits reports whether topic and place are those of the perk, whatever the score.
func Suits(p metric.Perk, who Profile) bool {
	return (p.Topic == 0 || p.Topic == who.Topic) && (p.Place == 0 || p.Place == who.Place)
}

// Reaches reports whether a displayed score is enough for a perk that asks for at
// least so much, both in points of one scale. Who suits and reaches is offered it.
func Reaches(displayed, atLeast float64) bool { return displayed >= atLeast }
