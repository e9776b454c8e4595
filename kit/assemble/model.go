package assemble

// Any, as the session, level, category or competency of a Demand, matches all.
const Any = -1

// NoLimit, as a limit of a Model, means that there is none.
const NoLimit = -1

// Item is one question as the model sees it.
type Item struct {
	ID           string
	Level        int   // index into Model.Levels
	Category     int   // index into Model.Categories
	Minutes      int   // time to ask and answer it
	Difficulty   int   // any scale that adds up
	Cost         int64 // what asking it once adds to the objective, at least 0
	Competencies []int // indices into Model.Competencies, each once
}

// Session is one interview of the loop; it asks exactly Count questions.
type Session struct {
	Name  string
	Count int
	Extra []int64 // what asking item q here adds to its cost; nil: nothing
	Line  int     // of Count in the file of the plan, for messages; 0: none
}

// Assignment says that form Form asks item Item in session Session.
type Assignment struct{ Form, Session, Item int }

// Model is a 0-1 program of test assembly: see the package comment. All
// numbers are integers, so that what is proven about it can be exact.
type Model struct {
	Items        []Item
	Sessions     []Session
	Levels       []string     // names, for messages; their number bounds Item.Level
	Categories   []string     // likewise
	Competencies []string     // likewise
	Cliques      [][]int      // enemies: of each set a form asks at most one
	Demands      []Demand     // what each form must or should satisfy
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

// size returns the number of questions in a form.
func (m *Model) size() int {
	n := 0
	for _, s := range m.Sessions {
		n += s.Count
	}
	return n
}

// maxUse returns the most forms that may ask one item.
func (m *Model) maxUse() int {
	if m.MaxUse == NoLimit || m.MaxUse > m.Forms {
		return m.Forms
	}
	return m.MaxUse
}

// counts tells whether it matters how often an item is used, beside MaxUse.
func (m *Model) counts() bool { return m.Forms > 1 && (m.Repeat > 0 || m.overlapBinds()) }

// overlapBinds tells whether MaxOverlap can exclude anything.
func (m *Model) overlapBinds() bool {
	return m.Forms > 1 && m.MaxOverlap != NoLimit && m.MaxOverlap < m.size()
}

// cost returns what asking item q in session s adds to the objective.
func (m *Model) cost(q, s int) int64 {
	c := m.Items[q].Cost
	if x := m.Sessions[s].Extra; x != nil {
		c += x[q]
	}
	return c
}
