// Package practice makes what a candidate prepares with: a practice pack with a plan from today to
// the interview, and an answer booklet in stages.
//
// Build makes a Document out of a role; Write renders it as Markdown, HTML, PDF, JSON, a calendar or
// flash cards. A Document cannot leak a live interview, since its types have no field for a live
// question, a rubric, an anchor, a red flag, a probe or a weight: what must stay secret is left out
// before a Document exists.
//
// The package also keeps the progress of drills, whose dates FSRS-6 sets.
package practice
