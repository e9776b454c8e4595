package mip

import "slices"

// entire returns the program of one form over all items of a model.
func entire(m *Model) *program {
	f := newFrame(m)
	return f.program(f.all())
}

// all lists all items.
func (f *frame) all() []int32 { return f.where(func(int) bool { return true }) }

// where lists the items for which in returns true, ascending.
func (f *frame) where(in func(q int) bool) []int32 {
	var items []int32
	for q := range f.m.Items {
		if in(q) {
			items = append(items, int32(q))
		}
	}
	return items
}

// program returns the program of one form over the given items, ascending. The
// rows of the frame come first; those of enemies that meet follow.
func (f *frame) program(items []int32) *program { return f.programWith(items, f.enemies) }

// programWith returns a program in which only some sets of enemies count.
func (f *frame) programWith(items []int32, enemies []int) *program {
	p := &program{m: f.m, rows: slices.Clone(f.rows), common: len(f.rows), ofItem: make([]int32, len(f.m.Items))}
	n := len(items) * len(f.m.Sessions)
	p.cols, p.entries = make([]column, 0, n+len(f.extras)), make([]entry, 0, 8*n)

	for q := range p.ofItem {
		p.ofItem[q] = -1
	}

	for _, q := range items {
		p.ofItem[q] = 0
	}

	cliques := f.meeting(p, enemies)
	for _, q := range items {
		f.group(p, int(q), cliques[q])
	}

	for _, x := range f.extras {
		at, g := int32(len(p.entries)), int32(len(p.groups))
		p.entries = append(p.entries, x.entries...)
		j := int32(len(p.cols))
		to := at + int32(len(x.entries))
		p.cols = append(p.cols, column{item: -1, session: -1, group: g, cost: x.cost, from: at, to: to})
		p.groups = append(p.groups, group{from: j, to: j + 1, limit: x.limit, item: -1, clique: -1})
	}

	p.size = f.magnitude(1, 1)
	return p
}

// meeting gives a row to every set of enemies of which the program has at
// least two, and returns the rows of each item.
func (f *frame) meeting(p *program, enemies []int) map[int32][]int32 {
	rows := map[int32][]int32{}
	for _, k := range enemies {
		n := 0
		for _, q := range f.m.Cliques[k] {
			if p.ofItem[q] >= 0 {
				n++
			}
		}

		if n < 2 {
			continue
		}

		at := int32(len(p.rows))
		p.rows = append(p.rows, row{lo: 0, hi: 1, demand: rowEnemy, index: int32(k), parent: -1})

		for _, q := range f.m.Cliques[k] {
			rows[int32(q)] = append(rows[int32(q)], at)
		}
	}

	return rows
}

// group makes a column for each session in which item q may be asked.
func (f *frame) group(p *program, q int, cliques []int32) {
	g := group{from: int32(len(p.cols)), limit: 1, item: int32(q), clique: -1}
	for s := range f.m.Sessions {
		if !f.bans(q, s) {
			f.column(p, q, s, cliques)
		}
	}

	g.to = int32(len(p.cols))
	p.ofItem[q] = -1
	if g.to == g.from {
		return
	}

	p.ofItem[q] = int32(len(p.groups))
	if len(cliques) == 1 {
		g.clique = cliques[0]
	}

	p.groups = append(p.groups, g)
}

func (f *frame) column(p *program, q, s int, cliques []int32) {
	col := column{item: int32(q), session: int32(s), group: int32(len(p.groups)), cost: f.m.Cost(q, s)}
	col.from = int32(len(p.entries))

	for _, t := range f.patterns[f.patternOf[q]].terms[s] {
		a := 1
		if t.demand != nil {
			a = t.demand.Amount(f.m, q)
		}
		if a != 0 {
			p.entries = append(p.entries, entry{t.row, int32(a)})
		}
	}

	if f.special[q] {
		for _, k := range f.listed {
			d := &f.m.Demands[f.active[k]]
			if a := d.Amount(f.m, q); a != 0 && d.Matches(f.m, q, s) {
				p.entries = append(p.entries, entry{f.rowFor(k, s), int32(a)})
			}
		}
		slices.SortFunc(p.entries[col.from:], func(a, b entry) int { return int(a.row - b.row) })
	}

	for _, r := range cliques {
		p.entries = append(p.entries, entry{r, 1})
	}

	col.to = int32(len(p.entries))
	p.cols = append(p.cols, col)
}
