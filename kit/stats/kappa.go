package stats

import "math"

// Kappa returns Cohen's kappa of two raters, with quadratic weights (Cohen 1968). Their ratings of the same items run
// from 1 to the scale and may be [Missing]. It cannot be computed where they share no item, or where both used one
// rating only.
func Kappa(a, b []float64, scale int) Stat {
	table := make([][]float64, scale)
	for i := range table {
		table[i] = make([]float64, scale)
	}

	n := 0
	rows, columns := make([]float64, scale), make([]float64, scale)
	for i := range a {
		if IsMissing(a[i]) || IsMissing(b[i]) {
			continue
		}
		r, c := category(a[i], scale), category(b[i], scale)
		table[r][c]++
		rows[r]++
		columns[c]++
		n++
	}
	if n == 0 {
		return newStat(math.NaN(), 0, 2, NotShared)
	}

	observed, expected := 0.0, 0.0
	for i := range table {
		for j := range table {
			weight := float64((i - j) * (i - j)) // the scale's own factor cancels out
			observed += weight * table[i][j]
			expected += weight * rows[i] * columns[j] / float64(n)
		}
	}
	if expected == 0 {
		return newStat(math.NaN(), n, 2, NoVariance)
	}
	return agreement(1-observed/expected, n, 2)
}

// category returns the index of a rating, which is rounded to the scale.
func category(x float64, scale int) int { return min(max(int(math.Round(x)), 1), scale) - 1 }
