package assemble

// evaluate measures a set of columns, one form, against the program's rows. It
// returns its value and whether every hard row and every group holds.
func (p *program) evaluate(set []int32) (int64, bool) {
	act := make([]int64, len(p.rows))
	used := make([]bool, len(p.groups))
	value := int64(0)
	for _, j := range set {
		col := &p.cols[j]
		if used[col.group] {
			return 0, false
		}
		used[col.group] = true
		value += col.cost
		for _, e := range p.of(j) {
			act[e.row] += int64(e.coef)
		}
	}
	for i := range p.rows {
		if r := &p.rows[i]; r.parent >= 0 && act[i] > 0 {
			act[r.parent]++
		}
	}
	for i := range p.rows {
		r := &p.rows[i]
		off := max(0, r.lo-act[i], act[i]-r.hi)
		if off > 0 && r.weight == 0 {
			return 0, false
		}
		value += off * r.weight
	}
	return value, true
}
