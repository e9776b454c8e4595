package mip

import "slices"

// evaluate measures a set of columns, one form, against the rows of a program of
// one form. It returns its value and whether every hard row and every group holds.
func (p *program) evaluate(set []int32) (int64, bool) {
	act := make([]int64, p.common)
	var groups, enemies []int32 // what may be met once
	value := int64(0)

	for _, j := range set {
		col := &p.cols[j]
		groups = append(groups, col.group)
		value += col.cost

		for _, e := range p.of(j) {
			if int(e.row) < p.common {
				act[e.row] += int64(e.coef)
			} else {
				enemies = append(enemies, e.row)
			}
		}
	}

	if repeats(groups) || repeats(enemies) {
		return 0, false
	}

	for i, r := range p.rows[:p.common] {
		if r.parent >= 0 && act[i] > 0 {
			act[r.parent]++
		}
	}

	for i, r := range p.rows[:p.common] {
		off := max(0, r.lo-act[i], act[i]-r.hi)
		if off > 0 && r.weight == 0 {
			return 0, false
		}
		value += off * r.weight
	}

	return value, true
}

// repeats reports whether a number stands twice in a list, which it sorts.
func repeats(list []int32) bool {
	slices.Sort(list)
	for i := 1; i < len(list); i++ {
		if list[i] == list[i-1] {
			return true
		}
	}
	return false
}

// columnOf returns the column that asks item q in session s, or -1.
func (p *program) columnOf(q, s int) int32 {
	g := p.ofItem[q]
	if g < 0 {
		return -1
	}

	for j := p.groups[g].from; j < p.groups[g].to; j++ {
		if int(p.cols[j].session) == s {
			return j
		}
	}

	return -1
}
