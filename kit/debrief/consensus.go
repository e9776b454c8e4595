package debrief

import (
	"strconv"

	"panelkit/kit"
	"panelkit/kit/sheet"
	"panelkit/kit/stats"
)

// Where things stand on the first sheet of the panel workbook.
const (
	panelHead  = 7
	panelFirst = 8
	panelSeat0 = 2 // column of the first seat
)

// Columns of the first sheet after those of the seats.
const (
	offMedian = iota
	offMean
	offRange
	offDeviation
	offFlag
	offConsensus
	offJustification
	offDissent
	offCount
)

func (p *panel) after(offset int) int { return panelSeat0 + len(p.seats) + offset }

// consensus writes the sheet that the meeting fills in.
func (p *panel) consensus() {
	t := p.Text
	widths := []float64{32}
	for range p.seats {
		widths = append(widths, 13)
	}
	s := p.book.Sheet(t.Sheets.Panel, p.page(sheet.Page{
		Freeze: panelHead, Left: 1, Titles: [2]int{panelHead, panelHead},
		Widths: append(widths, 9, 9, 9, 11, 12, 12, 34, 28),
	}))

	limit := strconv.FormatFloat(float64(p.kit.Loop.Scale)/6, 'f', 2, 64)
	s.Set(1, 1, sheet.Text(kit.Fill(t.Title, "title", p.kit.Loop.Title)), sheet.TitleStyle())
	s.Set(1, 2, sheet.Text(kit.Fill(t.About, "candidate", p.candidate(), "kit", p.kit.ID)), sheet.AboutStyle())
	s.Set(1, 3, sheet.Text(kit.Fill(t.Rule, "limit", limit)), sheet.AsideStyle())
	p.particulars(s)

	head := sheet.HeadStyle()
	s.Set(1, panelHead, sheet.Text(t.Competency), head)
	for i := range p.seats {
		s.Set(panelSeat0+i, panelHead, sheet.Text(p.seatName(i)), head.Centered())
	}
	for i, name := range []string{
		t.Median, t.Mean, t.Range, t.Deviation, t.Flag, t.Consensus, t.Justification, t.Dissent,
	} {
		s.Set(p.after(i), panelHead, sheet.Text(name), head.Centered())
	}

	row := panelFirst
	for i := range p.kit.Role.Competencies {
		if p.planned(p.kit.Role.Competencies[i].ID) {
			p.competencyRow(s, row, i)
			row++
		}
	}
	p.overallRow(s, row)
	p.panelRules(s, row)

	last := row - 1
	row = p.recommendations(s, row+1)
	p.decision(s, row+1)
	p.chart(s, last, row+1)
}

// particulars writes the inputs for chair, date and members.
func (p *panel) particulars(s *sheet.Sheet) {
	in := sheet.InputStyle().Middled()
	in.Wrap = false
	for i, f := range []struct {
		col   int
		label string
		style sheet.Style
	}{
		{1, p.Text.Chair, in},
		{panelSeat0, p.Text.Date, in.Centered().Formatted("yyyy-mm-dd")},
		{p.after(offJustification), p.Text.Members, in},
	} {
		s.Set(f.col, 4, sheet.Text(f.label), sheet.LabelStyle())
		value := sheet.Value{}
		if i == 1 {
			value = sheet.DayOf(p.kit.Loop.Date)
		}
		s.Set(f.col, 5, value, f.style)
	}

	s.Height(5, 20)
}

// competencyRow writes the mean rating that each seat gave for one competency, and their spread.
func (p *panel) competencyRow(s *sheet.Sheet, row, i int) {
	c, none := &p.kit.Role.Competencies[i], p.Text.None
	st := sheet.PlainStyle().Centered().Formatted("0.00")
	s.Set(1, row, sheet.Text(c.Name), sheet.PlainStyle().Bolded())

	var known []float64
	for j := range p.seats {
		cells, of := p.cellsOf(j, c.ID)
		if len(of) == 0 {
			s.Set(panelSeat0+j, row, sheet.Value{}, st.On(sheet.Gray))
			continue
		}
		mean, n := kit.MeanOf(p.ratings[j], of)
		if n > 0 {
			known = append(known, mean)
		}
		formula := "IF(COUNT(" + cells + ")=0," + sheet.Quote(none) + ",AVERAGE(" + cells + "))"
		s.Set(panelSeat0+j, row, sheet.Computed(formula, mean, n > 0, none), st)
	}
	p.spread(s, row, known)

	in := sheet.InputStyle()
	s.Set(p.after(offConsensus), row, sheet.Value{}, in.Middled().Bolded().Centered())
	s.Set(p.after(offJustification), row, sheet.Value{}, in)
	s.Set(p.after(offDissent), row, sheet.Value{}, in)
	s.AtLeast(row, 34)
	s.Grow(row)
}

// spread writes median, mean, range, average deviation and flag of a row of numbers.
func (p *panel) spread(s *sheet.Sheet, row int, known []float64) {
	t, none := p.Text, p.Text.None
	st := sheet.PlainStyle().Centered().Formatted("0.00")
	n, scale := len(known), strconv.Itoa(p.kit.Loop.Scale)
	sum := stats.SpreadOf(known, p.kit.Loop.Scale)
	cells := sheet.Range(panelSeat0, row, panelSeat0+len(p.seats)-1, row)

	put := func(offset, least int, f string, x stats.Stat, st sheet.Style) {
		value := 0.0
		if x.Value != nil {
			value = *x.Value
		}
		formula := "IF(COUNT(" + cells + ")<" + strconv.Itoa(least) + "," + sheet.Quote(none) + "," + f + ")"
		s.Set(p.after(offset), row, sheet.Computed(formula, value, n >= least, none), st)
	}
	put(offMedian, 1, "MEDIAN("+cells+")", sum.Median, st)
	put(offMean, 1, "AVERAGE("+cells+")", sum.Mean, st.Bolded())
	put(offRange, 2, "MAX("+cells+")-MIN("+cells+")", sum.Range, st)
	put(offDeviation, 2, "AVEDEV("+cells+")", sum.Deviation, st)

	word := ""
	if sum.Apart(p.kit.Loop.Scale) {
		word = t.Discuss
	} else if n == 1 {
		word = t.Single
	}
	rng, deviation := sheet.Ref(p.after(offRange), row), sheet.Ref(p.after(offDeviation), row)
	apart := "OR(" + rng + ">1+1E-9," + deviation + ">" + scale + "/6+1E-9)"
	formula := "IF(COUNT(" + cells + ")=0,\"\",IF(COUNT(" + cells + ")=1," + sheet.Quote(t.Single) +
		",IF(" + apart + "," + sheet.Quote(t.Discuss) + ",\"\")))"
	s.Set(p.after(offFlag), row, sheet.Formula(formula, word), sheet.PlainStyle().Bolded().Centered())
}

// overallRow writes the weighted score that each seat gave.
func (p *panel) overallRow(s *sheet.Sheet, row int) {
	none := p.Text.None
	st := sheet.PlainStyle().Bolded().Centered().Formatted("0.00").On(sheet.Band)
	s.Set(1, row, sheet.Text(p.Text.Overall), sheet.PlainStyle().Bolded().On(sheet.Band))

	for j, seat := range p.seats {
		rows := p.rows[seat.Session]
		there := func(col int) string {
			return sheet.In(p.Text.Sheets.Ratings, sheet.Range(col, rows[0], col, rows[len(rows)-1]))
		}
		ratings, weights := there(ratingsSeat0+j), there(4)
		weight := "SUMIF(" + ratings + `,">0",` + weights + ")"
		total := "SUMPRODUCT(" + ratings + "," + weights + ")"
		formula := "IF(" + weight + ">0," + total + "/" + weight + "," + sheet.Quote(none) + ")"

		value, ok := kit.Overall(p.kit.Sessions[seat.Session].Asked, p.ratings[j])
		s.Set(panelSeat0+j, row, sheet.Computed(formula, value, ok, none), st)
	}
	for i := range offCount {
		s.Set(p.after(i), row, sheet.Value{}, st)
	}
	s.Height(row, 20)
}

func (p *panel) panelRules(s *sheet.Sheet, overall int) {
	means := sheet.Range(panelSeat0, panelFirst, p.after(offMean), overall)
	s.ShadeRatings(means, sheet.Ref(panelSeat0, panelFirst), p.kit.Loop.Scale)

	flag, consensus := p.after(offFlag), p.after(offConsensus)
	discuss := sheet.Ref(flag, panelFirst) + "=" + sheet.Quote(p.Text.Discuss)
	s.When(sheet.Range(flag, panelFirst, flag, overall-1), discuss, sheet.Alarm())
	s.List(sheet.Range(consensus, panelFirst, consensus, overall-1), p.listCells(1, p.kit.Loop.Scale+1),
		p.Text.Notes.Consensus, p.Text.Notes.Refused)
}

// recommendations writes what each interviewer recommends, and returns the row after it.
func (p *panel) recommendations(s *sheet.Sheet, row int) int {
	for i, label := range []string{p.Text.Recommendation, p.Text.Attested} {
		s.Set(1, row+i, sheet.Text(label), sheet.PlainStyle().Bolded())
		for j, c := range p.cards {
			value, st := sheet.Value{}, sheet.InputStyle().Middled().Centered()
			if p.filled {
				st = sheet.PlainStyle().Centered()
			}
			switch {
			case c != nil && i == 0:
				value = sheet.Text(c.Recommendation)
			case c != nil:
				value = sheet.TextIf(c.Attested, p.Text.Yes)
			}
			s.Set(panelSeat0+j, row+i, value, st)
		}
		s.AtLeast(row+i, 28)
	}

	if !p.filled {
		n, last := &p.Text.Notes, panelSeat0+len(p.seats)-1
		words := p.listCells(2, len(p.Words.Recommendations))
		s.List(sheet.Range(panelSeat0, row, last, row), words, n.Recommendation, n.Refused)
		s.List(sheet.Range(panelSeat0, row+1, last, row+1), p.listCells(3, 1), n.Attested, n.Refused)
	}
	return row + 2
}

// decision writes what the panel as a whole decides, in the columns that are wide: three rows, each high enough that
// the chart beside them has room.
func (p *panel) decision(s *sheet.Sheet, row int) {
	wide := p.after(offJustification)
	for i, label := range []string{p.Text.Decision, p.Text.FollowUp, p.Text.Dissent} {
		st := sheet.Style{Bold: true, Color: sheet.Ink, Align: sheet.Right, Middle: true, Wrap: true}
		s.Set(wide-1, row+i, sheet.Text(label), st)
		s.Set(wide, row+i, sheet.Value{}, sheet.InputStyle())
		s.Height(row+i, 68)
	}
	words := p.listCells(2, len(p.Words.Recommendations))
	s.List(sheet.Ref(wide, row), words, p.Text.Notes.Recommendation, sheet.Note{})
}

// chart draws the means of each competency, one bar for each interviewer, beside the decision.
func (p *panel) chart(s *sheet.Sheet, last, row int) {
	here := func(ref string) string { return sheet.In(p.Text.Sheets.Panel, ref) }
	c := sheet.Chart{Title: p.Text.Chart, Max: p.kit.Loop.Scale}
	c.Categories.Cells = here(sheet.AbsRange(1, panelFirst, 1, last))
	for j := range p.seats {
		col := panelSeat0 + j
		c.Series = append(c.Series, sheet.Series{
			Name: sheet.Source{
				Cells:  here(sheet.Abs(col, panelHead)),
				Values: []sheet.Value{sheet.Text(p.seatName(j))},
			},
			Values: sheet.Source{Cells: here(sheet.AbsRange(col, panelFirst, col, last))},
		})
	}

	for i := range p.kit.Role.Competencies {
		competency := &p.kit.Role.Competencies[i]
		if !p.planned(competency.ID) {
			continue
		}
		c.Categories.Values = append(c.Categories.Values, sheet.Text(competency.Name))
		for j := range p.seats {
			_, of := p.cellsOf(j, competency.ID)
			value := sheet.Value{}
			if mean, n := kit.MeanOf(p.ratings[j], of); n > 0 {
				value = sheet.Number(mean)
			}
			c.Series[j].Values.Values = append(c.Series[j].Values.Values, value)
		}
	}
	s.Chart(1, row, p.after(offFlag), row+2, c)
}
