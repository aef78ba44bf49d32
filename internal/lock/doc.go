// Package lock holds an experiment to what it was before it was run.
//
//  1. A [Design] is what a verdict hangs on: all that the spec says, as leaves
//     of the file and not as bytes of it, and the hashes of the dataset and the
//     presets. Of leaves, so that comments, spaces, quotes and the order of keys
//     do not count, and so that what differs can be named. They are those of the
//     file and not of what the program makes of it: a program that reads more
//     keys one day finds the same leaves in the same file, and no lock turns
//     stale by itself. A default that is written out therefore counts.
//  2. A [Lock] is a design that was written down, with the reasons why it took
//     the place of the ones before. [Lock.Changes] says how another differs.
//  3. [Lock.Bytes] and [Parse] are its file. The last line is the hash of the
//     lines above it: a lock that was edited, torn or badly merged is a problem
//     with its place.
//
// There is no date in a lock, so that locking the same design gives the same
// bytes; version control knows the date.
package lock
