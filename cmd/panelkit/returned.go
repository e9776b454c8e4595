package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"panelkit/bank/problem"
	"panelkit/kit"
	"panelkit/kit/debrief"
	"panelkit/kit/publish"
	"panelkit/kit/scorecard"
)

// returnedCards is what came back of a kit's scorecards.
type returnedCards struct {
	kit      *kit.Kit
	folder   string
	cards    []debrief.Returned
	blank    []string // seats whose scorecard nobody has filled in
	refused  []error
	warnings []scorecard.Warning
}

// openKit reads the manifest of a kit and the scorecards that came back: those in the files and
// folders named, or in the kit's own folder of scorecards.
func (a *app) openKit(path string, names []string, options scorecard.ReadOptions) (*returnedCards, error) {
	k, err := publish.ReadManifest(path)
	if err != nil {
		return nil, err
	}
	rc := &returnedCards{kit: k, folder: path}
	if info, err := os.Stat(path); err == nil && !info.IsDir() {
		rc.folder = filepath.Dir(path)
	}
	if len(names) == 0 {
		names = []string{filepath.Join(rc.folder, "scorecards")}
	}
	files, err := a.cardFiles(names)
	if err != nil {
		return nil, err
	}
	rc.read(files, options)
	return rc, nil
}

// cardFiles lists files, and the workbooks of folders, each once.
func (a *app) cardFiles(names []string) ([]string, error) {
	var files []string
	for _, name := range names {
		info, err := os.Stat(name)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, problem.Problem{File: name, Fact: "no such file or folder", Hint: "name the scorecards that came back, or their folder"}
		} else if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			files = append(files, filepath.Clean(name))
			continue
		}
		entries, err := os.ReadDir(name)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			switch file := filepath.Join(name, e.Name()); {
			case e.IsDir() || strings.HasPrefix(e.Name(), ".") || strings.HasPrefix(e.Name(), "~$"):
			case strings.EqualFold(filepath.Ext(file), ".xlsx"):
				files = append(files, file)
			default:
				fmt.Fprintf(a.err, "warning: %s: left aside, not an .xlsx file\n", file)
			}
		}
	}
	slices.Sort(files)
	return slices.Compact(files), nil
}

// read reads files, several at a time.
func (rc *returnedCards) read(files []string, options scorecard.ReadOptions) {
	type result struct {
		card     *kit.Scorecard
		warnings []scorecard.Warning
		err      error
	}
	results := make([]result, len(files))
	var wait sync.WaitGroup
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, file := range files {
		slots <- struct{}{}
		wait.Go(func() {
			defer func() { <-slots }()
			r := &results[i]
			r.card, r.warnings, r.err = readCard(file, rc.kit, options)
		})
	}
	wait.Wait()
	for i, r := range results {
		switch {
		case r.err != nil:
			rc.refused = append(rc.refused, r.err)
		case untouched(r.card):
			rc.blank = append(rc.blank, r.card.Seat)
		default:
			rc.cards = append(rc.cards, debrief.Returned{File: files[i], Card: *r.card})
			rc.warnings = append(rc.warnings, r.warnings...)
		}
	}
}

func readCard(file string, k *kit.Kit, options scorecard.ReadOptions) (*kit.Scorecard, []scorecard.Warning, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, nil, err
	}
	return scorecard.Read(file, f, info.Size(), k, options)
}

// untouched tells whether nothing was entered in a scorecard but what it was made with.
func untouched(c *kit.Scorecard) bool {
	return c.Recommendation == "" && !c.Attested && c.Justification == "" && !slices.ContainsFunc(c.Ratings, func(r kit.Rating) bool {
		return r.Value != 0 || r.NotAssessed || r.Evidence != "" || r.Heard != "" || r.RedFlag
	})
}

// report prints what was refused and what was odd, and tells whether anything was refused.
func (rc *returnedCards) report(a *app) bool {
	for _, err := range rc.refused {
		fmt.Fprintf(a.err, "refused: %v\n", err)
	}
	for _, w := range rc.warnings {
		fmt.Fprintf(a.err, "warning: %v\n", w.Error())
	}
	return len(rc.refused) > 0
}

// printStatus shows the state of every planned scorecard.
func (rc *returnedCards) printStatus(a *app, st debrief.Status) error {
	t := newTable(a.out)
	t.row("SCORECARD", "SESSION", "INTERVIEWER", "STATE", "FILE")
	for _, s := range st.Seats {
		state := string(s.State)
		if s.State == debrief.Missed && slices.Contains(rc.blank, s.Seat) {
			state = "not filled in"
		}
		name := s.Interviewer
		if name == "" {
			name = "-"
		}
		t.row(s.Seat, s.Session, name, state, firstFew(s.Files))
	}
	return t.flush()
}

// firstFew lists at most three names and counts the rest.
func firstFew(names []string) string {
	if len(names) <= 3 {
		return join(names)
	}
	return fmt.Sprintf("%s and %d more", join(names[:3]), len(names)-3)
}
