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
	for q := range m.Items {
		c.item(&m.Items[q])
	}
	for s := range m.Sessions {
		ses := &m.Sessions[s]
		c.that(ses.Count >= 0, "session %q: %d questions", ses.Name, ses.Count)
		c.that(ses.Extra == nil || len(ses.Extra) == len(m.Items), "session %q: %d extra costs for %d items", ses.Name, len(ses.Extra), len(m.Items))
		for q := range ses.Extra {
			c.that(m.cost(q, s) >= 0, "session %q: %s costs less than 0", ses.Name, m.Items[q].ID)
		}
	}
	for k, clique := range m.Cliques {
		for _, q := range clique {
			c.that(q >= 0 && q < len(m.Items), "enemies %d: no item %d", k, q)
		}
	}
	for i := range m.Demands {
		c.demand(i, &m.Demands[i])
	}
	for _, a := range m.Fixed {
		c.that(a.Form >= 0 && a.Form < m.Forms && a.Session >= 0 && a.Session < len(m.Sessions) &&
			a.Item >= 0 && a.Item < len(m.Items), "fixed assignment %v is out of range", a)
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

func (c *checker) item(it *Item) {
	m := c.m
	c.that(it.Level >= 0 && it.Level < len(m.Levels), "%s: no level %d", it.ID, it.Level)
	c.that(it.Category >= 0 && it.Category < len(m.Categories), "%s: no category %d", it.ID, it.Category)
	c.that(it.Minutes >= 0 && it.Minutes <= 1<<16, "%s: %d minutes", it.ID, it.Minutes)
	c.that(it.Difficulty >= 0 && it.Difficulty <= 1<<16, "%s: difficulty %d", it.ID, it.Difficulty)
	c.that(it.Cost >= 0 && it.Cost <= 1<<40, "%s: cost %d", it.ID, it.Cost)
	for _, k := range it.Competencies {
		c.that(k >= 0 && k < len(m.Competencies), "%s: no competency %d", it.ID, k)
	}
}

func (c *checker) demand(i int, d *Demand) {
	m := c.m
	c.that(d.Kind >= Count && d.Kind <= Spread, "demand %d: no measure %d", i, d.Kind)
	ok := d.Session >= Any && d.Session < len(m.Sessions) && d.Level >= Any && d.Level < len(m.Levels) &&
		d.Category >= Any && d.Category < len(m.Categories) && d.Competency >= Any && d.Competency < len(m.Competencies)
	c.that(ok, "demand %d: session, level, category or competency out of range", i)
	c.that(d.Weight >= 0, "demand %d: weight %d", i, d.Weight)
	for k, q := range d.Items {
		c.that(q >= 0 && q < len(m.Items) && (k == 0 || d.Items[k-1] < q), "demand %d: items not ascending or out of range", i)
	}
	if ok {
		c.that(d.Range.Lo <= d.Range.Hi, "%s: empty range", m.Words(d))
		c.that(d.Kind != Spread || d.Range.Hi >= len(m.Sessions), "%s: a number of sessions has no upper limit", m.Words(d))
	}
}
