package bank

import (
	"errors"
	"slices"
	"strings"

	"panelkit/bank/problem"
)

// Filter narrows a list of questions. A field that is empty narrows nothing.
type Filter struct {
	Role       string
	Level      Level
	Category   Category
	Competency string
	Text       string // words that must all occur in the question's texts or tags, in any case
}

// Find gives the questions that pass the filter, by role and id. A word that the bank does not know
// is an error, since it would always find nothing.
func (b *Bank) Find(f Filter) ([]Question, error) {
	if ps := b.check(f); len(ps) > 0 {
		return nil, ps.Err()
	}

	wanted := strings.Fields(strings.ToLower(f.Text))
	var out []Question
	for _, r := range b.Roles {
		if f.Role != "" && r.ID != f.Role {
			continue
		}
		for i := range r.Questions {
			if q := &r.Questions[i]; f.passes(q) && holds(q, wanted) {
				out = append(out, *q)
			}
		}
	}

	return out, nil
}

func (f *Filter) passes(q *Question) bool {
	return (f.Level == "" || q.Level == f.Level) &&
		(f.Category == "" || q.Category == f.Category) &&
		(f.Competency == "" || slices.Contains(q.Competencies, f.Competency))
}

func holds(q *Question, wanted []string) bool {
	if len(wanted) == 0 {
		return true
	}
	text := strings.ToLower(strings.Join(slices.Concat(
		[]string{q.ID, q.Text, q.Hint, q.Answer}, q.Criteria, q.ProbeTexts(), q.RedFlags, q.Tags), "\n"))
	return !slices.ContainsFunc(wanted, func(w string) bool { return !strings.Contains(text, w) })
}

func (b *Bank) check(f Filter) problem.Problems {
	var ps problem.Problems
	at := func(_, fact, hint string) { ps = append(ps, problem.Problem{Fact: fact, Hint: hint}) }
	if f.Role != "" {
		if _, err := b.Role(f.Role); err != nil {
			var p problem.Problem
			if errors.As(err, &p) {
				ps = append(ps, p)
			}
		}
	}

	word(at, "level", f.Level, Levels())
	word(at, "category", f.Category, Categories())
	var known []string
	for _, r := range b.Roles {
		for _, id := range r.competencyIDs() {
			if !slices.Contains(known, id) {
				known = append(known, id)
			}
		}
	}

	if f.Competency != "" && !slices.Contains(known, f.Competency) {
		at("", "competency "+quote(f.Competency)+" unknown", problem.Suggest(f.Competency, known))
	}

	return ps
}
