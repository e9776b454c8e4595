package packet

import (
	"strconv"

	"panelkit/kit"
	"panelkit/kit/page"
)

// questionPages sets one or two questions a page, with lines to write on.
func (s *setting) questionPages() {
	s.part("questions", s.Text.OutlineQuestions)
	for i := range s.Questions {
		q := &s.Questions[i]
		switch {
		case i > 0 && q.Exhibit != "": // taller than a page: what is rated is not to be torn
			s.doc.Add(page.NewPage{})
		case i > 0:
			s.doc.Add(page.Gap(16))
		}
		s.doc.Add(page.Keep{
			Where: q.ID, Continued: page.T(kit.Fill(s.Text.Question.Continued, "id", strconv.Itoa(q.Number)+"  "+q.ID)),
			Blocks: s.question(q),
		})
	}
}

// outline is the line of a question in the outline.
func (q *question) outline() string {
	const most = 60
	text := []rune(q.Text)
	if len(text) > most {
		text = append(text[:most], '…')
	}
	return strconv.Itoa(q.Number) + "  " + string(text)
}

func (s *setting) question(q *question) []page.Block {
	t := s.Text.Question
	blocks := []page.Block{
		page.Mark{ID: q.ID, Outline: q.outline(), Level: 1, Kind: "question"},
		page.Rule{Thickness: 1.4, Color: s.colors.Accent},
		page.Gap(5),
		page.Columns{Gutter: 4, Columns: []page.Column{
			{
				Width: 30,
				Blocks: []page.Block{
					page.Para{
						Text:  page.B(strconv.Itoa(q.Number)),
						Style: page.Style{Size: 22, Leading: 1.05, Color: s.colors.Accent},
					},
				},
			},
			{Blocks: []page.Block{
				s.labels(q, 8.4), page.Gap(4),
				page.Para{Text: page.T(q.Text), Style: page.Style{Size: 13.2, Leading: 1.3}},
				page.Gap(4), s.rates(q, 8.6),
			}},
		}},
		page.Gap(7),
	}

	d := density{size: 10, leading: 1.3, gap: 3.4, pad: 8}
	blocks = append(blocks, s.unfold(q, d)...)
	blocks = append(blocks, s.probes(q, d)...)
	blocks = append(blocks, s.rubric(q, d)...)
	blocks = append(blocks, s.exhibit(q)...)
	return append(blocks, page.Gap(8), s.doc.H3(t.Notes), page.Notes{Min: 3, Max: 24, Pitch: 7 * page.MM})
}

// gap stands between the labels of a line.
const gap = "     "

// labels is the line above a question: must-ask, clock, level, category, id.
func (s *setting) labels(q *question, size float64) page.Block {
	t := s.Text.Question
	chip := s.mustChip(q.Asked)
	chip.Size = size - 0.6
	line := page.Text{
		chip,
		{Text: gap},
		{Text: kit.Fill(t.Clock, "n", q.Clock()), Bold: true},
		{Text: ",\u00A0" + kit.Fill(t.Minutes, "n", strconv.Itoa(q.Asked.Minutes)) + gap},
	}

	line = append(line, s.shaped(levelShape(q.Level), q.LevelName.Name)...)
	line = append(line, page.Run{Text: gap})
	line = append(line, s.shaped(categoryShape(q.Category), q.CategoryName.Name)...)
	st := page.Style{Size: size}
	return page.Columns{Gutter: 6, Columns: []page.Column{
		{Blocks: []page.Block{page.Para{Text: line, Style: st}}},
		{
			Width: 58,
			Blocks: []page.Block{
				page.Para{Text: page.T(q.ID), Style: page.Style{Size: size, Align: page.Right, Color: s.colors.Muted}},
			},
		},
	}}
}

// rates names the competencies of a question, the main one in bold.
func (s *setting) rates(q *question, size float64) page.Block {
	t := page.Text{{Text: s.Text.Question.Rates + ": "}}
	for i, c := range q.Competencies {
		if i > 0 {
			t = append(t, page.Run{Text: ", "})
		}
		t = append(t, page.Run{Text: c.Name, Bold: i == 0})
	}
	return page.Para{Text: t, Style: page.Style{Size: size, Color: s.colors.Muted}}
}
