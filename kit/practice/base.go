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
}

// newBase takes the role's plan, or the general one where the role has none.
func newBase(role *bank.Role, t *Text) *base {
	p := role.Plan
	if p == nil || !slices.ContainsFunc(p.Phases, func(ph bank.Phase) bool { return len(ph.Days) > 0 }) {
		p = &t.Plan
	}

	b := &base{daily: p.Daily, timing: Timing{bounded(p.Timing.Technical), bounded(p.Timing.Scenario)}, checklist: p.Checklist}
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

// learning returns the days of a phase on which new questions are practiced: those without a mock
// interview, or all if each has one.
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

// lessons tells for each day which questions, as indices, are practiced on it for the first time, if
// each day had room for all.
//
// A question belongs to the first day without a mock interview that names it. Those that no day names
// are spread over the phase of their category, each category from easy to hard.
func (b *base) lessons(qs []Question) [][]int {
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

	for _, c := range bank.Categories() {
		var rest []int
		for i, q := range qs {
			if q.Category == string(c) && !placed[i] {
				rest = append(rest, i) // by level, as the questions of a document are
			}
		}
		days := b.learning(b.home(c, qs, index))
		for i, q := range rest {
			at := days[i*len(days)/len(rest)]
			out[at] = append(out[at], q)
		}
	}

	for i := range out {
		slices.SortStableFunc(out[i], func(x, y int) int { return rank(qs[x].Level) - rank(qs[y].Level) })
	}

	return out
}

// rank orders the levels of questions.
func rank(level string) int { return bank.Level(level).Rank() }

// home returns the phase in which a category is learned: the one whose days name most of its questions
// if they name at least a fifth of all; otherwise technical and tools questions belong to the first
// phase, scenarios to the second, behavioral and governance questions to the third.
func (b *base) home(c bank.Category, qs []Question, index map[string]int) int {
	all, named := 0, make([]int, len(b.phases))
	for _, q := range qs {
		if q.Category == string(c) {
			all++
		}
	}

	for i, d := range b.days {
		for _, id := range d.Questions {
			if q, ok := index[id]; ok && d.Mock == "" && qs[q].Category == string(c) {
				named[b.phase[i]]++
			}
		}
	}

	best := 0
	for p, n := range named {
		if n > named[best] {
			best = p
		}
	}

	if 5*named[best] >= all && named[best] > 0 {
		return best
	}

	phases := b.learningPhases()
	usual := map[bank.Category]int{bank.Scenario: 1, bank.Behavioral: 2, bank.Governance: 2}[c]
	return phases[min(usual, len(phases)-1)]
}
