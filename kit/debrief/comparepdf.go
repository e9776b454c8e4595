package debrief

import (
	"io"
	"strconv"

	"panelkit/kit"
	"panelkit/kit/page"
)

// ComparePDF writes a comparison as PDF. The warnings say what could not be set as it was written, such as letters
// that no font has.
func ComparePDF(w io.Writer, c *Comparison, v Voice, theme *page.Theme, paper page.Paper) ([]page.Warning, error) {
	title := kit.Fill(v.Text.Compare.Title, "title", c.Title)
	p := &paperDebrief{
		Voice: v, r: &Report{Scale: c.Scale},
		Doc: page.New(theme, page.Meta{Title: title, Lang: "en", Paper: paper, FootLeft: title, PageOf: v.Text.PageOf}),
	}

	p.Add(page.Mark{ID: "top", Outline: title, Kind: "part"}, p.H1(title), page.P(v.parallel(c)))
	for _, text := range v.incomplete(c) {
		p.Add(page.Gap(3), page.Para{Text: page.T(text), Style: page.Style{Bold: true, Color: p.colors().Alert}})
	}
	p.compareRecommendations(c)
	p.compareRedFlags(c)
	p.compareAsked(c)
	p.compareMeans(c)
	if len(c.Impact) > 0 {
		p.impactTable(c)
	}
	return p.Write(w)
}

func (p *paperDebrief) compareRecommendations(c *Comparison) {
	t := &p.Text.Compare
	table := page.Table{Columns: []page.Column{{Share: 1}, {Share: 2.4}}, Style: small()}
	for _, one := range c.Candidates {
		name := page.Text{
			{Text: one.label(), Bold: true, Size: 10},
			{Text: "\n" + one.Kit + " · " + t.Scorecards + " " + scorecards(one), Color: p.colors().Muted},
		}
		table.Rows = append(table.Rows, page.Row{Cells: []page.Cell{{Text: name}, {Blocks: p.recommenders(one)}}})
	}
	p.keep("", append(p.part("recommendations", 1, t.Recommendations, t.RecommendedAbout), table)...)
}

// recommenders lists who recommends what for a candidate.
func (p *paperDebrief) recommenders(one Candidate) []page.Block {
	if len(one.Recommendations) == 0 {
		return []page.Block{p.muted(p.Text.Compare.Hidden)}
	}

	table := page.Table{Columns: []page.Column{{Share: 1}, {Share: 1.6}}, NoRules: true, Pad: 1, Style: small()}
	for _, r := range one.Recommendations {
		what, note := p.recommends(r)
		who := page.Text{{Text: withSession(r.Interviewer, r.Session)}}
		if note != "" {
			who = append(who, page.Run{Text: ", " + note, Italic: true, Color: p.colors().Muted})
		}
		table.Rows = append(table.Rows, page.Row{Cells: []page.Cell{{Text: page.B(what)}, {Text: who}}})
	}
	return []page.Block{table}
}

func (p *paperDebrief) compareRedFlags(c *Comparison) {
	t := &p.Text.Compare
	flagged, none := p.flagged(c)
	if !flagged {
		p.keep("", p.part("red-flags", 2, t.RedFlags, none)...)
		return
	}

	blocks := p.part("red-flags", 2, t.RedFlags, "")
	for _, one := range c.Candidates {
		for _, r := range one.RedFlags {
			head := page.Text{
				{Shape: page.Flag, Color: p.colors().Alert},
				{Text: " " + one.label(), Bold: true},
				{Text: "   " + p.raisedIn(r) + "   " + r.Question, Color: p.colors().Muted},
			}
			quote := page.Text{{Text: p.Text.Point.NoEvidence, Italic: true, Color: p.colors().Muted}}
			if r.Evidence != "" {
				quote = page.T(oneLine(r.Evidence))
			}
			p.keep(r.Question, append(blocks,
				page.Gap(6), page.Para{Text: head, Style: small()}, page.Gap(1),
				page.Para{Text: page.T(r.Text), Style: page.Style{Leading: 1.32}}, page.Gap(2),
				page.Para{Text: quote, Style: small()})...)
			blocks = nil
		}
	}
}

// groupsOf cuts the candidates into groups whose columns fit beside one another, as first and last index.
func groupsOf(c *Comparison) [][2]int {
	var out [][2]int
	for first := 0; first < len(c.Candidates); first += maxColumns {
		out = append(out, [2]int{first, min(first+maxColumns, len(c.Candidates))})
	}
	return out
}

func (p *paperDebrief) compareAsked(c *Comparison) {
	t := &p.Text.Compare
	p.Add(p.part("asked", 3, t.Asked, t.AskedAbout)...)
	for _, s := range p.askedBySession(c) {
		for _, g := range groupsOf(c) {
			p.Add(page.Gap(6), page.Heading{Text: page.B(s.title), After: 3}, p.askedTable(c, s, g))
		}
	}
}

func (p *paperDebrief) askedTable(c *Comparison, s askedSession, g [2]int) page.Block {
	head := page.Cells(p.Text.Compare.Question, p.Text.Compare.Level)
	table := page.Table{Columns: []page.Column{{Share: 4}, {Share: 1.4}}, Head: &head, Style: small()}
	for _, one := range c.Candidates[g[0]:g[1]] {
		table.Columns = append(table.Columns, page.Column{Share: 0.9})
		head.Cells = append(head.Cells, page.Cell{Text: page.T(one.label()), Align: page.Center})
	}

	for _, r := range s.rows {
		text := page.Text{{Text: r.Text}, {Text: "  " + r.Question, Color: p.colors().Muted}}
		row := page.Row{Cells: []page.Cell{{Text: text}, {Text: page.T(p.levelAndCategory(r.Asked))}}}
		for _, n := range r.numbers[g[0]:g[1]] {
			cell := page.Cell{Text: page.T(p.Text.None), Align: page.Center, Color: p.colors().Muted}
			if n > 0 {
				cell = page.Cell{Text: page.B(strconv.Itoa(n)), Align: page.Center}
			}
			row.Cells = append(row.Cells, cell)
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

func (p *paperDebrief) compareMeans(c *Comparison) {
	t := &p.Text.Compare
	if len(c.Competencies) == 0 {
		return
	}
	blocks := p.part("means", 4, t.Means, t.MeansAbout)
	for _, g := range groupsOf(c) {
		head := page.Cells(p.Text.Competencies.Competency)
		table := page.Table{Columns: []page.Column{{Share: 2.4}}, Head: &head, Style: small()}
		for _, one := range c.Candidates[g[0]:g[1]] {
			table.Columns = append(table.Columns, page.Column{Share: 1})
			head.Cells = append(head.Cells, page.Cell{Text: page.T(one.label()), Align: page.Center})
		}

		for _, comp := range c.Competencies {
			row := page.Row{Cells: []page.Cell{{Text: page.T(comp.Name)}}, Tall: 20}
			for _, x := range comp.Values[g[0]:g[1]] {
				row.Cells = append(row.Cells, p.mean(x, false))
			}
			table.Rows = append(table.Rows, row)
		}
		overall := page.Row{Cells: []page.Cell{{Text: page.B(t.Overall)}}, Tall: 20}
		for _, one := range c.Candidates[g[0]:g[1]] {
			overall.Cells = append(overall.Cells, p.mean(one.Overall, false))
		}
		table.Rows = append(table.Rows, overall)

		p.keep("", append(blocks, table)...)
		blocks = []page.Block{page.Gap(8)}
	}
}

func (p *paperDebrief) impactTable(c *Comparison) {
	t := &p.Text.Compare
	head := page.Cells(t.Group, t.Applicants, t.Selected, t.Rate, t.Ratio, t.Fisher, t.Flag)
	table := page.Table{
		Columns: []page.Column{{Share: 1.2}, {Share: 1}, {Share: 1}, {Share: 0.8}, {Share: 1}, {Share: 1}, {Share: 2}},
		Head:    &head, Style: small(),
	}
	for _, im := range c.Impact {
		rate := &im.Rate
		if im.Applicants == 0 {
			rate = nil
		}
		table.Rows = append(table.Rows, page.Cells(
			im.Name, strconv.Itoa(im.Applicants), strconv.Itoa(im.Selected), p.decimal(rate, 4), p.decimal(im.Ratio, 4),
			p.decimal(im.Fisher, 4), p.impact(im),
		))
	}

	number := 4
	if len(c.Competencies) > 0 {
		number++
	}
	p.keep("", append(p.part("impact", number, t.Impact, t.ImpactNote), table)...)
}
