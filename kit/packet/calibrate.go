package packet

import (
	"strconv"

	"panelkit/kit"
	"panelkit/kit/page"
)

// calibrate is the last page of a full packet: short invented answers to the session's first question that has some,
// with the ratings that they earn and why, to rate for oneself before the first interview. No candidate sees it.
func (s *setting) calibrate() {
	var q *question
	for i := range s.Questions {
		if q == nil && len(s.Questions[i].Calibration) > 0 {
			q = &s.Questions[i]
		}
	}
	if q == nil {
		return
	}

	t := s.Text.Calibrate
	s.part("calibrate", t.Title)
	blocks := []page.Block{
		s.doc.H1(t.Title),
		page.Para{Text: page.T(t.Intro), Style: page.Style{Size: 9.2, Color: s.colors.Muted}},
		s.doc.H2(strconv.Itoa(q.Number) + "  " + q.Text),
	}
	for _, sample := range q.Calibration {
		state := t.Proposed
		if sample.Agreed {
			state = t.Agreed
		}
		rating := kit.Fill(t.Rating, "n", strconv.Itoa(sample.Rating))
		blocks = append(blocks,
			page.Gap(8),
			page.Box{Bar: s.colors.Accent, Pad: 6, Blocks: []page.Block{
				page.Para{Text: page.T(sample.Answer), Style: page.Style{Size: 10, Leading: 1.36}},
				page.Gap(4),
				page.Para{
					Text:  page.Text{{Text: rating, Bold: true}, {Text: " (" + state + "). " + sample.Why}},
					Style: page.Style{Size: 9.2, Leading: 1.34},
				},
			}})
	}
	s.doc.Add(page.Fit(blocks))
}
