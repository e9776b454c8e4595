package assemble

import (
	"encoding/binary"
	"slices"
)

// compile turns the demands on a single form into a program. Demands for
// which drop returns true, and rows that can never bind, are left out.
func compile(m *Model, drop func(kind, index int) bool) *program {
	if drop == nil {
		drop = func(int, int) bool { return false }
	}
	if m.Forms == 1 && len(m.Fixed) > 0 {
		m = withFixed(m)
	}
	c := &compiler{p: &program{m: m}, m: m, drop: drop, templates: map[string][][]term{}}
	c.sizes()
	c.demands()
	c.enemies()
	c.columns()
	c.auxiliaries()
	return c.p
}

// withFixed returns a model of one form with its fixed assignments as demands.
func withFixed(m *Model) *Model {
	out := *m
	out.Demands = slices.Clone(m.Demands)
	for _, a := range m.Fixed {
		d := Within(a.Session, Count, Exactly(1))
		d.Items = []int{a.Item}
		out.Demands = append(out.Demands, d)
	}
	return &out
}

// compiler builds a program.
type compiler struct {
	p         *program
	m         *Model
	drop      func(kind, index int) bool
	active    []int     // demands with a row
	rowOf     []int32   // their rows
	links     [][]int32 // for Spread demands, the link row of each session
	banned    []int     // hard demands that forbid what they match
	cliques   [][]int32 // enemy rows of each item
	key       []byte
	templates map[string][][]term
}

func (c *compiler) addRow(r row) int32 {
	c.p.rows = append(c.p.rows, r)
	return int32(len(c.p.rows) - 1)
}

func (c *compiler) sizes() {
	for s := range c.m.Sessions {
		n := int64(c.m.Sessions[s].Count)
		r := row{lo: n, hi: n, demand: rowSize, index: int32(s), parent: -1}
		if c.drop(rowSize, s) {
			r.lo, r.hi = 0, infinite
		}
		c.addRow(r)
	}
}

// demands gives every demand that can bind a row, and Spread demands a link
// row for each session besides.
func (c *compiler) demands() {
	for i := range c.m.Demands {
		d := &c.m.Demands[i]
		if c.drop(0, i) {
			continue
		}
		if d.Range.Hi <= 0 && d.Range.Lo <= 0 && d.Weight == 0 {
			c.banned = append(c.banned, i)
			continue
		}
		if c.idle(d) {
			continue
		}
		r := row{lo: int64(d.Range.Lo), hi: int64(d.Range.Hi), weight: d.Weight, demand: int32(i), parent: -1}
		if d.Range.Hi >= Unbounded {
			r.hi = infinite
		}
		at := c.addRow(r)
		var links []int32
		if d.Kind == Spread {
			for s := range c.m.Sessions {
				links = append(links, c.addRow(row{lo: 0, hi: infinite, demand: rowLink, index: int32(s), parent: at}))
			}
		}
		c.active = append(c.active, i)
		c.rowOf = append(c.rowOf, at)
		c.links = append(c.links, links)
	}
}

// idle tells whether a demand holds for every set of the right size.
func (c *compiler) idle(d *Demand) bool {
	if d.Range.Lo > 0 {
		return false
	}
	if d.Range.Hi >= Unbounded {
		return true
	}
	n := c.m.size()
	if d.Session != Any {
		n = c.m.Sessions[d.Session].Count
	}
	return d.Kind == Count && d.Range.Hi >= n
}

func (c *compiler) enemies() {
	c.cliques = make([][]int32, len(c.m.Items))
	for k, clique := range c.m.Cliques {
		if len(clique) < 2 || c.drop(rowEnemy, k) {
			continue
		}
		r := c.addRow(row{lo: 0, hi: 1, demand: rowEnemy, index: int32(k), parent: -1})
		for _, q := range clique {
			c.cliques[q] = append(c.cliques[q], r)
		}
	}
}

// columns makes a column for each item and session in which it may be asked.
func (c *compiler) columns() {
	p := c.p
	n := len(c.m.Items) * len(c.m.Sessions)
	p.cols, p.entries = make([]column, 0, n+64), make([]entry, 0, 8*n)
	p.ofItem = make([]int32, len(c.m.Items))
	for q := range c.m.Items {
		g := group{from: int32(len(p.cols)), limit: 1, item: int32(q), clique: -1}
		for s := range c.m.Sessions {
			if !c.bans(q, s) {
				c.column(q, s)
			}
		}
		g.to = int32(len(p.cols))
		p.ofItem[q] = -1
		if g.to > g.from {
			p.ofItem[q] = int32(len(p.groups))
			if len(c.cliques[q]) == 1 {
				g.clique = c.cliques[q][0]
			}
			p.groups = append(p.groups, g)
		}
	}
}

func (c *compiler) bans(q, s int) bool {
	return slices.ContainsFunc(c.banned, func(i int) bool {
		d := &c.m.Demands[i]
		return d.matches(c.m, q, s) && d.amount(c.m, q) > 0
	})
}

func (c *compiler) column(q, s int) {
	p := c.p
	col := column{item: int32(q), session: int32(s), group: int32(len(p.groups)), cost: c.m.cost(q, s), from: int32(len(p.entries))}
	for _, t := range c.template(q)[s] {
		a := 1
		if t.demand != nil {
			a = t.demand.amount(c.m, q)
		}
		if a != 0 {
			p.entries = append(p.entries, entry{t.row, int32(a)})
		}
	}
	sorted := true
	for k, i := range c.active {
		d := &c.m.Demands[i]
		if a := d.amount(c.m, q); d.Items != nil && a != 0 && d.matches(c.m, q, s) {
			p.entries = append(p.entries, entry{c.rowFor(k, s), int32(a)})
			sorted = false
		}
	}
	for _, r := range c.cliques[q] {
		p.entries = append(p.entries, entry{r, 1})
	}
	col.to = int32(len(p.entries))
	if !sorted {
		slices.SortFunc(p.entries[col.from:], func(a, b entry) int { return int(a.row - b.row) })
	}
	p.cols = append(p.cols, col)
}

// rowFor returns the row in which active demand k counts what session s asks.
func (c *compiler) rowFor(k, s int) int32 {
	if c.links[k] != nil {
		return c.links[k][s]
	}
	return c.rowOf[k]
}

// term is an entry that all items of the same kind have; its coefficient is
// what the demand counts, or 1.
type term struct {
	row    int32
	demand *Demand
}

// template returns the terms of an item for each session, but for demands
// that list items. Items of the same level, category and competencies share it.
func (c *compiler) template(q int) [][]term {
	it := &c.m.Items[q]
	key := binary.AppendUvarint(binary.AppendUvarint(c.key[:0], uint64(it.Level)), uint64(it.Category))
	for _, k := range it.Competencies {
		key = binary.AppendUvarint(key, uint64(k))
	}
	c.key = key
	if t, ok := c.templates[string(key)]; ok {
		return t
	}
	t := make([][]term, len(c.m.Sessions))
	for s := range t {
		t[s] = append(t[s], term{int32(s), nil})
		for k, i := range c.active {
			if d := &c.m.Demands[i]; d.Items == nil && d.matches(c.m, q, s) {
				t[s] = append(t[s], term{c.rowFor(k, s), d})
			}
		}
	}
	c.templates[string(key)] = t
	return t
}

// auxiliaries adds the columns that count sessions and missed wishes.
func (c *compiler) auxiliaries() {
	for k, i := range c.active {
		for _, link := range c.links[k] {
			c.auxiliary(0, 1, entry{link, -1}, entry{c.rowOf[k], 1})
		}
		d := &c.m.Demands[i]
		if d.Weight == 0 {
			continue
		}
		if d.Range.Lo > 0 {
			c.auxiliary(d.Weight, int64(d.Range.Lo), entry{c.rowOf[k], 1})
		}
		if d.Range.Hi < Unbounded {
			c.auxiliary(d.Weight, c.most(d), entry{c.rowOf[k], -1})
		}
	}
}

// most returns an upper limit of what a demand can measure.
func (c *compiler) most(d *Demand) int64 {
	top := 1
	for q := range c.m.Items {
		top = max(top, d.amount(c.m, q))
	}
	return int64(top) * int64(c.m.size())
}

func (c *compiler) auxiliary(cost, limit int64, es ...entry) {
	p := c.p
	at, g := int32(len(p.entries)), int32(len(p.groups))
	p.entries = append(p.entries, es...)
	j := int32(len(p.cols))
	p.cols = append(p.cols, column{item: -1, session: -1, group: g, cost: cost, from: at, to: at + int32(len(es))})
	p.groups = append(p.groups, group{from: j, to: j + 1, limit: limit, item: -1, clique: -1})
}
