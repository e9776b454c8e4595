package kit

import (
	"cmp"
	"slices"

	"panelkit/bank"
)

// arrange puts the questions of a session in the order of asking, with clock and weights: those that
// must be asked before those asked if time allows, and each of the two parts from easy to hard.
func arrange(s *Session, qs []*bank.Question, shares map[string]float64) []Asked {
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

	number(s, qs, out, shares)
	return out
}

// number gives the questions of a session, in their order, clock and weights. A break, if the session has one, stands
// at the end of the question that reaches the middle of them.
func number(s *Session, qs []*bank.Question, asked []Asked, shares map[string]float64) {
	weights, clock, rest := permille(qs, shares), s.Opening(), s.Break()
	total, done := 0, 0
	for _, q := range qs {
		total += q.Minutes
	}

	for i, q := range qs {
		asked[i].Start, asked[i].Minutes, asked[i].WeightPermille = clock, q.Minutes, weights[i]
		clock, done = clock+q.Minutes, done+q.Minutes
		if rest > 0 && 2*done >= total && i+1 < len(qs) {
			clock, rest = clock+rest, 0
		}
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

func boolCompare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
