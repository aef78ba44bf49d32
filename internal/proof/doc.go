// Package proof plants truths and counts the verdicts that become of them.
//
// Whoever judges should be judged. How that is done:
//
//  1. A [Cell] states a truth: how many worlds, what is claimed, how large the
//     effects really are, how the differences are spread.
//  2. [Cell.Run] makes experiments from it, each from a stream of its own, as
//     the means of worlds that a run would have come to.
//  3. claim.Judge rules on them, with gates, positive controls, corrections
//     and all: not one rule of a verdict is repeated here.
//  4. The verdicts are counted into a [Tally], false ones apart, and whether
//     the intervals held the truth. Tallies add up in any order.
//  5. [Cell.Held] compares the counts with what was promised: error rates,
//     coverage, power as planned.
//
// Beside it stands the A/A comparison: [Flip] and [Divide] take numbers in
// which there is nothing to find, and count how often something is found.
package proof
