// Package judgment holds scorers against what people said: of two accounts, which
// is the more influential one?
//
//  1. Read takes pairs from a table: whom a person chose, and counts of both.
//  2. Scorer finds what a scorer makes of counts, for those that can do with
//     counts alone; the others need events.
//  3. Try compares the differences of a scorer with the choices: the area under
//     the curve (AUC) with its interval, by how far apart the followers are.
//  4. Fit finds the weights that the choices would give, none below 0, and tells
//     how well they do on pairs, and on people, that it has not seen.
//  5. Agreement says how often people who saw the same two agree: no scorer can be
//     expected to do better.
package judgment
