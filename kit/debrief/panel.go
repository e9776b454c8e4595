package debrief

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"panelkit/kit"
	"panelkit/kit/sheet"
)

// PanelOptions say how the panel workbook is written. Text and Words are needed.
type PanelOptions struct {
	Text  *PanelText
	Words *kit.Words
	Paper string // "a4", which is also the default, or "letter"
}

// panel is the workbook of the consensus meeting being written.
type panel struct {
	PanelOptions
	kit     *kit.Kit
	seats   []kit.Seat
	cards   []*kit.Scorecard // one for each seat; nil: not in
	ratings [][]kit.Rating   // one list for each seat, in the order of asking
	rows    [][]int          // on the sheet of ratings, by session and question
	book    *sheet.Book
	filled  bool
}

// WritePanel writes the workbook of the consensus meeting: every interviewer's ratings side by side, their median,
// mean, range and average deviation, a flag where they lie apart, and room for the consensus, its justification and
// dissent. Without cards it is a blank form into which ratings can be typed; with cards the ratings are locked. A
// card belongs to the seat that it names; of several for one seat none is used. The same inputs give the same bytes.
func WritePanel(w io.Writer, k *kit.Kit, cards []kit.Scorecard, o PanelOptions) error {
	p := &panel{PanelOptions: o, kit: k, seats: k.Seats(), filled: len(cards) > 0}
	for _, seat := range p.seats {
		var own []*kit.Scorecard
		for i := range cards {
			if cards[i].Seat == seat.ID {
				own = append(own, &cards[i])
			}
		}
		var one *kit.Scorecard
		if len(own) == 1 {
			one = own[0]
		}
		p.cards = append(p.cards, one)
		p.ratings = append(p.ratings, one.InOrder(k.Sessions[seat.Session].Asked))
	}

	p.layout()
	p.book = sheet.New(sheet.Props{
		Title: kit.Fill(o.Text.Title, "title", k.Loop.Title), Subject: k.Loop.Title, Created: sheet.Dated(k.Loop.Date),
		Custom: [][2]string{{"panelkit kit", k.ID}, {"panelkit bank digest", k.BankDigest}},
	})

	p.consensus()
	p.ratingSheet()
	if p.filled {
		p.evidence()
	}
	p.lists()
	return p.book.Write(w)
}

func (p *panel) page(o sheet.Page) sheet.Page {
	o.Letter = p.Paper == "letter"
	o.Protected = true
	o.Footer = kit.Fill(p.Text.Footer, "title", p.kit.Loop.Title, "session", p.Text.Sheets.Panel, "kit", p.kit.ID)
	return o
}

// seatName returns the interviewer of a seat as the panel knows them.
func (p *panel) seatName(i int) string {
	switch s := p.seats[i]; {
	case p.cards[i] != nil && p.cards[i].Interviewer != "":
		return p.cards[i].Interviewer
	case s.Name != "":
		return s.Name
	default:
		return kit.Fill(p.Text.Unnamed, "session", p.kit.Loop.Sessions[s.Session].Title)
	}
}

func (p *panel) candidate() string { return cmp.Or(p.kit.Loop.Candidate, p.Text.NoCandidate) }

// Where things stand on the sheet of ratings.
const (
	ratingsHead  = 4
	ratingsFirst = 5
	ratingsSeat0 = 5 // column of the first seat
)

// layout gives each question of each session its row on the sheet of ratings, with a row before each session for its
// title.
func (p *panel) layout() {
	row := ratingsFirst
	for _, s := range p.kit.Sessions {
		row++
		own := make([]int, len(s.Asked))
		for i := range own {
			own[i] = row
			row++
		}
		p.rows = append(p.rows, own)
	}
}

// ratingSheet writes the sheet with every rating.
func (p *panel) ratingSheet() {
	t := p.Text
	widths := []float64{5, 10, 60, 10}
	for range p.seats {
		widths = append(widths, 16)
	}

	s := p.book.Sheet(t.Sheets.Ratings, p.page(sheet.Page{
		Freeze: ratingsHead, Left: 2, Titles: [2]int{ratingsHead, ratingsHead}, Widths: widths,
	}))
	s.Set(1, 1, sheet.Text(t.RatingsTitle), sheet.TitleStyle())
	s.Set(1, 2, sheet.Text(t.RatingsAbout), sheet.AsideStyle())

	head := sheet.HeadStyle().Centered()
	s.SetRow(1, ratingsHead, head, sheet.Text(t.Number), sheet.Text(t.ID), sheet.Text(t.Question), sheet.Text(t.Weight))
	for i := range p.seats {
		s.Set(ratingsSeat0+i, ratingsHead, sheet.Text(p.seatName(i)), head)
	}

	for n := range p.kit.Sessions {
		p.sessionRatings(s, n)
	}
	cells := sheet.Range(ratingsSeat0, ratingsFirst, ratingsSeat0+len(p.seats)-1, p.lastRating())
	s.ShadeRatings(cells, sheet.Ref(ratingsSeat0, ratingsFirst), p.kit.Loop.Scale)
}

func (p *panel) lastRating() int {
	last := p.rows[len(p.rows)-1]
	return last[len(last)-1]
}

func (p *panel) sessionRatings(s *sheet.Sheet, n int) {
	st, title := sheet.PlainStyle(), sheet.PlainStyle().Bolded().On(sheet.Band)
	top := p.rows[n][0] - 1
	for col := 1; col < ratingsSeat0+len(p.seats); col++ {
		s.Set(col, top, sheet.TextIf(col == 3, p.kit.Loop.Sessions[n].Title), title)
	}

	for i, a := range p.kit.Sessions[n].Asked {
		row := p.rows[n][i]
		s.Set(1, row, sheet.Int(i+1), st.Centered())
		s.Set(2, row, sheet.Text(a.ID), st)
		s.Set(3, row, sheet.Text(p.kit.Question(a.ID).Text), st)
		s.Set(4, row, sheet.Number(a.Weight()), st.Centered().Formatted("0.0"))

		for j, seat := range p.seats {
			cell, value := sheet.PlainStyle().Bolded().Centered(), sheet.Value{}
			switch {
			case seat.Session != n:
				cell = cell.On(sheet.Gray)
			case p.filled:
				value = sheet.Typed(p.ratings[j][i].Mark(p.Words.NotAssessedMark))
			default:
				cell = sheet.InputStyle().Middled().Bolded().Centered()
			}
			s.Set(ratingsSeat0+j, row, value, cell)
		}
	}

	for j, seat := range p.seats {
		if seat.Session == n && !p.filled {
			col, rows := ratingsSeat0+j, p.rows[n]
			cells := sheet.Range(col, rows[0], col, rows[len(rows)-1])
			s.List(cells, p.listCells(1, p.kit.Loop.Scale+1), p.Text.Notes.Rating, p.Text.Notes.Refused)
		}
	}
}

// evidence writes the sheet with the evidence as the interviewers wrote it.
func (p *panel) evidence() {
	t := p.Text
	s := p.book.Sheet(t.Sheets.Evidence, p.page(sheet.Page{
		Freeze: 3, Titles: [2]int{3, 3}, Widths: []float64{10, 40, 20, 9, 12, 70, 9},
	}))
	s.Set(1, 1, sheet.Text(t.EvidenceTitle), sheet.TitleStyle())
	for i, head := range []string{t.ID, t.Question, t.Seat, t.Rating, t.Heard, t.Evidence, t.RedFlag} {
		s.Set(i+1, 3, sheet.Text(head), sheet.HeadStyle().Centered())
	}

	row := 4
	for n, session := range p.kit.Sessions {
		for i := range session.Asked {
			for j, seat := range p.seats {
				if seat.Session == n && p.cards[j] != nil {
					p.evidenceRow(s, row, i, j)
					row++
				}
			}
		}
	}
	none := sheet.Ref(6, 4) + "=" + sheet.Quote(t.NoEvidence)
	s.When(sheet.Range(6, 4, 6, max(row-1, 4)), none, sheet.Alarm())
}

// evidenceRow writes what one seat noted for one question of its session.
func (p *panel) evidenceRow(s *sheet.Sheet, row, question, seat int) {
	r, st := p.ratings[seat][question], sheet.PlainStyle()
	evidence := r.Evidence
	if r.State() == kit.Unsupported {
		evidence = p.Text.NoEvidence
	}

	s.SetRow(1, row, st, sheet.Text(r.Question), sheet.Text(p.kit.Question(r.Question).Text),
		sheet.Text(p.seatName(seat)))
	s.Set(4, row, sheet.Typed(r.Mark(p.Words.NotAssessedMark)), st.Bolded().Centered())
	s.Set(5, row, sheet.Text(r.Heard), st.Centered())
	s.Set(6, row, sheet.Text(evidence), st)
	s.Set(7, row, sheet.TextIf(r.RedFlag, p.Text.Yes), st.Centered())
}

// lists writes the hidden sheet that drop-downs take their values from.
func (p *panel) lists() {
	s := p.book.Sheet(p.Text.Sheets.Lists, p.page(sheet.Page{Hidden: true}))
	st := sheet.Style{}
	s.Set(1, 1, sheet.Text("panelkit panel "+p.kit.ID), st)

	for v := 1; v <= p.kit.Loop.Scale; v++ {
		s.Set(1, v+1, sheet.Int(v), st)
	}
	s.Set(1, p.kit.Loop.Scale+2, sheet.Text(p.Words.NotAssessedMark), st)

	for i, r := range p.Words.Recommendations {
		s.Set(2, i+2, sheet.Text(r), st)
	}
	s.Set(3, 2, sheet.Text(p.Text.Yes), st)
}

func (p *panel) listCells(col, n int) string {
	return sheet.In(p.Text.Sheets.Lists, sheet.AbsRange(col, 2, col, n+1))
}

// cellsOf returns the cells with one seat's ratings of one competency, and which questions those are.
func (p *panel) cellsOf(seat int, competency string) (string, []int) {
	session := p.seats[seat].Session
	of := p.kit.AskedFor(session, competency)

	refs := make([]string, len(of))
	for i, q := range of {
		refs[i] = sheet.In(p.Text.Sheets.Ratings, sheet.Ref(ratingsSeat0+seat, p.rows[session][q]))
	}
	return strings.Join(refs, ","), of
}

// planned reports whether any session asks for a competency.
func (p *panel) planned(competency string) bool {
	return slices.ContainsFunc(p.seats, func(s kit.Seat) bool { return len(p.kit.AskedFor(s.Session, competency)) > 0 })
}
