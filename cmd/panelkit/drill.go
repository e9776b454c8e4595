package main

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"panelkit/bank"
	"panelkit/bank/problem"
	"panelkit/kit/desk"
	"panelkit/kit/drill"
	"panelkit/kit/intake"
	"panelkit/kit/practice"
	"panelkit/kit/publish"
)

// drillOptions are the flags of drill.
type drillOptions struct {
	request  desk.DrillRequest
	pack     string
	progress string
	today    func() time.Time
	clock    func() time.Time
}

func newDrillCmd(a *app) *cobra.Command {
	o := drillOptions{today: today, clock: time.Now}
	cmd := &cobra.Command{
		Use:   "drill",
		Short: "Practice questions one by one, against the clock",
		Long: `Drill asks questions in the terminal, with a timer; shows hint, criteria and answer when asked;
takes a rating of your own and picks next what you are most likely to have forgotten. It needs
neither mouse nor colors. The days between repeats are set by FSRS-6, the Free Spaced Repetition
Scheduler. Progress is kept in a file of your own and goes nowhere else.`,
		Example: `  panelkit drill --role ai-security-engineer
  panelkit drill --role ai-incident-response --category scenario --count 5
  panelkit drill --pack practice-ai-incident-response/practice.json --progress mine.json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runDrill(cmd.Context(), a, &o) },
	}

	f, r := cmd.Flags(), &o.request
	f.StringVar(&r.Role, "role", "", "role to practice")
	f.StringVar(&o.pack, "pack", "", "practice.json of a pack, or its folder, in place of a role's bank")
	f.StringVar(&r.Category, "category", "", "only this category")
	f.StringVar(&r.Level, "level", "", "only this level")
	f.StringArrayVar(&r.Exclude, "exclude", nil,
		"kit.json, or question `ID`, to keep out with all that is too much like it; repeatable")
	f.StringVar(&o.progress, "progress", "",
		"`FILE` of your progress (default: one for each role in the user's data folder)")
	f.IntVar(&r.Count, "count", 10, "questions to ask at most")
	f.IntVar(&r.Fresh, "new", 5, "questions among them that were never asked, at most; more if fewer are due")
	a.completeWords(cmd, "role", a.roleWords)
	a.completeWords(cmd, "category", func() []string { return words(bank.Categories()) })
	a.completeWords(cmd, "level", func() []string { return words(bank.Levels()) })
	return cmd
}

func runDrill(ctx context.Context, a *app, o *drillOptions) error {
	d, err := a.desk(ctx)
	if err != nil {
		return err
	}
	r := o.request
	r.Today = o.today()
	r.Progress = func(role string) (*drill.Progress, error) { return o.readProgress(ctx, role) }
	if err := o.readPack(ctx, &r); err != nil {
		return err
	}

	s, err := d.Drill(r)
	if err != nil {
		return err
	}
	c := &drilling{a: a, clock: o.clock, sitting: s, console: newConsole(a.in)}
	c.keep = func(note func()) error { return o.noteProgress(ctx, s, note) }
	defer close(c.console.asked)
	return c.run(ctx)
}

// readPack reads the pack that is drilled in place of a role, if one is named.
func (o *drillOptions) readPack(ctx context.Context, r *desk.DrillRequest) error {
	switch {
	case o.pack != "" && (r.Role != "" || len(r.Exclude) > 0):
		return usage("a pack has its role, and live questions are out of it already",
			"--pack does not go with --role or --exclude")
	case o.pack == "" && r.Role == "":
		return usage("for example --role ai-incident-response; panelkit bank stats lists the roles",
			"neither --role nor --pack is named")
	case o.pack == "":
		return nil
	}

	name := o.pack
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		name = filepath.Join(name, "practice.json")
	}
	data, err := intake.Read(ctx, name, intake.Pack)
	if missing(err) {
		return problem.Problem{File: name, Fact: "no such file", Hint: "panelkit practice makes one"}
	} else if err != nil {
		return err
	}
	r.Pack, err = practice.Parse(name, data)
	return err
}

// progressFile returns the file of the progress in a role.
func (o *drillOptions) progressFile(role string) (string, error) {
	if o.progress != "" {
		return o.progress, nil
	}
	dir, err := dataDir()
	return filepath.Join(dir, "panelkit", "drill-"+role+".json"), err
}

// readProgress reads the progress in a role, or begins anew where there is no file yet.
func (o *drillOptions) readProgress(ctx context.Context, role string) (*drill.Progress, error) {
	file, err := o.progressFile(role)
	if err != nil {
		return nil, err
	}
	data, err := intake.Read(ctx, file, intake.Progress)
	if missing(err) {
		return drill.NewProgress(role), nil
	} else if err != nil {
		return nil, err
	}
	return drill.ParseProgress(file, data, role)
}

// noteProgress notes in the file of progress what a sitting notes, beside what others have noted there meanwhile.
func (o *drillOptions) noteProgress(ctx context.Context, s *desk.Sitting, note func()) error {
	file, err := o.progressFile(s.Progress.Role)
	if err != nil {
		return err
	}

	return publish.UpdateFile(ctx, file, "drill", intake.Progress, func(old []byte) ([]byte, error) {
		if old != nil {
			if s.Progress, err = drill.ParseProgress(file, old, s.Progress.Role); err != nil {
				return nil, err
			}
		}
		note()
		return s.Progress.Encode()
	})
}
