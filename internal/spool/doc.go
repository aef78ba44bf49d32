// Package spool scores logs that are larger than memory: it keeps their events in
// temporary files and hands them to a scorer a day at a time.
//
//  1. [Spool.Take] gathers events in any order, a bufferful at a time. Each is
//     grouped by day and appended to one file, so that a day is a few stretches
//     of it.
//  2. [Spool.Settle] reads the days one after the other, now that all names are
//     known: it gives everything its final number, puts each day into the total
//     order of events and writes it as columns. The pairs (owner, network, actor)
//     are sorted and merged beside it, in runs that fit the memory.
//     Then every event is told its pair: a day is sorted as the pairs are, and both
//     are gone through side by side. The list of pairs is forgotten after that.
//  3. The [Log] that comes out is a [scorer.Tape]. A day that was weighed puts its
//     credits aside for the day on which it leaves the window.
//  4. A [Grid] takes the scores a day at a time and gives them back an account at a
//     time.
//
// What must be in memory is what a scorer sums up (pairs, cells, accounts, see
// [scorer.Engine.StateBytes]), the names, and the largest day. A log that asks for
// more than it may have is refused with a [NeedError] as soon as that is known.
//
// Events lose their time of day, and their object unless they put someone on a
// list or take them off it: nothing else in scoring looks at them. Of two events
// that differ in nothing but their objects either may come first, which changes no
// count: who is on which list does not hang on it.
package spool
