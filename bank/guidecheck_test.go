package bank_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"panelkit/bank"
)

// TestCandidatesSideIsChecked checks that what is wrong in guide and plan is reported with its place.
func TestCandidatesSideIsChecked(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	_, err := bank.Load(bank.Folder{Name: "mine", FS: fstest.MapFS{
		"roles/try/role.yaml": file(`role: try
prefix: try
title: Try
summary: A try.
competencies: [{id: one, name: One, definition: The first., is_not: The second.}]
`),
		"roles/try/q.yaml": file(`questions:
  - {id: try-001, text: "What?", level: beginner, category: technical, competencies: [one], minutes: 5, band: strong,
     hint: This., criteria: [Says this., Says that.], probes: ["Why?"], red_flags: [Harm.], source: original}
`),
		"roles/try/guide.yaml": file(`requirements: [{title: A, points: [b], preparation: [c]}]
skills: [{title: A, points: [b]}]
strategy: [{title: A, points: [b]}]
edge: [a]
case_studies: [{title: A, points: [b]}]
resources:
  standards: [{name: A, why: b, url: example.com, first: 1}]
  books: [{name: B, why: b, first: 1}, {name: C, why: c, first: 9, url: "https://www.example.com"}]
  research: [{name: A, why: b}]
  hands_on: [{title: A, libraries: [b], activities: [c]}]
  communities: [{name: A, why: b}]
  courses: [{name: A, why: b}]
  upkeep: [{name: A, reason: b}]
`),
		"roles/try/plan.yaml": file(`phases:
  - title: A
    goal: b
    days:
      - {day: 1, focus: a, activities: [b], study: -1, draw: 3, questions: [try-002],
         labs: [{title: A, minutes: 0, needs: b, commands: c, expect: d}]}
daily: [a]
timing: {technical: 2, scenario: 3}
checklist: [a]
titles: {try-001: A, try-009: B}
`),
	}})
	for _, want := range []string{
		`guide.yaml:7: A: "example.com" is not an address`,
		`guide.yaml:8: B: place 1 is that of "A"`,
		`guide.yaml:8: C: place 9 is not between 1 and 5`,
		`plan.yaml:5: day 1: -1 minutes is not between 0 and 720`,
		`plan.yaml:5: day 1: draws 3 questions`,
		`day 1: 0 minutes is not between 1 and 720`,
		`plan.yaml:5: day 1: question "try-002" unknown`,
		`plan.yaml:10: question "try-009" unknown`,
	} {
		if !strings.Contains(fmt.Sprint(err), want) {
			t.Errorf("not reported: %s\nin %v", want, err)
		}
	}
}
