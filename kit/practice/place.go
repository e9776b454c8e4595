package practice

import (
	"cmp"
	"slices"

	"panelkit/kit"
)

// Minutes of a first practice beyond speaking: to read hint, criteria and answer and to note what was
// missing, and to fill in the worksheet of a story. A brisk one ends with the criteria.
const (
	compareMinutes   = 5
	worksheetMinutes = 5
	briskMinutes     = 3
)

// firstMinutes returns the minutes that the first practice of a question takes. A thorough one has the
// time that an interviewer would give the question, a brisk one that of a timed drill.
func firstMinutes(q *Question, brisk bool) int {
	switch {
	case brisk:
		return q.Limit + briskMinutes
	case q.Story:
		return max(q.Minutes, q.Limit) + compareMinutes + worksheetMinutes
	}
	return max(q.Minutes, q.Limit) + compareMinutes
}

// placing puts questions into slots: first those that the plan names, on their own days as far as these have room, so
// that no other takes their place; then the rest in a fixed order, each no earlier than the one before it.
type placing struct {
	order []int  // indices of questions
	wish  []int  // by question: the slot of the base plan
	cost  []int  // by question: minutes
	named []bool // by question: the plan names it for a day
	room  []int  // by slot: minutes
}

// latest returns for the questions of order the last slot that each may have if those behind it shall find room too;
// false if there is not enough. It fills the slots from the end.
func (p *placing) latest(order, room []int) ([]int, bool) {
	out, at := make([]int, len(order)), len(room)-1
	left := slices.Clone(room)
	for i := len(order) - 1; i >= 0; i-- {
		for at >= 0 && left[at] < p.cost[order[i]] {
			at--
		}
		if at < 0 {
			return nil, false
		}
		left[at] -= p.cost[order[i]]
		out[i] = at
	}

	return out, true
}

// place returns the questions of each slot; false if they do not all find room.
func (p *placing) place(order []int) ([][]int, bool) {
	out, left := make([][]int, len(p.room)), slices.Clone(p.room)
	var rest []int
	for _, q := range order {
		if at := p.wish[q]; p.named[q] && left[at] >= p.cost[q] {
			left[at] -= p.cost[q]
			out[at] = append(out[at], q)
		} else {
			rest = append(rest, q)
		}
	}

	more, ok := p.placeInOrder(rest, left)
	if !ok {
		return p.placeInOrder(order, p.room) // wastes less of a tight plan
	}
	for i := range out {
		out[i] = append(out[i], more[i]...)
	}
	return out, true
}

// placeInOrder returns the questions of each slot: as near to the wish as the room allows, in order.
func (p *placing) placeInOrder(order, room []int) ([][]int, bool) {
	latest, ok := p.latest(order, room)
	if !ok {
		return nil, false
	}

	out, left, at := make([][]int, len(room)), slices.Clone(room), 0
	for i, q := range order {
		at = min(max(at, p.wish[q]), latest[i])
		for left[at] < p.cost[q] {
			at++ // at most up to latest[i], where those that end there fit together
		}
		left[at] -= p.cost[q]
		out[at] = append(out[at], q)
	}
	return out, true
}

// most takes as many questions as find room, those that come first in the given order of preference
// before the others, and returns them in the order of the plan.
func (p *placing) most(preference []int) []int {
	total, room := 0, 0
	for _, r := range p.room {
		room += r
	}

	position := make([]int, len(p.cost))
	for i, q := range p.order {
		position[q] = i
	}

	var chosen []int
	for _, q := range preference {
		if total+p.cost[q] > room {
			continue
		}
		at, _ := slices.BinarySearchFunc(chosen, position[q], func(c, at int) int {
			return cmp.Compare(position[c], at)
		})
		try := slices.Insert(slices.Clone(chosen), at, q)
		if _, ok := p.latest(try, p.room); ok {
			chosen, total = try, total+p.cost[q]
		}
	}

	return chosen
}

// preference orders questions for a plan that cannot hold all: so that any beginning of it has the
// levels in the proportion that suits the seniority and the categories evenly.
func preference(qs []Question, s kit.Seniority) []int {
	type cell struct{ category, level string }
	mix, seen := s.Mix(), map[cell]int{}
	key, out := make([]int, len(qs)), make([]int, len(qs))
	for i, q := range qs {
		c := cell{q.Category, q.Level}
		out[i], key[i] = i, (2*seen[c]+1)*10_000/max(1, mix[rank(q.Level)])
		seen[c]++
	}
	slices.SortStableFunc(out, func(a, b int) int { return cmp.Compare(key[a], key[b]) })
	return out
}
