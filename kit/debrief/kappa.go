package debrief

import "math"

// KappaWeights says how much of a disagreement counts.
type KappaWeights int

// The weights of kappa.
const (
	Unweighted KappaWeights = iota // every disagreement counts fully
	Linear                         // by the distance of the categories
	Quadratic                      // by the square of the distance
)

// Kappa gives Cohen's weighted kappa of a square table of counts, in which row and column are the
// ratings that two raters gave to the same items (Cohen 1968). It cannot be computed where both used
// one category only.
func Kappa(table [][]int, weights KappaWeights) Stat {
	m, n := len(table), 0
	rows, cols := make([]float64, m), make([]float64, m)
	for i := range table {
		for j, count := range table[i] {
			rows[i] += float64(count)
			cols[j] += float64(count)
			n += count
		}
	}
	if n == 0 {
		return stat(math.NaN(), 0, 2, NotNested)
	}
	observed, expected := 0.0, 0.0
	for i := range table {
		for j, count := range table[i] {
			d := math.Abs(float64(i-j)) / float64(max(1, m-1))
			switch weights {
			case Unweighted:
				d = math.Ceil(d)
			case Quadratic:
				d *= d
			}
			observed += d * float64(count)
			expected += d * rows[i] * cols[j] / float64(n)
		}
	}
	if expected == 0 {
		return stat(math.NaN(), n, 2, NoVariance)
	}
	return stat(1-observed/expected, n, 2)
}

// PairKappa gives the quadratic kappa of two raters, whose ratings from 1 to the scale may be Missing.
func PairKappa(a, b []float64, scale int) Stat {
	table := make([][]int, scale)
	for i := range table {
		table[i] = make([]int, scale)
	}
	for i := range a {
		if isMissing(a[i]) || isMissing(b[i]) {
			continue
		}
		table[clampIndex(a[i], scale)][clampIndex(b[i], scale)]++
	}
	return Kappa(table, Quadratic)
}

func clampIndex(x float64, scale int) int { return min(max(int(math.Round(x)), 1), scale) - 1 }
