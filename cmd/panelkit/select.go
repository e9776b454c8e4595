package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"panelkit/kit"
	"panelkit/kit/desk"
)

// selectOptions are the flags of select.
type selectOptions struct {
	choice     choiceFlags
	request    desk.SelectRequest
	maxOverlap int
	format     string
	explain    explainMode
}

func newSelectCmd(a *app) *cobra.Command {
	var o selectOptions
	cmd := &cobra.Command{
		Use:   "select [LOOP.yaml]",
		Short: "Choose a balanced set of questions and print it",
		Long: `Select chooses as build does and prints the set without making files. With --forms N it gives N
parallel forms: sets of equal make-up for different candidates that share as few questions as the
bank and the demands allow, with what they share.`,
		Example: `  panelkit select --role ai-incident-response --seniority senior
  panelkit select loop.yaml --explain
  panelkit select loop.yaml --explain=all
  panelkit select --role ai-incident-response --template screen --forms 4 --max-overlap 1
  panelkit select --role ai-incident-response --template screen --format md`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return runSelect(cmd.Context(), a, &o, args) },
	}

	o.choice.flags(cmd, a)
	f, r := cmd.Flags(), &o.request
	f.StringVar(&o.format, "format", "table", "table, json, md or csv")
	f.StringVar((*string)(&o.explain), "explain", "",
		"say in a sentence why each question is there; `=all` adds what it counts towards and the solver's table")
	f.Lookup("explain").NoOptDefVal = string(explainWhy)
	f.IntVar(&r.Forms, "forms", 1, "number of parallel forms")
	f.IntVar(&r.MaxUse, "max-use", 0, "most forms that may ask the same question; 0: no limit")
	f.IntVar(&o.maxOverlap, "max-overlap", -1, "most questions that two forms may share; -1: no limit")
	a.completeWords(cmd, "format", selectFormats)
	return cmd
}

func selectFormats() []string { return []string{"table", "json", "md", "csv"} }

func runSelect(ctx context.Context, a *app, o *selectOptions, args []string) error {
	if !slices.Contains(selectFormats(), o.format) {
		return usage("table, json, md or csv", "--format: format %q unknown", o.format)
	}
	if !slices.Contains([]explainMode{"", explainWhy, explainAll}, o.explain) {
		return usage("--explain alone, or --explain=all", "--explain: %q unknown", o.explain)
	}
	d, err := a.desk(ctx)
	if err != nil {
		return err
	}
	r := o.request
	r.Explain = o.explain != "" && o.format != "json" // a kit as data has no room for it
	if o.maxOverlap >= 0 {
		r.MaxOverlap = &o.maxOverlap
	}
	if r.Choice, err = o.choice.read(ctx, a, args); err != nil {
		return err
	}

	made, err := d.Select(ctx, r)
	if err != nil {
		return err
	}
	if err := a.printForms(o.format, made, o.explain); err != nil || o.format != "table" {
		return err
	}
	if len(made.Kits) > 1 {
		if err := a.printParallel(made); err != nil {
			return err
		}
	}
	if o.explain != explainAll {
		return nil
	}
	return a.printExplanations(made.Why)
}

// printForms prints kits in the format wanted; one kit alone as JSON is not wrapped in a list.
func (a *app) printForms(format string, made *desk.Selected, mode explainMode) error {
	kits := made.Kits
	if format == "json" {
		if len(kits) == 1 {
			return a.printJSON(kits[0])
		}
		return a.printJSON(kits)
	}

	if format == "csv" {
		return a.selectCSV(made, mode)
	}

	for f, k := range kits {
		if len(kits) > 1 {
			if f > 0 {
				a.say("\n")
			}
			a.say("form %d of %d\n", f+1, len(kits))
		}
		show := a.selectTable
		if format == "md" {
			show = a.selectMarkdown
		}
		if err := show(k, reasons(made, f, mode)); err != nil {
			return err
		}
	}

	return nil
}

func (a *app) printKitHead(k *kit.Kit) {
	a.say("kit %s: %s, %s, %s, %s, seed %d\n", k.ID, k.Loop.Title, k.Loop.Seniority,
		count(len(k.Sessions), "session"), count(len(k.Questions), "question"), k.Seed)
	a.say("%s\n", selectionText(&k.Selection))
	for _, r := range k.Selection.Relaxed {
		a.say("weakened: %s\n", r)
	}
}

// selectionText says how good the choice is.
func selectionText(s *kit.Selection) string {
	switch {
	case s.Optimal:
		return "the best set there is, proven"
	case s.Objective == 0:
		return ""
	case 20*(s.Objective-s.Bound) <= s.Objective:
		off := 100 * float64(s.Objective-s.Bound) / float64(s.Objective)
		return fmt.Sprintf("within %.2f%% of the best set (value %d, none below %d)", off, s.Objective, s.Bound)
	}
	return fmt.Sprintf("the best set found: value %d, the lower the better; none is below %d, and --effort proof "+
		"looks further", s.Objective, s.Bound)
}

func (a *app) selectTable(k *kit.Kit, why map[string][]string) error {
	a.printKitHead(k)
	for i, s := range k.Sessions {
		l := &k.Loop.Sessions[i]
		a.say("\n%s, %d min\n", l.Title, l.Minutes)
		t := newTable(a.out)
		for _, q := range s.Asked {
			bq := k.Question(q.ID)
			t.row(clock(q.Start), q.ID, string(bq.Level), string(bq.Category), strconv.Itoa(q.Minutes)+" min",
				askWord(q), abridge(bq.Text, 80))
			for _, line := range why[q.ID] {
				t.row("", "", "", "", "", "", "  "+line)
			}
		}
		if err := t.flush(); err != nil {
			return err
		}
	}

	fmt.Fprintln(a.out)
	return a.printCoverage(k)
}

func (a *app) selectMarkdown(k *kit.Kit, why map[string][]string) error {
	a.say("# %s\n\n", k.Loop.Title)
	a.say("Kit %s, %s, seed %d; %s.\n", k.ID, k.Loop.Seniority, k.Seed, selectionText(&k.Selection))
	for i, s := range k.Sessions {
		l := &k.Loop.Sessions[i]
		a.say("\n## %s (%d min)\n\n", l.Title, l.Minutes)
		for n, q := range s.Asked {
			bq := k.Question(q.ID)
			a.say("%d. %s  \n", n+1, lines(bq.Text))
			a.say("   `%s` %s, %s, %d min, %s\n", q.ID, bq.Level, bq.Category, q.Minutes, askWord(q))
			for _, line := range why[q.ID] {
				a.say("   - %s\n", line)
			}
		}
	}

	return nil
}

func (a *app) selectCSV(made *desk.Selected, mode explainMode) error {
	kits := made.Kits
	head := []string{
		"session", "order", "start", "id", "level", "category", "competencies", "minutes", "must_ask", "text",
	}

	if mode != "" {
		head = append(head, "reasons")
	}

	if len(kits) > 1 {
		head = append([]string{"form"}, head...)
	}

	rows := [][]string{head}
	for f, k := range kits {
		why := reasons(made, f, mode)
		for _, s := range k.Sessions {
			for n, q := range s.Asked {
				row := csvRow(k, s.Session, n, q)
				if mode != "" {
					row = append(row, strings.Join(why[q.ID], "; "))
				}
				if len(kits) > 1 {
					row = append([]string{strconv.Itoa(f + 1)}, row...)
				}
				rows = append(rows, row)
			}
		}
	}

	return writeCSV(a.out, rows)
}

func csvRow(k *kit.Kit, session string, n int, q kit.Asked) []string {
	bq := k.Question(q.ID)
	return []string{
		session, strconv.Itoa(n + 1), strconv.Itoa(q.Start), q.ID, string(bq.Level), string(bq.Category),
		join(bq.Competencies), strconv.Itoa(q.Minutes), strconv.FormatBool(q.MustAsk), bq.Text,
	}
}

func clock(minute int) string { return fmt.Sprintf("%d:%02d", minute/60, minute%60) }

func askWord(q kit.Asked) string {
	if q.MustAsk {
		return "must ask"
	}
	return "if time"
}
