// Package scorecard writes the workbooks that interviewers fill in, and reads filled ones back.
//
// A workbook that comes back is taken for hostile: it is read within bounds, only its inputs are believed, and
// everything else comes from the kit.
package scorecard

import (
	"cmp"
	"fmt"
	"io"
	"strconv"

	"panelkit/kit"
	"panelkit/kit/sheet"
)

// Options say how workbooks are written. Text and Words are needed.
type Options struct {
	Text   *Text
	Words  *kit.Words
	Paper  string         // "a4", which is also the default, or "letter"
	Key    []byte         // of the stamp; empty: no stamp
	Filled *kit.Scorecard // what Write fills in; nil: a blank form
}

// card is one scorecard being written.
type card struct {
	Options
	kit     *kit.Kit
	seat    kit.Seat
	session *kit.Session
	asked   []kit.Asked
	ratings []kit.Rating // in the order of asking, as they count
	book    *sheet.Book
}

// Write writes the scorecard of one seat: the sheets with inputs, rubric and summary, and a hidden one with lists, ids
// and the words of the form. The same inputs give the same bytes. It may be called for several seats at the same time.
func Write(w io.Writer, k *kit.Kit, seat kit.Seat, o Options) error {
	if seat.Session < 0 || seat.Session >= len(k.Sessions) {
		return fmt.Errorf("seat %q is of session %d, the kit has %d", seat.ID, seat.Session+1, len(k.Sessions))
	}
	c := &card{
		Options: o, kit: k, seat: seat,
		session: &k.Loop.Sessions[seat.Session], asked: k.Sessions[seat.Session].Asked,
	}
	c.ratings = o.Filled.InOrder(c.asked)
	c.book = sheet.New(sheet.Props{
		Title: kit.Fill(o.Text.Scorecard.Title, "session", c.session.Title), Subject: k.Loop.Title,
		Created: sheet.Dated(k.Loop.Date),
		Custom:  [][2]string{{customKit, k.ID}, {customSeat, seat.ID}, {customDigest, k.BankDigest}},
	})

	c.form()
	c.rubric()
	c.summary()
	c.lists()
	return c.book.Write(w)
}

func (c *card) page(p sheet.Page) sheet.Page {
	p.Letter = c.Paper == "letter"
	p.Protected = true
	p.Footer = kit.Fill(c.Text.Footer, "title", c.kit.Loop.Title, "session", c.session.Title, "kit", c.kit.ID)
	return p
}

func (c *card) candidate() string { return cmp.Or(c.kit.Loop.Candidate, c.Text.Scorecard.NoCandidate) }

// about returns the line under the title of form and summary.
func (c *card) about() string {
	return kit.Fill(c.Text.Scorecard.About, "title", c.kit.Loop.Title, "minutes", itoa(c.session.Minutes),
		"candidate", c.candidate(), "kit", c.kit.ID)
}

// Marks by which a sheet is known again, whatever it is called and wherever it stands.
const (
	codeForm    = "scorecard"
	codeRubric  = "rubric"
	codeSummary = "summary"
	codeLists   = "lists"
	codePanel   = "panel" // of the panel workbook, which is no scorecard
)

// Names of document properties, the second place that carries the ids.
const (
	customKit    = "panelkit kit"
	customSeat   = "panelkit seat"
	customDigest = "panelkit bank digest"
)

// code returns the text that marks a sheet: what it is, and of which kit and seat.
func (c *card) code(what string) sheet.Value {
	return sheet.Text("panelkit " + what + " " + c.kit.ID + " " + c.seat.ID)
}

func itoa(n int) string { return strconv.Itoa(n) }
