package mip

import (
	"cmp"
	"slices"
)

// Polishing of relaxed points.
const (
	roundingMoves = 3000 // of annealing for one point
	roundingEvery = 4    // nodes between two points, unless all items are decided
)

// rounder turns points of the relaxation into sets by rounding and a short
// annealing at low temperature.
type rounder struct {
	p      *program
	a      *annealer
	temper float64
}

// newRounder prepares for a program whose relaxation has the given prices.
func newRounder(p *program, pr *prices) *rounder {
	var cols []int32
	for j := range p.cols {
		if p.cols[j].item >= 0 {
			cols = append(cols, int32(j))
		}
	}

	excess := func(j int32) int64 { return p.reduced(pr, j) }
	slices.SortFunc(cols, func(a, b int32) int { return cmp.Or(cmp.Compare(excess(a), excess(b)), cmp.Compare(a, b)) })
	s := &rounder{p: p, a: newAnnealer(p, cols, 1), temper: p.temper(pr, cols)}
	s.a.weigh(pr.floats(), s.temper)

	return s
}

// roundPoint returns a set near the point of lp, or false.
func (s *rounder) roundPoint(lp *simplex) ([]int32, bool) {
	order := make([]int32, 0, len(s.p.cols))
	for k := range s.p.cols {
		if s.p.cols[k].item >= 0 && lp.value(int32(k)) > integral {
			order = append(order, int32(k))
		}
	}

	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(lp.value(b), lp.value(a)), cmp.Compare(a, b))
	})
	if !s.a.seat(order) {
		return nil, false
	}

	s.a.run(schedule{moves: roundingMoves, hot: s.temper / 8, end: s.temper / 200}, func() bool { return false })
	return s.a.best, s.a.found
}

// seat begins with one form that takes columns in the given order as far as
// they fit, and then any.
func (a *annealer) seat(order []int32) bool {
	a.reset()
	next := make([]int32, len(a.session))
	for s := range next {
		next[s] = a.session[s].from
	}

	for _, k := range order {
		col := &a.p.cols[k]
		if s := col.session; next[s] < a.session[s].to && !a.has(0, col.group) {
			a.slots[next[s]] = k
			a.put(0, k)
			next[s]++
		}
	}

	for s := range next {
		for ; next[s] < a.session[s].to; next[s]++ {
			j := a.any(0, &a.session[s])
			if j < 0 {
				return false
			}
			a.slots[next[s]] = j
			a.put(0, j)
		}
	}

	a.recount()
	a.keep(0, 0)
	return true
}

// reset forgets all forms.
func (a *annealer) reset() {
	clear(a.asked)
	clear(a.uses)
	clear(a.common)
	clear(a.users)
	clear(a.locked)
	a.found = false
}
