package mip

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
	p           *program
	forms       int
	use         int32 // most forms that may ask an item
	share       int32 // most items that two forms may share; negative: no limit
	again       int64 // what each pair of forms that asks an item costs
	rng         random
	exponential *exponential

	rows    []bound
	options []option // the columns
	entries []entry  // of the options, by row; session sizes always hold and are left out
	session []pool

	slots  []int32   // column at each place; form-major
	locked []bool    // places whose question is fixed
	place  []int32   // session of each place of a form
	act    []int32   // activities, form-major
	asked  []bool    // form-major by group
	uses   []int32   // by group
	users  [][]int32 // by group, where overlap is limited: the forms that ask it
	common []int32   // items that two forms share
	excess int64     // weight of overlap beyond share

	net, other, sum, parents []entry // scratch: what a move changes

	cost, bad int64 // bad: units by which hard rows are missed
	best      []int32
	bestCost  int64
	found     bool
	moves     int64
}

// option is a column: an item asked in a session.
type option struct {
	from, to int32 // its entries
	group    int32 // its item
	cell     int32 // level and category of its item
	cost     int64
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
	a := &annealer{
		p: p, forms: m.Forms, use: int32(m.maxUse()), share: -1, again: m.Repeat,
		rng: random{seed}, exponential: newExponential(),
	}
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

	a.matrix()
	a.pools(cols)
	n := len(a.place)
	a.locked = make([]bool, a.forms*n)
	a.slots, a.act = make([]int32, a.forms*n), make([]int32, a.forms*len(a.rows))
	a.asked, a.uses = make([]bool, a.forms*len(p.groups)), make([]int32, len(p.groups))
	a.common, a.users = make([]int32, a.forms*a.forms), make([][]int32, len(p.groups))

	return a
}

func clip(v int64) int32 { return int32(min(max(v, math.MinInt32), math.MaxInt32)) }

// matrix lists the options and their entries.
func (a *annealer) matrix() {
	p := a.p
	a.options = make([]option, len(p.cols))
	a.entries = make([]entry, 0, len(p.entries))

	for j := range p.cols {
		c := &p.cols[j]
		if c.item < 0 {
			continue
		}

		it := &p.m.Items[c.item]
		o := option{from: int32(len(a.entries)), group: c.group, cost: c.cost}
		o.cell = int32(it.Level*p.m.Categories + it.Category)

		for _, e := range p.of(int32(j)) {
			if p.rows[e.row].demand != rowSize {
				a.entries = append(a.entries, e)
			}
		}

		o.to = int32(len(a.entries))
		a.options[j] = o
	}
}

func (a *annealer) pools(cols []int32) {
	m := a.p.m
	a.session = make([]pool, len(m.Sessions))

	for s := range m.Sessions {
		ps := &a.session[s]
		ps.cells = make([][]int32, m.Levels*m.Categories)
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
		k := a.options[j].cell
		ps.cells[k] = append(ps.cells[k], j)
	}
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
				if a.free(f, c) {
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

	a.recount()
	a.recenter()
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

		if j < 0 || k == int(a.session[x.Session].to) || !a.free(x.Form, j) {
			return false
		}

		a.slots[x.Form*n+k], a.locked[x.Form*n+k] = j, true
		a.put(x.Form, j)
	}

	return true
}

// any returns the first column of a pool that form f may still ask, or -1.
func (a *annealer) any(f int, ps *pool) int32 {
	i := slices.IndexFunc(ps.all, func(j int32) bool { return a.free(f, j) })
	if i < 0 {
		return -1
	}
	return ps.all[i]
}

// free reports whether form f may ask the item of column j: it does not, and not
// too many others do.
func (a *annealer) free(f int, j int32) bool {
	g := a.options[j].group
	return !a.has(f, g) && a.uses[g] < a.use
}

// has reports whether form f asks the item of a group.
func (a *annealer) has(f int, group int32) bool { return a.asked[f*len(a.uses)+int(group)] }

// put records that form f asks the item of column j, without its cost.
func (a *annealer) put(f int, j int32) { a.count(f, a.options[j].group, 1) }

// remove records that form f no longer asks the item of column j.
func (a *annealer) remove(f int, j int32) { a.count(f, a.options[j].group, -1) }

// count adds or takes away a use of a group by form f.
func (a *annealer) count(f int, group, by int32) {
	if a.share >= 0 {
		for _, g := range a.users[group] {
			if int(g) != f {
				a.common[f*a.forms+int(g)] += by
				a.common[int(g)*a.forms+f] += by
			}
		}

		if by > 0 {
			a.users[group] = append(a.users[group], int32(f))
		} else {
			list := a.users[group]
			at := slices.Index(list, int32(f))
			list[at] = list[len(list)-1]
			a.users[group] = list[:len(list)-1]
		}
	}

	a.asked[f*len(a.uses)+int(group)] = by > 0
	a.uses[group] += by
}
