package assemble

import (
	"fmt"
	"slices"
	"strings"
)

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
	Label      string // how the user called it; "": made from the fields
	Line       int    // in the file of the plan, for messages; 0: none
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

// matches tells whether item q, asked in session s, counts for the demand.
func (d *Demand) matches(m *Model, q, s int) bool {
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

// amount returns what item q adds to the measure.
func (d *Demand) amount(m *Model, q int) int {
	switch d.Kind {
	case Minutes:
		return m.Items[q].Minutes
	case Difficulty:
		return m.Items[q].Difficulty
	case Count, Spread:
	}
	return 1
}

// Words returns the demand as a phrase, such as
// `session "Scenarios": at least 4 advanced scenario questions`.
func (m *Model) Words(d *Demand) string {
	if d.Label != "" {
		return d.Label
	}
	where := "each form: "
	if m.Forms <= 1 {
		where = "the loop: "
	}
	if d.Session != Any {
		where = fmt.Sprintf("session %q: ", m.Sessions[d.Session].Name)
	}
	return where + d.amountWords(m)
}

// amountWords says how much of what the demand asks.
func (d *Demand) amountWords(m *Model) string {
	what := strings.Join(d.filterWords(m), " ")
	n := d.Range.words()
	switch d.Kind {
	case Minutes:
		return strings.TrimSpace(n + " minutes " + what)
	case Difficulty:
		return strings.TrimSpace("total difficulty " + n + " " + what)
	case Spread:
		return n + " " + d.Range.noun("session") + " with a question on " + what
	case Count:
	}
	if d.Competency != Any {
		return n + " " + d.Range.noun("question") + " on " + what
	}
	return n + " " + strings.TrimSpace(what+" "+d.Range.noun("question"))
}

// noun puts a noun into the number that the words of the range end with.
func (r Range) noun(one string) string {
	if r.Hi == 1 || r.Hi >= Unbounded && r.Lo == 1 {
		return one
	}
	return one + "s"
}

// filterWords names what the demand looks at, general before special.
func (d *Demand) filterWords(m *Model) []string {
	var w []string
	if d.Level != Any {
		w = append(w, m.Levels[d.Level])
	}
	if d.Category != Any {
		w = append(w, m.Categories[d.Category])
	}
	if d.Competency != Any {
		w = append(w, m.Competencies[d.Competency])
	}
	if d.Items != nil && len(d.Items) <= 4 {
		for _, q := range d.Items {
			w = append(w, m.Items[q].ID)
		}
	}
	return w
}

// words returns the range as "exactly 4", "at least 4", "at most 4", "4 to 6".
func (r Range) words() string {
	switch {
	case r.Lo == r.Hi:
		return fmt.Sprintf("exactly %d", r.Lo)
	case r.Hi >= Unbounded:
		return fmt.Sprintf("at least %d", r.Lo)
	case r.Lo <= 0:
		return fmt.Sprintf("at most %d", r.Hi)
	}
	return fmt.Sprintf("%d to %d", r.Lo, r.Hi)
}
