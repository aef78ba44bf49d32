// Package scorer turns events into scores.
//
// The engagement engine ([Engine]) covers a family of scores that add up what
// others do to an account's work. Its settings are a [Preset]. One day D is
// scored like this; u is the owner, a an actor, n a network, k an action:
//
//	credit  c(e) = W[n][k] · sel(e) · rep(e) · 2^(−age/half_life), age in whole days, inside the window
//	sel(e)  = m^(−β), m the distinct owners a reacted to on the day of e
//	rep(e)  = 1, or 0.5 + displayed(a, the day before e)/top, or a multiplier for actors with many followers
//	x(u,a,n) = Σ c(e) over a's acts on u's work in n
//	U = Σ_a φ(x),  φ(x) = x or log2(1+x), odd
//	Q = Σ_a x / (P + k0), P the owner's posts within the window
//	O = Σ W_own[n][k] · decay over u's own acts
//	L, F = entries on others' lists, followers
//	R(u,n) = b_U ln(1+U) + b_Q ln(1+Q) + b_O ln(1+O) + b_L ln(1+L) + b_F ln(1+F)
//	R(u) = (Σ_n (g_n R(u,n))^p)^(1/p) over the networks linked on day D
//	score = S(R), piecewise linear through the anchors; displayed = rounded half to even to the step
//
// A day goes in whole ([Engine.Baseline]); the steps are: link and count
// (holdings.go), weigh each act (credit.go), add and expire credits in fixed
// point (fixed.go), evaluate the cells of one owner and network (cell.go), put
// them on the scale (scale.go). A changed trace is scored by re-evaluating only
// what its delta reaches ([Baseline.Replay]), with the same bits as a full run. Acts
// that count by what others did bear marks (mark.go).
//
// Scorers of other kinds count deeds ([Counting]), rank the graph ([Graph]) or give
// points ([Points]).
package scorer
