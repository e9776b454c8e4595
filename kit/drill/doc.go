// Package drill is practice question by question: which question comes next, and when it comes back.
//
// [Progress] keeps what a candidate has answered of a role, a [Card] for each question; [Progress.Queue] chooses what
// to ask on a day, and the days between repeats are set by FSRS-6 ([Memory]). The package knows questions by their id
// and level alone, so that a pack, a bank or anything else can be drilled.
package drill
