package debrief

import (
	"math"
	"slices"
)

// Stat is a statistic that may not have been computable, with what it rests on.
type Stat struct {
	Value    *float64  `json:"value"`           // nil: it cannot be computed
	Lower    *float64  `json:"lower,omitempty"` // of the 95% interval, where there is one
	Upper    *float64  `json:"upper,omitempty"`
	Items    int       `json:"items"`              // number of items (questions, competencies) that count
	Raters   int       `json:"raters"`             // number of raters that count
	Warnings []Caution `json:"warnings,omitempty"` // why it is missing or must not be relied on
}

// Caution is why a statistic is missing or must not be relied on.
type Caution string

// The cautions.
const (
	FewItems    Caution = "few_items"   // fewer than 3 items
	FewRaters   Caution = "few_raters"  // fewer than 2 raters
	SmallSample Caution = "small"       // fewer than 10 items: the value may change a lot with one more
	NoVariance  Caution = "no_variance" // all ratings alike, so that agreement and chance cannot be told apart
	Incomplete  Caution = "incomplete"  // items that not all raters rated were left out
	NotNested   Caution = "not_shared"  // the raters share no item
	Negative    Caution = "negative"    // less agreement than chance would give
)

// Bounds of what can be relied on.
const (
	fewItems   = 3
	smallItems = 10
)

// stat makes a statistic of x, or one that cannot be computed if x is not finite.
func stat(x float64, items, raters int, warnings ...Caution) Stat {
	s := Stat{Items: items, Raters: raters}
	if !math.IsNaN(x) && !math.IsInf(x, 0) {
		s.Value = &x
	}
	for _, w := range warnings {
		s.warn(w)
	}
	switch {
	case raters < 2:
		s.warn(FewRaters)
	case items < fewItems:
		s.warn(FewItems)
	case items < smallItems:
		s.warn(SmallSample)
	}
	if s.Value != nil && x < 0 {
		s.warn(Negative)
	}
	return s
}

func (s *Stat) warn(w Caution) {
	if !slices.Contains(s.Warnings, w) {
		s.Warnings = append(s.Warnings, w)
	}
}

func (s *Stat) interval(lower, upper float64) {
	if s.Value != nil && !math.IsNaN(lower) && !math.IsNaN(upper) && !math.IsInf(lower, 0) && !math.IsInf(upper, 0) {
		s.Lower, s.Upper = &lower, &upper
	}
}

// Missing marks a rating that is not there in a table of ratings.
func Missing() float64 { return math.NaN() }

func isMissing(x float64) bool { return math.IsNaN(x) }

func mean(xs []float64) float64 {
	sum := 0.0
	for _, x := range xs {
		sum += x
	}
	return sum / float64(len(xs))
}

func median(xs []float64) float64 {
	s := slices.Sorted(slices.Values(xs))
	return (s[(len(s)-1)/2] + s[len(s)/2]) / 2
}

// complete gives the items that all raters rated, as items by raters, from a table of raters by items.
func complete(byRater [][]float64) [][]float64 {
	var out [][]float64
	if len(byRater) == 0 {
		return nil
	}
	for i := range byRater[0] {
		row := make([]float64, len(byRater))
		whole := true
		for r := range byRater {
			row[r] = byRater[r][i]
			whole = whole && !isMissing(row[r])
		}
		if whole {
			out = append(out, row)
		}
	}
	return out
}
