package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"panelkit/kit/desk"
)

func newLoopCmd(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "loop",
		Short: "List, show, write and check loop plans",
		Example: `  panelkit loop list
  panelkit loop new standard --role ai-incident-response > loop.yaml
  panelkit loop check loop.yaml`,
	}
	cmd.AddCommand(newLoopListCmd(a), newLoopShowCmd(a), newLoopNewCmd(a), newLoopCheckCmd(a))
	return cmd
}

func newLoopListCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: "List the built-in plans", Example: "  panelkit loop list", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runLoopList(cmd.Context(), a) },
	}
}

func runLoopList(ctx context.Context, a *app) error {
	d, err := a.desk(ctx)
	if err != nil {
		return err
	}
	loops, err := d.Loops()
	if err != nil {
		return err
	}

	t := newTable(a.out)
	t.row("TEMPLATE", "SESSIONS", "QUESTIONS", "MINUTES", "FOR")
	for _, l := range loops {
		t.row(l.Name, strconv.Itoa(l.Sessions), strconv.Itoa(l.Questions), strconv.Itoa(l.Minutes), l.Purpose)
	}
	return t.flush()
}

func newLoopShowCmd(a *app) *cobra.Command {
	var o planFlags
	cmd := &cobra.Command{
		Use:   "show [LOOP.yaml|TEMPLATE]",
		Short: "Show a plan with every default filled in",
		Example: `  panelkit loop show panel
  panelkit loop show --role ai-incident-response --template panel
  panelkit loop show loop.yaml`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return runLoopShow(cmd.Context(), a, &o, args) },
	}
	o.flags(cmd, a)
	return cmd
}

func runLoopShow(ctx context.Context, a *app, o *planFlags, args []string) error {
	d, err := a.desk(ctx)
	if err != nil {
		return err
	}
	if len(args) == 1 && o.Template == "" && slices.Contains(d.LoopTemplates(), args[0]) && missingFile(args[0]) {
		o.Template, args = args[0], nil
	}
	p, err := o.readShown(ctx, a, args)
	if err != nil {
		return err
	}
	l, err := d.Loop(p)
	if err != nil {
		return err
	}

	a.say("%s, %s, scale 1 to %d\n\n", l.Title, l.Seniority, l.Scale)
	t := newTable(a.out)
	t.row("SESSION", "MINUTES", "QUESTIONS", "LEVELS", "CATEGORIES", "COMPETENCIES", "PANELIST")
	for i := range l.Sessions {
		s := &l.Sessions[i]
		t.row(s.ID, strconv.Itoa(s.Minutes), strconv.Itoa(s.Questions), levelText(s), categoryText(s),
			join(s.Competencies), join(s.Panelists))
	}
	return t.flush()
}

// readShown is read, but for a template that may be shown for the role that stands in it.
func (p *planFlags) readShown(ctx context.Context, a *app, args []string) (desk.Plan, error) {
	if len(args) == 0 && p.Template != "" {
		return p.Plan, nil
	}
	return p.read(ctx, a, args)
}

// missingFile reports whether there is no file of a name.
func missingFile(name string) bool {
	_, err := os.Stat(name)
	return missing(err)
}

func newLoopNewCmd(a *app) *cobra.Command {
	var role, out string
	cmd := &cobra.Command{
		Use:   "new [TEMPLATE]",
		Short: "Write a plan to start from",
		Example: `  panelkit loop new standard --role ai-incident-response > loop.yaml
  panelkit loop new screen --role ai-incident-response --out loop.yaml`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: cobra.FixedCompletions(a.templateNames(), cobra.ShellCompDirectiveNoFileComp),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runLoopNew(cmd.Context(), a, append(args, "standard")[0], role, out)
		},
	}

	cmd.Flags().StringVar(&role, "role", "", "role to interview for")
	cmd.Flags().StringVar(&out, "out", "", "`FILE` to write, which must not exist yet; otherwise the plan is printed")
	a.completeWords(cmd, "role", a.roleWords)
	return cmd
}

func runLoopNew(ctx context.Context, a *app, template, role, out string) error {
	d, err := a.desk(ctx)
	if err != nil {
		return err
	}
	data, err := d.NewPlan(template, role)
	if err != nil {
		return err
	}

	return a.writeNew(out, data)
}

func newLoopCheckCmd(a *app) *cobra.Command {
	var o choiceFlags
	cmd := &cobra.Command{
		Use:     "check LOOP.yaml",
		Short:   "Check a plan and whether the bank can fill it",
		Example: "  panelkit loop check loop.yaml",
		Args:    cobra.MaximumNArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return runLoopCheck(cmd.Context(), a, &o, args) },
	}
	o.flags(cmd, a)
	return cmd
}

func runLoopCheck(ctx context.Context, a *app, o *choiceFlags, args []string) error {
	d, err := a.desk(ctx)
	if err != nil {
		return err
	}
	c, err := o.read(ctx, a, args)
	if err != nil {
		return err
	}
	k, warnings, err := d.CheckLoop(ctx, c)
	if err != nil {
		return err
	}

	a.warn(warnings)
	a.printKitHead(k)
	fmt.Fprintln(a.out)
	return a.printCoverage(k)
}
