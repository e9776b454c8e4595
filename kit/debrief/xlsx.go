package debrief

import (
	"io"
	"strconv"

	"panelkit/kit/sheet"
)

// XLSX writes a report as a workbook, in the order of the meeting: recommendations, must settle and spread on the first
// sheet, then competencies, every rating, and the decision. Cells for what the panel agrees on can be written to; paper
// is "letter", or else A4. The same report gives the same bytes.
func XLSX(w io.Writer, r *Report, v Voice, paper string) error {
	b := &bookDebrief{book: v.newBook(v.title(r), paper), r: r}
	if r.Blind {
		b.front()
		return b.Write(w)
	}

	a := v.agenda(r)
	t := b.front()
	b.points(t, "1  ", v.Text.Settle, a.settle)
	b.points(t, "2  ", v.Text.Spread.part(), a.spread)
	b.notes(t, a.notes)
	b.competencies()
	b.every(a.every)
	b.decision()
	return b.Write(w)
}

// bookDebrief is a debrief being written as a workbook.
type bookDebrief struct {
	*book
	r *Report
}

// The columns of the first sheet.
const (
	colQuestion = 1 + iota
	colWho
	colRating
	colCounts
	colEvidence
	colHeard
	colConsensus
	colBecause
)

// front begins the first sheet with who, when, and what interviewers recommend.
func (b *bookDebrief) front() *tab {
	t := b.tab(b.Text.Sheets.Agenda, sheet.Page{Protected: true, Widths: []float64{44, 20, 8, 9, 60, 24, 13, 36}})
	t.put(1, bigTitle(), b.title(b.r))
	t.next(1)
	for _, text := range []string{b.about(b.r), b.standing(b.r), b.Text.NoVerdict} {
		t.put(1, aside(), text)
		t.next(1)
	}

	rt := &b.Text.Recommendations
	t.next(1)
	if b.r.Blind {
		t.put(colQuestion, header(), rt.Interviewer, b.Text.Status.Scorecard)
	} else {
		t.put(1, partTitle(), rt.Title)
		t.put(colEvidence, wrapped(), rt.About)
		t.next(1)
		t.put(colQuestion, header(), rt.Interviewer, rt.Recommendation, rt.Rated, "", rt.Reasons)
	}
	t.next(1)
	for _, s := range b.r.Status.Seats {
		b.recommendation(t, s)
		t.next(1)
	}
	return t
}

func (b *bookDebrief) recommendation(t *tab, s SeatStatus) {
	t.put(colQuestion, body(), withSession(s.Interviewer, s.Session))
	what, rated, reasons := b.state(s), "", ""
	for _, p := range b.r.Interviewers {
		if p.Seat != s.Seat {
			continue
		}
		what, rated, reasons = b.recommended(p), b.ratedOf(p), p.Justification
		if !p.Attested {
			what += ", " + b.Text.Recommendations.NotAttested
		}
	}

	t.put(colWho, strong(), what)
	if b.r.Blind {
		return
	}

	t.put(colRating, centered(body()), rated, "")
	t.put(colEvidence, body(), reasons)
}

func (b *bookDebrief) points(t *tab, number string, text PartText, points []discussed) {
	t.next(1)
	t.put(colQuestion, partTitle(), number+text.Title)
	if len(points) == 0 {
		t.put(colEvidence, wrapped(), text.Nothing)
		t.next(1)
		return
	}

	t.put(colEvidence, wrapped(), text.About)
	t.next(1)
	e, p := &b.Text.Every, &b.Text.Point
	t.put(1, header(), e.Question, e.Interviewer, e.Rating, e.Counts, e.Evidence, e.Heard, p.Consensus, p.Because)
	t.next(1)
	for _, d := range points {
		b.point(t, d)
	}
}

// point writes a question with a row for each interviewer, then its criteria with who heard them.
func (b *bookDebrief) point(t *tab, d discussed) {
	p := &b.Text.Point
	t.Set(colQuestion, t.row, sheet.Rich(sheet.Run{Text: clip(d.question.Text, sheet.MaxText), Bold: true}), body())
	t.put(colConsensus, centered(input()), "")
	t.put(colBecause, input(), "")
	for i, s := range d.sides {
		if i == 1 {
			b.labels(t, d)
		}
		b.side(t, s)
		t.next(1)
	}
	if len(d.sides) < 2 {
		b.labels(t, d)
		t.next(1)
	}

	if len(d.criteria) > 0 {
		t.put(colEvidence, header(), p.Criteria, p.HeardBy)
		t.next(1)
	}
	for _, c := range d.criteria {
		text := strconv.Itoa(c.number) + "  " + c.text
		if c.essential {
			text += " (" + p.Essential + ")"
		}
		t.Set(colEvidence, t.row, sheet.Marked(text), body())
		t.put(colHeard, body(), c.heardBy)
		t.next(1)
	}
	t.next(1)
}

// labels says under a question why it is here and where it was asked.
func (b *bookDebrief) labels(t *tab, d discussed) {
	text := d.where + " · " + d.competencies + " · " + d.question.ID
	for i := len(d.labels) - 1; i >= 0; i-- {
		text = d.labels[i] + " · " + text
	}
	t.put(colQuestion, wrapped(), text)
}

func (b *bookDebrief) side(t *tab, s side) {
	name, evidence := s.name, s.quote
	if s.first {
		name += ", " + b.Text.Point.First
	}
	if evidence == "" {
		evidence = b.Text.Point.NoEvidence
	}
	t.put(colWho, strong(), name)
	b.rating(t, colRating, s.item)

	st := body()
	if s.red != "" {
		evidence = s.red + " " + s.capped + "\n" + evidence
		st.Color = alertColor
	}
	t.put(colEvidence, st, evidence)
	t.put(colHeard, body(), b.heard(s.item, len(s.question.Criteria)))
}

// rating fills two cells, with the rating as given and as it counts.
func (b *bookDebrief) rating(t *tab, col int, it Item) {
	st := centered(strong())
	if it.Value == 0 {
		t.put(col, st, b.short(it), "")
		return
	}
	t.Set(col, t.row, sheet.Int(it.Value), st)
	t.Set(col+1, t.row, sheet.Int(it.Counts), centered(body()))
}

func (b *bookDebrief) notes(t *tab, notes []string) {
	t.next(1)
	t.put(colEvidence, wrapped(), b.closeness(b.r.Agreement))
	t.next(1)
	for i, n := range notes {
		if i == 0 {
			t.put(colQuestion, strong(), b.Text.Notes.Title)
		}
		t.put(colEvidence, body(), n)
		t.next(1)
	}
}

func (b *bookDebrief) competencies() {
	c := &b.Text.Competencies
	seats := b.columns(b.r)
	widths := []float64{36}
	for range seats {
		widths = append(widths, 13)
	}
	widths = append(widths, 9, 9, 9, 11, 44)
	t := b.tab(b.Text.Sheets.Competencies, sheet.Page{
		Protected: true, Freeze: 4, Left: 1, Titles: [2]int{4, 4}, Widths: widths,
	})
	t.put(1, partTitle(), "3  "+c.Title)
	t.next(1)
	t.put(1, aside(), c.About)
	t.next(2)

	t.put(1, header(), c.Competency)
	for i, s := range seats {
		t.put(2+i, centered(header()), columnName(s, seats))
	}
	after := 2 + len(seats)
	t.put(after, centered(header()), c.Panel, c.Median, c.Range, c.Consensus, c.Justification)
	t.next(1)

	for _, one := range b.r.Competencies {
		t.put(1, middle(strong()), one.Name)
		for i, s := range seats {
			b.mean(t, 2+i, one.of(s.Seat), b.r.Scale, one.framed(s.Seat))
		}
		for i, x := range []*float64{one.Mean, one.Median} {
			b.mean(t, after+i, x, b.r.Scale, false)
		}
		st := middle(centered(body()))
		st.Format, st.Bold = "0.0", one.Flagged
		t.Set(after+2, t.row, b.number(one.Range), st)
		t.put(after+3, middle(centered(input())), "")
		t.put(after+4, input(), "")
		t.Height(t.row, 26)
		t.next(1)
	}
}

func (b *bookDebrief) every(sessions []sessionView) {
	e := &b.Text.Every
	t := b.tab(b.Text.Sheets.Ratings, sheet.Page{
		Protected: true, Freeze: 4, Titles: [2]int{4, 4}, Widths: []float64{6, 54, 10, 20, 8, 9, 64, 22},
	})
	t.put(1, partTitle(), "4  "+e.Title)
	t.next(1)
	t.put(1, aside(), b.aboutEvery(b.r))
	t.next(2)
	t.put(1, header(), "", e.Question, "", e.Interviewer, e.Rating, e.Counts, e.Evidence, e.Heard)
	t.next(1)

	for n, s := range sessions {
		t.put(1, partTitle(), strconv.Itoa(n+1)+"  "+s.title)
		t.next(1)
		for _, row := range s.rows {
			b.row(t, row)
		}
	}
	b.agreement(t)
}

// row writes a question with a row for each interviewer.
func (b *bookDebrief) row(t *tab, row rowView) {
	t.Set(1, t.row, sheet.Int(row.question.Number), centered(body()))
	t.put(2, body(), row.question.Text, row.question.ID)
	for i, s := range row.sides {
		if i > 0 {
			t.put(1, body(), "", "", "")
		}
		evidence := s.quote
		switch {
		case row.see != "":
			evidence = row.see
		case evidence == "" && s.item.Value > 0:
			evidence = b.Text.Point.NoEvidence
		}
		t.put(4, body(), s.name)
		b.rating(t, 5, s.item)
		t.put(7, body(), evidence, b.heard(s.item, len(row.question.Criteria)))
		t.next(1)
	}

	if len(row.sides) == 0 {
		t.next(1)
	}
}

func (b *bookDebrief) agreement(t *tab) {
	a := &b.Text.Agreement
	stats, tooFew := b.statistics(b.r)
	t.next(1)
	t.put(1, partTitle(), a.Title)
	t.next(1)
	if len(stats) > 0 {
		t.put(2, header(), a.Statistic, a.Value, a.Interval, a.Items, a.Raters, a.Caution)
		t.next(1)
	}

	for _, s := range stats {
		st := centered(body())
		st.Format = "0.00"
		t.put(2, body(), s.name)
		t.Set(3, t.row, b.number(s.stat.Value), st)
		t.put(4, centered(body()), b.interval(s.stat))
		t.Set(5, t.row, sheet.Int(s.stat.Items), centered(body()))
		t.Set(6, t.row, sheet.Int(s.stat.Raters), centered(body()))
		t.put(7, body(), b.cautions(s.stat))
		t.next(1)
	}

	if len(stats) > 0 {
		t.put(2, wrapped(), a.Why)
		t.next(1)
	}

	if tooFew != "" {
		t.put(2, wrapped(), tooFew)
	}
}

func (b *bookDebrief) decision() {
	d := &b.Text.Decision
	t := b.tab(b.Text.Sheets.Decision, sheet.Page{Protected: true, Portrait: true, Widths: []float64{28, 80}})
	t.put(1, partTitle(), "5  "+d.Title)
	t.next(1)
	t.put(1, aside(), d.About)
	t.next(2)

	const firstInput = 4
	for i, label := range []string{d.Decision, d.Reasons, d.Dissent, d.FollowUp, d.Members} {
		t.put(1, header(), label)
		t.put(2, input(), "")
		t.AtLeast(t.row, []float64{26, 130, 70, 70, 50}[i])
		t.Grow(t.row)
		t.next(1)
	}
	t.next(1)
	first := t.row
	for _, choice := range d.Choices {
		t.put(2, aside(), choice)
		t.next(1)
	}
	choices := sheet.In(t.Name(), sheet.AbsRange(2, first, 2, t.row-1))
	t.List(sheet.Ref(2, firstInput), choices, sheet.Note{}, sheet.Note{})
}
