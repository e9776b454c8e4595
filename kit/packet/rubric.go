package packet

import (
	"strconv"
	"strings"

	"panelkit/bank"
	"panelkit/kit"
	"panelkit/kit/page"
)

// density is how closely a question is set.
type density struct {
	size    float64 // of criteria and anchors
	leading float64
	gap     float64 // between them, points
	pad     float64 // inside of the frame, points
	tight   bool    // compact: red flags, probes and injects run on
}

// rubric is the frame in which an interviewer listens and rates: the hint, criteria beside anchors, the calibration
// line, and below a rule of its own the red flags.
func (s *setting) rubric(q *question, d density) []page.Block {
	var framed []page.Block
	if !d.tight {
		framed = append(framed, page.Para{Text: page.T(q.Hint), Style: page.Style{Size: 8.8, Leading: 1.32}},
			page.Gap(6))
	}

	left := append(s.criteriaHead(), s.criteria(q, d)...)
	right := append(s.anchorsHead(), s.anchors(q, d)...)
	note := s.calibration(q, d)
	if !d.tight {
		left = append(left, note...)
	}
	framed = append(framed, page.Columns{
		Gutter: 20, Divide: s.colors.Rule,
		Columns: []page.Column{{Share: 1, Blocks: left}, {Share: 1.02, Blocks: right}},
	})
	if d.tight {
		framed = append(framed, note...)
	}

	blocks := []page.Block{page.Box{Fill: s.colors.Tint, Border: s.colors.Rule, Pad: d.pad, Blocks: framed}}
	if len(q.RedFlags) > 0 {
		blocks = append(blocks, page.Keep{Where: q.ID, Blocks: []page.Block{
			page.Rule{Thickness: 1, Color: s.colors.Alert},
			page.Box{Border: s.colors.Rule, Pad: d.pad, Blocks: []page.Block{s.redFlags(q, d)}},
		}})
	}
	return blocks
}

// small is the style of the words above the two columns.
func (s *setting) small() page.Style {
	return page.Style{Size: 7.8, Leading: 1.5, Color: s.colors.Muted}
}

func (s *setting) criteriaHead() []page.Block {
	t := s.Text.Question
	return []page.Block{
		page.Para{Text: page.Text{{Text: t.Criteria, Bold: true}, {Text: "  " + t.CriteriaNote}}, Style: s.small()},
		page.Gap(2),
	}
}

// anchorsHead stands above the anchors, with the box for not assessed apart from the scale.
func (s *setting) anchorsHead() []page.Block {
	t, right := s.Text.Question, s.small()
	right.Align = page.Right
	right.Color = s.colors.Ink

	return []page.Block{
		page.Columns{Gutter: 4, Columns: []page.Column{
			{
				Blocks: []page.Block{
					page.Para{
						Text:  page.Text{{Text: t.Rating, Bold: true}, {Text: "  " + t.RatingNote}},
						Style: s.small(),
					},
				},
			},
			{
				Width: 68,
				Blocks: []page.Block{
					page.Para{
						Text:  page.Text{{Shape: page.CheckBox}, {Text: "\u00A0" + glued(s.Words.NotAssessed)}},
						Style: right,
					},
				},
			},
		}},
		page.Gap(2),
	}
}

// criteria is a box to tick and a number for each criterion; essential ones have a heavier box and the word.
func (s *setting) criteria(q *question, d density) []page.Block {
	st := page.Style{Size: d.size, Leading: d.leading}
	var out []page.Block
	for i, c := range q.Criteria {
		box, text := page.Run{Shape: page.CheckBox, Size: d.size + 1}, page.Rich(c)
		if q.IsEssential(i + 1) {
			box.Shape, box.Color = page.HeavyBox, s.colors.Accent
			chip := page.Run{
				Text: s.Text.Question.Essential, Chip: page.Filled, Bold: true, Size: d.size - 2.4,
				Color: s.colors.Accent,
			}
			text = append(page.Text{chip, {Text: " "}}, text...)
		}

		number := page.Text{{Text: strconv.Itoa(i + 1), Color: s.colors.Muted, Size: d.size - 1}}
		out = append(out, page.Gap(d.gap), page.Columns{Gutter: 3, Columns: []page.Column{
			{Width: d.size + 3, Blocks: []page.Block{page.Para{Text: page.Text{box}, Style: st}}},
			{Width: 8, Blocks: []page.Block{page.Para{Text: number, Style: st}}},
			{Blocks: []page.Block{page.Para{Text: text, Style: st}}},
		}})
	}
	return out
}

// anchors is the scale, the highest rating first: the digit to circle, the lead to rate from, and what it means.
func (s *setting) anchors(q *question, d density) []page.Block {
	st := page.Style{Size: d.size - 0.3, Leading: d.leading}
	var out []page.Block
	for _, a := range q.Anchors {
		digit := page.Text{
			{
				Text: "\u00A0" + strconv.Itoa(a.Rating) + "\u00A0", Chip: page.Outlined, Bold: true, Size: d.size,
				Color: s.colors.Accent,
			},
		}
		var text page.Text
		if a.Lead != "" {
			text = append(text, page.Run{Text: a.Lead + " ", Bold: true})
		}
		text = append(text, page.Run{Text: a.Text})

		out = append(out, page.Gap(d.gap), page.Columns{Gutter: 5, Columns: []page.Column{
			{Width: 2 * d.size, Blocks: []page.Block{page.Para{Text: digit, Style: st}}},
			{Blocks: []page.Block{page.Para{Text: text, Style: st}}},
		}})
	}
	return out
}

// calibration is the author's word on how to credit; nothing where there is none.
func (s *setting) calibration(q *question, d density) []page.Block {
	if q.Note == "" {
		return nil
	}
	return []page.Block{
		page.Gap(2 * d.gap),
		page.Rule{Color: s.colors.Rule},
		page.Gap(d.gap),
		page.Para{
			Text:  page.Text{{Text: s.Text.Question.Calibration + " ", Bold: true}, {Text: q.Note}},
			Style: page.Style{Size: d.size - 0.7, Leading: d.leading},
		},
	}
}

// redFlags has one place, below everything that is rated.
func (s *setting) redFlags(q *question, d density) page.Block {
	t, st := s.Text.Question, page.Style{Size: d.size - 0.3, Leading: d.leading}
	if d.tight {
		line := page.Text{
			{Text: t.RedFlags, Bold: true, Color: s.colors.Alert},
			{Text: "\u00A0 " + t.RedFlagsNote, Color: s.colors.Muted},
		}
		for _, f := range q.RedFlags {
			line = append(line, page.Run{Text: "    "}, page.Run{Shape: page.Flag, Color: s.colors.Alert},
				page.Run{Text: "\u00A0" + bank.Plain(f)})
		}
		return page.Para{Text: line, Style: st}
	}

	return page.Columns{Gutter: 10, Columns: []page.Column{
		{Width: 84, Blocks: []page.Block{
			page.Para{
				Text:  page.Text{{Text: t.RedFlags, Bold: true}},
				Style: page.Style{Size: 8.4, Leading: 1.4, Color: s.colors.Alert},
			},
			page.Para{Text: page.T(t.RedFlagsNote), Style: page.Style{Size: 7.8, Leading: 1.3, Color: s.colors.Muted}},
		}},
		{
			Blocks: []page.Block{
				page.List{
					Items: texts(q.RedFlags), Shape: page.Flag, Color: s.colors.Alert, Style: st, Indent: 14,
					Gap: d.gap / 2,
				},
			},
		},
	}}
}

// probes is a line for each follow-up: what it is for, its words, and the criteria that it may bring out. Probes
// without a purpose make a list.
func (s *setting) probes(q *question, d density) []page.Block {
	if len(q.Probes) == 0 && q.Fallback == "" {
		return nil
	}
	if d.tight {
		return s.tightProbes(q, d)
	}

	var out []page.Block
	line := func(label, text, note string) {
		muted := page.Style{Size: 8.4, Leading: 1.5, Color: s.colors.Muted}
		columns := []page.Column{
			{Width: 54, Blocks: []page.Block{page.Para{Text: page.T(label), Style: muted}}},
			{Blocks: []page.Block{page.Para{Text: page.T(text), Style: page.Style{Size: 9.8, Leading: 1.3}}}},
		}
		if note != "" {
			muted.Size, muted.Align = 7.8, page.Right
			columns = append(columns,
				page.Column{Width: 84, Blocks: []page.Block{page.Para{Text: page.T(note), Style: muted}}})
		}
		out = append(out, page.Columns{Gutter: 8, Columns: columns}, page.Gap(2.5))
	}
	for _, p := range q.Probes {
		line(s.purpose(p.Purpose), p.Text, s.forCriteria(p.Elicits))
	}
	if q.Fallback != "" {
		line(s.Text.Question.Fallback, q.Fallback, "")
	}
	return append(out, page.Gap(4))
}

// tightProbes runs the follow-ups on in one paragraph.
func (s *setting) tightProbes(q *question, d density) []page.Block {
	var line page.Text
	add := func(label, text, note string) {
		if len(line) > 0 {
			line = append(line, page.Run{Text: "    "})
		}
		line = append(line, page.Run{Text: label + " ", Color: s.colors.Muted}, page.Run{Text: text})
		if note != "" {
			line = append(line, page.Run{Text: "\u00A0(" + note + ")", Color: s.colors.Muted})
		}
	}

	for _, p := range q.Probes {
		add(s.purpose(p.Purpose), p.Text, joined(p.Elicits))
	}

	if q.Fallback != "" {
		add(s.Text.Question.Fallback, q.Fallback, "")
	}

	return []page.Block{page.Gap(3), page.Para{Text: line, Style: page.Style{Size: d.size, Leading: 1.28}}}
}

func (v *view) purpose(p bank.Purpose) string {
	t := v.Text.Question
	switch p {
	case bank.Clarify:
		return t.Clarify
	case bank.Depth:
		return t.Depth
	case bank.Limits:
		return t.Limits
	}
	return t.Probes
}

// forCriteria names the criteria that a probe may bring out.
func (v *view) forCriteria(numbers []int) string {
	switch len(numbers) {
	case 0:
		return ""
	case 1:
		return kit.Fill(v.Text.Question.ForCriterion, "n", joined(numbers))
	}
	return kit.Fill(v.Text.Question.ForCriteria, "n", joined(numbers))
}

func joined(numbers []int) string {
	words := make([]string, len(numbers))
	for i, n := range numbers {
		words[i] = strconv.Itoa(n)
	}
	return strings.Join(words, ", ")
}
