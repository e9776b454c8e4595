package plan

import (
	"fmt"
	"slices"
	"strings"

	"panelkit/bank"
	"panelkit/bank/problem"
	"panelkit/bank/strict"
	"panelkit/kit"
	"panelkit/kit/mark"
)

// workSample is the kind of a session in which candidates do a piece of work.
const workSample = "work sample"

// minutesPerQuestion is used where a session does not say how many questions it asks.
const minutesPerQuestion = 7

// session fills in one session and checks it.
func (r *resolver) session(l *kit.Loop, ps *Session) kit.Session {
	s := kit.Session{
		ID: ps.ID, Title: ps.Title, Minutes: ps.Minutes, Questions: ps.Questions,
		Competencies: ps.Competencies, Panelists: ps.Panelist,
	}

	at := func(key, fact, hint string) { r.problems = append(r.problems, ps.Pos.Problem(key, ps.ID, fact, hint)) }
	if !kit.ValidID(s.ID) && s.ID != "" {
		at("id", fmt.Sprintf("id %q is not lower-case letters, digits and hyphens", s.ID),
			"for example technical-depth")
	}

	for i := range r.plan.Sessions {
		other := &r.plan.Sessions[i]
		if other == ps {
			break // those before it: lines do not tell, since several sessions may stand on one
		}
		if other.ID == ps.ID {
			at("id", fmt.Sprintf("session %q stands twice", ps.ID), "give each session an id of its own")
			break
		}
	}

	if s.Title == "" && s.ID != "" {
		s.Title = strings.ToUpper(s.ID[:1]) + strings.ReplaceAll(s.ID[1:], "-", " ")
	}

	if s.Minutes < kit.MinMinutes || s.Minutes > kit.MaxMinutes {
		at("minutes", fmt.Sprintf("%d minutes is not between %d and %d", s.Minutes, kit.MinMinutes, kit.MaxMinutes), "")
		return s
	}

	if !ps.Pos.Has("questions") {
		s.Questions = min(kit.MaxQuestions, max(1, s.QuestionMinutes().Hi/minutesPerQuestion))
	}

	if s.Questions < 1 || s.Questions > kit.MaxQuestions {
		at("questions", fmt.Sprintf("%d questions is not between 1 and %d", s.Questions, kit.MaxQuestions), "")
		return s
	}

	switch ps.Kind {
	case "":
	case workSample:
		s.WorkSamples = true
	default:
		at("kind", fmt.Sprintf("kind %q unknown", ps.Kind), `write "`+workSample+`", or leave the key out for talk`)
	}

	if len(s.Panelists) > kit.MaxPanelists {
		at("panelist", fmt.Sprintf("%d panelists, at most %d", len(s.Panelists), kit.MaxPanelists), "")
	}

	for i, name := range s.Panelists {
		if slices.ContainsFunc(s.Panelists[:i],
			func(other string) bool { return mark.Fold(other) == mark.Fold(name) }) {
			at("panelist", fmt.Sprintf("panelist %q is named twice", name),
				"one person rates a session once; name another, or one less")
		}
	}

	for i, c := range s.Competencies {
		r.competency(ps.Pos, strict.Item("competencies", i), ps.ID, c)
	}

	mix := l.Seniority.Mix()
	if len(ps.Cells.Entries) > 0 {
		mix = nil // the cells say how many of each level there are
	}

	s.Levels = quotas(at, "levels", "level", ps.Levels, s.Questions, bank.Levels(), mix)
	s.Categories = quotas(at, "categories", "category", ps.Categories, s.Questions, bank.Categories(), nil)
	s.Cells = cells(at, ps.Cells, s.Questions)
	return s
}

// cells turns a quota of words such as "advanced scenario" into demands. A cell that the quota does
// not name is not asked.
func cells(at func(key, fact, hint string), q Quota, total int) []kit.Cell {
	if len(q.Entries) == 0 {
		return nil
	}

	var names []string
	for _, l := range bank.Levels() {
		for _, c := range bank.Categories() {
			names = append(names, string(l)+" "+string(c))
		}
	}

	for _, e := range q.Entries {
		if !slices.Contains(names, e.Word) {
			at("cells", fmt.Sprintf("cell %q unknown", e.Word), cellHint(e.Word, names))
			return nil
		}
	}

	if fact, hint := q.check("cell", total); fact != "" {
		at("cells", fact, hint)
		return nil
	}

	bounds := map[string]kit.Bounds{}
	for i, b := range q.bounds(total) {
		bounds[q.Entries[i].Word] = b
	}

	if q.Entries[0].Percent {
		bounds = controlled(total, q)
	}

	var out []kit.Cell
	for i, name := range names {
		n := len(bank.Categories())
		out = append(out, kit.Cell{Level: bank.Levels()[i/n], Category: bank.Categories()[i%n], Bounds: bounds[name]})
	}

	return out
}

func cellHint(word string, names []string) string {
	if hint := problem.Suggest(word, names); hint != "" {
		return hint
	}
	return `a cell is a level and a category, such as "advanced scenario"`
}

// controlled rounds the percentages of cells so that the numbers of each level and of each category
// are theirs rounded as well.
func controlled(total int, q Quota) map[string]kit.Bounds {
	levels, categories := bank.Levels(), bank.Categories()
	shares := make([][]int, len(levels))
	for i := range shares {
		shares[i] = make([]int, len(categories))
	}

	for _, e := range q.Entries {
		level, category, _ := strings.Cut(e.Word, " ")
		shares[bank.Level(level).Rank()][bank.Category(category).Rank()] = e.Lo
	}

	out := map[string]kit.Bounds{}
	for i, row := range kit.ControlledRounding(total, shares) {
		for j, n := range row {
			out[string(levels[i])+" "+string(categories[j])] = kit.Bounds{Lo: n, Hi: n}
		}
	}

	return out
}

// quotas turns a quota into bounds for each word. An empty quota follows the default shares, or,
// where there are none, leaves every word free.
func quotas[W ~string](at func(key, fact, hint string), key, noun string, q Quota, total int, words []W,
	shares []int,
) map[W]kit.Bounds {
	out := map[W]kit.Bounds{}
	if len(q.Entries) == 0 {
		if shares == nil {
			for _, w := range words {
				out[w] = kit.Bounds{Lo: 0, Hi: total}
			}
			return out
		}
		for i, n := range kit.LargestRemainder(total, shares) {
			out[words[i]] = kit.Bounds{Lo: n, Hi: n}
		}
		return out
	}

	names := make([]string, len(words))
	for i, w := range words {
		names[i] = string(w)
	}

	for i, e := range q.Entries {
		if !slices.Contains(names, e.Word) {
			at(strict.Item(key, i), fmt.Sprintf("%s %q unknown", noun, e.Word), problem.Suggest(e.Word, names))
		}
	}

	if fact, hint := q.check(noun, total); fact != "" {
		at(key, fact, hint)
		return out
	}

	for i, b := range q.bounds(total) {
		out[W(q.Entries[i].Word)] = b
	}

	return out
}
