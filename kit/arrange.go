package kit

import (
	"cmp"
	"slices"

	"panelkit/bank"
)

// arrange puts the questions of a session in the order of asking, with clock and weights: those that
// must be asked before those asked if time allows, and each of the two parts from easy to hard.
func arrange(l *Loop, s *Session, qs []*bank.Question) []Asked {
	ifTime := ifTimeSet(s, qs)
	slices.SortFunc(qs, func(a, b *bank.Question) int {
		return cmp.Or(
			boolCompare(ifTime[a.ID], ifTime[b.ID]),
			cmp.Compare(a.Level.Rank(), b.Level.Rank()),
			cmp.Compare(a.Category.Rank(), b.Category.Rank()),
			cmp.Compare(a.ID, b.ID))
	})
	out := make([]Asked, len(qs))
	for i, q := range qs {
		out[i] = Asked{ID: q.ID, MustAsk: !ifTime[q.ID]}
	}
	number(l, s, qs, out)
	return out
}

// number gives the questions of a session, in their order, clock and weights.
func number(l *Loop, s *Session, qs []*bank.Question, asked []Asked) {
	weights, clock := weigh(l, qs), s.Opening()
	for i, q := range qs {
		asked[i].Start, asked[i].Minutes, asked[i].WeightPermille = clock, q.Minutes, weights[i]
		clock += q.Minutes
	}
}

// ifTimeSet chooses a quarter of a session's questions (rounded down) that may be dropped when time
// runs out: never one that alone covers a competency which the session must cover, core questions of
// the role last, long ones before short ones.
func ifTimeSet(s *Session, qs []*bank.Question) map[string]bool {
	order := slices.Clone(qs)
	slices.SortFunc(order, func(a, b *bank.Question) int {
		return cmp.Or(boolCompare(a.MustAsk, b.MustAsk), cmp.Compare(b.Minutes, a.Minutes), cmp.Compare(a.ID, b.ID))
	})
	out := map[string]bool{}
	for _, q := range order {
		if len(out) == len(qs)/4 {
			break
		}
		if !alone(s, q, qs, out) {
			out[q.ID] = true
		}
	}
	return out
}

// alone tells whether q is the only question, beside those dropped, that covers some competency of the session.
func alone(s *Session, q *bank.Question, qs []*bank.Question, dropped map[string]bool) bool {
	return slices.ContainsFunc(s.Competencies, func(c string) bool {
		return slices.Contains(q.Competencies, c) && !slices.ContainsFunc(qs, func(o *bank.Question) bool {
			return o != q && !dropped[o.ID] && slices.Contains(o.Competencies, c)
		})
	})
}

// weigh shares 1000 among questions. Without weights in the plan they weigh alike; otherwise each
// competency's weight is divided evenly among the questions of which it is the main one. If all of
// those weigh nothing, they weigh alike as well.
func weigh(l *Loop, qs []*bank.Question) []int {
	const unit = 27720 // divisible by every number of questions up to 12
	count, shares, sum := map[string]int{}, make([]int, len(qs)), 0
	for _, q := range qs {
		count[q.Main()]++
	}
	for i, q := range qs {
		shares[i] = unit * l.Weight(q.Main()) / count[q.Main()]
		sum += shares[i]
	}
	if sum == 0 || l.Weights == nil {
		for i := range shares {
			shares[i] = 1
		}
	}
	return LargestRemainder(1000, shares)
}

func boolCompare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
