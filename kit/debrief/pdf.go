package debrief

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"panelkit/kit"
	"panelkit/kit/page"
)

// PDF writes a report as PDF, in the order of the meeting. The warnings say what could not be set as it was written,
// such as letters that no font has; they name the question.
func PDF(w io.Writer, r *Report, v Voice, theme *page.Theme, paper page.Paper) ([]page.Warning, error) {
	date, err := time.Parse(time.DateOnly, r.Date)
	if err != nil {
		date = time.Time{} // the page's own fixed date
	}
	title := v.title(r)
	p := &paperDebrief{Voice: v, r: r, Doc: page.New(theme, page.Meta{
		Title: title, Subject: r.Kit, Lang: "en", Paper: paper, Date: date,
		FootLeft: kit.Fill(v.Text.Footer, "kit", r.Kit), PageOf: v.Text.PageOf,
	})}

	p.front(title)
	if !r.Blind {
		a := v.agenda(r)
		p.points("settle", 1, v.Text.Settle, a.settle)
		p.points("spread", 2, v.Text.Spread.part(), a.spread)
		p.notes(a.notes)
		p.competencies()
		p.every(a.every)
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
	return page.Para{Text: page.T(s), Style: page.Style{Size: 8.8, Leading: 1.32, Color: p.colors().Muted}}
}

func small() page.Style { return page.Style{Size: 8.8, Leading: 1.32} }

// front is what stands before the numbered parts: who and when, how many scorecards are in, and recommendations.
func (p *paperDebrief) front(title string) {
	ground := page.Box{Fill: p.colors().Tint, Blocks: []page.Block{page.P(p.standing(p.r) + " " + p.Text.NoVerdict)}}
	if !p.r.Status.Complete {
		ground.Bar = p.colors().Alert
	}
	p.Add(
		page.Mark{ID: "top", Outline: title, Kind: "part"}, p.H1(title), p.muted(p.about(p.r)), page.Gap(6), ground,
		page.Gap(10), p.recommendations(), page.Gap(4),
	)
	if !p.r.Blind {
		p.Add(p.muted(p.Text.Recommendations.About))
	}
}

// recommendations is a row for each seat, of which a blind report shows only whether its scorecard is in.
func (p *paperDebrief) recommendations() page.Block {
	t := &p.Text.Recommendations
	head := page.Cells(t.Interviewer, t.Recommendation, t.Rated, t.Reasons)
	table := page.Table{
		Columns: []page.Column{{Share: 1.1}, {Share: 0.9}, {Width: 40}, {Share: 2}}, Head: &head, Style: small(),
	}
	if p.r.Blind {
		head, table.Columns = page.Cells(t.Interviewer, p.Text.Status.Scorecard), []page.Column{{Share: 1}, {Share: 1}}
	}

	for _, s := range p.r.Status.Seats {
		row := p.recommendation(s)
		if p.r.Blind {
			row.Cells = row.Cells[:2]
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

func (p *paperDebrief) recommendation(s SeatStatus) page.Row {
	name := page.Text{{Text: s.Interviewer, Bold: true}, {Text: "\n" + s.Session, Color: p.colors().Muted}}
	if s.Interviewer == "" {
		name = page.Text{{Text: s.Session, Color: p.colors().Muted}}
	}
	row := page.Row{Cells: []page.Cell{{Text: name}, {Text: page.T(p.state(s))}, {Align: page.Center}, {}}}
	if s.State != In {
		row.Cells[1].Bold, row.Cells[1].Color = true, p.colors().Alert
	}

	for _, i := range p.r.Interviewers {
		if i.Seat != s.Seat {
			continue
		}
		row.Cells[1].Text = page.Text{{Text: p.recommended(i), Bold: true, Size: 10.5}}
		if !i.Attested {
			row.Cells[1].Text = append(row.Cells[1].Text, page.Run{
				Text: "\n" + p.Text.Recommendations.NotAttested, Color: p.colors().Muted,
			})
		}
		row.Cells[2].Text = page.T(p.ratedOf(i))
		row.Cells[3].Text = page.T(i.Justification)
	}
	return row
}

// part returns the heading of a numbered part, to be kept with what follows it.
func (p *paperDebrief) part(id string, n int, title, about string) []page.Block {
	number := strconv.Itoa(n) + "\u2002"
	large := page.Style{Size: 13, Bold: true, Color: p.colors().Accent}
	blocks := []page.Block{
		page.Gap(16),
		page.Mark{ID: id, Outline: number + title, Level: 1, Kind: "part"},
		page.Rule{Thickness: 1.6, Color: p.colors().Accent},
		page.Gap(5),
		page.Heading{Text: page.T(number + title), Style: large, After: 1},
	}

	if about != "" {
		blocks = append(blocks, p.muted(about), page.Gap(9))
	}

	return blocks
}

// keep adds blocks that stay on one page.
func (p *paperDebrief) keep(where string, blocks ...page.Block) {
	p.Add(page.Keep{Where: where, Blocks: blocks, Continued: page.T(where)})
}

func (p *paperDebrief) points(id string, n int, t PartText, points []discussed) {
	if len(points) == 0 {
		p.keep("", p.part(id, n, t.Title, t.Nothing)...)
		return
	}
	for i, d := range points {
		blocks := []page.Block{page.Gap(8), page.Rule{}, page.Gap(6)}
		if i == 0 {
			blocks = p.part(id, n, t.Title, t.About)
		}
		p.keep(d.question.ID, append(blocks, p.point(d)...)...)
	}
}

func (p *paperDebrief) point(d discussed) []page.Block {
	blocks := []page.Block{
		p.labels(d), page.Gap(4),
		page.Para{Text: page.T(d.question.Text), Style: page.Style{Size: 11.6, Leading: 1.3}},
		page.Gap(7),
	}
	blocks = append(blocks, p.sides(d.sides)...)
	if len(d.criteria) > 0 {
		blocks = append(blocks, page.Gap(6), p.criteria(d.criteria))
	}
	return append(blocks, page.Gap(8), p.consensus())
}

// labels is the line above a question: why it is here, where it was asked, and its id.
func (p *paperDebrief) labels(d discussed) page.Block {
	var line page.Text
	for _, label := range d.labels {
		color := p.colors().Accent
		if label == p.Text.Point.RedFlag {
			color = p.colors().Alert
		}
		chip := page.Run{Text: label, Bold: true, Chip: page.Outlined, Color: color, Size: 8}
		line = append(line, chip, page.Run{Text: "   "})
	}
	line = append(line, page.Run{Text: d.where, Bold: true})

	right := page.Style{Size: 8.8, Leading: 1.32, Color: p.colors().Muted, Align: page.Right}
	return page.Stack{
		page.Columns{Gutter: 6, Columns: []page.Column{
			{Blocks: []page.Block{page.Para{Text: line, Style: small()}}},
			{Width: 58, Blocks: []page.Block{page.Para{Text: page.T(d.question.ID), Style: right}}},
		}},
		page.Gap(1), p.muted(d.competencies),
	}
}

// sides sets what interviewers gave side by side, the lowest rating first: up to three in a row.
func (p *paperDebrief) sides(sides []side) []page.Block {
	abreast := min(len(sides), 3)
	if len(sides) == 4 {
		abreast = 2
	}

	var out []page.Block
	for first := 0; first < len(sides); first += abreast {
		if first > 0 {
			out = append(out, page.Gap(7))
		}
		row := page.Columns{Gutter: 16, Columns: make([]page.Column, abreast)}
		for i := range row.Columns {
			row.Columns[i].Blocks = []page.Block{page.Stack{}}
			if first+i < len(sides) {
				row.Columns[i].Blocks = p.side(sides[first+i])
			}
		}
		out = append(out, row)
	}
	return out
}

func (p *paperDebrief) side(s side) []page.Block {
	t := &p.Text.Point
	name := page.Text{{Text: s.name, Bold: true}}
	if s.first {
		name = append(name, page.Run{Text: ", " + t.First, Bold: true, Color: p.colors().Accent})
	}
	said := []page.Block{page.Para{Text: name, Style: page.Style{Size: 9.4, Leading: 1.3}}}
	if s.meaning != "" {
		said = append(said, p.muted(s.meaning))
	}
	if s.red != "" {
		flag := page.Text{
			{Shape: page.Flag, Color: p.colors().Alert}, {Text: " " + s.red + " " + s.capped, Color: p.colors().Alert},
		}
		said = append(said, page.Para{Text: flag, Style: small()})
	}

	said = append(said, page.Gap(2), page.Para{Text: p.quote(s), Style: page.Style{Size: 9.4, Leading: 1.34}})
	if s.heard != "" {
		said = append(said, p.muted(s.heard))
	}
	return []page.Block{page.Columns{Gutter: 8, Columns: []page.Column{
		{Width: 22, Blocks: []page.Block{p.digit(s)}}, {Blocks: said},
	}}}
}

// digit is a rating in a box: solid, or framed where there is none.
func (p *paperDebrief) digit(s side) page.Block {
	const wide = 21
	d := &page.Drawing{Tall: wide}
	st := page.Style{Size: 12.5, Bold: true, Align: page.Center, Color: p.colors().OnAccent}
	if s.item.Value > 0 {
		d.Rect(0, 0, wide, wide, 0, p.colors().Accent)
	} else {
		st.Size, st.Color = 9, p.colors().Muted
		d.Rect(0.5, 0.5, wide-1, wide-1, 0.7, p.colors().Rule)
	}
	d.Label(page.T(s.rating), st, 0, wide/2, wide)
	return d
}

func (p *paperDebrief) quote(s side) page.Text {
	if s.quote == "" {
		return page.Text{{Text: p.Text.Point.NoEvidence, Italic: true, Color: p.colors().Muted}}
	}
	return page.T(s.quote)
}

// criteria lists who heard which criterion.
func (p *paperDebrief) criteria(criteria []criterion) page.Block {
	t := &p.Text.Point
	head := page.Cells("", t.Criteria, t.HeardBy)
	head.Fill = p.colors().Tint
	for i := range head.Cells {
		head.Cells[i].Color = p.colors().Muted
	}
	table := page.Table{
		Columns: []page.Column{{Width: 18}, {Share: 2.4}, {Share: 1}}, Rows: []page.Row{head},
		Style: page.Style{Size: 8.6, Leading: 1.3}, Pad: 2.5,
	}

	for _, c := range criteria {
		text := page.Rich(c.text)
		if c.essential {
			text = append(text, page.Run{Text: "  " + t.Essential, Italic: true, Color: p.colors().Muted})
		}
		row := page.Cells(strconv.Itoa(c.number), "", c.heardBy)
		row.Cells[1].Text = text
		row.Cells[0].Color = p.colors().Muted
		if c.nobody {
			row.Cells[2].Color, row.Cells[2].Bold = p.colors().Ink, true
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// consensus is room for what the panel agrees on, beside the ratings, which stay as they are.
func (p *paperDebrief) consensus() page.Block {
	t := &p.Text.Point
	row := page.Cells(t.Consensus, "", t.Because, "")
	for _, i := range []int{0, 2} {
		row.Cells[i].Bold, row.Cells[i].Fill = true, p.colors().Tint
	}
	row.Tall = 26
	return p.framed(page.Table{
		Columns: []page.Column{{Width: 62}, {Width: 44}, {Width: 54}, {Share: 1}}, Rows: []page.Row{row}, Grid: true,
		NoRules: true, Style: small(),
	})
}

// framed puts a line around a table to write in.
func (p *paperDebrief) framed(t page.Table) page.Block {
	const none = 0.01 // the frame stands at the table's own edge
	return page.Box{Border: p.colors().Rule, Pad: none, Blocks: []page.Block{t}}
}

// notes says what is incomplete or unusual.
func (p *paperDebrief) notes(notes []string) {
	p.Add(page.Gap(8), p.muted(p.closeness(p.r.Agreement)))
	if len(notes) == 0 {
		return
	}

	var items []page.Text
	for _, n := range notes {
		items = append(items, page.T(n))
	}
	p.Add(page.Gap(8), page.Box{Fill: p.colors().Tint, Bar: p.colors().Accent, Blocks: []page.Block{
		page.Heading{Text: page.B(p.Text.Notes.Title), Style: small(), After: 2},
		page.List{Items: items, Shape: page.Bullet, Style: small(), Gap: 2, Indent: 9},
	}})
}

func (p *paperDebrief) decision() {
	t := &p.Text.Decision
	var choices page.Text
	for _, c := range t.Choices {
		choices = append(choices, page.Run{Shape: page.BigBox}, page.Run{Text: "\u00A0" + unbroken(c) + "      "})
	}

	room := page.Table{Columns: []page.Column{{Width: 110}, {Share: 1}}, Grid: true, Style: small()}
	for i, label := range []string{t.Reasons, t.Dissent, t.FollowUp, t.Members} {
		row := page.Cells(label, "")
		row.Cells[0].Bold, row.Cells[0].Fill = true, p.colors().Tint
		row.Tall = [...]float64{190, 90, 90, 60}[i]
		if label == t.Members {
			row.Cells[1].Text = p.members()
		}
		room.Rows = append(room.Rows, row)
	}
	p.keep("", append(p.part("decision", 5, t.Title, t.About),
		page.Para{Text: choices, Style: page.Style{Size: 10.5}}, page.Gap(8), p.framed(room))...)
}

// members is a box to tick for each interviewer.
func (p *paperDebrief) members() page.Text {
	var out page.Text
	var seen []string
	for _, i := range p.r.Interviewers {
		if !slices.Contains(seen, i.Interviewer) {
			seen = append(seen, i.Interviewer)
			name := page.Run{Text: "\u00A0" + unbroken(i.Interviewer) + "    "}
			out = append(out, page.Run{Shape: page.CheckBox}, name)
		}
	}
	return out
}

// unbroken keeps a few words on one line.
func unbroken(s string) string { return strings.ReplaceAll(s, " ", "\u00A0") }
