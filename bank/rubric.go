package bank

import (
	"strconv"
	"strings"
)

// RubricText is the wording of derived anchors; each may begin with a lead between ** and **. In a text, {n} stands
// for the number of criteria and {some} for how many of them belong to the rating; in Range, {from} and {to} for the
// fewest and the most. In Between, {below} and {above} are the ratings with a written anchor on either side.
type RubricText struct {
	AllUnprompted string `yaml:"all_unprompted,required"` // the highest rating
	All           string `yaml:"all,required"`            // the one below it on a scale of 5
	Most          string `yaml:"most,required"`           // the middle
	Few           string `yaml:"few,required"`
	Fragments     string `yaml:"fragments,required"`  // in place of few where a question has few criteria
	None          string `yaml:"none,required"`       // the lowest rating
	Range         string `yaml:"range,required"`      // how "{from} to {to}" is said
	Essentials    string `yaml:"essentials,required"` // in place of all, where criteria are marked essential
	Partial       string `yaml:"partial,required"`    // in place of most, likewise
	Between       string `yaml:"between,required"`    // a rating between two that an author wrote
	Above         string `yaml:"above,required"`      // a rating above the highest that an author wrote
}

// Anchor is what one rating looks like for one question.
type Anchor struct {
	Rating  int    // from 1
	Lead    string // at most a few words to rate from; "" where the text has none
	Text    string // what follows the lead
	Written bool   // by an author, for this question; otherwise derived
}

// String returns the anchor in one run, without markup.
func (a Anchor) String() string { return strings.TrimSpace(a.Lead + " " + a.Text) }

// Rubric returns the anchors of a question on a scale of 4 or 5, the highest first.
//
// The scale of 4 has the anchors of 1, 2, 3 and 4: its 4 takes in all that would earn a 5. Where an author wrote
// some anchors, those that are missing say only that they lie between or above the written ones; counts and authored
// text are never mixed. Without any, the anchors follow from the criteria. If some of those are essential, a 4 needs
// each of them. Otherwise the numbers of criteria heard are shared out, none left over: of n, a 4 begins at three
// quarters (rounded up), a 3 at half (rounded up), and a 2 at one.
func (q *Question) Rubric(scale int, t RubricText) []Anchor {
	out := make([]Anchor, 0, scale)
	for rating := scale; rating >= 1; rating-- {
		text, written := q.Anchors[rating]
		switch {
		case written:
		case len(q.Anchors) > 0:
			text = q.unwritten(rating, scale, t)
		default:
			text = q.derived(rating, t)
		}

		lead, rest := SplitLead(text)
		out = append(out, Anchor{Rating: rating, Lead: lead, Text: rest, Written: written})
	}
	return out
}

// SplitLead splits an anchor into its lead, which stands between ** and ** at its beginning, and what follows; lead
// is "" where there is none.
func SplitLead(text string) (lead, rest string) {
	if after, ok := strings.CutPrefix(text, "**"); ok {
		if lead, rest, ok := strings.Cut(after, "**"); ok {
			return lead, strings.TrimSpace(rest)
		}
	}
	return "", Plain(text)
}

// unwritten is the anchor of a rating that an author left out between those written or, on the scale, above them.
func (q *Question) unwritten(rating, scale int, t RubricText) string {
	below, above := 0, 0
	for r := range q.Anchors {
		if r < rating {
			below = max(below, r)
		}
		if r > rating && (above == 0 || r < above) {
			above = r
		}
	}

	text := t.Between
	if above == 0 || above > scale {
		text = t.Above
	}
	text = strings.ReplaceAll(text, "{below}", strconv.Itoa(below))
	return strings.ReplaceAll(text, "{above}", strconv.Itoa(above))
}

// derived is an anchor that follows from the criteria alone.
func (q *Question) derived(rating int, t RubricText) string {
	n := len(q.Criteria)
	sound, half := (3*n+3)/4, (n+1)/2
	if half >= sound {
		half = sound - 1
	}

	plain := len(q.Essential) > 0 || n < 2 // said without numbers
	switch {
	case rating == 5:
		return fill(t, t.AllUnprompted, n, n, n)
	case rating == 4 && plain:
		return fill(t, t.Essentials, n, n, n)
	case rating == 4:
		return fill(t, t.All, sound, n, n)
	case rating == 3 && plain:
		return fill(t, t.Partial, n, n, n)
	case rating == 3:
		return fill(t, t.Most, half, sound-1, n)
	case rating == 2 && (plain || half <= 1):
		return fill(t, t.Fragments, 0, 0, n)
	case rating == 2:
		return fill(t, t.Few, 1, half-1, n)
	}
	return fill(t, t.None, 0, 0, n)
}

func fill(t RubricText, text string, from, to, n int) string {
	some := strconv.Itoa(from)
	if to > from {
		some = strings.ReplaceAll(strings.ReplaceAll(t.Range, "{from}", some), "{to}", strconv.Itoa(to))
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "{some}", some), "{n}", strconv.Itoa(n))
}
