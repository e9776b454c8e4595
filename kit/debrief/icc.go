package debrief

import "math"

// Intraclass is the family of intraclass correlations of a table of items by raters without gaps
// (Shrout and Fleiss 1979), with the mean squares that they come from.
type Intraclass struct {
	MSR, MSC, MSE float64 // between items, between raters, residual

	One1, Two1, Three1 Stat // reliability of one rater: raters differ by item, raters at random, raters fixed
	OneK, TwoK, ThreeK Stat // reliability of the mean of all raters
}

// ICC computes the intraclass correlations of a table of items by raters. Two1 and TwoK carry 95%
// intervals (McGraw and Wong 1996). Nothing can be computed with fewer than 2 items or raters, or
// where all ratings are alike.
func ICC(byItem [][]float64) Intraclass {
	n, k := len(byItem), 0
	if n > 0 {
		k = len(byItem[0])
	}
	var c Intraclass
	all := []*Stat{&c.One1, &c.Two1, &c.Three1, &c.OneK, &c.TwoK, &c.ThreeK}
	if n < 2 || k < 2 {
		for _, s := range all {
			*s = stat(math.NaN(), n, k)
		}
		return c
	}
	msw := c.squares(byItem)
	if c.MSR == 0 && c.MSE == 0 && c.MSC == 0 {
		for _, s := range all {
			*s = stat(math.NaN(), n, k, NoVariance)
		}
		return c
	}
	fn, fk := float64(n), float64(k)
	put := func(s *Stat, over, under float64) {
		*s = stat(math.NaN(), n, k)
		if under > 0 {
			*s = stat(over/under, n, k)
		}
	}
	put(&c.One1, c.MSR-msw, c.MSR+(fk-1)*msw)
	put(&c.OneK, c.MSR-msw, c.MSR)
	put(&c.Two1, c.MSR-c.MSE, c.MSR+(fk-1)*c.MSE+fk*(c.MSC-c.MSE)/fn)
	put(&c.TwoK, c.MSR-c.MSE, c.MSR+(c.MSC-c.MSE)/fn)
	put(&c.Three1, c.MSR-c.MSE, c.MSR+(fk-1)*c.MSE)
	put(&c.ThreeK, c.MSR-c.MSE, c.MSR)
	for _, s := range all {
		if s.Value == nil {
			s.warn(NoVariance)
		}
	}
	c.intervals(fn, fk)
	return c
}

// squares fills in the mean squares and gives that within items.
func (c *Intraclass) squares(byItem [][]float64) float64 {
	n, k := len(byItem), len(byItem[0])
	columns, grand := make([]float64, k), 0.0
	for _, row := range byItem {
		for j, x := range row {
			columns[j] += x / float64(n)
			grand += x / float64(n*k)
		}
	}
	rows, cols, total := 0.0, 0.0, 0.0
	for _, row := range byItem {
		d := mean(row) - grand
		rows += float64(k) * d * d
		for _, x := range row {
			total += (x - grand) * (x - grand)
		}
	}
	for _, m := range columns {
		cols += float64(n) * (m - grand) * (m - grand)
	}
	tiny := 1e-12 * math.Max(1, total)
	whole := func(x float64) float64 { // what is left by rounding is nothing
		if x < tiny {
			return 0
		}
		return x
	}
	c.MSR = whole(rows) / float64(n-1)
	c.MSC = whole(cols) / float64(k-1)
	c.MSE = whole(total-rows-cols) / float64((n-1)*(k-1))
	return whole(total-rows) / float64(n*(k-1))
}

// intervals adds the 95% intervals of Two1 and TwoK.
func (c *Intraclass) intervals(n, k float64) {
	if c.Two1.Value == nil || *c.Two1.Value >= 1 || c.MSE == 0 {
		return
	}
	r := *c.Two1.Value
	a := k * r / (n * (1 - r))
	b := 1 + k*r*(n-1)/(n*(1-r))
	v := math.Pow(a*c.MSC+b*c.MSE, 2) / (math.Pow(a*c.MSC, 2)/(k-1) + math.Pow(b*c.MSE, 2)/((n-1)*(k-1)))
	if math.IsNaN(v) || v <= 0 {
		return
	}
	low, high := fQuantile(0.975, n-1, v), fQuantile(0.975, v, n-1)
	rest := k*c.MSC + (k*n-k-n)*c.MSE
	lower := n * (c.MSR - low*c.MSE) / (low*rest + n*c.MSR)
	upper := n * (high*c.MSR - c.MSE) / (rest + n*high*c.MSR)
	c.Two1.interval(lower, upper)
	if 1+(k-1)*lower <= 0 {
		return // no mean of k raters has so low a reliability
	}
	c.TwoK.interval(k*lower/(1+(k-1)*lower), k*upper/(1+(k-1)*upper)) // Spearman and Brown
}
