// Package calibration fits the settings of a world to observed data, and says
// how far the world's distributions then are from the data's.
//
//  1. [OpenFolder] and [ReadTable] read tables, each checked against its size
//     and checksum; [Observe] sees in a log what a table would hold.
//  2. One half of the rows is fitted on, the other is what the fit is judged by
//     ([Observed.Halves]).
//  3. [Calibrate] takes over what a table states outright (delays, the clock,
//     the share of comments that authors answer), and finds by making worlds what
//     it states only of the outcome: a spread is the one at which worlds lie
//     nearest to the fitted half (minimum distance, Wolfowitz 1957).
//  4. [Compare] makes other worlds and holds them against the judging half, each
//     marginal with its Kolmogorov–Smirnov distance and its target.
//  5. [Write] puts the settings into a dataset.yaml and leaves its comments and
//     everything else in it as they were.
//
// Nothing is tuned to meet a target: each setting answers to one statistic, and
// what is missed is reported with its number.
//
// # Counts at different scales
//
// A page with a million followers and a village of 600 cannot have the same
// counts. Counts are compared after thinning: of the larger ones each unit is
// kept with the probability that makes the means equal, which is what the same
// posts would have drawn from a smaller audience, and turns a mixed Poisson
// distribution into one of the same shape. Of activity only those who were active
// are compared, since tables hold nobody else.
package calibration
