package validity

import (
	"fmt"
	"io"
	"strings"

	"panelkit/bank"
	"panelkit/kit"
	"panelkit/kit/sheet"
)

// remarks says what the record lacks, a sentence each.
func (rec *Record) remarks(t *Text) []string {
	if len(rec.Role.Tasks) == 0 {
		return []string{t.NoTasks}
	}

	var out []string
	if len(rec.Unneeded) > 0 {
		out = append(out, kit.Fill(t.Unneeded, "competencies", strings.Join(rec.Unneeded, ", ")))
	}
	if len(rec.Unasked) > 0 {
		out = append(out, kit.Fill(t.Unasked, "competencies", strings.Join(rec.Unasked, ", ")))
	}
	return out
}

// expectations returns what each seniority is expected to do, by its name; none where the role does not say.
func (rec *Record) expectations() [][2]string {
	e := rec.Role.Expectations
	if e == nil {
		return nil
	}
	return [][2]string{{"junior", e.Junior}, {"mid", e.Mid}, {"senior", e.Senior}, {"lead", e.Lead}}
}

// XLSX writes the record as a workbook: the tasks with what they need and who asks for it, and a sheet with a line for
// each question on which an expert of the job judges and signs.
func XLSX(w io.Writer, rec *Record, t *Text) error {
	b := sheet.New(sheet.Props{Title: t.Title + ": " + rec.Role.Title, Subject: rec.Digest})
	rec.taskSheet(b, t)
	rec.questionSheet(b, t)
	return b.Write(w)
}

// Colors of head and lines, as RRGGBB.
const (
	headFill = "1C3F66"
	headText = "FFFFFF"
	line     = "AEB6C0"
)

func (rec *Record) taskSheet(b *sheet.Book, t *Text) {
	s := b.Sheet(t.Tasks,
		sheet.Page{Freeze: 4, Titles: [2]int{4, 4}, Footer: rec.Role.ID, Widths: []float64{46, 24, 30, 34, 34}})
	s.Set(1, 1, sheet.Text(t.Title+": "+rec.Role.Title), sheet.Style{Bold: true, Size: 14})
	s.Set(1, 2, sheet.Text(strings.Join(append([]string{t.Intro}, rec.remarks(t)...), " ")), sheet.Style{})

	head := sheet.Style{Bold: true, Color: headText, Fill: headFill, Wrap: true}
	s.SetRow(1, 4, head, sheet.Text(t.Task), sheet.Text(t.Refs), sheet.Text(t.Competency), sheet.Text(t.Main),
		sheet.Text(t.Also))
	cell := sheet.Style{Wrap: true, Border: line}
	row := 5
	for _, n := range rec.Needs {
		s.SetRow(1, row, cell,
			sheet.Text(n.Task.Text), sheet.Text(strings.Join(n.Task.Refs, ", ")), sheet.Text(n.Competency.Name),
			sheet.Text(counted(n.Main)), sheet.Text(counted(n.Also)))
		row++
	}

	for i, e := range rec.expectations() {
		if i == 0 {
			row++
			s.Set(1, row, sheet.Text(t.Expectation), sheet.Style{Bold: true})
			row++
		}
		s.Set(1, row, sheet.Text(e[0]+": "+e[1]), sheet.Style{Wrap: true})
		row++
	}
}

// counted lists ids behind their number.
func counted(ids []string) string {
	if len(ids) == 0 {
		return "0"
	}
	return fmt.Sprintf("%d: %s", len(ids), strings.Join(ids, ", "))
}

func (rec *Record) questionSheet(b *sheet.Book, t *Text) {
	s := b.Sheet(t.Questions, sheet.Page{
		Freeze: 1, Left: 1, Titles: [2]int{1, 1}, Footer: rec.Role.ID,
		Widths: []float64{9, 52, 13, 12, 22, 26, 12, 17, 30, 18, 12},
	})
	head := sheet.Style{Bold: true, Color: headText, Fill: headFill, Wrap: true}
	s.SetRow(
		1,
		1,
		head,
		texts(t.ID, t.Question, t.Level, t.Category, t.Tasks, t.Competency, t.Reviewed, t.Judgment, t.Comment,
			t.Expert, t.Date)...)

	cell, input := sheet.Style{Wrap: true, Border: line}, sheet.Style{Wrap: true, Border: line, Input: true}
	for i, q := range rec.Questions {
		tasks := strings.Join(q.Tasks, ", ")
		if tasks == "" && len(rec.Role.Tasks) > 0 {
			tasks = t.Loose
		}
		s.SetRow(1, i+2, cell, texts(q.ID, bank.Plain(q.Text), string(q.Level), string(q.Category), tasks,
			strings.Join(q.Competencies, ", "), q.Reviewed)...)
		s.SetRow(8, i+2, input, texts("", "", "", "")...)
	}

	lists := b.Sheet("lists", sheet.Page{Hidden: true})
	for i, j := range t.Judgments {
		lists.Set(1, i+1, sheet.Text(j), sheet.Style{})
	}
	s.List(sheet.Range(8, 2, 8, len(rec.Questions)+1), sheet.In("lists", sheet.AbsRange(1, 1, 1, len(t.Judgments))),
		sheet.Note{Title: t.Judgment, Text: t.JudgeNote}, sheet.Note{})
}

func texts(words ...string) []sheet.Value {
	out := make([]sheet.Value, len(words))
	for i, w := range words {
		if w != "" {
			out[i] = sheet.Text(w)
		}
	}
	return out
}

// Markdown writes the record as text, to be kept beside the bank.
func Markdown(w io.Writer, rec *Record, t *Text) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s: %s\n\n%s\n", t.Title, rec.Role.Title, t.Intro)
	for _, r := range rec.remarks(t) {
		fmt.Fprintf(&b, "\n> %s\n", r)
	}

	fmt.Fprintf(&b, "\n## %s\n\n| %s | %s | %s | %s | %s |\n| --- | --- | --- | --- | --- |\n", t.Tasks, t.Task,
		t.Refs, t.Competency, t.Main, t.Also)
	for _, n := range rec.Needs {
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", cell(n.Task.Text), cell(strings.Join(n.Task.Refs, ", ")),
			cell(n.Competency.Name), counted(n.Main), counted(n.Also))
	}
	for i, e := range rec.expectations() {
		if i == 0 {
			fmt.Fprintf(&b, "\n## %s\n\n", t.Expectation)
		}
		fmt.Fprintf(&b, "- **%s**: %s\n", e[0], e[1])
	}

	fmt.Fprintf(&b, "\n## %s\n\n| %s | %s | %s | %s | %s | %s |\n| --- | --- | --- | --- | --- | --- |\n",
		t.Questions, t.ID, t.Question, t.Tasks, t.Competency, t.Judgment, t.Expert)
	for _, q := range rec.Questions {
		fmt.Fprintf(&b, "| %s | %s | %s | %s | | |\n", q.ID, cell(bank.Plain(q.Text)),
			cell(strings.Join(q.Tasks, ", ")), cell(strings.Join(q.Competencies, ", ")))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// cell keeps a text within its cell of a table.
func cell(text string) string {
	return strings.NewReplacer("|", `\|`, "\n", " ", "<", "&lt;").Replace(text)
}
