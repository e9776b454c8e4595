package assemble

import (
	"cmp"
	"context"
	"errors"
	"slices"
)

// Explanation says why a form asks a question.
type Explanation struct {
	ID         string
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
	m, items := besides(res.model, res.forms, f), res.forms[f]
	c := &changer{m: m, p: entire(tolerant(m, items)), form: items, unit: unit(res.model.size() * res.model.Forms)}
	base, _, err := again(ctx, tolerant(m, items), r.Effort)
	if err != nil {
		return nil, err
	}
	why := reasons(m, items)
	var out []Explanation
	for s := range items {
		for k, q := range items[s] {
			e := Explanation{ID: m.Items[q].ID, Session: s, Serves: why[m.Items[q].ID]}
			if list := c.substitutes(s, k); len(list) > 0 {
				now, _ := c.value(s, k, q)
				e.Substitute = &Substitute{m.Items[list[0].item].ID, floor(list[0].value-now, c.unit)}
			}
			v, found, err := again(ctx, without(tolerant(m, items), q), r.Effort)
			if err != nil {
				return nil, err
			}
			e.Needed = !found
			if found {
				e.LeavingOut = max(0, floor(v-base, c.unit))
			}
			out = append(out, e)
		}
	}
	return out, nil
}

// oneForm returns the model for one form.
func oneForm(m *Model) *Model {
	one := *m
	one.Forms, one.MaxUse, one.MaxOverlap, one.Repeat, one.Fixed = 1, NoLimit, NoLimit, 0, nil
	return &one
}

// without returns the model with item q forbidden.
func without(m *Model, q int) *Model {
	out := *m
	d := On(Count, AtMost(0))
	d.Items = []int{q}
	out.Demands = append(slices.Clone(m.Demands), d)
	return &out
}

// again solves a model anew; found is false if it has no form.
func again(ctx context.Context, m *Model, e Effort) (value int64, found bool, err error) {
	sol, err := Solve(ctx, m, Options{Effort: e})
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
	m, items := besides(res.model, res.forms, f), res.forms[f]
	u := unit(res.model.size() * res.model.Forms)
	base, _, err := again(ctx, tolerant(m, items), r.Effort)
	if err != nil {
		return nil, err
	}
	var out []Shadow
	for i := range m.Demands {
		d := &m.Demands[i]
		have := measure(m, d, items)
		if d.Weight > 0 || d.Items != nil || have != d.Range.Lo && have != d.Range.Hi {
			continue
		}
		wide := tolerant(m, items)
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
		v, found, err := again(ctx, wide, r.Effort)
		if err != nil {
			return nil, err
		}
		if gain := (base - v) / u; found && gain > 0 {
			out = append(out, Shadow{m.Words(d), gain})
		}
	}
	slices.SortStableFunc(out, func(a, b Shadow) int { return cmp.Compare(b.Gain, a.Gain) })
	return out, nil
}
