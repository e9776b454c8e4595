package main

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"panelkit/kit"
	"panelkit/kit/desk"
	"panelkit/kit/publish"
)

// buildOptions are the flags of build.
type buildOptions struct {
	choice choiceFlags
	look   lookFlags
	key    string
	panel  bool
	out    string
	force  bool
	dryRun bool
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
  panelkit build --role ai-incident-response --seniority senior --candidate "Alex Example" --date 2026-12-01
  panelkit build loop.yaml --seed 7 --out alex --paper letter`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return runBuild(cmd.Context(), a, &o, args) },
	}

	o.choice.flags(cmd, a)
	o.look.flags(cmd, a, "")
	f := cmd.Flags()
	f.StringVar(&o.out, "out", "", "`DIR` to make (default kit-ROLE)")
	f.BoolVar(&o.force, "force", false,
		"make a folder anew that exists already, unless somebody has changed a file of it")
	f.BoolVar(&o.dryRun, "dry-run", false, "choose and report, write nothing")
	keyFlag(cmd, &o.key)
	f.BoolVar(&o.panel, "panel-workbook", false, "add a blank workbook for the panel's consensus meeting")
	return cmd
}

func runBuild(ctx context.Context, a *app, o *buildOptions, args []string) error {
	d, err := a.desk(ctx)
	if err != nil {
		return err
	}
	r := desk.BuildRequest{Look: o.look.Look, Panel: o.panel}
	if r.Key, err = readKey(ctx, o.key); err != nil {
		return err
	}
	if r.Choice, err = o.choice.read(ctx, a, args); err != nil {
		return err
	}

	built, err := d.Build(ctx, r)
	if err != nil {
		return err
	}
	a.warn(built.Warnings)
	out := cmp.Or(o.out, "kit-"+built.Kit.Role.ID)
	if !o.dryRun {
		to := publish.Target{Dir: out, By: "build", Remake: o.force}
		if err := publish.Folder(ctx, to, built.Files); err != nil {
			return err
		}
	}
	return a.reportKit(built, out, o.dryRun)
}

// reportKit ends a build with what was made and how the blueprint was met.
func (a *app) reportKit(built *desk.Built, out string, dryRun bool) error {
	verb := "made"
	if dryRun {
		verb = "would make"
	}
	k := built.Kit
	a.printKitHead(k)
	a.say("\n%s %s in %s\n", verb, count(len(built.Files), "file"), filepath.Clean(out))

	if err := a.printSeats(k); err != nil {
		return err
	}
	fmt.Fprintln(a.out)
	if err := a.printCoverage(k); err != nil {
		return err
	}
	a.say("\n%s\n", nextStep(filepath.Clean(out), dryRun))
	return nil
}

// nextStep says what to do with a kit.
func nextStep(out string, dryRun bool) string {
	if dryRun {
		return "next: the same without --dry-run makes the files"
	}
	return "next: hand each interviewer a packet and a scorecard; panelkit status " + oneWord(out) +
		" shows which are back"
}

// oneWord returns a name as one word of a command line.
func oneWord(name string) string {
	const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789./_-"
	if name != "" && strings.Trim(name, plain) == "" {
		return name
	}
	return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
}

// printSeats lists who interviews, and with which files.
func (a *app) printSeats(k *kit.Kit) error {
	t := newTable(a.out)
	t.row("SESSION", "INTERVIEWER", "MIN", "QUESTIONS", "PACKET", "SCORECARD")
	for _, s := range k.Seats() {
		l := k.Loop.Sessions[s.Session]
		asked := len(k.Sessions[s.Session].Asked)
		t.row(l.ID, cmp.Or(s.Name, "-"), fmt.Sprint(l.Minutes), fmt.Sprint(asked),
			publish.PacketPath(s), publish.ScorecardPath(s))
	}
	return t.flush()
}
