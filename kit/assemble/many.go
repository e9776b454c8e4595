package assemble

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// aggregate returns the program of all forms together: identical forms average
// into one, so that the relaxation needs a single form with every bound times
// their number, and each item at most as often as it may be used. A limit on
// the overlap of pairs is priced by copies of the items: if an item is used u
// times, u(u-1)/2 pairs of forms share it, so that its first use adds nothing
// to their sum, the second one, the third two, and so on.
func (p *program) aggregate() *program {
	m := p.m
	n := int64(m.Forms)
	all := *p
	all.size = magnitude{}
	all.rows, all.groups = slices.Clone(p.rows), slices.Clone(p.groups)
	for i := range all.rows {
		r := &all.rows[i]
		if r.lo > -infinite {
			r.lo *= n
		}
		if r.hi < infinite {
			r.hi *= n
		}
	}
	for g := range all.groups {
		if all.groups[g].item >= 0 {
			all.groups[g].limit = int64(m.maxUse())
		} else {
			all.groups[g].limit *= n
		}
	}
	if m.overlapBinds() {
		all.copies(p)
	}
	return &all
}

// copies replaces the items of an aggregate by one copy for each use.
func (all *program) copies(p *program) {
	n := int64(p.m.Forms)
	pairs := int32(len(all.rows))
	all.rows = append(all.rows, row{lo: 0, hi: int64(p.m.MaxOverlap) * n * (n - 1) / 2, demand: rowAcross, parent: -1})
	all.cols, all.entries, all.groups = nil, nil, nil
	for g := range p.groups {
		old := &p.groups[g]
		uses := p.m.maxUse()
		limit := int64(1)
		if old.item < 0 {
			uses, limit = 1, old.limit*n
		}
		for u := range uses {
			grp := *old
			grp.from, grp.limit = int32(len(all.cols)), limit
			for j := old.from; j < old.to; j++ {
				col := p.cols[j]
				col.group, col.from = int32(len(all.groups)), int32(len(all.entries))
				all.entries = append(all.entries, p.of(j)...)
				if u > 0 {
					all.entries = append(all.entries, entry{pairs, int32(u)})
				}
				col.to = int32(len(all.entries))
				all.cols = append(all.cols, col)
			}
			grp.to = int32(len(all.cols))
			all.groups = append(all.groups, grp)
		}
	}
}

// moves returns how many moves of annealing the effort allows for so many
// places: never too few for a small set, and fewer for each of very many.
// Limits on overlap tie the forms together and need more.
func (o Options) moves(m *Model) int64 {
	if o.work > 0 {
		return o.work
	}
	per := int64(1500)
	switch o.Effort {
	case Quick:
		per = 400
	case Proof:
		per = 15000
	case Normal:
	}
	if m.overlapBinds() && o.Effort != Proof {
		per *= 5
	}
	places := int64(m.size() * m.Forms)
	return per * (1000 + max(0, places-1000)/6)
}

// solveMany finds a set of several forms: a bound from the relaxation of their
// aggregate, and a set from annealing guided by its prices.
func solveMany(ctx context.Context, p *program, opt Options) (*Solution, error) {
	all := p.aggregate()
	y, pr, work := all.relaxation()
	sol := &Solution{Bound: pr.ceil(all.bound(&pr)), Work: work}
	if sol.Bound > p.ceiling()*int64(p.m.Forms) {
		return nil, ErrInfeasible
	}
	stop := func() bool { return ctx.Err() != nil }
	cols := p.promising(&pr, all.need())
	a := newAnnealer(p, cols, opt.Seed)
	temper := p.temper(&pr, cols)
	soft, most := wishes(p)
	a.weigh(y, max(temper, most))
	if !a.fill() {
		return nil, ErrUnknown
	}
	a.run(schedule{moves: opt.moves(p.m), hot: max(temper, soft) / 4, end: temper / 100}, stop)
	a.repair(temper, stop)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if !a.found {
		return nil, ErrUnknown
	}
	n := len(a.place)
	for f := range a.forms {
		sol.Forms = append(sol.Forms, p.form(a.best[f*n:(f+1)*n]))
	}
	sol.Value = a.bestCost
	if opt.Effort == Proof {
		refine(ctx, p.m, sol)
	}
	sol.Bound = min(sol.Bound, sol.Value)
	sol.Proven = sol.Bound == sol.Value
	sol.Work += a.moves / 2
	return sol, nil
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

// promising orders the columns by what using them adds to the bound, and
// leaves out those of a large bank that are too dear to matter where a set of
// forms takes so many items.
func (p *program) promising(pr *prices, need int) []int32 {
	excess := make([]int64, len(p.cols))
	var cols []int32
	for g := range p.groups {
		grp := &p.groups[g]
		if grp.item < 0 {
			continue
		}
		least := min(0, p.cheapest(pr, grp))
		for j := grp.from; j < grp.to; j++ {
			excess[j] = p.reduced(pr, j) - least
			cols = append(cols, j)
		}
	}
	slices.SortFunc(cols, func(a, b int32) int { return cmp.Or(cmp.Compare(excess[a], excess[b]), cmp.Compare(a, b)) })
	keep := 200 + 2*need*len(p.m.Sessions)
	return cols[:min(keep, len(cols))]
}

// temper returns a typical difference of columns among the promising.
func (p *program) temper(pr *prices, cols []int32) float64 {
	sum := 0.0
	for _, j := range cols {
		sum += float64(max(0, p.reduced(pr, j)))
	}
	return max(1, sum/float64(max(1, len(cols)))/math.Exp2(float64(pr.shift)))
}
