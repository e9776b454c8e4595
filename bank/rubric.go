package bank

import (
	"strconv"
	"strings"
)

// RubricText is the wording of derived anchors. In a text, {n} stands for the number of criteria and
// {some} for how many of them belong to the rating; in Range, {from} and {to} for the fewest and the most.
type RubricText struct {
	AllUnprompted string `yaml:"all_unprompted,required"` // the highest rating
	All           string `yaml:"all,required"`            // the one below it on a scale of 5
	Most          string `yaml:"most,required"`           // the middle
	Few           string `yaml:"few,required"`
	Fragments     string `yaml:"fragments,required"` // in place of few where a question has two criteria
	None          string `yaml:"none,required"`      // the lowest rating
	Range         string `yaml:"range,required"`     // how "{from} to {to}" is said
}

// Anchor is what one rating looks like for one question.
type Anchor struct {
	Rating  int // from 1
	Text    string
	Written bool // by an author, for this question; otherwise derived from the number of criteria
}

// Rubric gives the anchors of a question on a scale of 4 or 5, the highest first.
//
// Anchors that an author wrote stand for ratings 1, 3 and 5 of the scale of 5, and for 1, 3 and 4 of
// the scale of 4. All others say how many of the n criteria were heard; "most" begins at n/2+1
// (rounded down, at most n-1).
func (q *Question) Rubric(scale int, t RubricText) []Anchor {
	n := len(q.Criteria)
	most := min(n/2+1, n-1)
	derived := map[int]string{
		5: fill(t, t.AllUnprompted, n, n, n),
		4: fill(t, t.All, n, n, n),
		3: fill(t, t.Most, most, n-1, n),
		2: fill(t, t.Few, 1, most-1, n),
		1: fill(t, t.None, 0, 0, n),
	}
	if most <= 1 {
		derived[2] = fill(t, t.Fragments, 0, 0, n)
	}
	var out []Anchor
	for rating := scale; rating >= 1; rating-- {
		on5 := rating
		if scale == 4 && rating == 4 {
			on5 = 5
		}
		a := Anchor{Rating: rating, Text: derived[on5]}
		if text, ok := q.Anchors[on5]; ok {
			a.Text, a.Written = text, true
		}
		out = append(out, a)
	}
	return out
}

func fill(t RubricText, text string, from, to, n int) string {
	some := strconv.Itoa(from)
	if to > from {
		some = strings.ReplaceAll(strings.ReplaceAll(t.Range, "{from}", some), "{to}", strconv.Itoa(to))
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "{some}", some), "{n}", strconv.Itoa(n))
}
