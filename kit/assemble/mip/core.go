package mip

import (
	"math"
	"slices"
)

// perturbed is by how much all columns of a form together are made dearer in the
// linear program. An item costs the same in every session, and without the
// difference the simplex method would stall among equals. Bounds are certified
// with the true costs, so that all it takes away is precision.
const perturbed = 0.1

// perturbation returns a number from 0 to 1 that differs from column to column.
func perturbation(j int32) float64 { return float64(uint32(j)*2654435761>>8) / (1 << 24) }

// core is a program with its linear relaxation: structural variable k is
// column k.
type core struct {
	p      *program
	rowAt  []int32 // simplex row of each row of p, or -1-local
	local  []int32 // row of p behind each local row; those of groups come after
	kinds  []kind
	kindOf []int32 // of each column: index into kinds; -1: auxiliary
	lp     *simplex
	start  []float64 // prices of the first rows that its costs are relative to
}

// newCore sets up the linear program. All rows but equations are left out until
// they are violated. From prices of the first rows that are nearly right, if
// there are any, the simplex method has only a little way to go: costs are stated
// relative to them.
func newCore(p *program, start []float64) *core {
	c := &core{p: p, rowAt: make([]int32, len(p.rows))}
	lp := &simplex{n: len(p.cols)}
	for j := range p.cols {
		extra := float64(perturbed*perturbation(int32(j))) / float64(max(1, p.m.Size()))
		lp.cost = append(lp.cost, float64(p.cols[j].cost)+extra)
		lp.lo = append(lp.lo, 0)
		lp.hi = append(lp.hi, float64(p.groups[p.cols[j].group].limit))
	}

	lp.up, lp.pos = make([]bool, lp.n), make([]int32, lp.n)
	lp.d, lp.alpha = make([]float64, lp.n), make([]float64, lp.n)

	for j := range lp.pos {
		lp.pos[j] = -1
	}

	for i := range p.rows {
		if r := &p.rows[i]; r.lo < r.hi {
			c.rowAt[i] = int32(-1 - len(c.local))
			c.local = append(c.local, int32(i))
		} else {
			c.rowAt[i] = lp.addRow(float64(r.lo), float64(r.hi))
		}
	}

	c.start = start

	c.lp = lp
	c.fill()
	c.relate()

	return c
}

// relate states all costs relative to the prices that the program starts from.
func (c *core) relate() {
	lp := c.lp
	c.start = slices.Clone(c.start)

	for i, y := range c.start {
		if row := &c.p.rows[i]; y == 0 || y > 0 && row.lo <= -infinite || y < 0 && row.hi >= infinite {
			c.start[i] = 0 // a price of the wrong sign stands for 0
			continue
		}
		r := c.rowAt[i]
		if r < 0 {
			r = lp.activate(-1-r, float64(c.p.rows[i].lo), float64(c.p.rows[i].hi))
		}
		lp.cost[lp.n+int(r)] = -y
	}

	for j := range c.p.cols {
		for _, e := range c.p.of(int32(j)) {
			if int(e.row) < len(c.start) {
				lp.cost[j] -= float64(c.start[e.row] * float64(e.coef))
			}
		}
	}

	if len(c.start) > 0 {
		c.relateItems()
	}
}

// relateItems does the same for the items that those prices would use in any
// session: the price of being asked at most once is what is left.
func (c *core) relateItems() {
	lp := c.lp
	for g := range c.p.groups {
		grp := &c.p.groups[g]
		if grp.item < 0 || grp.to-grp.from < 2 {
			continue
		}

		low := slices.Min(lp.cost[grp.from:grp.to])
		if low >= 0 {
			continue
		}

		r := lp.activate(c.groupLocal(int32(g)), 0, float64(grp.limit))
		lp.cost[lp.n+int(r)] = -low

		for j := grp.from; j < grp.to; j++ {
			lp.cost[j] -= low
		}
	}
}

// fill gives the simplex method its matrix.
func (c *core) fill() {
	lp := c.lp
	c.findKinds()

	for k := range c.p.cols {
		lp.start = append(lp.start, int32(len(lp.idx)))
		for _, e := range c.p.of(int32(k)) {
			lp.idx = append(lp.idx, c.rowAt[e.row])
			lp.val = append(lp.val, float64(e.coef))
		}

		lp.idx = append(lp.idx, -1-c.groupLocal(c.p.cols[k].group))
		lp.val = append(lp.val, 1)
		if i := c.kindOf[k]; i >= 0 {
			lp.idx = append(lp.idx, -1-c.kindLocal(i))
			lp.val = append(lp.val, 1)
		}
	}

	lp.start = append(lp.start, int32(len(lp.idx)))
	lp.local = make([]int32, len(c.local)+len(c.p.groups)+len(c.kinds))

	for k := range lp.local {
		lp.local[k] = -1
	}
}

// groupLocal returns the local row of group g.
func (c *core) groupLocal(g int32) int32 { return int32(len(c.local)) + g }

// kindLocal returns the local row of kind i.
func (c *core) kindLocal(i int32) int32 { return int32(len(c.local)+len(c.p.groups)) + i }

// limit sets the bounds of local row k in lp, adding the row if need be.
func (c *core) limit(lp *simplex, k int32, lo, hi float64) {
	r := lp.local[k]
	if r < 0 {
		lp.activate(k, lo, hi)
		return
	}
	at := lp.n + int(r)
	lp.lo[at], lp.hi[at] = -hi, -lo
}

// separate adds the local rows that the current point violates.
func (c *core) separate(lp *simplex) bool {
	const slack = 1e-6
	found := false
	act := make([]float64, len(c.local)+len(c.p.groups))

	for k := range int32(lp.n) {
		v := lp.value(k)
		if v == 0 {
			continue
		}
		for e := lp.start[k]; e < lp.start[k+1]; e++ {
			if i := -1 - lp.idx[e]; i >= 0 && int(i) < len(act) {
				act[i] += float64(lp.val[e] * v)
			}
		}
	}

	for i, v := range act {
		lo, hi := 0.0, 0.0
		if i < len(c.local) {
			r := &c.p.rows[c.local[i]]
			lo, hi = float64(r.lo), float64(r.hi)
		} else {
			hi = float64(c.p.groups[i-len(c.local)].limit)
		}

		if (v > hi+slack || v < lo-slack) && lp.local[i] < 0 {
			lp.activate(int32(i), lo, hi)
			found = true
		}
	}

	return found
}

// reoptimize solves the linear program, adding violated local rows as they appear.
func (c *core) reoptimize(lp *simplex, cutoff float64, limit int) status {
	for {
		if st := lp.solve(cutoff, limit); st != optimal {
			return st
		}
		if !c.separate(lp) {
			return optimal
		}
	}
}

// prices returns the prices of the program's rows at the current basis, and
// those of the kinds; after infeasible, moved along the ray until they prove a
// bound beyond the cutoff.
func (c *core) prices(lp *simplex, st status, cutoff float64) (prices, []int64) {
	y := lp.prices()
	if st == infeasible {
		t := (max(0, cutoff-lp.objective()) + 16) / max(lp.slope, 1e-6) * 1.01
		for i, r := range lp.ray {
			y[i] += float64(t * r)
		}
	}

	out := make([]float64, len(c.p.rows))
	for i, r := range c.rowAt {
		if r < 0 {
			r = lp.local[-1-r]
		}
		if r >= 0 {
			out[i] = y[r]
		}
		if i < len(c.start) {
			out[i] += c.start[i]
		}
	}

	pr := c.p.quantize(out)
	kinds := make([]int64, len(c.kinds))
	for i := range kinds {
		if r := lp.local[c.kindLocal(int32(i))]; r >= 0 {
			v := y[r] * float64(int64(1)<<pr.shift)
			if math.Abs(v)*float64(c.p.m.Size()) < 1<<55 {
				kinds[i] = int64(math.Round(v))
			}
		}
	}

	return pr, kinds
}
