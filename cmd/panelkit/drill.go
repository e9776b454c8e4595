package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"panelkit/bank"
	"panelkit/bank/problem"
	"panelkit/kit/practice"
)

// drillOptions are the flags of drill.
type drillOptions struct {
	role, pack      string
	category, level string
	exclude         []string
	progress        string
	count, fresh    int
	today           func() time.Time
	clock           func() time.Time
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
		RunE: work(func(cmd *cobra.Command, _ []string) error { return runDrill(cmd.Context(), a, &o) }),
	}
	f := cmd.Flags()
	f.StringVar(&o.role, "role", "", "role to practice")
	f.StringVar(&o.pack, "pack", "", "practice.json of a pack, or its folder, in place of a role's bank")
	f.StringVar(&o.category, "category", "", "only this category")
	f.StringVar(&o.level, "level", "", "only this level")
	f.StringArrayVar(&o.exclude, "exclude", nil, "kit.json, or question `ID`, to keep out with all that is too much like it; repeatable")
	f.StringVar(&o.progress, "progress", "", "`FILE` of your progress (default: one for each role in the user's data folder)")
	f.IntVar(&o.count, "count", 10, "questions to ask at most")
	f.IntVar(&o.fresh, "new", 5, "questions among them that were never asked, at most; more if fewer are due")
	a.completeWords(cmd, "role", a.roleWords)
	a.completeWords(cmd, "category", func() []string { return words(bank.Categories()) })
	a.completeWords(cmd, "level", func() []string { return words(bank.Levels()) })
	return cmd
}

func runDrill(ctx context.Context, a *app, o *drillOptions) error {
	if o.count < 1 || o.fresh < 0 {
		return usage("for example --count 10 --new 5", "--count must be at least 1 and --new at least 0")
	}
	d, err := o.document(a)
	if err != nil {
		return err
	}
	if d, err = d.Only(o.category, o.level); err != nil {
		return err
	}
	file := o.progress
	if file == "" {
		dir, err := dataDir()
		if err != nil {
			return err
		}
		file = filepath.Join(dir, "panelkit", "drill-"+d.Role.ID+".json")
	}
	p, err := readProgress(file, d.Role.ID)
	if err != nil {
		return err
	}
	s := &drill{a: a, o: o, doc: d, progress: p, file: file, console: newConsole(a.in)}
	defer close(s.console.asked)
	return s.run(ctx)
}

// document gives the questions of a pack or of a role's bank.
func (o *drillOptions) document(a *app) (*practice.Document, error) {
	switch {
	case o.pack != "" && (o.role != "" || len(o.exclude) > 0):
		return nil, usage("a pack has its role, and live questions are out of it already", "--pack does not go with --role or --exclude")
	case o.pack != "":
		return readPack(o.pack)
	case o.role == "":
		return nil, usage("for example --role ai-incident-response; panelkit bank stats lists the roles", "neither --role nor --pack is named")
	}
	b, err := a.loadBank()
	if err != nil {
		return nil, err
	}
	role, err := b.Role(o.role)
	if err != nil {
		return nil, err
	}
	t, err := parseTemplate(a, "text/practice.yaml", practice.ParseText)
	if err != nil {
		return nil, err
	}
	live, _, err := liveQuestions(role, o.exclude)
	if err != nil {
		return nil, err
	}
	return practice.Pool(role, live, t)
}

// maxPack bounds the bytes of a pack or of progress that is read.
const maxPack = 32 << 20

func readPack(name string) (*practice.Document, error) {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		name = filepath.Join(name, "practice.json")
	}
	data, err := readBounded(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, problem.Problem{File: name, Fact: "no such file", Hint: "panelkit practice makes one"}
	} else if err != nil {
		return nil, err
	}
	return practice.Parse(name, data)
}

// readProgress reads the progress of a role, or begins anew where there is no file yet.
func readProgress(file, role string) (*practice.Progress, error) {
	data, err := readBounded(file)
	if errors.Is(err, fs.ErrNotExist) {
		return practice.NewProgress(role), nil
	} else if err != nil {
		return nil, err
	}
	return practice.ParseProgress(file, data, role)
}

func readBounded(name string) ([]byte, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, problem.Problem{File: name, Fact: "is not a file"}
	case info.Size() > maxPack:
		return nil, problem.Problem{File: name, Fact: fmt.Sprintf("file has %d bytes, more than %d", info.Size(), maxPack)}
	}
	return os.ReadFile(name)
}

// writeProgress replaces the file of progress whole or not at all.
func writeProgress(file string, p *practice.Progress) (err error) {
	data, err := p.Encode()
	if err != nil {
		return err
	}
	dir := filepath.Dir(file)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	temp, err := os.CreateTemp(dir, ".panelkit-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(temp.Name())
		}
	}()
	_, err = temp.Write(data)
	if err := errors.Join(err, temp.Sync(), temp.Close()); err != nil {
		return err
	}
	return os.Rename(temp.Name(), file)
}
