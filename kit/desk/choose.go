package desk

import (
	"context"
	"errors"
	"slices"

	"panelkit/kit"
	"panelkit/kit/assemble"
)

// Choice says how questions are chosen.
type Choice struct {
	Plan    Plan
	Seed    uint64   // decides among sets that are equally good
	Effort  string   // "quick", "normal" or "proof"; "": normal
	Relax   bool     // weaken demands where they cannot all be met
	Exclude []string // ids of questions, and names of kits, that the candidate has met
	Past    []string // names of earlier kits, whose questions are asked again only if need be
}

// choosing is a choice with all that it names.
type choosing struct {
	*resolved
	request assemble.Request
	past    bool // what earlier candidates were asked has a say
}

// prepare reads what a choice names.
func (d *Desk) prepare(c *Choice) (*choosing, error) {
	if faults := known("effort", "effort", c.Effort, assemble.Efforts()); faults != nil {
		return nil, faults
	}
	r, err := d.resolve(&c.Plan)
	if err != nil {
		return nil, err
	}
	met, err := d.met(r.role, c.Exclude)
	if err != nil {
		return nil, err
	}
	uses, err := d.pastUses(r.loop.Date, c.Past)
	if err != nil {
		return nil, err
	}

	return &choosing{resolved: r, past: len(c.Past) > 0, request: assemble.Request{
		Loop: *r.loop, Role: r.role, Forms: 1, Seed: c.Seed, Effort: assemble.Effort(c.Effort), Met: met.ids(),
		Exposure: uses.exposure, Idle: uses.idle, Relax: c.Relax, Line: r.plan.Line,
	}}, nil
}

// assemble chooses questions and makes a kit of every form.
func (d *Desk) assemble(ctx context.Context, c *choosing) (*assemble.Result, []*kit.Kit, error) {
	res, err := assemble.Forms(ctx, c.request)
	if err != nil {
		return nil, nil, inPlan(c.file(), conflictLine(err), err)
	}

	kits := make([]*kit.Kit, len(res.Forms))
	for f := range kits {
		how := selection(res, f)
		how.Past = c.past
		if kits[f], err = kit.New(d.Version, res.Loop, c.role, res.Forms[f], c.request.Seed, how); err != nil {
			return nil, nil, err
		}
	}
	return res, kits, nil
}

// file returns the name of the plan's file, "" where there is none.
func (c *choosing) file() string {
	if c.resolved == nil || c.plan == nil {
		return ""
	}
	return c.plan.Pos.File
}

// conflictLine returns the line of the first demand of a conflict; 0 if none is known.
func conflictLine(err error) int {
	var none *assemble.Infeasible
	if !errors.As(err, &none) {
		return 0
	}
	i := slices.IndexFunc(none.Conflict, func(c assemble.Clash) bool { return c.Line > 0 })
	if i < 0 {
		return 0
	}
	return none.Conflict[i].Line
}

// selection is what a manifest keeps of how form f was chosen.
func selection(res *assemble.Result, f int) kit.Selection {
	return kit.Selection{
		Optimal: res.Optimal, Objective: res.Objective, Bound: res.Bound,
		Relaxed: res.Relaxations, Reasons: res.Reasons[f], Excluded: res.Excluded,
	}
}
