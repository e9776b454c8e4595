package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"panelkit/kit"
)

// selectOptions are the flags of select.
type selectOptions struct {
	choose  chooseOptions
	format  string
	explain bool
}

func newSelectCmd(a *app) *cobra.Command {
	var o selectOptions
	cmd := &cobra.Command{
		Use:   "select [LOOP.yaml]",
		Short: "Choose a balanced set of questions and print it",
		Example: `  panelkit select --role ai-incident-response --seniority senior
  panelkit select loop.yaml --explain
  panelkit select --role ai-incident-response --template screen --format md`,
		Args: cobra.MaximumNArgs(1),
		RunE: work(func(cmd *cobra.Command, args []string) error { return runSelect(cmd.Context(), a, &o, args) }),
	}
	o.choose.flags(cmd, a)
	cmd.Flags().StringVar(&o.format, "format", "table", "table, json, md or csv")
	cmd.Flags().BoolVar(&o.explain, "explain", false, "say why each question is there")
	a.completeWords(cmd, "format", func() []string { return []string{"table", "json", "md", "csv"} })
	return cmd
}

func runSelect(ctx context.Context, a *app, o *selectOptions, args []string) error {
	print, ok := map[string]func(*kit.Kit) error{
		"table": func(k *kit.Kit) error { return a.selectTable(k, o.explain) },
		"json":  func(k *kit.Kit) error { return a.printJSON(k) },
		"md":    func(k *kit.Kit) error { return a.selectMarkdown(k, o.explain) },
		"csv":   func(k *kit.Kit) error { return a.selectCSV(k, o.explain) },
	}[o.format]
	if !ok {
		return usage("table, json, md or csv", "format %q unknown", o.format)
	}
	req, err := o.choose.request(a, args)
	if err != nil {
		return err
	}
	k, _, err := a.assemble(ctx, req)
	if err != nil {
		return err
	}
	return print(k)
}

func (a *app) printKitHead(k *kit.Kit) {
	fmt.Fprintf(a.out, "kit %s: %s, %s, %s, %s, seed %d\n", k.ID, k.Loop.Title, k.Loop.Seniority,
		count(len(k.Sessions), "session"), count(len(k.Questions), "question"), k.Seed)
	fmt.Fprintln(a.out, selectionText(&k.Selection))
	for _, r := range k.Selection.Relaxed {
		fmt.Fprintf(a.out, "weakened: %s\n", r)
	}
}

// selectionText says how good the choice is.
func selectionText(s *kit.Selection) string {
	switch {
	case s.Optimal:
		return fmt.Sprintf("the best set there is, proven (value %d)", s.Objective)
	case s.Objective > 0:
		return fmt.Sprintf("within %.2f%% of the best set (value %d, none below %d)", 100*float64(s.Objective-s.Bound)/float64(s.Objective), s.Objective, s.Bound)
	}
	return ""
}

func (a *app) selectTable(k *kit.Kit, explain bool) error {
	a.printKitHead(k)
	for i, s := range k.Sessions {
		l := &k.Loop.Sessions[i]
		fmt.Fprintf(a.out, "\n%s, %d min\n", l.Title, l.Minutes)
		t := newTable(a.out)
		for _, q := range s.Asked {
			bq := k.Question(q.ID)
			t.row(clock(q.Start), q.ID, string(bq.Level), string(bq.Category), strconv.Itoa(q.Minutes)+" min", askWord(q), abridge(bq.Text, 80))
			if explain {
				for _, why := range k.Selection.Reasons[q.ID] {
					t.row("", "", "", "", "", "", "  for "+why)
				}
			}
		}
		if err := t.flush(); err != nil {
			return err
		}
	}
	fmt.Fprintln(a.out)
	return a.printCoverage(k)
}

func (a *app) selectMarkdown(k *kit.Kit, explain bool) error {
	fmt.Fprintf(a.out, "# %s\n\nKit %s, %s, seed %d; %s.\n", k.Loop.Title, k.ID, k.Loop.Seniority, k.Seed, selectionText(&k.Selection))
	for i, s := range k.Sessions {
		l := &k.Loop.Sessions[i]
		fmt.Fprintf(a.out, "\n## %s (%d min)\n\n", l.Title, l.Minutes)
		for n, q := range s.Asked {
			bq := k.Question(q.ID)
			fmt.Fprintf(a.out, "%d. %s  \n   `%s` %s, %s, %d min, %s\n", n+1, bq.Text, q.ID, bq.Level, bq.Category, q.Minutes, askWord(q))
			if explain {
				for _, why := range k.Selection.Reasons[q.ID] {
					fmt.Fprintf(a.out, "   - for %s\n", why)
				}
			}
		}
	}
	return nil
}

func (a *app) selectCSV(k *kit.Kit, explain bool) error {
	head := []string{"session", "order", "start", "id", "level", "category", "competencies", "minutes", "must_ask", "text"}
	if explain {
		head = append(head, "reasons")
	}
	rows := [][]string{head}
	for _, s := range k.Sessions {
		for n, q := range s.Asked {
			bq := k.Question(q.ID)
			row := []string{
				s.Session, strconv.Itoa(n + 1), strconv.Itoa(q.Start), q.ID, string(bq.Level), string(bq.Category),
				join(bq.Competencies), strconv.Itoa(q.Minutes), strconv.FormatBool(q.MustAsk), bq.Text,
			}
			if explain {
				row = append(row, join(k.Selection.Reasons[q.ID]))
			}
			rows = append(rows, row)
		}
	}
	return writeCSV(a.out, rows)
}

func clock(minute int) string { return fmt.Sprintf("%d:%02d", minute/60, minute%60) }

func askWord(q kit.Asked) string {
	if q.MustAsk {
		return "must ask"
	}
	return "if time"
}
