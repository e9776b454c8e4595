package debrief

import (
	"strconv"

	"panelkit/kit/page"
)

// maxColumns is how many interviewers fit beside one another; more make a further table.
const maxColumns = 7

// ramp is the ground of a class of ratings: light enough for black text, dark enough to be told apart in grey.
func (p *paperDebrief) ramp(class int) page.Color {
	return page.White.Mix(p.colors().Accent, [...]float64{0.01, 0.07, 0.15, 0.25, 0.36}[class-1])
}

func (p *paperDebrief) competencies() {
	t := &p.Text.Competencies
	seats := p.columns(p.r)
	blocks := p.part("competencies", 3, t.Title, t.About)
	for first := 0; first < len(seats) || first == 0; first += maxColumns {
		last := min(first+maxColumns, len(seats))
		blocks = append(blocks, p.heat(seats[first:last], seats))
		if last == len(seats) {
			blocks = append(blocks, p.apartList()...)
		}
		p.keep("", blocks...)
		blocks = []page.Block{page.Gap(8)}
	}
}

// apartList says of each competency whose means lie apart who speaks first.
func (p *paperDebrief) apartList() []page.Block {
	var apart []page.Text
	for _, c := range p.r.Competencies {
		if c.Flagged {
			apart = append(apart, page.T(p.apart(c)))
		}
	}
	if len(apart) == 0 {
		return nil
	}
	return []page.Block{page.Gap(6), page.List{Items: apart, Shape: page.Bullet, Style: small(), Gap: 2, Indent: 9}}
}

// heat is the map of the means that some seats gave.
func (p *paperDebrief) heat(seats, all []SeatStatus) page.Block {
	t := &p.Text.Competencies
	table := page.Table{Columns: []page.Column{{Share: 2.6}}, Head: &page.Row{}, Style: small()}
	table.Head.Cells = []page.Cell{{Text: page.T(t.Competency)}}
	column := func(title string) {
		table.Columns = append(table.Columns, page.Column{Share: 1})
		table.Head.Cells = append(table.Head.Cells, page.Cell{Text: page.T(title), Align: page.Center})
	}
	for _, s := range seats {
		column(columnName(s, all))
	}
	column(t.Panel)
	column(t.Consensus)
	wide := p.Width(t.Consensus, page.Style{Size: small().Size, Bold: true}) + 10
	table.Columns[len(table.Columns)-1] = page.Column{Width: wide}

	for _, c := range p.r.Competencies {
		row := page.Row{Cells: []page.Cell{{Text: page.T(c.Name)}}, Tall: 20}
		for _, s := range seats {
			row.Cells = append(row.Cells, p.mean(c.of(s.Seat), c.framed(s.Seat)))
		}
		panel := p.mean(c.Mean, false)
		panel.Bold = true
		table.Rows = append(table.Rows, page.Row{Cells: append(row.Cells, panel, page.Cell{}), Tall: row.Tall})
	}
	return table
}

// mean is the cell of a mean.
func (p *paperDebrief) mean(x *float64, framed bool) page.Cell {
	cell := page.Cell{Text: page.T(p.decimal(x, 1)), Align: page.Center, Color: p.colors().Muted}
	if x == nil {
		return cell
	}
	cell.Fill, cell.Color = p.ramp(heat(*x, p.r.Scale)), page.Black
	if framed {
		cell.Text = page.Text{{Text: p.decimal(x, 1), Bold: true, Chip: page.Outlined, Color: page.Black}}
	}
	return cell
}

func (p *paperDebrief) every(sessions []sessionView) {
	t := &p.Text.Every
	blocks := p.part("ratings", 4, t.Title, p.aboutEvery(p.r))
	for n, s := range sessions {
		title := page.Text{{Text: strconv.Itoa(n+1) + "\u2002" + s.title, Bold: true}}
		if s.names != "" {
			title = append(title, page.Run{Text: "   " + s.names, Color: p.colors().Muted})
		}
		blocks = append(blocks, page.Gap(6), page.Heading{Text: title, Style: page.Style{Size: 10}, After: 3})
		if s.names == "" {
			p.keep("", append(blocks, p.muted(t.NotAsked))...)
			blocks = nil
			continue
		}

		for _, row := range s.rows {
			p.keep(row.question.ID, append(blocks, p.row(row)...)...)
			blocks = nil
		}
		p.Add(page.Rule{})
	}
}

// row is a question with all its ratings and, unless that stands elsewhere, what was said.
func (p *paperDebrief) row(row rowView) []page.Block {
	q := row.question
	asked := []page.Block{
		page.Para{Text: page.T(strconv.Itoa(q.Number) + ". " + q.Text), Style: small()},
		page.Para{Text: page.T(row.about), Style: page.Style{Size: 7.8, Leading: 1.3, Color: p.colors().Muted}},
	}

	var said []page.Block
	line := func(rating, text page.Text) {
		st := small()
		st.Align = page.Center
		if len(said) > 0 {
			said = append(said, page.Gap(2))
		}
		said = append(said, page.Columns{Gutter: 4, Columns: []page.Column{
			{Width: 20, Blocks: []page.Block{page.Para{Text: rating, Style: st}}},
			{Blocks: []page.Block{page.Para{Text: text, Style: small()}}},
		}})
	}
	for _, s := range row.sides {
		line(page.B(s.rating), p.entry(s, row.see != ""))
	}
	if row.see != "" {
		line(page.T(""), page.Text{{Text: row.see, Color: p.colors().Accent, Bold: true}})
	}
	return []page.Block{
		page.Rule{},
		page.Gap(4),
		page.Columns{Gutter: 12, Columns: []page.Column{{Blocks: asked}, {Share: 1.25, Blocks: said}}},
		page.Gap(4),
	}
}

// entry is what one interviewer said of a question.
func (p *paperDebrief) entry(s side, elsewhere bool) page.Text {
	out := page.Text{{Text: s.name, Color: p.colors().Muted}}
	switch {
	case elsewhere:
		return out
	case s.item.Value == 0 && s.quote == "":
		return append(out, page.Run{Text: "  " + s.meaning, Italic: true, Color: p.colors().Muted})
	}
	out = append(append(out, page.Run{Text: "  "}), p.quote(s)...)
	if s.heard != "" {
		out = append(out, page.Run{Text: "  " + s.heard, Color: p.colors().Muted, Size: 7.8})
	}
	return out
}

func (p *paperDebrief) agreement() {
	t := &p.Text.Agreement
	stats, tooFew := p.statistics(p.r)
	blocks := []page.Block{page.Gap(10), p.H3(t.Title)}
	if len(stats) > 0 {
		head := page.Cells(t.Statistic, t.Value, t.Interval, t.Items, t.Raters, t.Caution)
		table := page.Table{
			Columns: []page.Column{{Share: 1.6}, {Width: 42}, {Width: 76}, {Width: 36}, {Width: 40}, {Share: 1.5}},
			Head:    &head, Style: small(),
		}
		for _, s := range stats {
			row := page.Cells(
				s.name, p.decimal(s.stat.Value, 2), p.interval(s.stat), strconv.Itoa(s.stat.Items),
				strconv.Itoa(s.stat.Raters), p.cautions(s.stat),
			)
			row.Cells[1].Bold = true
			table.Rows = append(table.Rows, row)
		}
		blocks = append(blocks, table, page.Gap(4), p.muted(t.Why))
	}

	if tooFew != "" {
		blocks = append(blocks, p.muted(tooFew))
	}

	p.keep("", blocks...)
}
