package bank

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/kljensen/snowball/english"

	"panelkit/bank/problem"
	"panelkit/bank/strict"
)

// What Review asks of a bank that a panel can rely on.
const (
	MinPerCell      = 4    // questions of each level and category
	MinPerRole      = 75   // questions
	MaxSeconds      = 20   // to speak a question
	WordsPerMinute  = 150  // spoken
	MinHintCovered  = 0.6  // share of a hint's words that its criteria take up
	MaxSimilarity   = 0.28 // of two questions that are not kept apart
	minSharedPoints = 1    // words that each criterion shares with its hint
)

// Review returns what is weak in a valid bank, beyond what makes it invalid: thin coverage, questions
// that take too long to speak, criteria apart from their hint, scales with holes or overlaps, near-duplicates that are
// not kept apart, missing answers, and topics that no interviewer may touch.
//
// Two questions are near-duplicates if the cosine similarity of the word vectors of their texts and
// criteria, stemmed and weighted by inverse document frequency, exceeds MaxSimilarity.
func Review(b *Bank) problem.Problems {
	rv, verbs := &reviewer{}, openingVerbs(b)
	for _, r := range b.Roles {
		rv.coverage(r)
		sources := map[Source]string{}
		for i := range r.Questions {
			q := &r.Questions[i]
			rv.question(q)
			rv.scale(q, verbs)
			if other, ok := sources[q.Source]; ok && !q.Source.Original() {
				rv.at(q, "source", fmt.Sprintf("has the same source as %s", other),
					"each entry of a document has one question")
			}
			sources[q.Source] = q.ID
		}
	}

	rv.duplicates(b)
	_ = rv.problems.Err() // sorts
	return rv.problems
}

type reviewer struct{ problems problem.Problems }

func (rv *reviewer) at(q *Question, key, fact, hint string) {
	rv.problems = append(rv.problems, q.Pos.Problem(key, q.ID, fact, hint))
}

func (rv *reviewer) coverage(r *Role) {
	add := func(fact, hint string) {
		rv.problems = append(rv.problems, r.Pos.Problem("role", r.ID, fact, hint))
	}

	s := Count(r)
	for i, l := range Levels() {
		for j, c := range Categories() {
			if n := s.Cells[i][j]; n < MinPerCell {
				add(fmt.Sprintf("%d %s %s questions, fewer than %d", n, l, c, MinPerCell), "")
			}
		}
	}

	if n := len(r.Questions); n < MinPerRole {
		add(fmt.Sprintf("%d questions, fewer than %d", n, MinPerRole), "")
	}

	for i, c := range s.Competencies {
		if c.Main == 0 {
			add(fmt.Sprintf("no question has %q as its main competency", r.Competencies[i].ID), "")
		}
	}
}

func (rv *reviewer) question(q *Question) {
	if n := len(strings.Fields(q.Text)); n*60 > MaxSeconds*WordsPerMinute {
		rv.at(q, "text", fmt.Sprintf("takes %d seconds to speak, more than %d", n*60/WordsPerMinute, MaxSeconds),
			"shorten it")
	}

	for _, t := range append([]string{q.Text}, q.ProbeTexts()...) {
		if m := protected.FindString(t); m != "" {
			rv.at(q, "text", fmt.Sprintf("%q touches a protected topic", m), "ask about the work")
		}
	}

	if q.Answer == "" {
		rv.at(q, "answer", "has no model answer", "")
	}

	if q.Star == nil && (q.Category == Scenario || q.Category == Behavioral) {
		rv.at(q, "star", "has no answer told as situation, task, action and result", "")
	}

	rv.hint(q)
}

// protected finds questions about what the law of most countries keeps out of interviews. It is
// meant to stop slips, not to define the law.
var protected = regexp.MustCompile(
	`(?i)\b(how old|your age|date of birth|birthday|religio(n|us)|church|mosque|synagogue|` +
		`pregnan\w*|maternity|(your|any) (children|kids|spouse|husband|wife|family)|married|marital|` +
		`your (nationality|citizenship|race|ethnicity|gender|sex|health|disabilit\w+|accent|origin)|` +
		`where are you from|native language|sexual orientation|political party|union member\w*|` +
		`arrest(ed)?|credit (score|rating)|years? did you graduate)\b`,
)

func (rv *reviewer) hint(q *Question) {
	all, hint := map[string]bool{}, stems(q.Hint)
	for i, c := range q.Criteria {
		shared := 0
		for s := range stems(Plain(c)) {
			all[s] = true
			if hint[s] {
				shared++
			}
		}
		if shared < minSharedPoints {
			rv.at(q, strict.Item("criteria", i), "criterion shares no word with the hint",
				"a criterion is one point of the hint")
		}
	}

	covered, missing := 0, []string(nil)
	for s := range hint {
		if all[s] {
			covered++
		} else {
			missing = append(missing, s)
		}
	}

	if float64(covered) < MinHintCovered*float64(len(hint)) {
		slices.Sort(missing)
		rv.at(q, "criteria", fmt.Sprintf("criteria take up %d of the hint's %d words", covered, len(hint)),
			"not taken up: "+strings.Join(missing, ", "))
	}
}

func (rv *reviewer) duplicates(b *Bank) {
	var qs []*Question
	for _, r := range b.Roles {
		for i := range r.Questions {
			qs = append(qs, &r.Questions[i])
		}
	}

	for _, p := range Similar(qs, MaxSimilarity) {
		a, c := qs[p.A], qs[p.B]
		if !slices.Contains(a.ApartIDs(), c.ID) && !slices.Contains(c.ApartIDs(), a.ID) {
			rv.at(c, "text", fmt.Sprintf("is much like %s (similarity %.2f)", a.ID, p.Similarity),
				"make them twins, say which reveals the other, or tell them apart")
		}
	}
}

// Pair is two questions of a list, by index, with their similarity from 0 to 1.
type Pair struct {
	A, B       int // A < B
	Similarity float64
}

// Similar gives the pairs of questions whose similarity exceeds the least, the most alike first. The
// measure is described at Review.
func Similar(qs []*Question, least float64) []Pair {
	vectors, frequency := make([]map[string]bool, len(qs)), map[string]int{}
	for i, q := range qs {
		vectors[i] = stems(q.Text + " " + Plain(strings.Join(q.Criteria, " ")))
		for s := range vectors[i] {
			frequency[s]++
		}
	}

	weight := func(s string) float64 { w := math.Log(float64(len(qs)+1) / float64(frequency[s])); return w * w }
	norms, holders := make([]float64, len(qs)), map[string][]int{}
	for i, v := range vectors {
		for s := range v {
			norms[i] += weight(s)
		}
	}

	for i, v := range vectors {
		for s := range v {
			holders[s] = append(holders[s], i)
		}
	}

	// A row of sums, cleared for each question, is many times as fast and small as a map of them.
	var out []Pair
	dots := make([]float64, len(qs))
	for i, v := range vectors {
		clear(dots[i:])
		for _, s := range slices.Sorted(maps.Keys(v)) {
			w, hold := weight(s), holders[s]
			after, _ := slices.BinarySearch(hold, i+1)
			for _, j := range hold[after:] {
				dots[j] += w
			}
		}

		for j := i + 1; j < len(qs); j++ {
			if d := dots[j]; d > 0 && d/math.Sqrt(norms[i]*norms[j]) > least {
				out = append(out, Pair{i, j, d / math.Sqrt(norms[i]*norms[j])})
			}
		}
	}

	slices.SortFunc(out, func(a, b Pair) int {
		return cmp.Or(cmp.Compare(b.Similarity, a.Similarity), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})

	return out
}

var letters = regexp.MustCompile(`[A-Za-z][A-Za-z0-9]+`)

// stems gives the stems of the words of a text that carry meaning.
func stems(text string) map[string]bool {
	out := map[string]bool{}
	for _, w := range letters.FindAllString(strings.ToLower(text), -1) {
		if len(w) > 2 && !english.IsStopWord(w) && !strings.Contains(filler, " "+w+" ") {
			out[english.Stem(w, false)] = true
		}
	}
	return out
}

// filler is what hints and criteria are made of besides their matter.
const filler = " answer strong great brilliant explain explains cover covers name names describe describes " +
	"give gives propose proposes would use uses using also whether one two each every such well " +
	"make makes way ways say says how what "
