package packet

import (
	"strconv"

	"panelkit/kit"
	"panelkit/kit/page"
)

// compact sets several questions a page, and the guidance in brief beside the agenda.
func (s *setting) compact() {
	d, t := s.doc, s.Text
	d.Add(page.Mark{ID: "cover", Outline: t.OutlineCover, Kind: "part"})
	head := []page.Block{
		page.Para{Text: page.B(s.Title), Style: page.Style{Size: 17, Leading: 1.16, Color: s.colors.Accent}},
		page.Para{Text: page.T(t.Title + ": " + s.Session.Title), Style: page.Style{Size: 11}},
	}

	cover := page.Fit{
		s.masthead(head), page.Gap(6), s.factTable(), page.Gap(5), s.confidential(),
		d.H2(t.Cover.Agenda), s.agendaTable(),
	}

	if s.Guidance {
		cover = append(cover, s.brief()...)
	}

	cover = append(cover, s.panelBrief()...)
	d.Add(cover, page.NewPage{}, page.Mark{ID: "questions", Outline: t.OutlineQuestions, Kind: "part"})
	for i := range s.Questions {
		q := &s.Questions[i]
		if i > 0 {
			d.Add(page.Gap(8))
		}
		d.Add(page.Keep{
			Where: q.ID, Continued: page.T(kit.Fill(t.Question.Continued, "id", strconv.Itoa(q.Number)+"  "+q.ID)),
			Blocks: s.tightQuestion(q),
		})
	}

	d.Add(page.Gap(9), page.Keep{Blocks: s.tightSummary()})
}

// brief is the scripts and the points that matter most.
func (s *setting) brief() []page.Block {
	d, t := s.doc, s.Text
	small := page.Style{Size: 8.8, Leading: 1.3}
	script := append(append([]string(nil), s.Opening...), s.Closing...)
	return []page.Block{
		page.Columns{Gutter: 18, Columns: []page.Column{
			{
				Blocks: []page.Block{
					d.H2(t.Run.Opening + " · " + t.Run.Closing),
					page.List{Items: texts(script), Shape: page.Bullet, Style: small, Indent: 9, Gap: 1},
				},
			},
			{
				Blocks: []page.Block{
					d.H2(t.Brief.Title),
					page.List{Items: texts(t.Brief.Points), Shape: page.Bullet, Style: small, Indent: 9, Gap: 1},
					page.Gap(5), s.scale(),
				},
			},
		}},
	}
}

// panelBrief is who asks what, and what is thinly covered.
func (s *setting) panelBrief() []page.Block {
	if len(s.Sessions) < 2 {
		return nil
	}
	return []page.Block{s.doc.H2(s.Text.Panel.Matrix), s.matrix()}
}

func (s *setting) tightQuestion(q *question) []page.Block {
	head := []page.Block{
		s.labels(q, 7.8), page.Gap(2),
		page.Para{Text: page.T(q.Text), Style: page.Style{Size: 11.2 * s.tight, Leading: 1.24}},
	}
	blocks := []page.Block{
		page.Mark{ID: q.ID, Outline: q.outline(), Level: 1, Kind: "question"},
		page.Rule{Thickness: 1, Color: s.colors.Accent},
		page.Gap(3),
		page.Columns{Gutter: 2, Columns: []page.Column{
			{Width: 20, Blocks: []page.Block{
				page.Para{
					Text:  page.B(strconv.Itoa(q.Number)),
					Style: page.Style{Size: 16, Leading: 1.05, Color: s.colors.Accent},
				},
			}},
			{Blocks: head},
		}},
		page.Gap(3),
	}

	d := density{size: 8.5 * s.tight, leading: 1.2, gap: 1.2 * s.tight, pad: 4 * s.tight, tight: true}
	blocks = append(blocks, s.unfold(q, d)...)
	blocks = append(blocks, s.probes(q, d)...)
	blocks = append(blocks, page.Gap(4))
	blocks = append(blocks, s.rubric(q, d)...)
	return append(blocks, page.Notes{Min: 1, Max: 9, Pitch: 6.5 * page.MM}, page.Gap(4))
}

// tightSummary is the rating of competencies, the recommendation and the signature.
func (s *setting) tightSummary() []page.Block {
	x := s.Text.Summary
	t := page.Table{
		Columns: []page.Column{{Share: 1}, {Width: 66}, {Width: 176}},
		Style:   page.Style{Size: 8.8, Leading: 1.2}, Pad: 2,
	}

	for _, c := range s.Competencies {
		t.Rows = append(t.Rows, page.Row{Cells: []page.Cell{
			{Text: page.T(c.Name)},
			{Text: page.T(c.Questions), Color: s.colors.Muted},
			{Blocks: []page.Block{s.boxes(8.6)}},
		}})
	}

	return []page.Block{
		page.Mark{ID: "summary", Outline: x.Title, Kind: "part"},
		page.Heading{Text: page.T(x.Title), Style: page.Style{Size: 13, Bold: true, Color: s.colors.Accent}, After: 2},
		t, page.Gap(4), s.recommendation(),
		page.Notes{Min: 1, Max: 6, Pitch: 6.5 * page.MM},
		page.Gap(6), s.attest(20),
	}
}
