package stats

import (
	"math"
	"slices"
)

// Spread sums up several ratings of one thing. Median and Mean need one rating, the others two.
type Spread struct {
	Median Stat
	Mean   Stat
	Range  Stat // highest less lowest

	// Deviation is the average deviation, the mean distance of ratings from their mean (Burke, Finkelstein and Dusig
	// 1999). Above a sixth of the scale raters cannot be said to agree (Burke and Dunlap 2002).
	Deviation Stat

	// RWG is the within-group agreement 1 - s2/sigma2, where s2 is the sample variance and sigma2 = (scale^2-1)/12
	// that of ratings at random; at least 0 (James, Demaree and Wolf 1984).
	RWG Stat
}

// SpreadOf sums up ratings of one thing on a scale from 1.
func SpreadOf(ratings []float64, scale int) Spread {
	n := len(ratings)
	if n == 0 {
		none := within(math.NaN(), 0)
		return Spread{none, none, none, none, none}
	}

	sorted := slices.Sorted(slices.Values(ratings))
	m := mean(sorted)
	s := Spread{Median: within((sorted[(n-1)/2]+sorted[n/2])/2, n), Mean: within(m, n)}
	if n < 2 {
		none := within(math.NaN(), n)
		s.Range, s.Deviation, s.RWG = none, none, none
		return s
	}

	deviation, variance := 0.0, 0.0
	for _, x := range sorted {
		deviation += math.Abs(x-m) / float64(n)
		variance += (x - m) * (x - m) / float64(n-1)
	}
	s.Range = within(sorted[n-1]-sorted[0], n)
	s.Deviation = within(deviation, n)
	s.RWG = within(max(0, 1-variance/(float64(scale*scale-1)/12)), n)
	return s
}

// within makes a statistic over the raters of one thing.
func within(x float64, raters int) Stat {
	s := Stat{Items: 1, Raters: raters}
	if finite(x) {
		s.Value = &x
	}
	if raters < 2 {
		s.warn(FewRaters)
	}
	return s
}

// Apart reports whether ratings on a scale from 1 lie so far apart that a panel should talk: a range over 1 point, or
// an average deviation over a sixth of the scale.
func (s Spread) Apart(scale int) bool {
	if s.Range.Value == nil {
		return false
	}
	return *s.Range.Value > 1+hair || *s.Deviation.Value > float64(scale)/6+hair
}

// MeansApart reports whether means of several ratings each lie so far apart that a panel should talk: a point and a
// half. Means of different questions differ by a point where nobody disagrees about anything.
func (s Spread) MeansApart() bool { return s.Range.Value != nil && *s.Range.Value >= 1.5-hair }

// Severity returns, for a table of raters by items, by how much each rater's mean lies above (lenient) or below
// (severe) the mean of all, over the items that all of them rated. It says nothing where raters share no item.
func Severity(byRater [][]float64) []Stat {
	items, leftOut := complete(byRater)
	out := make([]Stat, len(byRater))
	if len(items) == 0 || len(byRater) < 2 {
		for r := range out {
			out[r] = newStat(math.NaN(), 0, len(byRater), NotShared)
		}
		return out
	}

	var warnings []Caution
	if leftOut {
		warnings = append(warnings, Incomplete)
	}
	grand := 0.0
	for _, item := range items {
		grand += mean(item) / float64(len(items))
	}

	for r := range out {
		own := 0.0
		for _, item := range items {
			own += item[r] / float64(len(items))
		}
		out[r] = newStat(own-grand, len(items), len(byRater), warnings...)
	}
	return out
}
