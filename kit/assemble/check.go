package assemble

import (
	"errors"
	"fmt"
)

// Check reports everything that makes the model meaningless: indices out of
// range, negative numbers, demands that contradict themselves.
func (m *Model) Check() error {
	c := &checker{m: m}
	c.that(m.Forms >= 1, "%d forms, need at least 1", m.Forms)
	c.that(m.MaxUse == NoLimit || m.MaxUse >= 1, "a question in at most %d forms", m.MaxUse)
	c.that(m.MaxOverlap >= NoLimit, "overlap of at most %d", m.MaxOverlap)
	c.that(m.Repeat >= 0 && m.Repeat <= 1<<40, "a repeat costs %d", m.Repeat)
	for q := range m.Items {
		c.item(&m.Items[q])
	}
	for s := range m.Sessions {
		ses := &m.Sessions[s]
		c.that(ses.Count >= 0, "session %q: %d questions", ses.Name, ses.Count)
		c.that(ses.Extra == nil || len(ses.Extra) == len(m.Items), "session %q: %d extra costs for %d items", ses.Name, len(ses.Extra), len(m.Items))
		for q := range min(len(ses.Extra), len(m.Items)) {
			if m.cost(q, s) >= 0 {
				continue
			}
			c.that(false, "session %q: %s costs less than 0", ses.Name, m.Items[q].ID)
		}
	}
	for k, clique := range m.Cliques {
		for _, q := range clique {
			c.that(below(q, len(m.Items)), "enemies %d: no item %d", k, q)
		}
	}
	for i := range m.Demands {
		c.demand(i, &m.Demands[i])
	}
	for _, a := range m.Fixed {
		c.that(below(a.Form, m.Forms) && below(a.Session, len(m.Sessions)) && below(a.Item, len(m.Items)), "fixed assignment %v is out of range", a)
	}
	return errors.Join(c.errs...)
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
func (c *checker) item(it *Item) {
	m := c.m
	if !below(it.Level, len(m.Levels)) {
		c.that(false, "%s: no level %d", it.ID, it.Level)
	}
	if !below(it.Category, len(m.Categories)) {
		c.that(false, "%s: no category %d", it.ID, it.Category)
	}
	if !below(it.Minutes, 1<<16+1) {
		c.that(false, "%s: %d minutes", it.ID, it.Minutes)
	}
	if !below(it.Difficulty, 1<<16+1) {
		c.that(false, "%s: difficulty %d", it.ID, it.Difficulty)
	}
	if it.Cost < 0 || it.Cost > 1<<40 {
		c.that(false, "%s: cost %d", it.ID, it.Cost)
	}
	for _, k := range it.Competencies {
		if !below(k, len(m.Competencies)) {
			c.that(false, "%s: no competency %d", it.ID, k)
		}
	}
}

// below tells whether i is in 0..n-1.
func below(i, n int) bool { return i >= 0 && i < n }

func (c *checker) demand(i int, d *Demand) {
	m := c.m
	c.that(d.Kind >= Count && d.Kind <= Spread, "demand %d: no measure %d", i, d.Kind)
	ok := d.Session >= Any && d.Session < len(m.Sessions) && d.Level >= Any && d.Level < len(m.Levels) &&
		d.Category >= Any && d.Category < len(m.Categories) && d.Competency >= Any && d.Competency < len(m.Competencies)
	c.that(ok, "demand %d: session, level, category or competency out of range", i)
	c.that(d.Weight >= 0, "demand %d: weight %d", i, d.Weight)
	for k, q := range d.Items {
		c.that(below(q, len(m.Items)) && (k == 0 || d.Items[k-1] < q), "demand %d: items not ascending or out of range", i)
	}
	if ok {
		c.that(d.Range.Lo <= d.Range.Hi, "%s: empty range", m.Words(d))
		c.that(d.Kind != Spread || d.Range.Hi >= len(m.Sessions), "%s: a number of sessions has no upper limit", m.Words(d))
	}
}
