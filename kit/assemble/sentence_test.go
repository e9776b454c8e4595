package assemble

import (
	"context"
	"slices"
	"testing"

	"panelkit/bank"
	"panelkit/kit"
)

// TestSentences has one question of every kind of reason.
func TestSentences(t *testing.T) {
	role := &bank.Role{ID: "cook", Competencies: []bank.Competency{{ID: "knives"}, {ID: "heat"}}}
	for _, q := range []bank.Question{
		{ID: "q-1", Level: bank.Beginner, Competencies: []string{"knives"}},
		{ID: "q-2", Level: bank.Beginner, Competencies: []string{"heat"}},
		{ID: "q-3", Level: bank.Beginner, Competencies: []string{"heat"}},
		{ID: "q-4", Level: bank.Advanced, Competencies: []string{"heat"}},
		{ID: "q-5", Level: bank.Beginner, Competencies: []string{"heat"}},
	} {
		q.Category, q.Minutes = bank.Technical, 5
		role.Questions = append(role.Questions, q)
	}

	loop := kit.Loop{Role: "cook", Seniority: kit.Mid, Sessions: []kit.Session{{
		ID: "kitchen", Title: "Kitchen", Minutes: 40, Questions: 4,
		Levels:     map[bank.Level]kit.Bounds{bank.Beginner: {Lo: 3, Hi: 3}, bank.Advanced: {Lo: 1, Hi: 1}},
		Categories: map[bank.Category]kit.Bounds{bank.Technical: {Lo: 4, Hi: 4}},
	}}}
	r := Request{Loop: loop, Role: role, Exposure: map[string]int{"q-5": 2}}
	res, err := Forms(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}

	why, err := Explain(context.Background(), r, res, 0)
	if err != nil {
		t.Fatal(err)
	}

	var got []string
	for _, e := range why {
		got = append(got, e.ID+": "+e.Why)
	}

	want := []string{
		`q-1: the only question on knives in "Kitchen"; without it knives is covered in 0 sessions`,
		`q-2: one of the beginner technical questions in "Kitchen"; the next best, q-5, is worse by 20`,
		`q-3: one of the beginner technical questions in "Kitchen"; the next best, q-5, is worse by 20`,
		`q-4: no other question can take its place: without this advanced technical question no set meets the demands`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}
