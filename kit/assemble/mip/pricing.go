package mip

import "math"

// pricing is what prices make of every item of a bank: its reduced cost in each
// session, without a column for it. Enemies outside the program that gave the
// prices do not count in its rows, so that their bound is one of a program with
// less to satisfy, and holds for the whole as well.
type pricing struct {
	f       *frame
	pr      *prices
	charges []charge // by pattern and session
	enemies []int64  // of each item: the prices of its enemies
}

// charge is the sum of the prices of a pattern in one session: for asking an
// item, for each of its minutes and for each unit of its difficulty.
type charge struct {
	each, minute, difficulty int64
	banned                   bool
}

// pricing computes the pricing of the prices of p.
func (f *frame) pricing(p *program, pr *prices) *pricing {
	t := &pricing{f: f, pr: pr, enemies: make([]int64, len(f.m.Items))}
	t.charges = make([]charge, 0, len(f.patterns)*len(f.m.Sessions))

	for k := range f.patterns {
		for s, terms := range f.patterns[k].terms {
			l := charge{banned: f.patterns[k].banned[s]}
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

			t.charges = append(t.charges, l)
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
func (t *pricing) reduced(q, s int) (d int64, ok bool) {
	f := t.f
	l := &t.charges[int(f.patternOf[q])*len(f.m.Sessions)+s]
	if l.banned || f.special[q] && f.bans(q, s) {
		return 0, false
	}

	it := &f.m.Items[q]
	d = f.m.Cost(q, s)<<t.pr.shift - t.enemies[q]
	d -= l.each + l.minute*int64(it.Minutes) + l.difficulty*int64(it.Difficulty)
	if f.special[q] {
		for _, k := range f.listed {
			if dm := &f.m.Demands[f.active[k]]; dm.Matches(f.m, q, s) {
				d -= t.pr.y[f.rowFor(k, s)] * int64(dm.Amount(f.m, q))
			}
		}
	}

	return d, true
}

// least returns the least reduced cost of item q; MaxInt64 if no session may
// ask it.
func (t *pricing) least(q int) int64 {
	least := int64(math.MaxInt64)
	for s := range t.f.m.Sessions {
		if d, ok := t.reduced(q, s); ok {
			least = min(least, d)
		}
	}
	return least
}
