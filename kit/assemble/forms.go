package assemble

import (
	"context"
	"errors"
	"slices"

	"panelkit/kit"
	"panelkit/kit/assemble/mip"
)

// Forms assembles the forms that a request asks for. If no set satisfies the
// demands the error is an [*Infeasible]; with [Request.Relax] what is short is
// weakened instead, by as little as possible, and [Result.Relaxations] names it.
//
// The make-up of every session, how many questions of each level and category it
// asks, follows from plan and bank alone: seeds, days and past uses change the
// questions and never the make-up. Where exclusions leave it no room it gives
// way as little as it can, and the result says so.
func Forms(ctx context.Context, r Request) (*Result, error) {
	if err := r.check(); err != nil {
		return nil, err
	}

	b := draft(&r).alike(&r, true)
	cells, err := makeup(ctx, &r)
	if err != nil {
		return nil, err
	}

	sol, err := assembled(ctx, &r, b.fixed(cells))
	if err == nil {
		return newResult(&r, b, sol), nil
	}
	if !hopeless(err) {
		return nil, err
	}

	// What nobody asked for must not stand in the way of what somebody did.
	loose := b.fixed(cells).alike(&r, false)
	if len(cells) > 0 || loose.wishesAlike() {
		loose = loose.elastic(loose.own, perMakeup)
		if sol, err = assembled(ctx, &r, loose); err == nil {
			res := newResult(&r, loose, sol)
			res.Relaxations = b.fixed(cells).relaxations(&r, sol.Forms)
			return res, nil
		}
		if !hopeless(err) {
			return nil, err
		}
	}

	if r.Relax {
		if res, err := relaxed(ctx, &r, cells); err == nil || !hopeless(err) {
			return res, err
		}
	}

	return nil, explained(ctx, &r, err)
}

// assembled solves a blueprint with the effort of a request.
func assembled(ctx context.Context, r *Request, b *blueprint) (*mip.Solution, error) {
	return mip.Solve(ctx, b.Model, mip.Options{Effort: r.Effort, Seed: r.Seed})
}

// hopeless reports whether a search has ended without a set.
func hopeless(err error) bool { return errors.Is(err, ErrInfeasible) || errors.Is(err, ErrUnknown) }

// alike returns the blueprint with what makes its forms parallel: in total
// minutes and difficulty they lie in one window. Where the request leaves the
// tolerance to the package, firm says whether that is a demand or a wish.
func (b *blueprint) alike(r *Request, firm bool) *blueprint {
	m := *b.Model
	tol := r.Tolerance
	if tol == (Tolerance{}) {
		tol = Tolerance{Minutes: 5, Difficulty: perLevel}
	} else {
		firm = true
	}

	weights := map[mip.Kind]int64{}
	if !firm {
		weights[mip.Minutes], weights[mip.Difficulty] = perUnlike*b.unit, perUnlike*b.unit/perLevel
	}

	m.Bands = []mip.Band{
		{Kind: mip.Minutes, Width: 2 * tol.Minutes, Weight: weights[mip.Minutes]},
		{Kind: mip.Difficulty, Width: 2 * tol.Difficulty, Weight: weights[mip.Difficulty]},
	}
	return b.with(&m)
}

// wishesAlike reports whether the forms should be alike, but need not be.
func (b *blueprint) wishesAlike() bool {
	return b.Forms > 1 && slices.ContainsFunc(b.Bands, func(x mip.Band) bool { return x.Weight > 0 })
}

// newResult puts a solution in the words of the bank.
func newResult(r *Request, b *blueprint, sol *mip.Solution) *Result {
	u := b.unit
	res := &Result{
		Objective: sol.Value / u, Proven: sol.Proven, Work: sol.Work, model: b, forms: sol.Forms,
		Excluded: r.excluded(), Loop: r.Loop,
	}
	// Noise adds less than one unit, so that a bound b of the whole proves
	// a bound of the units alone.
	res.Bound = min(res.Objective, max(0, (sol.Bound-int64(b.Size()*b.Forms)*(noiseLimit-1)+u-1)/u))
	res.Optimal = res.Bound == res.Objective
	if res.Objective > 0 {
		res.Gap = float64(res.Objective-res.Bound) / float64(res.Objective)
	}

	for f := range sol.Forms {
		res.Forms = append(res.Forms, b.named(sol.Forms[f]))
		res.Reasons = append(res.Reasons, b.reasons(sol.Forms[f]))
	}

	return res
}

// named turns items into ids.
func (b *blueprint) named(form mip.Form) kit.Form {
	out := kit.Form{Sessions: make([][]string, len(form))}
	for s, items := range form {
		for _, q := range items {
			out.Sessions[s] = append(out.Sessions[s], b.qs[q].ID)
		}
	}
	return out
}

// reasons names for each question the demands that it helps to meet: those
// with a lower limit that it counts for.
func (b *blueprint) reasons(form mip.Form) map[string][]string {
	out := map[string][]string{}
	for s, items := range form {
		for _, q := range items {
			words := []string{}
			for i := range b.Demands {
				d := &b.Demands[i]
				narrow := d.Level != mip.Any || d.Category != mip.Any || d.Competency != mip.Any || d.Items != nil
				if narrow && d.Range.Lo > 0 && d.Matches(b.Model, q, s) {
					words = append(words, b.words(i))
				}
			}
			out[b.qs[q].ID] = words
		}
	}

	return out
}

// check reports what is wrong with a request before any search.
func (r *Request) check() error {
	var errs []error
	if r.Role == nil {
		return errors.New("no role")
	}
	if r.Forms < 0 {
		errs = append(errs, errors.New("number of forms below 0"))
	}

	out := r.excluded()
	for _, id := range r.Loop.Include {
		if r.Role.Question(id) == nil {
			errs = append(errs, errors.New("question "+id+" unknown in role "+r.Role.ID))
		}
		for _, o := range out {
			if o == id {
				errs = append(errs, errors.New("question "+id+" is both included and excluded"))
			}
		}
	}

	return errors.Join(errs...)
}
