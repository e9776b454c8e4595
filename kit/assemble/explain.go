package assemble

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"panelkit/kit/assemble/mip"
)

// Explanation says why a form asks a question.
type Explanation struct {
	ID         string
	Why        string // in one plain sentence
	Session    int
	Serves     []string    // demands and wishes that it counts towards
	Needed     bool        // without it there is no admissible form at all
	LeavingOut int64       // what the objective loses if it must not be asked, in units
	Substitute *Substitute // the best question in its place, all else unchanged; nil: none
}

// Shadow is what one unit of a demand costs.
type Shadow struct {
	Words string
	Gain  int64 // by how much the objective improves if the demand gives way by one unit
}

// Explain explains every question of form f of a result. It solves the form
// again without each question, exactly, with all other forms as they are; the
// request must be the same.
func Explain(ctx context.Context, r Request, res *Result, f int) ([]Explanation, error) {
	b, items := res.model.with(res.model.FormGiven(res.forms, f)), res.forms[f]
	c := newChanger(b, items)
	base, _, err := again(ctx, c.b.Model, r.Effort)
	if err != nil {
		return nil, err
	}

	why := b.reasons(items)
	var out []Explanation
	for s := range items {
		for k, q := range items[s] {
			e := Explanation{ID: b.qs[q].ID, Session: s, Serves: why[b.qs[q].ID]}
			if list := c.ev.Substitutes(items, s, k); len(list) > 0 {
				now, _ := c.ev.Value(items, s, k, q)
				e.Substitute = &Substitute{b.qs[list[0].Item].ID, b.difference(list[0].Value, now)}
			}

			v, found, err := again(ctx, without(c.b.Model, q), r.Effort)
			if err != nil {
				return nil, err
			}

			e.Needed = !found
			if found {
				e.LeavingOut = max(0, floor(v-base, b.unit))
			}

			e.Why = b.sentence(items, s, q, &e)
			out = append(out, e)
		}
	}

	return out, nil
}

// without returns the model with item q forbidden.
func without(m *mip.Model, q int) *mip.Model {
	out := *m
	d := mip.On(mip.Count, mip.AtMost(0))
	d.Items = []int{q}
	out.Demands = append(slices.Clone(m.Demands), d)
	return &out
}

// again solves a model anew; found is false if it has no form.
func again(ctx context.Context, m *mip.Model, e Effort) (value int64, found bool, err error) {
	sol, err := mip.Solve(ctx, m, mip.Options{Effort: e})
	if errors.Is(err, ErrInfeasible) {
		return 0, false, nil
	}
	if err != nil {
		return 0, false, err
	}
	return sol.Value, true, nil
}

// ShadowPrices tells which demands cost form f most: for each one that it meets
// at a limit, by how much the best form would improve if that limit gave way
// by one, with all other forms as they are. Demands that cost nothing are left
// out; the dearest come first.
func ShadowPrices(ctx context.Context, r Request, res *Result, f int) ([]Shadow, error) {
	b, items := res.model.with(res.model.FormGiven(res.forms, f)), res.forms[f]
	base, _, err := again(ctx, b.tolerant(items).Model, r.Effort)
	if err != nil {
		return nil, err
	}

	var out []Shadow
	for i := range b.Demands {
		d := &b.Demands[i]
		have := b.Measure(d, items)
		if d.Weight > 0 || d.Items != nil || have != d.Range.Lo && have != d.Range.Hi {
			continue
		}

		wide := b.tolerant(items)
		w := &wide.Demands[i]
		if have == d.Range.Lo && have > 0 {
			w.Range.Lo--
		}
		if have == d.Range.Hi {
			w.Range.Hi++
		}
		if w.Range == d.Range {
			continue
		}

		v, found, err := again(ctx, wide.Model, r.Effort)
		if err != nil {
			return nil, err
		}
		if gain := (base - v) / b.unit; found && gain > 0 {
			out = append(out, Shadow{b.words(i), gain})
		}
	}

	slices.SortStableFunc(out, func(a, b Shadow) int { return cmp.Compare(b.Gain, a.Gain) })
	return out, nil
}
