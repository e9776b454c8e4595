package mip

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// aggregate turns the program of one form into that of all forms together:
// identical forms average into one, so that the relaxation needs a single form
// with every bound times their number, and each item at most as often as it may
// be used. Where pairs of forms that share an item count, it has copies: if it is
// used u times, u(u-1)/2 pairs share it, so that its first use adds nothing to
// their sum, the second one, the third two, and so on.
func (p *program) aggregate(copies []int32) *program {
	m := p.m
	n := int64(m.Forms)
	for i := range p.rows {
		r := &p.rows[i]
		if r.lo > -infinite {
			r.lo *= n
		}
		if r.hi < infinite {
			r.hi *= n
		}
	}

	for g := range p.groups {
		if p.groups[g].item >= 0 {
			p.groups[g].limit = int64(m.maxUse())
		} else {
			p.groups[g].limit *= n
		}
	}

	if m.counts() {
		return p.copied(copies)
	}

	return p
}

// copied returns an aggregate with so many copies of each item.
func (p *program) copied(copies []int32) *program {
	n := int64(p.m.Forms)
	all := &program{m: p.m, rows: p.rows, ofItem: p.ofItem}
	pairs := int32(-1)

	if p.m.overlapBinds() {
		pairs = int32(len(all.rows))
		most := int64(p.m.MaxOverlap) * n * (n - 1) / 2
		all.rows = append(all.rows, row{lo: 0, hi: most, demand: rowAcross, parent: -1})
	}

	for g := range p.groups {
		old := &p.groups[g]
		uses, limit := int32(1), old.limit
		if old.item >= 0 {
			uses, limit = copies[old.item], 1
		}

		for u := range uses {
			grp := *old
			grp.from, grp.limit = int32(len(all.cols)), limit

			for j := old.from; j < old.to; j++ {
				col := p.cols[j]
				col.group, col.from = int32(len(all.groups)), int32(len(all.entries))
				all.entries = append(all.entries, p.of(j)...)
				col.cost += p.m.Repeat * int64(u)
				if u > 0 && pairs >= 0 {
					all.entries = append(all.entries, entry{pairs, u})
				}
				col.to = int32(len(all.entries))
				all.cols = append(all.cols, col)
			}

			grp.to = int32(len(all.cols))
			all.groups = append(all.groups, grp)
		}
	}

	return all
}

// moves returns how many moves of annealing the effort allows for so many
// places: never too few for a small set, and fewer for each of very many.
// Limits on overlap tie the forms together and need more.
func (o Options) moves(m *Model) int64 {
	if o.Work > 0 {
		return o.Work
	}

	per := int64(1500)
	switch o.Effort {
	case Quick:
		per = 400
	case Proof:
		per = 15000
	case Normal:
	}

	if m.overlapBinds() && o.Effort == Normal {
		per *= 2
	}

	places := int64(m.Size() * m.Forms)
	return per * (1000 + max(0, places-1000)/6)
}

// refining returns the work that may be spent on solving forms again: all there
// is for a proof and where limits on overlap tie the forms together, otherwise a
// little for small banks, where it suffices.
func (o Options) refining(f *frame) int64 {
	switch {
	case o.Effort == Proof || o.Effort != Quick && f.m.overlapBinds():
		return o.units()
	case f.small():
		return o.units() / 30
	}
	return 0
}

// multi is the search for several forms: a bound from the relaxation of them all
// together, a set from annealing guided by its prices, and what brings the two
// closer. What it has found it returns, whatever stops it.
type multi struct {
	ctx   context.Context
	m     *Model
	opt   Options
	r     *relaxation
	alone *lagrangian
	sol   Solution
	found bool
}

// solveMany finds a set of several forms.
func solveMany(ctx context.Context, f *frame, opt Options) (*Solution, error) {
	stop := func() bool { return ctx.Err() != nil }
	if sol, ok, err := enumerate(f.m, stop); ok {
		return sol, err
	}

	s := &multi{ctx: ctx, m: f.m, opt: opt, r: f.relax(usual), alone: newLagrangian(f.m)}
	s.sol.Bound = s.r.pr.ceil(s.r.base)
	if s.sol.Bound > s.r.ceiling() {
		return nil, ErrInfeasible
	}
	if err := s.alone.begin(ctx, s.r, opt.units()/100); err != nil && ctx.Err() == nil {
		return nil, err
	}

	s.anneal()
	if !s.found {
		s.rescue()
	}
	if !s.found {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		return nil, ErrUnknown
	}

	s.sol.Bound = max(s.sol.Bound, s.alone.bound)
	s.improve()

	s.sol.Bound = min(max(s.sol.Bound, s.alone.bound), s.sol.Value)
	s.sol.Proven = s.sol.Bound == s.sol.Value
	s.sol.Work += s.r.work + s.alone.work

	return &s.sol, nil
}

// stop reports whether the caller wants no more.
func (s *multi) stop() bool { return s.ctx.Err() != nil }

// offer keeps a set of forms if it is the best.
func (s *multi) offer(forms []Form) {
	if v := s.m.value(forms); !s.found || v < s.sol.Value {
		s.sol.Forms, s.sol.Value, s.found = forms, v, true
	}
}

// anneal looks for a set by annealing from a greedy one.
func (s *multi) anneal() {
	a, t := s.annealer()
	if !a.fill() {
		return
	}
	hot := max(t.temper, t.soft, float64(s.m.Repeat)) / 4
	a.run(schedule{moves: s.opt.moves(s.m), hot: hot, end: t.temper / 100}, s.stop)
	a.repair(t.temper, s.stop)
	s.take(a)
}

// take takes over the best set of an annealer.
func (s *multi) take(a *annealer) {
	s.sol.Work += a.moves / 2
	if !a.found {
		return
	}
	n := len(a.place)
	var forms []Form
	for f := range a.forms {
		forms = append(forms, a.p.form(a.best[f*n:(f+1)*n]))
	}
	s.offer(forms)
}

// scales are typical differences of the objective.
type scales struct {
	temper float64 // of promising columns
	soft   float64 // of wishes
}

// annealer prepares annealing over the promising columns, with penalties from the
// prices of the relaxation.
func (s *multi) annealer() (*annealer, scales) {
	p, cols := s.r.promising()
	a := newAnnealer(p, cols, s.opt.Seed)
	y := s.r.pricesFor(p)
	pr := p.quantize(y)
	if s.r.failed {
		clear(y) // prices that have not converged say nothing of weights
	}

	temper := p.temper(&pr, cols)
	soft, most := wishes(p)
	crowd := float64(s.m.Repeat) * float64(s.m.Size()*s.m.Forms) / float64(len(p.groups)) // what an average use adds
	a.weigh(y, max(temper, most, 2*crowd))

	return a, scales{temper, soft}
}

// rescue builds forms one after the other where annealing found no set, ever
// more careful not to use an item twice.
func (s *multi) rescue() {
	_, t := s.annealer()
	for _, spread := range []float64{0, t.temper / 4, 4 * t.temper} {
		if s.found || s.stop() {
			return
		}

		forms, work := sequence(s.ctx, s.m, int64(spread), s.opt.units()/3)
		s.sol.Work += work
		if forms != nil {
			if _, err := Verify(s.m, forms); err == nil { // a band may be missed all the same
				s.offer(forms)
			}
		}
	}
}

// improve brings set and bound closer.
func (s *multi) improve() {
	refine(s.ctx, s.m, &s.sol, s.opt.refining(s.r.f))
	if s.r.f.small() {
		s.alone.improve(s.ctx, s.sol.Value, s.opt.units()/30)
	}
}

// wishes returns the median and the largest weight of the wishes.
func wishes(p *program) (median, most float64) {
	var list []int64
	for i := range p.rows {
		if w := p.rows[i].weight; w > 0 {
			list = append(list, w)
		}
	}

	if len(list) == 0 {
		return 0, 0
	}

	slices.Sort(list)
	return float64(list[len(list)/2]), float64(list[len(list)-1])
}

// repair goes on at low temperature, ever dearer, while no set was admissible.
func (a *annealer) repair(temper float64, stop func() bool) {
	for turn := 0; turn < 10 && !a.found; turn++ {
		moves := int64(100 * len(a.slots))
		a.run(schedule{moves: max(100_000, moves), hot: temper / 10, end: temper / 100}, stop)
	}
}

// promising returns the program of one form over the items that using adds
// least to the bound, and those of its columns that matter, the most promising
// first. Of a large bank it leaves out what is too dear where a set of forms
// takes so many items.
func (r *relaxation) promising() (*program, []int32) {
	type place struct {
		q, s   int
		excess int64
	}
	var list []place
	for q := range r.f.m.Items {
		low := r.pricing.least(q)
		for s := range r.f.m.Sessions {
			if d, ok := r.pricing.reduced(q, s); ok {
				list = append(list, place{q, s, d - min(0, low)})
			}
		}
	}

	compare := func(a, b place) int {
		return cmp.Or(cmp.Compare(a.excess, b.excess), cmp.Compare(a.q, b.q), cmp.Compare(a.s, b.s))
	}
	most := 200 + 2*r.need()*len(r.f.m.Sessions)
	if len(r.enemies) < len(r.f.enemies) {
		most = 20_000 // who is cheap has enemies: others are needed as well
	}

	list = least(list, most, compare)
	slices.SortFunc(list, compare)
	in := make([]bool, len(r.f.m.Items))

	for _, x := range list {
		in[x.q] = true
	}

	for _, x := range r.f.m.Fixed {
		in[x.Item] = true
	}

	p := r.f.program(r.f.where(func(q int) bool { return in[q] }))
	var cols []int32
	for _, x := range list {
		cols = append(cols, p.columnOf(x.q, x.s))
	}

	return p, cols
}

// pricesFor returns the prices of the rows of a program of one form.
func (r *relaxation) pricesFor(p *program) []float64 {
	ofClique := map[int32]float64{}
	for i := range r.master.rows {
		if row := &r.master.rows[i]; row.demand == rowEnemy {
			ofClique[row.index] = r.y[i]
		}
	}

	y := make([]float64, len(p.rows))
	copy(y, r.y[:len(r.f.rows)])

	for i := len(r.f.rows); i < len(p.rows); i++ {
		y[i] = ofClique[p.rows[i].index]
	}

	return y
}

// temper returns a typical difference of columns among the promising.
func (p *program) temper(pr *prices, cols []int32) float64 {
	sum := 0.0
	for _, j := range cols {
		sum += float64(max(0, p.reduced(pr, j)))
	}
	return max(1, sum/float64(max(1, len(cols)))/math.Exp2(float64(pr.shift)))
}
