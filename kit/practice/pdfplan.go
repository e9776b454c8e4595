package practice

import (
	"strconv"

	"panelkit/kit/page"
)

func (s *setting) phase(b *phaseHead) []page.Block {
	return []page.Block{
		page.Mark{Outline: b.Title, Level: 1, Kind: "phase"},
		page.Heading{Text: page.Text{{Text: b.Title}, {Text: "   " + b.Span, Size: 9.4, Color: s.colors.Muted}}, Style: page.Style{Size: 13.5, Leading: 2, Bold: true, Color: s.colors.Accent}},
		page.Heading{Text: page.T(b.Goal), Style: page.Style{Size: 10, Leading: 1.42, Italic: true}, After: 6},
	}
}

// dayBlock is one day: its number and date at the left, what to do at the right.
func (s *setting) dayBlock(d *dayPlan) page.Block {
	small := page.Style{Size: 8.6, Leading: 1.45, Color: s.colors.Muted}
	left := []page.Block{
		page.Para{Text: page.B(d.Title), Style: page.Style{Size: 11, Leading: 1.3, Color: s.colors.Accent}},
		page.Para{Text: page.T(d.Date), Style: small},
	}

	if d.Rest != "" {
		return page.Keep{Where: d.Title, Blocks: []page.Block{page.Rule{}, page.Gap(3), page.Columns{Gutter: 10, Columns: []page.Column{
			{Width: 84, Blocks: left}, {Blocks: []page.Block{page.Para{Text: page.T(d.Rest), Style: page.Style{Italic: true, Color: s.colors.Muted, Leading: 1.5}}}},
		}}, page.Gap(4)}}
	}

	left = append(left, page.Para{Text: page.T(d.Load), Style: small}, page.Gap(5), page.Para{Text: page.T(d.Self), Style: small}, page.Notes{Min: 1, Max: 1, Pitch: 15})
	return page.Keep{Where: d.Title, Blocks: []page.Block{
		page.Rule{},
		page.Gap(3),
		page.Columns{Gutter: 12, Columns: []page.Column{{Width: 84, Blocks: left}, {Blocks: s.toDo(d)}}},
		page.Gap(7),
	}}
}

// toDo returns the topics of a day and its work on questions, with boxes to tick.
func (s *setting) toDo(d *dayPlan) []page.Block {
	var out []page.Block
	for _, t := range d.Topics {
		out = append(out, page.Heading{Text: page.T(t.Focus), Style: page.Style{Size: 10.2, Leading: 1.4, Bold: true}, After: 1.5},
			s.list(t.Activities, page.CheckBox, 15), page.Gap(3))
	}

	var work []page.Text
	if d.StudyMinutes != "" {
		work = append(work, page.Text{{Text: d.Study, Bold: true}, {Text: ", " + d.StudyMinutes}})
	}

	for _, t := range d.Tasks {
		about := ", " + t.Minutes
		if t.Limit != "" {
			about += ", " + t.Limit
		}
		work = append(work, append(page.Text{{Text: t.Name, Bold: true}, {Text: about + ": "}}, s.links(t.Questions)...))
	}

	if len(work) > 0 {
		out = append(out, page.Box{Fill: s.colors.Tint, Pad: 5, Blocks: []page.Block{
			page.List{Items: work, Shape: page.CheckBox, Indent: 15, Gap: 2, Style: page.Style{Size: 9.2, Leading: 1.36}},
		}})
	}

	return out
}

// links names questions by their numbers, each leading to it.
func (s *setting) links(numbers []int) page.Text {
	var out page.Text
	for i, n := range numbers {
		if i > 0 {
			out = append(out, page.Run{Text: ", "})
		}
		out = append(out, page.Run{Text: strconv.Itoa(n), Link: "#q" + strconv.Itoa(n)})
	}
	return out
}

// question is one entry of the list of questions.
func (s *setting) question(q *question) page.Block {
	return page.Keep{Where: q.ID, Blocks: []page.Block{
		page.Mark{ID: "q" + strconv.Itoa(q.Number), Kind: "question"},
		s.numbered(q.Number, []page.Block{
			page.Para{Text: page.T(q.Text), Style: page.Style{Size: 10, Leading: 1.36}},
			page.Para{Text: s.dotted(q.Meta), Style: page.Style{Size: 8.4, Leading: 1.45, Color: s.colors.Muted}},
		}),
		page.Gap(5.5),
	}}
}

func (s *setting) dotted(words []string) page.Text {
	var out page.Text
	for i, w := range words {
		if i > 0 {
			out = append(out, page.Run{Text: "  ·  "})
		}
		out = append(out, page.Run{Text: w})
	}
	return out
}

// numbered sets blocks beside the number of a question.
func (s *setting) numbered(n int, blocks []page.Block) page.Block {
	return page.Columns{Gutter: 8, Columns: []page.Column{
		{Width: 22, Blocks: []page.Block{page.Para{Text: page.B(strconv.Itoa(n)), Style: page.Style{Size: 10, Leading: 1.36, Align: page.Right, Color: s.colors.Accent}}}},
		{Blocks: blocks},
	}}
}
