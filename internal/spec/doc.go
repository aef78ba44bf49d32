// Package spec turns a file of experiments/ into a valid experiment, or into
// all that is wrong with it at once, each problem with its file, line, column
// and path.
//
//  1. [Parse] reads one file. What it may refer to, datasets and scorers, is
//     handed in ([Known]), so reading needs nothing but the bytes.
//  2. The parts of the [Experiment] that comes out are of the types of the
//     packages that obey them: arms of intervention, metrics of metric, claims
//     of claim. Nothing is filled in that the file does not say.
//  3. [Load] and [List] do the same for a folder of specs by name.
//
// The grammar is described in experiments/README.md. The types of document.go
// mirror it for [Schema], from which editors complete; a test keeps the two the
// same.
package spec
