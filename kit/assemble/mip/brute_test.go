package mip

import (
	"context"
	"errors"
	"testing"

	"pgregory.net/rapid"
)

// drawModel draws a small model, often infeasible: at most 14 items in one
// session, fewer in two, with every kind of demand.
func drawModel(t *rapid.T) *Model {
	m := &Model{
		Levels: 2, Categories: 3, Competencies: 3, Forms: 1, MaxUse: NoLimit, MaxOverlap: NoLimit,
	}
	sessions := rapid.IntRange(1, 2).Draw(t, "sessions")
	n := rapid.IntRange(1, 14-5*(sessions-1)).Draw(t, "n")

	for range n {
		it := Item{
			Level: rapid.IntRange(0, 1).Draw(t, "level"), Category: rapid.IntRange(0, 2).Draw(t, "cat"),
			Minutes: rapid.IntRange(1, 6).Draw(t, "min"), Difficulty: rapid.IntRange(1, 9).Draw(t, "diff"),
			Cost: int64(rapid.IntRange(0, 30).Draw(t, "cost")),
		}
		for k := range 3 {
			if rapid.IntRange(0, 2).Draw(t, "comp") == 0 {
				it.Competencies = append(it.Competencies, k)
			}
		}

		m.Items = append(m.Items, it)
	}

	for range sessions {
		ses := Session{Count: rapid.IntRange(0, 5-2*(sessions-1)).Draw(t, "count")}
		if rapid.Bool().Draw(t, "extra") {
			for range n {
				ses.Extra = append(ses.Extra, int64(rapid.IntRange(0, 5).Draw(t, "x")))
			}
		}
		m.Sessions = append(m.Sessions, ses)
	}

	for range rapid.IntRange(0, 2).Draw(t, "cliques") {
		m.Cliques = append(m.Cliques, drawSubset(t, n))
	}

	for range rapid.IntRange(0, 7).Draw(t, "demands") {
		m.Demands = append(m.Demands, drawDemand(t, m))
	}

	return m
}

func drawSubset(t *rapid.T, n int) []int {
	set := []int{}
	for q := range n {
		if rapid.IntRange(0, 2).Draw(t, "in") == 0 {
			set = append(set, q)
		}
	}
	return set
}

func drawDemand(t *rapid.T, m *Model) Demand {
	d := On(Kind(rapid.IntRange(0, 3).Draw(t, "kind")), Range{})
	d.Level = rapid.IntRange(-1, 1).Draw(t, "dl")
	d.Category = rapid.IntRange(-1, 2).Draw(t, "dc")
	d.Competency = rapid.IntRange(-1, 2).Draw(t, "dk")
	d.Session = rapid.IntRange(-1, len(m.Sessions)-1).Draw(t, "ds")
	top := map[Kind]int{Count: 5, Minutes: 20, Difficulty: 30, Spread: 2}[d.Kind]
	d.Range.Lo = rapid.IntRange(0, top).Draw(t, "lo")
	d.Range.Hi = d.Range.Lo + rapid.IntRange(0, top).Draw(t, "width")
	if d.Kind == Spread || rapid.IntRange(0, 3).Draw(t, "open") == 0 {
		d.Range.Hi = Unbounded
	}
	if rapid.IntRange(0, 3).Draw(t, "soft") == 0 {
		d.Weight = int64(rapid.IntRange(1, 9).Draw(t, "weight"))
	}
	if rapid.IntRange(0, 5).Draw(t, "some") == 0 {
		d.Items = drawSubset(t, len(m.Items))
	}

	return d
}

// everyForm calls try with each form that has no session too large.
func everyForm(m *Model, try func(Form)) {
	form := make(Form, len(m.Sessions))
	var walk func(q int)
	walk = func(q int) {
		if q == len(m.Items) {
			try(form)
			return
		}
		walk(q + 1)
		for s := range form {
			if len(form[s]) < m.Sessions[s].Count {
				form[s] = append(form[s], q)
				walk(q + 1)
				form[s] = form[s][:len(form[s])-1]
			}
		}
	}
	walk(0)
}

// bruteForce tries every single form; ok is false if none is admissible.
func bruteForce(m *Model) (best int64, ok bool) {
	everyForm(m, func(form Form) {
		if v, err := Verify(m, []Form{form}); err == nil && (!ok || v < best) {
			best, ok = v, true
		}
	})
	return best, ok
}

func TestEqualsBruteForce(t *testing.T) {
	for range 20 { // thousands of models in all
		rapid.Check(t, equalsBruteForce)
	}
}

func equalsBruteForce(t *rapid.T) {
	m := drawModel(t)
	want, ok := bruteForce(m)
	got, err := Solve(context.Background(), m, Options{})
	if !ok {
		if !errors.Is(err, ErrInfeasible) {
			t.Fatalf("brute force finds nothing, Solve: %v, %v", got, err)
		}
		return
	}
	if err != nil || !got.Proven || got.Value != want || got.Bound != want {
		t.Fatalf("brute force %d, Solve: %+v, %v", want, got, err)
	}
	if v, err := Verify(m, got.Forms); err != nil || v != want {
		t.Fatalf("verifier: %d, %v", v, err)
	}
}
