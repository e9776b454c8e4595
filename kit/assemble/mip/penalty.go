package mip

import (
	"math"
)

// dearest is what no weight is raised above, so that energies can be added up.
const dearest = 1 << 50

// bound is what a row costs.
type bound struct {
	lo, hi int32
	weight int64
	hard   bool
	parent int32
}

// weigh sets what missing a hard row costs: at least twice its price in the
// relaxation, which makes the penalty exact there, and at least the given
// temper spread over the row's typical coefficient.
func (a *annealer) weigh(prices []float64, temper float64) {
	sum, n := make([]float64, len(a.rows)), make([]float64, len(a.rows))
	for _, e := range a.entries {
		sum[e.row] += float64(e.coef)
		n[e.row]++
	}

	for i := range a.rows {
		if a.rows[i].hard {
			a.rows[i].weight = int64(min(dearest, max(2*math.Abs(prices[i]), temper*n[i]/max(1, sum[i]), 1)))
		}
	}

	a.excess = int64(max(1, temper))
}

// recount computes activities, cost and misses from nothing.
func (a *annealer) recount() {
	clear(a.act)
	a.cost, a.bad = 0, 0
	n := len(a.place)

	for f := range a.forms {
		act := a.act[f*len(a.rows) : (f+1)*len(a.rows)]
		for _, j := range a.slots[f*n : (f+1)*n] {
			o := &a.options[j]
			a.cost += o.cost
			for _, e := range a.entries[o.from:o.to] {
				act[e.row] += e.coef
			}
		}

		for i := range a.rows {
			if p := a.rows[i].parent; p >= 0 && act[i] > 0 {
				act[p]++
			}
		}

		for i := range a.rows {
			off := a.rows[i].off(act[i])
			if a.rows[i].hard {
				a.bad += off
			} else {
				a.cost += off * a.rows[i].weight
			}
		}

		for g := range f {
			a.bad += int64(max(0, a.common[f*a.forms+g]-a.share)) * int64(min(1, a.share+1))
		}
	}

	for _, u := range a.uses {
		a.cost += a.again * int64(u) * int64(u-1) / 2
	}
}

// off returns by how much an activity misses the row.
func (b *bound) off(v int32) int64 {
	if v < b.lo {
		return int64(b.lo) - int64(v)
	}
	if v > b.hi {
		return int64(v) - int64(b.hi)
	}
	return 0
}

// change is what a move changes: the objective, the units missed, and the
// energy that decides.
type change struct{ cost, bad, energy int64 }

// move adds to the objective.
func (c *change) move(cost int64) {
	c.cost += cost
	c.energy += cost
}

// miss adds units by which a row is missed.
func (c *change) miss(b *bound, units int64) {
	c.energy += penalty(units, b.weight)
	if b.hard {
		c.bad += units
	} else {
		c.cost += units * b.weight
	}
}

// penalty is a weight times units, or with the largest numbers as much as
// energies can bear when they are added up.
func penalty(units, weight int64) int64 {
	const most = 1 << 54
	if limit := most / max(1, weight); units > limit || units < -limit {
		if units < 0 {
			return -most
		}
		return most
	}
	return units * weight
}

// difference returns in buf what asking one option in place of another changes
// in the rows.
func (a *annealer) difference(buf []entry, old, now *option) []entry {
	return merge(buf, a.entries[now.from:now.to], a.entries[old.from:old.to], -1)
}

// merge returns in buf the nonzeros of u + sign v, all in the order of rows.
func merge(buf, u, v []entry, sign int32) []entry {
	buf = buf[:0]
	for len(u) > 0 && len(v) > 0 {
		switch x, y := u[0], v[0]; {
		case x.row < y.row:
			buf = append(buf, x)
			u = u[1:]
		case x.row > y.row:
			buf = append(buf, entry{y.row, sign * y.coef})
			v = v[1:]
		default:
			if c := x.coef + sign*y.coef; c != 0 {
				buf = append(buf, entry{x.row, c})
			}
			u, v = u[1:], v[1:]
		}
	}

	buf = append(buf, u...)
	for _, y := range v {
		buf = append(buf, entry{y.row, sign * y.coef})
	}

	return buf
}

// assess returns what a change of the rows of form f would do to its misses.
func (a *annealer) assess(f int, net []entry, sign int32) change {
	var c change
	act := a.act[f*len(a.rows) : (f+1)*len(a.rows)]
	a.parents = a.parents[:0]

	for _, e := range net {
		b := &a.rows[e.row]
		old := act[e.row]
		now := old + sign*e.coef
		if min(old, now) < b.lo || max(old, now) > b.hi {
			if d := b.off(now) - b.off(old); d != 0 {
				c.miss(b, d)
			}
		}
		if b.parent >= 0 {
			a.lift(b.parent, old, now)
		}
	}

	for _, e := range a.parents {
		b, old := &a.rows[e.row], act[e.row]
		if d := b.off(old+e.coef) - b.off(old); d != 0 {
			c.miss(b, d)
		}
	}

	return c
}

// lift notes that a link row went from old to now: its parent counts those
// that are not 0.
func (a *annealer) lift(parent, old, now int32) {
	by := int32(0)
	switch {
	case old == 0 && now > 0:
		by = 1
	case old > 0 && now == 0:
		by = -1
	default:
		return
	}

	for i := range a.parents {
		if a.parents[i].row == parent {
			a.parents[i].coef += by
			return
		}
	}

	a.parents = append(a.parents, entry{parent, by})
}

// apply makes a change of the rows of form f.
func (a *annealer) apply(f int, net []entry, sign int32) {
	act := a.act[f*len(a.rows) : (f+1)*len(a.rows)]
	a.parents = a.parents[:0]

	for _, e := range net {
		old := act[e.row]
		now := old + sign*e.coef
		act[e.row] = now
		if p := a.rows[e.row].parent; p >= 0 {
			a.lift(p, old, now)
		}
	}

	for _, e := range a.parents {
		act[e.row] += e.coef
	}
}
