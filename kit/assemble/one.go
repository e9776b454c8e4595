package assemble

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
// 1997): branch and bound over the columns whose reduced cost is least, then
// over all that could still improve on what was found.
type single struct {
	p      *program
	unit   int64
	limit  int64 // of work
	first  int   // columns of the first core
	stop   func() bool
	pr     prices  // of the relaxation
	base   int64   // its bound, in units of pr
	excess []int64 // of each column: what using it adds to base
	sol    Solution
	set    []int32
	found  bool
}

// solveOne finds the best form for a program of one form.
func solveOne(ctx context.Context, p *program, opt Options) (*Solution, error) {
	s := &single{p: p, unit: 1, limit: opt.units(), first: coreFirst, stop: func() bool { return ctx.Err() != nil }}
	s.sol.Value, s.sol.Bound = p.ceiling(), math.MinInt64
	if len(p.cols) <= coreAll {
		s.search(p.allColumns(), math.MaxInt64)
	} else {
		s.relax()
		s.cores()
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	switch {
	case s.found:
		s.sol.Bound = min(s.sol.Bound, s.sol.Value)
		s.sol.Proven = s.sol.Bound == s.sol.Value
		s.sol.Forms = []Form{p.form(s.set)}
		return &s.sol, nil
	case s.sol.Bound >= s.sol.Value:
		return nil, ErrInfeasible
	}
	return nil, ErrUnknown
}

func (p *program) allColumns() []int32 {
	cols := make([]int32, len(p.cols))
	for j := range cols {
		cols[j] = int32(j)
	}
	return cols
}

// relax solves the relaxation and finds what each column would add to it.
func (s *single) relax() {
	var work int64
	_, s.pr, work = s.p.relaxation()
	s.sol.Work += work
	s.base = s.p.bound(&s.pr)
	s.sol.Bound = s.pr.ceil(s.base)
	s.excess = make([]int64, len(s.p.cols))
	for g := range s.p.groups {
		grp := &s.p.groups[g]
		least := min(0, s.p.cheapest(&s.pr, grp))
		for j := grp.from; j < grp.to; j++ {
			s.excess[j] = s.p.reduced(&s.pr, j) - least
		}
	}
}

// cores searches growing cores until nothing outside can improve.
func (s *single) cores() {
	order := slices.Clone(s.excess)
	slices.Sort(order)
	width := order[min(s.first, len(order)-1)]
	for {
		cols, outside := s.within(width)
		s.search(cols, outside)
		if s.sol.Bound >= s.sol.Value || s.sol.Work >= s.limit || s.stop() || len(cols) == len(s.p.cols) {
			return
		}
		wider := s.sol.Value<<s.pr.shift - s.base // all that could improve
		if !s.found {
			at, _ := slices.BinarySearchFunc(order, width, func(a, b int64) int { return cmp.Compare(a, b) })
			wider = order[min(2*at+s.first, len(order)-1)]
		}
		width = max(wider, width+1)
	}
}

// within lists the columns that add at most width to the bound, and returns
// the certified bound of every set that uses another.
func (s *single) within(width int64) ([]int32, int64) {
	var cols []int32
	outside := int64(math.MaxInt64)
	for j, e := range s.excess {
		if e <= width || s.p.cols[j].item < 0 {
			cols = append(cols, int32(j))
		} else {
			outside = min(outside, e)
		}
	}
	if outside < math.MaxInt64 {
		outside = s.pr.ceil(s.base + outside)
	}
	return cols, outside
}

// search runs branch and bound over some columns; no set that uses another
// costs less than outside.
func (s *single) search(cols []int32, outside int64) {
	t := newTree(newCore(s.p, cols), s.sol.Value, s.unit, s.limit-s.sol.Work)
	t.stop = s.stop
	t.run()
	s.sol.Work += t.work
	s.sol.Nodes += t.nodes
	if t.found {
		s.sol.Value, s.set, s.found = t.best, t.set, true
	}
	s.sol.Bound = max(s.sol.Bound, min(t.open, t.best, outside))
}
