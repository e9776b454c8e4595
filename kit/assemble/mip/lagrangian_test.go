package mip

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
		a := newLagrangian(m)
		for q := range a.price {
			a.price[q] = int64(rapid.IntRange(0, 20*priceScale).Draw(t, "price"))
		}
		if a.share >= 0 {
			a.pairs = int64(rapid.IntRange(0, 20*priceScale).Draw(t, "pairs"))
		}
		total, _, err := a.evaluate(context.Background(), 1<<40)
		if err != nil || a.bound > want {
			t.Fatalf("bound %d, %v, brute force %d", a.bound, err, want)
		}
		if a.bound*priceScale < total {
			t.Fatalf("%d of %d parts is bounded by %d, not rounded up to an integer", total, priceScale, a.bound)
		}
		a.improve(context.Background(), want, 20_000)
		if a.bound > want {
			t.Fatalf("improved bound %d, brute force %d", a.bound, want)
		}
	})
}
