package mip

import (
	"errors"
	"fmt"
)

// Check reports everything that makes the model meaningless: indices out of
// range, negative numbers, demands that contradict themselves.
func (m *Model) Check() error {
	c := &checker{m: m}
	c.that(m.Forms >= 1, "%d forms, need at least 1", m.Forms)
	c.that(m.MaxUse == NoLimit || m.MaxUse >= 1, "an item in at most %d forms", m.MaxUse)
	c.that(m.MaxOverlap >= NoLimit, "overlap of at most %d", m.MaxOverlap)
	c.that(m.Repeat >= 0 && m.Repeat <= 1<<40, "a repeat costs %d", m.Repeat)

	for q := range m.Items {
		c.item(q, &m.Items[q])
	}

	for s := range m.Sessions {
		ses := &m.Sessions[s]
		c.that(ses.Count >= 0, "session %d: %d items", s, ses.Count)
		c.that(!ses.Free || m.Forms == 1, "session %d: of any size in %d forms", s, m.Forms)
		c.that(ses.Extra == nil || len(ses.Extra) == len(m.Items), "session %d: %d extra costs for %d items",
			s, len(ses.Extra), len(m.Items))

		for q := range min(len(ses.Extra), len(m.Items)) {
			if m.Cost(q, s) >= 0 {
				continue
			}
			c.that(false, "session %d: item %d costs less than 0", s, q)
		}
	}

	for k, clique := range m.Cliques {
		seen := map[int]bool{}
		for _, q := range clique {
			c.that(below(q, len(m.Items)) && !seen[q], "enemies %d: no item %d, or twice", k, q)
			seen[q] = true
		}
	}

	for i := range m.Demands {
		c.demand(i, &m.Demands[i])
	}

	for i := range m.Bands {
		b := &m.Bands[i]
		ok := b.Kind >= Count && b.Kind < Spread && b.Width >= 0 && b.Weight >= 0
		c.that(ok, "band %d: measure %d, width %d, weight %d", i, b.Kind, b.Width, b.Weight)
	}

	for _, a := range m.Fixed {
		ok := below(a.Form, m.Forms) && below(a.Session, len(m.Sessions)) && below(a.Item, len(m.Items))
		c.that(ok, "fixed assignment %v is out of range", a)
	}

	if len(c.errs) == 0 {
		c.that(m.magnitude() < 1<<58, "the numbers are too large to be added up")
	}

	return errors.Join(c.errs...)
}

// magnitude returns a number above every objective that a model can have, as a
// floating-point number, which cannot overflow.
func (m *Model) magnitude() float64 {
	cost, minutes, difficulty := 0.0, 1.0, 1.0
	for q := range m.Items {
		it := &m.Items[q]
		cost = max(cost, float64(it.Cost))
		minutes, difficulty = max(minutes, float64(it.Minutes)), max(difficulty, float64(it.Difficulty))
		for s := range m.Sessions {
			cost = max(cost, float64(m.Cost(q, s)))
		}
	}

	places, forms := float64(m.capacity()+1), float64(m.Forms)
	total := cost * places
	for i := range m.Demands {
		d := &m.Demands[i]
		total += float64(d.Weight) * (max(minutes, difficulty)*places + float64(max(0, min(d.Range.Lo, Unbounded))))
	}

	for i := range m.Bands {
		total += float64(m.Bands[i].Weight) * max(minutes, difficulty) * places
	}

	return total*forms + float64(m.Repeat)*places*forms*forms
}

// checker collects what is wrong with a model.
type checker struct {
	m    *Model
	errs []error
}

func (c *checker) that(ok bool, format string, args ...any) {
	if !ok {
		c.errs = append(c.errs, fmt.Errorf(format, args...))
	}
}

// item makes no words for a good item: there may be very many.
func (c *checker) item(q int, it *Item) {
	m := c.m
	if !below(it.Level, m.Levels) {
		c.that(false, "item %d: no level %d", q, it.Level)
	}
	if !below(it.Category, m.Categories) {
		c.that(false, "item %d: no category %d", q, it.Category)
	}
	if !below(it.Minutes, 1<<16+1) {
		c.that(false, "item %d: %d minutes", q, it.Minutes)
	}
	if !below(it.Difficulty, 1<<16+1) {
		c.that(false, "item %d: difficulty %d", q, it.Difficulty)
	}
	if it.Cost < 0 || it.Cost > 1<<40 {
		c.that(false, "item %d: cost %d", q, it.Cost)
	}

	for _, k := range it.Competencies {
		if !below(k, m.Competencies) {
			c.that(false, "item %d: no competency %d", q, k)
		}
	}
}

// below reports whether i is in 0..n-1.
func below(i, n int) bool { return i >= 0 && i < n }

func (c *checker) demand(i int, d *Demand) {
	m := c.m
	c.that(d.Kind >= Count && d.Kind <= Spread, "demand %d: no measure %d", i, d.Kind)
	ok := d.Session >= Any && d.Session < len(m.Sessions) && d.Level >= Any && d.Level < m.Levels &&
		d.Category >= Any && d.Category < m.Categories && d.Competency >= Any && d.Competency < m.Competencies
	c.that(ok, "demand %d: session, level, category or competency out of range", i)
	c.that(d.Weight >= 0, "demand %d: weight %d", i, d.Weight)

	for k, q := range d.Items {
		ok := below(q, len(m.Items)) && (k == 0 || d.Items[k-1] < q)
		c.that(ok, "demand %d: items not ascending or out of range", i)
	}

	if ok {
		c.that(d.Range.Lo <= d.Range.Hi, "demand %d: empty range", i)
		open := d.Range.Hi >= len(m.Sessions)
		c.that(d.Kind != Spread || open, "demand %d: a number of sessions has no upper limit", i)
	}
}
