package mip

import (
	"context"
	"errors"
	"math"
	"slices"
)

// priceScale is by how much the prices of uses are finer than the objective.
const (
	priceBits  = 4
	priceScale = 1 << priceBits
)

// lagrangian bounds sets of forms by a Lagrangian relaxation (Geoffrion 1974; Held,
// Wolfe and Crowder 1974). If every use of item q has a price l_q, the forms fall
// apart, and each costs at least S, the least value of a single form with costs
// c + l, so that a set costs at least
//
//	F S - sum_q max_{u <= MaxUse} (l_q u - (y + Repeat) u(u-1)/2) - y MaxOverlap F(F-1)/2
//
// for any prices l >= 0 of uses and y >= 0 of shared items. That is stronger than
// the relaxation where a single form cannot be as good as a fraction of one: on loops
// of one or two sessions it proves what that leaves open by up to a tenth, on
// long loops it adds nothing.
type lagrangian struct {
	f     *frame // of one form, with the prices in its costs
	cost  []int64
	forms int64
	uses  int64 // most forms that may ask an item
	share int64 // MaxOverlap F(F-1)/2; negative: no limit
	again int64 // Repeat
	price []int64
	pairs int64 // y
	bound int64 // the best so far
	work  int64 // spent
}

// newLagrangian prepares the relaxation for a model, without prices.
func newLagrangian(m *Model) *lagrangian {
	one := m.Single()
	a := &lagrangian{
		forms: int64(m.Forms), uses: int64(m.maxUse()), share: -1,
		again: m.Repeat * priceScale, bound: math.MinInt64,
	}
	if m.overlapBinds() {
		a.share = int64(m.MaxOverlap) * a.forms * (a.forms - 1) / 2
	}

	one.Items, one.Demands, one.Sessions = slices.Clone(m.Items), slices.Clone(m.Demands), slices.Clone(m.Sessions)
	for q := range one.Items {
		a.cost = append(a.cost, one.Items[q].Cost*priceScale)
	}

	for i := range one.Demands {
		one.Demands[i].Weight *= priceScale
	}

	for s := range one.Sessions {
		one.Sessions[s].Extra = slices.Clone(one.Sessions[s].Extra)
		for q := range one.Sessions[s].Extra {
			one.Sessions[s].Extra[q] *= priceScale
		}
	}

	a.price = make([]int64, len(one.Items))
	a.f = newFrame(one)
	return a
}

// begin bounds without prices, which is best where limits on uses do not hurt,
// and for small banks with those of the linear relaxation, by so much work each.
func (a *lagrangian) begin(ctx context.Context, r *relaxation, work int64) error {
	if _, _, err := a.evaluate(ctx, work); err != nil || !a.f.small() {
		return err
	}

	for q := range a.price {
		if d := r.pricing.least(q); d < 0 {
			a.price[q] = -d * priceScale >> r.pr.shift
		}
	}

	if a.share >= 0 {
		a.pairs = max(0, (r.step()*priceScale+1<<r.pr.shift-1)>>r.pr.shift-a.again)
	}

	_, _, err := a.evaluate(ctx, work)
	return err
}

// evaluate raises the bound by that at the current prices, and returns it in
// units of 1/priceScale with the form that gives it; nil if none was found. The search
// may spend so much work; what it has proven by then counts. The error is
// ErrInfeasible if there is not even one form.
func (a *lagrangian) evaluate(ctx context.Context, work int64) (int64, Form, error) {
	for q := range a.price {
		a.f.m.Items[q].Cost = a.cost[q] + a.price[q]
	}

	a.f.findMost()
	s := newSingle(a.f)
	s.limit = work
	err := s.run(ctx)
	a.work += s.sol.Work

	switch {
	case ctx.Err() != nil:
		return 0, nil, ctx.Err()
	case errors.Is(err, ErrInfeasible):
		return 0, nil, err
	case s.sol.Bound == math.MinInt64 || float64(a.f.ceiling())*float64(a.forms) > 1<<60:
		return math.MinInt64, nil, nil // nothing known, or numbers too large to add up
	}

	total := a.forms * s.sol.Bound
	for q := range a.price {
		u := a.best(q)
		total -= a.price[q]*u - (a.pairs+a.again)*u*(u-1)/2
	}

	if a.share >= 0 {
		total -= a.pairs * a.share
	}

	a.bound = max(a.bound, -(-total >> priceBits)) // the objective is an integer
	if !s.found {
		return total, nil, nil
	}

	return total, s.sol.Forms[0], nil
}

// best returns the number of uses of item q that pays most.
func (a *lagrangian) best(q int) int64 {
	step := a.pairs + a.again
	switch {
	case a.price[q] <= 0:
		return 0
	case step <= 0:
		return a.uses
	}
	return min(a.uses, a.price[q]/step+1)
}

// improve moves the prices towards a set of the given value by the subgradient
// method with Polyak's step, as long as that pays and so much work allows.
func (a *lagrangian) improve(ctx context.Context, value, work int64) {
	spent := a.work + work
	pace, last := 1.0, a.bound
	for turn := 0; a.bound < value && a.work < spent && pace > 0.01 && ctx.Err() == nil; turn++ {
		total, form, err := a.evaluate(ctx, spent-a.work)
		if err != nil || form == nil {
			return
		}
		if turn%5 == 4 {
			if a.bound == last {
				pace /= 2
			}
			last = a.bound
		}

		a.step(form, pace*float64(value*priceScale-total))
	}
}

// step moves every price by what a form asks too much, in all such a way that
// the bound would rise by gain if it were linear.
func (a *lagrangian) step(form Form, gain float64) {
	excess := make([]int64, len(a.price))
	for _, items := range form {
		for _, q := range items {
			excess[q] = a.forms
		}
	}

	square, shared := int64(0), -a.share
	for q := range excess {
		u := a.best(q)
		excess[q] -= u
		shared += u * (u - 1) / 2
		square += excess[q] * excess[q]
	}

	if a.share < 0 {
		shared = 0
	}

	square += shared * shared
	if square == 0 {
		return
	}

	length := gain / float64(square)
	for q, e := range excess {
		a.price[q] = max(0, a.price[q]+int64(math.Round(length*float64(e))))
	}

	a.pairs = max(0, a.pairs+int64(math.Round(length*float64(shared))))
}
