package plan

import (
	"fmt"
	"slices"

	"panelkit/bank"
	"panelkit/bank/strict"
	"panelkit/kit"
)

// feasible finds demands that the bank plainly cannot meet, before any search: each with its place in
// the plan, what it needs and what there is. That none is found does not mean that a set exists.
func (r *resolver) feasible(l *kit.Loop) {
	c := &counter{r: r, l: l}
	c.includes()
	for i := range l.Sessions {
		c.session(&r.plan.Sessions[i], &l.Sessions[i])
	}
	c.wholeLoop()
}

// counter counts which questions a loop may ask.
type counter struct {
	r *resolver
	l *kit.Loop
}

// pool gives the questions that a session may ask and that pass a test.
func (c *counter) pool(s *kit.Session, pass func(q *bank.Question) bool) []*bank.Question {
	var out []*bank.Question
	for i := range c.r.role.Questions {
		q := &c.r.role.Questions[i]
		if s.Suits(q) && c.allowed(q) && pass(q) {
			out = append(out, q)
		}
	}
	return out
}

func (c *counter) allowed(q *bank.Question) bool {
	return !slices.Contains(c.l.Exclude, q.ID) &&
		!slices.ContainsFunc(c.l.ExcludeTags, func(t string) bool { return slices.Contains(q.Tags, t) })
}

func (c *counter) session(ps *Session, s *kit.Session) {
	at := func(key, fact, hint string) {
		c.r.problems = append(c.r.problems, ps.Pos.Problem(key, s.ID, fact, hint))
	}

	need := func(key, what string, lo int, pass func(q *bank.Question) bool) {
		if have := len(c.pool(s, pass)); lo > have {
			at(key, fmt.Sprintf("needs %d %s questions, the bank has %d that the session may ask", lo, what, have),
				"lower the quota or add questions")
		}
	}

	all := func(*bank.Question) bool { return true }
	before := len(c.r.problems)
	for _, l := range bank.Levels() {
		need("levels", string(l), s.Levels[l].Lo, func(q *bank.Question) bool { return q.Level == l })
	}

	for _, k := range bank.Categories() {
		need("categories", string(k), s.Categories[k].Lo, func(q *bank.Question) bool { return q.Category == k })
	}

	for _, cell := range s.Cells {
		need("cells", string(cell.Level)+" "+string(cell.Category), cell.Lo,
			func(q *bank.Question) bool { return q.Level == cell.Level && q.Category == cell.Category })
	}

	for i, comp := range s.Competencies {
		if c.r.role.Competency(comp) != nil &&
			len(c.pool(s, func(q *bank.Question) bool { return slices.Contains(q.Competencies, comp) })) == 0 {
			at(strict.Item("competencies", i), fmt.Sprintf("no question that the session may ask shows %q", comp),
				"choose other categories or levels, or leave the competency to another session")
		}
	}

	if len(c.r.problems) == before {
		need("questions", "different", s.Questions, all)
		c.minutes(at, s, c.pool(s, all))
	}
}

// minutes finds a session that even the shortest questions overrun, or even the longest do not fill.
func (c *counter) minutes(at func(key, fact, hint string), s *kit.Session, pool []*bank.Question) {
	if len(pool) < s.Questions {
		return
	}

	var minutes []int
	for _, q := range pool {
		minutes = append(minutes, q.Minutes)
	}

	slices.Sort(minutes)
	least, most := 0, 0
	for i := range s.Questions {
		least += minutes[i]
		most += minutes[len(minutes)-1-i]
	}

	band := s.QuestionMinutes()
	switch {
	case least > band.Hi:
		at(
			"minutes",
			fmt.Sprintf("%d questions take at least %d minutes, %d minutes leave %d for them", s.Questions, least,
				s.Minutes, band.Hi),
			"ask fewer questions or plan more minutes",
		)
	case most < band.Lo:
		at(
			"minutes",
			fmt.Sprintf("%d questions take at most %d minutes, %d minutes ask for at least %d", s.Questions, most,
				s.Minutes, band.Lo),
			"ask more questions or plan fewer minutes",
		)
	}
}

// includes finds questions that must be asked but fit into no session, are enemies, or are too many.
func (c *counter) includes() {
	total := 0
	for i := range c.l.Sessions {
		total += c.l.Sessions[i].Questions
	}

	if n := len(c.l.Include); n > total {
		c.r.report("include", fmt.Sprintf("%d questions must be asked, the loop asks %d", n, total), "")
	}

	for i, id := range c.l.Include {
		q := c.r.role.Question(id)
		if q == nil {
			continue // reported already
		}
		fits := slices.ContainsFunc(c.l.Sessions, func(s kit.Session) bool {
			return s.Suits(q)
		})
		if !fits {
			c.r.report(
				strict.Item("include", i),
				fmt.Sprintf("question %q (%s, %s) must be asked, but no session may ask such a question", id, q.Level,
					q.Category),
				"open a session to its level and category",
			)
		}
		for _, other := range c.l.Include[:i] {
			if o := c.r.role.Question(
				other,
			); o != nil &&
				(slices.Contains(q.ApartIDs(), other) || slices.Contains(o.ApartIDs(), id)) {
				c.r.report(
					strict.Item("include", i),
					fmt.Sprintf("questions %q and %q must both be asked, but one loop may ask only one of them",
						other, id),
					"remove one of the two",
				)
			}
		}
		for _, t := range c.l.ExcludeTags {
			if slices.Contains(q.Tags, t) {
				c.r.report(strict.Item("include", i),
					fmt.Sprintf("question %q must be asked, but has the excluded tag %q", id, t),
					"remove one of the two")
			}
		}
	}
}

// wholeLoop finds categories of which all sessions together need more than there is.
func (c *counter) wholeLoop() {
	for _, k := range bank.Categories() {
		lo, have := 0, 0
		for i := range c.l.Sessions {
			lo += c.l.Sessions[i].Categories[k].Lo
		}

		for i := range c.r.role.Questions {
			if q := &c.r.role.Questions[i]; q.Category == k && c.allowed(q) {
				have++
			}
		}

		if lo > have {
			c.r.report("sessions",
				fmt.Sprintf("all sessions together need %d %s questions, the bank has %d", lo, k, have),
				"lower the quotas or add questions")
		}
	}
}
