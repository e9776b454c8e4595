package scorecard

import (
	"io"
	"slices"
	"strings"

	"panelkit/kit"
	"panelkit/kit/sheet"
)

// panel is the workbook of the consensus meeting being written.
type panel struct {
	Options
	kit     *kit.Kit
	seats   []kit.Seat
	cards   []*kit.Scorecard // one for each seat; nil: not in
	tallies []*tally         // one for each seat
	rows    [][]int          // on the sheet of ratings, by session and question
	book    *sheet.Book
	filled  bool
}

// WritePanel writes the workbook of the consensus meeting: every interviewer's ratings side by side,
// their median, mean, range and average deviation, a flag where they lie apart, and room for the
// consensus, its justification and dissent. Without cards it is a blank form into which ratings can
// be typed; with cards the ratings are locked. A card belongs to the seat that it names; of several
// for one seat none is used. Options.Filled is not used.
func WritePanel(w io.Writer, k *kit.Kit, cards []kit.Scorecard, o Options) error {
	p := &panel{Options: o, kit: k, seats: k.Seats(), filled: len(cards) > 0}
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
		p.tallies = append(p.tallies, newTally(k, seat.Session, one))
	}
	p.layout()
	p.book = sheet.New(sheet.Props{
		Title: kit.Fill(o.Text.Panel.Title, "title", k.Loop.Title), Subject: k.Loop.Title, Created: created(k),
		Custom: [][2]string{{customKit, k.ID}, {customDigest, k.BankDigest}},
	})
	p.consensus()
	p.ratings()
	if p.filled {
		p.evidence()
	}
	p.panelLists()
	return p.book.Write(w)
}

func (p *panel) page(o sheet.Page) sheet.Page {
	o.Letter = p.Paper == "letter"
	o.Protected = true
	o.Footer = kit.Fill(p.Text.Footer, "title", p.kit.Loop.Title, "session", p.Text.Sheets.Panel, "kit", p.kit.ID)
	return o
}

// seatName gives the interviewer of a seat as the panel knows them.
func (p *panel) seatName(i int) string {
	switch s := p.seats[i]; {
	case p.cards[i] != nil && p.cards[i].Interviewer != "":
		return p.cards[i].Interviewer
	case s.Name != "":
		return s.Name
	default:
		return kit.Fill(p.Text.Panel.Unnamed, "session", p.kit.Loop.Sessions[s.Session].Title)
	}
}

func (p *panel) candidate() string {
	if p.kit.Loop.Candidate == "" {
		return p.Text.Scorecard.NoCandidate
	}
	return p.kit.Loop.Candidate
}

// Where things stand on the sheet of ratings.
const (
	ratingsHead  = 4
	ratingsFirst = 5
	ratingsSeat0 = 5 // column of the first seat
)

// layout gives each question of each session its row on the sheet of ratings, with a row before
// each session for its title.
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

// ratings writes the sheet with every rating.
func (p *panel) ratings() {
	t := &p.Text.Panel
	widths := []float64{5, 10, 60, 10}
	for range p.seats {
		widths = append(widths, 16)
	}
	s := p.book.Sheet(p.Text.Sheets.Ratings, p.page(sheet.Page{Freeze: ratingsHead, Left: 2, Titles: [2]int{ratingsHead, ratingsHead}, Widths: widths}))
	s.Set(1, 1, sheet.Text(t.RatingsTitle), titleStyle())
	s.Set(1, 2, sheet.Text(t.RatingsAbout), sheet.Style{Italic: true, Color: faint, Middle: true})
	f := &p.Text.Scorecard
	s.SetRow(1, ratingsHead, centered(headStyle()), sheet.Text(f.Number), sheet.Text(f.ID), sheet.Text(f.Question), sheet.Text(f.Weight))
	for i := range p.seats {
		s.Set(ratingsSeat0+i, ratingsHead, sheet.Text(p.seatName(i)), centered(headStyle()))
	}
	for n := range p.kit.Sessions {
		p.sessionRatings(s, n)
	}
	last := p.lastRating()
	shadeRatings(s, sheet.Range(ratingsSeat0, ratingsFirst, ratingsSeat0+len(p.seats)-1, last), sheet.Ref(ratingsSeat0, ratingsFirst), p.kit.Loop.Scale)
}

func (p *panel) lastRating() int {
	last := p.rows[len(p.rows)-1]
	return last[len(last)-1]
}

func (p *panel) sessionRatings(s *sheet.Sheet, n int) {
	st, title := plainStyle(), filled(bold(plainStyle()), band)
	top := p.rows[n][0] - 1
	for col := 1; col < ratingsSeat0+len(p.seats); col++ {
		value := sheet.Value{}
		if col == 3 {
			value = sheet.Text(p.kit.Loop.Sessions[n].Title)
		}
		s.Set(col, top, value, title)
	}
	for i, a := range p.kit.Sessions[n].Asked {
		row := p.rows[n][i]
		s.Set(1, row, sheet.Int(i+1), centered(st))
		s.Set(2, row, sheet.Text(a.ID), st)
		s.Set(3, row, sheet.Text(p.kit.Question(a.ID).Text), st)
		s.Set(4, row, sheet.Number(a.Weight()), formatted(centered(st), "0.0"))
		for j, seat := range p.seats {
			cell := centered(bold(plainStyle()))
			value := sheet.Value{}
			switch {
			case seat.Session != n:
				cell.Fill = grayBg
			case p.filled:
				value = rating(p.tallies[j].ratings[i], p.Words.NotAssessedMark)
			default:
				cell = centered(bold(middle(inputStyle())))
			}
			s.Set(ratingsSeat0+j, row, value, cell)
		}
	}
	for j, seat := range p.seats {
		if seat.Session == n && !p.filled {
			col, rows := ratingsSeat0+j, p.rows[n]
			s.List(sheet.Range(col, rows[0], col, rows[len(rows)-1]), p.listCells(1, p.kit.Loop.Scale+1), p.Text.Notes.Rating.sheet(), p.Text.Notes.Refused.sheet())
		}
	}
}

// evidence writes the sheet with the evidence as the interviewers wrote it.
func (p *panel) evidence() {
	f := &p.Text.Scorecard
	s := p.book.Sheet(p.Text.Sheets.Evidence, p.page(sheet.Page{Freeze: 3, Titles: [2]int{3, 3}, Widths: []float64{10, 40, 20, 9, 12, 70, 9}}))
	s.Set(1, 1, sheet.Text(p.Text.Panel.EvidenceTitle), titleStyle())
	s.SetRow(1, 3, centered(headStyle()), sheet.Text(f.ID), sheet.Text(f.Question), sheet.Text(p.Text.Panel.Seat), sheet.Text(f.Rating), sheet.Text(f.Heard), sheet.Text(f.Evidence), sheet.Text(f.RedFlag))
	row, st := 4, plainStyle()
	for n, session := range p.kit.Sessions {
		for i, a := range session.Asked {
			for j, seat := range p.seats {
				if seat.Session != n || p.cards[j] == nil {
					continue
				}
				r := p.tallies[j].ratings[i]
				s.SetRow(1, row, st, sheet.Text(a.ID), sheet.Text(p.kit.Question(a.ID).Text), sheet.Text(p.seatName(j)))
				s.Set(4, row, rating(r, p.Words.NotAssessedMark), centered(bold(st)))
				s.Set(5, row, sheet.Text(r.Heard), centered(st))
				evidence := r.Evidence
				if stateOf(r) == noEvidence {
					evidence = p.Text.Checks.NoEvidence
				}
				s.Set(6, row, sheet.Text(evidence), st)
				s.Set(7, row, yes(r.RedFlag, p.Text.Yes), centered(st))
				row++
			}
		}
	}
	s.When(sheet.Range(6, 4, 6, max(row-1, 4)), sheet.Ref(6, 4)+"="+sheet.Quote(p.Text.Checks.NoEvidence), alarm())
}

// panelLists writes the hidden sheet that drop-downs take their values from.
func (p *panel) panelLists() {
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

// cellsOf gives the cells with one seat's ratings of one competency, and which questions those are.
func (p *panel) cellsOf(seat int, competency string) (string, []int) {
	session := p.seats[seat].Session
	of := lists(p.kit, session, competency)
	refs := make([]string, len(of))
	for i, q := range of {
		refs[i] = sheet.In(p.Text.Sheets.Ratings, sheet.Ref(ratingsSeat0+seat, p.rows[session][q]))
	}
	return strings.Join(refs, ","), of
}

// planned tells whether any session asks for a competency.
func (p *panel) planned(competency string) bool {
	return slices.ContainsFunc(p.seats, func(s kit.Seat) bool { return len(lists(p.kit, s.Session, competency)) > 0 })
}
