package practice

import (
	"strconv"

	"panelkit/kit/page"
)

// worksheet has four parts with lines to write on; two worksheets stand on a page.
func (s *setting) worksheet(w *worksheet) page.Block {
	t := page.Table{Columns: []page.Column{{Width: 118}, {Share: 1}}, Style: page.Style{Size: 9.2, Leading: 1.34}}
	for _, p := range w.Prompts {
		t.Rows = append(t.Rows, page.Row{Tall: 69, Cells: []page.Cell{
			{Blocks: []page.Block{
				page.Para{Text: page.B(p.Name), Style: page.Style{Size: 10}},
				page.Para{Text: page.T(p.Meaning), Style: page.Style{Size: 8.6, Leading: 1.34, Color: s.colors.Muted}},
			}},
			{Blocks: []page.Block{page.Notes{Min: 3, Max: 3, Pitch: 21}}},
		}})
	}

	return page.Keep{Where: strconv.Itoa(w.Number), Blocks: []page.Block{
		s.numbered(w.Number, []page.Block{page.Para{Text: page.B(w.Text), Style: page.Style{Size: 10, Leading: 1.36}}}),
		page.Gap(4), t, page.Gap(14),
	}}
}

// rating is a table with a column for each try.
func (s *setting) rating(r *ratingSheet) page.Block {
	t := page.Table{Head: &page.Row{}, Style: page.Style{Size: 8.6, Leading: 1.3}}
	for i, c := range r.Columns {
		column, align := page.Column{Width: 30}, page.Center
		if i == 1 {
			column, align = page.Column{Share: 1}, page.Left
		}
		t.Columns = append(t.Columns, column)
		t.Head.Cells = append(t.Head.Cells, page.Cell{Text: page.T(c), Align: align})
	}

	for _, q := range r.Rows {
		row := page.Row{Link: "#q" + strconv.Itoa(q.Number), Cells: []page.Cell{{Text: page.T(strconv.Itoa(q.Number)), Align: page.Center}, {Text: page.T(q.Text)}}}
		for range r.Columns[2:] {
			row.Cells = append(row.Cells, page.Cell{Text: page.Text{{Shape: page.BigBox, Size: 11}}, Align: page.Center})
		}
		t.Rows = append(t.Rows, row)
	}

	return t
}

// chartSection keeps the chart with its title, where there is room for both.
func (s *setting) chartSection(x *section) page.Block {
	blocks := []page.Block{page.Mark{ID: x.ID, Outline: x.Title, Kind: "part"}, s.doc.H1(x.Title), page.P(x.Intro), page.Gap(6)}
	for _, b := range x.Blocks {
		blocks = append(blocks, s.block(b)...)
	}
	return page.Keep{Where: x.ID, Blocks: blocks}
}

// chart is an empty chart with a line for each rating and day.
func (s *setting) chart(c *chart) page.Block {
	wide, _ := s.doc.Body()
	const tall, left, bottom, top = 330.0, 26.0, 34.0, 20.0
	d := &page.Drawing{Tall: tall, Wide: wide}
	small := page.Style{Size: 8, Color: s.colors.Muted}
	for r := range c.Scale {
		y := tall - bottom - float64(r)*(tall-bottom-top)/float64(c.Scale-1)
		d.Line(left, y, wide, y, 0.5, 0, s.colors.Rule)
		d.Label(page.T(strconv.Itoa(r+1)), right(small), 0, y, left-6)
	}

	step := chartStep(c.Days)
	for i := range c.Days {
		x := left + (float64(i)+0.5)*(wide-left-6)/float64(c.Days)
		if i == 0 || (i+1)%step == 0 {
			d.Line(x, top, x, tall-bottom, 0.4, 2, s.colors.Rule)
			half := min(15, wide-x)
			d.Label(page.T(strconv.Itoa(i+1)), centered(small), x-half, tall-bottom+9, 2*half)
		}
	}

	d.Line(left, tall-bottom, wide, tall-bottom, 0.9, 0, s.colors.Ink)
	d.Line(left, top, left, tall-bottom, 0.9, 0, s.colors.Ink)
	d.Label(page.T(c.X), centered(small), left, tall-8, wide-left)
	d.Label(page.T(c.Y), small, 0, 6, wide)
	return d
}

func right(st page.Style) page.Style    { st.Align = page.Right; return st }
func centered(st page.Style) page.Style { st.Align = page.Center; return st }

// mockTable is one session of a mock loop.
func (s *setting) mockTable(m *mockTable) []page.Block {
	t := page.Table{
		Columns: []page.Column{{Width: 46}, {Share: 1}, {Width: 34}}, Style: page.Style{Size: 9.6, Leading: 1.36},
		Head: &page.Row{Cells: []page.Cell{{Text: page.T(m.Columns[0])}, {Text: page.T(m.Columns[1])}, {Text: page.T(m.Columns[2]), Align: page.Right}}},
	}
	for _, i := range m.Items {
		n := strconv.Itoa(i.Number)
		t.Rows = append(t.Rows, page.Row{Link: "#q" + n, Cells: []page.Cell{{Text: page.T(strconv.Itoa(i.Start))}, {Text: page.T(i.Text)}, {Text: page.T(n), Align: page.Right}}})
	}
	return []page.Block{page.Keep{Where: m.Title, Blocks: []page.Block{s.doc.H2(m.Title + " (" + m.Length + ")"), t}}, page.Gap(8)}
}

// staged is one question of the booklet at one of its stages.
func (s *setting) staged(a *staged) page.Block {
	n, t := strconv.Itoa(a.Number), s.t.BookletText
	id, next, label := "hint-"+n, "criteria-"+n, t.Criterion
	var blocks []page.Block
	switch a.Stage {
	case hintStage:
		blocks = append(blocks, page.Para{Text: page.T(a.Hint)})
	case criteriaStage:
		id, next, label = "criteria-"+n, "answer-"+n, t.Answer
		blocks = append(blocks, s.list(a.Criteria, page.CheckBox, 15))
	case answerStage:
		id, next, label = "answer-"+n, "", ""
		blocks = s.answer(a)
	}

	head := page.Text{{Text: a.Text, Bold: true}}
	if next != "" {
		head = append(head, page.Run{Text: "   "}, page.Run{Text: label, Link: "#" + next, Size: 8.4, Color: s.colors.Accent})
	}

	blocks = append([]page.Block{page.Heading{Text: head, Style: page.Style{Size: 9.6, Leading: 1.36}, After: 2}}, blocks...)
	return page.Keep{Where: "question " + n, Blocks: []page.Block{page.Mark{ID: id, Kind: "question"}, s.numbered(a.Number, blocks), page.Gap(9)}}
}

func (s *setting) answer(a *staged) []page.Block {
	t := s.t.BookletText
	var out []page.Block
	if a.Answer.Answer == "" && a.Star == nil {
		out = append(out, page.Para{Text: page.T(t.None), Style: page.Style{Italic: true}})
	}

	if a.Answer.Answer != "" {
		out = append(out, page.Para{Text: page.T(a.Answer.Answer)})
	}

	if a.Star != nil {
		var parts []page.Text
		for _, p := range s.story(a.Star) {
			parts = append(parts, page.Text{{Text: p.Name + ". ", Bold: true}, {Text: p.Meaning}})
		}
		out = append(out, page.Gap(4), page.Box{Bar: s.colors.Accent, Pad: 5, Blocks: []page.Block{
			s.doc.H3(t.Star), page.List{Items: parts, Style: page.Style{Size: 9.4, Leading: 1.36}, Gap: 2.5, Indent: 0.1},
		}})
	}

	return out
}
