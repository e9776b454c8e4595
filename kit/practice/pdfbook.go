package practice

import (
	"strconv"

	"panelkit/kit"
	"panelkit/kit/page"
)

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
		blocks = s.compare(a)
	case answerStage:
		id, next, label = "answer-"+n, "", ""
		blocks = s.answer(a)
	}

	head := page.Text{{Text: a.Text, Bold: true}}
	if next != "" {
		link := page.Run{Text: label, Link: "#" + next, Size: 8.4, Color: s.colors.Accent}
		head = append(head, page.Run{Text: "   "}, link)
	}
	heading := page.Heading{Text: head, Style: page.Style{Size: 9.6, Leading: 1.36}, After: 2}
	return page.Keep{Where: "question " + n, Blocks: []page.Block{
		page.Mark{ID: id, Kind: "question"},
		s.numbered(a.Number, append([]page.Block{heading}, blocks...)),
		page.Gap(11),
	}}
}

// compare is what an answer is rated by: follow-up questions and new facts first, then criteria beside anchors.
func (s *setting) compare(a *staged) []page.Block {
	t := s.t.BookletText
	small := page.Style{Size: 9, Leading: 1.36}
	label := func(text string) page.Block {
		return page.Para{Text: page.B(text), Style: page.Style{Size: 8.4, Leading: 1.5, Color: s.colors.Muted}}
	}
	bulleted := func(items []page.Text) page.Block {
		return page.List{Items: items, Shape: page.Bullet, Indent: 10, Style: small}
	}

	var out []page.Block
	if len(a.Facts) > 0 {
		facts := each(a.Facts, func(f Fact) page.Text { return page.T(s.fact(f)) })
		out = append(out, label(t.Facts), bulleted(facts), page.Gap(3))
	}
	if len(a.Probes) > 0 {
		out = append(out, label(t.Probes), bulleted(each(a.Probes, page.Rich)), page.Gap(3))
	}

	criteria := []page.Block{label(t.Criterion), page.List{
		Items: each(a.Criteria, page.Rich), Shape: page.CheckBox, Indent: 14, Gap: 2, Style: small,
	}}
	if len(a.Anchors) == 0 {
		return append(out, criteria...)
	}
	anchors := []page.Block{label(t.Anchors)}
	for _, x := range a.Anchors {
		rating := page.Para{Text: page.B(strconv.Itoa(x.Rating)), Style: page.Style{Size: 10, Color: s.colors.Accent}}
		looks := page.Para{Text: page.Rich(x.Looks), Style: page.Style{Size: 8.8, Leading: 1.34}}
		anchors = append(anchors, page.Columns{Gutter: 3, Columns: []page.Column{
			{Width: 12, Blocks: []page.Block{rating}}, {Blocks: []page.Block{looks}},
		}}, page.Gap(2))
	}
	return append(out, page.Columns{Gutter: 16, Columns: []page.Column{
		{Share: 1.1, Blocks: criteria}, {Share: 1, Blocks: anchors},
	}})
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
	if a.Star == nil {
		return out
	}

	parts := each(s.story(a.Star), func(p kit.Named) page.Text {
		return page.Text{{Text: p.Name + ". ", Bold: true}, {Text: p.Meaning}}
	})
	return append(out, page.Gap(4), page.Box{Bar: s.colors.Accent, Pad: 5, Blocks: []page.Block{
		s.doc.H3(t.Star),
		page.List{Items: parts, Style: page.Style{Size: 9.4, Leading: 1.36}, Gap: 2.5, Indent: 0.1},
	}})
}
