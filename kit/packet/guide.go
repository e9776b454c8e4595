package packet

import (
	"strconv"
	"strings"

	"panelkit/bank"
	"panelkit/kit/page"
)

func texts(lines []string) []page.Text {
	var out []page.Text
	for _, l := range lines {
		out = append(out, page.Rich(l))
	}
	return out
}

// guideStyle is that of what an interviewer reads beforehand.
func guideStyle() page.Style { return page.Style{Size: 9.8, Leading: 1.36} }

// bullets sets points as a list.
func (s *setting) bullets(lines []string) page.Block {
	return page.List{Items: texts(lines), Shape: page.Bullet, Style: guideStyle(), Indent: 10, Gap: 2.5}
}

// script sets what the interviewer says, in order, behind a bar.
func (s *setting) script(lines []string) page.Block {
	number := func(i int) string { return strconv.Itoa(i + 1) }
	return page.Box{Bar: s.colors.Accent, Pad: 5, Blocks: []page.Block{
		page.List{
			Items: texts(lines), Number: number, Style: page.Style{Size: 10, Leading: 1.36}, Indent: 15,
			Gap: 2.5,
		},
	}}
}

// run is the page on how to run the interview and how to rate.
func (s *setting) run() {
	d, r := s.doc, s.Text.Run
	s.part("run", r.Title)
	d.Add(page.Fit(append([]page.Block{
		d.H1(r.Title),
		page.Columns{Gutter: 20, Columns: []page.Column{
			{
				Share:  1,
				Blocks: []page.Block{d.H2(r.Opening), s.script(s.Opening), d.H2(r.Closing), s.script(s.Closing)},
			},
			{
				Share: 1,
				Blocks: []page.Block{
					d.H2(r.Conduct), s.bullets(r.ConductPoints), d.H2(r.Probing),
					s.bullets(r.ProbingPoints),
				},
			},
		}},
		page.Gap(16),
	}, s.rate()...)))
}

func (s *setting) rate() []page.Block {
	d, r := s.doc, s.Text.Rate
	return []page.Block{
		page.Mark{ID: "rate", Outline: r.Title, Kind: "part"},
		d.H1(r.Title),
		s.bullets(r.Points),
		page.Columns{Gutter: 20, Columns: []page.Column{
			{Share: 1, Blocks: []page.Block{d.H2(r.Errors), s.errors()}},
			{Share: 1, Blocks: []page.Block{d.H2(r.Scale), s.scale(), d.H2(r.Legend), s.legend()}},
		}},
	}
}

func (s *setting) errors() page.Block {
	var items []page.Text
	for _, e := range s.Text.Rate.ErrorList {
		items = append(items, page.Text{{Text: e.Name + ": ", Bold: true}, {Text: e.Meaning}})
	}
	return page.List{Items: items, Shape: page.Bullet, Style: guideStyle(), Indent: 10, Gap: 2.5}
}

// scale gives the words of the scale in one paragraph.
func (s *setting) scale() page.Block {
	var t page.Text
	for i, a := range s.Scale {
		if i > 0 {
			t = append(t, page.Run{Text: "   "})
		}
		t = append(t, page.Run{Text: strconv.Itoa(a.Rating) + "\u00A0", Bold: true}, page.Run{Text: glued(a.Name)})
	}
	t = append(t, page.Run{Text: "   "}, page.Run{Text: s.Words.NotAssessedMark + "\u00A0", Bold: true},
		page.Run{Text: glued(s.Words.NotAssessed)})
	return page.Para{Text: t, Style: page.Style{Size: 9.8, Leading: 1.4}}
}

// glued keeps the words of a name on one line.
func glued(s string) string { return strings.ReplaceAll(s, " ", "\u00A0") }

// legend explains the marks on questions.
func (s *setting) legend() page.Block {
	small := page.Style{Size: 9.4, Leading: 1.4}
	chips := []page.Text{
		{
			{Text: s.Words.MustAsk, Chip: page.Filled, Bold: true, Color: s.colors.Accent, Size: 7.2},
			{Text: "  " + s.Text.Rate.LegendMust},
		},
		{
			{Text: s.Words.IfTime, Chip: page.Outlined, Bold: true, Color: s.colors.Accent, Size: 7.2},
			{Text: "  " + s.Text.Rate.LegendTime},
		},
	}

	var levels, categories page.Text
	for i, l := range bank.Levels() {
		if i > 0 {
			levels = append(levels, page.Run{Text: "   "})
		}
		levels = append(levels, s.shaped(levelShape(l), s.Words.Level(l).Name)...)
	}

	for i, c := range bank.Categories() {
		if i > 0 {
			categories = append(categories, page.Run{Text: "   "})
		}
		categories = append(categories, s.shaped(categoryShape(c), s.Words.Category(c).Name)...)
	}

	var out page.Stack
	for _, t := range append(chips, levels, categories) {
		out = append(out, page.Para{Text: t, Style: small}, page.Gap(2))
	}

	return out
}

// fairness is the page on what may be asked and what not.
func (s *setting) fairness() {
	d, f := s.doc, s.Text.Fairness
	s.part("fairness", f.Title)
	d.Add(page.Fit{
		d.H1(f.Title),
		page.Para{Text: page.T(f.Scope), Style: page.Style{Size: 9.2, Color: s.colors.Muted}},
		d.H2(f.Avoid), s.bullets(f.AvoidPoints), d.H2(f.Ask), s.bullets(f.AskPoints),
		d.H2(f.Volunteered), s.bullets(f.VolunteeredPoints), d.H2(f.Judge), s.bullets(f.JudgePoints),
		d.H2(f.Keep), s.bullets(f.KeepPoints),
	})
}
