package scorecard

import (
	"panelkit/kit"
	"panelkit/kit/sheet"
)

// rubric writes the sheet that says what to listen for and what each rating looks like.
func (c *card) rubric() {
	t := &c.Text.Rubric
	s := c.book.Sheet(c.Text.Sheets.Rubric, c.page(sheet.Page{
		Portrait: true, Freeze: 2, Titles: [2]int{1, 1}, Widths: []float64{5, 19, 88},
	}))
	s.Set(1, 1, sheet.Text(kit.Fill(t.Title, "session", c.session.Title)), sheet.TitleStyle())
	s.Set(1, 2, sheet.Text(t.About), sheet.Style{Italic: true, Color: sheet.Faint, Middle: true})
	s.Set(1, 3, c.code(codeRubric), sheet.CodeStyle())
	s.HideRow(3)
	row := 4
	for i := range c.asked {
		row = c.anchors(s, i, row)
	}
}

// anchors writes the block of one question and gives the row after it.
func (c *card) anchors(s *sheet.Sheet, i, row int) int {
	t, a := &c.Text.Rubric, c.asked[i]
	q := c.kit.Question(a.ID)
	must := c.Words.MustAsk
	if !a.MustAsk {
		must = c.Words.IfTime
	}
	head := sheet.HeadStyle()
	s.Set(1, row, sheet.Int(i+1), head.Centered())
	s.Set(2, row, sheet.Text(a.ID), head)
	s.Set(3, row, sheet.Text(q.Text), head)
	facts := sheet.Style{Size: 9, Color: sheet.Ink, Fill: sheet.Band, Border: sheet.Line, Wrap: true, Middle: true}
	s.Set(1, row+1, sheet.Value{}, facts)
	s.Set(2, row+1, sheet.Value{}, facts)
	s.Set(3, row+1, sheet.Text(kit.Fill(t.Facts,
		"level", c.Words.Level(q.Level).Name, "category", c.Words.Category(q.Category).Name,
		"minutes", itoa(a.Minutes), "must", must)), facts)
	row += 2
	p := sheet.PlainStyle()
	put := func(number sheet.Value, label string, v sheet.Value) {
		s.Set(1, row, number, p.Bolded().Centered())
		s.Set(2, row, sheet.Text(label), p)
		s.Set(3, row, v, p)
		row++
	}
	for n, criterion := range q.Criteria {
		put(sheet.Value{}, kit.Fill(t.Criterion, "number", itoa(n+1)), sheet.Marked(criterion))
	}
	for _, anchor := range q.Rubric(c.kit.Loop.Scale, c.Words.Rubric) {
		put(sheet.Int(anchor.Rating), c.Words.Rating(c.kit.Loop.Scale, anchor.Rating), sheet.Text(anchor.String()))
	}
	for _, flag := range q.RedFlags {
		put(sheet.Text("!"), t.RedFlag, sheet.Text(flag))
	}
	return row + 1
}
