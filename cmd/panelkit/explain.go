package main

import (
	"fmt"
	"strconv"
	"strings"

	"panelkit/bank"
	"panelkit/kit/desk"
)

// explainMode says how much is said of why a question is there.
type explainMode string

const (
	explainWhy explainMode = "why" // one sentence
	explainAll explainMode = "all" // also what it counts towards, and the solver's table
)

// reasons returns what is said of each question of form f, by its id: the sentence first, then what it counts towards.
func reasons(made *desk.Selected, f int, mode explainMode) map[string][]string {
	if mode == "" || made.Why == nil {
		return nil
	}

	out := map[string][]string{}
	for _, q := range made.Why[f].Questions {
		out[q.ID] = []string{q.Why}
		if mode == explainAll {
			for _, r := range made.Kits[f].Selection.Reasons[q.ID] {
				out[q.ID] = append(out[q.ID], "for "+r)
			}
		}
	}
	return out
}

// printExplanations explains each form.
func (a *app) printExplanations(why []desk.Explained) error {
	for f := range why {
		of := ""
		if len(why) > 1 {
			of = fmt.Sprintf("Form %d, with the others as they are. ", f+1)
		}
		if err := a.printExplanation(&why[f], of); err != nil {
			return err
		}
	}
	return nil
}

// printExplanation says of every question of a form what would be lost without it and what could stand in for it,
// which wishes are not met, and which demands cost most.
func (a *app) printExplanation(e *desk.Explained, of string) error {
	a.say("\n%sWithout it (how much worse the best set would be) and in its place\n", of)
	t := newTable(a.out)
	t.row("QUESTION", "WITHOUT IT", "BEST SUBSTITUTE", "WITH THAT")
	for _, q := range e.Questions {
		loss, substitute, cost := strconv.FormatInt(q.LeavingOut, 10), "none", "-"
		if q.Needed {
			loss = "no set at all"
		}
		if q.Substitute != nil {
			substitute, cost = q.Substitute.ID, costText(q.Substitute.Cost)
		}
		t.row(q.ID, loss, substitute, cost)
	}
	if err := t.flush(); err != nil {
		return err
	}

	if len(e.Missed) > 0 {
		fmt.Fprintln(a.out, "\nWishes that the best set does not meet")
	}
	for _, m := range e.Missed {
		a.say("  %s; there: %d\n", m.Words, m.Have)
	}
	if len(e.Dearest) > 0 {
		fmt.Fprintln(a.out, "\nWhat one unit more or less of a demand would improve")
	}
	for _, s := range e.Dearest {
		a.say("  %s: by %d\n", s.Words, s.Gain)
	}
	return nil
}

// printParallel shows that forms are of equal make-up, and what they share.
func (a *app) printParallel(s *desk.Selected) error {
	fmt.Fprintln(a.out, "\nMake-up of the forms")
	t := newTable(a.out)
	head := []string{"FORM", "MINUTES", "DIFFICULTY"}
	for _, l := range bank.Levels() {
		head = append(head, strings.ToUpper(string(l)))
	}
	for _, c := range bank.Categories() {
		head = append(head, strings.ToUpper(string(c)))
	}
	t.row(head...)
	for f, p := range s.Profiles {
		row := []string{strconv.Itoa(f + 1), strconv.Itoa(p.Minutes), strconv.Itoa(p.Difficulty)}
		for _, n := range append(p.Levels, p.Categories...) {
			row = append(row, dash(n))
		}
		t.row(row...)
	}
	if err := t.flush(); err != nil {
		return err
	}

	fmt.Fprintln(a.out, "\nQuestions that two forms share")
	return a.printOverlap(s.Overlap)
}

func (a *app) printOverlap(overlap [][]int) error {
	t := newTable(a.out)
	head := []string{"FORM"}
	for f := range overlap {
		head = append(head, strconv.Itoa(f+1))
	}
	t.row(head...)

	for f, shared := range overlap {
		row := []string{strconv.Itoa(f + 1)}
		for g, n := range shared {
			if f == g {
				row = append(row, ".")
				continue
			}
			row = append(row, strconv.Itoa(n))
		}
		t.row(row...)
	}
	return t.flush()
}
