package debrief

import (
	"cmp"
	"maps"
	"slices"

	"panelkit/bank"
	"panelkit/kit"
)

// CompareFormat names the layout of a comparison as JSON.
const CompareFormat = "panelkit.compare/1"

// Input is one candidate's kit with the scorecards that came back.
type Input struct {
	Kit   *kit.Kit
	Cards []Returned
}

// Comparison sets candidates of one loop side by side, over the sessions whose forms are parallel. It
// puts them in no order but that in which they were given.
type Comparison struct {
	Format       string        `json:"format"`
	Title        string        `json:"title"`
	Scale        int           `json:"scale"`
	Parallel     bool          `json:"parallel"`          // all sessions are
	Sessions     []string      `json:"sessions"`          // ids of those that are parallel: what follows is over them
	Reasons      []Difference  `json:"reasons,omitempty"` // why the others are not
	Candidates   []Candidate   `json:"candidates"`
	Competencies []ComparedRow `json:"competencies,omitempty"` // in the order of the role
	Impact       []Impact      `json:"impact,omitempty"`
}

// Candidate is one of those compared.
type Candidate struct {
	Name    string   `json:"candidate,omitempty"`
	Kit     string   `json:"kit"`
	In      int      `json:"in"` // scorecards
	Planned int      `json:"planned"`
	Shown   bool     `json:"shown"`   // false: scorecards are missing and nobody asked for a part
	Overall *float64 `json:"overall"` // mean of the interviewers' overall scores
}

// ComparedRow is one competency with the mean of the interviewers' means for each candidate.
type ComparedRow struct {
	ID     string     `json:"id"`
	Name   string     `json:"name"`
	Values []*float64 `json:"values"` // in the order of the candidates; nil: not rated or not shown
}

// DifferenceKind is in what two kits differ.
type DifferenceKind string

// The kinds of differences. Only that of a form leaves other sessions comparable.
const (
	DifferentRole     DifferenceKind = "role"
	DifferentScale    DifferenceKind = "scale"
	DifferentSessions DifferenceKind = "sessions"
	DifferentWeights  DifferenceKind = "weights"
	DifferentForm     DifferenceKind = "form"
)

// Difference is why two kits, by their ids, cannot be compared, or not in one session.
type Difference struct {
	Kind    DifferenceKind `json:"kind"`
	A       string         `json:"a"`
	B       string         `json:"b"`
	Session string         `json:"session,omitempty"`
}

// Compare sets candidates side by side. Forms are parallel where a session asks as many questions of
// each level and category, on the same scale, with the same weights of competencies. A candidate whose
// scorecards are not all in is not shown unless Partial is set. Groups, which may be nil, are checked
// by FourFifths; they are counts of their own and have nothing to do with the candidates.
func Compare(in []Input, groups []Group, o Options) *Comparison {
	c := &Comparison{Format: CompareFormat, Sessions: []string{}, Candidates: []Candidate{}}
	if len(groups) > 0 {
		c.Impact = FourFifths(groups)
	}
	if len(in) == 0 {
		return c
	}
	first := in[0].Kit
	c.Title, c.Scale = first.Loop.Title, first.Loop.Scale
	c.differences(in)
	reports := make([]*Report, len(in))
	for i, one := range in {
		reports[i] = AnalyzeReturned(one.Kit, one.Cards, o)
		c.Candidates = append(c.Candidates, c.candidate(one.Kit, reports[i]))
	}
	if len(c.Sessions) == 0 {
		return c
	}
	for _, comp := range first.Role.Competencies {
		row := ComparedRow{ID: comp.ID, Name: comp.Name}
		rated := false
		for i, r := range reports {
			x := c.over(in[i].Kit, r, comp.ID)
			rated = rated || x != nil
			row.Values = append(row.Values, x)
		}
		if rated {
			c.Competencies = append(c.Competencies, row)
		}
	}
	return c
}

// differences finds the sessions that are parallel in all kits, and why the others are not.
func (c *Comparison) differences(in []Input) {
	a := in[0].Kit
	apart := map[string]bool{}
	for _, other := range in[1:] {
		b := other.Kit
		d := Difference{A: a.ID, B: b.ID}
		switch {
		case a.Role.ID != b.Role.ID:
			d.Kind = DifferentRole
		case a.Loop.Scale != b.Loop.Scale:
			d.Kind = DifferentScale
		case !slices.EqualFunc(a.Loop.Sessions, b.Loop.Sessions, func(x, y kit.Session) bool { return x.ID == y.ID }):
			d.Kind = DifferentSessions
		case !maps.Equal(a.Loop.Weights, b.Loop.Weights):
			d.Kind = DifferentWeights
		default:
			for i, s := range a.Loop.Sessions {
				if !maps.Equal(makeUp(a, i), makeUp(b, i)) {
					c.Reasons = append(c.Reasons, Difference{Kind: DifferentForm, A: a.ID, B: b.ID, Session: s.ID})
					apart[s.ID] = true
				}
			}
			continue
		}
		c.Reasons = append(c.Reasons, d)
		return // nothing can be compared
	}
	for _, s := range a.Loop.Sessions {
		if !apart[s.ID] {
			c.Sessions = append(c.Sessions, s.ID)
		}
	}
	c.Parallel = len(c.Reasons) == 0
}

type cellOfBlueprint struct {
	level    bank.Level
	category bank.Category
}

// makeUp counts the questions of a session by level and category.
func makeUp(k *kit.Kit, session int) map[cellOfBlueprint]int {
	out := map[cellOfBlueprint]int{}
	for _, a := range k.Sessions[session].Asked {
		q := k.Question(a.ID)
		out[cellOfBlueprint{q.Level, q.Category}]++
	}
	return out
}

func (c *Comparison) candidate(k *kit.Kit, r *Report) Candidate {
	out := Candidate{Name: k.Loop.Candidate, Kit: k.ID, Planned: len(r.Status.Seats), Shown: !r.Blind && len(c.Sessions) > 0}
	for _, s := range r.Status.Seats {
		if s.State == In {
			out.In++
		}
	}
	sum, n := 0.0, 0
	for _, p := range r.Interviewers {
		if p.Overall != nil && c.counts(k, p.Seat) {
			sum += *p.Overall
			n++
		}
	}
	if n > 0 && out.Shown {
		x := sum / float64(n)
		out.Overall = &x
	}
	return out
}

// counts tells whether a seat belongs to a session that is parallel.
func (c *Comparison) counts(k *kit.Kit, seat string) bool {
	for _, s := range k.Seats() {
		if s.ID == seat {
			return slices.Contains(c.Sessions, k.Loop.Sessions[s.Session].ID)
		}
	}
	return false
}

// over gives the mean of the means that interviewers of parallel sessions gave for a competency.
func (c *Comparison) over(k *kit.Kit, r *Report, competency string) *float64 {
	var xs []float64
	for _, comp := range r.Competencies {
		for _, rated := range comp.Ratings {
			if comp.ID == competency && rated.Mean != nil && c.counts(k, rated.Seat) {
				xs = append(xs, *rated.Mean)
			}
		}
	}
	if len(xs) == 0 {
		return nil
	}
	slices.Sort(xs) // so that the sum does not depend on the order
	m := mean(xs)
	return &m
}

// label names a candidate, or the kit where no name is set.
func (c Candidate) label() string { return cmp.Or(c.Name, c.Kit) }
