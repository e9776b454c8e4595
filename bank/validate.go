package bank

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"panelkit/bank/problem"
	"panelkit/bank/strict"
)

// Bounds of a valid question.
const (
	MinCriteria, MaxCriteria = 2, 8
	MinMinutes, MaxMinutes   = 1, 30
)

var (
	questionID = regexp.MustCompile(`^[a-z][a-z0-9]*-[0-9]{3,6}$`)
	wordID     = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
)

type validator struct {
	problems problem.Problems
	first    map[string]*Question // by id, over all roles
	prefixes map[string]bool
	ids      []string
}

// validate finds what is wrong with the meaning of a bank that was read. Where it was not read whole,
// it does not complain of what may merely have been lost.
func validate(b *Bank, whole bool) problem.Problems {
	v := &validator{first: map[string]*Question{}, prefixes: map[string]bool{}}
	for _, r := range b.Roles {
		v.register(r)
	}
	for _, r := range b.Roles {
		v.role(r)
		if whole && len(r.Questions) == 0 {
			v.report(r.Pos.Problem("role", r.ID, "role has no questions", "add a file with a list under `questions:` beside role.yaml"))
		}
		for i := range r.Questions {
			v.question(r, &r.Questions[i])
		}
		v.plan(r)
	}
	return v.problems
}

func (v *validator) report(p problem.Problem) { v.problems = append(v.problems, p) }

func (v *validator) register(r *Role) {
	v.prefixes[r.Prefix] = true
	for i := range r.Questions {
		q := &r.Questions[i]
		if q.ID == "" {
			continue
		}
		if old, ok := v.first[q.ID]; ok {
			v.report(q.Pos.Problem("id", q.ID, fmt.Sprintf("id stands twice, first at %s:%d", old.Pos.File, old.Pos.At("id")), "give this question an id of its own; ids are never reused"))
			continue
		}
		v.first[q.ID] = q
		v.ids = append(v.ids, q.ID)
	}
}

func (v *validator) role(r *Role) {
	if r.Pos.Has("role") && !wordID.MatchString(r.ID) {
		v.report(r.Pos.Problem("role", r.ID, "a role id is lower-case letters, digits and hyphens", ""))
	}
	seen := map[string]bool{}
	for i, c := range r.Competencies {
		if c.ID == "" {
			continue
		}
		if !wordID.MatchString(c.ID) {
			v.report(c.Pos.Problem("id", c.ID, "a competency id is lower-case letters, digits and hyphens", ""))
		}
		if seen[c.ID] {
			v.report(c.Pos.Problem("id", c.ID, "competency stands twice", "remove one of the two"))
		}
		seen[r.Competencies[i].ID] = true
	}
}

func (v *validator) question(r *Role, q *Question) {
	at := func(key, fact, hint string) { v.report(q.Pos.Problem(key, q.ID, fact, hint)) }
	if q.ID != "" && !questionID.MatchString(q.ID) {
		at("id", fmt.Sprintf("id %q is not of the form prefix-number", q.ID), "for example "+r.Prefix+"-001")
	} else if prefix, _, _ := strings.Cut(q.ID, "-"); r.Prefix != "" && q.ID != "" && prefix != r.Prefix {
		at("id", fmt.Sprintf("id does not begin with the role's prefix %q", r.Prefix), "")
	}
	word(at, "level", q.Level, Levels())
	word(at, "category", q.Category, Categories())
	word(at, "band", q.Band, Bands())
	if q.Pos.Has("minutes") && (q.Minutes < MinMinutes || q.Minutes > MaxMinutes) {
		at("minutes", fmt.Sprintf("%d minutes is not between %d and %d", q.Minutes, MinMinutes, MaxMinutes), "")
	}
	if n := len(q.Criteria); q.Pos.Has("criteria") && (n < MinCriteria || n > MaxCriteria) {
		at("criteria", fmt.Sprintf("%d criteria, must be %d to %d", n, MinCriteria, MaxCriteria), "one criterion for each point of the hint")
	}
	for i, c := range q.Criteria {
		if strings.Count(c, "**")%2 != 0 {
			at(strict.Item("criteria", i), "** without its partner", "put ** before and after the words to stress")
		}
	}
	v.references(r, q, at)
	v.anchors(q, at)
	if q.Pos.Has("source") && !q.Source.Original() && q.Source.Document != "" && q.Source.Number < 1 {
		at("source", "number of the source must be 1 or more", "")
	}
}

// references checks the ids that a question names: competencies, enemies, and its tags.
func (v *validator) references(r *Role, q *Question, at func(key, fact, hint string)) {
	known := r.competencyIDs()
	for i, c := range q.Competencies {
		if c != "" && !slices.Contains(known, c) {
			at(strict.Item("competencies", i), fmt.Sprintf("competency %q unknown", c), problem.Suggest(c, known))
		}
		if slices.Contains(q.Competencies[:i], c) {
			at(strict.Item("competencies", i), fmt.Sprintf("competency %q stands twice", c), "remove one of the two")
		}
	}
	if q.Pos.Has("competencies") && len(q.Competencies) == 0 {
		at("competencies", "no competency", "known are "+strings.Join(known, ", "))
	}
	for i, e := range q.Enemies {
		switch _, ok := v.first[e]; {
		case e == q.ID:
			at(strict.Item("enemies", i), "a question cannot be its own enemy", "")
		case !ok && v.belongs(e):
			at(strict.Item("enemies", i), fmt.Sprintf("enemy %q unknown", e), problem.Suggest(e, v.ids))
		}
	}
	for i, t := range q.Tags {
		if t != "" && !wordID.MatchString(t) {
			at(strict.Item("tags", i), fmt.Sprintf("tag %q is not lower-case letters, digits and hyphens", t), "")
		}
	}
}

// belongs tells whether an id is one that a loaded role should hold. An enemy of another role's
// bank that is not loaded does no harm.
func (v *validator) belongs(id string) bool {
	prefix, _, _ := strings.Cut(id, "-")
	return v.prefixes[prefix] || !questionID.MatchString(id)
}

func (v *validator) anchors(q *Question, at func(key, fact, hint string)) {
	if !q.Pos.Has("anchors") {
		return
	}
	for _, rating := range []int{1, 3, 5} {
		if _, ok := q.Anchors[rating]; !ok {
			at("anchors", fmt.Sprintf("anchor of rating %d is missing", rating), "write 1, 3 and 5, or none of them to have them derived")
		}
	}
	for _, rating := range slices.Sorted(maps.Keys(q.Anchors)) {
		if rating != 1 && rating != 3 && rating != 5 {
			at("anchors", fmt.Sprintf("anchor of rating %d", rating), "anchors are written for 1, 3 and 5")
		}
	}
}

func (v *validator) plan(r *Role) {
	if r.Plan == nil {
		return
	}
	for _, ph := range r.Plan.Phases {
		for _, d := range ph.Days {
			for i, id := range d.Questions {
				if id != "" && r.Question(id) == nil {
					v.report(d.Pos.Problem(strict.Item("questions", i), fmt.Sprintf("day %d", d.Day), fmt.Sprintf("question %q unknown", id), problem.Suggest(id, v.ids)))
				}
			}
		}
	}
}

// word reports a value that is none of the known ones.
func word[T ~string](at func(key, fact, hint string), key string, value T, known []T) {
	if value == "" || slices.Contains(known, value) {
		return
	}
	words := make([]string, len(known))
	for i, k := range known {
		words[i] = string(k)
	}
	at(key, fmt.Sprintf("%s %q unknown", key, value), problem.Suggest(string(value), words))
}
