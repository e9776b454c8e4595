package mip

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

		a.recenter()

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
				b.weight = min(dearest, b.weight+b.weight/8+1)
				break
			}
		}
	}

	if a.share >= 0 {
		a.excess = min(dearest, a.excess+a.excess/16+1)
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
	return energy <= 0 || float64(energy) <= temperature*a.exponential[a.rng.next()&uint64(len(a.exponential)-1)]
}

// replace asks another question at place k of form f.
func (a *annealer) replace(f, k int, temperature float64) {
	at := f*len(a.place) + k
	old := a.slots[at]
	ps := &a.session[a.place[k]]
	list := ps.all
	if a.rng.next()&3 > 0 {
		list = ps.cells[a.options[old].cell]
	}
	if len(list) == 0 {
		return
	}

	now := list[a.rng.below(a.rng.below(len(list))+1)] // the promising more often
	if !a.free(f, now) {
		return
	}

	o, n := &a.options[old], &a.options[now]
	a.net = a.difference(a.net, o, n)
	c := a.assess(f, a.net, 1)
	c.move(n.cost - o.cost + a.again*int64(a.uses[n.group]-a.uses[o.group]+1))
	lap := a.overlap(f, o.group, n.group, -1)
	if !a.accept(c.energy+lap*a.excess, temperature) {
		return
	}

	a.apply(f, a.net, 1)
	a.remove(f, old)
	a.put(f, now)
	a.slots[at] = now
	a.keep(c.cost, c.bad+lap)
}

// overlap returns by how much more forms share too much if form f asks group
// now in place of old; form but keeps both out of account.
func (a *annealer) overlap(f int, old, now int32, but int) int64 {
	if a.share < 0 {
		return 0
	}

	total := int64(0)
	for _, g := range a.users[now] {
		if int(g) != f && int(g) != but && !a.has(int(g), old) && a.common[f*a.forms+int(g)] >= a.share {
			total++
		}
	}

	for _, g := range a.users[old] {
		if int(g) != f && int(g) != but && !a.has(int(g), now) && a.common[f*a.forms+int(g)] > a.share {
			total--
		}
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

// column returns the column that asks the item of column j in session s, or -1.
func (a *annealer) column(j, s int32) int32 {
	g := &a.p.groups[a.options[j].group]
	for k := g.from; k < g.to; k++ {
		if a.p.cols[k].session == s {
			return k
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
	x2, y2 := a.column(x, a.place[l]), a.column(y, a.place[k])
	if x2 < 0 || y2 < 0 {
		return
	}

	a.net = a.difference(a.net, &a.options[x], &a.options[y2])
	a.other = a.difference(a.other, &a.options[y], &a.options[x2])
	a.sum = merge(a.sum, a.net, a.other, 1)
	c := a.assess(f, a.sum, 1)
	c.move(a.options[x2].cost + a.options[y2].cost - a.options[x].cost - a.options[y].cost)
	if !a.accept(c.energy, temperature) {
		return
	}

	a.apply(f, a.sum, 1)
	a.slots[n+k], a.slots[n+l] = y2, x2
	a.keep(c.cost, c.bad)
}

// trade lets two forms exchange questions of one session.
func (a *annealer) trade(f, k int, temperature float64) {
	g := a.rng.below(a.forms)
	ps := &a.session[a.place[k]]
	l := int(ps.from) + a.rng.below(int(ps.to-ps.from))
	n := len(a.place)
	x, y := a.slots[f*n+k], a.slots[g*n+l]
	qx, qy := a.options[x].group, a.options[y].group
	if f == g || a.locked[g*n+l] || a.has(f, qy) || a.has(g, qx) {
		return
	}

	a.net = a.difference(a.net, &a.options[x], &a.options[y])
	c, d := a.assess(f, a.net, 1), a.assess(g, a.net, -1)
	lap := a.overlap(f, qx, qy, g) + a.overlap(g, qy, qx, f)
	if !a.accept(c.energy+d.energy+lap*a.excess, temperature) {
		return
	}

	a.apply(f, a.net, 1)
	a.apply(g, a.net, -1)
	a.remove(f, x)
	a.remove(g, y)
	a.put(f, y)
	a.put(g, x)
	a.slots[f*n+k], a.slots[g*n+l] = y, x
	a.keep(c.cost+d.cost, c.bad+d.bad+lap)
}
