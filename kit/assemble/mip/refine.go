package mip

import (
	"context"
	"slices"
)

// Limits of refining.
const (
	refineTurns = 4       // times that all forms are solved again
	refineWork  = 150_000 // units of work for one form
)

// refine solves each form of a solution again, exactly, with all other forms
// as they are, as long as that improves it and so much work allows.
func refine(ctx context.Context, m *Model, sol *Solution, work int64) {
	for range refineTurns {
		better := false
		for f := range sol.Forms {
			if ctx.Err() != nil || sol.Value == sol.Bound || work <= 0 {
				return
			}

			frame := newFrame(m.FormGiven(sol.Forms, f))
			now, ok := frame.evaluate(sol.Forms[f])
			one := newSingle(frame)
			one.limit = min(refineWork, work)
			err := one.run(ctx)
			next := &one.sol
			sol.Work += next.Work
			work -= next.Work
			if err != nil {
				continue
			}

			if !ok || next.Value >= now {
				continue
			}

			// A band of all forms may lie elsewhere by now: the set as a whole decides.
			old := sol.Forms[f]
			sol.Forms[f] = next.Forms[0]

			if v := m.value(sol.Forms); v < sol.Value {
				sol.Value, better = v, true
			} else {
				sol.Forms[f] = old
			}
		}

		if !better {
			return
		}
	}
}

// evaluate returns the value of a form and whether it is admissible.
func (f *frame) evaluate(form Form) (int64, bool) {
	var items []int32
	for s := range form {
		for _, q := range form[s] {
			items = append(items, int32(q))
		}
	}

	slices.Sort(items)
	p := f.program(items)
	var set []int32

	for s := range form {
		for _, q := range form[s] {
			if j := p.columnOf(q, s); j >= 0 {
				set = append(set, j)
			}
		}
	}

	return p.evaluate(set)
}

// FormGiven returns the model of form f alone where all others stay: items that
// they ask cost more, those that they use up are forbidden, and so is too much
// overlap with any of them.
func (m *Model) FormGiven(forms []Form, f int) *Model {
	one := m.Single()
	one.Demands, one.Items = slices.Clone(m.Demands), slices.Clone(m.Items)
	uses := make([]int, len(m.Items))

	for g := range forms {
		if g == f {
			continue
		}

		set := slices.Sorted(slices.Values(slices.Concat(forms[g]...)))
		for _, q := range set {
			uses[q]++
		}

		if m.overlapBinds() {
			d := On(Count, AtMost(m.MaxOverlap))
			d.Items = set
			one.Demands = append(one.Demands, d)
		}
	}

	spent := On(Count, AtMost(0))
	spent.Items = []int{}

	for q, u := range uses {
		one.Items[q].Cost += m.Repeat * int64(u)
		if u >= m.maxUse() && m.maxUse() < m.Forms {
			spent.Items = append(spent.Items, q)
		}
	}

	one.Demands = append(one.Demands, spent)
	for i := range m.Bands {
		if len(forms) == 1 {
			break
		}

		have := slices.Delete(m.bandOf(i, forms), f, f+1)
		b := &m.Bands[i]
		d := b.demand()
		d.Range = Range{max(0, slices.Max(have)-b.Width), slices.Min(have) + b.Width}
		if d.Range.Lo > d.Range.Hi { // the others miss it already
			d.Range.Lo, d.Range.Hi = max(0, slices.Min(have)), slices.Max(have)
		}

		d.Weight = b.Weight
		one.Demands = append(one.Demands, d)
	}

	for _, a := range m.Fixed {
		if a.Form == f {
			one.Fixed = append(one.Fixed, Assignment{0, a.Session, a.Item})
		}
	}

	return one
}
