package kit_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"panelkit/kit"
)

// TestLargestRemainder holds that whole numbers add up and lie within one of their due.
func TestLargestRemainder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := rapid.IntRange(0, 1000).Draw(t, "total")
		shares := rapid.SliceOfN(rapid.IntRange(0, 100), 1, 8).Draw(t, "shares")
		shares[0]++
		sum, got := 0, kit.LargestRemainder(total, shares)
		for _, s := range shares {
			sum += s
		}
		added := 0
		for i, n := range got {
			added += n
			if due := float64(total*shares[i]) / float64(sum); float64(n) <= due-1 || float64(n) >= due+1 {
				t.Fatalf("share %d of %d gets %d, its due is %.2f", i, total, n, due)
			}
		}
		if added != total {
			t.Fatalf("adds up to %d, not %d", added, total)
		}
	})
}

// TestLargestRemainderExample is the textbook case: 10 seats for 47, 16, 15.8, 12, 6.1 and 3.1 percent.
func TestLargestRemainderExample(t *testing.T) {
	if d := cmp.Diff([]int{5, 2, 1, 1, 1, 0}, kit.LargestRemainder(10, []int{470, 160, 158, 120, 61, 31})); d != "" {
		t.Error(d)
	}
}

// TestControlledRounding holds that cells, rows, columns and the whole are each their due rounded up
// or down.
func TestControlledRounding(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := rapid.IntRange(0, 20).Draw(t, "total")
		shares := make([][]int, 3)
		sum, rows, columns := 0, make([]int, 3), make([]int, 5)
		for i := range shares {
			shares[i] = rapid.SliceOfN(rapid.IntRange(0, 30), 5, 5).Draw(t, "row")
			if i == 0 {
				shares[0][0]++ // so that the sum is positive
			}
			for j, s := range shares[i] {
				sum, rows[i], columns[j] = sum+s, rows[i]+s, columns[j]+s
			}
		}
		near := func(what string, n, share int) {
			if n*sum <= total*share-sum || n*sum >= total*share+sum {
				t.Fatalf("%s is %d, its due is %d/%d", what, n, total*share, sum)
			}
		}
		all, columnSums := 0, make([]int, 5)
		for i, row := range kit.ControlledRounding(total, shares) {
			rowSum := 0
			for j, n := range row {
				near("cell", n, shares[i][j])
				rowSum, columnSums[j], all = rowSum+n, columnSums[j]+n, all+n
			}
			near("row", rowSum, rows[i])
		}
		for j, n := range columnSums {
			near("column", n, columns[j])
		}
		if all != total {
			t.Fatalf("adds up to %d, not %d", all, total)
		}
	})
}
