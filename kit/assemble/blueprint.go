package assemble

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"panelkit/bank"
	"panelkit/bank/strict"
	"panelkit/kit"
	"panelkit/kit/assemble/mip"
)

// perLevel is the difficulty of a question for each step of its level.
const perLevel = 10

// blueprint is a request as a model, with what the model does not know: the
// words for its numbers and where they stand in the plan.
type blueprint struct {
	*mip.Model
	unit         int64            // of the objective
	qs           []*bank.Question // by item, in the order of their ids
	at           map[string]int   // item of each id
	sessions     []string         // names
	sessionLines []int            // where the plan says how many questions they ask; 0: nowhere
	levels       []string         // names
	categories   []string         // likewise
	competencies []string         // likewise
	notes        []note           // of each demand
	own          int              // demands from this one on fix the make-up; 0: none does
}

// note is what a demand is called and where it stands.
type note struct {
	label   string // "": made from the demand's fields
	key     string // of the plan, or of the request; "": a wish
	word    string // under the key: a level, a category, an id, a tag
	session int    // whose key it is, or Any
	line    int    // in the file of the plan; 0: none
}

// draft turns a request into a blueprint. Items stand in the order of their
// ids, whatever the order of the bank.
func draft(r *Request) *blueprint {
	m := &mip.Model{Forms: max(1, r.Forms), MaxUse: mip.NoLimit, MaxOverlap: mip.NoLimit}
	b := &builder{r: r, blueprint: &blueprint{Model: m, at: map[string]int{}}}
	if r.MaxUse > 0 {
		b.MaxUse = r.MaxUse
	}
	if r.MaxOverlap != nil {
		b.MaxOverlap = max(0, *r.MaxOverlap)
	}

	b.names()
	for i := range r.Loop.Sessions {
		b.session(i, &r.Loop.Sessions[i])
	}

	b.items()
	b.enemies()

	for i := range r.Loop.Sessions {
		b.quotas(i, &r.Loop.Sessions[i])
	}

	b.coverage()
	b.listed()
	b.shares()
	b.core()

	return b.blueprint
}

// builder makes the blueprint of a request.
type builder struct {
	*blueprint
	r *Request
}

func (b *builder) names() {
	for _, l := range bank.Levels() {
		b.levels = append(b.levels, string(l))
	}

	for _, c := range bank.Categories() {
		b.categories = append(b.categories, string(c))
	}

	for i := range b.r.Role.Competencies {
		b.competencies = append(b.competencies, b.r.Role.Competencies[i].ID)
	}

	for i := range b.r.Role.Questions {
		b.qs = append(b.qs, &b.r.Role.Questions[i])
	}

	slices.SortFunc(b.qs, func(x, y *bank.Question) int { return cmp.Compare(x.ID, y.ID) })
	for i, q := range b.qs {
		b.at[q.ID] = i
	}

	b.Levels, b.Categories, b.Competencies = len(b.levels), len(b.categories), len(b.competencies)
}

func (b *builder) session(i int, s *kit.Session) {
	name := s.Title
	if name == "" {
		name = s.ID
	}
	b.Sessions = append(b.Sessions, mip.Session{Count: s.Questions})
	b.sessions = append(b.sessions, name)
	b.sessionLines = append(b.sessionLines, b.r.line(i, "questions"))
}

func (b *builder) items() {
	b.unit = unit(b.Size() * b.Forms)
	if b.Forms > 1 {
		b.Repeat = perRepeat * b.unit
	}

	for _, q := range b.qs {
		it := mip.Item{
			Level: q.Level.Rank(), Category: q.Category.Rank(), Minutes: q.Minutes,
			Difficulty: perLevel * (q.Level.Rank() + 1),
			Cost:       b.r.questionCost(q.ID)*b.unit + noise(b.r.Seed, q.ID),
		}
		for _, c := range q.Competencies {
			if k := slices.Index(b.competencies, c); k >= 0 && !slices.Contains(it.Competencies, k) {
				it.Competencies = append(it.Competencies, k)
			}
		}

		b.Items = append(b.Items, it)
	}
}

// enemies gathers pairs of enemies into sets of which all are enemies.
func (b *builder) enemies() {
	foes := make([][]int, len(b.qs)) // of each question, ascending
	for i, q := range b.qs {
		for _, id := range q.ApartIDs() {
			if j, ok := b.at[id]; ok && j != i {
				foes[i], foes[j] = append(foes[i], j), append(foes[j], i)
			}
		}
	}

	for i := range foes {
		slices.Sort(foes[i])
		foes[i] = slices.Compact(foes[i])
	}

	enemy := func(i, j int) bool {
		_, yes := slices.BinarySearch(foes[i], j)
		return yes
	}
	covered := map[[2]int]bool{}
	for i := range foes {
		for _, j := range foes[i] {
			if j < i || covered[[2]int{i, j}] {
				continue
			}

			set := []int{i, j}
			for _, k := range foes[i] {
				if k != j && !slices.ContainsFunc(set, func(o int) bool { return !enemy(k, o) }) {
					set = append(set, k)
				}
			}

			slices.Sort(set)
			for a, x := range set {
				for _, y := range set[a+1:] {
					covered[[2]int{x, y}] = true
				}
			}

			b.Cliques = append(b.Cliques, set)
		}
	}
}

func (b *builder) add(d mip.Demand, n note) {
	b.Demands = append(b.Demands, d)
	b.notes = append(b.notes, n)
}

// demand adds a hard demand that stands under a key of the plan, or of one of
// its sessions; at is the key with the place in its list.
func (b *builder) demand(d mip.Demand, n note, at string) {
	n.line = b.r.line(n.session, at)
	b.add(d, n)
}

// wish adds a soft demand of so many units for each miss.
func (b *builder) wish(d mip.Demand, label string, units int64) {
	d.Weight = units * b.unit
	b.add(d, note{label: label})
}

// quotas adds what one session demands and wishes.
func (b *builder) quotas(i int, s *kit.Session) {
	for _, l := range bank.Levels() {
		d := mip.Within(i, mip.Count, bounds(s.Levels[l]))
		d.Level = l.Rank()
		b.demand(d, note{key: "levels", word: string(l), session: i}, "levels")
	}

	for _, c := range bank.Categories() {
		d := mip.Within(i, mip.Count, bounds(s.Categories[c]))
		d.Category = c.Rank()
		b.demand(d, note{key: "categories", word: string(c), session: i}, "categories")
	}

	for _, c := range s.Cells {
		d := mip.Within(i, mip.Count, bounds(c.Bounds))
		d.Level, d.Category = c.Level.Rank(), c.Category.Rank()
		b.demand(d, note{key: "cells", word: string(c.Level) + " " + string(c.Category), session: i}, "cells")
	}

	b.kind(i, s)
	b.demand(mip.Within(i, mip.Minutes, bounds(s.QuestionMinutes())),
		note{label: b.minutesLabel(i, s), key: "minutes", session: i}, "minutes")

	for n, id := range s.Competencies {
		d := mip.Within(i, mip.Count, mip.AtLeast(1))
		d.Competency = slices.Index(b.competencies, id)
		b.demand(d, note{key: "competencies", word: id, session: i}, strict.Item("competencies", n))
	}

	b.even(i, s)
	core := mip.Within(i, mip.Count, mip.AtLeast(s.Questions/3))
	for q := range b.qs {
		if b.qs[q].MustAsk {
			core.Items = append(core.Items, q)
		}
	}

	if core.Items != nil {
		label := fmt.Sprintf("session %q: a third of the questions from the core of the role", b.sessions[i])
		b.wish(core, label, perCore)
	}
}

// kind keeps work samples out of sessions of talk, and talk out of sessions of work samples. A bank without work
// samples needs no such demand in its sessions of talk.
func (b *builder) kind(i int, s *kit.Session) {
	d := mip.Within(i, mip.Count, mip.AtMost(0))
	d.Items = b.find(func(q *bank.Question) bool { return (q.WorkSample != nil) != s.WorkSamples })
	if len(d.Items) == 0 {
		return
	}

	label := fmt.Sprintf("session %q: no work samples", b.sessions[i])
	if s.WorkSamples {
		label = fmt.Sprintf("session %q: work samples alone", b.sessions[i])
	}

	b.demand(d, note{label: label, key: "kind", session: i}, "kind")
}

// even wishes that categories which a session leaves open share it evenly.
func (b *builder) even(i int, s *kit.Session) {
	open := 0
	for _, q := range s.Categories {
		if q.Hi > 0 {
			open++
		}
	}

	for _, c := range s.CategoryList() {
		q := s.Categories[c]
		if q.Lo >= q.Hi {
			continue
		}
		d := mip.Within(i, mip.Count, mip.Range{Lo: s.Questions / open, Hi: (s.Questions + open - 1) / open})
		d.Category = c.Rank()
		b.wish(d, fmt.Sprintf("session %q: an even share of %s questions", b.sessions[i], c), perEven)
	}
}

// minutesLabel says how much of a session is left for its questions.
func (b *builder) minutesLabel(i int, s *kit.Session) string {
	m := s.QuestionMinutes()
	const words = "session %q: %d minutes, of which opening and closing take %d: the questions must take %d to %d"
	return fmt.Sprintf(words, b.sessions[i], s.Minutes, s.Opening()+s.Closing(), m.Lo, m.Hi)
}

func bounds(b kit.Bounds) mip.Range { return mip.Range{Lo: b.Lo, Hi: b.Hi} }

// coverage demands each competency in so many sessions, or, where the loop
// leaves that open, wishes it in two.
func (b *builder) coverage() {
	n, weight := b.r.Loop.Coverage, int64(0)
	if n == 0 {
		n, weight = min(2, len(b.Sessions)), perCovered
	}
	for k := range b.competencies {
		d := mip.On(mip.Spread, mip.AtLeast(n))
		d.Competency = k
		d.Weight = weight * b.unit
		b.demand(d, note{key: "coverage", word: b.competencies[k], session: mip.Any}, "coverage")
	}
}

// listed adds demands on single questions and tags.
func (b *builder) listed() {
	for n, id := range b.r.Loop.Include {
		d := mip.On(mip.Count, mip.Exactly(1))
		d.Items = b.find(func(q *bank.Question) bool { return q.ID == id })
		label := fmt.Sprintf("question %s must be asked", id)
		b.demand(d, note{label: label, key: "include", word: id, session: mip.Any}, strict.Item("include", n))
	}

	for n, tag := range b.r.Loop.IncludeTags {
		d := mip.On(mip.Count, mip.AtLeast(1))
		d.Items = b.find(func(q *bank.Question) bool { return slices.Contains(q.Tags, tag) })
		label := fmt.Sprintf("a question with the tag %q must be asked", tag)
		about := note{label: label, key: "include_tags", word: tag, session: mip.Any}
		b.demand(d, about, strict.Item("include_tags", n))
	}

	for n, tag := range b.r.Loop.ExcludeTags {
		d := mip.On(mip.Count, mip.AtMost(0))
		d.Items = b.find(func(q *bank.Question) bool { return slices.Contains(q.Tags, tag) })
		label := fmt.Sprintf("no question with the tag %q (%d in the bank)", tag, len(d.Items))
		about := note{label: label, key: "exclude_tags", word: tag, session: mip.Any}
		b.demand(d, about, strict.Item("exclude_tags", n))
	}

	if out := b.r.excluded(); len(out) > 0 {
		d := mip.On(mip.Count, mip.AtMost(0))
		d.Items = b.find(func(q *bank.Question) bool { return slices.Contains(out, q.ID) })
		label := fmt.Sprintf("%d questions are excluded (%s)", len(d.Items), abridge(out))
		b.demand(d, note{label: label, key: "exclude", session: mip.Any}, "exclude")
	}
}

// find lists the items whose question satisfies f; never nil.
func (b *builder) find(f func(*bank.Question) bool) []int {
	set := []int{}
	for i, q := range b.qs {
		if f(q) {
			set = append(set, i)
		}
	}
	return set
}

// shares wishes that competencies share the loop by their weights.
func (b *builder) shares() {
	total := 0
	for _, c := range b.competencies {
		total += b.r.Loop.Weight(c)
	}

	for k, c := range b.competencies {
		if n := b.Size() * b.r.Loop.Weight(c) / max(1, total); n > 0 {
			d := mip.On(mip.Count, mip.AtLeast(n))
			d.Competency = k
			b.wish(d, fmt.Sprintf("%s by its weight in the loop: %d questions", c, n), perShare)
		}
	}
}

// wholeLoop is the number of questions from which a loop is expected to cover every subject of the role.
const wholeLoop = 10

// core wishes that a loop asks at least half of the role's core questions, of which twins count once, though no more
// than fill a third of it, and a question on a subject that the role never leaves out.
func (b *builder) core() {
	half := mip.On(mip.Count, mip.AtMost(0))
	subject := mip.On(mip.Count, mip.AtLeast(1))
	groups := 0
	for i, q := range b.qs {
		if q.MustAsk {
			half.Items = append(half.Items, i)
			if !slices.ContainsFunc(b.qs[:i], func(o *bank.Question) bool {
				return o.MustAsk && (slices.Contains(o.TwinIDs(), q.ID) || slices.Contains(q.TwinIDs(), o.ID))
			}) {
				groups++
			}
		}
		if slices.ContainsFunc(q.Tags, func(t string) bool { return slices.Contains(b.r.Role.Subjects, t) }) {
			subject.Items = append(subject.Items, i)
		}
	}

	if n := min((groups+1)/2, b.Size()/3); n > 0 {
		half.Range = mip.AtLeast(n)
		b.wish(half, fmt.Sprintf("half of the core questions of the role: %d of %d", n, groups), perHalf)
	}
	if subject.Items != nil && b.Size() >= wholeLoop {
		b.wish(subject, "a question on "+strings.Join(b.r.Role.Subjects, " or "), perSubject)
	}
}

// union returns the words of all lists, ascending, each once.
func union(lists ...[]string) []string {
	return slices.Compact(slices.Sorted(slices.Values(slices.Concat(lists...))))
}

// abridge lists at most three words.
func abridge(words []string) string {
	if len(words) > 3 {
		return strings.Join(words[:3], ", ") + ", ..."
	}
	return strings.Join(words, ", ")
}
