package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"

	"panelkit/bank"
	"panelkit/kit/mark"
)

func (a *app) printJSON(v any) error {
	enc := json.NewEncoder(a.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

func (a *app) printQuestions(format string, qs []bank.Question) error {
	switch format {
	case "json":
		if qs == nil {
			qs = []bank.Question{}
		}
		return a.printJSON(qs)
	case "csv":
		rows := [][]string{{"id", "level", "category", "competencies", "minutes", "text"}}
		for _, q := range qs {
			rows = append(rows, []string{
				q.ID, string(q.Level), string(q.Category), join(q.Competencies),
				strconv.Itoa(q.Minutes), q.Text,
			})
		}
		return writeCSV(a.out, rows)
	case "table":
		t := newTable(a.out)
		t.row("ID", "LEVEL", "CATEGORY", "MIN", "COMPETENCIES", "QUESTION")
		for _, q := range qs {
			t.row(q.ID, string(q.Level), string(q.Category), strconv.Itoa(q.Minutes), join(q.Competencies),
				abridge(q.Text, 72))
		}
		if err := t.flush(); err != nil {
			return err
		}
		a.tell("%s\n", count(len(qs), "question"))
		return nil
	}

	return nil
}

// writeCSV writes rows in which no cell begins like a formula, since spreadsheets would run it.
func writeCSV(w io.Writer, rows [][]string) error {
	c := csv.NewWriter(w)
	for _, row := range rows {
		for i, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				row[i] = "'" + cell
			}
		}
		if err := c.Write(row); err != nil {
			return err
		}
	}

	c.Flush()
	return c.Error()
}

// table lines up columns for a terminal.
type table struct{ w *tabwriter.Writer }

func newTable(w io.Writer) *table { return &table{tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)} }

// row writes a line. What a cell says may come from outside: nothing in it begins another line or moves the cursor.
func (t *table) row(cells ...string) {
	quoted := make([]string, len(cells))
	for i, c := range cells {
		quoted[i] = mark.Quote(c)
	}
	fmt.Fprintln(t.w, strings.TrimRight(strings.Join(quoted, "\t"), "\t"))
}

func (t *table) flush() error { return t.w.Flush() }

func (a *app) printStats(r *bank.Role) {
	s := bank.Count(r)
	a.say("%s: %s, %s\n\n", r.ID, r.Title, count(len(r.Questions), "question"))
	t := newTable(a.out)
	head := []string{"LEVEL"}
	for _, c := range bank.Categories() {
		head = append(head, strings.ToUpper(string(c)))
	}

	t.row(append(head, "ALL", "MINUTES")...)
	for i, l := range bank.Levels() {
		row := []string{string(l)}
		for _, n := range s.Cells[i] {
			row = append(row, strconv.Itoa(n))
		}
		t.row(append(row, strconv.Itoa(s.Levels[i].Questions), fmt.Sprintf("%.1f", s.Levels[i].MeanMinutes()))...)
	}

	t.row("")
	t.row("COMPETENCY", "MAIN", "ALSO", "NAME")
	for i, c := range r.Competencies {
		t.row(c.ID, strconv.Itoa(s.Competencies[i].Main), strconv.Itoa(s.Competencies[i].Also), c.Name)
	}

	_ = t.flush()
	a.say("\n%d with model answer (%d words on average), %d told as a story, %d with written anchors, %d original\n\n",
		s.Answers, s.AnswerWords(), s.Stars, s.Anchored, s.Original)
}

func join(list []string) string { return strings.Join(list, ", ") }

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// abridge cuts a text to at most n characters, at a word where it can.
func abridge(text string, n int) string {
	r := []rune(text)
	if len(r) <= n {
		return text
	}
	cut := string(r[:n-2])
	if i := strings.LastIndexByte(cut, ' '); i > n/2 {
		cut = cut[:i]
	}
	return cut + " .."
}
