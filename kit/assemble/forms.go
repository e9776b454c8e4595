package assemble

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"panelkit/kit"
	"panelkit/kit/assemble/mip"
)

// Forms assembles the forms that a request asks for. If no set satisfies the
// demands the error is an *Infeasible; with Request.Relax the demands that are
// short are weakened instead, by as little as possible.
func Forms(ctx context.Context, r Request) (*Result, error) {
	if err := r.check(); err != nil {
		return nil, err
	}

	b := draft(&r)
	if b.Forms > 1 {
		if err := parallel(ctx, &r, b); err != nil && !r.Relax {
			return nil, explained(ctx, b, err)
		}
	}

	sol, err := mip.Solve(ctx, b.Model, mip.Options{Effort: r.Effort, Seed: r.Seed})
	if err == nil {
		return newResult(&r, b, sol), nil
	}
	if r.Relax && (errors.Is(err, ErrInfeasible) || errors.Is(err, ErrUnknown)) {
		weak := b.with(relaxed(b.Model, b.unit))
		if sol, werr := mip.Solve(ctx, weak.Model, mip.Options{Effort: r.Effort, Seed: r.Seed}); werr == nil {
			res := newResult(&r, weak, sol)
			res.Relaxations = b.relaxations(sol.Forms)
			return res, nil
		}
	}

	return nil, explained(ctx, b, err)
}

// explained puts a reason in the place of a bare ErrInfeasible or ErrUnknown.
func explained(ctx context.Context, b *blueprint, err error) error {
	if !errors.Is(err, ErrInfeasible) && !errors.Is(err, ErrUnknown) {
		return err
	}
	if why := diagnose(ctx, b); why != nil {
		return why
	}
	if b.Forms > 1 {
		return crowded(ctx, b.Model, errors.Is(err, ErrInfeasible))
	}
	return err
}

// crowded explains why there are not so many forms although there is one, and
// tries what would make room.
func crowded(ctx context.Context, m *mip.Model, proven bool) *Infeasible {
	use := m.Forms
	if m.MaxUse != mip.NoLimit {
		use = min(use, m.MaxUse)
	}

	binds := m.MaxOverlap != mip.NoLimit && m.MaxOverlap < m.Size()
	words := fmt.Sprintf("%d forms", m.Forms)
	if use < m.Forms {
		words += fmt.Sprintf(", a question in at most %d of them", use)
	}
	if binds {
		words += fmt.Sprintf(", two forms share at most %d", m.MaxOverlap)
	}

	out := &Infeasible{Proven: proven, Conflict: []Clash{{Words: words}}}
	try := func(change *mip.Model, cost int, format string, n int) bool {
		if _, err := mip.Solve(ctx, change, mip.Options{Effort: Quick}); err != nil {
			return false
		}
		out.Remedies = append(out.Remedies, Remedy{fmt.Sprintf(format, n), cost})
		return true
	}
	for by := 1; use < m.Forms && by <= m.Forms-use; by *= 2 {
		c := *m
		c.MaxUse = use + by
		if try(&c, 10*by, "let a question be in up to %d forms", c.MaxUse) {
			break
		}
	}

	for by := 1; binds && m.MaxOverlap+by <= m.Size(); by *= 2 {
		c := *m
		c.MaxOverlap = m.MaxOverlap + by
		if try(&c, 10*by, "let two forms share up to %d questions", c.MaxOverlap) {
			break
		}
	}

	for by := 1; by < m.Forms; by *= 2 {
		c := *m
		c.Forms, c.Fixed = m.Forms-by, nil
		if try(&c, 12*by, "make %d forms", c.Forms) {
			break
		}
	}

	slices.SortStableFunc(out.Remedies, func(a, b Remedy) int { return cmp.Compare(a.Cost, b.Cost) })
	return out
}

// parallel adds the demands that make forms equal: total minutes and
// difficulty near those of the best single form.
func parallel(ctx context.Context, r *Request, b *blueprint) error {
	sol, err := mip.Solve(ctx, b.Single(), mip.Options{Effort: Quick, Seed: r.Seed})
	if err != nil {
		return err
	}

	tol := r.Tolerance
	if tol == (Tolerance{}) {
		tol = Tolerance{Minutes: 5, Difficulty: perLevel}
	}

	for _, d := range []mip.Demand{mip.On(mip.Minutes, mip.Range{}), mip.On(mip.Difficulty, mip.Range{})} {
		by := tol.Minutes
		if d.Kind == mip.Difficulty {
			by = tol.Difficulty
		}
		have := b.Measure(&d, sol.Forms[0])
		d.Range = mip.Range{Lo: max(0, have-by), Hi: have + by}
		b.Demands, b.notes = append(b.Demands, d), append(b.notes, note{})
	}

	return nil
}

// newResult puts a solution in the words of the bank.
func newResult(r *Request, b *blueprint, sol *mip.Solution) *Result {
	u := b.unit
	res := &Result{
		Objective: sol.Value / u, Proven: sol.Proven, Work: sol.Work, model: b, forms: sol.Forms,
		Excluded: union(r.Loop.Exclude, r.Exclude),
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

	out := union(r.Loop.Exclude, r.Exclude)
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
