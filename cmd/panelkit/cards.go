package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"panelkit/bank/problem"
	"panelkit/kit/desk"
	"panelkit/kit/intake"
	"panelkit/kit/publish"
)

// cardFlags are those of the commands that read scorecards back.
type cardFlags struct {
	key         string
	substitutes bool
}

func (o *cardFlags) flags(cmd *cobra.Command) {
	keyFlag(cmd, &o.key)
	cmd.Flags().BoolVar(&o.substitutes, "substitutes", false,
		"take scorecards from interviewers whom the plan does not name there")
}

// read finds a kit and the scorecards that came back: those in the files and folders named, or in the kit's own
// folder of scorecards.
func (o *cardFlags) read(ctx context.Context, a *app, name string, files []string) (desk.CollectRequest, error) {
	r := desk.CollectRequest{Substitutes: o.substitutes}
	var err error
	if r.Key, err = readKey(ctx, o.key); err != nil {
		return r, err
	}
	if r.Kit, err = publish.ReadManifest(ctx, name); err != nil {
		return r, err
	}
	if len(files) == 0 {
		files = []string{filepath.Join(kitFolder(name), "scorecards")}
	}

	found, err := a.cardFiles(files)
	for _, f := range found {
		r.Returned = append(r.Returned, cardFile(ctx, f))
	}
	return r, err
}

func cardFile(ctx context.Context, name string) desk.Returned {
	return desk.Returned{Name: name, Read: func() ([]byte, error) { return intake.Read(ctx, name, intake.Card) }}
}

// cardFiles lists files, and the workbooks of folders, each once.
func (a *app) cardFiles(names []string) ([]string, error) {
	var files []string
	for _, name := range names {
		info, err := os.Stat(name)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, problem.Problem{
				File: name, Fact: "no such file or folder", Hint: "name the scorecards that came back, or their folder",
			}
		} else if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			files = append(files, filepath.Clean(name))
			continue
		}
		inside, err := a.folderCards(name)
		if err != nil {
			return nil, err
		}
		files = append(files, inside...)
	}

	slices.Sort(files)
	return intake.Distinct(slices.Compact(files)), nil
}

// folderCards lists the workbooks of a folder and says what else lies there.
func (a *app) folderCards(folder string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}

	var files []string
	for _, e := range entries {
		switch file := filepath.Join(folder, e.Name()); {
		case e.IsDir() || strings.HasPrefix(e.Name(), ".") || strings.HasPrefix(e.Name(), "~$"):
		case strings.EqualFold(filepath.Ext(file), ".xlsx"):
			files = append(files, file)
		default:
			a.tell("warning: %s: left aside, not an .xlsx file\n", file)
		}
	}

	return files, nil
}

// reportCards prints what was refused and what was odd.
func (a *app) reportCards(c *desk.Collected) {
	for _, err := range c.Refused {
		a.tell("refused: %v\n", err)
	}
	for _, w := range c.Warnings {
		a.tell("warning: %v\n", w)
	}
	if c.Unproven {
		a.tell("warning: the scorecards of kit %s are stamped, and no stamp is checked without the key\n"+
			"hint: give it with --key FILE or in PANELKIT_KEY\n", c.Kit.ID)
	}
}

// printStatus shows the state of every planned scorecard.
func (a *app) printStatus(c *desk.Collected) error {
	t := newTable(a.out)
	t.row("SCORECARD", "SESSION", "INTERVIEWER", "STATE", "FILE")
	for _, s := range c.Status.Seats {
		name := s.Interviewer
		if name == "" {
			name = "-"
		}
		t.row(s.Seat, s.Session, name, abridge(s.String(), 90), firstFew(s.Files))
	}
	if err := t.flush(); err != nil {
		return err
	}

	for _, s := range c.Status.Seats {
		if len(s.Missing) > 0 {
			a.tell("incomplete: %s: %s\n", s.Seat, strings.Join(s.Missing, "; "))
		}
	}
	return nil
}

// firstFew lists at most three names and counts the rest.
func firstFew(names []string) string {
	if len(names) <= 3 {
		return join(names)
	}
	return fmt.Sprintf("%s and %d more", join(names[:3]), len(names)-3)
}
