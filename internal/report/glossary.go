package report

import "github.com/yardstick-lab/yardstick/internal/result"

// glossary explains the words of the page, those of its kind of activity only.
func glossary(k result.Kind) []pair {
	var words []pair
	if k == result.Log {
		words = []pair{
			{"Log", "Activity captured from a real platform, with where it came from and a checksum."},
			{"Census", "Every eligible account of the log was treated, so its mean is a fact about these accounts and not an estimate about others."},
		}
	} else {
		words = []pair{
			{"World", "One invented society over some months, made from one seed. It is the unit that is counted: another seed makes another world of the same habits."},
		}
	}
	words = append(words,
		pair{"Arm, control", "An arm is a condition: the same activity with something put in or taken out. The control is the arm it is compared with."},
		pair{"Effect", "Treated less control, in points of the scorer’s scale or in the unit that the claim names; of a before–after claim, after less before."},
	)
	if k != result.Log {
		words = append(words,
			pair{"Interval", "A range around the effect. Of many such experiments, 95 % would have an interval that holds the true mean effect."},
			pair{"p", "How often evidence as clear as this would come about if the truth lay just on the other side. It is adjusted for how many claims are tested together: ask often enough, and chance says yes."},
		)
	}
	return append(words,
		pair{"Margin", "How near counts as the same. A claim that nothing happens must say how much would be something."},
		pair{"Estimand", "The quantity a claim is about. A contrast compares two arms on the same days: what the intervention did. Before–after compares two days of one arm: what a user sees."},
		pair{"Supported", "The evidence is for the claim, at the level stated."},
		pair{"Refuted", "The evidence is against the claim."},
		pair{"Inconclusive", "It could be either. The reason says what is lacking, and how much more would settle it."},
		pair{"Void", "A check of the instrument failed, or the scorer was not shown to move at all. There is nothing to judge."},
		pair{"S7, K5 and the like", "Rows of the list of claims: S rows come from the source essay, E rows from experiments that others published, K rows from what Klout published about its own score."},
		pair{"By construction", "The scorer was set on the observation the claim comes from. The verdict then shows that the program does what it says."},
	)
}
