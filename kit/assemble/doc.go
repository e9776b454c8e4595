// Package assemble chooses the questions of interview forms, exactly: it
// returns the best set, a proof that none is better or how much better one
// could at most be, and a reason for every question. Psychometrics calls this
// automated test assembly (van der Linden, Linear Models for Optimal Test
// Design, Springer 2005).
//
// This package knows what panels mean; the mathematics is package mip's.
//
//   - request.go: what is asked for; blueprint.go makes a model of it, weights.go
//     holds its objective, words.go puts its demands in words.
//   - forms.go: [Forms] assembles; makeup.go fixes what every session is made of,
//     from plan and bank alone; parallel.go compares the forms.
//   - swap.go: [Swap] replaces one question.
//   - explain.go, sentence.go: [Explain] says why a question is there, [ShadowPrices] which
//     demands cost most.
//   - infeasible.go, remedy.go, remedies.go, remedybank.go, relax.go: if no set exists, a smallest
//     conflicting set of demands (deletion filter: Chinneck and Dravnieks
//     1991), and remedies that have been solved for.
package assemble
