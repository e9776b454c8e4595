// Package practice makes what a candidate prepares with: a practice pack with a plan from today to the interview, and
// an answer booklet in stages.
//
// [Build] makes a [Document] out of a role; [Render] turns it into Markdown, HTML, PDF, JSON, a calendar or flash
// cards. A document holds of practice questions what self-rating needs, follow-up questions and three anchors among
// it. Of live questions and their twins it holds nothing: one guard leaves them out before a document exists, and all
// that comes after knows the free questions only. Nor do its types have a field for red flags, calibration, weights or
// anything else that only interviewers see.
//
// The planner lays a role's day plan over the days that there are. A question is practiced on the day that names it,
// or else on the day that is about the same things; repeats after set numbers of days are part of the plan. Practice
// question by question, with repeats that follow from the answers, is the business of package drill.
package practice
