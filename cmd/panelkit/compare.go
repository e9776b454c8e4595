package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"panelkit/bank/problem"
	"panelkit/kit/debrief"
	"panelkit/kit/publish"
)

// compareOptions are the flags of compare.
type compareOptions struct {
	cards   cardOptions
	look    lookOptions
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
are not. With --groups it checks selection rates by the four-fifths rule; those counts come from
a file of their own (group,applicants,selected), never from candidates' files.`,
		Example: `  panelkit compare kit-alex kit-kim --out comparison
  panelkit compare kit-alex kit-kim --groups counts.csv --out comparison`,
		Args: cobra.MinimumNArgs(2),
		RunE: work(func(cmd *cobra.Command, args []string) error { return runCompare(cmd.Context(), a, &o, args) }),
	}
	o.cards.flags(cmd)
	f := cmd.Flags()
	f.BoolVar(&o.partial, "partial", false, "show candidates although scorecards are missing")
	f.StringVar(&o.groups, "groups", "", "CSV `FILE` of counts by group, for the four-fifths check")
	o.look.pageFlags(cmd, a)
	f.StringVar(&o.out, "out", "comparison", "`DIR` to make")
	f.BoolVar(&o.force, "force", false, "replace a comparison that exists already")
	return cmd
}

func runCompare(ctx context.Context, a *app, o *compareOptions, args []string) error {
	ro, err := o.cards.read(a)
	if err != nil {
		return err
	}
	groups, err := readGroups(o.groups)
	if err != nil {
		return err
	}
	var in []debrief.Input
	refused := false
	for _, folder := range args {
		rc, err := a.openKit(folder, nil, ro)
		if err != nil {
			return err
		}
		refused = rc.report(a) || refused
		in = append(in, debrief.Input{Kit: rc.kit, Cards: rc.cards})
	}
	c := debrief.Compare(in, groups, debrief.Options{Partial: o.partial})
	v, theme, paper, err := a.voice(&o.look, in[0].Kit)
	if err != nil {
		return err
	}
	files, err := render(
		part{"compare.json", func(b *bytes.Buffer) error { return debrief.CompareJSON(b, c) }},
		part{"compare.xlsx", func(b *bytes.Buffer) error { return debrief.CompareXLSX(b, c, v, string(paper)) }},
		part{"compare.pdf", func(b *bytes.Buffer) error { _, err := debrief.ComparePDF(b, c, v, theme, paper); return err }})
	if err != nil {
		return err
	}
	if err := publish.Folder(ctx, o.out, o.force, files); err != nil {
		return err
	}
	complete := a.printComparison(c)
	for _, f := range files {
		fmt.Fprintln(a.out, filepath.Join(o.out, f.Path))
	}
	if refused || !complete {
		return findings{errors.New("not all candidates can be compared")}
	}
	return nil
}

// printComparison says who is compared over what, and whether that is all.
func (a *app) printComparison(c *debrief.Comparison) (complete bool) {
	complete = c.Parallel
	for _, cand := range c.Candidates {
		name := cand.Name
		if name == "" {
			name = "kit " + cand.Kit
		}
		fmt.Fprintf(a.out, "%s: %d of %s in\n", name, cand.In, count(cand.Planned, "scorecard"))
		complete = complete && cand.Shown
	}
	for _, d := range c.Reasons {
		where := ""
		if d.Session != "" {
			where = " in session " + d.Session
		}
		fmt.Fprintf(a.out, "not parallel%s: kits %s and %s differ in %s\n", where, d.A, d.B, d.Kind)
	}
	return complete
}

func readGroups(file string) ([]debrief.Group, error) {
	if file == "" {
		return nil, nil
	}
	data, err := readSmall(file)
	if err != nil {
		return nil, err
	}
	groups, problems := debrief.ParseGroups(file, bytes.NewReader(data))
	return groups, problem.Problems(problems).Err()
}
