package assemble

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// Infeasible is the error for demands that no set satisfies.
type Infeasible struct {
	Proven   bool     // that there is none; false: none was found for so many forms
	Conflict []Clash  // demands that cannot hold together, though any one fewer can
	Remedies []Remedy // each checked to be enough, the cheapest first
}

// Clash is a demand that cannot hold together with others.
type Clash struct {
	Words string
	Line  int // in the file of the plan; 0: not there
}

// Remedy is a change after which the demands can be met.
type Remedy struct {
	Words string // what to change
	Cost  int    // units by which a demand is weakened, or questions to add, weighed
}

// Error names the demands that conflict, one on a line if there are several.
func (e *Infeasible) Error() string {
	if len(e.Conflict) == 1 && e.Proven {
		return "this demand cannot be met: " + e.Conflict[0].Words
	}
	s := "no set of questions satisfies these demands together:"
	if !e.Proven {
		s = "no set of forms was found for these demands:"
	}
	for _, c := range e.Conflict {
		s += "\n  "
		if c.Line > 0 {
			s += fmt.Sprintf("line %d: ", c.Line)
		}
		s += c.Words
	}
	return s
}

// Hint names what can be done, the cheapest first.
func (e *Infeasible) Hint() string {
	var words []string
	for _, r := range e.Remedies {
		words = append(words, r.Words)
	}
	if len(words) > 1 {
		return "one of these would do:\n  " + strings.Join(words, "\n  ")
	}
	return strings.Join(words, "")
}

// Is matches ErrInfeasible, or ErrUnknown where nothing is proven.
func (e *Infeasible) Is(target error) bool {
	if e.Proven {
		return target == ErrInfeasible
	}
	return target == ErrUnknown
}

// diagnose explains why one form of m cannot be assembled. It returns nil if
// one can be, or if that could not be decided with the work allowed.
func diagnose(ctx context.Context, m *Model) *Infeasible {
	d := &diagnosis{ctx: ctx, m: bare(m)}
	members, ok := d.conflict()
	if !ok {
		return nil
	}
	out := &Infeasible{Proven: true}
	for _, c := range members {
		out.Conflict = append(out.Conflict, Clash{d.describe(c), d.line(c)})
	}
	out.Remedies = d.remedies(members)
	return out
}

// bare returns the hard part of a model for one form, without costs.
func bare(m *Model) *Model {
	b := *m
	b.Forms, b.MaxUse, b.MaxOverlap, b.Repeat, b.Fixed, b.Demands = 1, NoLimit, NoLimit, 0, nil, nil
	b.Items, b.Sessions = slices.Clone(m.Items), slices.Clone(m.Sessions)
	for q := range b.Items {
		b.Items[q].Cost = 0
	}
	for s := range b.Sessions {
		b.Sessions[s].Extra = nil
	}
	for i := range m.Demands {
		if m.Demands[i].Weight == 0 {
			b.Demands = append(b.Demands, m.Demands[i])
		}
	}
	return &b
}

// member is something that can be left out of a model: a demand (kind 0), the
// size of a session, or all enemies.
type member struct{ kind, index int }

// diagnosis looks for the reason why a model has no form.
type diagnosis struct {
	ctx context.Context
	m   *Model
}

// diagnosisWork is the work that one question of feasibility may take.
const diagnosisWork = 400_000

// feasible tells whether there is a form for the kept members; known is false
// if the work did not suffice.
func (d *diagnosis) feasible(dropped map[member]bool) (yes, known bool) {
	f := newFrame(d.m, func(kind, index int) bool {
		if kind == rowEnemy {
			index = 0
		}
		return dropped[member{kind, index}]
	})
	sol, err := solveOne(d.ctx, f, Options{work: diagnosisWork})
	switch {
	case err == nil:
		return sol != nil, true
	case err == ErrInfeasible:
		return false, true
	}
	return false, false
}

// conflict returns an irreducible set of members that has no form, found by a
// deletion filter (Chinneck and Dravnieks 1991); ok is false if there is a form
// or it is not known.
func (d *diagnosis) conflict() (kept []member, ok bool) {
	dropped := map[member]bool{}
	if yes, known := d.feasible(dropped); yes || !known {
		return nil, false
	}
	for _, block := range d.blocks() {
		d.shrink(block, dropped)
	}
	for _, block := range d.blocks() {
		for _, c := range block {
			if !dropped[c] {
				kept = append(kept, c)
			}
		}
	}
	return kept, true
}

// shrink drops from a block of members all that can go while there is still no
// form: the whole, or else its halves.
func (d *diagnosis) shrink(block []member, dropped map[member]bool) {
	if len(block) == 0 {
		return
	}
	for _, c := range block {
		dropped[c] = true
	}
	if yes, known := d.feasible(dropped); !yes && known {
		return
	}
	for _, c := range block {
		delete(dropped, c)
	}
	if len(block) > 1 {
		d.shrink(block[:len(block)/2], dropped)
		d.shrink(block[len(block)/2:], dropped)
	}
}

// blocks lists all members, those that a user would rather not hear of first.
func (d *diagnosis) blocks() [][]member {
	n := len(d.m.Sessions)
	form, own := []member{}, make([][]member, n)
	var lists []member
	for i := range d.m.Demands {
		dm := &d.m.Demands[i]
		switch {
		case dm.Items != nil:
			lists = append(lists, member{0, i})
		case dm.Session == Any:
			form = append(form, member{0, i})
		default:
			own[dm.Session] = append(own[dm.Session], member{0, i})
		}
	}
	blocks := [][]member{{{rowEnemy, 0}}, form}
	for s := range own {
		slices.SortStableFunc(own[s], func(a, b member) int { return d.rank(a) - d.rank(b) })
		blocks = append(blocks, own[s])
	}
	for s := range n {
		blocks = append(blocks, []member{{rowSize, s}})
	}
	return append(blocks, lists)
}

// rank orders the demands of a session: minutes before competencies before
// quotas, since what comes later is more likely to be kept.
func (d *diagnosis) rank(c member) int {
	dm := &d.m.Demands[c.index]
	switch {
	case dm.Kind != Count:
		return 0
	case dm.Competency != Any:
		return 1
	}
	return 2
}

// describe puts a member in words, with what the bank has.
func (d *diagnosis) describe(c member) string {
	switch c.kind {
	case rowSize:
		return fmt.Sprintf("session %q: exactly %d questions", d.m.Sessions[c.index].Name, d.m.Sessions[c.index].Count)
	case rowEnemy:
		return "questions that are enemies must not be asked together"
	}
	dm := &d.m.Demands[c.index]
	words := d.m.Words(dm)
	if dm.Range.Lo <= 0 || dm.Kind == Minutes || dm.Kind == Difficulty || dm.Items != nil {
		return words
	}
	have, able := d.stock(dm)
	if have == able {
		return fmt.Sprintf("%s (the bank has %d)", words, have)
	}
	return fmt.Sprintf("%s (the bank has %d, of which %d may be asked there)", words, have, able)
}

// line returns where a member stands in the plan; 0: nowhere.
func (d *diagnosis) line(c member) int {
	switch c.kind {
	case rowSize:
		return d.m.Sessions[c.index].Line
	case rowEnemy:
		return 0
	}
	return d.m.Demands[c.index].Line
}

// stock counts the items that a demand speaks of, and those of them that no
// other demand forbids.
func (d *diagnosis) stock(dm *Demand) (have, able int) {
	for q := range d.m.Items {
		match, may := false, false
		for s := range d.m.Sessions {
			if dm.matches(d.m, q, s) {
				match = true
				may = may || !d.forbidden(q, s)
			}
		}
		if match {
			have++
		}
		if may {
			able++
		}
	}
	return have, able
}

// forbidden tells whether some demand keeps item q out of session s.
func (d *diagnosis) forbidden(q, s int) bool {
	return slices.ContainsFunc(d.m.Demands, func(dm Demand) bool {
		return dm.Range.Hi <= 0 && dm.amount(d.m, q) > 0 && dm.matches(d.m, q, s)
	})
}
