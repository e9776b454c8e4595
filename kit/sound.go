package kit

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"
	"unicode/utf8"

	"panelkit/bank"
)

// Bounds of what a kit holds beside its loop. They keep work in proportion; real kits stay far below them.
const (
	maxCompetencies = 100
	maxSwaps        = 1000
)

// sound tells in a phrase why documents cannot be made of a kit that was read back; "" if they can. Nothing of a kit
// may be relied on before: what is referred to may be missing, and numbers may be anything.
func (k *Kit) sound() string {
	for _, check := range []func() string{k.soundRole, k.soundLoop, k.soundQuestions, k.soundInterviews, k.soundRest} {
		if fact := check(); fact != "" {
			return fact
		}
	}
	return ""
}

func (k *Kit) soundRole() string {
	if n := len(k.Role.Competencies); n == 0 || n > maxCompetencies {
		return fmt.Sprintf("role has %d competencies, must be 1 to %d", n, maxCompetencies)
	}

	seen := map[string]bool{}
	for _, c := range k.Role.Competencies {
		if c.ID == "" || seen[c.ID] {
			return fmt.Sprintf("competency %q stands twice or has no id", c.ID)
		}
		seen[c.ID] = true
	}

	if !ValidID(k.Role.ID) || k.Role.ID != k.Loop.Role {
		return fmt.Sprintf("role %q stands where %q is planned", k.Role.ID, k.Loop.Role)
	}

	return soundName("title of the role", k.Role.Title)
}

func (k *Kit) soundLoop() string {
	l := &k.Loop
	if l.Scale != 4 && l.Scale != 5 {
		return fmt.Sprintf("scale %d is not 5 or 4", l.Scale)
	}
	if l.Seniority != "" && !slices.Contains(Seniorities(), l.Seniority) {
		return fmt.Sprintf("seniority %q unknown", l.Seniority)
	}
	if _, err := time.Parse(time.DateOnly, l.Date); l.Date != "" && err != nil {
		return fmt.Sprintf("date %q is not a day of the form 2026-11-30", l.Date)
	}
	for _, c := range slices.Sorted(maps.Keys(l.Weights)) {
		if w := l.Weights[c]; k.Competency(c) == nil || w < 0 || w > 100 {
			return fmt.Sprintf("competency %q weighs %d percent, or is unknown", c, w)
		}
	}
	if n := len(l.Sessions); n == 0 || n > MaxSessions {
		return fmt.Sprintf("%d sessions, must be 1 to %d", n, MaxSessions)
	}

	for i := range l.Sessions {
		s := &l.Sessions[i]
		if !ValidID(s.ID) {
			return fmt.Sprintf("session %q is no id", s.ID)
		}
		if fact := k.soundSession(s); fact != "" {
			return fmt.Sprintf("session %q: %s", s.ID, fact)
		}
	}
	return k.soundNames()
}

func (k *Kit) soundNames() string {
	if a, b, ok := k.Loop.Clash(); ok {
		one, other := k.Loop.Sessions[a.Session].ID, k.Loop.Sessions[b.Session].ID
		return fmt.Sprintf("sessions %q and %q both have the seat %q", one, other, a.ID)
	}
	seen := map[string]bool{}
	for _, s := range k.Loop.Sessions {
		if seen[s.ID] {
			return fmt.Sprintf("session %q stands twice", s.ID)
		}
		seen[s.ID] = true
	}
	return cmp.Or(soundName("title of the loop", k.Loop.Title), soundName("name of the candidate", k.Loop.Candidate))
}

func (k *Kit) soundSession(s *Session) string {
	if s.Minutes < MinMinutes || s.Minutes > MaxMinutes {
		return fmt.Sprintf("%d minutes is not between %d and %d", s.Minutes, MinMinutes, MaxMinutes)
	}
	if s.Questions < 1 || s.Questions > MaxQuestions {
		return fmt.Sprintf("%d questions is not between 1 and %d", s.Questions, MaxQuestions)
	}
	if len(s.Panelists) > MaxPanelists {
		return fmt.Sprintf("has %d panelists", len(s.Panelists))
	}
	for _, name := range append([]string{s.Title}, s.Panelists...) {
		if fact := soundName("title or a panelist", name); fact != "" {
			return fact
		}
	}

	var bounds []Bounds
	for _, l := range slices.Sorted(maps.Keys(s.Levels)) {
		if l.Rank() < 0 {
			return fmt.Sprintf("level %q unknown", l)
		}
		bounds = append(bounds, s.Levels[l])
	}
	for _, c := range slices.Sorted(maps.Keys(s.Categories)) {
		if c.Rank() < 0 {
			return fmt.Sprintf("category %q unknown", c)
		}
		bounds = append(bounds, s.Categories[c])
	}
	for _, c := range s.Cells {
		if c.Level.Rank() < 0 || c.Category.Rank() < 0 {
			return fmt.Sprintf("cell %q %q unknown", c.Level, c.Category)
		}
		bounds = append(bounds, c.Bounds)
	}
	for _, b := range bounds {
		if b.Lo < 0 || b.Hi < b.Lo || b.Hi > MaxQuestions {
			return fmt.Sprintf("%d to %d questions of a kind", b.Lo, b.Hi)
		}
	}
	for _, c := range s.Competencies {
		if k.Competency(c) == nil {
			return fmt.Sprintf("competency %q unknown", c)
		}
	}
	return ""
}

func (k *Kit) soundQuestions() string {
	for i := range k.Questions {
		q := &k.Questions[i]
		if i > 0 && k.Questions[i-1].ID >= q.ID {
			return "questions are not in the order of their ids"
		}
		if fact := k.soundQuestion(q); fact != "" {
			return fmt.Sprintf("question %q %s", q.ID, fact)
		}
	}
	return ""
}

func (k *Kit) soundQuestion(q *bank.Question) string {
	if !ValidID(q.ID) || q.Text == "" {
		return "has no id or no text"
	}
	if q.Level.Rank() < 0 || q.Category.Rank() < 0 {
		return fmt.Sprintf("has the level %q and the category %q", q.Level, q.Category)
	}
	if q.Minutes < 1 || q.Minutes > MaxMinutes {
		return fmt.Sprintf("takes %d minutes", q.Minutes)
	}
	if n := len(q.Criteria); n == 0 || n > bank.MaxCriteria || len(q.Competencies) == 0 {
		return "has no criteria or no competencies, or too many"
	}

	for _, n := range q.Essential {
		if n < 1 || n > len(q.Criteria) {
			return fmt.Sprintf("has no criterion %d, which is essential", n)
		}
	}
	for rating := range q.Anchors {
		if rating < 1 || rating > 5 {
			return fmt.Sprintf("has an anchor for a %d", rating)
		}
	}
	for j, c := range q.Competencies {
		if k.Competency(c) == nil || slices.Contains(q.Competencies[:j], c) {
			return fmt.Sprintf("names the competency %q, which is unknown or stands twice", c)
		}
	}
	return ""
}

func (k *Kit) soundInterviews() string {
	if len(k.Sessions) != len(k.Loop.Sessions) {
		return fmt.Sprintf("%d sessions chosen, %d planned", len(k.Sessions), len(k.Loop.Sessions))
	}

	asked := map[string]bool{}
	for i, s := range k.Sessions {
		if s.Session != k.Loop.Sessions[i].ID {
			return fmt.Sprintf("session %q stands where %q is planned", s.Session, k.Loop.Sessions[i].ID)
		}
		if n := len(s.Asked); n == 0 || n > MaxQuestions {
			return fmt.Sprintf("session %q has %d questions, must be 1 to %d", s.Session, n, MaxQuestions)
		}
		total := 0
		for _, a := range s.Asked {
			if k.Question(a.ID) == nil {
				return fmt.Sprintf("question %q is asked but not in the manifest", a.ID)
			}
			if asked[a.ID] {
				return fmt.Sprintf("question %q is asked twice", a.ID)
			}
			if a.Start < 0 || a.Start > MaxQuestions*MaxMinutes || a.Minutes != k.Question(a.ID).Minutes {
				return fmt.Sprintf("question %q begins at %d and takes %d minutes", a.ID, a.Start, a.Minutes)
			}
			if a.WeightPermille < 0 || a.WeightPermille > 1000 {
				return fmt.Sprintf("question %q weighs %d permille", a.ID, a.WeightPermille)
			}
			asked[a.ID] = true
			total += a.WeightPermille
		}
		if total != 1000 {
			return fmt.Sprintf("questions of session %q weigh %d permille", s.Session, total)
		}
	}
	if len(asked) != len(k.Questions) {
		return fmt.Sprintf("%d questions are asked, the manifest has %d", len(asked), len(k.Questions))
	}
	return ""
}

func (k *Kit) soundRest() string {
	if len(k.Swaps) > maxSwaps {
		return fmt.Sprintf("%d swaps", len(k.Swaps))
	}
	for _, s := range k.Swaps {
		if !ValidID(s.Out) || !ValidID(s.In) {
			return fmt.Sprintf("swap of %q for %q", s.In, s.Out)
		}
	}
	if len(k.ID) != 9 || len(k.Version) > MaxName || len(k.BankDigest) > MaxName {
		return "id, version or digest of the bank is none"
	}
	return ""
}

// soundName tells what is wrong with a text that stands in one line.
func soundName(what, name string) string {
	if n := utf8.RuneCountInString(name); n > MaxName {
		return fmt.Sprintf("%s has %d characters, more than %d", what, n, MaxName)
	}
	return ""
}
