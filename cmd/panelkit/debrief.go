package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"panelkit/kit/desk"
	"panelkit/kit/publish"
)

// debriefOptions are the flags of debrief.
type debriefOptions struct {
	cards   cardFlags
	look    lookFlags
	partial bool
	out     string
	force   bool
}

func newDebriefCmd(a *app) *cobra.Command {
	var o debriefOptions
	cmd := &cobra.Command{
		Use:   "debrief KIT_FOLDER [FILE|DIR...]",
		Short: "Turn the scorecards that came back into the panel's debrief",
		Long: `Debrief reads the scorecards that came back and writes what the panel's meeting needs: what is
flagged first, ratings side by side with their evidence, agreement, and room for the decision,
as PDF, panel workbook, Markdown and JSON. It gives no verdict. While a planned scorecard is
missing or incomplete it shows no ratings and ends with exit code 3, unless --partial is given.`,
		Example: `  panelkit debrief kit-ai-incident-response returned
  panelkit debrief kit-ai-incident-response --partial --out so-far`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return runDebrief(cmd.Context(), a, &o, args) },
	}

	o.cards.flags(cmd)
	f := cmd.Flags()
	f.BoolVar(&o.partial, "partial", false, "show what is there although scorecards are missing or incomplete")
	o.look.pageFlags(cmd, a, ofTheKit)
	f.StringVar(&o.out, "out", "", "`DIR` to make (default: debrief in the kit's folder)")
	f.BoolVar(&o.force, "force", false, "replace a debrief that exists already")
	return cmd
}

func runDebrief(ctx context.Context, a *app, o *debriefOptions, args []string) error {
	d, err := a.desk(ctx)
	if err != nil {
		return err
	}
	r := desk.DebriefRequest{Look: o.look.Look, Partial: o.partial}
	if r.CollectRequest, err = o.cards.read(ctx, a, args[0], args[1:]); err != nil {
		return err
	}

	made, err := d.Debrief(ctx, r)
	if err != nil {
		return err
	}
	a.reportCards(made.Collected)
	if made.Report.Blind {
		return a.reportBlind(made)
	}

	a.warn(made.Warnings)
	out := o.out
	if out == "" {
		out = filepath.Join(kitFolder(args[0]), "debrief")
	}
	to := publish.Target{Dir: out, By: "debrief", Remake: o.force, Private: true}
	if err := publish.Folder(ctx, to, made.Files); err != nil {
		return err
	}
	return a.reportDebrief(made, out)
}

// reportBlind says why there is no debrief yet.
func (a *app) reportBlind(made *desk.Debriefed) error {
	if err := a.printStatus(made.Collected); err != nil {
		return err
	}
	fmt.Fprintln(a.err, "panelkit: no ratings are shown while scorecards are missing or incomplete\n"+
		"hint: ask for them, or see what is there with --partial")
	return findings{errors.New("not all scorecards are in and complete")}
}

func (a *app) reportDebrief(made *desk.Debriefed, out string) error {
	if err := a.printStatus(made.Collected); err != nil {
		return err
	}
	a.say("\n%s, %s to settle, %d more with spread\n",
		count(len(made.Counted), "scorecard"),
		count(len(made.Report.MustSettle), "question"), len(made.Report.Spread))
	a.listFiles(out, made.Files)
	if !made.Complete() {
		return findings{errors.New("not all scorecards are in")}
	}
	return nil
}
