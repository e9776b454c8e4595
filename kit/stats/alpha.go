package stats

import (
	"math"
	"slices"
)

// Metric is how far apart two ratings count as in [Alpha].
type Metric int

// The metrics of Krippendorff's alpha.
const (
	Ordinal  Metric = iota // by how many ratings lie between them
	Interval               // by the square of their difference
)

// Alpha returns Krippendorff's alpha of a table of raters by items, in which ratings may be [Missing]:
// 1 - (n-1) * sum(o_ck d_ck) / sum(n_c n_k d_ck) over the coincidences o of values c and k (Krippendorff, Content
// Analysis, 2nd ed. 2004, chapter 11). It is 1 for full agreement, 0 for what chance would give, and at most 1. It
// cannot be computed where no item has two ratings, or where all ratings are alike.
func Alpha(byRater [][]float64, metric Metric) Stat {
	units, raters := paired(byRater)

	var values []float64
	for _, unit := range units {
		values = append(values, unit...)
	}
	slices.Sort(values)
	values = slices.Compact(values)

	switch {
	case len(units) == 0:
		return newStat(math.NaN(), 0, raters, NotShared)
	case len(values) < 2:
		return newStat(math.NaN(), len(units), raters, NoVariance)
	}
	c := newCoincidences(units, values)
	return agreement(c.alpha(metric), len(units), raters)
}

// paired returns the ratings of each item that two or more rated, and the number of raters who take part in them.
func paired(byRater [][]float64) (units [][]float64, raters int) {
	if len(byRater) == 0 {
		return nil, 0
	}

	takes := make([]bool, len(byRater))
	for i := range byRater[0] {
		var unit []float64
		var who []int
		for r := range byRater {
			if x := byRater[r][i]; !IsMissing(x) {
				unit, who = append(unit, x), append(who, r)
			}
		}
		if len(unit) < 2 {
			continue
		}

		units = append(units, unit)
		for _, r := range who {
			takes[r] = true
		}
	}

	for _, t := range takes {
		if t {
			raters++
		}
	}
	return units, raters
}

// coincidences count how often two values meet on one item.
type coincidences struct {
	values   []float64   // in rising order, at least two
	pairs    [][]float64 // by value and value
	marginal []float64   // by value
	n        float64     // ratings
}

func newCoincidences(units [][]float64, values []float64) *coincidences {
	m := len(values)
	c := &coincidences{values: values, pairs: make([][]float64, m), marginal: make([]float64, m)}
	for i := range c.pairs {
		c.pairs[i] = make([]float64, m)
	}

	for _, unit := range units {
		count := make([]float64, m)
		for _, x := range unit {
			i, _ := slices.BinarySearch(values, x)
			count[i]++
		}

		for i := range m {
			c.marginal[i] += count[i]
			c.n += count[i]
			for k := range m {
				pairs := count[i] * count[k]
				if i == k { // nobody is paired with their own rating
					pairs -= count[i]
				}
				c.pairs[i][k] += pairs / float64(len(unit)-1)
			}
		}
	}
	return c
}

func (c *coincidences) alpha(metric Metric) float64 {
	observed, expected := 0.0, 0.0
	for i := range c.values {
		for k := range c.values {
			d := c.distance(i, k, metric)
			observed += c.pairs[i][k] * d
			expected += c.marginal[i] * c.marginal[k] * d
		}
	}
	return 1 - (c.n-1)*observed/expected
}

// distance returns the squared difference of two values, by their index.
func (c *coincidences) distance(i, k int, metric Metric) float64 {
	if i == k {
		return 0
	}
	if metric == Interval {
		d := c.values[i] - c.values[k]
		return d * d
	}

	between := -(c.marginal[i] + c.marginal[k]) / 2
	for g := min(i, k); g <= max(i, k); g++ {
		between += c.marginal[g]
	}
	return between * between
}
