package packet

import (
	"strconv"

	"panelkit/kit/page"
)

// boxes is a box to tick for each rating and, apart, one for not assessed.
func (s *setting) boxes(size float64) page.Block {
	var t page.Text
	for i := range s.Scale { // the highest first, as everywhere
		t = append(t, page.Run{Shape: page.CheckBox, Size: size + 1},
			page.Run{Text: "\u00A0" + strconv.Itoa(s.Scale[i].Rating) + "  "})
	}
	t = append(t, page.Run{Text: "   "}, page.Run{Shape: page.CheckBox, Size: size + 1},
		page.Run{Text: "\u00A0" + s.Words.NotAssessedMark})
	return page.Para{Text: t, Style: page.Style{Size: size}}
}

func (s *setting) summary() {
	s.part("summary", s.Text.Summary.Title)
	d, t := s.doc, s.Text.Summary
	d.Add(page.Fit{
		d.H1(t.Title),
		page.Para{Text: page.T(t.Intro), Style: page.Style{Size: 9.2, Color: s.colors.Muted}},
		d.H2(t.Ratings), s.questionRatings(), d.H2(t.Competencies), s.competencies(),
		d.H2(t.Recommendation), s.recommendation(), page.Gap(4), d.H3(t.Why),
		page.Notes{Min: 3, Max: 7},
		page.Gap(12), s.attest(26),
	})
}

func (s *setting) questionRatings() page.Block {
	t := page.Table{
		Columns: []page.Column{{Width: 20}, {Width: 46}, {Share: 1}, {Width: 176}},
		Style:   page.Style{Size: 8.8, Leading: 1.25},
	}

	for i := range s.Questions {
		q := &s.Questions[i]
		t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{
			{Text: page.B(strconv.Itoa(q.Number))},
			{Text: page.T(q.ID), Color: s.colors.Muted},
			{Text: page.T(q.Text)},
			{Blocks: []page.Block{s.boxes(9)}},
		}})
	}

	return t
}

// competencies says which questions rate which competency. No rating is asked for: one made from memory of the whole
// would be coloured by the overall impression, so that the workbook averages the ratings of the questions instead.
func (s *setting) competencies() page.Block {
	x := s.Text.Summary
	t := page.Table{
		Columns: []page.Column{{Share: 1}, {Width: 176}}, Style: page.Style{Size: 8.8, Leading: 1.25},
		Head: &page.Row{Cells: []page.Cell{{Text: page.T(x.Competency)}, {Text: page.T(x.From)}}},
	}
	for _, c := range s.Competencies {
		t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{{Text: page.T(c.Name)}, {Text: page.T(c.Questions)}}})
	}
	return t
}

func (s *setting) recommendation() page.Block {
	var t page.Text
	for i, r := range s.Words.Recommendations {
		if i > 0 {
			t = append(t, page.Run{Text: "      "})
		}
		t = append(t, page.Run{Shape: page.BigBox}, page.Run{Text: "\u00A0" + r})
	}
	return page.Para{Text: t, Style: page.Style{Size: 10.5, Leading: 1.5}}
}

// attest is the declaration with lines for name and date, which leave so many points to write in.
func (s *setting) attest(room float64) page.Block {
	x := s.Text.Summary
	line := func(label string, share float64) page.Column {
		return page.Column{
			Share: share,
			Blocks: []page.Block{
				page.Notes{Min: 1, Max: 1, Pitch: room},
				page.Gap(2),
				page.Para{Text: page.T(label), Style: page.Style{Size: 8, Color: s.colors.Muted}},
			},
		}
	}

	return page.Stack{
		page.List{Items: []page.Text{page.T(x.Attest)}, Shape: page.CheckBox, Indent: 15},
		page.Columns{
			Gutter:  16,
			Columns: []page.Column{line(x.Signature, 2.4), line(x.Date, 1), line(x.Started, 0.7), line(x.Ended, 0.7)},
		},
	}
}
