package kit

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"panelkit/bank"
)

// Swapped is a question that took the place of another.
type Swapped struct {
	Out  string `json:"out"`
	In   string `json:"in"`
	Cost int64  `json:"cost"` // what the objective gained or, below 0, lost by it
}

// Swap gives a kit in which one question is replaced and every other one keeps its place. The kit's
// id stays; clock and weights of the session are made anew.
func (k *Kit) Swap(role *bank.Role, s Swapped) (*Kit, error) {
	in := role.Question(s.In)
	if in == nil {
		return nil, fmt.Errorf("question %q is not in role %q", s.In, role.ID)
	}
	i, j := k.Place(s.Out)
	if i < 0 {
		return nil, fmt.Errorf("question %q is not in the kit", s.Out)
	}
	if again, _ := k.Place(s.In); again >= 0 {
		return nil, fmt.Errorf("question %q is in the kit already", s.In)
	}
	out := *k
	out.Questions = slices.DeleteFunc(slices.Clone(k.Questions), func(q bank.Question) bool { return q.ID == s.Out })
	out.Questions = append(out.Questions, *in)
	slices.SortFunc(out.Questions, func(a, b bank.Question) int { return strings.Compare(a.ID, b.ID) })
	out.Sessions = slices.Clone(k.Sessions)
	asked := slices.Clone(k.Sessions[i].Asked)
	asked[j].ID = s.In
	var qs []*bank.Question
	for _, a := range asked {
		qs = append(qs, out.Question(a.ID))
	}

	// The weights of the other sessions stay as they were printed.
	var all []*bank.Question
	for i := range out.Questions {
		all = append(all, &out.Questions[i])
	}
	number(&out.Loop.Sessions[i], qs, asked, out.Loop.shares(all))
	out.Sessions[i].Asked = asked
	out.Selection.Reasons = maps.Clone(k.Selection.Reasons)
	delete(out.Selection.Reasons, s.Out)
	if out.Selection.Reasons != nil {
		out.Selection.Reasons[s.In] = []string{"in place of " + s.Out}
	}
	out.Selection.Objective += s.Cost
	out.Selection.Optimal = k.Selection.Optimal && s.Cost == 0
	out.Swaps = append(slices.Clone(k.Swaps), s)
	out.Coverage = out.coverage()
	out.Seal = out.seal()
	return &out, nil
}

// Place finds a question: the indices of its session and within it; -1 and -1 if it is not asked.
func (k *Kit) Place(id string) (session, place int) {
	for i, s := range k.Sessions {
		if j := slices.IndexFunc(s.Asked, func(a Asked) bool { return a.ID == id }); j >= 0 {
			return i, j
		}
	}
	return -1, -1
}

// Form gives the questions of the kit as a form.
func (k *Kit) Form() Form {
	var f Form
	for _, s := range k.Sessions {
		var ids []string
		for _, a := range s.Asked {
			ids = append(ids, a.ID)
		}
		f.Sessions = append(f.Sessions, ids)
	}
	return f
}
