package practice

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// markdown writes sections as GitHub-flavored Markdown.
type markdown struct {
	strings.Builder
	o *outline
}

// markdownPack returns the pack as Markdown.
func (o *outline) markdownPack() []byte {
	return o.markdown(o.t.Pack, o.pack())
}

// markdownBooklet returns the booklet as Markdown, one stage after the other.
func (o *outline) markdownBooklet() []byte {
	return o.markdown(o.t.Booklet, o.stages())
}

func (o *outline) markdown(title string, sections []section) []byte {
	m := &markdown{o: o}
	m.line("# " + mdText(title) + ": " + mdText(o.Role.Title) + "\n")
	for _, l := range o.subtitle() {
		m.line(mdText(l) + "  ")
	}

	for _, s := range sections {
		m.line("\n## " + mdText(s.Title))
		if s.Intro != "" {
			m.line("\n" + mdText(s.Intro))
		}
		for _, b := range s.Blocks {
			m.block(b)
		}
	}

	return []byte(m.String())
}

func (m *markdown) line(s string) { m.WriteString(s + "\n") }

func (m *markdown) list(mark string, items []string) {
	m.line("")
	for _, i := range items {
		m.line(mark + " " + mdText(i))
	}
}

func (m *markdown) block(b block) {
	switch b := b.(type) {
	case heading:
		m.line("\n### " + mdText(b.Text))
	case para:
		m.line("\n" + mdText(b.Text))
	case bullets:
		m.list("-", b.Items)
	case checks:
		m.list("- [ ]", b.Items)
	case terms:
		m.line("")
		for _, t := range b.Items {
			m.line("- **" + mdText(t.Name) + "**: " + mdText(t.Meaning))
		}
	case grid:
		m.table(b.Columns, b.Rows)
	case phaseHead:
		m.line("\n### " + mdText(b.Title) + " (" + mdText(b.Span) + ")\n\n" + mdText(b.Goal))
	case dayPlan:
		m.day(&b)
	case question:
		m.line(fmt.Sprintf("\n**%d.** %s  \n*%s*", b.Number, mdText(b.Text), mdText(strings.Join(b.Meta, ", "))))
		if len(b.Lines) > 0 {
			m.line("\n" + mdText(b.Caption) + ":")
			m.verbatim(b.Lines)
		}
	case lab:
		m.lab(&b)
	case matrix:
		m.matrix(&b)
	case sources:
		m.line("")
		for _, r := range b.Items {
			name := "**" + mdText(r.Name) + "**"
			if r.URL != "" {
				name = "[" + name + "](<" + r.URL + ">)"
			}
			m.line("- " + name + ": " + mdText(r.about()))
		}
	case worksheet:
		m.line("\n#### " + mdText(b.Text) + "\n")
		for _, p := range b.Prompts {
			m.line("- **" + mdText(p.Name) + "** (" + mdText(p.Meaning) + "):")
		}
	case ratingSheet:
		m.rating(&b)
	case chart:
		var rows [][]string
		for d := range b.Days {
			rows = append(rows, []string{strconv.Itoa(d + 1), ""})
		}

		m.table([]string{b.X, b.Y}, rows)
	case mockTable:
		m.line("\n### " + mdText(b.Title) + " (" + mdText(b.Length) + ")")
		var rows [][]string
		for _, i := range b.Items {
			rows = append(rows, []string{strconv.Itoa(i.Start), i.Text, strconv.Itoa(i.Number)})
		}

		m.table(b.Columns, rows)
	case staged:
		m.stage(&b)
	}
}

// verbatim writes lines as they are, fenced by more backticks than any of them has.
func (m *markdown) verbatim(lines []string) {
	fence := "```"
	for strings.Contains(strings.Join(lines, "\n"), fence) {
		fence += "`"
	}
	m.line("\n" + fence)
	for _, l := range lines {
		m.line(l)
	}
	m.line(fence)
}

func (m *markdown) lab(l *lab) {
	m.line(fmt.Sprintf("\n### %d. %s (%s)", l.Number, mdText(l.Title), mdText(l.When)))
	m.line("\n**" + mdText(l.Words.Needs) + "**: " + mdText(l.Needs))
	m.line("\n**" + mdText(l.Words.Commands) + "**:")
	m.verbatim(l.Lines)
	m.line("\n**" + mdText(l.Words.Expect) + "**: " + mdText(l.Expect))
}

func (m *markdown) matrix(x *matrix) {
	m.line("")
	for _, l := range x.Lines {
		m.line("- " + mdText(l))
	}
	var rows [][]string
	for _, r := range x.Rows {
		rows = append(rows, append([]string{r}, make([]string, len(x.Stories))...))
	}
	m.table(append([]string{x.Corner}, x.Stories...), rows)
}

func (m *markdown) table(columns []string, rows [][]string) {
	m.line("")
	m.row(columns)
	m.line("|" + strings.Repeat(" --- |", len(columns)))
	for _, r := range rows {
		m.row(r)
	}
}

func (m *markdown) row(cells []string) {
	m.line("| " + strings.Join(each(cells, mdText), " | ") + " |")
}

func (m *markdown) day(d *dayPlan) {
	if d.Rest != "" {
		m.line("\n#### " + mdText(d.Title+", "+d.Date+": "+d.Rest))
		return
	}

	m.line("\n#### " + mdText(d.Title+", "+d.Date+" ("+d.Load+")"))
	for _, t := range d.Topics {
		m.line("\n**" + mdText(t.Focus) + "**")
		m.list("- [ ]", t.Activities)
	}

	m.line("")
	if d.StudyMinutes != "" {
		m.line("- [ ] " + mdText(d.Study+", "+d.StudyMinutes))
	}

	for _, l := range d.Labs {
		m.line("- [ ] " + mdText(l.Name+", "+l.Minutes+": "+l.Title))
	}
	for _, t := range d.Tasks {
		m.line("- [ ] " + mdText(t.text()))
	}

	m.line("- " + mdText(d.Self) + ":")
}

func (m *markdown) rating(r *ratingSheet) {
	var rows [][]string
	for _, q := range r.Rows {
		row := make([]string, len(r.Columns))
		row[0], row[1] = strconv.Itoa(q.Number), q.Title
		rows = append(rows, row)
	}
	m.table(r.Columns, rows)
}

func (m *markdown) stage(s *staged) {
	t := m.o.t.BookletText
	m.line(fmt.Sprintf("\n#### %d. %s", s.Number, mdText(s.Text)))
	switch s.Stage {
	case hintStage:
		m.line("\n" + mdText(s.Hint))
	case criteriaStage:
		m.compare(s)
	case answerStage:
		if s.Answer.Answer == "" && s.Star == nil {
			m.line("\n" + mdText(t.None))
		}

		if s.Answer.Answer != "" {
			m.line("\n" + mdText(s.Answer.Answer))
		}

		if s.Star != nil {
			m.line("\n**" + mdText(t.Star) + "**\n")
			for _, p := range m.o.story(s.Star) {
				m.line("- **" + mdText(p.Name) + "**: " + mdText(p.Meaning))
			}
		}
	}
}

// compare writes what an answer is rated by.
func (m *markdown) compare(s *staged) {
	t := m.o.t.BookletText
	if len(s.Facts) > 0 {
		m.line("\n**" + mdText(t.Facts) + "**")
		m.list("-", each(s.Facts, m.o.fact))
	}

	if len(s.Probes) > 0 {
		m.line("\n**" + mdText(t.Probes) + "**")
		m.list("-", s.Probes)
	}

	m.line("\n**" + mdText(t.Criterion) + "**")
	m.list("- [ ]", s.Criteria)
	if len(s.Anchors) > 0 {
		m.line("\n**" + mdText(t.Anchors) + "**\n")
		for _, a := range s.Anchors {
			m.line(fmt.Sprintf("- %d: %s", a.Rating, mdText(a.Looks)))
		}
	}
}

var (
	mdSpecial = regexp.MustCompile("[\\\\`*_\\[\\]<>|#~&]")
	mdStart   = regexp.MustCompile(`^([-+]|\d+[.)])(\s|$)`)
)

// mdText escapes a text, all but pairs of ** around bold words, and puts it on one line.
func mdText(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	parts := strings.Split(s, "**")
	if len(parts)%2 == 0 {
		parts = []string{s}
	}

	for i, p := range parts {
		parts[i] = mdSpecial.ReplaceAllString(p, `\$0`)
	}

	out := strings.Join(parts, "**")
	if m := mdStart.FindStringIndex(out); m != nil {
		at := strings.IndexAny(out, "-+.)")
		out = out[:at] + `\` + out[at:]
	}

	return out
}
