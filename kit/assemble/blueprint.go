package assemble

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"panelkit/bank"
	"panelkit/bank/strict"
	"panelkit/kit"
)

// perLevel is the difficulty of a question for each step of its level.
const perLevel = 10

// blueprint turns a request into a model. Items stand in the order of their
// ids, whatever the order of the bank.
func blueprint(r *Request) *Model {
	b := &builder{r: r, m: &Model{Forms: max(1, r.Forms), MaxUse: NoLimit, MaxOverlap: NoLimit}, at: map[string]int{}}
	if r.MaxUse > 0 {
		b.m.MaxUse = r.MaxUse
	}
	if r.MaxOverlap != nil {
		b.m.MaxOverlap = max(0, *r.MaxOverlap)
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
	return b.m
}

// builder makes a model of a request.
type builder struct {
	r    *Request
	m    *Model
	unit int64            // of the objective
	qs   []*bank.Question // by item
	at   map[string]int   // item of each id
}

func (b *builder) names() {
	for _, l := range bank.Levels() {
		b.m.Levels = append(b.m.Levels, string(l))
	}
	for _, c := range bank.Categories() {
		b.m.Categories = append(b.m.Categories, string(c))
	}
	for i := range b.r.Role.Competencies {
		b.m.Competencies = append(b.m.Competencies, b.r.Role.Competencies[i].ID)
	}
	for i := range b.r.Role.Questions {
		b.qs = append(b.qs, &b.r.Role.Questions[i])
	}
	slices.SortFunc(b.qs, func(x, y *bank.Question) int { return cmp.Compare(x.ID, y.ID) })
	for i, q := range b.qs {
		b.at[q.ID] = i
	}
}

func (b *builder) session(i int, s *kit.Session) {
	name := s.Title
	if name == "" {
		name = s.ID
	}
	b.m.Sessions = append(b.m.Sessions, Session{Name: name, Count: s.Questions, Line: b.r.line(i, "questions")})
}

func (b *builder) items() {
	b.unit = unit(b.m.size() * b.m.Forms)
	if b.m.Forms > 1 {
		b.m.Repeat = perRepeat * b.unit
	}
	for _, q := range b.qs {
		it := Item{
			ID: q.ID, Level: q.Level.Rank(), Category: q.Category.Rank(), Minutes: q.Minutes,
			Difficulty: perLevel * (q.Level.Rank() + 1),
			Cost:       b.r.questionCost(q.ID)*b.unit + noise(b.r.Seed, q.ID),
		}
		for _, c := range q.Competencies {
			if k := slices.Index(b.m.Competencies, c); k >= 0 && !slices.Contains(it.Competencies, k) {
				it.Competencies = append(it.Competencies, k)
			}
		}
		b.m.Items = append(b.m.Items, it)
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
			b.m.Cliques = append(b.m.Cliques, set)
		}
	}
}

func (b *builder) add(d Demand) { b.m.Demands = append(b.m.Demands, d) }

// demand adds a hard demand that stands under a key of the plan, or of one of
// its sessions.
func (b *builder) demand(d Demand, session int, key string) {
	d.Line = b.r.line(session, key)
	b.add(d)
}

// wish adds a soft demand of so many units for each miss.
func (b *builder) wish(d Demand, units int64) {
	d.Weight = units * b.unit
	b.add(d)
}

// quotas adds what one session demands and wishes.
func (b *builder) quotas(i int, s *kit.Session) {
	for _, l := range bank.Levels() {
		d := Within(i, Count, bounds(s.Levels[l]))
		d.Level = l.Rank()
		b.demand(d, i, "levels")
	}
	for _, c := range bank.Categories() {
		d := Within(i, Count, bounds(s.Categories[c]))
		d.Category = c.Rank()
		b.demand(d, i, "categories")
	}
	for _, c := range s.Cells {
		d := Within(i, Count, bounds(c.Bounds))
		d.Level, d.Category = c.Level.Rank(), c.Category.Rank()
		b.demand(d, i, "cells")
	}
	b.demand(Within(i, Minutes, bounds(s.QuestionMinutes())), i, "minutes")
	for n, id := range s.Competencies {
		d := Within(i, Count, AtLeast(1))
		d.Competency = slices.Index(b.m.Competencies, id)
		b.demand(d, i, strict.Item("competencies", n))
	}
	b.even(i, s)
	core := Within(i, Count, AtLeast(s.Questions/3))
	for q := range b.qs {
		if b.qs[q].MustAsk {
			core.Items = append(core.Items, q)
		}
	}
	if core.Items != nil {
		core.Label = fmt.Sprintf("session %q: a third of the questions from the core of the role", b.m.Sessions[i].Name)
		b.wish(core, perCore)
	}
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
		d := Within(i, Count, Range{s.Questions / open, (s.Questions + open - 1) / open})
		d.Category = c.Rank()
		d.Label = fmt.Sprintf("session %q: an even share of %s questions", b.m.Sessions[i].Name, c)
		b.wish(d, perEven)
	}
}

func bounds(b kit.Bounds) Range { return Range{b.Lo, b.Hi} }

// coverage demands each competency in so many sessions, or, where the loop
// leaves that open, wishes it in two.
func (b *builder) coverage() {
	n, weight := b.r.Loop.Coverage, int64(0)
	if n == 0 {
		n, weight = min(2, len(b.m.Sessions)), perCovered
	}
	for k := range b.m.Competencies {
		d := On(Spread, AtLeast(n))
		d.Competency = k
		d.Weight = weight * b.unit
		b.demand(d, Any, "coverage")
	}
}

// listed adds demands on single questions and tags.
func (b *builder) listed() {
	for n, id := range b.r.Loop.Include {
		d := On(Count, Exactly(1))
		d.Items = b.find(func(q *bank.Question) bool { return q.ID == id })
		d.Label = fmt.Sprintf("question %s must be asked", id)
		b.demand(d, Any, strict.Item("include", n))
	}
	for n, tag := range b.r.Loop.IncludeTags {
		d := On(Count, AtLeast(1))
		d.Items = b.find(func(q *bank.Question) bool { return slices.Contains(q.Tags, tag) })
		d.Label = fmt.Sprintf("a question with the tag %q must be asked", tag)
		b.demand(d, Any, strict.Item("include_tags", n))
	}
	for n, tag := range b.r.Loop.ExcludeTags {
		d := On(Count, AtMost(0))
		d.Items = b.find(func(q *bank.Question) bool { return slices.Contains(q.Tags, tag) })
		d.Label = fmt.Sprintf("no question with the tag %q (%d in the bank)", tag, len(d.Items))
		b.demand(d, Any, strict.Item("exclude_tags", n))
	}
	if out := union(b.r.Loop.Exclude, b.r.Exclude); len(out) > 0 {
		d := On(Count, AtMost(0))
		d.Items = b.find(func(q *bank.Question) bool { return slices.Contains(out, q.ID) })
		d.Label = fmt.Sprintf("%d questions are excluded (%s)", len(d.Items), abridge(out))
		b.demand(d, Any, "exclude")
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
	for _, c := range b.m.Competencies {
		total += b.r.Loop.Weight(c)
	}
	for k, c := range b.m.Competencies {
		if n := b.m.size() * b.r.Loop.Weight(c) / max(1, total); n > 0 {
			d := On(Count, AtLeast(n))
			d.Competency = k
			d.Label = fmt.Sprintf("%s by its weight in the loop: %d questions", c, n)
			b.wish(d, perShare)
		}
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
