package bank

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"panelkit/bank/problem"
	"panelkit/bank/strict"
)

// Bounds of a valid question.
const (
	MinCriteria, MaxCriteria = 2, 8
	MinMinutes, MaxMinutes   = 1, 45
	MaxTalk                  = 30 // minutes of a question that is no work sample
	MaxEssential             = 3
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
		v.tasks(r)
		if whole && len(r.Questions) == 0 {
			v.report(
				r.Pos.Problem("role", r.ID, "role has no questions",
					"add a file with a list under `questions:` beside role.yaml"),
			)
		}
		for i := range r.Questions {
			v.question(r, &r.Questions[i])
		}
		v.plan(r)
		v.guide(r)
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
			v.report(
				q.Pos.Problem("id", q.ID,
					fmt.Sprintf("id stands twice, first at %s:%d", old.Pos.File, old.Pos.At("id")),
					"give this question an id of its own; ids are never reused"),
			)
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

	if n := len(q.Criteria); q.Pos.Has("criteria") && (n < MinCriteria || n > MaxCriteria) ||
		q.Hint != "" && !q.Pos.Has("criteria") && n == 0 {
		at("criteria", fmt.Sprintf("%d criteria, must be %d to %d", n, MinCriteria, MaxCriteria),
			"one criterion for each point of the hint")
	}

	for i, c := range q.Criteria {
		if strings.Count(c, "**")%2 != 0 {
			at(strict.Item("criteria", i), "** without its partner", "put ** before and after the words to stress")
		}
	}

	v.references(r, q, at)
	v.anchors(q, at)
	v.parts(q, at)
	if q.Pos.Has("source") && !q.Source.Original() && q.Source.Document != "" && q.Source.Number < 1 {
		at("source", "number of the source must be 1 or more", "")
	}
}

// references checks the ids that a question names: competencies, twins and what it reveals, and its tags.
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

	v.relation(q, "twins", q.Twins, at)
	v.relation(q, "reveals", q.Reveals, at)
	v.relation(q, "enemies", q.Enemies, at)
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

// anchors checks the scale of a question: all five ratings written, or 1, 3 and 5 as older banks have them, or none.
func (v *validator) anchors(q *Question, at func(key, fact, hint string)) {
	if !q.Pos.Has("anchors") {
		return
	}

	for _, rating := range []int{1, 3, 5} {
		if _, ok := q.Anchors[rating]; !ok {
			at("anchors", fmt.Sprintf("anchor of rating %d is missing", rating),
				"write all from 1 to 5, or none of them to have them derived")
		}
	}
	for _, rating := range slices.Sorted(maps.Keys(q.Anchors)) {
		if rating < 1 || rating > 5 {
			at("anchors", fmt.Sprintf("anchor of rating %d", rating), "anchors are written for ratings 1 to 5")
		}
		if strings.Count(q.Anchors[rating], "**")%2 != 0 {
			at("anchors", fmt.Sprintf("anchor of rating %d: ** without its partner", rating),
				"put ** before and after the lead")
		}
	}
}

// numbers checks numbers of criteria that stand under a key.
func numbers(q *Question, key string, ns []int, at func(key, fact, hint string)) {
	for i, n := range ns {
		if n < 1 || n > len(q.Criteria) {
			at(key, fmt.Sprintf("criterion %d, the question has %d", n, len(q.Criteria)), "criteria are counted from 1")
		}
		if slices.Contains(ns[:i], n) {
			at(key, fmt.Sprintf("criterion %d stands twice", n), "remove one of the two")
		}
	}
}

// parts checks what stands beside the criteria: essentials, probes, injects, sample answers and days.
func (v *validator) parts(q *Question, at func(key, fact, hint string)) {
	numbers(q, "essential", q.Essential, at)
	if len(q.Essential) > MaxEssential {
		at("essential", fmt.Sprintf("%d essential criteria, at most %d", len(q.Essential), MaxEssential),
			"keep those without which the answer fails")
	}

	for i := range q.Probes {
		numbers(q, strict.Item("probes", i), q.Probes[i].Elicits, at)
	}

	for i := range q.Injects {
		in := &q.Injects[i]
		numbers(q, strict.Item("injects", i), in.Elicits, at)
		if in.Pos.Has("minute") && (in.Minute < 1 || in.Minute >= q.Minutes) {
			at(strict.Item("injects", i),
				fmt.Sprintf("inject at minute %d of a question of %d", in.Minute, q.Minutes),
				"name a minute before its end")
		}
		if i > 0 && in.Minute <= q.Injects[i-1].Minute {
			at(strict.Item("injects", i), "injects are not in the order of their minutes", "put the earlier one first")
		}
	}

	for i := range q.Calibration {
		if s := &q.Calibration[i]; s.Pos.Has("rating") && (s.Rating < 1 || s.Rating > 5) {
			at(strict.Item("calibration", i), fmt.Sprintf("rating %d is not between 1 and 5", s.Rating), "")
		}
	}

	if q.WorkSample == nil && q.Minutes > MaxTalk {
		at("minutes", fmt.Sprintf("%d minutes, more than %d of talk", q.Minutes, MaxTalk),
			"shorten it, or make it a work_sample")
	}
	if q.Exhibit == "" && q.ExhibitKey != "" {
		at("exhibit_key", "a key without its exhibit", "write the exhibit, or remove the key")
	}
	if _, err := time.Parse(time.DateOnly, q.Reviewed); q.Reviewed != "" && err != nil {
		at("reviewed", fmt.Sprintf("%q is not a day of the form 2026-11-30", q.Reviewed), "")
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
