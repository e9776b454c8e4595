package mip

import (
	"cmp"
	"slices"
)

// Evaluator measures single forms of a model and finds what could stand in for
// one of their items. It answers many questions about one model.
type Evaluator struct {
	m *Model
	p *program
}

// Choice is an item and the objective of the form that asks it.
type Choice struct {
	Item  int
	Value int64
}

// NewEvaluator prepares an [Evaluator] of single forms; Forms, uses and overlap
// of the model do not count.
func NewEvaluator(m *Model) *Evaluator { return &Evaluator{m, entire(m)} }

// Value returns the objective of a form with item q at place k of session s,
// and whether such a form is admissible. What else the form asks may stay even
// if a demand forbids it by now.
func (e *Evaluator) Value(form Form, s, k, q int) (int64, bool) {
	j := e.p.columnOf(q, s)
	if j < 0 && q != form[s][k] {
		return 0, false
	}

	set := e.others(form, s, k)
	if j >= 0 {
		set = append(set, j)
	}
	return e.p.evaluate(set)
}

// Substitutes lists the items that are admissible at place k of session s, the
// best first, each with the objective of the form that asks it.
func (e *Evaluator) Substitutes(form Form, s, k int) []Choice {
	var out []Choice
	set := append(e.others(form, s, k), 0)
	for q := range e.m.Items {
		j := e.p.columnOf(q, s)
		if j < 0 || slices.ContainsFunc(form, func(items []int) bool { return slices.Contains(items, q) }) {
			continue
		}

		set[len(set)-1] = j
		if v, ok := e.p.evaluate(set); ok {
			out = append(out, Choice{q, v})
		}
	}

	slices.SortFunc(out, func(a, b Choice) int {
		return cmp.Or(cmp.Compare(a.Value, b.Value), cmp.Compare(a.Item, b.Item))
	})
	return out
}

// others lists the columns of a form but for place k of session s.
func (e *Evaluator) others(form Form, s, k int) []int32 {
	var set []int32
	for t, items := range form {
		for l, q := range items {
			if j := e.p.columnOf(q, t); j >= 0 && (t != s || l != k) {
				set = append(set, j)
			}
		}
	}
	return set
}
