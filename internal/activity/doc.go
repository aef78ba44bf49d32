// Package activity holds the nouns of the program: what happened, to whom,
// where and when.
//
// An [Event] is one act of an actor on an owner's work. Events live as columns
// ([Columns]) inside a [Trace], which also names the accounts, networks and
// objects that the columns refer to by number, and carries the [Stock] that
// accounts held before the first event. A [Delta] is what an intervention takes
// from a trace and puts into it; [Apply] makes the changed trace.
//
// Numbers follow names: tables are sorted by bytes and hold no name twice, so
// comparing two numbers of a trace compares the names behind them. That is what
// makes every order in the program independent of how a log was read.
package activity
