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

// Remedy is a change of the request after which the demands can be met.
type Remedy struct {
	Words  string // what to change, in keys of the plan or in words for the request
	Cost   int    // units by which a demand is weakened, or questions to add, weighed
	change func(*Request)
}

// Apply returns a request with the remedy.
func (m Remedy) Apply(r Request) Request {
	m.change(&r)
	return r
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

// explained puts a reason in the place of a bare ErrInfeasible or ErrUnknown.
func explained(ctx context.Context, r *Request, err error) error {
	if !hopeless(err) {
		return err
	}

	b := draft(r).alike(r, false)
	d := &diagnosis{ctx: ctx, r: r, blueprint: bare(b.with(b.Single()))}
	members, proven := d.conflict()

	switch {
	case proven:
	case b.Forms > 1:
		d = &diagnosis{ctx: ctx, r: r, blueprint: bare(b)}
		members, proven = d.conflict()
	default:
		return err
	}

	out := &Infeasible{Proven: proven || errors.Is(err, ErrInfeasible)}
	for _, c := range members {
		out.Conflict = append(out.Conflict, Clash{d.describe(c), d.line(c)})
	}

	if d.Forms > 1 {
		out.Conflict = append(out.Conflict, Clash{Words: d.crowdWords()})
	}

	out.Remedies = d.remedies(members)
	return out
}

// crowdWords says how many forms are asked for, and what ties them together.
func (d *diagnosis) crowdWords() string {
	words := fmt.Sprintf("%d forms", d.Forms)
	if d.r.MaxUse > 0 && d.r.MaxUse < d.Forms {
		words += fmt.Sprintf(", a question in at most %d of them", d.r.MaxUse)
	}
	if d.r.MaxOverlap != nil && *d.r.MaxOverlap < d.Size() {
		words += fmt.Sprintf(", two of which share at most %d questions", *d.r.MaxOverlap)
	}
	if tol := d.r.Tolerance; tol != (Tolerance{}) {
		words += fmt.Sprintf(", alike within %d minutes and a difficulty of %d", 2*tol.Minutes, 2*tol.Difficulty)
	}

	return words
}

// bare returns the hard part of a blueprint, without costs.
func bare(b *blueprint) *blueprint {
	m := *b.Model
	m.Items, m.Sessions, m.Demands, m.Bands, m.Repeat = slices.Clone(b.Items), slices.Clone(b.Sessions), nil, nil, 0

	for q := range m.Items {
		m.Items[q].Cost = 0
	}

	for s := range m.Sessions {
		m.Sessions[s].Extra = nil
	}

	for _, band := range b.Bands {
		if band.Weight == 0 {
			m.Bands = append(m.Bands, band)
		}
	}

	out := b.with(&m)
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

// diagnosis looks for the reason why a request has no forms.
type diagnosis struct {
	*blueprint // the hard part of the request, of one form if that is impossible already
	ctx        context.Context
	r          *Request
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

	for s := range m.Sessions { // several forms keep their sizes
		m.Sessions[s].Free = d.Forms == 1 && dropped[member{memberSize, s}]
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
		if d.Forms == 1 {
			blocks = append(blocks, []member{{memberSize, s}})
		}
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
		return "twins, and questions that give each other away, are not asked in one loop"
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
