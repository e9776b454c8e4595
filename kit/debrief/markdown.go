package debrief

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// JSON writes a report as indented JSON. A statistic that cannot be computed is null and carries its warnings.
func JSON(w io.Writer, r *Report) error { return writeJSON(w, r) }

func writeJSON(w io.Writer, v any) error {
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(data, '\n'))
	return err
}

// Markdown writes a report as Markdown, in the order of the meeting.
func Markdown(w io.Writer, r *Report, v Voice) error {
	m := &markdown{Voice: v, r: r, escapes: strings.NewReplacer(
		`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", ">", "&gt;", "[", `\[`, "]", `\]`,
		"#", `\#`,
	)}
	m.line("# %s", m.safe(v.title(r)))
	m.line("%s", m.safe(v.about(r)))
	m.line("%s %s", m.safe(v.standing(r)), v.Text.NoVerdict)

	m.recommendations()
	if !r.Blind {
		a := v.agenda(r)
		m.points(1, v.Text.Settle, a.settle)
		m.points(2, v.Text.Spread.part(), a.spread)
		m.line("%s", v.closeness(r.Agreement))
		m.notes(a.notes)
		m.competencies()
		m.every(a.every)
		m.agreement()
		m.decision()
	}
	_, err := w.Write(m.b.Bytes())
	return err
}

func (t SpreadText) part() PartText { return PartText{t.Title, t.About, t.Nothing} }

type markdown struct {
	Voice
	r       *Report
	b       bytes.Buffer
	escapes *strings.Replacer
}

// line writes a paragraph.
func (m *markdown) line(format string, args ...any) { fmt.Fprintf(&m.b, format+"\n\n", args...) }

// safe keeps what people typed from being taken for markup.
func (m *markdown) safe(s string) string { return m.escapes.Replace(oneLine(s)) }

// rich is safe for a text of the bank, in which **...** is bold.
func (m *markdown) rich(s string) string {
	parts := strings.Split(s, "**")
	for i := range parts {
		parts[i] = m.escapes.Replace(parts[i])
	}
	if len(parts)%2 == 0 { // an odd mark opens nothing
		return strings.Join(parts, `\*\*`)
	}
	return oneLine(strings.Join(parts, "**"))
}

func (m *markdown) part(n int, title, about string) {
	m.line("## %d %s", n, m.safe(title))
	if about != "" {
		m.line("%s", m.safe(about))
	}
}

// table writes a table of cells that are safe.
func (m *markdown) table(head []string, rows [][]string) {
	write := func(cells []string) { m.b.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	write(head)
	m.b.WriteString("|" + strings.Repeat(" --- |", len(head)) + "\n")
	for _, row := range rows {
		write(row)
	}
	m.b.WriteString("\n")
}

func (m *markdown) bullets(items []string) {
	for _, item := range items {
		fmt.Fprintf(&m.b, "- %s\n", item)
	}
	if len(items) > 0 {
		m.b.WriteString("\n")
	}
}

func (m *markdown) recommendations() {
	t := &m.Text.Recommendations
	var rows [][]string
	if m.r.Blind { // only whose scorecard is in
		for _, s := range m.r.Status.Seats {
			rows = append(rows, []string{m.safe(s.Interviewer), m.safe(s.Session), m.safe(m.state(s))})
		}
		m.table([]string{t.Interviewer, t.Session, m.Text.Status.Scorecard}, rows)
		return
	}

	m.line("## %s", m.safe(t.Title))
	for _, s := range m.r.Status.Seats {
		row := []string{m.safe(s.Interviewer), m.safe(s.Session), "", "", ""}
		if s.State != In {
			row[2] = m.safe(m.state(s))
		}
		for _, p := range m.r.Interviewers {
			if p.Seat == s.Seat {
				row[2] = "**" + m.safe(m.recommended(p)) + "**"
				if !p.Attested {
					row[2] += ", " + m.safe(t.NotAttested)
				}
				row[3] = m.ratedOf(p)
				row[4] = m.safe(p.Justification)
			}
		}
		rows = append(rows, row)
	}

	m.table([]string{t.Interviewer, t.Session, t.Recommendation, t.Rated, t.Reasons}, rows)
	m.line("%s", m.safe(t.About))
}

func (v Voice) recommended(p Panelist) string {
	if p.Recommendation == "" {
		return v.Text.Recommendations.None
	}
	return p.Recommendation
}

func (v Voice) ratedOf(p Panelist) string { return strconv.Itoa(p.Rated) + "/" + strconv.Itoa(p.Asked) }

func (m *markdown) points(n int, t PartText, points []discussed) {
	if len(points) == 0 {
		m.part(n, t.Title, t.Nothing)
		return
	}
	m.part(n, t.Title, t.About)
	for _, d := range points {
		m.point(d)
	}
}

func (m *markdown) point(d discussed) {
	t := &m.Text.Point
	m.line("### %s", m.safe(d.question.Text))
	about := []string{m.safe(d.where), m.safe(d.competencies), m.safe(d.question.ID)}
	m.line("**%s** · %s", m.safe(strings.Join(d.labels, ", ")), strings.Join(about, " · "))

	for _, s := range d.sides {
		m.side(s)
	}
	if len(d.criteria) > 0 {
		var rows [][]string
		for _, c := range d.criteria {
			text := m.rich(c.text)
			if c.essential {
				text += " (" + m.safe(t.Essential) + ")"
			}
			rows = append(rows, []string{strconv.Itoa(c.number), text, m.safe(c.heardBy)})
		}
		m.table([]string{"", m.safe(t.Criteria), m.safe(t.HeardBy)}, rows)
	}
	m.bullets([]string{m.safe(t.Consensus) + ":", m.safe(t.Because) + ":"})
}

// side writes what one interviewer gave, as a quotation.
func (m *markdown) side(s side) {
	name := m.safe(s.name)
	if s.first {
		name += ", " + m.safe(m.Text.Point.First)
	}
	fmt.Fprintf(&m.b, "> **%s  %s**", m.safe(s.rating), name)
	if s.meaning != "" {
		fmt.Fprintf(&m.b, " · %s", m.safe(s.meaning))
	}
	m.b.WriteString("  \n")

	for _, extra := range []string{s.red, s.capped} {
		if extra != "" {
			fmt.Fprintf(&m.b, "> **%s**  \n", m.safe(extra))
		}
	}
	fmt.Fprintf(&m.b, "> %s\n", m.quote(s))
	if s.heard != "" {
		fmt.Fprintf(&m.b, ">\n> %s\n", m.safe(s.heard))
	}
	m.b.WriteString("\n")
}

func (m *markdown) quote(s side) string {
	if s.quote == "" {
		return "*" + m.safe(m.Text.Point.NoEvidence) + "*"
	}
	return m.safe(s.quote)
}

func (m *markdown) notes(notes []string) {
	if len(notes) == 0 {
		return
	}
	m.line("### %s", m.safe(m.Text.Notes.Title))
	for i, n := range notes {
		notes[i] = m.safe(n)
	}
	m.bullets(notes)
}

func (m *markdown) competencies() {
	t := &m.Text.Competencies
	m.part(3, t.Title, t.About)
	seats := m.columns(m.r)
	head := []string{m.safe(t.Competency)}
	for _, s := range seats {
		head = append(head, m.safe(columnName(s, seats)))
	}

	var rows [][]string
	var apart []string
	for _, c := range m.r.Competencies {
		row := []string{m.safe(c.Name)}
		for _, s := range seats {
			cell := m.decimal(c.of(s.Seat), 1)
			if c.framed(s.Seat) {
				cell = "**" + cell + "**"
			}
			row = append(row, cell)
		}
		rows = append(rows, append(row, m.decimal(c.Mean, 1), ""))
		if c.Flagged {
			apart = append(apart, m.safe(m.apart(c)))
		}
	}
	m.table(append(head, m.safe(t.Panel), m.safe(t.Consensus)), rows)
	m.bullets(apart)
}

func (m *markdown) every(sessions []sessionView) {
	t := &m.Text.Every
	m.part(4, t.Title, m.aboutEvery(m.r))
	for n, s := range sessions {
		m.line("### %d %s", n+1, m.safe(s.title))
		if s.names == "" {
			m.line("%s", m.safe(t.NotAsked))
		}

		for _, row := range s.rows {
			m.line("%d. %s (%s)", row.question.Number, m.safe(row.question.Text), m.safe(row.about))
			for _, side := range row.sides {
				m.b.WriteString("   - " + m.entry(side, row.see != "") + "\n")
			}
			if row.see != "" {
				m.b.WriteString("   - " + m.safe(row.see) + "\n")
			}
			m.b.WriteString("\n")
		}
	}
}

// entry is a rating in a line; what was said stands elsewhere if the question is a point of the meeting.
func (m *markdown) entry(s side, elsewhere bool) string {
	line := "**" + m.safe(s.rating) + "** " + m.safe(s.name)
	switch {
	case elsewhere:
		return line
	case s.item.Value == 0 && s.quote == "":
		return line + ": " + m.safe(s.meaning)
	}
	line += ": " + m.quote(s)
	if s.heard != "" {
		line += " (" + m.safe(s.heard) + ")"
	}
	return line
}

func (m *markdown) agreement() {
	t := &m.Text.Agreement
	stats, tooFew := m.statistics(m.r)
	m.line("### %s", m.safe(t.Title))
	if len(stats) > 0 {
		var rows [][]string
		for _, s := range stats {
			rows = append(rows, []string{
				m.safe(s.name), m.decimal(s.stat.Value, 2), m.interval(s.stat), strconv.Itoa(s.stat.Items),
				strconv.Itoa(s.stat.Raters), m.safe(m.cautions(s.stat)),
			})
		}
		m.table([]string{t.Statistic, t.Value, t.Interval, t.Items, t.Raters, t.Caution}, rows)
		m.line("%s", m.safe(t.Why))
	}

	if tooFew != "" {
		m.line("%s", m.safe(tooFew))
	}
}

func (m *markdown) decision() {
	t := &m.Text.Decision
	m.part(5, t.Title, t.About)
	for _, choice := range t.Choices {
		fmt.Fprintf(&m.b, "- [ ] %s\n", m.safe(choice))
	}
	m.b.WriteString("\n")
	m.bullets([]string{t.Reasons + ":", t.Dissent + ":", t.FollowUp + ":", t.Members + ":"})
}
