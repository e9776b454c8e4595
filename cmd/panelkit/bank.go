package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"panelkit/bank"
	"panelkit/kit/desk"
)

func newBankCmd(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "bank",
		Short: "List, show and check the questions",
		Example: `  panelkit bank list --role ai-incident-response --level advanced
  panelkit bank show air-012
  panelkit bank check --bank my-bank`,
	}
	cmd.AddCommand(newBankListCmd(a), newBankShowCmd(a), newBankCheckCmd(a), newBankStatsCmd(a),
		newBankValidityCmd(a))
	return cmd
}

// bankListOptions are the filters and the format of bank list.
type bankListOptions struct {
	filter bank.Filter
	format string
}

func newBankListCmd(a *app) *cobra.Command {
	var o bankListOptions
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List questions, by role, level, category, competency and text",
		Example: `  panelkit bank list --role ai-incident-response --level advanced --category scenario
  panelkit bank list --text "prompt injection" --format csv
  panelkit bank list --format json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runBankList(cmd.Context(), a, &o) },
	}

	f := cmd.Flags()
	f.StringVar(&o.filter.Role, "role", "", "only this role")
	f.StringVar((*string)(&o.filter.Level), "level", "", "only this level: beginner, intermediate or advanced")
	f.StringVar((*string)(&o.filter.Category), "category", "",
		"only this category: technical, scenario, tools, behavioral or governance")
	f.StringVar(&o.filter.Competency, "competency", "", "only questions that show this competency")
	f.StringVar(&o.filter.Text, "text", "", "only questions that hold all of these words")
	f.StringVar(&o.format, "format", "table", "table, json or csv")
	a.completeWords(cmd, "role", a.roleWords)
	a.completeWords(cmd, "level", func() []string { return words(bank.Levels()) })
	a.completeWords(cmd, "category", func() []string { return words(bank.Categories()) })
	a.completeWords(cmd, "competency", a.competencyWords)
	a.completeWords(cmd, "format", bankListFormats)
	return cmd
}

func bankListFormats() []string { return []string{"table", "json", "csv"} }

func runBankList(ctx context.Context, a *app, o *bankListOptions) error {
	if !slices.Contains(bankListFormats(), o.format) {
		return usage("table, json or csv", "--format: format %q unknown", o.format)
	}
	d, err := a.desk(ctx)
	if err != nil {
		return err
	}
	qs, err := d.Find(o.filter)
	if err != nil {
		return err
	}
	return a.printQuestions(o.format, qs)
}

func newBankShowCmd(a *app) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "show ID...",
		Short: "Show questions whole, with rubric, probes and answer",
		Example: `  panelkit bank show air-012
  panelkit bank show air-012 air-030 --format json`,
		Args:              cobra.MinimumNArgs(1),
		ValidArgsFunction: a.completeQuestions,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runBankShow(cmd.Context(), a, format, args)
		},
	}

	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	a.completeWords(cmd, "format", func() []string { return []string{"text", "json"} })
	return cmd
}

func runBankShow(ctx context.Context, a *app, format string, ids []string) error {
	if format != "text" && format != "json" {
		return usage("text or json", "--format: format %q unknown", format)
	}
	d, err := a.desk(ctx)
	if err != nil {
		return err
	}
	qs, err := d.Questions(ids)
	if err != nil {
		return err
	}

	if format == "json" {
		var plain []bank.Question
		for _, q := range qs {
			plain = append(plain, q.Question)
		}
		return a.printJSON(plain)
	}
	for i := range qs {
		a.showQuestion(&qs[i])
	}
	return nil
}

func (a *app) showQuestion(q *desk.ShownQuestion) {
	p := a.say
	list := func(title string, items []string) {
		if len(items) > 0 {
			p("\n%s\n", title)
		}
		for _, it := range items {
			p("  - %s\n", bank.Plain(it))
		}
	}

	p("%s  %s, %s, %d min  [%s]\n\n", q.ID, q.Level, q.Category, q.Minutes, join(q.Competencies))
	p("%s\n\nHint: %s\n", lines(q.Text), lines(q.Hint))
	list("Criteria", q.Criteria)
	p("\nRating\n")
	for _, an := range q.Rubric {
		p("  %d  %s\n", an.Rating, an)
	}

	list("Probes", q.ProbeTexts())
	list("Red flags", q.RedFlags)
	if q.Answer != "" {
		p("\nModel answer\n  %s\n", lines(q.Answer))
	}

	if s := q.Star; s != nil {
		p("\nAs a story\n  Situation: %s\n  Task: %s\n  Action: %s\n  Result: %s\n",
			lines(s.Situation), lines(s.Task), lines(s.Action), lines(s.Result))
	}

	list("Twins (a candidate meets one of them)", q.TwinIDs())
	list("Reveals (not in one loop)", q.Reveals)
	if q.Note != "" {
		p("\nCalibration: %s\n", q.Note)
	}

	if q.Upkeep != "" {
		p("\nUpkeep: %s\n", q.Upkeep)
	}

	p("\nSource: %s\n\n", q.Source)
}

func newBankStatsCmd(a *app) *cobra.Command {
	var role string
	cmd := &cobra.Command{
		Use:   "stats",
		Short: "Count questions by level and category, competency, minutes",
		Example: `  panelkit bank stats
  panelkit bank stats --role ai-security-engineer
  panelkit bank stats --bank my-bank`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runBankStats(cmd.Context(), a, role) },
	}

	cmd.Flags().StringVar(&role, "role", "", "only this role")
	a.completeWords(cmd, "role", a.roleWords)
	return cmd
}

func runBankStats(ctx context.Context, a *app, role string) error {
	d, err := a.desk(ctx)
	if err != nil {
		return err
	}
	roles, err := d.Roles(role)
	if err != nil {
		return err
	}
	for _, r := range roles {
		a.printStats(r)
	}
	return nil
}
