package stats

import "math"

// ICC returns the reliability of one rater's rating, ICC(2,1), and of the mean of all raters, ICC(2,k), over the
// items of a table of raters by items that all of them rated (Shrout and Fleiss 1979), with 95% intervals (McGraw and
// Wong 1996). Nothing can be computed with fewer than 2 such items or raters, or where all ratings are alike.
func ICC(byRater [][]float64) (single, average Stat) {
	byItem, leftOut := complete(byRater)
	n, k := len(byItem), len(byRater)
	var warnings []Caution
	if leftOut {
		warnings = append(warnings, Incomplete)
	}

	if n < 2 || k < 2 {
		none := newStat(math.NaN(), n, k, warnings...)
		return none, none
	}
	s := newSquares(byItem)
	single = s.ratio(s.rows+(s.k-1)*s.rest+s.k*(s.columns-s.rest)/s.n, warnings)
	average = s.ratio(s.rows+(s.columns-s.rest)/s.n, warnings)
	s.intervals(&single, &average)
	return single, average
}

// squares are the mean squares of a table of items by raters without gaps.
type squares struct {
	n, k    float64 // items, raters
	rows    float64 // between items
	columns float64 // between raters
	rest    float64 // residual
}

func newSquares(byItem [][]float64) squares {
	n, k := len(byItem), len(byItem[0])
	byColumn, grand := make([]float64, k), 0.0
	for _, row := range byItem {
		for j, x := range row {
			byColumn[j] += x / float64(n)
			grand += x / float64(n*k)
		}
	}

	rows, columns, total := 0.0, 0.0, 0.0
	for _, row := range byItem {
		d := mean(row) - grand
		rows += float64(k) * d * d
		for _, x := range row {
			total += (x - grand) * (x - grand)
		}
	}
	for _, m := range byColumn {
		columns += float64(n) * (m - grand) * (m - grand)
	}

	// What rounding leaves is nothing; otherwise a table of equal ratings would have a reliability.
	tiny := 1e-12 * math.Max(1, total)
	whole := func(x float64) float64 {
		if x < tiny {
			return 0
		}
		return x
	}
	return squares{
		n: float64(n), k: float64(k),
		rows: whole(rows) / float64(n-1), columns: whole(columns) / float64(k-1),
		rest: whole(total-rows-columns) / float64((n-1)*(k-1)),
	}
}

// ratio returns (rows-rest)/under as a statistic.
func (s squares) ratio(under float64, warnings []Caution) Stat {
	if under <= 0 {
		return newStat(math.NaN(), int(s.n), int(s.k), append(warnings[:len(warnings):len(warnings)], NoVariance)...)
	}
	return agreement((s.rows-s.rest)/under, int(s.n), int(s.k), warnings...)
}

// intervals adds the 95% intervals.
func (s squares) intervals(single, average *Stat) {
	if single.Value == nil || *single.Value >= 1 || s.rest == 0 {
		return
	}
	n, k, r := s.n, s.k, *single.Value

	// McGraw and Wong 1996, table 7: v is Satterthwaite's estimate of the degrees of freedom.
	a := k * r / (n * (1 - r))
	b := 1 + k*r*(n-1)/(n*(1-r))
	v := math.Pow(a*s.columns+b*s.rest, 2) /
		(math.Pow(a*s.columns, 2)/(k-1) + math.Pow(b*s.rest, 2)/((n-1)*(k-1)))
	if math.IsNaN(v) || v <= 0 {
		return
	}

	low, high := fQuantile(0.975, n-1, v), fQuantile(0.975, v, n-1)
	rest := k*s.columns + (k*n-k-n)*s.rest
	lower := n * (s.rows - low*s.rest) / (low*rest + n*s.rows)
	upper := n * (high*s.rows - s.rest) / (rest + n*high*s.rows)
	single.interval(lower, upper)

	if 1+(k-1)*lower <= 0 {
		return // no mean of k raters has so low a reliability
	}
	average.interval(k*lower/(1+(k-1)*lower), k*upper/(1+(k-1)*upper)) // Spearman and Brown
}
