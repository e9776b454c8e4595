package practice_test

import (
	"fmt"
	"os"
	"testing"
	"time"

	"panelkit/bank"
	"panelkit/kit"
	"panelkit/kit/practice"
)

// text reads the wording that comes with the program.
func text(t testing.TB) *practice.Text {
	t.Helper()
	const file = "../../templates/text/practice.yaml"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	out, ps := practice.ParseText(file, data)
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// role returns a role of the built-in bank.
func role(t testing.TB, id string) *bank.Role {
	t.Helper()
	b, err := bank.Load(bank.Folder{Name: "builtin", FS: bank.Embedded()})
	if err != nil {
		t.Fatal(err)
	}
	r, err := b.Role(id)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// options returns those of a month of two hours a day, from a Monday on.
func options(t testing.TB) practice.Options {
	return practice.Options{
		Text: text(t), Seniority: kit.Senior, Days: 30, HoursPerDay: 2, Candidate: "Alex Example",
		Start: time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC),
	}
}

// sample makes a role with n questions, over all categories and levels, and no plan.
func sample(n int) *bank.Role {
	r := &bank.Role{
		ID: "sample", Prefix: "sam", Title: "Sample", Summary: "A role for tests.",
		Competencies: []bank.Competency{{ID: "one", Name: "One", Definition: "The first."}},
	}
	for i := range n {
		r.Questions = append(r.Questions, bank.Question{
			ID:           fmt.Sprintf("sam-%03d", i+1),
			Text:         fmt.Sprintf("Question %d?", i+1),
			Level:        bank.Levels()[i%3],
			Category:     bank.Categories()[i/3%5],
			Competencies: []string{"one"},
			Minutes:      4 + i%7,
			Hint:         "Covers this and that.",
			Criteria:     []string{"Covers **this**.", "Covers **that**."},
			Answer:       "This and that.",
		})
	}
	return r
}
