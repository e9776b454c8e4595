package mip

import (
	"context"
	"errors"
	"testing"

	"pgregory.net/rapid"
)

// enlarge makes the numbers of the objective as large as they may be, or a little
// more: beyond that Check refuses them.
func enlarge(t *rapid.T, m *Model) {
	shift := rapid.IntRange(0, 44).Draw(t, "shift")
	for q := range m.Items {
		m.Items[q].Cost <<= min(shift, 35)
	}

	for i := range m.Demands {
		m.Demands[i].Weight <<= shift
	}

	for i := range m.Bands {
		m.Bands[i].Weight <<= shift
	}

	m.Repeat <<= min(shift, 36)
}

// TestExtremeMagnitudes draws models with the largest numbers: what Check accepts
// is solved as brute force solves it.
func TestExtremeMagnitudes(t *testing.T) {
	refused, solved := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		m := drawTwoForms(t)
		brute := bruteForms
		if rapid.Bool().Draw(t, "one form") {
			m = m.Single()
			brute = bruteForce
		}
		enlarge(t, m)
		if m.Check() != nil {
			refused++
			return
		}
		solved++

		want, ok := brute(m)
		got, err := Solve(context.Background(), m, Options{})
		switch {
		case !ok && !errors.Is(err, ErrInfeasible):
			t.Fatalf("brute force finds nothing, Solve: %+v, %v", got, err)
		case ok && (err != nil || got.Value != want || got.Bound > want || got.Bound < 0):
			t.Fatalf("brute force %d, Solve: %+v, %v", want, got, err)
		}
	})
	if solved < refused {
		t.Errorf("%d solved, %d refused", solved, refused)
	}
}

// TestRefusesNumbersThatOverflow has numbers whose sums no integer holds, and a
// set of enemies that names an item twice.
func TestRefusesNumbersThatOverflow(t *testing.T) {
	repeat := instance(100, 5, 400, NoLimit, 1)
	repeat.Repeat = 1 << 40
	heavy := instance(100, 1, 1, NoLimit, 1)
	heavy.Demands = append(heavy.Demands, Within(0, Minutes, AtMost(10)))
	heavy.Demands[len(heavy.Demands)-1].Weight = 1 << 60
	twice := instance(100, 1, 1, NoLimit, 1)
	twice.Cliques = append(twice.Cliques, []int{3, 3})

	for name, m := range map[string]*Model{"repeat": repeat, "weight": heavy, "enemies": twice} {
		if sol, err := Solve(context.Background(), m, Options{Effort: Quick}); err == nil {
			t.Errorf("%s: %d, bound %d", name, sol.Value, sol.Bound)
		}
	}
}

// TestParity has rows whose numbers are all even, and an odd demand.
func TestParity(t *testing.T) {
	m := instance(200, 2, 1, NoLimit, 1)
	for q := range m.Items {
		m.Items[q].Minutes = 2 * (1 + q%4)
	}
	m.Demands = append(m.Demands, On(Minutes, Exactly(81)))
	if sol, err := Solve(context.Background(), m, Options{}); !errors.Is(err, ErrInfeasible) {
		t.Errorf("%v, %v", sol, err)
	}
}

// TestExactCover divides eight items among two forms of four, as twins and levels
// allow in one way only.
func TestExactCover(t *testing.T) {
	m := &Model{Levels: 4, Categories: 1, Forms: 2, MaxUse: 1, MaxOverlap: NoLimit}
	m.Sessions = []Session{{Count: 2}, {Count: 2}}

	for q := range 8 {
		m.Items = append(m.Items, Item{Level: q / 2, Minutes: 5, Cost: int64(q)})
	}

	m.Cliques = [][]int{{0, 2}, {2, 4}, {4, 6}}
	for l := range 4 {
		d := Within(l/2, Count, Exactly(1))
		d.Level = l
		m.Demands = append(m.Demands, d)
	}

	if sol, err := Solve(context.Background(), m, Options{}); err != nil || !sol.Proven || sol.Value != 28 {
		t.Errorf("%+v, %v", sol, err)
	}
}

// TestALimitReturnsTheSet stops a search that has found a set long before it ends.
func TestALimitReturnsTheSet(t *testing.T) {
	for _, c := range []struct{ n, sessions, forms int }{{1000, 20, 1}, {1000, 5, 30}} {
		m := instance(c.n, c.sessions, c.forms, NoLimit, 1)
		sol, err := Solve(context.Background(), m, Options{Work: 400_000})
		if err != nil || sol.Bound > sol.Value || sol.Work > 4_000_000 {
			t.Errorf("%+v: %v, %v", c, sol, err)
		}
	}
}
