package packet

import (
	"strconv"
	"strings"

	"panelkit/kit"
	"panelkit/kit/page"
)

// unfold is what an interviewer hands over and reads out while a question runs: the exhibit, and the injects with
// their minutes and the decision to tick.
func (s *setting) unfold(q *question, d density) []page.Block {
	if q.Exhibit == "" && len(q.Injects) == 0 {
		return nil
	}

	size := min(d.size, 9.2)
	t := page.Table{
		Columns: []page.Column{{Width: 58}, {Share: 1.1}, {Share: 1}},
		Style:   page.Style{Size: size, Leading: 1.3}, Grid: false,
	}
	head := func(text string) page.Cell {
		return page.Cell{
			Text: page.Text{{Text: text, Bold: true, Size: size - 0.6}}, Fill: s.colors.Accent,
			Color: s.colors.OnAccent,
		}
	}

	if q.Exhibit != "" {
		cell := []page.Block{
			page.Para{
				Text:  page.Rich(kit.Fill(s.Text.Question.Exhibit, "n", strconv.Itoa(q.Number))),
				Style: page.Style{Size: size},
			},
		}
		if q.ExhibitKey != "" {
			cell = append(
				cell,
				page.Para{
					Text:  page.Text{{Text: s.Text.Question.ExhibitKey + " ", Bold: true}, {Text: q.ExhibitKey}},
					Style: page.Style{Size: size - 0.4, Leading: 1.3},
				},
			)
		}
		t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{head(s.Text.Question.HandOver), {Span: 2, Blocks: cell}}})
	}
	for _, in := range q.Injects {
		decision := page.Text{{Text: in.Listen}}
		if note := joined(in.Elicits); note != "" {
			decision = append(decision, page.Run{Text: "\u00A0(" + note + ")", Color: s.colors.Muted})
		}
		listen := []page.Block{
			page.List{
				Items: []page.Text{decision}, Shape: page.CheckBox, Style: page.Style{Size: size, Leading: 1.3},
				Indent: 14,
			},
		}
		if in.Weak != "" && !d.tight {
			listen = append(
				listen,
				page.Para{
					Text:  page.Text{{Text: s.Text.Question.Weak + " " + in.Weak, Italic: true}},
					Style: page.Style{Size: size - 0.8, Leading: 1.3, Color: s.colors.Muted},
				},
			)
		}
		t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{
			head(kit.Fill(s.Text.Question.Unfolds, "n", strconv.Itoa(in.Minute))),
			{Text: page.T(in.Fact)},
			{Blocks: listen},
		}})
	}

	return []page.Block{page.Box{Border: s.colors.Accent, Pad: 0.01, Blocks: []page.Block{t}}, page.Gap(6)}
}

// exhibit is what the candidate was handed, line by line as it is. It stands behind the frame, so that all that is
// rated stays on one page with the question.
func (s *setting) exhibit(q *question) []page.Block {
	if q.Exhibit == "" {
		return nil
	}

	var lines []page.Block
	for line := range strings.Lines(string(q.Exhibit)) {
		lines = append(
			lines,
			page.Para{Text: page.Verbatim(strings.TrimRight(line, "\n")), Style: page.Style{Size: 7.8, Leading: 1.25}},
		)
	}
	framed := page.Box{Border: s.colors.Rule, Pad: 6, Blocks: lines}
	return []page.Block{page.Gap(6), page.Keep{Blocks: []page.Block{framed}}}
}
