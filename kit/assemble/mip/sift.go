package mip

import (
	"cmp"
	"math"
	"slices"
)

// sifting holds the sizes of the linear programs that sifting solves.
type sifting struct {
	small int // groups up to which all are taken at once
	each  int // cheapest items taken of each level, category and competency
	add   int // groups added at most in one round
}

var usual = sifting{small: 400, each: 12, add: 400}

const (
	siftTurns  = 12        // rounds of sifting
	settleWork = 2_000_000 // for the simplex method in place of the interior-point method
	iterate    = 60        // iterations of the interior-point method

	sketch = 1e-4 // precision of the first round, which finds most of what is missing
	exact  = 1e-8 // and of the others, where one form is to be proven optimal
	nearby = 1e-6 // or where a gap remains in any case
)

// relaxation is the linear relaxation of all forms of a model together, solved
// over a part of the bank that grows as its prices demand (sifting: Bixby and
// others 1992). Whatever prices it ends with, the bound they certify is valid.
type relaxation struct {
	f       *frame
	forms   int
	times   int64 // that each copy of an item may be used
	most    int   // copies of an item
	size    magnitude
	copies  []int32 // of each item: those in the part
	master  *program
	y       []float64
	pr      prices
	pricing *pricing
	base    int64 // the bound, in units of pr
	failed  bool  // the last round did not converge
	dear    int64 // the cost of an artificial column
	enemies []int // sets of enemies that have a row in the master
	work    int64
}

// relax solves the relaxation of a frame's forms.
func (f *frame) relax(sizes sifting) *relaxation {
	m := f.m
	r := &relaxation{f: f, forms: m.Forms, times: int64(m.maxUse()), most: 1, copies: make([]int32, len(m.Items))}
	last := nearby

	switch {
	case m.Forms == 1:
		last = exact
	case m.counts():
		r.times, r.most = 1, m.maxUse()
	}

	r.size = f.magnitude(m.Forms, m.maxUse())
	r.dear = 2 * r.size.cost
	r.enemies = f.disjoint()
	r.begin(sizes)
	precise := sketch

	for turn := 0; ; turn++ {
		if turn > 0 || r.whole() {
			precise = last
		}

		ip := newInterior(r.build())
		r.y = ip.solve(iterate, precise)
		r.work += ip.work()
		r.failed = !ip.converged
		if len(r.y) > 0 && math.IsNaN(r.y[0]) { // what is in has no solution
			clear(r.y)
			r.admitAll()
		}

		r.pr = r.master.quantize(r.y)
		r.pricing = f.pricing(r.master, &r.pr)
		more := r.admit(sizes)
		if !r.failed && turn < siftTurns {
			more = r.admitEnemies(ip.uses()) || more
		}
		if turn >= siftTurns || !more && precise == last {
			break
		}
	}

	if r.failed {
		r.settle()
	}

	r.base = r.bound()
	return r
}

// settle solves the whole by the simplex method, where the interior-point method
// has not converged: slower, but it always ends with prices, and where there is
// no solution with a ray that proves it. Very large programs stay as they are.
func (r *relaxation) settle() {
	const most = 12_000 // columns
	if n := most / r.most; r.f.columns(n) > n {
		return
	}

	r.admitAll()
	c := newCore(r.build(), nil)
	ceiling := float64(r.ceiling()) + 1
	c.lp.budget = settleWork
	st := c.reoptimize(c.lp, ceiling, 20_000)
	r.work += c.lp.spent
	r.pr, _ = c.prices(c.lp, st, ceiling)
	r.pricing = r.f.pricing(r.master, &r.pr)
	r.failed = st != optimal
	r.y = r.pr.floats()
}

// ceiling returns a value above that of every set of forms.
func (r *relaxation) ceiling() int64 {
	n := int64(r.forms)
	return r.f.ceiling()*n + r.f.m.Repeat*int64(r.f.m.Size())*n*(n-1)/2
}

// whole reports whether everything is in.
func (r *relaxation) whole() bool {
	return !slices.ContainsFunc(r.copies, func(n int32) bool { return int(n) < r.most })
}

// build sets up the program of what is in.
func (r *relaxation) build() *program {
	items := r.f.where(func(q int) bool { return r.copies[q] > 0 })
	r.master = r.f.programWith(items, r.enemies).aggregate(r.copies)
	r.master.size = r.size
	if !r.whole() {
		r.artificial()
	}
	return r.master
}

// artificial gives every row of the restricted master columns that fill what its
// items cannot, so dearly that items are preferred: without them the first part
// of a bank can be infeasible, and its prices would grow without end. They are
// no part of the program that is bounded.
func (r *relaxation) artificial() {
	p := r.master
	add := func(i int, coef int32, limit int64) {
		at, j := int32(len(p.entries)), int32(len(p.cols))
		p.entries = append(p.entries, entry{int32(i), coef})
		c := column{item: -1, session: -1, group: int32(len(p.groups)), cost: r.dear, from: at, to: at + 1}
		p.cols = append(p.cols, c)
		p.groups = append(p.groups, group{from: j, to: j + 1, limit: limit, item: -2, clique: -1})
	}

	for i := range p.common {
		row := &p.rows[i]
		if row.demand != rowSize && row.demand < 0 || row.weight > 0 {
			continue
		}
		if row.lo > 0 {
			add(i, 1, row.lo)
		}
		if row.hi < infinite {
			add(i, -1, max(row.hi, r.size.coef*int64(r.f.m.capacity()*r.forms)))
		}
	}
}

// begin chooses what to begin with: all of a small bank, otherwise the
// cheapest of every kind, twice if uses are copies.
func (r *relaxation) begin(sizes sifting) {
	m := r.f.m
	if len(m.Items)*r.most <= sizes.small {
		r.admitAll()
		return
	}

	cells := make([][]int32, m.Levels*m.Categories+m.Competencies)
	for q := range m.Items {
		if !r.f.usable(q) {
			continue
		}

		it := &m.Items[q]
		c := it.Level*m.Categories + it.Category
		cells[c] = append(cells[c], int32(q))

		for _, k := range it.Competencies {
			k += m.Levels * m.Categories
			cells[k] = append(cells[k], int32(q))
		}
	}

	copies := 2
	if m.overlapBinds() {
		copies = 4 // two give no more places than are needed
	}

	each := sizes.each + 2*r.need()/len(cells)
	for _, cell := range cells {
		for _, q := range least(cell, each, func(a, b int32) int {
			return cmp.Or(cmp.Compare(m.Items[a].Cost, m.Items[b].Cost), cmp.Compare(a, b))
		}) {
			r.copies[q] = int32(min(copies, r.most))
		}
	}
}

// need returns how many items a set takes at least.
func (r *relaxation) need() int { return r.f.m.Size() * r.forms / int(r.times) }

// least returns the n least elements of a list, in no order, by Hoare's
// selection. It reorders the list.
func least[T any](list []T, n int, compare func(a, b T) int) []T {
	if n >= len(list) {
		return list
	}

	for lo, hi := 0, len(list)-1; lo < hi; {
		pivot := list[(lo+hi)/2]
		i, j := lo, hi
		for i <= j {
			for compare(list[i], pivot) < 0 {
				i++
			}

			for compare(pivot, list[j]) < 0 {
				j--
			}

			if i <= j {
				list[i], list[j] = list[j], list[i]
				i++
				j--
			}
		}

		switch {
		case n <= j:
			hi = j
		case n >= i:
			lo = i
		default:
			lo = hi
		}
	}

	return list[:n]
}

// admitAll takes in all copies of all items.
func (r *relaxation) admitAll() {
	for q := range r.copies {
		r.copies[q] = int32(r.most)
	}
}

// admit takes in the copies that the prices would use most gladly; false if
// there is none.
func (r *relaxation) admit(sizes sifting) bool {
	type want struct {
		q int32
		n int32 // copies, with this one
		d int64
	}
	var list []want
	limit := -r.size.cost << r.pr.shift / 1_000_000
	step := r.step()

	for q, n := range r.copies {
		if int(n) == r.most {
			continue
		}
		d := r.pricing.least(q)
		for u := int64(n); u < int64(r.most) && d < math.MaxInt64 && d+u*step < limit; u++ {
			list = append(list, want{int32(q), int32(u) + 1, d + u*step})
		}
	}

	compare := func(a, b want) int {
		return cmp.Or(cmp.Compare(a.d, b.d), cmp.Compare(a.q, b.q), cmp.Compare(a.n, b.n))
	}
	for _, w := range least(list, max(sizes.add, r.need()), compare) {
		r.copies[w.q] = max(r.copies[w.q], w.n)
	}

	return len(list) > 0
}

// step returns by how much each copy of an item is dearer than the one before.
func (r *relaxation) step() int64 {
	d := r.f.m.Repeat << r.pr.shift
	if r.f.m.overlapBinds() {
		d -= r.pr.y[len(r.pr.y)-1] // of the row of pairs, the last
	}
	return d
}

// bound returns the certified lower bound in units of 2^-shift, over the whole
// bank.
func (r *relaxation) bound() int64 {
	b, step := r.pr.rows, r.step()
	for q := range r.f.m.Items {
		d := r.pricing.least(q)
		for u := 0; u < r.most && d < 0; u++ {
			b += r.times * d
			d += step
		}
	}

	for g := range r.master.groups {
		if grp := &r.master.groups[g]; grp.item == -1 {
			b += grp.limit * min(0, r.master.reduced(&r.pr, grp.from))
		}
	}

	return b
}
