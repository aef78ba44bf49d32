// Package claim says what is claimed, and what the evidence makes of it.
//
// A Claim is one sentence that can fail: "50 likes lift the score by less than
// half a point". Judge takes all claims of one scorer with their evidence:
//
//  1. Problems refuses claims that could not be judged, or that name no
//     positive control although they say that nothing happens.
//  2. Each claim is measured on its path: t over worlds, Page's L over doses,
//     exact where every world says the same number, a census of a captured
//     log, or the pooled subjects of a reproduction.
//  3. The p's are adjusted over the family of claims that a p decides (Holm).
//  4. Each is ruled on: a failed gate makes it VOID, a missing unit or too
//     few INCONCLUSIVE, then its type's rule decides.
//  5. A claim that nothing happens stands only if the claim it is sensitive
//     to came out SUPPORTED: a scorer that sees nothing proves nothing.
//  6. The outcome is put into one sentence.
//
// Compare does the same for anybody's paired numbers, without gates.
//
// "No effect" is never said because a difference was merely not significant.
package claim
