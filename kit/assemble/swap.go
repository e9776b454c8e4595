package assemble

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"panelkit/kit"
	"panelkit/kit/assemble/mip"
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

	b := draft(&r)
	items, err := b.numbered(form)
	if err != nil {
		return kit.Form{}, Substitute{}, err
	}

	c := newChanger(b, items)
	s, k := c.find(id)
	if s < 0 {
		return kit.Form{}, Substitute{}, fmt.Errorf("question %s is not in the form", id)
	}

	if with != "" {
		err = c.swapIn(s, k, with)
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

// tolerant returns the blueprint of one form with those demands widened that
// the form misses.
func (b *blueprint) tolerant(form mip.Form) *blueprint {
	m := *b.Model
	m.Forms = 1
	m.Demands = slices.Clone(b.Demands)

	for i := range m.Demands {
		d := &m.Demands[i]
		have := m.Measure(d, form)
		if d.Weight == 0 && d.Range.Hi > 0 {
			d.Range.Lo, d.Range.Hi = min(d.Range.Lo, have), max(d.Range.Hi, have)
		}
	}

	return b.with(&m)
}

// with returns the blueprint with another model for the same items, whose
// demands begin with those of the blueprint.
func (b *blueprint) with(m *mip.Model) *blueprint {
	out := *b
	out.Model = m
	return &out
}

// numbered turns ids into items.
func (b *blueprint) numbered(form kit.Form) (mip.Form, error) {
	if len(form.Sessions) != len(b.Sessions) {
		return nil, fmt.Errorf("the form has %d sessions, the loop %d", len(form.Sessions), len(b.Sessions))
	}

	out := make(mip.Form, len(form.Sessions))
	for s, ids := range form.Sessions {
		for _, id := range ids {
			q, ok := b.at[id]
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
	b    *blueprint // of the form alone
	ev   *mip.Evaluator
	form mip.Form
	sub  Substitute
}

// newChanger prepares to change a form of a blueprint of one form.
func newChanger(b *blueprint, form mip.Form) *changer {
	wide := b.tolerant(form)
	return &changer{b: wide, ev: mip.NewEvaluator(wide.Model), form: form}
}

// find returns session and place of a question; -1 if it is not asked.
func (c *changer) find(id string) (int, int) {
	for s, items := range c.form {
		for k, q := range items {
			if c.b.qs[q].ID == id {
				return s, k
			}
		}
	}
	return -1, -1
}

// best takes the best substitute at place k of session s.
func (c *changer) best(s, k int) error {
	list := c.ev.Substitutes(c.form, s, k)
	if len(list) == 0 {
		id := c.b.qs[c.form[s][k]].ID
		return fmt.Errorf("no other question can take the place of %s: every one breaks a demand", id)
	}
	c.take(s, k, list[0])
	return nil
}

func (c *changer) take(s, k int, to mip.Choice) {
	now, _ := c.ev.Value(c.form, s, k, c.form[s][k])
	c.sub = Substitute{ID: c.b.qs[to.Item].ID, Cost: c.b.difference(to.Value, now)}
	c.form[s][k] = to.Item
}

// difference returns in whole units by how much one value is worse than another
// that differs by a single question: the seed's noise, less than half a unit, is
// no part of it.
func (b *blueprint) difference(v, than int64) int64 { return floor(v-than+b.unit/2, b.unit) }

// floor divides and rounds down, also below 0.
func floor(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// swapIn takes a given question, or says which demands it breaks.
func (c *changer) swapIn(s, k int, id string) error {
	q, ok := c.b.at[id]
	if !ok {
		return fmt.Errorf("question %s is not in the bank", id)
	}
	if t, _ := c.find(id); t >= 0 {
		return fmt.Errorf("question %s is already asked", id)
	}
	if v, ok := c.ev.Value(c.form, s, k, q); ok {
		c.take(s, k, mip.Choice{Item: q, Value: v})
		return nil
	}

	form := slices.Clone(c.form)
	form[s] = slices.Clone(form[s])
	form[s][k] = q

	return fmt.Errorf("question %s cannot take the place of %s: %w", id, c.b.qs[c.form[s][k]].ID, c.b.broken(form))
}

// broken lists the demands that a form breaks, and the enemies in it.
func (b *blueprint) broken(form mip.Form) error {
	var errs []error
	for i := range b.Demands {
		d := &b.Demands[i]
		if have := b.Measure(d, form); d.Weight == 0 && d.Range.Beyond(have) > 0 {
			errs = append(errs, fmt.Errorf("%s: has %d", b.words(i), have))
		}
	}

	asked := slices.Concat(form...)
	for _, clique := range b.Cliques {
		var ids []string
		for _, q := range clique {
			if slices.Contains(asked, q) {
				ids = append(ids, b.qs[q].ID)
			}
		}
		if len(ids) > 1 {
			errs = append(errs, fmt.Errorf("%s must not be asked together", strings.Join(ids, " and ")))
		}
	}

	return errors.Join(errs...)
}
