package practice

import (
	"cmp"
	"slices"

	"panelkit/bank"
)

// offsets returns the days after its first practice on which a question is due again.
func offsets() []int { return []int{1, 3, 7, 14} }

// memory is what the planner knows of one question.
type memory struct {
	first int  // day of the calendar of its first practice, from 0
	seen  bool //
	next  int  // index into offsets of the repeat that comes next
	kept  int  // repeats that were held
}

func (m *memory) due(day int) bool {
	return m.seen && m.next < len(offsets()) && m.first+offsets()[m.next] <= day
}

// hold notes a repeat. Those that were due as well are passed over.
func (m *memory) hold(day int) {
	m.kept++
	for m.due(day) {
		m.next++
	}
}

// rehearse fills the days, one after the other, with mock interviews, drills and repeats.
func (p *planner) rehearse() {
	ms, known := make([]memory, len(p.doc.Questions)), make([]bool, len(p.doc.Questions))
	for i := range p.slots {
		s := &p.slots[i]
		pool := p.drillPool(i, known)
		for _, q := range s.fresh {
			ms[q] = memory{first: s.day, seen: true}
			known[q] = true
			p.done[q]++
		}
		p.holdMocks(s, known)
		p.holdDrill(s, pool)
		for _, q := range p.timed(s) {
			if ms[q].due(s.day) {
				ms[q].hold(s.day)
			}
		}
		p.holdRepeats(s, ms)
	}

	p.report.repeats(p, ms)
}

// timed returns the questions that a slot's mock interviews and drill ask.
func (p *planner) timed(s *slot) []int {
	out := slices.Clone(s.drill)
	for _, m := range s.held {
		for _, n := range m.Questions {
			if !slices.Contains(out, n-1) {
				out = append(out, n-1)
			}
		}
	}
	return out
}

// drillPool returns the questions that a slot's timed drill may ask: those practiced on an earlier day
// that the base plan names for this one. A day that names many brings their categories together, as
// does the last learning day of a stage that has no such day; it may ask all of these categories. In
// a long plan, days that lead up to a mock interview ask what it will ask.
func (p *planner) drillPool(at int, known []bool) []int {
	s, named, wide := &p.slots[at], map[int]bool{}, map[string]bool{}
	for _, t := range s.parts {
		d := p.base.days[t.base]
		if d.Mock == "" && t.nr < t.of || d.Mock != "" && t.nr == t.of {
			continue
		}
		for i, q := range p.doc.Questions {
			if d.Mock != "" && suits(d.Mock, &q) {
				wide[q.Category] = true // a day that leads up to a mock interview
			} else if known[i] && slices.Contains(d.Questions, q.ID) {
				named[i] = true
				wide[q.Category] = wide[q.Category] || len(d.Questions) >= consolidating
			}
		}
	}

	if p.closes(at) {
		for _, o := range p.slots[:at] {
			for _, q := range o.fresh {
				if o.stage == s.stage {
					wide[p.doc.Questions[q].Category] = true
				}
			}
		}
	}

	var out []int
	for i, q := range p.doc.Questions {
		if known[i] && (named[i] || wide[q.Category]) {
			out = append(out, i)
		}
	}

	p.sortPool(out, "drill", func(i int) int {
		if named[i] {
			return 0
		}
		return 1
	})
	return out
}

// closes reports whether a slot is the last learning day of its stage and no base day of the stage
// brings questions together.
func (p *planner) closes(at int) bool {
	st := p.slots[at].stage
	for i := range p.base.days {
		if i >= p.stages[st].from && i < p.stages[st].to && consolidates(&p.base.days[i]) {
			return false
		}
	}
	later := slices.ContainsFunc(p.slots[at+1:], func(s slot) bool { return s.stage == st && s.learns })
	return p.slots[at].learns && !later
}

func (p *planner) holdDrill(s *slot, pool []int) {
	room := (p.minutes - s.load.Total()) * drillShare / drillShares
	for _, q := range pool {
		m := p.doc.Questions[q].Limit + drillMinutes
		if m <= room && len(s.drill) < technicalMock && !slices.Contains(p.timed(s), q) {
			s.drill = append(s.drill, q)
			room -= m
			s.load.Drill += m
			p.done[q]++
		}
	}
	slices.Sort(s.drill)
}

// holdRepeats fills a slot with the repeats that are due, as far as its topics leave room: first those with the
// shortest offset, then those that wait longest, then the harder ones.
func (p *planner) holdRepeats(s *slot, ms []memory) {
	var due []int
	for q := range ms {
		if ms[q].due(s.day) {
			due = append(due, q)
		}
	}

	slices.SortStableFunc(due, func(a, b int) int {
		return cmp.Or(cmp.Compare(ms[a].next, ms[b].next), cmp.Compare(ms[a].first, ms[b].first),
			-cmp.Compare(bank.Level(p.doc.Questions[a].Level).Rank(), bank.Level(p.doc.Questions[b].Level).Rank()))
	})

	room := p.minutes - s.load.Total()
	for _, q := range due {
		if m := p.doc.Questions[q].Limit + repeatMinutes; m <= room {
			s.repeats = append(s.repeats, q)
			room -= m
			s.load.Repeat += m
			ms[q].hold(s.day)
			p.done[q]++
		}
	}

	slices.Sort(s.repeats)
}
