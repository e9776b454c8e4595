package mip

import (
	"context"
	"errors"
	"fmt"
	"slices"
)

// Options say how much work a search may spend.
type Options struct {
	Effort Effort
	Seed   uint64 // of the random choices of the search
	Work   int64  // units of work in place of those of Effort; 0: as Effort says
}

func (o Options) units() int64 {
	if o.Work > 0 {
		return o.Work
	}
	return o.Effort.units()
}

// ErrInfeasible says that no set satisfies the hard demands; that is proven.
var ErrInfeasible = errors.New("no set of questions satisfies the demands")

// ErrUnknown says that the search ended without a set and without a proof
// that there is none.
var ErrUnknown = errors.New("the search ended without an admissible set; more effort may find one")

// Solve finds forms of least value and has them verified. The error is
// ErrInfeasible or ErrUnknown, or says what is wrong with the model.
func Solve(ctx context.Context, m *Model, opt Options) (*Solution, error) {
	if err := m.Check(); err != nil {
		return nil, err
	}

	f := newFrame(m)
	if m.short() || f.hopeless {
		return nil, ErrInfeasible
	}

	solve := solveOne
	if m.Forms > 1 {
		solve = solveMany
	}

	sol, err := solve(ctx, f, opt)
	if err != nil {
		return nil, err
	}

	value, err := Verify(m, sol.Forms)
	if err != nil || value != sol.Value || sol.Bound > value {
		return nil, fmt.Errorf("the set found does not verify: value %d, found %d, bound %d: %v",
			value, sol.Value, sol.Bound, err)
	}

	return sol, nil
}

// form turns columns into items by session.
func (p *program) form(set []int32) Form {
	f := make(Form, len(p.m.Sessions))
	for _, j := range set {
		c := &p.cols[j]
		f[c.session] = append(f[c.session], int(c.item))
	}
	for s := range f {
		slices.Sort(f[s])
	}
	return f
}
