package assemble

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"panelkit/kit/assemble/mip"
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
func diagnose(ctx context.Context, b *blueprint) *Infeasible {
	d := &diagnosis{ctx: ctx, blueprint: bare(b)}
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

// bare returns the hard part of a blueprint for one form, without costs.
func bare(b *blueprint) *blueprint {
	m := b.Single()
	m.Items, m.Sessions, m.Demands = slices.Clone(b.Items), slices.Clone(b.Sessions), nil

	for q := range m.Items {
		m.Items[q].Cost = 0
	}

	for s := range m.Sessions {
		m.Sessions[s].Extra = nil
	}

	out := b.with(m)
	out.notes = nil

	for i := range b.Demands {
		if b.Demands[i].Weight == 0 {
			m.Demands, out.notes = append(m.Demands, b.Demands[i]), append(out.notes, b.notes[i])
		}
	}

	return out
}

// member is something that can be left out of a model: a demand, the size of a
// session, or all enemies.
type member struct {
	kind  memberKind
	index int // of the demand or session
}

type memberKind int

const (
	memberDemand memberKind = iota
	memberSize
	memberEnemies
)

// diagnosis looks for the reason why a model has no form.
type diagnosis struct {
	*blueprint
	ctx context.Context
}

// diagnosisWork is the work that one question of feasibility may take.
const diagnosisWork = 400_000

// feasible reports whether there is a form for the kept members; known is false
// if the work did not suffice.
func (d *diagnosis) feasible(dropped map[member]bool) (yes, known bool) {
	m := *d.Model
	m.Demands, m.Sessions = nil, slices.Clone(d.Sessions)

	for i := range d.Demands {
		if !dropped[member{memberDemand, i}] {
			m.Demands = append(m.Demands, d.Demands[i])
		}
	}

	for s := range m.Sessions {
		m.Sessions[s].Free = dropped[member{memberSize, s}]
	}

	if dropped[member{memberEnemies, 0}] {
		m.Cliques = nil
	}

	_, err := mip.Solve(d.ctx, &m, mip.Options{Work: diagnosisWork})
	switch {
	case err == nil:
		return true, true
	case errors.Is(err, ErrInfeasible):
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
	n := len(d.Sessions)
	form, own := []member{}, make([][]member, n)
	var lists []member

	for i := range d.Demands {
		dm := &d.Demands[i]
		switch {
		case dm.Items != nil:
			lists = append(lists, member{memberDemand, i})
		case dm.Session == mip.Any:
			form = append(form, member{memberDemand, i})
		default:
			own[dm.Session] = append(own[dm.Session], member{memberDemand, i})
		}
	}

	blocks := [][]member{{{memberEnemies, 0}}, form}
	for s := range own {
		slices.SortStableFunc(own[s], func(a, b member) int { return d.rank(a) - d.rank(b) })
		blocks = append(blocks, own[s])
	}

	for s := range n {
		blocks = append(blocks, []member{{memberSize, s}})
	}

	return append(blocks, lists)
}

// rank orders the demands of a session: minutes before competencies before
// quotas, since what comes later is more likely to be kept.
func (d *diagnosis) rank(c member) int {
	dm := &d.Demands[c.index]
	switch {
	case dm.Kind != mip.Count:
		return 0
	case dm.Competency != mip.Any:
		return 1
	}
	return 2
}

// describe puts a member in words, with what the bank has.
func (d *diagnosis) describe(c member) string {
	switch c.kind {
	case memberSize:
		return fmt.Sprintf("session %q: exactly %d questions", d.sessions[c.index], d.Sessions[c.index].Count)
	case memberEnemies:
		return "questions that are enemies must not be asked together"
	}

	dm := &d.Demands[c.index]
	words := d.words(c.index)
	if dm.Range.Lo <= 0 || dm.Kind == mip.Minutes || dm.Kind == mip.Difficulty || dm.Items != nil {
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
	case memberSize:
		return d.sessionLines[c.index]
	case memberEnemies:
		return 0
	}
	return d.notes[c.index].line
}

// stock counts the items that a demand speaks of, and those of them that no
// other demand forbids.
func (d *diagnosis) stock(dm *mip.Demand) (have, able int) {
	for q := range d.Items {
		match, may := false, false
		for s := range d.Sessions {
			if dm.Matches(d.Model, q, s) {
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

// forbidden reports whether some demand keeps item q out of session s.
func (d *diagnosis) forbidden(q, s int) bool {
	return slices.ContainsFunc(d.Demands, func(dm mip.Demand) bool {
		return dm.Range.Hi <= 0 && dm.Amount(d.Model, q) > 0 && dm.Matches(d.Model, q, s)
	})
}
