package practice

import (
	"slices"

	"panelkit/bank"
)

// base is the plan that a role's authors wrote, day by day, ready to be stretched or squeezed.
type base struct {
	phases    []bank.Phase
	days      []bank.Day // of all phases, in order
	phase     []int      // of each day, as an index
	daily     []string
	timing    Timing
	checklist []string
	role      *bank.Role // whose tags tell what a day is about
}

// newBase takes the role's plan, or the general one where the role has none.
func newBase(role *bank.Role, t *Text) *base {
	p := role.Plan
	if p == nil || !slices.ContainsFunc(p.Phases, func(ph bank.Phase) bool { return len(ph.Days) > 0 }) {
		p = &t.Plan
	}
	b := &base{
		daily: p.Daily, checklist: p.Checklist, role: role,
		timing: Timing{bounded(p.Timing.Technical), bounded(p.Timing.Scenario)},
	}

	for _, ph := range p.Phases {
		if len(ph.Days) == 0 {
			continue
		}
		for _, d := range ph.Days {
			b.days, b.phase = append(b.days, d), append(b.phase, len(b.phases))
		}
		b.phases = append(b.phases, ph)
	}
	return b
}

// bounded keeps the minutes of an answer within reason, whatever a plan says.
func bounded(minutes int) int { return min(max(1, minutes), bank.MaxMinutes) }

// consolidates reports whether a day brings together what earlier days have taught: it names many questions and
// holds no mock interview.
func consolidates(d *bank.Day) bool { return d.Mock == "" && len(d.Questions) >= consolidating }

// learning returns the days of a phase on which new questions are practiced: those without a mock interview, or all
// if each has one.
func (b *base) learning(phase int) []int {
	var out, all []int
	for i := range b.days {
		if b.phase[i] == phase {
			all = append(all, i)
			if b.days[i].Mock == "" {
				out = append(out, i)
			}
		}
	}

	if len(out) == 0 {
		return all
	}
	return out
}

// rehearses reports whether a phase holds mock interviews only.
func (b *base) rehearses(phase int) bool {
	return !slices.ContainsFunc(b.learning(phase), func(i int) bool { return b.days[i].Mock == "" })
}

// learningPhases returns the phases in which new questions are practiced.
func (b *base) learningPhases() []int {
	var out, all []int
	for p := range b.phases {
		all = append(all, p)
		if !b.rehearses(p) {
			out = append(out, p)
		}
	}

	if len(out) == 0 {
		return all
	}
	return out
}

// lessons returns for each day the questions, as indices, that are practiced on it for the first time, if each day
// had room for all.
//
// A question belongs to the first day without a mock interview that names it. One that no day names goes to the day
// that is about the same things; where the plan names none of its category, the category is spread over its usual
// phase from easy to hard.
func (b *base) lessons(qs []*bank.Question) [][]int {
	out, placed := make([][]int, len(b.days)), make([]bool, len(qs))
	index := map[string]int{}
	for i, q := range qs {
		index[q.ID] = i
	}
	for i, d := range b.days {
		for _, id := range d.Questions {
			if q, ok := index[id]; ok && d.Mock == "" && !placed[q] {
				out[i], placed[q] = append(out[i], q), true
			}
		}
	}

	named := slices.Clone(placed)
	about := newSubjects(b)
	for _, c := range bank.Categories() {
		var rest []int
		for i, q := range qs {
			if q.Category == c && !placed[i] {
				rest = append(rest, i) // by level, as the questions of a document are
			}
		}
		if days := b.homes(c); len(days) > 0 {
			about.place(c, qs, rest, days, out)
			continue
		}
		days := b.learning(b.usualPhase(c))
		for i, q := range rest {
			at := days[i*len(days)/len(rest)]
			out[at] = append(out[at], q)
		}
	}

	// What the authors named keeps its day where there is too little room for all.
	for i := range out {
		slices.SortStableFunc(out[i], func(x, y int) int {
			if named[x] != named[y] {
				return boolOrder(named[x], named[y])
			}
			return qs[x].Level.Rank() - qs[y].Level.Rank()
		})
	}
	return out
}

// rank orders the levels of questions.
func rank(level string) int { return bank.Level(level).Rank() }

// homes returns the days on which new questions of a category may be practiced: those of the phases in which
// learning days name any, but for days that bring together what was learned. None if no day names any.
func (b *base) homes(c bank.Category) []int {
	phases := make([]bool, len(b.phases))
	for i := range b.days {
		d := &b.days[i]
		for _, id := range d.Questions {
			if q := b.role.Question(id); q != nil && q.Category == c && d.Mock == "" && !consolidates(d) {
				phases[b.phase[i]] = true
			}
		}
	}

	var out []int
	for i := range b.days {
		if d := &b.days[i]; phases[b.phase[i]] && d.Mock == "" && !consolidates(d) {
			out = append(out, i)
		}
	}
	return out
}

// usualPhase returns the phase of a category that a plan does not name: technical and tools questions belong to the
// first phase, scenarios to the second, behavioral and governance questions to the third.
func (b *base) usualPhase(c bank.Category) int {
	phases := b.learningPhases()
	usual := map[bank.Category]int{bank.Scenario: 1, bank.Behavioral: 2, bank.Governance: 2}[c]
	return phases[min(usual, len(phases)-1)]
}
