package assemble

// schedule is a course of annealing.
type schedule struct {
	moves    int64
	hot, end float64 // temperatures, in units of the objective
}

// run anneals. It stops early when stop says so, asked now and then.
func (a *annealer) run(s schedule, stop func() bool) {
	if len(a.place) == 0 {
		return
	}
	const steps = 200
	temperature := s.hot
	cool := root(s.end/s.hot, steps)
	for step := range steps {
		if stop() {
			return
		}
		for range s.moves / steps {
			a.move(temperature)
		}
		a.moves += s.moves / steps
		temperature *= cool
		if a.bad > 0 && step > steps/2 {
			a.dearer()
		}
	}
}

// root returns the n-th root of x by bisection.
func root(x float64, n int) float64 {
	lo, hi := 0.0, 1.0
	for range 60 {
		mid := (lo + hi) / 2
		v := 1.0
		for range n {
			v *= mid
		}
		if v < x {
			lo = mid
		} else {
			hi = mid
		}
	}
	return (lo + hi) / 2
}

// dearer raises the weight of the hard rows that are missed.
func (a *annealer) dearer() {
	for i := range a.rows {
		b := &a.rows[i]
		if !b.hard {
			continue
		}
		for f := range a.forms {
			if b.off(a.act[f*len(a.rows)+i]) > 0 {
				b.weight += b.weight/8 + 1
				break
			}
		}
	}
	if a.share >= 0 {
		a.excess += a.excess/16 + 1
	}
}

// move tries one move.
func (a *annealer) move(temperature float64) {
	f := a.rng.below(a.forms)
	k := a.rng.below(len(a.place))
	if a.locked[f*len(a.place)+k] {
		return
	}
	kind := a.rng.next() & 15
	switch {
	case a.forms > 1 && kind < 5:
		a.trade(f, k, temperature)
	case len(a.session) > 1 && kind < 8:
		a.cross(f, k, temperature)
	default:
		a.replace(f, k, temperature)
	}
}

// accept decides by the rule of Metropolis.
func (a *annealer) accept(energy int64, temperature float64) bool {
	return energy <= 0 || float64(energy) <= temperature*a.luck[a.rng.next()&uint64(len(a.luck)-1)]
}

// replace asks another question at place k of form f.
func (a *annealer) replace(f, k int, temperature float64) {
	at := f*len(a.place) + k
	old := a.slots[at]
	ps := &a.session[a.place[k]]
	list := ps.all
	if a.rng.next()&3 > 0 {
		list = ps.cells[a.cell(old)]
	}
	if len(list) == 0 {
		return
	}
	now := list[a.rng.below(a.rng.below(len(list))+1)] // the promising more often
	q := a.p.cols[now].item
	if a.has(f, q) || a.uses[q] >= a.use {
		return
	}
	c := a.shift(f, old, -1)
	d := a.shift(f, now, 1)
	lap := a.overlap(f, a.p.cols[old].item, q, -1)
	energy := c.energy + d.energy + lap*a.excess
	if !a.accept(energy, temperature) {
		a.shift(f, now, -1)
		a.shift(f, old, 1)
		return
	}
	a.remove(f, old)
	a.put(f, now)
	a.slots[at] = now
	a.keep(c.cost+d.cost, c.bad+d.bad+lap)
}

// remove records that form f no longer asks the item of column j.
func (a *annealer) remove(f int, j int32) {
	it := a.p.cols[j].item
	a.asked[f*len(a.uses)+int(it)] = false
	a.uses[it]--
	if a.share >= 0 {
		for g := range a.forms {
			if g != f && a.has(g, it) {
				a.common[f*a.forms+g]--
				a.common[g*a.forms+f]--
			}
		}
	}
}

// overlap returns by how much more forms share too much if form f asks item
// now in place of old; form but keeps both out of account.
func (a *annealer) overlap(f int, old, now int32, but int) int64 {
	if a.share < 0 {
		return 0
	}
	total := int64(0)
	for g := range a.forms {
		if g == f || g == but {
			continue
		}
		n := a.common[f*a.forms+g]
		was := max(0, n-a.share)
		if a.has(g, old) {
			n--
		}
		if a.has(g, now) {
			n++
		}
		total += int64(max(0, n-a.share) - was)
	}
	return total
}

// keep books an accepted move and keeps the set if it is the best.
func (a *annealer) keep(cost, bad int64) {
	a.cost += cost
	a.bad += bad
	if a.bad == 0 && (!a.found || a.cost < a.bestCost) {
		a.found, a.bestCost = true, a.cost
		a.best = append(a.best[:0], a.slots...)
	}
}

// column returns the column that asks item q in session s, or -1.
func (a *annealer) column(q, s int32) int32 {
	g := &a.p.groups[a.p.ofItem[q]]
	for j := g.from; j < g.to; j++ {
		if a.p.cols[j].session == s {
			return j
		}
	}
	return -1
}

// cross lets two sessions of a form exchange questions.
func (a *annealer) cross(f, k int, temperature float64) {
	l := a.rng.below(len(a.place))
	if a.place[k] == a.place[l] || a.locked[f*len(a.place)+l] {
		return
	}
	n := f * len(a.place)
	x, y := a.slots[n+k], a.slots[n+l]
	x2, y2 := a.column(a.p.cols[x].item, a.place[l]), a.column(a.p.cols[y].item, a.place[k])
	if x2 < 0 || y2 < 0 {
		return
	}
	c := a.swap(f, f, x, y, y2, x2)
	if !a.accept(c.energy, temperature) {
		a.swap(f, f, y2, x2, x, y)
		return
	}
	a.slots[n+k], a.slots[n+l] = y2, x2
	a.keep(c.cost, c.bad)
}

// swap takes x from form f and y from form g and adds nx to f and ny to g.
func (a *annealer) swap(f, g int, x, y, nx, ny int32) change {
	c := a.shift(f, x, -1)
	for _, d := range []change{a.shift(g, y, -1), a.shift(f, nx, 1), a.shift(g, ny, 1)} {
		c.cost += d.cost
		c.bad += d.bad
		c.energy += d.energy
	}
	return c
}

// trade lets two forms exchange questions of one session.
func (a *annealer) trade(f, k int, temperature float64) {
	g := a.rng.below(a.forms)
	ps := &a.session[a.place[k]]
	l := int(ps.from) + a.rng.below(int(ps.to-ps.from))
	n := len(a.place)
	x, y := a.slots[f*n+k], a.slots[g*n+l]
	qx, qy := a.p.cols[x].item, a.p.cols[y].item
	if f == g || a.locked[g*n+l] || a.has(f, qy) || a.has(g, qx) {
		return
	}
	c := a.swap(f, g, x, y, y, x)
	lap := a.overlap(f, qx, qy, g) + a.overlap(g, qy, qx, f)
	if !a.accept(c.energy+lap*a.excess, temperature) {
		a.swap(f, g, y, x, x, y)
		return
	}
	a.remove(f, x)
	a.remove(g, y)
	a.put(f, y)
	a.put(g, x)
	a.slots[f*n+k], a.slots[g*n+l] = y, x
	a.keep(c.cost, c.bad+lap)
}
