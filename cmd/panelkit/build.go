package main

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"panelkit/kit"
	"panelkit/kit/publish"
)

// buildOptions are the flags of build.
type buildOptions struct {
	choose chooseOptions
	look   lookOptions
	out    string
	force  bool
	dryRun bool
	panel  bool
	key    string
}

func newBuildCmd(a *app) *cobra.Command {
	var o buildOptions
	cmd := &cobra.Command{
		Use:   "build [LOOP.yaml]",
		Short: "Make an interview kit: packets, scorecards and a manifest",
		Long: `Build chooses a balanced set of questions for every session of a loop and writes a
folder with a packet (PDF) and a scorecard (Excel) for every interviewer, and kit.json,
which says what was chosen and why. The folder appears whole or not at all.`,
		Example: `  panelkit build --role ai-incident-response
  panelkit build --role ai-incident-response --seniority senior --template panel --candidate "Alex Example" --date 2026-12-01
  panelkit build loop.yaml --seed 7 --out alex --paper letter`,
		Args: cobra.MaximumNArgs(1),
		RunE: work(func(cmd *cobra.Command, args []string) error { return runBuild(cmd.Context(), a, &o, args) }),
	}
	o.choose.flags(cmd, a)
	o.look.flags(cmd, a)
	f := cmd.Flags()
	f.StringVar(&o.out, "out", "", "`DIR` to make (default kit-ROLE)")
	f.BoolVar(&o.force, "force", false, "replace a kit's folder that exists already")
	f.BoolVar(&o.dryRun, "dry-run", false, "choose and report, write nothing")
	keyFlag(cmd, &o.key)
	f.BoolVar(&o.panel, "panel-workbook", false, "add a blank workbook for the panel's consensus meeting")
	return cmd
}

func runBuild(ctx context.Context, a *app, o *buildOptions, args []string) error {
	po, err := o.options(a)
	if err != nil {
		return err
	}
	req, p, err := o.choose.request(a, args)
	if err != nil {
		return err
	}
	k, _, err := a.assemble(ctx, req, p)
	if err != nil {
		return err
	}
	out := o.out
	if out == "" {
		out = "kit-" + k.Role.ID
	}
	files, warnings, err := publish.Render(k, po)
	if err != nil {
		return err
	}
	for _, w := range warnings {
		fmt.Fprintf(a.err, "warning: %s\n", w)
	}
	if !o.dryRun {
		if err := publish.Folder(ctx, out, o.force, files); err != nil {
			return err
		}
	}
	return a.reportKit(k, out, files, o.dryRun)
}

func (o *buildOptions) options(a *app) (publish.Options, error) {
	po, err := o.look.packet(a)
	if err != nil {
		return publish.Options{}, err
	}
	key, err := readKey(o.key)
	if err != nil {
		return publish.Options{}, err
	}
	so, err := a.scorecards(po.Words, po.Paper, key)
	return publish.Options{Packet: po, Scorecard: so, Panel: o.panel}, err
}

// reportKit ends a build with what was made and how the blueprint was met.
func (a *app) reportKit(k *kit.Kit, out string, files []publish.File, dryRun bool) error {
	verb := "made"
	if dryRun {
		verb = "would make"
	}
	a.printKitHead(k)
	fmt.Fprintf(a.out, "\n%s %s in %s\n", verb, count(len(files), "file"), filepath.Clean(out))
	sizes := map[string]int{}
	for _, f := range files {
		sizes[f.Path] = len(f.Data)
	}
	t := newTable(a.out)
	t.row("SESSION", "INTERVIEWER", "MIN", "QUESTIONS", "PACKET", "SCORECARD")
	for _, s := range k.Seats() {
		l := k.Loop.Sessions[s.Session]
		name := s.Name
		if name == "" {
			name = "-"
		}
		t.row(l.ID, name, fmt.Sprint(l.Minutes), fmt.Sprint(len(k.Sessions[s.Session].Asked)), publish.PacketPath(s), publish.ScorecardPath(s))
	}
	if err := t.flush(); err != nil {
		return err
	}
	fmt.Fprintln(a.out)
	return a.printCoverage(k)
}
