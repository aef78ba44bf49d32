// Package inference turns samples into an estimate, an interval and a p.
//
// The unit is a number per world (or per pair, or per account): the package
// knows nothing of worlds, claims or verdicts. In order of use:
//
//  1. Describe reads paired differences, refuses what is no number, and
//     yields their mean, spread and skew.
//  2. Paired.Interval is the two-sided t interval of the mean; Paired.Greater
//     and Paired.Less are the one-sided p's against any null value, kept
//     accurate in the far tail.
//  3. Flips answers the same two questions without assuming a distribution,
//     by flipping signs; Bootstrap answers them by drawing the differences
//     anew, for those whose skew the t table does not know.
//  4. SmallestN says how many units an undecided question would need.
//
// Page tests for a trend over ordered doses; KendallTau and TopOverlap compare
// two rankings. Beside them stand the small tools of a report: quantiles and percentiles,
// Clopper and Pearson's interval, effect sizes, Welch's test, what an A/A
// comparison is held against (BinomialBand, Uniform), and the
// corrections of Holm, Benjamini–Hochberg and Benjamini–Yekutieli.
//
// Everything is a pure function of its arguments, summed in the order given,
// so that a number is the same to the bit on every run. This package is the
// only one that imports gonum's distributions.
package inference
