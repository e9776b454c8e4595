package debrief

import (
	"math"
	"slices"
)

// Metric is how far apart two ratings count as.
type Metric int

// The metrics of Krippendorff's alpha.
const (
	Nominal  Metric = iota // alike or not
	Ordinal                // by how many ratings lie between them
	Interval               // by the square of their difference
	Ratio                  // by the square of their difference over their sum
)

// Alpha gives Krippendorff's alpha of a table of raters by items, in which ratings may be Missing:
// 1 - (n-1) * sum(o_ck d_ck) / sum(n_c n_k d_ck) over the coincidences o of values c and k
// (Krippendorff, Content Analysis, 2nd ed. 2004, chapter 11). It is 1 for full agreement, 0 for what
// chance would give, at most 1. It cannot be computed where no item has two ratings, or all ratings
// are alike.
func Alpha(byRater [][]float64, metric Metric) Stat {
	items, raters := 0, map[int]bool{}
	var values []float64
	var units [][]float64
	if len(byRater) > 0 {
		for i := range byRater[0] {
			var unit []float64
			var who []int
			for r := range byRater {
				if x := byRater[r][i]; !isMissing(x) {
					unit = append(unit, x)
					who = append(who, r)
				}
			}
			if len(unit) < 2 {
				continue
			}
			items++
			for _, r := range who {
				raters[r] = true
			}
			units = append(units, unit)
			values = append(values, unit...)
		}
	}
	slices.Sort(values)
	values = slices.Compact(values)
	if items == 0 {
		return stat(math.NaN(), 0, len(raters), NotNested)
	}
	if len(values) < 2 {
		return stat(math.NaN(), items, len(raters), NoVariance)
	}
	return stat(alpha(units, values, metric), items, len(raters))
}

// alpha computes over units of at least two ratings each, whose values, at least two, are sorted.
func alpha(units [][]float64, values []float64, metric Metric) float64 {
	m := len(values)
	o := make([][]float64, m) // coincidences
	for c := range o {
		o[c] = make([]float64, m)
	}
	marginal, n := make([]float64, m), 0.0
	for _, unit := range units {
		count := make([]float64, m)
		for _, x := range unit {
			c, _ := slices.BinarySearch(values, x)
			count[c]++
		}
		for c := range m {
			marginal[c] += count[c]
			n += count[c]
			for k := range m {
				pairs := count[c] * count[k]
				if c == k {
					pairs -= count[c]
				}
				o[c][k] += pairs / float64(len(unit)-1)
			}
		}
	}
	observed, expected := 0.0, 0.0
	for c := range m {
		for k := range m {
			d := distance(values, marginal, c, k, metric)
			observed += o[c][k] * d
			expected += marginal[c] * marginal[k] * d
		}
	}
	return 1 - (n-1)*observed/expected
}

// distance gives the squared difference of two values.
func distance(values, marginal []float64, c, k int, metric Metric) float64 {
	if c == k {
		return 0
	}
	switch metric {
	case Ordinal:
		sum := -(marginal[c] + marginal[k]) / 2
		for g := min(c, k); g <= max(c, k); g++ {
			sum += marginal[g]
		}
		return sum * sum
	case Interval:
		return (values[c] - values[k]) * (values[c] - values[k])
	case Ratio:
		d := (values[c] - values[k]) / (values[c] + values[k])
		return d * d
	}
	return 1
}
