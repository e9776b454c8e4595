package debrief

import (
	"io"
	"math"
	"strconv"
	"strings"
	"time"

	"panelkit/kit"
	"panelkit/kit/page"
)

// PDF writes a report as PDF, in the order of the meeting. The warnings are those of the page: glyphs
// that no font has, and the like.
func PDF(w io.Writer, r *Report, v Voice, theme *page.Theme, paper page.Paper) ([]page.Warning, error) {
	date, err := time.Parse(time.DateOnly, r.Date)
	if err != nil {
		date = time.Time{} // the page's own fixed date
	}
	title := kit.Fill(v.Text.Title, "title", r.Title)
	p := &paperDebrief{Voice: v, r: r, Doc: page.New(theme, page.Meta{
		Title: title, Subject: r.Kit, Lang: "en", Paper: paper, Date: date,
		FootLeft: kit.Fill(v.Text.Footer, "kit", r.Kit), PageOf: v.Text.PageOf,
	})}
	p.Add(page.Mark{ID: "top", Outline: title, Kind: "part"}, p.H1(title), p.muted(v.about(r)), page.Gap(6),
		page.Box{Fill: p.colors().Tint, Blocks: []page.Block{page.P(v.Text.NoVerdict)}})
	p.status()
	if !r.Blind {
		p.flags()
		p.overview()
		p.competencies()
		p.interviewers()
		p.agreement()
		p.decision()
	}
	return p.Write(w)
}

// paperDebrief is a debrief being set.
type paperDebrief struct {
	*page.Doc
	Voice
	r *Report
}

func (p *paperDebrief) colors() page.Colors { return p.Theme().Colors }

func (p *paperDebrief) muted(s string) page.Block {
	return page.Para{Text: page.T(s), Style: page.Style{Color: p.colors().Muted}}
}

func (p *paperDebrief) small() page.Style { return page.Style{Size: 8.8, Leading: 1.3} }

// part begins a part with its place in the outline.
func (p *paperDebrief) part(id, title string) {
	p.Add(page.Mark{ID: id, Outline: title, Level: 1, Kind: "part"}, p.H2(title))
}

func (p *paperDebrief) status() {
	t := &p.Text.Status
	p.part("scorecards", t.Title)
	head := page.Cells(t.Interviewer, t.Session, t.State)
	table := page.Table{Columns: []page.Column{{Share: 1}, {Share: 1.2}, {Share: 1}}, Head: &head, Style: p.small()}
	for _, s := range p.r.Status.Seats {
		row := page.Cells(s.Interviewer, s.Session, p.state(s))
		row.Cells[2].Bold = s.State != In
		table.Rows = append(table.Rows, row)
	}
	p.Add(table)
	text := ""
	switch {
	case p.r.Blind:
		text = t.Blind
	case !p.r.Status.Complete:
		text = t.Partial
	default:
		return
	}
	p.Add(page.Gap(6), page.Box{Bar: p.colors().Alert, Fill: p.colors().Tint, Blocks: []page.Block{
		page.P(kit.Fill(text, "names", p.absent(p.r.Status))),
	}})
}

func (p *paperDebrief) flags() {
	p.part("flags", p.Text.Flags.Title)
	if len(p.r.Flags) == 0 {
		p.Add(page.P(p.Text.Flags.Nothing))
		return
	}
	var items []page.Text
	for _, f := range p.r.Flags {
		items = append(items, page.T(p.flag(f)))
	}
	p.Add(page.List{Items: items, Shape: page.Flag, Color: p.colors().Alert, Gap: 2, Indent: 15})
}

func (p *paperDebrief) overview() {
	t := &p.Text.Overview
	p.part("overview", t.Title)
	heat := page.HeatMap{Corner: t.Competency, Lo: 1, Hi: float64(p.r.Scale), Digits: 2, Label: 140}
	for _, s := range p.r.Status.Seats {
		heat.Columns = append(heat.Columns, nameOf(s))
	}
	heat.Columns = append(heat.Columns, t.Mean)
	radar := page.Radar{Max: float64(p.r.Scale), Tall: 230, Series: []page.Series{{Name: t.Mean}, {Name: t.Lowest}, {Name: t.Highest}}}
	for _, c := range p.r.Competencies {
		row := make([]float64, 0, len(heat.Columns))
		low, high := math.NaN(), math.NaN()
		for _, s := range p.r.Status.Seats {
			x := orNaN(c.of(s.Seat))
			row = append(row, x)
			if !math.IsNaN(x) && (math.IsNaN(low) || x < low) {
				low = x
			}
			if !math.IsNaN(x) && (math.IsNaN(high) || x > high) {
				high = x
			}
		}
		heat.Rows = append(heat.Rows, c.Name)
		heat.Values = append(heat.Values, append(row, orNaN(c.Mean)))
		radar.Axes = append(radar.Axes, c.Name)
		for i, x := range []float64{orNaN(c.Mean), low, high} {
			radar.Series[i].Values = append(radar.Series[i].Values, x)
		}
	}
	p.Add(page.Keep{Blocks: []page.Block{p.H3(t.Heat), heat}}, page.Gap(10))
	if len(radar.Axes) >= 3 {
		p.Add(page.Keep{Blocks: []page.Block{p.H3(t.Radar), radar}})
	}
}

func orNaN(x *float64) float64 {
	if x == nil {
		return math.NaN()
	}
	return *x
}

func (p *paperDebrief) competencies() {
	t := &p.Text.Competency
	p.part("competencies", t.Title)
	p.Add(page.P(p.Text.LowestFirst))
	for _, c := range p.r.Competencies {
		p.Add(page.Gap(8), page.Keep{Where: c.ID, Blocks: p.competencyBlocks(c), Continued: page.T(c.Name)})
	}
}

func (p *paperDebrief) competencyBlocks(c Competency) []page.Block {
	t := &p.Text.Competency
	head := page.Cells(t.Interviewer, t.Mean, t.Ratings)
	head.Cells[1].Align = page.Center
	table := page.Table{Columns: []page.Column{{Share: 1}, {Width: 44}, {Share: 2.4}}, Head: &head, Style: p.small()}
	for _, r := range c.Ratings {
		row := page.Cells(r.Interviewer, p.num(r.Mean), p.items(r))
		row.Cells[1].Align, row.Cells[1].Bold = page.Center, true
		table.Rows = append(table.Rows, row)
	}
	name := page.B(c.Name)
	if c.Flagged {
		name = append(name, page.Run{Text: "  "}, page.Run{Shape: page.Flag, Color: p.colors().Alert})
	}
	blocks := []page.Block{
		page.Heading{Text: name, Style: page.Style{Size: 10.8, Color: p.colors().Accent}, After: 1},
		p.muted(p.Kit.Competency(c.ID).Definition), page.Gap(3), table, page.Gap(3),
		page.Para{Text: page.T(strings.TrimSpace(p.sum(c) + "\n" + p.speaksFirst(c))), Style: p.small()},
	}
	if quotes := p.quotes(c); len(quotes) > 0 {
		blocks = append(blocks, page.Gap(3), p.H3(t.Evidence), page.List{Items: quotes, Shape: page.Bullet, Style: p.small(), Gap: 1.5})
	}
	return append(blocks, page.Gap(5), p.room([]string{t.Consensus, t.Justification, t.Dissent, t.FollowUp}, []float64{20, 34, 26, 26}))
}

// quotes gives what was written for each question of a competency, the lowest rater first.
func (p *paperDebrief) quotes(c Competency) []page.Text {
	var out []page.Text
	for _, r := range c.Ratings {
		for _, it := range r.Items {
			if it.Value == 0 && it.Evidence == "" {
				continue
			}
			text := page.Run{Text: it.Evidence}
			if it.Evidence == "" {
				text = page.Run{Text: p.Text.Competency.NoEvidence, Italic: true, Color: p.colors().Alert}
			}
			who := page.Text{{Text: r.Interviewer, Bold: true}, {Text: ", " + it.Question + ", " + p.item(it) + ": "}}
			if it.RedFlag {
				who = append(who, page.Run{Shape: page.Flag, Color: p.colors().Alert}, page.Run{Text: " "})
			}
			out = append(out, append(who, text))
		}
	}
	return out
}

// room gives labelled space to write in, each so many points high.
func (p *paperDebrief) room(labels []string, heights []float64) page.Block {
	table := page.Table{Columns: []page.Column{{Width: 110}, {Share: 1}}, Grid: true, Style: p.small()}
	for i, label := range labels {
		row := page.Cells(label, "")
		row.Cells[0].Bold, row.Cells[0].Fill = true, p.colors().Tint
		row.Tall = heights[i]
		table.Rows = append(table.Rows, row)
	}
	return page.Keep{Blocks: []page.Block{page.Rule{}, table}}
}

func (p *paperDebrief) interviewers() {
	t := &p.Text.Interviewers
	p.part("interviewers", t.Title)
	head := page.Cells(p.Text.Status.Interviewer, p.Text.Status.Session, t.Overall, t.Rated, t.Recommendation, t.Attested, t.Severity)
	table := page.Table{Columns: []page.Column{{Share: 1.2}, {Share: 1.2}, {Width: 50}, {Width: 42}, {Share: 1}, {Width: 62}, {Width: 54}}, Head: &head, Style: p.small()}
	for _, q := range p.r.Interviewers {
		row := page.Cells(
			q.Interviewer, q.Session, p.num(q.Overall), strconv.Itoa(q.Rated)+"/"+strconv.Itoa(q.Asked),
			p.recommended(q), p.attested(q), p.signed(q.Severity.Value),
		)
		row.Cells[2].Bold = true
		table.Rows = append(table.Rows, row)
	}
	p.Add(table, page.Gap(4))
	var reasons []page.Text
	for _, q := range p.r.Interviewers {
		if q.Justification != "" {
			reasons = append(reasons, append(page.B(q.Interviewer+": "), page.Run{Text: q.Justification}))
		}
	}
	if len(reasons) > 0 {
		p.Add(page.List{Items: reasons, Shape: page.Bullet, Style: p.small(), Gap: 2}, page.Gap(4))
	}
	p.Add(p.muted(t.Why))
}

func (p *paperDebrief) agreement() {
	t := &p.Text.Agreement
	head := page.Cells(t.Statistic, t.Value, t.Interval, t.Items, t.Raters, t.Caution)
	table := page.Table{Columns: []page.Column{{Share: 1.6}, {Width: 42}, {Width: 76}, {Width: 36}, {Width: 40}, {Share: 1.5}}, Head: &head, Style: p.small()}
	for _, s := range p.statistics(p.r.Agreement) {
		row := page.Cells(s.name, p.num(s.stat.Value), p.Voice.interval(s.stat), strconv.Itoa(s.stat.Items), strconv.Itoa(s.stat.Raters), p.cautions(s.stat))
		row.Cells[1].Bold = true
		table.Rows = append(table.Rows, row)
	}
	p.part("agreement", t.Title)
	p.Add(table, page.Gap(4), p.muted(t.Why))
}

func (p *paperDebrief) decision() {
	t := &p.Text.Decision
	p.Add(page.Mark{ID: "decision", Outline: t.Title, Level: 1, Kind: "part"}, page.Keep{Blocks: []page.Block{
		p.H2(t.Title), p.room([]string{t.Recommendation, t.Reasons, t.Dissent, t.FollowUp, t.Members}, []float64{26, 70, 44, 44, 44}),
	}})
}
