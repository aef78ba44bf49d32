// Package intervention says what an arm changes and makes it happen: a trace
// and a subject in, a delta out. Most interventions are mechanical: events come
// and go, and nobody reacts to it. Only [Behave] lets a world answer.
//
//  1. An [Arm] is a chain of [Step]s, those of the arm it comes from first.
//  2. A [Scene] is where arms act: a trace, the society behind it, day 0, and
//     the key of its random streams.
//  3. [Scene.Delta] applies an arm to one subject. A subject to whom a step
//     cannot be done in full is not eligible, and the error says why.
//  4. [Scene.Candidates] and [Scene.Draw] choose the subjects.
//  5. [Declared] checks afterwards, by other code than made it, that a delta
//     holds nothing that its arm did not declare.
//
// Draws are keyed by subject, day and person, not by arm: the fifty who like in
// one arm are the fifty who comment in another, as far as they can be.
package intervention
