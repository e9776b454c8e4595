package assemble

import (
	"math"
	"slices"
)

// annealer improves a whole set of forms by small moves (Kirkpatrick, Gelatt
// and Vecchi 1983; van der Linden 2005, section 4.5 for its use in test
// assembly): it replaces a question, or lets two sessions or two forms
// exchange questions. Session sizes, uses and repeats always hold; all other
// rows are priced, hard ones so dearly that breaking them does not pay.
type annealer struct {
	p     *program
	forms int
	use   int32 // most forms that may ask an item
	share int32 // most items that two forms may share; negative: no limit
	rng   random
	luck  *luck

	rows    []bound
	start   []int32 // first entry of each column that matters here
	end     []int32 // and where they end
	idx     []int32
	coef    []int32
	session []pool

	slots  []int32 // column at each place; form-major
	locked []bool  // places whose question is fixed
	place  []int32 // session of each place of a form
	act    []int32 // activities, form-major
	asked  []bool  // form-major by item
	uses   []int32
	common []int32 // items that two forms share
	excess int64   // weight of overlap beyond share

	cost, bad int64 // bad: units by which hard rows are missed
	best      []int32
	bestCost  int64
	found     bool
	moves     int64
}

// pool is what can be asked in a session, the most promising first.
type pool struct {
	all   []int32
	cells [][]int32
	from  int32 // its places in a form
	to    int32
}

// newAnnealer prepares annealing over the given columns, of which the most
// promising come first.
func newAnnealer(p *program, cols []int32, seed uint64) *annealer {
	m := p.m
	a := &annealer{p: p, forms: m.Forms, use: int32(m.maxUse()), share: -1, rng: random{seed}, luck: newLuck()}
	if m.overlapBinds() {
		a.share = int32(m.MaxOverlap)
	}
	for i := range p.rows {
		r := &p.rows[i]
		b := bound{lo: clip(r.lo), hi: clip(r.hi), weight: r.weight, hard: r.weight == 0, parent: r.parent}
		if r.demand == rowLink || r.demand == rowSize {
			b = bound{lo: math.MinInt32, hi: math.MaxInt32, parent: r.parent}
		}
		a.rows = append(a.rows, b)
	}
	used := slices.Clone(cols)
	for _, x := range m.Fixed {
		if j := p.columnOf(x.Item, x.Session); j >= 0 {
			used = append(used, j)
		}
	}
	a.matrix(used)
	a.pools(cols)
	n := len(a.place)
	a.locked = make([]bool, a.forms*n)
	a.slots, a.act = make([]int32, a.forms*n), make([]int32, a.forms*len(a.rows))
	a.asked, a.uses = make([]bool, a.forms*len(m.Items)), make([]int32, len(m.Items))
	a.common = make([]int32, a.forms*a.forms)
	return a
}

func clip(v int64) int32 { return int32(min(max(v, math.MinInt32), math.MaxInt32)) }

// matrix keeps the entries of the columns, and of the others of their items,
// but for session sizes.
func (a *annealer) matrix(cols []int32) {
	a.start, a.end = make([]int32, len(a.p.cols)), make([]int32, len(a.p.cols))
	for _, c := range cols {
		g := &a.p.groups[a.p.cols[c].group]
		if a.end[g.from] > 0 {
			continue
		}
		for j := g.from; j < g.to; j++ {
			a.start[j] = int32(len(a.idx))
			for _, e := range a.p.of(j) {
				if a.p.rows[e.row].demand != rowSize {
					a.idx, a.coef = append(a.idx, e.row), append(a.coef, e.coef)
				}
			}
			a.end[j] = int32(len(a.idx))
		}
	}
}

func (a *annealer) pools(cols []int32) {
	m := a.p.m
	a.session = make([]pool, len(m.Sessions))
	for s := range m.Sessions {
		ps := &a.session[s]
		ps.cells = make([][]int32, len(m.Levels)*len(m.Categories))
		ps.from = int32(len(a.place))
		for range m.Sessions[s].Count {
			a.place = append(a.place, int32(s))
		}
		ps.to = int32(len(a.place))
	}
	for _, j := range cols {
		c := &a.p.cols[j]
		if c.item < 0 {
			continue
		}
		ps := &a.session[c.session]
		ps.all = append(ps.all, j)
		k := a.cell(j)
		ps.cells[k] = append(ps.cells[k], j)
	}
}

// cell returns the level and category of a column's item as one number.
func (a *annealer) cell(j int32) int {
	it := &a.p.m.Items[a.p.cols[j].item]
	return it.Level*len(a.p.m.Categories) + it.Category
}

// fill starts from a set made greedily: each place takes a promising item of
// its session that the form may still ask. It reports false if there is none.
func (a *annealer) fill() bool {
	n := len(a.place)
	if !a.fix() {
		return false
	}
	for f := range a.forms {
		for k := range n {
			if a.locked[f*n+k] {
				continue
			}
			ps := &a.session[a.place[k]]
			j := int32(-1)
			for try := range ps.all {
				c := ps.all[try]
				if try < len(ps.all)/2 && a.rng.below(3) > 0 {
					continue
				}
				if it := a.p.cols[c].item; !a.has(f, it) && a.uses[it] < a.use {
					j = c
					break
				}
			}
			if j < 0 {
				j = a.any(f, ps)
			}
			if j < 0 {
				return false
			}
			a.slots[f*n+k] = j
			a.put(f, j)
		}
	}
	a.measure()
	a.keep(0, 0)
	return true
}

// fix puts fixed questions in the first places of their sessions.
func (a *annealer) fix() bool {
	n := len(a.place)
	for _, x := range a.p.m.Fixed {
		j := a.p.columnOf(x.Item, x.Session)
		k := int(a.session[x.Session].from)
		for k < int(a.session[x.Session].to) && a.locked[x.Form*n+k] {
			k++
		}
		if j < 0 || k == int(a.session[x.Session].to) || a.has(x.Form, int32(x.Item)) || a.uses[x.Item] >= a.use {
			return false
		}
		a.slots[x.Form*n+k], a.locked[x.Form*n+k] = j, true
		a.put(x.Form, j)
	}
	return true
}

// any returns the first column of a pool that form f may still ask, or -1.
func (a *annealer) any(f int, ps *pool) int32 {
	i := slices.IndexFunc(ps.all, func(j int32) bool {
		it := a.p.cols[j].item
		return !a.has(f, it) && a.uses[it] < a.use
	})
	if i < 0 {
		return -1
	}
	return ps.all[i]
}

func (a *annealer) has(f int, item int32) bool { return a.asked[f*len(a.uses)+int(item)] }

// put records that form f asks the item of column j, without its cost.
func (a *annealer) put(f int, j int32) {
	it := a.p.cols[j].item
	if a.share >= 0 {
		for g := range a.forms {
			if g != f && a.has(g, it) {
				a.common[f*a.forms+g]++
				a.common[g*a.forms+f]++
			}
		}
	}
	a.asked[f*len(a.uses)+int(it)] = true
	a.uses[it]++
}
