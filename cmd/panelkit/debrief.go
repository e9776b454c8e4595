package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"panelkit/kit"
	"panelkit/kit/debrief"
	"panelkit/kit/publish"
	"panelkit/kit/scorecard"
)

// debriefOptions are the flags of debrief.
type debriefOptions struct {
	cards   cardOptions
	look    lookOptions
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
missing it shows no ratings and ends with exit code 3, unless --partial is given.`,
		Example: `  panelkit debrief kit-ai-incident-response returned
  panelkit debrief kit-ai-incident-response --partial --out so-far`,
		Args: cobra.MinimumNArgs(1),
		RunE: work(func(cmd *cobra.Command, args []string) error { return runDebrief(cmd.Context(), a, &o, args) }),
	}
	o.cards.flags(cmd)
	f := cmd.Flags()
	f.BoolVar(&o.partial, "partial", false, "show what is there although scorecards are missing")
	o.look.pageFlags(cmd, a)
	f.StringVar(&o.out, "out", "", "`DIR` to make (default: debrief in the kit's folder)")
	f.BoolVar(&o.force, "force", false, "replace a debrief that exists already")
	return cmd
}

func runDebrief(ctx context.Context, a *app, o *debriefOptions, args []string) error {
	ro, err := o.cards.read(a)
	if err != nil {
		return err
	}
	rc, err := a.openKit(args[0], args[1:], ro)
	if err != nil {
		return err
	}
	report := debrief.AnalyzeReturned(rc.kit, rc.cards, debrief.Options{Partial: o.partial})
	refused := rc.report(a)
	if report.Blind {
		if err := rc.printStatus(a, report.Status); err != nil {
			return err
		}
		fmt.Fprintln(a.err, "panelkit: no ratings are shown while scorecards are missing\nhint: ask for them, or see what is there with --partial")
		return findings{errors.New("scorecards are missing")}
	}
	files, err := a.debriefFiles(o, rc, report)
	if err != nil {
		return err
	}
	out := o.out
	if out == "" {
		out = filepath.Join(rc.folder, "debrief")
	}
	if err := publish.Folder(ctx, out, o.force, files); err != nil {
		return err
	}
	if err := rc.printStatus(a, report.Status); err != nil {
		return err
	}
	fmt.Fprintf(a.out, "\n%s, %s to discuss\n", count(len(rc.cards), "scorecard"), count(len(report.Flags), "point"))
	for _, f := range files {
		fmt.Fprintln(a.out, filepath.Join(out, f.Path))
	}
	if refused || !report.Status.Complete {
		return findings{errors.New("not all scorecards are in")}
	}
	return nil
}

// debriefFiles makes the debrief in every form.
func (a *app) debriefFiles(o *debriefOptions, rc *returnedCards, report *debrief.Report) ([]publish.File, error) {
	v, theme, paper, err := a.voice(&o.look, rc.kit)
	if err != nil {
		return nil, err
	}
	so, err := a.scorecards(v.Words, paper, nil)
	if err != nil {
		return nil, err
	}
	var cards []kit.Scorecard
	for _, r := range rc.cards {
		if slices.ContainsFunc(report.Status.Seats, func(s debrief.SeatStatus) bool { return s.Seat == r.Card.Seat && s.State == debrief.In }) {
			cards = append(cards, r.Card)
		}
	}
	return render(
		part{"debrief.json", func(b *bytes.Buffer) error { return debrief.JSON(b, report) }},
		part{"debrief.md", func(b *bytes.Buffer) error { return debrief.Markdown(b, report, v) }},
		part{"debrief.pdf", func(b *bytes.Buffer) error {
			_, err := debrief.PDF(b, report, v, theme, paper)
			return err
		}},
		part{"panel.xlsx", func(b *bytes.Buffer) error { return scorecard.WritePanel(b, rc.kit, cards, so) }})
}
