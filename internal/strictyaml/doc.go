// Package strictyaml reads YAML and refuses to guess.
//
// YAML libraries are generous: they read 1.5 as the whole number 1, 010 as 8,
// '7' as 7, accept .nan, pass over a second document and keep the last of two
// equal keys. In an experiment each of these silently changes the question.
// Here a value counts only when it is written plainly as what the caller
// wants, and everything else is a [Problem] with file, line, column and path.
//
// Reading goes in three steps:
//
//  1. [Parse] turns the bytes of one file into a [Document]: one document,
//     without anchors, aliases, merge keys, tags, directives or tab
//     characters, every value and key with its place.
//  2. The caller walks it with [Value] and [Map] and asks for what it wants:
//     m.Required("count").IntBetween(1, 100). A reading that fails yields the
//     zero value and records a problem; readings below it stay silent, so a
//     caller writes no error checks on the way.
//  3. [Document.Problems] returns everything found, sorted by place. A key of
//     a map that nobody asked for is unknown, so there is no list of known
//     keys to keep in step and no way to forget one.
//
// The package works on bytes; opening files is somebody else's work.
package strictyaml
