package debrief

import (
	"maps"
	"slices"

	"panelkit/bank"
	"panelkit/kit"
)

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
					d.Kind, d.Session = DifferentForm, s.ID
					c.Reasons = append(c.Reasons, d)
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

// cell is a level and category at once.
type cell struct {
	level    bank.Level
	category bank.Category
}

// makeUp counts the questions of a session by level and category.
func makeUp(k *kit.Kit, session int) map[cell]int {
	out := map[cell]int{}
	for _, a := range k.Sessions[session].Asked {
		q := k.Question(a.ID)
		out[cell{q.Level, q.Category}]++
	}
	return out
}
