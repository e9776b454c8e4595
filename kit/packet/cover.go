package packet

import (
	"strconv"

	"panelkit/bank"
	"panelkit/kit"
	"panelkit/kit/page"
)

// levelShape and categoryShape tell levels and categories apart without colour.
func levelShape(l bank.Level) page.Shape {
	switch l {
	case bank.Beginner:
		return page.OneOfThree
	case bank.Intermediate:
		return page.TwoOfThree
	}
	return page.ThreeOfThree
}

func categoryShape(c bank.Category) page.Shape {
	switch c {
	case bank.Technical:
		return page.Square
	case bank.Scenario:
		return page.Diamond
	case bank.Tools:
		return page.Hexagon
	case bank.Behavioral:
		return page.Disc
	}
	return page.Triangle
}

// shaped is a shape with its word.
func (s *setting) shaped(shape page.Shape, word string) page.Text {
	return page.Text{{Shape: shape, Color: s.colors.Accent}, {Text: "\u00A0" + word}}
}

// mustChip is the mark of a question that must be asked, or of one that may be dropped.
func (s *setting) mustChip(a kit.Asked) page.Run {
	if a.MustAsk {
		return page.Run{Text: s.Words.MustAsk, Chip: page.Filled, Bold: true, Color: s.colors.Accent}
	}
	return page.Run{Text: s.Words.IfTime, Chip: page.Outlined, Bold: true, Color: s.colors.Accent}
}

func (s *setting) cover() {
	d, t := s.doc, s.Text
	d.Add(page.Mark{ID: "cover", Outline: t.OutlineCover, Kind: "part"})
	head := []page.Block{
		page.Para{Text: page.T(t.Title), Style: page.Style{Size: 11, Color: s.colors.Muted}},
		page.Para{Text: page.B(s.Title), Style: page.Style{Size: 23, Leading: 1.16, Color: s.colors.Accent}},
		page.Gap(2),
		page.Para{Text: page.T(s.Session.Title), Style: page.Style{Size: 14, Leading: 1.25}},
	}

	d.Add(page.Fit{
		s.masthead(head), page.Gap(10), s.factTable(), page.Gap(8), s.confidential(), d.H2(t.Cover.Agenda),
		s.agendaTable(), page.Gap(6),
		page.Para{Text: page.Rich(s.AgendaNote), Style: page.Style{Size: 8.6, Color: s.colors.Muted}},
	})
}

// masthead puts the logo, or the organisation's name, beside the title.
func (s *setting) masthead(head []page.Block) page.Block {
	theme := s.doc.Theme()
	logo := theme.Logo(15 * page.MM)
	switch {
	case logo != nil:
		return page.Columns{
			Columns: []page.Column{{Blocks: head, Share: 1}, {Blocks: []page.Block{logo}, Width: 45 * page.MM}},
		}
	case theme.Organisation != "":
		head = append(
			[]page.Block{page.Para{Text: page.B(theme.Organisation), Style: page.Style{Size: 10}}, page.Gap(4)},
			head...)
	}

	return page.Stack(head)
}

// factTable gives the facts in two columns, with a line to write on where one is missing.
func (s *setting) factTable() page.Block {
	var left, right []page.Block
	for i, f := range s.Facts {
		if i < 3 {
			left = append(left, s.fact(f))
		} else {
			right = append(right, s.fact(f))
		}
	}

	var stamp page.Text
	for i, f := range s.Stamp {
		if i > 0 {
			stamp = append(stamp, page.Run{Text: "   "})
		}
		stamp = append(stamp, page.Run{Text: f.Label + "\u00A0", Color: s.colors.Muted},
			page.Run{Text: f.Value, Bold: true})
	}

	right = append(right, page.Gap(3), page.Para{Text: stamp, Style: page.Style{Size: 8.2}})
	return page.Box{Border: s.colors.Rule, Pad: 9, Blocks: []page.Block{
		page.Columns{Columns: []page.Column{{Blocks: left}, {Blocks: right}}, Gutter: 24},
	}}
}

func (s *setting) fact(f fact) page.Block {
	label := page.Column{
		Blocks: []page.Block{
			page.Para{Text: page.T(f.Label), Style: page.Style{Size: 8.6, Leading: 1.9, Color: s.colors.Muted}},
		},
		Width: 62,
	}

	if f.Value == "" {
		return page.Columns{
			Gutter:  4,
			Columns: []page.Column{label, {Blocks: []page.Block{page.Notes{Min: 1, Max: 1, Pitch: 16}}}},
		}
	}

	return page.Columns{
		Gutter: 4,
		Columns: []page.Column{
			label,
			{Blocks: []page.Block{page.Para{Text: page.B(f.Value), Style: page.Style{Size: 10.4, Leading: 1.57}}}},
		},
	}
}

func (s *setting) confidential() page.Block {
	return page.Para{
		Text:  page.Text{{Text: s.Text.Confidential + ".", Bold: true}, {Text: " " + s.Text.ConfidentialNote}},
		Style: page.Style{Size: 9, Color: s.colors.Alert},
	}
}

func (s *setting) agendaTable() page.Block {
	c := s.Text.Cover
	t := page.Table{
		Columns: []page.Column{
			{Width: 54},
			{Width: 20},
			{Share: 1},
			{Width: 76},
			{Width: 70},
			{Width: 42},
			{Width: 28},
		},
		Head: &page.Row{Cells: []page.Cell{
			{Text: page.T(c.Clock)},
			{Span: 2, Text: page.T(c.Asked)},
			{Text: page.T(c.Level)},
			{Text: page.T(c.Category)},
			{Text: page.T(c.Weight), Align: page.Right},
			{Text: page.T(c.LengthShort), Align: page.Right},
		}},
		Style: page.Style{Size: 8.8, Leading: 1.3},
	}

	for _, r := range s.Agenda {
		clock := page.Cell{Text: page.T(span(r.From, r.To)), Bold: true}
		minutes := page.Cell{Text: page.T(strconv.Itoa(r.To - r.From)), Align: page.Right}
		q := r.Question
		if q == nil {
			t.Rows = append(
				t.Rows,
				page.Row{
					Fill:  s.colors.Tint,
					Cells: []page.Cell{clock, {Span: 5, Text: page.Text{{Text: r.Title, Italic: true}}}, minutes},
				},
			)
			continue
		}
		chip := s.mustChip(q.Asked)
		chip.Size = 6.8
		clock.Text = page.Text{{Text: span(r.From, r.To) + "\n", Bold: true}, chip}
		t.Rows = append(t.Rows, page.Row{Link: "#" + q.ID, Cells: []page.Cell{
			clock,
			{Text: page.B(strconv.Itoa(q.Number))},
			{Text: page.T(r.Title)},
			{Text: s.shaped(levelShape(q.Level), q.LevelName.Name)},
			{Text: s.shaped(categoryShape(q.Category), q.CategoryName.Name)},
			{Text: page.T(strconv.FormatFloat(q.Asked.Weight(), 'f', 0, 64) + "\u00A0%"), Align: page.Right},
			minutes,
		}})
	}

	return t
}
