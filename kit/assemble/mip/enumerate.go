package mip

import (
	"cmp"
	"math/bits"
	"slices"
)

// Limits of enumeration.
const (
	enumerateSets  = 60_000    // sets of items that are looked at for a single form
	enumerateForms = 3_000     // admissible forms among them
	enumerateNodes = 4_000_000 // partial sets of forms
)

// enumeration tries every set of forms of a tiny model: all its admissible
// single forms first, then all sets of them.
type enumeration struct {
	m     *Model
	p     *program // of one form
	list  []wholeForm
	stop  func() bool
	nodes int64
	full  bool // a limit was reached

	chosen []int // indices into list, ascending
	uses   []int64
	best   []int
	value  int64 // of best
}

// wholeForm is an admissible form with its value and its items as bits.
type wholeForm struct {
	form  Form
	value int64
	items uint64
}

// enumerate solves a tiny model of several forms exactly; ok is false if it is
// not tiny. The error is nil or ErrInfeasible.
func enumerate(m *Model, stop func() bool) (sol *Solution, ok bool, err error) {
	if len(m.Items) > 64 || len(m.Fixed) > 0 || m.choices() > enumerateSets {
		return nil, false, nil
	}

	e := &enumeration{m: m, p: entire(m.Single()), stop: stop, uses: make([]int64, len(m.Items))}
	e.forms(make(Form, len(m.Sessions)), 0, 0)
	if e.full {
		return nil, false, nil
	}

	slices.SortStableFunc(e.list, func(a, b wholeForm) int { return cmp.Compare(a.value, b.value) })
	e.search(0, 0)
	if e.full {
		return nil, false, nil
	}
	if e.best == nil {
		return nil, true, ErrInfeasible
	}

	sol = &Solution{Value: e.value, Bound: e.value, Proven: true, Work: e.nodes / 50, Nodes: int(e.nodes)}
	for _, i := range e.best {
		sol.Forms = append(sol.Forms, e.list[i].form)
	}

	return sol, true, nil
}

// choices returns an upper limit of the sets that a form can choose from.
func (m *Model) choices() float64 {
	total, left := 1.0, len(m.Items)
	for s := range m.Sessions {
		for k := range m.Sessions[s].Count {
			total *= float64(left-k) / float64(k+1)
		}
		left -= m.Sessions[s].Count
	}
	return total
}

// forms lists the admissible ways to complete a form whose sessions before s are
// full, and whose session s goes on with items from q up.
func (e *enumeration) forms(form Form, s, q int) {
	if e.full || e.stop() {
		e.full = true
		return
	}
	if s == len(form) {
		e.keep(form)
		return
	}
	if len(form[s]) == e.m.Sessions[s].Count {
		e.forms(form, s+1, 0)
		return
	}

	for ; q < len(e.m.Items); q++ {
		if e.p.columnOf(q, s) < 0 || asks(form[:s], q) {
			continue
		}
		form[s] = append(form[s], q)
		e.forms(form, s, q+1)
		form[s] = form[s][:len(form[s])-1]
	}
}

func asks(form Form, q int) bool {
	return slices.ContainsFunc(form, func(items []int) bool { return slices.Contains(items, q) })
}

// keep adds a form to the list if it is admissible.
func (e *enumeration) keep(form Form) {
	var set []int32
	items := uint64(0)
	for s := range form {
		for _, q := range form[s] {
			set = append(set, e.p.columnOf(q, s))
			items |= 1 << q
		}
	}

	value, ok := e.p.evaluate(set)
	if !ok {
		return
	}

	copied := make(Form, len(form))
	for s := range form {
		copied[s] = slices.Clone(form[s])
	}

	e.list = append(e.list, wholeForm{copied, value, items})
	e.full = len(e.list) > enumerateForms
}

// search completes the chosen forms, of the given value without bands, by forms
// from the list from index i on, which cost the more the later they stand.
func (e *enumeration) search(i int, value int64) {
	left := int64(e.m.Forms - len(e.chosen))
	if left == 0 {
		e.offer(value)
		return
	}

	for ; i < len(e.list); i++ {
		f := &e.list[i]
		if e.best != nil && value+left*f.value >= e.value {
			return
		}

		e.nodes++
		if e.nodes > enumerateNodes || e.nodes&1023 == 0 && e.stop() {
			e.full = true
		}
		if e.full {
			return
		}

		more, ok := e.fits(f)
		if !ok {
			continue
		}

		e.choose(f, i, 1)
		e.search(i, value+f.value+more)
		e.choose(f, i, -1)
	}
}

// fits reports whether a form may join the chosen ones, and what its repeats cost.
func (e *enumeration) fits(f *wholeForm) (more int64, ok bool) {
	for x := f.items; x != 0; x &= x - 1 {
		u := e.uses[bits.TrailingZeros64(x)]
		if u >= int64(e.m.maxUse()) {
			return 0, false
		}
		more += e.m.Repeat * u
	}

	if e.m.MaxOverlap == NoLimit {
		return more, true
	}

	return more, !slices.ContainsFunc(e.chosen, func(c int) bool {
		return bits.OnesCount64(e.list[c].items&f.items) > e.m.MaxOverlap
	})
}

// choose adds a form to the chosen ones, or takes the last one away.
func (e *enumeration) choose(f *wholeForm, i int, by int64) {
	for x := f.items; x != 0; x &= x - 1 {
		e.uses[bits.TrailingZeros64(x)] += by
	}
	if by > 0 {
		e.chosen = append(e.chosen, i)
	} else {
		e.chosen = e.chosen[:len(e.chosen)-1]
	}
}

// offer keeps the chosen forms if they are admissible and the best.
func (e *enumeration) offer(value int64) {
	for b := range e.m.Bands {
		d := e.m.Bands[b].demand()
		var have []int
		for _, c := range e.chosen {
			have = append(have, e.m.Measure(&d, e.list[c].form))
		}

		_, off := e.m.Bands[b].window(have)
		if off > 0 && e.m.Bands[b].Weight == 0 {
			return
		}

		value += e.m.Bands[b].Weight * int64(off)
	}

	if e.best == nil || value < e.value {
		e.best, e.value = slices.Clone(e.chosen), value
	}
}
