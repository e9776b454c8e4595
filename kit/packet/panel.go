package packet

import (
	"strconv"

	"panelkit/kit/page"
)

// panelPage tells who asks what and which session covers which competency.
func (s *setting) panelPage() {
	d, p := s.doc, s.Text.Panel
	s.part("panel", p.Title)
	d.Add(page.Fit{
		d.H1(p.Title), d.H2(p.Who), s.who(), d.H2(p.Matrix), s.matrix(), page.Gap(5),
		page.Para{Text: page.T(p.MatrixNote), Style: page.Style{Size: 8.6, Color: s.colors.Muted}},
		d.H2(p.Definitions), s.definitions(),
	})
}

func (s *setting) who() page.Block {
	p := s.Text.Panel
	t := page.Table{
		Columns: []page.Column{{Width: 28}, {Share: 1.2}, {Share: 1}, {Width: 40}, {Width: 58}},
		Head: &page.Row{Cells: []page.Cell{
			{Text: page.T(p.Number)},
			{Text: page.T(p.Session)},
			{Text: page.T(p.Panelist)},
			{Text: page.T(p.Minutes), Align: page.Right},
			{Text: page.T(p.Questions), Align: page.Right},
		}},
		Style: page.Style{Size: 9},
	}

	for _, r := range s.Sessions {
		title, fill := page.Text{{Text: r.Title}}, page.Color(0)
		if r.Here {
			title = page.Text{
				{Text: r.Title, Bold: true},
				{Text: "  (" + s.Text.Panel.Here + ")", Color: s.colors.Muted},
			}
			fill = s.colors.Tint
		}
		name := page.T(r.Panelists)
		if r.Panelists == "" {
			name = page.Text{{Text: p.Nobody, Color: s.colors.Muted}}
		}
		t.Rows = append(t.Rows, page.Row{Fill: fill, Cells: []page.Cell{
			{Text: page.B(strconv.Itoa(r.Number))},
			{Text: title},
			{Text: name},
			{Text: page.T(strconv.Itoa(r.Minutes)), Align: page.Right},
			{Text: page.T(strconv.Itoa(r.Questions)), Align: page.Right},
		}})
	}

	return t
}

// matrix counts questions by competency and session.
func (s *setting) matrix() page.Block {
	p := s.Text.Panel
	t := page.Table{
		Columns: []page.Column{{Share: 1}}, Style: page.Style{Size: 9}, Grid: true,
		Head: &page.Row{Cells: []page.Cell{{Text: page.T(p.Competency)}}},
	}

	for _, r := range s.Sessions {
		t.Columns = append(t.Columns, page.Column{Width: 26})
		t.Head.Cells = append(t.Head.Cells, page.Cell{Text: page.T(strconv.Itoa(r.Number)), Align: page.Center})
	}

	t.Columns = append(t.Columns, page.Column{Width: 40})
	t.Head.Cells = append(t.Head.Cells, page.Cell{Text: page.T(p.Total), Align: page.Center})
	for _, m := range s.Matrix {
		name := page.Text{{Text: m.Competency.Name}}
		if m.Note != "" {
			name = append(name, page.Run{Text: "  " + m.Note, Color: s.colors.Alert, Italic: true, Size: 8})
		}
		row := page.Row{Cells: []page.Cell{{Text: name}}}
		for i, n := range m.Counts {
			cell := page.Cell{Text: page.T(strconv.Itoa(n)), Align: page.Center, Bold: true}
			if n == 0 {
				cell.Text = page.Text{{Text: "–", Color: s.colors.Muted}}
			}
			if s.Sessions[i].Here {
				cell.Fill = s.colors.Tint
			}
			row.Cells = append(row.Cells, cell)
		}
		row.Cells = append(row.Cells, page.Cell{Text: page.T(strconv.Itoa(m.Total)), Align: page.Center})
		t.Rows = append(t.Rows, row)
	}

	return t
}

func (s *setting) definitions() page.Block {
	var out page.Stack
	for i := range s.Kit.Role.Competencies {
		c := &s.Kit.Role.Competencies[i]
		out = append(out, page.Para{Text: page.Text{
			{Text: c.Name + ". ", Bold: true},
			{Text: c.Definition + " "},
			{Text: s.Text.Panel.IsNot + " ", Italic: true, Color: s.colors.Muted},
			{Text: c.IsNot, Italic: true, Color: s.colors.Muted},
		}, Style: page.Style{Size: 8.8, Leading: 1.32}}, page.Gap(3))
	}
	return out
}
