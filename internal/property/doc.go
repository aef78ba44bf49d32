// Package property holds a scorer to what is said of scores, on small logs that
// are drawn for the purpose.
//
// A [Property] is one sentence, such as "one more like by another never lowers a
// score". [Property.Check] takes these steps:
//
//  1. Draw a small log, and what the property is about (draw.go).
//  2. Stage a pair of logs, before and after, which the sentence compares
//     (suite.go, klout.go).
//  3. Score both and compare one account on one day (trial.go).
//  4. Of a pair that contradicts the sentence, leave out and simplify whatever it
//     can do without, staging it again each time (shrink.go).
//
// A scorer that no case could tell anything about is not said to hold a property:
// the property does not apply.
package property
