package mip

import (
	"context"
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// bruteForms tries every set of forms.
func bruteForms(m *Model) (best int64, ok bool) {
	var list []Form
	one := m.Single()
	everyForm(m, func(form Form) {
		if _, err := Verify(one, []Form{form}); err == nil {
			f := make(Form, len(form))
			for s := range form {
				f[s] = slices.Clone(form[s])
			}
			list = append(list, f)
		}
	})

	for i := range list {
		for j := range list {
			if v, err := Verify(m, []Form{list[i], list[j]}); err == nil && (!ok || v < best) {
				best, ok = v, true
			}
		}
	}

	return best, ok
}

// drawTwoForms draws a model of two forms so small that all pairs can be tried.
func drawTwoForms(t *rapid.T) *Model {
	m := drawModel(t)
	m.Items = m.Items[:min(len(m.Items), 6)]
	dropBeyond(m)
	m.Forms = 2
	m.MaxUse = rapid.IntRange(1, 2).Draw(t, "use")
	m.MaxOverlap = rapid.IntRange(-1, 2).Draw(t, "overlap")
	m.Repeat = int64(rapid.IntRange(0, 12).Draw(t, "repeat"))
	if rapid.Bool().Draw(t, "alike") {
		kind := rapid.SampledFrom([]Kind{Count, Minutes, Difficulty}).Draw(t, "of")
		m.Bands = []Band{{kind, rapid.IntRange(0, 4).Draw(t, "width"), int64(rapid.IntRange(0, 3).Draw(t, "unlike"))}}
	}

	return m
}

func TestTwoFormsAgainstBruteForce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawTwoForms(t)
		want, ok := bruteForms(m)
		got, err := Solve(context.Background(), m, Options{Work: 20000})
		if err != nil {
			if !errors.Is(err, ErrInfeasible) || ok {
				t.Fatalf("brute force %d, Solve: %v", want, err)
			}
			return
		}
		if !ok || !got.Proven || got.Value < want || got.Bound > want || got.Proven && got.Value != want {
			t.Fatalf("brute force %d %v, Solve: %+v", want, ok, got)
		}
		if v, err := Verify(m, got.Forms); err != nil || v != got.Value {
			t.Fatalf("verifier: %d, %v", v, err)
		}
	})
}

// dropBeyond takes items out of lists that the model no longer has.
func dropBeyond(m *Model) {
	gone := func(q int) bool { return q >= len(m.Items) }
	for i := range m.Demands {
		if m.Demands[i].Items != nil {
			m.Demands[i].Items = slices.DeleteFunc(m.Demands[i].Items, gone)
		}
	}

	for k := range m.Cliques {
		m.Cliques[k] = slices.DeleteFunc(m.Cliques[k], gone)
	}

	for s := range m.Sessions {
		if m.Sessions[s].Extra != nil {
			m.Sessions[s].Extra = m.Sessions[s].Extra[:len(m.Items)]
		}
	}
}

func TestFixedAssignments(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		s, q := rapid.IntRange(0, len(m.Sessions)-1).Draw(t, "fs"), rapid.IntRange(0, len(m.Items)-1).Draw(t, "fq")
		m.Fixed = []Assignment{{0, s, q}}
		want, ok := bruteForce(m)
		got, err := Solve(context.Background(), m, Options{})
		if ok != (err == nil) || ok && got.Value != want {
			t.Fatalf("brute force %d %v, Solve: %+v, %v", want, ok, got, err)
		}
	})
}

func TestAnItemMoreNeverHurts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		before, err := Solve(context.Background(), m, Options{})
		it := m.Items[0]
		it.Cost = int64(rapid.IntRange(0, 30).Draw(t, "cost"))
		m.Items = append(m.Items, it)
		for s := range m.Sessions {
			if m.Sessions[s].Extra != nil {
				m.Sessions[s].Extra = append(m.Sessions[s].Extra, 0)
			}
		}
		after, err2 := Solve(context.Background(), m, Options{})
		if err == nil && (err2 != nil || after.Value > before.Value) {
			t.Fatalf("before %+v, after %+v, %v", before, after, err2)
		}
	})
}

// TestCoresEqualBruteForce goes the way of large banks on small models: the
// interior-point method, a first core of a few columns, and wider ones.
func TestCoresEqualBruteForce(t *testing.T) {
	for range 10 {
		rapid.Check(t, func(t *rapid.T) {
			m := drawModel(t)
			want, ok := bruteForce(m)
			f := newFrame(m)
			s := newSingle(f)
			s.first = 2
			s.root(sifting{small: 0, each: 1, add: 1})
			if s.sol.Bound > want && ok {
				t.Fatalf("relaxation certifies %d, brute force %d", s.sol.Bound, want)
			}
			s.cores()
			if ok != s.found || ok && s.sol.Value != want || s.sol.Bound < s.sol.Value {
				t.Fatalf("brute force %d %v, cores: %+v, found %v", want, ok, s.sol, s.found)
			}
		})
	}
}

// TestAnyPricesCertify checks the certificate itself: whatever the prices, the
// bound is none that a set beats, also where they come from a part of the bank.
func TestAnyPricesCertify(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		want, ok := bruteForce(m)
		f := newFrame(m)
		var part []int32
		for q := range m.Items {
			if rapid.Bool().Draw(t, "in the part") {
				part = append(part, int32(q))
			}
		}
		p := f.program(part)
		y := make([]float64, len(p.rows))
		for i := range y {
			y[i] = rapid.Float64Range(-40, 40).Draw(t, "price")
		}
		pr := p.quantize(y)
		r := &relaxation{f: f, times: 1, most: 1, master: p, pr: pr, pricing: f.pricing(p, &pr)}
		if b := pr.ceil(r.bound()); ok && b > want {
			t.Fatalf("prices %v certify %d, brute force %d", y, b, want)
		}
	})
}
