// Package report tells what a run found, as one self-contained HTML page per
// experiment and an index of all of them. It reads and writes no files: results
// come in as values, pages go out as bytes.
//
// How a page comes about:
//
//  1. [Figures] turns the result into the structs of package figure and has
//     them drawn. What a result does not hold is not drawn: a captured log has
//     histograms of its accounts instead of lines and dots.
//  2. [Page] turns the result into plain text, in the order in which a reader
//     asks: the verdict, each claim in words, what was done, the figures with
//     their tables, the other scorers, the constants nobody published, the
//     gates, the limits, the words, how to repeat it.
//  3. The embedded templates lay that text out. All of it is escaped by
//     html/template; the only markup let through is what package figure drew.
//
// [SheetPage] lays out in the same look what is about no experiment.
//
// A page needs no script and no network, and forbids both by its own content
// security policy. The bytes depend on the result alone.
//
// Numbers are written for people here and nowhere else in the package: with a
// true minus, as many places as keep them apart from 0 and from the margin they
// are held against, and never as NaN or −0.
package report
