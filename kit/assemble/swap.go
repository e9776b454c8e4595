package assemble

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"panelkit/kit"
)

// Substitute is a question that can stand in for another.
type Substitute struct {
	ID   string
	Cost int64 // what the objective gains or, below 0, loses by it, in units
}

// Swap replaces one question of a form by its best admissible substitute, or
// by the question with, and keeps every other question in its place. The
// request must be the one that the form was assembled for; demands that the
// form already misses may stay missed, but no more than before.
func Swap(r Request, form kit.Form, id, with string) (kit.Form, Substitute, error) {
	if err := r.check(); err != nil {
		return kit.Form{}, Substitute{}, err
	}
	m := blueprint(&r)
	items, err := numbered(m, form)
	if err != nil {
		return kit.Form{}, Substitute{}, err
	}
	c := &changer{m: m, p: entire(tolerant(m, items)), form: items, unit: unit(m.size() * m.Forms)}
	s, k := c.find(id)
	if s < 0 {
		return kit.Form{}, Substitute{}, fmt.Errorf("question %s is not in the form", id)
	}
	if with != "" {
		err = c.with(s, k, with)
	} else {
		err = c.best(s, k)
	}
	if err != nil {
		return kit.Form{}, Substitute{}, err
	}
	out := kit.Form{Sessions: make([][]string, len(form.Sessions))}
	for i := range form.Sessions {
		out.Sessions[i] = slices.Clone(form.Sessions[i])
	}
	at := slices.Index(form.Sessions[s], id)
	out.Sessions[s][at] = c.sub.ID
	return out, c.sub, nil
}

// tolerant returns the model with those demands widened that the form misses.
func tolerant(m *Model, form Form) *Model {
	t := *m
	t.Forms = 1
	t.Demands = slices.Clone(m.Demands)
	for i := range t.Demands {
		d := &t.Demands[i]
		have := measure(m, d, form)
		if d.Weight == 0 && d.Range.Hi > 0 {
			d.Range.Lo, d.Range.Hi = min(d.Range.Lo, have), max(d.Range.Hi, have)
		}
	}
	return &t
}

// numbered turns ids into items.
func numbered(m *Model, form kit.Form) (Form, error) {
	at := map[string]int{}
	for q := range m.Items {
		at[m.Items[q].ID] = q
	}
	if len(form.Sessions) != len(m.Sessions) {
		return nil, fmt.Errorf("the form has %d sessions, the loop %d", len(form.Sessions), len(m.Sessions))
	}
	out := make(Form, len(form.Sessions))
	for s, ids := range form.Sessions {
		for _, id := range ids {
			q, ok := at[id]
			if !ok {
				return nil, fmt.Errorf("question %s is not in the bank", id)
			}
			out[s] = append(out[s], q)
		}
	}
	return out, nil
}

// changer tries other questions in one place of a form.
type changer struct {
	m    *Model
	p    *program
	form Form
	unit int64
	sub  Substitute
}

// find returns session and place of a question; -1 if it is not asked.
func (c *changer) find(id string) (int, int) {
	for s, items := range c.form {
		for k, q := range items {
			if c.m.Items[q].ID == id {
				return s, k
			}
		}
	}
	return -1, -1
}

// value returns the objective with item q at place k of session s.
func (c *changer) value(s, k, q int) (int64, bool) {
	j := c.p.columnOf(q, s)
	if j < 0 && q != c.form[s][k] {
		return 0, false
	}
	set := c.others(s, k)
	if j >= 0 {
		set = append(set, j)
	}
	return c.p.evaluate(set)
}

// others lists the columns of the form but for place k of session s. What is
// already asked may stay though it is excluded by now and has no column.
func (c *changer) others(s, k int) []int32 {
	var set []int32
	for t, items := range c.form {
		for l, q := range items {
			if j := c.p.columnOf(q, t); j >= 0 && (t != s || l != k) {
				set = append(set, j)
			}
		}
	}
	return set
}

// columnOf returns the column that asks item q in session s, or -1.
func (p *program) columnOf(q, s int) int32 {
	g := p.ofItem[q]
	if g < 0 {
		return -1
	}
	for j := p.groups[g].from; j < p.groups[g].to; j++ {
		if int(p.cols[j].session) == s {
			return j
		}
	}
	return -1
}

// substitutes lists the items that are admissible at place k of session s,
// the best first, with the objective that each gives.
func (c *changer) substitutes(s, k int) []candidateItem {
	var out []candidateItem
	set := append(c.others(s, k), 0)
	for q := range c.m.Items {
		j := c.p.columnOf(q, s)
		if j < 0 || slices.ContainsFunc(c.form, func(items []int) bool { return slices.Contains(items, q) }) {
			continue
		}
		set[len(set)-1] = j
		if v, ok := c.p.evaluate(set); ok {
			out = append(out, candidateItem{q, v})
		}
	}
	slices.SortFunc(out, func(a, b candidateItem) int {
		return cmp.Or(cmp.Compare(a.value, b.value), cmp.Compare(a.item, b.item))
	})
	return out
}

// candidateItem is an item and the objective of the form that asks it.
type candidateItem struct {
	item  int
	value int64
}

// best takes the best substitute at place k of session s.
func (c *changer) best(s, k int) error {
	list := c.substitutes(s, k)
	if len(list) == 0 {
		return fmt.Errorf("no other question can take the place of %s: every one breaks a demand", c.m.Items[c.form[s][k]].ID)
	}
	c.take(s, k, list[0])
	return nil
}

func (c *changer) take(s, k int, to candidateItem) {
	now, _ := c.value(s, k, c.form[s][k])
	c.sub = Substitute{ID: c.m.Items[to.item].ID, Cost: floor(to.value-now, c.unit)}
	c.form[s][k] = to.item
}

// floor divides and rounds down, also below 0.
func floor(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// with takes a given question, or says which demands it breaks.
func (c *changer) with(s, k int, id string) error {
	q := slices.IndexFunc(c.m.Items, func(it Item) bool { return it.ID == id })
	if q < 0 {
		return fmt.Errorf("question %s is not in the bank", id)
	}
	if t, _ := c.find(id); t >= 0 {
		return fmt.Errorf("question %s is already asked", id)
	}
	if v, ok := c.value(s, k, q); ok {
		c.take(s, k, candidateItem{q, v})
		return nil
	}
	form := slices.Clone(c.form)
	form[s] = slices.Clone(form[s])
	form[s][k] = q
	_, err := Verify(tolerant(c.m, c.form), []Form{form})
	return fmt.Errorf("question %s cannot take the place of %s: %w", id, c.m.Items[c.form[s][k]].ID, errors.Join(err))
}
