package scorecard

import (
	"panelkit/bank"
	"panelkit/kit"
	"panelkit/kit/sheet"
)

// rubric writes the sheet that says what to listen for and what each rating looks like.
func (c *card) rubric() {
	t := &c.Text.Rubric
	blocks, row := make([][2]int, len(c.asked)), 4
	for i := range c.asked {
		blocks[i] = [2]int{row, row + c.anchorRows(i) - 1}
		row = blocks[i][1] + 2
	}

	s := c.book.Sheet(c.Text.Sheets.Rubric, c.page(sheet.Page{
		Portrait: true, Freeze: 2, Titles: [2]int{1, 1}, Widths: []float64{5, 19, 88}, Blocks: blocks,
	}))
	s.Set(1, 1, sheet.Text(kit.Fill(t.Title, "session", c.session.Title)), sheet.TitleStyle())
	s.Set(1, 2, sheet.Text(t.About), sheet.AsideStyle())
	s.Set(1, 3, c.code(codeRubric), sheet.CodeStyle())
	s.HideRow(3)
	for i := range c.asked {
		c.anchors(s, i, blocks[i][0])
	}
}

// anchorRows returns the number of rows of the block of one question.
func (c *card) anchorRows(i int) int {
	q := c.kit.Question(c.asked[i].ID)
	n := 2 + len(q.Criteria) + c.kit.Loop.Scale + len(q.RedFlags)
	if q.Note != "" {
		n++
	}
	return n
}

// anchors writes the block of one question.
func (c *card) anchors(s *sheet.Sheet, i, row int) {
	t, a := &c.Text.Rubric, c.asked[i]
	q := c.kit.Question(a.ID)
	c.anchorHead(s, i, row)

	row += 2
	p := sheet.PlainStyle()
	put := func(number sheet.Value, label string, v sheet.Value) {
		s.Set(1, row, number, p.Bolded().Centered())
		s.Set(2, row, sheet.Text(label), p)
		s.Set(3, row, v, p)
		row++
	}
	for n, criterion := range q.Criteria {
		label := t.Criterion
		if q.IsEssential(n + 1) {
			label = t.Essential
		}
		put(sheet.Value{}, kit.Fill(label, "number", itoa(n+1)), sheet.Marked(criterion))
	}
	if q.Note != "" {
		put(sheet.Value{}, t.Calibration, sheet.Text(bank.Plain(q.Note)))
	}
	for _, anchor := range q.Rubric(c.kit.Loop.Scale, c.Words.Rubric) {
		put(sheet.Int(anchor.Rating), c.Words.Rating(c.kit.Loop.Scale, anchor.Rating), anchorText(anchor))
	}
	for _, flag := range q.RedFlags {
		put(sheet.Text("!"), t.RedFlag, sheet.Text(flag))
	}
}

// anchorHead writes the question with its facts.
func (c *card) anchorHead(s *sheet.Sheet, i, row int) {
	a := c.asked[i]
	q := c.kit.Question(a.ID)
	must := c.Words.MustAsk
	if !a.MustAsk {
		must = c.Words.IfTime
	}

	head := sheet.HeadStyle()
	s.Set(1, row, sheet.Int(i+1), head.Centered())
	s.Set(2, row, sheet.Text(a.ID), head)
	s.Set(3, row, sheet.Text(q.Text), head)

	facts := sheet.PlainStyle().Sized(9).On(sheet.Band)
	s.Set(1, row+1, sheet.Value{}, facts)
	s.Set(2, row+1, sheet.Value{}, facts)
	s.Set(3, row+1, sheet.Text(kit.Fill(c.Text.Rubric.Facts,
		"level", c.Words.Level(q.Level).Name, "category", c.Words.Category(q.Category).Name,
		"minutes", itoa(a.Minutes), "must", must)), facts)
}

// anchorText is an anchor with its lead in bold.
func anchorText(a bank.Anchor) sheet.Value {
	if a.Lead == "" {
		return sheet.Text(bank.Plain(a.Text))
	}
	return sheet.Rich(sheet.Run{Text: a.Lead, Bold: true}, sheet.Run{Text: " " + bank.Plain(a.Text)})
}
