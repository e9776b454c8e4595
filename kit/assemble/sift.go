package assemble

import (
	"cmp"
	"math"
	"slices"
)

// Sizes of the linear programs that sifting solves.
const (
	siftSmall = 400 // groups below which all are taken at once
	siftEach  = 12  // cheapest items taken of each level, category and competency
	siftAdd   = 400 // groups added at most in one round
	siftTurns = 12  // rounds
	iterate   = 60  // iterations of the interior-point method

	sketch = 1e-4 // precision while items are still missing
	exact  = 1e-8 // and in the end, where one form is to be proven optimal
	nearby = 1e-6 // or where a gap remains in any case
)

// relaxation returns prices of the linear relaxation of a program. Of a large
// bank it solves a small part, prices the rest and adds what would improve
// (sifting: Bixby and others 1992), until nothing would. Whatever prices it
// ends with, the bound they certify is valid.
func (p *program) relaxation() ([]float64, prices, int64) {
	in := p.firstGroups()
	last := exact
	if p.m.Forms > 1 {
		last = nearby
	}
	work, precise := int64(0), sketch
	if len(p.groups) <= siftSmall {
		precise = last
	}
	for turn := 0; ; turn++ {
		var groups []int32
		for g := range p.groups {
			if in[g] {
				groups = append(groups, int32(g))
			}
		}
		ip := newInterior(p, groups)
		y := ip.solve(iterate, precise)
		work += ip.work()
		if len(y) > 0 && math.IsNaN(y[0]) { // what is in has no solution
			for g := range in {
				in[g] = true
			}
			y = make([]float64, len(y))
		}
		pr := p.round(y)
		more := p.addGroups(&pr, in)
		if turn >= siftTurns || !more && precise == last {
			return y, pr, work
		}
		if !more || len(groups) == len(in) {
			precise = last
		}
	}
}

// firstGroups chooses the items to begin with: all of a small bank, otherwise
// the cheapest of every kind.
func (p *program) firstGroups() []bool {
	in := make([]bool, len(p.groups))
	if len(p.groups) <= siftSmall {
		for g := range in {
			in[g] = true
		}
		return in
	}
	m := p.m
	cells := make([][]int32, len(m.Levels)*len(m.Categories)+len(m.Competencies))
	for g := range p.groups {
		grp := &p.groups[g]
		if grp.item < 0 {
			in[g] = true
			continue
		}
		if g > 0 && p.groups[g-1].item == grp.item {
			continue // a copy
		}
		it := &m.Items[grp.item]
		c := it.Level*len(m.Categories) + it.Category
		cells[c] = append(cells[c], int32(g))
		for _, k := range it.Competencies {
			k += len(m.Levels) * len(m.Categories)
			cells[k] = append(cells[k], int32(g))
		}
	}
	each := siftEach + 2*p.need()/len(cells)
	for _, cell := range cells {
		for _, g := range p.cheapestOf(cell, each) {
			in[g] = true
			if n := int(g) + 1; n < len(in) && p.groups[n].item == p.groups[g].item {
				in[n] = true // the first copy
			}
		}
	}
	return in
}

// cheapestOf returns the n groups whose first column costs least, in no order,
// by Hoare's selection.
func (p *program) cheapestOf(list []int32, n int) []int32 {
	if n >= len(list) {
		return list
	}
	less := func(a, b int32) bool {
		x, y := p.cols[p.groups[a].from].cost, p.cols[p.groups[b].from].cost
		return x < y || x == y && a < b
	}
	for lo, hi := 0, len(list)-1; lo < hi; {
		pivot := list[(lo+hi)/2]
		i, j := lo, hi
		for i <= j {
			for less(list[i], pivot) {
				i++
			}
			for less(pivot, list[j]) {
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

// need returns how many items a set takes at least.
func (p *program) need() int {
	total, limit := int64(0), int64(1)
	for i := range p.rows {
		if p.rows[i].demand == rowSize {
			total += p.rows[i].lo
		}
	}
	for g := range p.groups {
		if p.groups[g].item >= 0 {
			limit = max(limit, p.groups[g].limit)
		}
	}
	return int(total / limit)
}

// addGroups takes in the groups that the prices would use most gladly; false
// if there is none.
func (p *program) addGroups(pr *prices, in []bool) bool {
	type want struct {
		g int32
		d int64
	}
	var list []want
	least := -p.scale().cost << pr.shift / 1_000_000
	for g := range p.groups {
		if in[g] {
			continue
		}
		if d := p.cheapest(pr, &p.groups[g]); d < least {
			list = append(list, want{int32(g), d})
		}
	}
	slices.SortFunc(list, func(a, b want) int { return cmp.Or(cmp.Compare(a.d, b.d), cmp.Compare(a.g, b.g)) })
	for _, w := range list[:min(len(list), max(siftAdd, p.need()))] {
		in[w.g] = true
	}
	return len(list) > 0
}

// work estimates what the method has cost in units of a thousand operations.
func (s *interior) work() int64 {
	m := int64(len(s.dense))
	return int64(s.turns) * (m*m*m/6 + int64(len(s.local))*m*m/2 + int64(len(s.groups))*600 + int64(len(s.idx))*12) >> 10
}
