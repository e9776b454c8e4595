package mip

import (
	"errors"
	"fmt"
	"slices"
)

// Verify re-checks a set of forms against the model from its definition alone:
// it shares no code with the search. It returns the objective of the set, or
// an error that lists every demand that does not hold.
func Verify(m *Model, forms []Form) (int64, error) {
	v := &verifier{m: m, uses: make([]int, len(m.Items))}
	if len(forms) != m.Forms {
		v.fail("%d forms, want %d", len(forms), m.Forms)
	}
	for f := range forms {
		v.form(f, forms[f])
	}
	v.across(forms)
	v.fixed(forms)
	return v.value, errors.Join(v.errs...)
}

// verifier collects what is wrong and adds up the objective.
type verifier struct {
	m     *Model
	uses  []int // forms that ask the item
	value int64
	errs  []error
}

func (v *verifier) fail(format string, args ...any) {
	v.errs = append(v.errs, fmt.Errorf(format, args...))
}

// form checks one form by itself.
func (v *verifier) form(f int, form Form) {
	m := v.m
	if len(form) != len(m.Sessions) {
		v.fail("form %d: %d sessions, want %d", f, len(form), len(m.Sessions))
		return
	}

	asked := make(map[int]bool)
	for s, items := range form {
		if len(items) != m.Sessions[s].Count && !m.Sessions[s].Free {
			v.fail("form %d, session %d: %d items, want %d", f, s, len(items), m.Sessions[s].Count)
		}

		for _, q := range items {
			if q < 0 || q >= len(m.Items) {
				v.fail("form %d: no item %d", f, q)
				return
			}
			if asked[q] {
				v.fail("form %d: item %d asked twice", f, q)
			}

			asked[q] = true
			v.uses[q]++
			v.value += m.Items[q].Cost
			if len(m.Sessions[s].Extra) > 0 {
				v.value += m.Sessions[s].Extra[q]
			}
		}
	}

	for _, c := range m.Cliques {
		n := 0
		for _, q := range c {
			if asked[q] {
				n++
			}
		}
		if n > 1 {
			v.fail("form %d: %d items that are enemies of item %d", f, n, c[0])
		}
	}

	for i := range m.Demands {
		v.demand(f, form, i)
	}
}

// demand measures one demand on one form.
func (v *verifier) demand(f int, form Form, i int) {
	d := &v.m.Demands[i]
	total := 0
	for s, items := range form {
		if d.Session >= 0 && d.Session != s {
			continue
		}

		here := 0
		for _, q := range items {
			it := v.m.Items[q]
			hit := (d.Level < 0 || it.Level == d.Level) && (d.Category < 0 || it.Category == d.Category) &&
				(d.Competency < 0 || slices.Contains(it.Competencies, d.Competency)) &&
				(d.Items == nil || slices.Contains(d.Items, q))
			if hit {
				here += map[Kind]int{Count: 1, Spread: 1, Minutes: it.Minutes, Difficulty: it.Difficulty}[d.Kind]
			}
		}

		if d.Kind == Spread {
			here = min(here, 1)
		}

		total += here
	}

	off := 0
	if total < d.Range.Lo {
		off = d.Range.Lo - total
	} else if total > d.Range.Hi {
		off = total - d.Range.Hi
	}

	if off > 0 && d.Weight == 0 {
		v.fail("form %d: demand %d: have %d", f, i, total)
	}

	v.value += int64(off) * d.Weight
}

// across checks what holds between forms.
func (v *verifier) across(forms []Form) {
	m := v.m
	for q, u := range v.uses {
		if m.MaxUse >= 0 && u > m.MaxUse {
			v.fail("item %d is asked in %d forms, at most %d may", q, u, m.MaxUse)
		}
		for earlier := range u { // each use pairs with all before it
			v.value += m.Repeat * int64(earlier)
		}
	}

	for i := range m.Bands {
		v.band(i, forms)
	}

	if m.MaxOverlap < 0 {
		return
	}

	for f := range forms {
		for g := range f {
			if n := Shared(forms[f], forms[g]); n > m.MaxOverlap {
				v.fail("forms %d and %d share %d items, at most %d may", g, f, n, m.MaxOverlap)
			}
		}
	}
}

// band measures what all forms should have alike: it tries every window that
// begins or ends at a form.
func (v *verifier) band(i int, forms []Form) {
	b := v.m.Bands[i]
	var have []int
	for _, form := range forms {
		total := 0
		for _, items := range form {
			for _, q := range items {
				it := v.m.Items[q]
				total += map[Kind]int{Count: 1, Minutes: it.Minutes, Difficulty: it.Difficulty}[b.Kind]
			}
		}
		have = append(have, total)
	}

	least := -1
	for k := range 2 * len(have) {
		from := have[k/2] - b.Width*(k%2)
		off := 0
		for _, x := range have {
			off += max(0, from-x, x-from-b.Width)
		}
		if least < 0 || off < least {
			least = off
		}
	}

	if least > 0 && b.Weight == 0 {
		v.fail("band %d: the forms measure %v, not within %d", i, have, b.Width)
	}

	v.value += b.Weight * int64(max(0, least))
}

// Shared counts the items that two forms have in common, in any session.
func Shared(a, b Form) int {
	in := make(map[int]bool)
	for _, items := range a {
		for _, q := range items {
			in[q] = true
		}
	}

	n := 0
	for _, items := range b {
		for _, q := range items {
			if in[q] {
				n++
			}
		}
	}

	return n
}

// fixed checks the assignments decided beforehand.
func (v *verifier) fixed(forms []Form) {
	for _, a := range v.m.Fixed {
		there := a.Form < len(forms) && a.Session < len(forms[a.Form])
		if !there || !slices.Contains(forms[a.Form][a.Session], a.Item) {
			v.fail("form %d, session %d: item %d is missing", a.Form, a.Session, a.Item)
		}
	}
}
