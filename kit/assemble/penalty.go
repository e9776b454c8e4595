package assemble

import (
	"math"
)

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
	for k, r := range a.idx {
		sum[r] += float64(a.coef[k])
		n[r]++
	}
	for i := range a.rows {
		if a.rows[i].hard {
			a.rows[i].weight = int64(max(2*math.Abs(prices[i]), temper*n[i]/max(1, sum[i]), 1))
		}
	}
	a.excess = int64(max(1, temper))
}

// measure computes activities, cost and misses from nothing.
func (a *annealer) measure() {
	clear(a.act)
	a.cost, a.bad = 0, 0
	n := len(a.place)
	for f := range a.forms {
		act := a.act[f*len(a.rows) : (f+1)*len(a.rows)]
		for _, j := range a.slots[f*n : (f+1)*n] {
			a.cost += a.p.cols[j].cost
			for k := a.start[j]; k < a.end[j]; k++ {
				act[a.idx[k]] += a.coef[k]
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

// shift adds or takes away column j of form f and returns the change.
func (a *annealer) shift(f int, j int32, sign int32) change {
	c := change{cost: int64(sign) * a.p.cols[j].cost}
	c.energy = c.cost
	act := a.act[f*len(a.rows) : (f+1)*len(a.rows)]
	for k := a.start[j]; k < a.end[j]; k++ {
		r := a.idx[k]
		old := act[r]
		now := old + sign*a.coef[k]
		act[r] = now
		b := &a.rows[r]
		if min(old, now) < b.lo || max(old, now) > b.hi {
			if d := b.off(now) - b.off(old); d != 0 {
				c.add(b, d)
			}
		}
		if b.parent >= 0 && (old == 0 || now == 0) {
			was := act[b.parent]
			act[b.parent] += sign
			up := &a.rows[b.parent]
			if d := up.off(was+sign) - up.off(was); d != 0 {
				c.add(up, d)
			}
		}
	}
	return c
}

func (c *change) add(b *bound, units int64) {
	c.energy += units * b.weight
	if b.hard {
		c.bad += units
	} else {
		c.cost += units * b.weight
	}
}
