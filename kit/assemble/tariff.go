package assemble

import "math"

// tariff is what prices make of every item of a bank: its reduced cost in each
// session, without a column for it. Enemies outside the program that gave the
// prices do not count in its rows, so that their bound is one of a program with
// less to satisfy, and holds for the whole as well.
type tariff struct {
	f       *frame
	pr      *prices
	levies  []levy  // by pattern and session
	enemies []int64 // of each item: the prices of its enemies
}

// levy is the sum of the prices of a pattern in one session: for asking an
// item, for each of its minutes and for each unit of its difficulty.
type levy struct {
	each, minute, difficulty int64
	banned                   bool
}

// tariff computes the tariff of the prices of p.
func (f *frame) tariff(p *program, pr *prices) *tariff {
	t := &tariff{f: f, pr: pr, levies: make([]levy, 0, len(f.patterns)*len(f.m.Sessions)), enemies: make([]int64, len(f.m.Items))}
	for k := range f.patterns {
		for s, terms := range f.patterns[k].terms {
			l := levy{banned: f.patterns[k].banned[s]}
			for _, x := range terms {
				y := pr.y[x.row]
				switch {
				case x.demand == nil || x.demand.Kind == Count || x.demand.Kind == Spread:
					l.each += y
				case x.demand.Kind == Minutes:
					l.minute += y
				default:
					l.difficulty += y
				}
			}
			t.levies = append(t.levies, l)
		}
	}
	for i := len(f.rows); i < len(p.rows); i++ {
		if r := &p.rows[i]; r.demand == rowEnemy && pr.y[i] != 0 {
			for _, q := range f.m.Cliques[r.index] {
				if p.ofItem[q] >= 0 {
					t.enemies[q] += pr.y[i]
				}
			}
		}
	}
	return t
}

// reduced returns the reduced cost of item q in session s, in units of the
// prices; ok is false if it may not be asked there.
func (t *tariff) reduced(q, s int) (d int64, ok bool) {
	f := t.f
	l := &t.levies[int(f.patternOf[q])*len(f.m.Sessions)+s]
	if l.banned || f.special[q] && f.bans(q, s) {
		return 0, false
	}
	it := &f.m.Items[q]
	d = f.m.cost(q, s)<<t.pr.shift - t.enemies[q] - l.each - l.minute*int64(it.Minutes) - l.difficulty*int64(it.Difficulty)
	if f.special[q] {
		for _, k := range f.listed {
			if dm := &f.m.Demands[f.active[k]]; dm.matches(f.m, q, s) {
				d -= t.pr.y[f.rowFor(k, s)] * int64(dm.amount(f.m, q))
			}
		}
	}
	return d, true
}

// least returns the least reduced cost of item q; MaxInt64 if no session may
// ask it.
func (t *tariff) least(q int) int64 {
	least := int64(math.MaxInt64)
	for s := range t.f.m.Sessions {
		if d, ok := t.reduced(q, s); ok {
			least = min(least, d)
		}
	}
	return least
}
