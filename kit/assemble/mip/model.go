package mip

// Any, as the session, level, category or competency of a Demand, matches all.
const Any = -1

// NoLimit, as a limit of a Model, means that there is none.
const NoLimit = -1

// Item is one question as the model sees it.
type Item struct {
	Level        int   // from 0 to Model.Levels-1
	Category     int   // from 0 to Model.Categories-1
	Minutes      int   // time to ask and answer it
	Difficulty   int   // any scale that adds up
	Cost         int64 // what asking it once adds to the objective, at least 0
	Competencies []int // from 0 to Model.Competencies-1, each once
}

// Session is one interview of the loop; it asks exactly Count questions.
type Session struct {
	Count int
	Free  bool    // any number will do: for finding out what stands in the way
	Extra []int64 // what asking item q here adds to its cost; nil: nothing
}

// Band asks that what all forms measure lies in one window of the given width,
// wherever that is. With Weight 0 it is hard; otherwise each unit by which a form
// lies outside the best window adds Weight to the objective. A band of a single
// form says nothing.
type Band struct {
	Kind   Kind // over all items of a form; not Spread
	Width  int
	Weight int64
}

// Assignment says that form Form asks item Item in session Session.
type Assignment struct{ Form, Session, Item int }

// Model is a 0-1 program of test assembly: see the package comment. All
// numbers are integers, so that what is proven about it can be exact.
type Model struct {
	Items        []Item
	Sessions     []Session
	Levels       int          // how many there are; it bounds Item.Level
	Categories   int          // likewise
	Competencies int          // likewise
	Cliques      [][]int      // enemies: of each set a form asks at most one
	Demands      []Demand     // what each form must or should satisfy
	Bands        []Band       // what all forms must or should have alike
	Forms        int          // parallel forms, at least 1
	MaxUse       int          // most forms that may ask one item, or NoLimit
	MaxOverlap   int          // most items that two forms may share, or NoLimit
	Repeat       int64        // what each pair of forms adds to the objective for each item that both ask, at least 0
	Fixed        []Assignment // what is decided before the search
}

// Form lists the items of one form by session, each list ascending.
type Form [][]int

// Solution is a set of forms and what is known about it.
type Solution struct {
	Forms  []Form
	Value  int64 // the objective of Forms
	Bound  int64 // no admissible set costs less; certified in integers
	Proven bool  // Bound is so near to Value that nothing lies between
	Work   int64 // units of work that the search spent
	Nodes  int   // nodes of the branch and bound trees
}

// Gap is the part of Value that is not yet proven necessary: 0 when Proven.
func (s *Solution) Gap() float64 {
	if s.Proven || s.Value <= 0 {
		return 0
	}
	return float64(s.Value-s.Bound) / float64(s.Value)
}

// Single returns the model of one form, without what ties forms together.
func (m *Model) Single() *Model {
	one := *m
	one.Forms, one.MaxUse, one.MaxOverlap, one.Repeat, one.Fixed, one.Bands = 1, NoLimit, NoLimit, 0, nil, nil
	return &one
}

// Size returns the number of questions in a form.
func (m *Model) Size() int {
	n := 0
	for _, s := range m.Sessions {
		n += s.Count
	}
	return n
}

// room returns the most items that session s asks.
func (m *Model) room(s int) int {
	if m.Sessions[s].Free {
		return len(m.Items)
	}
	return m.Sessions[s].Count
}

// capacity returns the most items that a form asks.
func (m *Model) capacity() int {
	n := 0
	for s := range m.Sessions {
		n += m.room(s)
	}
	return n
}

// maxUse returns the most forms that may ask one item.
func (m *Model) maxUse() int {
	switch {
	case m.MaxOverlap == 0: // what two forms ask they share
		return 1
	case m.MaxUse == NoLimit || m.MaxUse > m.Forms:
		return m.Forms
	}
	return m.MaxUse
}

// counts reports whether it matters how often an item is used, beside MaxUse.
func (m *Model) counts() bool { return m.Forms > 1 && (m.Repeat > 0 || m.overlapBinds()) }

// overlapBinds reports whether MaxOverlap can exclude anything.
func (m *Model) overlapBinds() bool {
	return m.maxUse() > 1 && m.MaxOverlap != NoLimit && m.MaxOverlap < m.Size()
}

// short reports whether there are plainly too few items.
func (m *Model) short() bool {
	n := m.Size()
	for s := range m.Sessions {
		if m.Sessions[s].Free {
			n -= m.Sessions[s].Count
		}
	}
	return n > len(m.Items) || n*m.Forms > len(m.Items)*m.maxUse()
}

// Cost returns what asking item q in session s adds to the objective.
func (m *Model) Cost(q, s int) int64 {
	c := m.Items[q].Cost
	if x := m.Sessions[s].Extra; x != nil {
		c += x[q]
	}
	return c
}

// value returns the objective of a set of forms, admissible or not.
func (m *Model) value(forms []Form) int64 {
	total := int64(0)
	uses := make([]int64, len(m.Items))
	for _, form := range forms {
		for s, items := range form {
			for _, q := range items {
				total += m.Cost(q, s) + m.Repeat*uses[q]
				uses[q]++
			}
		}

		for i := range m.Demands {
			d := &m.Demands[i]
			total += d.Weight * int64(d.Range.Beyond(m.Measure(d, form)))
		}
	}

	for i := range m.Bands {
		_, off := m.Bands[i].window(m.bandOf(i, forms))
		total += m.Bands[i].Weight * int64(off)
	}

	return total
}

// bandOf returns what each form measures by band i.
func (m *Model) bandOf(i int, forms []Form) []int {
	d := m.Bands[i].demand()
	have := make([]int, len(forms))
	for f := range forms {
		have[f] = m.Measure(&d, forms[f])
	}
	return have
}
