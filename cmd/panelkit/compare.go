package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"panelkit/kit/debrief"
	"panelkit/kit/desk"
	"panelkit/kit/intake"
	"panelkit/kit/publish"
)

// compareOptions are the flags of compare.
type compareOptions struct {
	cards   cardFlags
	look    lookFlags
	partial bool
	groups  string
	out     string
	force   bool
}

func newCompareCmd(a *app) *cobra.Command {
	var o compareOptions
	cmd := &cobra.Command{
		Use:   "compare KIT_FOLDER...",
		Short: "Set candidates of the same loop side by side",
		Long: `Compare reads the scorecards in the folders of several kits of one loop and sets the candidates
side by side, in the order given, over the sessions whose forms are parallel; it says where they
are not. With --groups it checks selection rates by the four-fifths rule of thumb (see panelkit law);
those counts come from a file of their own (group,applicants,selected), never from candidates'
files.`,
		Example: `  panelkit compare kit-alex kit-kim --out comparison
  panelkit compare kit-alex kit-kim --groups counts.csv --out comparison`,
		Args: cobra.MinimumNArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error { return runCompare(cmd.Context(), a, &o, args) },
	}

	o.cards.flags(cmd)
	f := cmd.Flags()
	f.BoolVar(&o.partial, "partial", false, "show candidates although scorecards are missing")
	f.StringVar(&o.groups, "groups", "", "CSV `FILE` of counts by group, for the four-fifths check")
	o.look.pageFlags(cmd, a, ofTheKit)
	f.StringVar(&o.out, "out", "comparison", "`DIR` to make")
	f.BoolVar(&o.force, "force", false, "replace a comparison that exists already")
	return cmd
}

func runCompare(ctx context.Context, a *app, o *compareOptions, args []string) error {
	d, err := a.desk(ctx)
	if err != nil {
		return err
	}
	r, err := o.request(ctx, a, args)
	if err != nil {
		return err
	}

	made, err := d.Compare(ctx, r)
	if err != nil {
		return err
	}
	for _, c := range made.Collected {
		a.reportCards(c)
	}
	a.printComparison(made.Comparison)
	if len(made.Files) == 0 {
		fmt.Fprintln(a.err, "panelkit: nothing is compared while no candidate's scorecards are in\n"+
			"hint: ask for them, or see what is there with --partial")
		return findings{errors.New("scorecards are missing")}
	}
	a.warn(made.Warnings)
	to := publish.Target{Dir: o.out, By: "compare", Remake: o.force, Private: true}
	if err := publish.Folder(ctx, to, made.Files); err != nil {
		return err
	}
	a.listFiles(o.out, made.Files)
	if !made.Complete() {
		return findings{errors.New("not all candidates can be compared")}
	}
	return nil
}

func (o *compareOptions) request(ctx context.Context, a *app, args []string) (desk.CompareRequest, error) {
	r := desk.CompareRequest{Look: o.look.Look, Partial: o.partial, GroupsFile: o.groups}
	var err error
	if o.groups != "" {
		if r.Groups, err = intake.Read(ctx, o.groups, intake.Groups); err != nil {
			return r, err
		}
	}

	for _, name := range args {
		c, err := o.cards.read(ctx, a, name, nil)
		if err != nil {
			return r, err
		}
		r.Candidates = append(r.Candidates, c)
	}

	return r, nil
}

// printComparison says who is compared over what.
func (a *app) printComparison(c *debrief.Comparison) {
	for _, one := range c.Candidates {
		a.say("%s: %d of %s in\n", cmp.Or(one.Name, "kit "+one.Kit), one.In, count(one.Planned, "scorecard"))
	}
	for _, d := range c.Reasons {
		where := ""
		if d.Session != "" {
			where = " in session " + d.Session
		}
		a.say("not parallel%s: kits %s and %s differ in %s\n", where, d.A, d.B, d.Kind)
	}
}
