package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"panelkit/bank"
	"panelkit/kit/assemble"
)

// printExplanations explains each form.
func (a *app) printExplanations(ctx context.Context, req *assemble.Request, res *assemble.Result) error {
	coverage := res.Coverage()
	for f := range res.Forms {
		if err := a.printExplanation(ctx, req, res, coverage, f); err != nil {
			return err
		}
	}
	return nil
}

// printExplanation says of every question of form f what would be lost without it and what could stand
// in for it, which wishes are not met, and which demands cost most.
func (a *app) printExplanation(ctx context.Context, req *assemble.Request, res *assemble.Result, coverage []assemble.Target, f int) error {
	why, err := assemble.Explain(ctx, *req, res, f)
	if err != nil {
		return err
	}
	of := ""
	if len(res.Forms) > 1 {
		of = fmt.Sprintf("Form %d, with the others as they are. ", f+1)
	}
	fmt.Fprintf(a.out, "\n%sWithout it (how much worse the best set would be) and in its place\n", of)
	t := newTable(a.out)
	t.row("QUESTION", "WITHOUT IT", "BEST SUBSTITUTE", "WITH THAT")
	for _, e := range why {
		loss, substitute, cost := strconv.FormatInt(e.LeavingOut, 10), "none", "-"
		if e.Needed {
			loss = "no set at all"
		}
		if e.Substitute != nil {
			substitute, cost = e.Substitute.ID, costText(e.Substitute.Cost)
		}
		t.row(e.ID, loss, substitute, cost)
	}
	if err := t.flush(); err != nil {
		return err
	}
	a.printMissed(coverage, f)
	shadows, err := assemble.ShadowPrices(ctx, *req, res, f)
	if err != nil {
		return err
	}
	if len(shadows) > 0 {
		fmt.Fprintln(a.out, "\nWhat one unit more or less of a demand would improve")
	}
	for _, s := range shadows {
		fmt.Fprintf(a.out, "  %s: by %d\n", s.Words, s.Gain)
	}
	return nil
}

// printMissed lists the wishes that form f does not meet.
func (a *app) printMissed(coverage []assemble.Target, f int) {
	head := "\nWishes that the best set does not meet"
	for _, t := range coverage {
		if t.Wish && t.Range.Beyond(t.Have[f]) > 0 {
			if head != "" {
				fmt.Fprintln(a.out, head)
				head = ""
			}
			fmt.Fprintf(a.out, "  %s; there: %d\n", t.Words, t.Have[f])
		}
	}
}

// printParallel shows that forms are of equal make-up, and what they share.
func (a *app) printParallel(res *assemble.Result) error {
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
	for f, p := range res.Profiles() {
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
	t = newTable(a.out)
	overlap := res.Overlap()
	head = []string{"FORM"}
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
