package practice

import (
	"math"
	"slices"
	"strings"

	"panelkit/bank"
)

// subjects is what each day of a plan is about: words, and how telling each of them is.
type subjects struct {
	words  []map[string]bool // of each day
	weight map[string]float64
}

// newSubjects gathers the words of each day from its focus, its activities, and the tags and competencies of the
// questions that it names.
func newSubjects(b *base) *subjects {
	s := &subjects{weight: map[string]float64{}}
	days := map[string]int{}
	for i := range b.days {
		d := &b.days[i]
		words := map[string]bool{}
		for _, text := range append([]string{d.Focus}, d.Activities...) {
			for _, w := range plainWords(text) {
				words[w] = true
			}
		}
		for _, id := range d.Questions {
			if q := b.role.Question(id); q != nil && !consolidates(d) {
				for _, w := range questionWords(q) {
					words[w] = true
				}
			}
		}

		s.words = append(s.words, words)
		for w := range words {
			days[w]++
		}
	}

	// A word that many days share tells little about any of them.
	for w, n := range days {
		s.weight[w] = math.Log(float64(len(b.days)+1) / float64(n))
	}
	return s
}

// questionWords returns what a question is about: its tags, whole and word by word, and its competencies.
func questionWords(q *bank.Question) []string {
	var out []string
	for _, t := range q.Tags {
		out = append(out, "#"+t)
		out = append(out, plainWords(t)...)
	}
	for _, c := range q.Competencies {
		out = append(out, "@"+c)
	}
	return out
}

// plainWords returns the words of a text that may carry meaning, without the mark of the plural.
func plainWords(text string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r < 'a' || r > 'z' }) {
		if len(w) > 3 || w == "api" || w == "rag" {
			out = append(out, strings.TrimSuffix(w, "s"))
		}
	}
	return out
}

// fit returns how much a question and a day have in common.
func (s *subjects) fit(words []string, day int) float64 {
	sum := 0.0
	for i, w := range words {
		if s.words[day][w] && !slices.Contains(words[:i], w) {
			sum += s.weight[w]
		}
	}
	return sum
}

// crowding is how much a day's fit loses for each question of the category that it has beyond its share. A shared
// tag outweighs about two questions too many.
const crowding = 1.2

// place adds questions of one category to the lessons of the days that fit them best, with some regard to how many of
// the category these have already.
func (s *subjects) place(c bank.Category, qs []*bank.Question, rest, days []int, lessons [][]int) {
	have, total := map[int]int{}, len(rest)
	for _, d := range days {
		for _, q := range lessons[d] {
			if qs[q].Category == c {
				have[d]++
				total++
			}
		}
	}

	share := float64(total) / float64(len(days))
	for _, q := range rest {
		words := questionWords(qs[q])
		best, most := days[0], math.Inf(-1)
		for _, d := range days {
			fit := s.fit(words, d) - crowding*max(0, float64(have[d]+1)-share)
			if fit > most {
				best, most = d, fit
			}
		}
		lessons[best] = append(lessons[best], q)
		have[best]++
	}
}
