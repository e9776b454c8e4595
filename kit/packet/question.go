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
		if i > 0 {
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
			{Width: 30, Blocks: []page.Block{page.Para{Text: page.B(strconv.Itoa(q.Number)), Style: page.Style{Size: 22, Leading: 1.05, Color: s.colors.Accent}}}},
			{Blocks: []page.Block{
				s.labels(q, 8.4), page.Gap(4),
				page.Para{Text: page.T(q.Text), Style: page.Style{Size: 13.2, Leading: 1.3}},
				page.Gap(4), s.rates(q, 8.6),
			}},
		}},
		page.Gap(7),
	}
	if len(q.Probes) > 0 {
		blocks = append(blocks, s.doc.H3(t.Probes), page.List{Items: texts(q.ProbeTexts()), Shape: page.Bullet, Style: page.Style{Size: 9.6, Leading: 1.3}, Indent: 9}, page.Gap(6))
	}
	blocks = append(blocks,
		page.Box{Fill: s.colors.Tint, Border: s.colors.Rule, Pad: 8, Blocks: []page.Block{s.hint(q), s.rubric(q, density{size: 9.3, leading: 1.28, gap: 3.2, apart: true})}},
		page.Gap(8))
	return append(blocks, s.doc.H3(t.Notes), page.Notes{Min: 3, Max: 24, Pitch: 7 * page.MM})
}

// hint says in a sentence what the criteria say one by one.
func (s *setting) hint(q *question) page.Block {
	return page.Stack{
		page.Para{Text: page.T(q.Hint), Style: page.Style{Size: 8.6, Leading: 1.32, Color: s.colors.Muted}},
		page.Gap(6),
	}
}

// gap stands between the labels of a line.
const gap = "     "

// labels is the line above a question: must-ask, clock, level, category, id.
func (s *setting) labels(q *question, size float64) page.Block {
	t := s.Text.Question
	chip := s.mustChip(q.Asked)
	chip.Size = size - 0.6
	line := page.Text{chip, {Text: gap}, {Text: kit.Fill(t.Clock, "n", q.Clock()), Bold: true}, {Text: ",\u00A0" + kit.Fill(t.Minutes, "n", strconv.Itoa(q.Asked.Minutes)) + gap}}
	line = append(line, s.shaped(levelShape(q.Level), q.LevelName.Name)...)
	line = append(line, page.Run{Text: gap})
	line = append(line, s.shaped(categoryShape(q.Category), q.CategoryName.Name)...)
	st := page.Style{Size: size}
	return page.Columns{Gutter: 6, Columns: []page.Column{
		{Blocks: []page.Block{page.Para{Text: line, Style: st}}},
		{Width: 58, Blocks: []page.Block{page.Para{Text: page.T(q.ID), Style: page.Style{Size: size, Align: page.Right, Color: s.colors.Muted}}}},
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

// density is how closely the rubric of a question is set.
type density struct {
	size, leading, gap float64 // of criteria; anchors are half a point smaller
	apart              bool    // not assessed on a line of its own
}

// rubric is the criteria beside the rating anchors. Red flags stand below the shorter of the two.
func (s *setting) rubric(q *question, d density) page.Block {
	t := s.Text.Question
	left := []page.Block{
		s.doc.H3(t.Criteria + " (" + t.CriteriaNote + ")"),
		page.List{Items: texts(q.Criteria), Shape: page.CheckBox, Style: page.Style{Size: d.size, Leading: d.leading}, Indent: 14, Gap: d.gap},
	}
	right := s.anchors(q, d)
	if flags := s.redFlags(q, d); flags != nil {
		var levels []string
		for _, a := range q.Anchors {
			levels = append(levels, a.Name+a.Text)
		}
		if lines(levels)+1 > lines(q.Criteria) { // 1 for "not assessed"
			left = append(left, page.Gap(2.5*d.gap), flags)
		} else {
			right = append(right, page.Gap(2.5*d.gap), flags)
		}
	}
	return page.Columns{Gutter: 18, Divide: s.colors.Rule, Columns: []page.Column{{Share: 1, Blocks: left}, {Share: 1.06, Blocks: right}}}
}

// lines guesses how many lines the items of a list take.
func lines(items []string) int {
	n := 0
	for _, s := range items {
		n += 1 + len(s)/50
	}
	return n
}

// anchors is a box to tick for each rating, with what it looks like; "not assessed" stands apart.
func (s *setting) anchors(q *question, d density) []page.Block {
	st := page.Style{Size: d.size - 0.5, Leading: d.leading}
	l := page.List{Shape: page.CheckBox, Style: st, Indent: 14, Gap: d.gap}
	for _, a := range q.Anchors {
		l.Items = append(l.Items, page.Text{{Text: strconv.Itoa(a.Rating) + "  " + a.Name + ". ", Bold: true}, {Text: a.Text}})
	}
	apart := page.Text{{Text: s.Words.NotAssessed, Italic: true}}
	if d.apart {
		return []page.Block{s.doc.H3(s.Text.Question.Rating), l, page.Gap(6), page.List{Items: []page.Text{apart}, Shape: page.CheckBox, Style: st, Indent: 14}}
	}
	st.Align = page.Right
	return []page.Block{
		page.Columns{Gutter: 4, Columns: []page.Column{
			{Blocks: []page.Block{s.doc.H3(s.Text.Question.Rating)}},
			{Share: 2, Blocks: []page.Block{page.Para{Text: append(page.Text{{Shape: page.CheckBox}, {Text: "\u00A0"}}, apart...), Style: st}}},
		}},
		l,
	}
}

func (s *setting) redFlags(q *question, d density) page.Block {
	if len(q.RedFlags) == 0 {
		return nil
	}
	return page.Stack{
		page.Heading{Text: page.T(s.Text.Question.RedFlags), Style: page.Style{Size: 8.2, Leading: 1.3, Bold: true, Color: s.colors.Alert}, After: d.gap / 2},
		page.List{Items: texts(q.RedFlags), Shape: page.Flag, Color: s.colors.Alert, Style: page.Style{Size: d.size - 0.5, Leading: d.leading}, Indent: 14, Gap: d.gap / 2},
	}
}
