package debrief

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"panelkit/kit"
)

// JSON writes a report as indented JSON. A statistic that cannot be computed is null and carries its
// warnings.
func JSON(w io.Writer, r *Report) error {
	data, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(data, '\n'))
	return err
}

// Markdown writes a report as Markdown, in the order of the meeting.
func Markdown(w io.Writer, r *Report, v Voice) error {
	m := &markdown{Voice: v, r: r, escapes: strings.NewReplacer(
		`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", ">", "&gt;", "[", `\[`, "]", `\]`, "#", `\#`,
	)}
	m.line("# %s", m.safe(kit.Fill(v.Text.Title, "title", r.Title)))
	m.line("%s", m.safe(v.about(r)))
	m.line("%s", v.Text.NoVerdict)
	m.status()
	if !r.Blind {
		m.flags()
		m.overview()
		m.competencies()
		m.interviewers()
		m.agreement()
		m.decision()
	}
	_, err := w.Write(m.b.Bytes())
	return err
}

type markdown struct {
	Voice
	r       *Report
	b       bytes.Buffer
	escapes *strings.Replacer
}

// line writes a paragraph.
func (m *markdown) line(format string, args ...any) { fmt.Fprintf(&m.b, format+"\n\n", args...) }

// safe keeps what people typed from being taken for markup.
func (m *markdown) safe(s string) string {
	return m.escapes.Replace(strings.Join(strings.Fields(s), " "))
}

// table writes a table; cells are made safe.
func (m *markdown) table(head []string, rows [][]string) {
	write := func(cells []string) {
		for i, c := range cells {
			cells[i] = m.safe(c)
		}
		m.b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
	}
	write(head)
	m.b.WriteString("|" + strings.Repeat(" --- |", len(head)) + "\n")
	for _, row := range rows {
		write(row)
	}
	m.b.WriteString("\n")
}

func (m *markdown) status() {
	t := &m.Text.Status
	m.line("## %s", t.Title)
	var rows [][]string
	for _, s := range m.r.Status.Seats {
		rows = append(rows, []string{s.Interviewer, s.Session, m.state(s)})
	}
	m.table([]string{t.Interviewer, t.Session, t.State}, rows)
	switch {
	case m.r.Blind:
		m.line("%s", m.safe(kit.Fill(t.Blind, "names", m.absent(m.r.Status))))
	case !m.r.Status.Complete:
		m.line("%s", m.safe(kit.Fill(t.Partial, "names", m.absent(m.r.Status))))
	}
}

func (m *markdown) flags() {
	m.line("## %s", m.Text.Flags.Title)
	if len(m.r.Flags) == 0 {
		m.line("%s", m.Text.Flags.Nothing)
		return
	}
	for i, f := range m.r.Flags {
		fmt.Fprintf(&m.b, "%d. %s\n", i+1, m.safe(m.flag(f)))
	}
	m.b.WriteString("\n")
}

func (m *markdown) overview() {
	m.line("## %s", m.Text.Overview.Heat)
	head := []string{m.Text.Overview.Competency}
	for _, p := range m.r.Status.Seats {
		head = append(head, nameOf(p))
	}
	var rows [][]string
	for _, c := range m.r.Competencies {
		row := []string{c.Name}
		for _, s := range m.r.Status.Seats {
			row = append(row, m.num(c.of(s.Seat)))
		}
		rows = append(rows, append(row, m.num(c.Mean)))
	}
	m.table(append(head, m.Text.Overview.Mean), rows)
}

// of gives a seat's mean for the competency, nil if it gave none.
func (c Competency) of(seat string) *float64 {
	for _, r := range c.Ratings {
		if r.Seat == seat {
			return r.Mean
		}
	}
	return nil
}

func nameOf(s SeatStatus) string {
	if s.Interviewer == "" {
		return s.Seat
	}
	return s.Interviewer
}

func (m *markdown) competencies() {
	t := &m.Text.Competency
	m.line("## %s", t.Title)
	m.line("%s", m.Text.LowestFirst)
	for _, c := range m.r.Competencies {
		m.line("### %s", m.safe(c.Name))
		m.line("%s", m.safe(m.Kit.Competency(c.ID).Definition))
		var rows [][]string
		for _, r := range c.Ratings {
			rows = append(rows, []string{r.Interviewer, m.num(r.Mean), m.items(r)})
		}
		m.table([]string{t.Interviewer, t.Mean, t.Ratings}, rows)
		m.line("%s  \n%s", m.sum(c), m.safe(m.speaksFirst(c)))
		m.evidence(c)
		for _, label := range []string{t.Consensus, t.Justification, t.Dissent, t.FollowUp} {
			fmt.Fprintf(&m.b, "- %s: \n", label)
		}
		m.b.WriteString("\n")
	}
}

func (m *markdown) evidence(c Competency) {
	for _, r := range c.Ratings {
		for _, it := range r.Items {
			if it.Value == 0 && it.Evidence == "" {
				continue
			}
			text := m.safe(it.Evidence)
			if text == "" {
				text = "*" + m.Text.Competency.NoEvidence + "*"
			}
			fmt.Fprintf(&m.b, "> **%s**, %s, %s: %s\n>\n", m.safe(r.Interviewer), it.Question, m.item(it), text)
		}
	}
	m.b.WriteString("\n")
}

func (m *markdown) interviewers() {
	t := &m.Text.Interviewers
	m.line("## %s", t.Title)
	var rows [][]string
	for _, p := range m.r.Interviewers {
		rows = append(rows, []string{
			p.Interviewer, p.Session, m.num(p.Overall), strconv.Itoa(p.Rated) + "/" + strconv.Itoa(p.Asked),
			m.recommended(p), m.attested(p), m.signed(p.Severity.Value),
		})
	}
	m.table([]string{m.Text.Status.Interviewer, m.Text.Status.Session, t.Overall, t.Rated, t.Recommendation, t.Attested, t.Severity}, rows)
	for _, p := range m.r.Interviewers {
		if p.Justification != "" {
			fmt.Fprintf(&m.b, "> **%s**: %s\n>\n", m.safe(p.Interviewer), m.safe(p.Justification))
		}
	}
	m.b.WriteString("\n")
	m.line("%s", t.Why)
}

func (m *markdown) agreement() {
	t := &m.Text.Agreement
	m.line("## %s", t.Title)
	var rows [][]string
	for _, s := range m.statistics(m.r.Agreement) {
		rows = append(rows, []string{s.name, m.num(s.stat.Value), m.interval(s.stat), strconv.Itoa(s.stat.Items), strconv.Itoa(s.stat.Raters), m.cautions(s.stat)})
	}
	m.table([]string{t.Statistic, t.Value, t.Interval, t.Items, t.Raters, t.Caution}, rows)
	m.line("%s", t.Why)
}

func (m *markdown) decision() {
	t := &m.Text.Decision
	m.line("## %s", t.Title)
	for _, label := range []string{t.Recommendation, t.Reasons, t.Dissent, t.FollowUp, t.Members} {
		fmt.Fprintf(&m.b, "- %s: \n", label)
	}
}
