// Package external is a scorer in a process of its own: any program that reads
// events on its standard input and writes scores to its standard output.
//
// A program is started when it is first asked and then answers one request after
// the other, until its input ends. A request is a line of JSON and three blocks of
// rows, whose lengths the line says; the answer is a line of JSON and one block:
//
//	{"yardstick":1,"request":7,"days":["2011-03-01"],"accounts":{"rows":1,"bytes":12},"stock":{…},"events":{…}}
//	{"request":7,"bytes":37}
//
// examples/README.md is the protocol in full. A program is trusted with nothing:
//
//  1. Whatever it does, a request ends: after a time limit it is killed, with its
//     children.
//  2. While it is spoken to its output is read, and its error stream always, of
//     which the end is kept.
//  3. Its answer has to be what was asked: each account on each day, once, in the
//     order asked, a finite number. Nothing is used of an answer that is not.
//  4. A program that ends before it has answered is started again, some times.
//
// A delta is replayed as the whole changed trace: nothing is known of a program
// that would allow less.
package external
