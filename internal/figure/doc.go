// Package figure turns results into pictures: one PNG at twice the pixels,
// one SVG for a file, a pair of SVGs for a page, and the numbers behind them
// as CSV and as a table.
//
// How a picture comes about:
//
//  1. The caller fills a small struct of this package: [Lines], [Forest],
//     [Dots], [Sources], [Scorers], [Histogram],
//     [Overlay], [Rates] or [Facets].
//  2. Its Figure method refuses what cannot be drawn honestly (nothing to
//     draw, NaN, infinities, lengths that differ) and writes the table and the
//     sentence for those who cannot see the picture.
//  3. A sheet stacks blocks from the top: title, subtitle, legend, body. Each
//     block knows its height before anything is drawn, so text is wrapped and
//     never overlaps or is cut; a label too long for its place ends in "…" and
//     stands whole in the table.
//  4. The same drawing is laid out at two widths: wide for a page or a file,
//     and phone, where labels stand above their rows instead of beside them.
//  5. It is drawn on gonum's canvas: gonum/plot scales, marks, measures and
//     rasterises; the SVG is written by a canvas of ours, because it has to
//     name its colours so that a page can turn dark.
//
// The bytes depend on the data alone: no clock, no randomness, no map order.
// Nothing is told by colour alone: verdicts carry a sign and a word, arms a
// shape, bars a signed number.
//
// This package is the one keeper of gonum.org/v1/plot and imports nothing else
// of this module.
package figure
