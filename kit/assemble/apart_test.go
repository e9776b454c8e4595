package assemble

import (
	"context"
	"testing"

	"pgregory.net/rapid"
)

// TestAnyPricesOfUsesBound draws prices of uses and of shared items: whatever
// they are, no two forms cost less than the bound.
func TestAnyPricesOfUsesBound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawTwoForms(t)
		want, ok := bruteForms(m)
		if !ok {
			return
		}
		a := newApart(m)
		for q := range a.price {
			a.price[q] = int64(rapid.IntRange(0, 20*fine).Draw(t, "price"))
		}
		if a.share >= 0 {
			a.pairs = int64(rapid.IntRange(0, 20*fine).Draw(t, "pairs"))
		}
		if _, _, err := a.evaluate(context.Background(), 1<<40); err != nil || a.bound > want {
			t.Fatalf("bound %d, %v, brute force %d", a.bound, err, want)
		}
		a.improve(context.Background(), want, 20_000)
		if a.bound > want {
			t.Fatalf("improved bound %d, brute force %d", a.bound, want)
		}
	})
}
