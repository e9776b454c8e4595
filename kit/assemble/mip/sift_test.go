package mip

import (
	"context"
	"errors"
	"testing"
)

// TestSiftingEqualsTheWhole compares the bound of a part of the bank that grows
// with that of the whole bank at once, for one form, many, and many that may
// share little.
func TestSiftingEqualsTheWhole(t *testing.T) {
	for _, c := range []struct{ n, sessions, forms, overlap int }{
		{300, 5, 1, NoLimit}, {300, 1, 1, NoLimit}, {600, 5, 10, NoLimit}, {150, 1, 6, 1},
	} {
		for seed := range int64(3) {
			f := newFrame(instance(c.n, c.sessions, c.forms, c.overlap, seed))
			part, whole := f.relax(sifting{small: 0, each: 2, add: 30}), f.relax(sifting{small: 1 << 30})
			if a, b := part.pr.ceil(part.base), whole.pr.ceil(whole.base); max(a-b, b-a) > 1+b/50_000 {
				t.Errorf("%v, seed %d: %d over a part, %d over the whole", c, seed, a, b)
			}
			if items := len(part.master.groups); c.forms == 1 && items >= len(whole.master.groups) {
				t.Errorf("%v, seed %d: the part took in all %d items", c, seed, items)
			}
		}
	}
}

// TestLeastSelects compares selection with sorting.
func TestLeastSelects(t *testing.T) {
	r := random{7}
	for n := range 60 {
		list := make([]int, n)
		for i := range list {
			list[i] = r.below(20)
		}

		for k := range n {
			got := least(append([]int(nil), list...), k, func(a, b int) int { return a - b })
			count, top := 0, -1
			for _, v := range got {
				top = max(top, v)
			}

			for _, v := range list {
				if v < top {
					count++
				}
			}

			if len(got) != k || count > k-1 && k > 0 {
				t.Fatalf("least %d of %v: %v", k, list, got)
			}
		}
	}
}

// TestNothingToAsk searches banks of which nothing may be asked.
func TestNothingToAsk(t *testing.T) {
	for _, forms := range []int{1, 3} {
		m := instance(100, 5, forms, NoLimit, 1)
		m.Demands = append(m.Demands, On(Count, AtMost(0)))
		if sol, err := Solve(context.Background(), m, Options{}); !errors.Is(err, ErrInfeasible) {
			t.Errorf("%d forms: %v, %v", forms, sol, err)
		}
		m.Items, m.Cliques = nil, nil
		if sol, err := Solve(context.Background(), m, Options{}); !errors.Is(err, ErrInfeasible) {
			t.Errorf("%d forms, no items: %v, %v", forms, sol, err)
		}
	}
}
