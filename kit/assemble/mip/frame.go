package mip

import (
	"encoding/binary"
	"slices"
)

// frame is what the programs over any part of a bank have in common: the rows
// of the demands on a single form, what counts sessions and missed wishes, and
// how each kind of item enters the rows. Enemies are left to each program,
// since only those that meet in its part need a row.
type frame struct {
	m         *Model
	rows      []row
	extras    []extra
	active    []int     // demands with a row
	rowOf     []int32   // their rows
	links     [][]int32 // for Spread demands, the link row of each session
	banned    []int     // hard demands that forbid what they match
	listed    []int     // of active: those whose demand lists items
	enemies   []int     // cliques that count
	patternOf []int32   // of each item
	patterns  []pattern
	special   []bool // of each item: a demand lists it, or forbids by its minutes or difficulty
	hopeless  bool   // some row has no solution, whatever the others say
	most      Item   // the largest minutes, difficulty and cost of the bank
}

// pattern is how the items of one level, category and set of competencies
// enter the rows, by session, but for demands that list items.
type pattern struct {
	terms  [][]term
	banned []bool
}

// term is an entry that all items of a pattern have; its coefficient is what
// the demand counts, or 1.
type term struct {
	row    int32
	demand *Demand
}

// extra is a column that is no item: it counts a session or a missed wish.
type extra struct {
	cost, limit int64
	entries     []entry
}

// newFrame reads a model. Rows that can never bind are left out.
func newFrame(m *Model) *frame {
	if m.Forms == 1 && len(m.Fixed) > 0 {
		m = withFixed(m)
	}

	f := &frame{m: m}
	f.sizes()
	f.demands()
	f.bands()

	for k, clique := range m.Cliques {
		if len(clique) > 1 {
			f.enemies = append(f.enemies, k)
		}
	}

	f.items()
	f.extraColumns()
	return f
}

// withFixed returns a model of one form with its fixed assignments as demands.
func withFixed(m *Model) *Model {
	out := *m
	out.Demands, out.Fixed = slices.Clone(m.Demands), nil
	for _, a := range m.Fixed {
		d := Within(a.Session, Count, Exactly(1))
		d.Items = []int{a.Item}
		out.Demands = append(out.Demands, d)
	}
	return &out
}

func (f *frame) addRow(r row) int32 {
	f.rows = append(f.rows, r)
	return int32(len(f.rows) - 1)
}

func (f *frame) sizes() {
	for s := range f.m.Sessions {
		n := int64(f.m.Sessions[s].Count)
		r := row{lo: n, hi: n, demand: rowSize, index: int32(s), parent: -1}
		if f.m.Sessions[s].Free {
			r.lo, r.hi = 0, infinite
		}
		f.addRow(r)
	}
}

// demands gives every demand that can bind a row, and Spread demands a link
// row for each session formGiven.
func (f *frame) demands() {
	for i := range f.m.Demands {
		d := &f.m.Demands[i]
		if d.Range.Hi <= 0 && d.Range.Lo <= 0 && d.Weight == 0 {
			f.banned = append(f.banned, i)
			continue
		}
		if f.idle(d) {
			continue
		}

		r := row{lo: int64(d.Range.Lo), hi: int64(d.Range.Hi), weight: d.Weight, demand: int32(i), parent: -1}
		if d.Range.Hi >= Unbounded {
			r.hi = infinite
		}

		if d.Weight == 0 {
			f.tighten(&r, d)
		}

		at := f.addRow(r)
		var links []int32
		if d.Kind == Spread {
			for s := range f.m.Sessions {
				links = append(links, f.addRow(row{lo: 0, hi: infinite, demand: rowLink, index: int32(s), parent: at}))
			}
		}
		if d.Items != nil {
			f.listed = append(f.listed, len(f.active))
		}

		f.active = append(f.active, i)
		f.rowOf = append(f.rowOf, at)
		f.links = append(f.links, links)
	}
}

// tighten rounds the bounds of a hard row to multiples of what divides all that
// it adds up. If none is left no set exists.
func (f *frame) tighten(r *row, d *Demand) {
	if d.Kind != Minutes && d.Kind != Difficulty {
		return
	}

	divisor := int64(0)
	for q := range f.m.Items {
		for s := range f.m.Sessions {
			if divisor != 1 && (d.Session == Any || d.Session == s) && d.Matches(f.m, q, s) {
				divisor = gcd(divisor, int64(d.Amount(f.m, q)))
			}
		}
	}

	if divisor <= 1 {
		return
	}

	r.lo = (r.lo + divisor - 1) / divisor * divisor
	if r.hi < infinite {
		r.hi = r.hi / divisor * divisor
	}

	f.hopeless = f.hopeless || r.lo > r.hi
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// idle reports whether a demand holds for every set of the right size.
func (f *frame) idle(d *Demand) bool {
	if d.Range.Lo > 0 {
		return false
	}
	if d.Range.Hi >= Unbounded {
		return true
	}

	n := f.m.capacity()
	if d.Session != Any {
		n = f.m.room(d.Session)
	}

	return d.Kind == Count && d.Range.Hi >= n
}

// items finds the pattern of every item and marks the special ones.
func (f *frame) items() {
	m := f.m
	f.patternOf, f.special = make([]int32, len(m.Items)), make([]bool, len(m.Items))
	known := map[string]int32{}
	var key []byte

	for q := range m.Items {
		it := &m.Items[q]
		key = binary.AppendUvarint(binary.AppendUvarint(key[:0], uint64(it.Level)), uint64(it.Category))
		for _, k := range it.Competencies {
			key = binary.AppendUvarint(key, uint64(k))
		}

		at, ok := known[string(key)]
		if !ok {
			at = int32(len(f.patterns))
			known[string(key)] = at
			f.patterns = append(f.patterns, f.pattern(q))
		}

		f.patternOf[q] = at
	}

	f.findMost()
	for _, k := range f.listed {
		f.mark(&m.Demands[f.active[k]])
	}

	for _, i := range f.banned {
		f.mark(&m.Demands[i])
	}
}

// findMost finds the largest numbers of the bank.
func (f *frame) findMost() {
	f.most = Item{}
	for q := range f.m.Items {
		it := &f.m.Items[q]
		f.most.Minutes, f.most.Difficulty = max(f.most.Minutes, it.Minutes), max(f.most.Difficulty, it.Difficulty)
		f.most.Cost = max(f.most.Cost, it.Cost)
	}

	for s := range f.m.Sessions {
		for q := range f.m.Sessions[s].Extra {
			f.most.Cost = max(f.most.Cost, f.m.Cost(q, s))
		}
	}
}

// mark makes special what a demand lists, or forbids by minutes or difficulty.
func (f *frame) mark(d *Demand) {
	for _, q := range d.Items {
		f.special[q] = true
	}
	if d.Items == nil && d.Kind != Count {
		for q := range f.special {
			f.special[q] = true
		}
	}
}

// pattern finds how an item like q enters the rows.
func (f *frame) pattern(q int) pattern {
	m := f.m
	p := pattern{terms: make([][]term, len(m.Sessions)), banned: make([]bool, len(m.Sessions))}
	for s := range p.terms {
		p.terms[s] = append(p.terms[s], term{int32(s), nil})
		for k, i := range f.active {
			if d := &m.Demands[i]; d.Items == nil && d.Matches(m, q, s) {
				p.terms[s] = append(p.terms[s], term{f.rowFor(k, s), d})
			}
		}

		for i := range f.rows {
			if f.rows[i].demand == rowBand {
				p.terms[s] = append(p.terms[s], term{int32(i), f.bandOf(i)})
			}
		}

		slices.SortStableFunc(p.terms[s], func(a, b term) int { return int(a.row - b.row) })

		p.banned[s] = slices.ContainsFunc(f.banned, func(i int) bool {
			d := &m.Demands[i]
			return d.Items == nil && d.Kind == Count && d.Matches(m, q, s)
		})
	}

	return p
}

// rowFor returns the row in which active demand k counts what session s asks.
func (f *frame) rowFor(k, s int) int32 {
	if f.links[k] != nil {
		return f.links[k][s]
	}
	return f.rowOf[k]
}

// bans reports whether item q must not be asked in session s.
func (f *frame) bans(q, s int) bool {
	if f.patterns[f.patternOf[q]].banned[s] {
		return true
	}
	return f.special[q] && slices.ContainsFunc(f.banned, func(i int) bool {
		d := &f.m.Demands[i]
		return d.Matches(f.m, q, s) && d.Amount(f.m, q) > 0
	})
}

// usable reports whether any session may ask item q.
func (f *frame) usable(q int) bool {
	for s := range f.m.Sessions {
		if !f.bans(q, s) {
			return true
		}
	}
	return false
}

// extraColumns lists what counts sessions and missed wishes.
func (f *frame) extraColumns() {
	for k, i := range f.active {
		for _, link := range f.links[k] {
			f.extras = append(f.extras, extra{0, 1, []entry{{link, -1}, {f.rowOf[k], 1}}})
		}

		d := &f.m.Demands[i]
		if d.Weight == 0 {
			continue
		}
		if d.Range.Lo > 0 {
			f.extras = append(f.extras, extra{d.Weight, int64(d.Range.Lo), []entry{{f.rowOf[k], 1}}})
		}
		if d.Range.Hi < Unbounded {
			f.extras = append(f.extras, extra{d.Weight, f.reach(d), []entry{{f.rowOf[k], -1}}})
		}
	}
}

// reach returns an upper limit of what a demand can measure.
func (f *frame) reach(d *Demand) int64 {
	top := 1
	switch d.Kind {
	case Minutes:
		top = max(top, f.most.Minutes)
	case Difficulty:
		top = max(top, f.most.Difficulty)
	case Count, Spread:
	}
	return int64(top) * int64(f.m.capacity())
}

// ceiling returns a value above that of every form.
func (f *frame) ceiling() int64 {
	top := f.most.Cost*int64(f.m.capacity()) + 1
	for _, x := range f.extras {
		top += x.cost * x.limit
	}
	return top
}

// small reports whether the program of the whole bank is a core itself.
func (f *frame) small() bool { return f.columns(coreAll) <= coreAll }

// columns returns how many columns the whole bank has, or a number above most if
// there are more than that.
func (f *frame) columns(most int) int {
	n := len(f.extras)
	for q := range f.m.Items {
		for s := range f.m.Sessions {
			if !f.bans(q, s) {
				n++
			}
		}
		if n > most {
			break
		}
	}

	return n
}

// magnitude holds the largest numbers of the programs of so many forms, in
// which each item is used at most so many times.
type magnitude struct{ cost, coef, limit int64 }

func (f *frame) magnitude(forms, uses int) magnitude {
	size := magnitude{
		cost:  max(1, f.most.Cost+f.m.Repeat*int64(uses)),
		coef:  int64(max(1, f.most.Minutes, f.most.Difficulty, uses)),
		limit: 1 + int64(len(f.m.Items)*uses),
	}
	for _, x := range f.extras {
		size.cost = max(size.cost, x.cost)
		size.limit += x.limit * int64(forms)
	}
	return size
}
