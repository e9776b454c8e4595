// Package stats computes what a panel's ratings say about agreement: Krippendorff's alpha, intraclass correlation,
// weighted kappa, spread, severity, and the selection rates of groups. Numbers go in; numbers and [Caution] values
// come out. It knows no document and no kit.
//
// A table of ratings has a row for each rater and a column for each item, with [Missing] where a rater did not rate.
// Every [Stat] carries the number of items and raters that it rests on. What cannot be computed has no value and
// says why; it is never 0 or NaN.
package stats

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
	SmallSample Caution = "small"       // fewer than EnoughItems items
	NoVariance  Caution = "no_variance" // all ratings alike, so that agreement and chance cannot be told apart
	Incomplete  Caution = "incomplete"  // items that not all raters rated were left out
	NotShared   Caution = "not_shared"  // the raters share no item
	Negative    Caution = "negative"    // less agreement than chance would give
)

// EnoughItems is the number of items below which one more may change a statistic a lot.
const EnoughItems = 10

const fewItems = 3

// hair is granted to rounding where a number is held against a limit.
const hair = 1e-9

// newStat makes a statistic of x, or one that cannot be computed if x is not finite.
func newStat(x float64, items, raters int, warnings ...Caution) Stat {
	s := Stat{Items: items, Raters: raters}
	if finite(x) {
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
	case items < EnoughItems:
		s.warn(SmallSample)
	}
	return s
}

// agreement is newStat for a statistic whose 0 is what chance would give.
func agreement(x float64, items, raters int, warnings ...Caution) Stat {
	s := newStat(x, items, raters, warnings...)
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
	if s.Value != nil && finite(lower) && finite(upper) {
		s.Lower, s.Upper = &lower, &upper
	}
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// Missing marks a rating that is not there in a table of ratings.
func Missing() float64 { return math.NaN() }

// IsMissing reports whether x is [Missing].
func IsMissing(x float64) bool { return math.IsNaN(x) }

func mean(xs []float64) float64 {
	sum := 0.0
	for _, x := range xs {
		sum += x
	}
	return sum / float64(len(xs))
}

// complete returns the items that all raters rated, as items by raters, and whether any was left out.
func complete(byRater [][]float64) (byItem [][]float64, leftOut bool) {
	if len(byRater) == 0 {
		return nil, false
	}

	for i := range byRater[0] {
		row := make([]float64, len(byRater))
		for r := range byRater {
			row[r] = byRater[r][i]
		}

		if slices.ContainsFunc(row, IsMissing) {
			leftOut = true
			continue
		}
		byItem = append(byItem, row)
	}
	return byItem, leftOut
}
