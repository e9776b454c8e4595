package validity_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"panelkit/bank"
	"panelkit/kit/validity"
)

func role() *bank.Role {
	return &bank.Role{
		ID:    "sample",
		Title: "Sample role",
		Competencies: []bank.Competency{
			{ID: "one", Name: "One"},
			{ID: "two", Name: "Two"},
			{ID: "three", Name: "Three"},
			{ID: "four", Name: "Four"},
		},
		Tasks: []bank.Task{
			{
				ID: "watch", Text: "Watches | reads logs", Competencies: []string{"one", "two"},
				Refs: []string{"AML.T0051"},
			},
			{ID: "mend", Text: "Mends", Competencies: []string{"three"}},
		},
		Expectations: &bank.Expected{Junior: "With help.", Mid: "Alone.", Senior: "For others.", Lead: "For all."},
		Questions: []bank.Question{
			{ID: "sam-001", Text: "How do you watch?", Competencies: []string{"one", "two"}},
			{ID: "sam-002", Text: "How do you look?", Competencies: []string{"two"}},
			{ID: "sam-003", Text: "How do you talk?", Competencies: []string{"four"}},
		},
	}
}

func text(t *testing.T) *validity.Text {
	t.Helper()
	data, err := os.ReadFile("../../templates/text/validity.yaml")
	if err != nil {
		t.Fatal(err)
	}
	words, ps := validity.ParseText("validity.yaml", data)
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	return words
}

// TestOf follows each competency from its task to its questions, and finds what stands alone on either side.
func TestOf(t *testing.T) {
	rec := validity.Of(role())
	var got []string
	for _, n := range rec.Needs {
		got = append(got,
			n.Task.ID+" "+n.Competency.ID+" main "+strings.Join(n.Main, ",")+" also "+strings.Join(n.Also, ","))
	}
	want := []string{"watch one main sam-001 also ", "watch two main sam-002 also sam-001", "mend three main  also "}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"four"}, rec.Unneeded); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"three"}, rec.Unasked); d != "" {
		t.Error(d)
	}
	if rec.Questions[2].Tasks != nil || len(rec.Questions[0].Tasks) != 1 {
		t.Errorf("tasks of the questions: %v, %v", rec.Questions[0].Tasks, rec.Questions[2].Tasks)
	}
}

// TestDocuments holds that both forms name every task, question and gap, and are the same from run to run.
func TestDocuments(t *testing.T) {
	words := text(t)
	for name, write := range map[string]func(io.Writer, *validity.Record, *validity.Text) error{
		"md": validity.Markdown, "xlsx": validity.XLSX,
	} {
		var a, b bytes.Buffer
		for _, w := range []io.Writer{&a, &b} {
			if err := write(w, validity.Of(role()), words); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Errorf("%s: two runs differ", name)
		}

		shown := a.String()
		if name == "xlsx" {
			shown = unzipped(t, a.Bytes())
		}
		for _, want := range []string{"sam-001", "sam-003", "Mends", "AML.T0051", "three", "For others."} {
			if !strings.Contains(shown, want) {
				t.Errorf("%s: %q is not there", name, want)
			}
		}
	}

	var md bytes.Buffer
	if err := validity.Markdown(&md, validity.Of(role()), words); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(md.String(), `Watches \| reads logs`) {
		t.Error("a bar in a task breaks the table")
	}
}

// unzipped returns all parts of a workbook in one text.
func unzipped(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&b, r); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}
