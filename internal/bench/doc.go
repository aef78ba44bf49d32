// Package bench measures how fast events are scored and read, beside the
// programs that people would otherwise write, and beside what the machine can do.
//
// A run goes like this:
//
//  1. [Choice.Sections] lists what is measured: a workload, a size, who does it.
//  2. Each section runs in a process of its own ([Runner]), so that its processor
//     time and its peak of memory are its own. The process makes the trace from
//     its seed ([Shape]), turns it into what the section works on, and only then
//     starts the clock ([Trial]): nobody's loading is counted, except where
//     reading is the workload.
//  3. Sections of one workload and size are held to the same results
//     ([Report.Wrong]): sums over all of them, and chosen ones, to one part in 1e9.
//  4. [Report.Write] puts them into a table, with the ratio of each to ours and of ours
//     to the limit: the time that its bytes, scattered additions and logarithms
//     take at the speeds that the first section measured.
//
// The workloads:
//
//	W1  R = Σ_n ln(1+U) of every owner on each of 120 days, U = Σ W·2^(−age/69) over 90 days
//	W2  R of everyone on each of 120 days by klout-2011 as shipped, displayed scores fed back daily
//	W3  20 worlds × 4 arms of 100,000 events, 1,000 accounts; arms differ on day 106
//	R1  events from a file into columns
//
// The sizes that fit into a second are also benchmarks of the go command, for
// benchstat: go test -run - -bench . -count 10 ./internal/bench
//
// Peers are as fast as we could make them without leaving what their tools are
// for; a peer may only be made faster. Machines are shared, so processor seconds
// and ratios of one run are what counts; wall time is there to show the load.
package bench
