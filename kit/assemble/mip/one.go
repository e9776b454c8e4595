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

	longForm    = 40      // items of a form beyond which it is annealed first
	annealMoves = 500_000 // for that
)

// single searches one form by core problems (Balas and Zemel 1980; Pisinger
// 1997): branch and bound over the items whose reduced cost is least, then
// over all that could still improve on what was found.
type single struct {
	f       *frame
	unit    int64
	limit   int64 // of work
	first   int   // columns of the first core
	stop    func() bool
	pr      prices    // of the relaxation
	base    int64     // its bound, in units of pr
	pricing *pricing  // of the whole bank, at those prices
	start   []float64 // its prices, if they have converged
	usable  []int32   // items that may be asked
	excess  []int64   // of each: what using it adds to base
	sol     Solution
	found   bool
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
		r := s.root(usual)
		if r.crowded() {
			s.anneal(r)
		}
		s.cores()
	}

	if err := ctx.Err(); err != nil && !s.found {
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
func (s *single) root(sizes sifting) *relaxation {
	r := s.f.relax(sizes)
	s.sol.Work += r.work
	s.pr, s.base, s.pricing = r.pr, r.base, r.pricing
	if !r.failed {
		s.start = r.y[:len(r.f.rows)]
	}

	s.sol.Bound = s.pr.ceil(s.base)
	s.usable, s.excess = nil, make([]int64, len(s.f.m.Items))

	for q := range s.excess {
		if d := r.pricing.least(q); d < math.MaxInt64 {
			s.usable, s.excess[q] = append(s.usable, int32(q)), max(0, d)
		}
	}

	return r
}

// crowded reports whether a first core is not likely to hold a set at once: the
// form is long, or enemies meet everywhere.
func (r *relaxation) crowded() bool {
	return r.f.m.Size() > longForm || len(r.enemies) < len(r.f.enemies)
}

// anneal looks for a set among the promising items before any core is searched.
func (s *single) anneal(r *relaxation) {
	p, cols := r.promising()
	y := r.pricesFor(p)
	pr := p.quantize(y)
	if r.failed {
		clear(y)
	}

	temper := p.temper(&pr, cols)
	soft, most := wishes(p)

	a := newAnnealer(p, cols, 1)
	a.weigh(y, max(temper, most))
	if !a.fill() {
		return
	}

	moves := min(s.limit, annealMoves*int64(s.f.m.Size())/longForm)
	hot := max(temper, soft) / 4
	a.run(schedule{moves: moves, hot: hot, end: temper / 100}, s.stop)

	for turn := 0; turn < 8 && !a.found && !s.stop(); turn++ { // what is missed grows dearer each time
		a.run(schedule{moves: 2 * annealMoves, hot: hot, end: temper / 100}, s.stop)
	}

	s.keepAnnealed(a)
	s.sol.Work += a.moves / 4
	if !a.found || s.stop() {
		return
	}

	// Once more from there, colder, among what can still improve on it.
	gap := float64(s.sol.Value<<s.pr.shift-s.base) / math.Exp2(float64(s.pr.shift))
	closer := newAnnealer(p, s.improving(p, cols), 1)
	closer.weigh(y, max(temper, most))

	if closer.seatForms(s.sol.Forms) {
		per := gap / float64(s.f.m.Size()) // what a place can gain
		closer.run(schedule{moves: moves, hot: max(1, 4*per), end: max(0.05, per/8)}, s.stop)
		s.keepAnnealed(closer)
		s.sol.Work += closer.moves / 4
	}
}

// keepAnnealed keeps the best set of an annealer of one form.
func (s *single) keepAnnealed(a *annealer) {
	if !a.found {
		return
	}
	forms := []Form{a.p.form(a.best)}
	if v := s.f.m.value(forms); !s.found || v < s.sol.Value {
		s.sol.Value, s.sol.Forms, s.found = v, forms, true
	}
}

// improving lists those of the columns that a better set than the one found can have.
func (s *single) improving(p *program, cols []int32) []int32 {
	shut := make([]bool, len(p.cols))
	for _, k := range s.closed(p) {
		shut[k] = true
	}
	return slices.DeleteFunc(slices.Clone(cols), func(j int32) bool { return shut[j] })
}

// cores searches growing cores until nothing outside can improve.
func (s *single) cores() {
	n := max(1, s.first/max(1, len(s.f.m.Sessions)))
	if s.f.m.Size() > longForm {
		n = max(n, s.f.m.Size()*5/4)
	}

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

// closed lists the columns of a program that cannot be part of a better set than
// the one found: what they add to the bound exceeds the gap.
func (s *single) closed(p *program) []int32 {
	if !s.found || s.pricing == nil {
		return nil
	}

	var out []int32
	gap := s.sol.Value<<s.pr.shift - s.base
	for j := range p.cols {
		c := &p.cols[j]
		if c.item < 0 {
			continue
		}
		d, ok := s.pricing.reduced(int(c.item), int(c.session))
		if !ok || d-min(0, s.pricing.least(int(c.item))) > gap {
			out = append(out, int32(j))
		}
	}

	return out
}

// search runs branch and bound over some items; no set that uses another costs
// less than outside.
func (s *single) search(items []int32, outside int64) {
	p := s.f.program(items)
	t := newTree(newCore(p, s.start), s.sol.Value, s.unit, s.limit-s.sol.Work)
	t.stop, t.closed = s.stop, s.closed(p)
	t.run()
	s.sol.Work += t.work
	s.sol.Nodes += t.nodes
	if t.found {
		s.sol.Value, s.sol.Forms, s.found = t.best, []Form{p.form(t.set)}, true
	}
	s.sol.Bound = max(s.sol.Bound, min(t.open, t.best, outside))
}
