package mip

import "slices"

// Kind says what a Demand measures.
type Kind int

// The measures. Each is taken over the items of one session or of a form.
const (
	Count      Kind = iota // number of matching items
	Minutes                // sum of their minutes
	Difficulty             // sum of their difficulties
	Spread                 // number of sessions with at least one matching item
)

// Unbounded, as the Hi of a Range, is no upper limit.
const Unbounded = 1 << 30

// Range is a closed interval of integers.
type Range struct{ Lo, Hi int }

// Exactly is the range that holds n alone.
func Exactly(n int) Range { return Range{n, n} }

// AtLeast is the range from n up.
func AtLeast(n int) Range { return Range{n, Unbounded} }

// AtMost is the range from 0 to n.
func AtMost(n int) Range { return Range{0, n} }

// Beyond returns by how much v lies outside the range.
func (r Range) Beyond(v int) int { return max(0, r.Lo-v, v-r.Hi) }

// Demand asks that a measure over the matching items of every form lies in a
// range. With Weight 0 it is hard; otherwise it is a wish, and each unit
// outside the range adds Weight to the objective.
//
// Make demands with On and Within, which start from Any; the zero Demand
// speaks about session 0, level 0, category 0 and competency 0.
type Demand struct {
	Kind       Kind
	Session    int   // or Any: the whole form
	Level      int   // or Any
	Category   int   // or Any
	Competency int   // or Any
	Items      []int // only these, ascending; nil: all
	Range      Range
	Weight     int64
}

// On returns a demand for the measure k over all items of a form.
func On(k Kind, r Range) Demand {
	return Demand{Kind: k, Session: Any, Level: Any, Category: Any, Competency: Any, Range: r}
}

// Within returns a demand for the measure k over all items of session s.
func Within(s int, k Kind, r Range) Demand {
	d := On(k, r)
	d.Session = s
	return d
}

// Matches reports whether item q, asked in session s, counts for the demand.
func (d *Demand) Matches(m *Model, q, s int) bool {
	it := &m.Items[q]
	if d.Session != Any && d.Session != s ||
		d.Level != Any && d.Level != it.Level ||
		d.Category != Any && d.Category != it.Category ||
		d.Competency != Any && !slices.Contains(it.Competencies, d.Competency) {
		return false
	}
	if d.Items == nil {
		return true
	}

	_, ok := slices.BinarySearch(d.Items, q)
	return ok
}

// Amount returns what item q adds to the measure.
func (d *Demand) Amount(m *Model, q int) int {
	switch d.Kind {
	case Minutes:
		return m.Items[q].Minutes
	case Difficulty:
		return m.Items[q].Difficulty
	case Count, Spread:
	}
	return 1
}

// Measure returns what a form measures by a demand.
func (m *Model) Measure(d *Demand, form Form) int {
	total := 0
	for s, items := range form {
		here := 0
		for _, q := range items {
			if d.Matches(m, q, s) {
				here += d.Amount(m, q)
			}
		}

		if d.Kind == Spread {
			here = min(here, 1)
		}

		total += here
	}

	return total
}
