package kit

import (
	"cmp"
	"slices"
)

// LargestRemainder makes whole numbers out of shares so that they add up to total (Hamilton's
// method): each gets the whole part of its due, and what is left goes one by one to the largest
// fractions. Of equal fractions, the first comes first. Shares are in any unit; their sum must be
// positive.
func LargestRemainder(total int, shares []int) []int {
	sum := 0
	for _, s := range shares {
		sum += s
	}

	out, order, left := make([]int, len(shares)), make([]int, len(shares)), total
	for i, s := range shares {
		out[i], order[i] = total*s/sum, i
		left -= out[i]
	}

	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(total*shares[b]%sum, total*shares[a]%sum) })
	for _, i := range order[:left] {
		out[i]++
	}

	return out
}

// ControlledRounding makes whole numbers out of a table of shares so that they add up to total and
// every cell, row sum and column sum is its due rounded up or down. Such a table always exists
// (Cox, "A constructive procedure for unbiased controlled rounding", 1987); of all, the one that
// rounds up the largest fractions is given. Shares are in any unit; their sum must be positive.
func ControlledRounding(total int, shares [][]int) [][]int {
	c := &rounding{columns: make([]slack, len(shares[0]))}
	sum := 0
	for _, row := range shares {
		for _, s := range row {
			sum += s
		}
	}

	out := make([][]int, len(shares))
	rowShare, columnShare := make([]int, len(shares)), make([]int, len(shares[0]))
	for i, row := range shares {
		out[i] = make([]int, len(row))
		for j, s := range row {
			out[i][j] = total * s / sum
			rowShare[i] += s
			columnShare[j] += s
			if rest := total * s % sum; rest > 0 {
				c.cells = append(c.cells, fraction{i, j, rest})
			}
		}
	}

	left := total
	for i, row := range out {
		c.rows = append(c.rows, newSlack(total*rowShare[i], sum, row))
		for _, n := range row {
			left -= n
		}
	}

	for j := range c.columns {
		var column []int
		for i := range out {
			column = append(column, out[i][j])
		}
		c.columns[j] = newSlack(total*columnShare[j], sum, column)
	}

	c.best = -1
	c.search(0, left, 0, nil)
	for _, k := range c.up {
		out[c.cells[k].row][c.cells[k].column]++
	}

	return out
}

// rounding searches which fractions of a table are rounded up.
type rounding struct {
	cells         []fraction
	rows, columns []slack
	best          int
	up            []int // indices of cells
}

type fraction struct{ row, column, rest int }

// slack is how many of a row's or column's cells must at least, and may at most, still be rounded up.
type slack struct{ lo, hi int }

func newSlack(due, sum int, floors []int) slack {
	lo, hi := due/sum, (due+sum-1)/sum
	for _, f := range floors {
		lo, hi = lo-f, hi-f
	}
	return slack{lo, hi}
}

// search decides cell k and those after it; left are to be rounded up, worth is the sum of the
// fractions that are.
func (c *rounding) search(k, left, worth int, up []int) {
	if k == len(c.cells) {
		if left == 0 && worth > c.best && c.met() {
			c.best, c.up = worth, slices.Clone(up)
		}
		return
	}

	f := c.cells[k]
	row, column := &c.rows[f.row], &c.columns[f.column]
	if left > 0 && row.hi > 0 && column.hi > 0 {
		*row, *column = slack{row.lo - 1, row.hi - 1}, slack{column.lo - 1, column.hi - 1}
		c.search(k+1, left-1, worth+f.rest, append(up, k))
		*row, *column = slack{row.lo + 1, row.hi + 1}, slack{column.lo + 1, column.hi + 1}
	}

	if left <= len(c.cells)-k-1 {
		c.search(k+1, left, worth, up)
	}
}

func (c *rounding) met() bool {
	short := func(s slack) bool { return s.lo > 0 }
	return !slices.ContainsFunc(c.rows, short) && !slices.ContainsFunc(c.columns, short)
}
