package assemble

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
		v.fail("form %d: %d sessions, want %d", f+1, len(form), len(m.Sessions))
		return
	}
	asked := make(map[int]bool)
	for s, items := range form {
		if len(items) != m.Sessions[s].Count {
			v.fail("form %d, session %q: %d questions, want %d", f+1, m.Sessions[s].Name, len(items), m.Sessions[s].Count)
		}
		for _, q := range items {
			if q < 0 || q >= len(m.Items) {
				v.fail("form %d: no item %d", f+1, q)
				return
			}
			if asked[q] {
				v.fail("form %d: %s asked twice", f+1, m.Items[q].ID)
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
			v.fail("form %d: %d questions that are enemies of %s", f+1, n, m.Items[c[0]].ID)
		}
	}
	for i := range m.Demands {
		v.demand(f, form, &m.Demands[i])
	}
}

// demand measures one demand on one form.
func (v *verifier) demand(f int, form Form, d *Demand) {
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
		v.fail("form %d: %s: have %d", f+1, v.m.Words(d), total)
	}
	v.value += int64(off) * d.Weight
}

// across checks what holds between forms.
func (v *verifier) across(forms []Form) {
	m := v.m
	for q, u := range v.uses {
		if m.MaxUse >= 0 && u > m.MaxUse {
			v.fail("%s is asked in %d forms, at most %d may", m.Items[q].ID, u, m.MaxUse)
		}
		for earlier := range u { // each use pairs with all before it
			v.value += m.Repeat * int64(earlier)
		}
	}
	if m.MaxOverlap < 0 {
		return
	}
	for f := range forms {
		for g := range f {
			if n := shared(forms[f], forms[g]); n > m.MaxOverlap {
				v.fail("forms %d and %d share %d questions, at most %d may", g+1, f+1, n, m.MaxOverlap)
			}
		}
	}
}

// shared counts the items that two forms have in common, in any session.
func shared(a, b Form) int {
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
		if a.Form >= len(forms) || a.Session >= len(forms[a.Form]) || !slices.Contains(forms[a.Form][a.Session], a.Item) {
			v.fail("form %d, session %q: %s is missing", a.Form+1, v.m.Sessions[a.Session].Name, v.m.Items[a.Item].ID)
		}
	}
}
