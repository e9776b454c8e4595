package practice

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"panelkit/bank/problem"
)

// report gathers what the time does not hold.
type report struct {
	brisk                  bool
	long, full             []int // numbers of questions
	thorough, needed, held int   // minutes of first practices: thorough ones, those planned for, those in the plan
	asked, wanted          int   // questions of mock interviews
	kept, possible         int   // repeats
	topicsKept, topicsAll  int
	labs, labsAll          int
	without, learning      int // days
	minutes                int // of a day
	total                  int // questions
}

// holdsOne refuses hours in which no question has room.
func (p *planner) holdsOne() error {
	p.price(true)
	least := slices.Min(p.cost)
	if least <= p.minutes {
		return nil
	}
	return problem.Problem{
		ID: "hours per day",
		Fact: fmt.Sprintf("%g hours a day hold no question; the shortest takes %d minutes to practice",
			p.o.HoursPerDay, least),
		Hint: "give at least " + strconv.FormatFloat(math.Ceil(float64(least)/6)/10, 'f', -1, 64) + " hours a day",
	}
}

func (r *report) questions(p *planner) {
	r.minutes, r.total = p.minutes, len(p.doc.Questions)
	for i := range p.doc.Questions {
		r.needed += p.cost[i]
		r.thorough += firstMinutes(&p.doc.Questions[i], false)
		switch {
		case p.doc.Questions[i].Day != 0:
			r.held += p.cost[i]
		case p.cost[i] > p.minutes:
			r.long = append(r.long, i+1)
		default:
			r.full = append(r.full, i+1)
		}
	}
}

// repeats counts the repeats that were due before the last day and those that were held.
func (r *report) repeats(p *planner, ms []memory) {
	end := p.slots[len(p.slots)-1].day
	for _, m := range ms {
		for _, o := range offsets() {
			if m.seen && m.first+o <= end {
				r.possible++
			}
		}
		r.kept += m.kept
	}
}

// list returns what was left out, in words, the questions first.
func (r *report) list(t *Text) []LeftOut {
	out := []LeftOut{}
	add := func(what Missing, why string, count, of int, questions []int) {
		if count > 0 {
			why = fill(why, "count", count, "of", of, "needed", r.needed, "held", r.held,
				"thorough", r.thorough, "minutes", r.minutes)
			out = append(out, LeftOut{What: what, Why: why, Count: count, Of: of, Questions: questions})
		}
	}

	w := t.LeftOut
	add(MissingQuestions, w.Questions, len(r.full), r.total, r.full)
	if r.brisk {
		add(MissingDepth, w.Depth, r.total-len(r.full)-len(r.long), r.total, nil)
	}

	add(MissingLong, w.Long, len(r.long), r.total, r.long)
	add(MissingRepeats, w.Repeats, r.possible-r.kept, r.possible, nil)
	add(MissingMock, w.Mock, r.wanted-r.asked, r.wanted, nil)
	add(MissingLabs, w.Labs, r.labsAll-r.labs, r.labsAll, nil)
	add(MissingTopics, w.Topics, r.topicsAll-r.topicsKept, r.topicsAll, nil)
	add(MissingStudy, w.Study, r.without, r.learning, nil)
	return out
}
