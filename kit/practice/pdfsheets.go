package practice

import (
	"strconv"

	"panelkit/kit/page"
)

// matrix has lines for the titles of stories, and below them a box for each story and competency.
func (s *setting) matrix(m *matrix) []page.Block {
	const box = 34
	lines := page.Table{Columns: []page.Column{{Width: 24}, {Share: 1}}, Style: page.Style{Size: 10}}
	for _, l := range m.Lines {
		lines.Rows = append(lines.Rows, page.Row{Tall: 22, Cells: []page.Cell{{Text: page.B(l)}, {}}})
	}

	t := page.Table{
		Columns: []page.Column{{Share: 1}}, Style: page.Style{Size: 9.4, Leading: 1.5},
		Head: &page.Row{Cells: []page.Cell{{Text: page.T(m.Corner)}}},
	}
	for _, name := range m.Stories {
		t.Columns = append(t.Columns, page.Column{Width: box})
		t.Head.Cells = append(t.Head.Cells, page.Cell{Text: page.T(name), Align: page.Center})
	}
	for _, name := range m.Rows {
		row := page.Row{Cells: []page.Cell{{Text: page.T(name)}}}
		for range m.Stories {
			row.Cells = append(row.Cells, s.box())
		}
		t.Rows = append(t.Rows, row)
	}
	return []page.Block{page.Gap(6), lines, page.Gap(12), t, page.Gap(14)}
}

// box is a cell with a box to tick or to write a digit in.
func (s *setting) box() page.Cell {
	return page.Cell{Text: page.Text{{Shape: page.BigBox, Size: 11}}, Align: page.Center}
}

// worksheet has four parts with lines to write on; two worksheets stand on a page.
func (s *setting) worksheet(w *worksheet) page.Block {
	t := page.Table{Columns: []page.Column{{Width: 118}, {Share: 1}}, Style: page.Style{Size: 9.2, Leading: 1.34}}
	for _, p := range w.Prompts {
		t.Rows = append(t.Rows, page.Row{Tall: 69, Cells: []page.Cell{
			{Blocks: []page.Block{
				page.Para{Text: page.B(p.Name), Style: page.Style{Size: 10}},
				page.Para{Text: page.T(p.Meaning), Style: page.Style{Size: 8.6, Leading: 1.34, Color: s.colors.Muted}},
			}},
			// One rule where two would meet: that of the table closes the third line.
			{Blocks: []page.Block{page.Notes{Min: 2, Max: 2, Pitch: 21}}},
		}})
	}

	return page.Keep{Where: "worksheet " + strconv.Itoa(w.Number), Blocks: []page.Block{
		page.Para{Text: page.B(w.Text), Style: page.Style{Size: 10, Leading: 1.5}}, page.Gap(4), t, page.Gap(16),
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
		n := strconv.Itoa(q.Number)
		row := page.Row{Link: "#q" + n}
		row.Cells = append(row.Cells, page.Cell{Text: page.T(n), Align: page.Center}, page.Cell{Text: page.T(q.Title)})
		for range r.Columns[2:] {
			row.Cells = append(row.Cells, s.box())
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// chartSection keeps the chart with its title, where there is room for both.
func (s *setting) chartSection(x *section) page.Block {
	mark := page.Mark{ID: x.ID, Outline: x.Title, Kind: "part"}
	blocks := []page.Block{mark, s.doc.H1(x.Title), page.P(x.Intro), page.Gap(6)}
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
	cell := func(text string) page.Cell { return page.Cell{Text: page.T(text)} }
	last := func(text string) page.Cell { return page.Cell{Text: page.T(text), Align: page.Right} }
	t := page.Table{
		Columns: []page.Column{{Width: 46}, {Share: 1}, {Width: 34}}, Style: page.Style{Size: 9.6, Leading: 1.36},
		Head: &page.Row{Cells: []page.Cell{cell(m.Columns[0]), cell(m.Columns[1]), last(m.Columns[2])}},
	}
	for _, i := range m.Items {
		n := strconv.Itoa(i.Number)
		cells := []page.Cell{cell(strconv.Itoa(i.Start)), cell(i.Text), last(n)}
		t.Rows = append(t.Rows, page.Row{Link: "#q" + n, Cells: cells})
	}

	heading := s.doc.H2(m.Title + " (" + m.Length + ")")
	return []page.Block{page.Keep{Where: m.Title, Blocks: []page.Block{heading, t}}, page.Gap(8)}
}
