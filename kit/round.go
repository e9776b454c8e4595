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
