package practice

import (
	"strconv"

	"panelkit/kit/page"
)

func (s *setting) phase(b *phaseHead) []page.Block {
	title := page.Text{{Text: b.Title}, {Text: "   " + b.Span, Size: 9.4, Color: s.colors.Muted}}
	return []page.Block{
		page.Mark{Outline: b.Title, Level: 1, Kind: "phase"},
		page.Heading{Text: title, Style: page.Style{Size: 13.5, Leading: 2, Bold: true, Color: s.colors.Accent}},
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
	right, after := s.toDo(d), page.Gap(7)
	if d.Rest != "" {
		rest := page.Style{Italic: true, Color: s.colors.Muted, Leading: 1.5}
		right, after = []page.Block{page.Para{Text: page.T(d.Rest), Style: rest}}, page.Gap(4)
	} else {
		left = append(left, page.Para{Text: page.T(d.Load), Style: small}, page.Gap(5),
			page.Para{Text: page.T(d.Self), Style: small}, page.Notes{Min: 1, Max: 1, Pitch: 15})
	}

	return page.Keep{Where: d.Title, Blocks: []page.Block{
		page.Rule{},
		page.Gap(3),
		page.Columns{Gutter: 12, Columns: []page.Column{{Width: 84, Blocks: left}, {Blocks: right}}},
		after,
	}}
}

// toDo returns the topics of a day and its work on labs and questions, with boxes to tick.
func (s *setting) toDo(d *dayPlan) []page.Block {
	var out []page.Block
	for _, t := range d.Topics {
		focus := page.Style{Size: 10.2, Leading: 1.4, Bold: true}
		out = append(out, page.Heading{Text: page.T(t.Focus), Style: focus, After: 1.5},
			s.list(t.Activities, page.CheckBox, 15), page.Gap(3))
	}

	var work []page.Text
	if d.StudyMinutes != "" {
		work = append(work, page.Text{{Text: d.Study, Bold: true}, {Text: ", " + d.StudyMinutes}})
	}
	for _, l := range d.Labs {
		link := page.Run{Text: l.Title, Link: "#lab" + strconv.Itoa(l.Number)}
		work = append(work, page.Text{{Text: l.Name, Bold: true}, {Text: ", " + l.Minutes + ": "}, link})
	}
	for _, t := range d.Tasks {
		about := ", " + t.Minutes
		if t.Limit != "" {
			about += ", " + t.Limit
		}
		head := page.Text{{Text: t.Name, Bold: true}, {Text: about + ": "}}
		work = append(work, append(head, s.links(t.Questions)...))
	}
	if len(work) == 0 {
		return out
	}
	list := page.List{
		Items: work, Shape: page.CheckBox, Indent: 15, Gap: 2, Style: page.Style{Size: 9.2, Leading: 1.36},
	}
	return append(out, page.Box{Fill: s.colors.Tint, Pad: 5, Blocks: []page.Block{list}})
}

// links names questions by their titles, each leading to its question, with their numbers for whoever holds paper.
func (s *setting) links(refs []questionRef) page.Text {
	var out page.Text
	for i, q := range refs {
		if i > 0 {
			out = append(out, page.Run{Text: "; "})
		}
		n := strconv.Itoa(q.Number)
		number := page.Run{Text: "\u00A0(" + n + ")", Color: s.colors.Muted}
		out = append(out, page.Run{Text: q.Title, Link: "#q" + n}, number)
	}
	return out
}

// lab is one piece of practical work.
func (s *setting) lab(l *lab) page.Block {
	n := strconv.Itoa(l.Number)
	labeled := func(label, text string) page.Block {
		head := page.Text{{Text: label + ". ", Bold: true}}
		return page.Para{Text: append(head, page.Rich(text)...), Style: page.Style{Leading: 1.4}}
	}

	return page.Keep{Where: "lab " + n, Blocks: []page.Block{
		page.Mark{ID: "lab" + n, Outline: l.Title, Level: 1, Kind: "lab"},
		s.numbered(l.Number, []page.Block{
			page.Heading{Text: page.Text{
				{Text: l.Title, Bold: true}, {Text: "   " + l.When, Size: 8.8, Color: s.colors.Muted},
			}, Style: page.Style{Size: 11, Leading: 1.4}},
			labeled(l.Words.Needs, l.Needs), page.Gap(3),
			page.Para{Text: page.B(l.Words.Commands + ".")},
			page.Gap(2),
			s.verbatim(l.Lines, 7.6), page.Gap(3),
			labeled(l.Words.Expect, l.Expect),
		}),
		page.Gap(14),
	}}
}

// verbatim sets lines as they are, in a tinted box.
func (s *setting) verbatim(lines []string, size float64) page.Block {
	set := each(lines, func(line string) page.Block {
		return page.Para{Text: page.Verbatim(line), Style: page.Style{Size: size, Leading: 1.3}}
	})
	return page.Box{Fill: s.colors.Tint, Bar: s.colors.Rule, Pad: 6, Blocks: set}
}

// question is one entry of the list of questions.
func (s *setting) question(q *question) page.Block {
	blocks := []page.Block{
		page.Para{Text: page.T(q.Text), Style: page.Style{Size: 10, Leading: 1.36}},
		page.Para{Text: s.dotted(q.Meta), Style: page.Style{Size: 8.4, Leading: 1.45, Color: s.colors.Muted}},
	}
	if len(q.Lines) > 0 {
		blocks = append(blocks, page.Gap(3), page.Para{Text: page.B(q.Caption), Style: page.Style{Size: 8.8}},
			page.Gap(2), s.verbatim(q.Lines, 8.4))
	}
	return page.Keep{Where: q.ID, Blocks: []page.Block{
		page.Mark{ID: "q" + strconv.Itoa(q.Number), Kind: "question"}, s.numbered(q.Number, blocks), page.Gap(5.5),
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

// numbered sets blocks beside the number of a question or lab.
func (s *setting) numbered(n int, blocks []page.Block) page.Block {
	style := page.Style{Size: 10, Leading: 1.36, Align: page.Right, Color: s.colors.Accent}
	return page.Columns{Gutter: 8, Columns: []page.Column{
		{Width: 22, Blocks: []page.Block{page.Para{Text: page.B(strconv.Itoa(n)), Style: style}}},
		{Blocks: blocks},
	}}
}
