// Package handout makes the sheets that a candidate is handed during a session: the exhibits of its questions, one a
// page, in large type. A [Handout] has no place for anything else, so that nothing that is rated can be on them.
package handout

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"panelkit/bank/problem"
	"panelkit/bank/strict"
	"panelkit/kit"
	"panelkit/kit/page"
)

// Text is the wording of a handout. A team may reword or translate it.
type Text struct {
	Lang    string `yaml:"lang,required"`
	Title   string `yaml:"title,required"`
	Exhibit string `yaml:"exhibit,required"` // {n} is the number of its question
	Task    string `yaml:"task,required"`    // likewise, of a work sample
	Aids    string `yaml:"aids,required"`
	None    string `yaml:"none,required"` // where a swap has taken the last exhibit away
	Note    string `yaml:"note,required"`
	PageOf  string `yaml:"page_of,required"`
}

// ParseText reads the wording. Every key is needed.
func ParseText(file string, data []byte) (*Text, problem.Problems) {
	t := &Text{}
	return t, strict.Parse(file, data, t)
}

// Handout is all that a candidate sees of one session.
type Handout struct {
	Role    string
	Session string
	Kit     string // id
	Date    string // YYYY-MM-DD, "" where none is set
	Sheets  []Sheet
}

// Sheet is one exhibit, or the task of a work sample with its materials.
type Sheet struct {
	Number  int    // of the question in its session, from 1
	Task    string // "" for an exhibit
	Aids    string // what everybody may use for the task
	Exhibit string // line by line as it is; the materials of a task
}

// Of returns the handout of a session by its index; it has no sheets where no question of the session has anything to
// hand over.
func Of(k *kit.Kit, session int) *Handout {
	h := &Handout{Role: k.Loop.Title, Session: k.Loop.Sessions[session].Title, Kit: k.ID, Date: k.Loop.Date}
	for i, a := range k.Sessions[session].Asked {
		q := k.Question(a.ID)
		switch {
		case q == nil:
		case q.WorkSample != nil:
			w := q.WorkSample
			h.Sheets = append(h.Sheets, Sheet{Number: i + 1, Task: w.Brief, Aids: w.Aids, Exhibit: string(w.Materials)})
		case q.Exhibit != "":
			h.Sheets = append(h.Sheets, Sheet{Number: i + 1, Exhibit: string(q.Exhibit)})
		}
	}

	return h
}

// Options say how a handout looks.
type Options struct {
	Text  *Text
	Theme *page.Theme
	Paper page.Paper // "": the theme's
}

// Size of an exhibit's letters in points, and the height of a line in sizes: 64 letters fill the width of a page.
const (
	large   = 12.0
	small   = 9.0 // of the materials of a work sample, which may be long
	leading = 1.32
)

// PDF writes a handout as PDF, an exhibit a page. The same handout gives the same bytes. The warnings are those of
// [page.Doc.Write]. Nothing is written if there is an error.
func PDF(w io.Writer, h *Handout, o Options) (warnings []page.Warning, err error) {
	defer func() {
		if r := recover(); r != nil {
			warnings, err = nil, fmt.Errorf("kit %s: handout of %s could not be made: %v", h.Kit, h.Session, r)
		}
	}()
	if o.Text == nil || o.Theme == nil {
		return nil, fmt.Errorf("kit %s: handout has no wording or no theme", h.Kit)
	}

	date, err := time.Parse(time.DateOnly, h.Date)
	if err != nil {
		date = time.Time{} // page has its own
	}
	d := page.New(o.Theme, page.Meta{
		Title: o.Text.Title + ": " + h.Session, Author: o.Theme.Organisation, Keywords: h.Kit, Lang: o.Text.Lang,
		Paper: o.Paper, Date: date, FootLeft: h.Kit, PageOf: o.Text.PageOf,
	})

	muted := page.Style{Size: 10, Color: o.Theme.Colors.Muted}
	for i, s := range h.Sheets {
		if i > 0 {
			d.Add(page.NewPage{})
		}
		d.Add(page.Fit(sheet(d, h, s, o, muted))) // a few lines must not stand alone on a second page
	}
	if len(h.Sheets) == 0 {
		d.Add(page.Para{Text: page.T(h.Role + " · " + h.Session), Style: muted}, page.Gap(8), page.P(o.Text.None))
	}
	return d.Write(w)
}

// sheet sets one exhibit, or the task of a work sample with its materials.
func sheet(d *page.Doc, h *Handout, s Sheet, o Options, muted page.Style) []page.Block {
	title, size := kit.Fill(o.Text.Exhibit, "n", strconv.Itoa(s.Number)), large
	if s.Task != "" {
		title, size = kit.Fill(o.Text.Task, "n", strconv.Itoa(s.Number)), small
	}

	blocks := []page.Block{
		page.Mark{ID: "exhibit-" + strconv.Itoa(s.Number), Outline: title, Kind: "part"},
		page.Para{Text: page.T(h.Role + " · " + h.Session), Style: muted},
		d.H1(title),
		page.Para{Text: page.T(o.Text.Note), Style: muted},
		page.Gap(12),
	}
	if s.Task != "" {
		aids := page.Text{{Text: o.Text.Aids + " ", Bold: true}, {Text: s.Aids}}
		blocks = append(blocks,
			page.Para{Text: page.T(s.Task), Style: page.Style{Size: 12, Leading: 1.4}}, page.Gap(8),
			page.Para{Text: aids, Style: page.Style{Size: 11, Leading: 1.4}}, page.Gap(12))
	}
	return append(blocks, lines(s.Exhibit, size)...)
}

// lines sets an exhibit line by line as it is.
func lines(exhibit string, size float64) []page.Block {
	var out []page.Block
	for line := range strings.Lines(exhibit) {
		out = append(out, page.Para{
			Text: page.Verbatim(strings.TrimRight(line, "\n")), Style: page.Style{Size: size, Leading: leading},
		})
	}
	return out
}
