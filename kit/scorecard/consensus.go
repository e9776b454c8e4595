package scorecard

import (
	"strconv"

	"panelkit/kit"
	"panelkit/kit/sheet"
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
	t := &p.Text.Panel
	widths := []float64{32}
	for range p.seats {
		widths = append(widths, 13)
	}
	s := p.book.Sheet(p.Text.Sheets.Panel, p.page(sheet.Page{
		Freeze: panelHead, Left: 1, Titles: [2]int{panelHead, panelHead}, Widths: append(widths, 9, 9, 9, 11, 12, 12, 34, 28),
	}))
	s.Set(1, 1, sheet.Text(kit.Fill(t.Title, "title", p.kit.Loop.Title)), titleStyle())
	s.Set(1, 2, sheet.Text(kit.Fill(t.About, "candidate", p.candidate(), "kit", p.kit.ID)), aboutStyle())
	s.Set(1, 3, sheet.Text(kit.Fill(t.Rule, "limit", strconv.FormatFloat(float64(p.kit.Loop.Scale)/6, 'f', 2, 64))), sheet.Style{Italic: true, Color: faint, Middle: true})
	in := middle(inputStyle())
	in.Wrap = false
	for i, f := range []struct {
		col   int
		label string
		style sheet.Style
	}{{1, t.Chair, in}, {panelSeat0, t.Date, formatted(centered(in), "yyyy-mm-dd")}, {p.after(offJustification), t.Members, in}} {
		s.Set(f.col, 4, sheet.Text(f.label), labelStyle())
		value := sheet.Value{}
		if i == 1 {
			value = day(p.kit.Loop.Date)
		}
		s.Set(f.col, 5, value, f.style)
	}
	s.Height(5, 20)
	s.Set(1, panelHead, sheet.Text(t.Competency), headStyle())
	for i := range p.seats {
		s.Set(panelSeat0+i, panelHead, sheet.Text(p.seatName(i)), centered(headStyle()))
	}
	for i, head := range []string{t.Median, t.Mean, t.Range, t.Deviation, t.Flag, t.Consensus, t.Justification, t.Dissent} {
		s.Set(p.after(i), panelHead, sheet.Text(head), centered(headStyle()))
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

// competencyRow writes the mean rating that each seat gave for one competency, and their spread.
func (p *panel) competencyRow(s *sheet.Sheet, row, i int) {
	c, none := &p.kit.Role.Competencies[i], p.Text.None
	st := formatted(centered(plainStyle()), "0.00")
	s.Set(1, row, sheet.Text(c.Name), bold(plainStyle()))
	var known []float64
	for j := range p.seats {
		cells, of := p.cellsOf(j, c.ID)
		if len(of) == 0 {
			s.Set(panelSeat0+j, row, sheet.Value{}, filled(st, grayBg))
			continue
		}
		mean, n := p.tallies[j].mean(of)
		if n > 0 {
			known = append(known, mean)
		}
		s.Set(panelSeat0+j, row, sheet.Formula("IF(COUNT("+cells+")=0,"+sheet.Quote(none)+",AVERAGE("+cells+"))", number(mean, n > 0, none)), st)
	}
	p.spread(s, row, known)
	in := inputStyle()
	s.Set(p.after(offConsensus), row, sheet.Value{}, centered(bold(middle(in))))
	s.Set(p.after(offJustification), row, sheet.Value{}, in)
	s.Set(p.after(offDissent), row, sheet.Value{}, in)
	s.AtLeast(row, 34)
	s.Grow(row)
}

// spread writes median, mean, range, average deviation and flag of a row of numbers.
func (p *panel) spread(s *sheet.Sheet, row int, known []float64) {
	t, none := &p.Text.Panel, p.Text.None
	st := formatted(centered(plainStyle()), "0.00")
	sum, scale := spreadOf(known), itoa(p.kit.Loop.Scale)
	cells := sheet.Range(panelSeat0, row, panelSeat0+len(p.seats)-1, row)
	guarded := func(least int, f string, x float64) sheet.Value {
		return sheet.Formula("IF(COUNT("+cells+")<"+itoa(least)+","+sheet.Quote(none)+","+f+")", number(x, sum.n >= least, none))
	}
	s.Set(p.after(offMedian), row, guarded(1, "MEDIAN("+cells+")", sum.median), st)
	s.Set(p.after(offMean), row, guarded(1, "AVERAGE("+cells+")", sum.mean), bold(st))
	s.Set(p.after(offRange), row, guarded(2, "MAX("+cells+")-MIN("+cells+")", sum.rng), st)
	s.Set(p.after(offDeviation), row, guarded(2, "AVEDEV("+cells+")", sum.deviation), st)
	word := ""
	switch {
	case sum.n == 1:
		word = t.Single
	case sum.apart(p.kit.Loop.Scale):
		word = t.Discuss
	}
	rng, deviation := sheet.Ref(p.after(offRange), row), sheet.Ref(p.after(offDeviation), row)
	s.Set(p.after(offFlag), row, sheet.Formula("IF(COUNT("+cells+")=0,\"\",IF(COUNT("+cells+")=1,"+sheet.Quote(t.Single)+
		",IF(OR("+rng+">1+1E-9,"+deviation+">"+scale+"/6+1E-9),"+sheet.Quote(t.Discuss)+",\"\")))", word), centered(bold(plainStyle())))
}

// overallRow writes the weighted score that each seat gave.
func (p *panel) overallRow(s *sheet.Sheet, row int) {
	st := filled(formatted(centered(bold(plainStyle())), "0.00"), band)
	s.Set(1, row, sheet.Text(p.Text.Panel.Overall), filled(bold(plainStyle()), band))
	for j, seat := range p.seats {
		rows := p.rows[seat.Session]
		there := func(col int) string {
			return sheet.In(p.Text.Sheets.Ratings, sheet.Range(col, rows[0], col, rows[len(rows)-1]))
		}
		ratings, weights := there(ratingsSeat0+j), there(4)
		weight := "SUMIF(" + ratings + `,">0",` + weights + ")"
		value, ok := p.tallies[j].overall()
		s.Set(panelSeat0+j, row, sheet.Formula("IF("+weight+">0,SUMPRODUCT("+ratings+","+weights+")/"+weight+","+sheet.Quote(p.Text.None)+")", number(value, ok, p.Text.None)), st)
	}
	for i := range offCount {
		s.Set(p.after(i), row, sheet.Value{}, st)
	}
	s.Height(row, 20)
}

func (p *panel) panelRules(s *sheet.Sheet, overall int) {
	shadeRatings(s, sheet.Range(panelSeat0, panelFirst, p.after(offMean), overall), sheet.Ref(panelSeat0, panelFirst), p.kit.Loop.Scale)
	flag := p.after(offFlag)
	s.When(sheet.Range(flag, panelFirst, flag, overall-1), sheet.Ref(flag, panelFirst)+"="+sheet.Quote(p.Text.Panel.Discuss), alarm())
	consensus := p.after(offConsensus)
	s.List(sheet.Range(consensus, panelFirst, consensus, overall-1), p.listCells(1, p.kit.Loop.Scale+1), p.Text.Panel.Note.sheet(), p.Text.Notes.Refused.sheet())
}

// recommendations writes what each interviewer recommends, and gives the row after it.
func (p *panel) recommendations(s *sheet.Sheet, row int) int {
	t := &p.Text.Panel
	for i, label := range []string{t.Recommendation, t.Attested} {
		s.Set(1, row+i, sheet.Text(label), bold(plainStyle()))
		for j, c := range p.cards {
			value, st := sheet.Value{}, centered(middle(inputStyle()))
			if p.filled {
				st = centered(plainStyle())
			}
			if c != nil {
				value = sheet.Text(c.Recommendation)
				if i == 1 {
					value = yes(c.Attested, p.Text.Yes)
				}
			}
			s.Set(panelSeat0+j, row+i, value, st)
		}
		s.AtLeast(row+i, 28)
	}
	if !p.filled {
		last := panelSeat0 + len(p.seats) - 1
		s.List(sheet.Range(panelSeat0, row, last, row), p.listCells(2, len(p.Words.Recommendations)), p.Text.Notes.Recommendation.sheet(), p.Text.Notes.Refused.sheet())
		s.List(sheet.Range(panelSeat0, row+1, last, row+1), p.listCells(3, 1), p.Text.Notes.Attested.sheet(), p.Text.Notes.Refused.sheet())
	}
	return row + 2
}

// decision writes what the panel as a whole decides, in the columns that are wide.
func (p *panel) decision(s *sheet.Sheet, row int) {
	t := &p.Text.Panel
	wide := p.after(offJustification)
	// three rows high, beside the chart
	for i, label := range []string{t.Decision, t.FollowUp, t.Dissent} {
		st := sheet.Style{Bold: true, Color: ink, Align: sheet.Right, Middle: true, Wrap: true}
		s.Set(wide-1, row+i, sheet.Text(label), st)
		s.Set(wide, row+i, sheet.Value{}, inputStyle())
		s.Height(row+i, 68)
	}
	s.List(sheet.Ref(wide, row), p.listCells(2, len(p.Words.Recommendations)), p.Text.Notes.Recommendation.sheet(), sheet.Note{})
}

// chart draws the means of each competency, one bar for each interviewer, beside the decision.
func (p *panel) chart(s *sheet.Sheet, last, row int) {
	c := sheet.Chart{Title: p.Text.Panel.Chart, Max: p.kit.Loop.Scale}
	c.Categories.Cells = p.here(sheet.AbsRange(1, panelFirst, 1, last))
	for j := range p.seats {
		col := panelSeat0 + j
		c.Series = append(c.Series, sheet.Series{
			Name:   sheet.Source{Cells: p.here(sheet.Abs(col, panelHead)), Values: []sheet.Value{sheet.Text(p.seatName(j))}},
			Values: sheet.Source{Cells: p.here(sheet.AbsRange(col, panelFirst, col, last))},
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
			if mean, n := p.tallies[j].mean(of); n > 0 {
				value = sheet.Number(mean)
			}
			c.Series[j].Values.Values = append(c.Series[j].Values.Values, value)
		}
	}
	s.Chart(1, row, p.after(offFlag), row+2, c)
}

func (p *panel) here(ref string) string { return sheet.In(p.Text.Sheets.Panel, ref) }
