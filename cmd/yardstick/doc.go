// Yardstick puts influence scores to the test.
//
//	yardstick list                     the experiments and what became of them
//	yardstick new NAME                 a spec to start from
//	yardstick validate [NAME|FILE…]    what is wrong with specs
//	yardstick plan NAME                what a run would do, and whether it could decide
//	yardstick run NAME                 a spec's question answered, with a report
//	yardstick report NAME              the report once more, of what was found
//	yardstick show NAME                the verdicts once more, in the terminal
//	yardstick score LOG                the scores of a log's accounts
//	yardstick compare FILE...          a claim held against anybody's numbers
//	yardstick world NAME               the card of an invented society
//	yardstick anchor PRESET            the scale of a preset
//	yardstick version                  what this program is made of
//
// The program is [run]: everything outside it comes in through an [env], so that
// tests call it as a shell would. A verb is a file of its own; it opens the house
// (the folder with experiments and datasets), calls the packages below, and
// writes what they return. Nothing is decided here that a verdict hangs on.
//
// It exits with 0 when what was asked for is complete (a refuted claim is a
// result), 1 for a fault of the machine, 2 for a bad spec or a bad call.
package main
