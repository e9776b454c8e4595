package mip

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// Sizes of the cores that the search for one form tries.
const (
	coreAll   = 800 // columns up to which nothing is left out
	coreFirst = 300 // columns of the first core of a larger program
)

// single searches one form by core problems (Balas and Zemel 1980; Pisinger
// 1997): branch and bound over the items whose reduced cost is least, then
// over all that could still improve on what was found.
type single struct {
	f      *frame
	unit   int64
	limit  int64 // of work
	first  int   // columns of the first core
	stop   func() bool
	pr     prices  // of the relaxation
	base   int64   // its bound, in units of pr
	usable []int32 // items that may be asked
	excess []int64 // of each: what using it adds to base
	sol    Solution
	found  bool
}

// solveOne finds the best form of a frame.
func solveOne(ctx context.Context, f *frame, opt Options) (*Solution, error) {
	s := newSingle(f)
	s.limit = opt.units()
	if err := s.run(ctx); err != nil {
		return nil, err
	}
	return &s.sol, nil
}

// newSingle prepares a search without limits.
func newSingle(f *frame) *single {
	s := &single{f: f, unit: 1, limit: math.MaxInt64, first: coreFirst, stop: func() bool { return false }}
	s.sol.Value, s.sol.Bound = f.ceiling(), math.MinInt64
	return s
}

// run searches. Without a set the error is ErrInfeasible or ErrUnknown.
func (s *single) run(ctx context.Context) error {
	s.stop = func() bool { return ctx.Err() != nil }
	if s.f.small() {
		s.search(s.f.all(), math.MaxInt64)
	} else {
		s.root(usual)
		s.cores()
	}

	if err := ctx.Err(); err != nil {
		return err
	}

	switch {
	case s.found:
		s.sol.Bound = min(s.sol.Bound, s.sol.Value)
		s.sol.Proven = s.sol.Bound == s.sol.Value
		return nil
	case s.sol.Bound >= s.sol.Value:
		return ErrInfeasible
	}

	return ErrUnknown
}

// root solves the relaxation and finds what each item would add to it.
func (s *single) root(sizes sifting) {
	r := s.f.relax(sizes)
	s.sol.Work += r.work
	s.pr, s.base = r.pr, r.base
	s.sol.Bound = s.pr.ceil(s.base)
	s.usable, s.excess = nil, make([]int64, len(s.f.m.Items))
	for q := range s.excess {
		if d := r.pricing.least(q); d < math.MaxInt64 {
			s.usable, s.excess[q] = append(s.usable, int32(q)), max(0, d)
		}
	}
}

// cores searches growing cores until nothing outside can improve.
func (s *single) cores() {
	n := max(1, s.first/max(1, len(s.f.m.Sessions)))
	for {
		items, outside := s.core(n)
		s.search(items, outside)
		if s.sol.Bound >= s.sol.Value || s.sol.Work >= s.limit || s.stop() || outside == math.MaxInt64 {
			return
		}
		if !s.found {
			n *= 2
			continue
		}

		n = 0
		gap := s.sol.Value<<s.pr.shift - s.base
		for _, q := range s.usable {
			if s.excess[q] <= gap { // it could improve
				n++
			}
		}

		n = max(n, len(items)+1)
	}
}

// core lists the n items that add least to the bound, and returns the certified
// bound of every set that uses another; MaxInt64 if there is no other.
func (s *single) core(n int) ([]int32, int64) {
	list := slices.Clone(s.usable)
	items := least(list, n, func(a, b int32) int {
		return cmp.Or(cmp.Compare(s.excess[a], s.excess[b]), cmp.Compare(a, b))
	})
	outside := int64(math.MaxInt64)

	for _, q := range list[len(items):] {
		outside = min(outside, s.excess[q])
	}

	if outside < math.MaxInt64 {
		outside = s.pr.ceil(s.base + outside)
	}

	slices.Sort(items)
	return items, outside
}

// search runs branch and bound over some items; no set that uses another costs
// less than outside.
func (s *single) search(items []int32, outside int64) {
	p := s.f.program(items)
	t := newTree(newCore(p), s.sol.Value, s.unit, s.limit-s.sol.Work)
	t.stop = s.stop
	t.run()
	s.sol.Work += t.work
	s.sol.Nodes += t.nodes
	if t.found {
		s.sol.Value, s.sol.Forms, s.found = t.best, []Form{p.form(t.set)}, true
	}
	s.sol.Bound = max(s.sol.Bound, min(t.open, t.best, outside))
}
