package debrief

import "math"

// RWG gives the within-group agreement of several ratings of one thing on a scale of 1 to a:
// 1 - s2/sigma2, where s2 is the sample variance and sigma2 = (a^2-1)/12 that of ratings at random;
// at least 0 (James, Demaree and Wolf 1984). It cannot be computed with fewer than 2 ratings.
func RWG(ratings []float64, a int) Stat {
	n := len(ratings)
	if n < 2 || a < 2 {
		return within(math.NaN(), n)
	}
	m, s2 := mean(ratings), 0.0
	for _, x := range ratings {
		s2 += (x - m) * (x - m) / float64(n-1)
	}
	return within(max(0, 1-s2/(float64(a*a-1)/12)), n)
}

// AverageDeviation gives the mean distance of several ratings of one thing from their mean (Burke,
// Finkelstein and Dusig 1999). Above a/6 on a scale of 1 to a, raters cannot be said to agree (Burke
// and Dunlap 2002). It cannot be computed with fewer than 2 ratings.
func AverageDeviation(ratings []float64) Stat {
	n := len(ratings)
	if n < 2 {
		return within(math.NaN(), n)
	}
	m, sum := mean(ratings), 0.0
	for _, x := range ratings {
		sum += math.Abs(x - m)
	}
	return within(sum/float64(n), n)
}

// within makes a statistic over the raters of one thing.
func within(x float64, raters int) Stat {
	s := Stat{Items: 1, Raters: raters}
	if !math.IsNaN(x) {
		s.Value = &x
	}
	if raters < 2 {
		s.warn(FewRaters)
	}
	return s
}

// hair is granted to rounding where a number is held against a limit.
const hair = 1e-9

// Apart tells whether ratings on a scale of 1 to a lie so far apart that a panel should talk: a range
// over 1 point, or an average deviation over a/6.
func Apart(ratings []float64, a int) (spread, deviation bool) {
	if len(ratings) < 2 {
		return false, false
	}
	low, high := ratings[0], ratings[0]
	for _, x := range ratings {
		low, high = min(low, x), max(high, x)
	}
	return high-low > 1+hair, *AverageDeviation(ratings).Value > float64(a)/6+hair
}

// Severity gives, for a table of raters by items, by how much each rater's mean lies above (lenient)
// or below (severe) the mean of all, over the items that all of them rated. It says nothing where
// raters share no item.
func Severity(byRater [][]float64) []Stat {
	items := complete(byRater)
	out := make([]Stat, len(byRater))
	var warnings []Caution
	if len(byRater) > 0 && len(items) < len(byRater[0]) {
		warnings = append(warnings, Incomplete)
	}
	if len(items) == 0 || len(byRater) < 2 {
		for r := range out {
			out[r] = stat(math.NaN(), 0, len(byRater), NotNested)
		}
		return out
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
		out[r] = stat(own-grand, len(items), len(byRater), warnings...)
		out[r].Warnings = dropNegative(out[r].Warnings)
	}
	return out
}

// dropNegative leaves out a caution that has no meaning for a difference.
func dropNegative(ws []Caution) []Caution {
	var out []Caution
	for _, w := range ws {
		if w != Negative {
			out = append(out, w)
		}
	}
	return out
}
