package main

import (
	"context"
	"errors"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"panelkit/bank"
	"panelkit/bank/problem"
	"panelkit/kit"
	"panelkit/kit/assemble"
	"panelkit/kit/plan"
	"panelkit/kit/publish"
)

// chooseOptions are the flags that say how questions are chosen.
type chooseOptions struct {
	plan    planOptions
	seed    uint64
	effort  string
	relax   bool
	exclude []string
	past    []string
}

func (o *chooseOptions) flags(cmd *cobra.Command, a *app) {
	o.plan.flags(cmd, a)
	f := cmd.Flags()
	f.Uint64Var(&o.seed, "seed", 1, "decides among sets that are equally good")
	f.StringVar(&o.effort, "effort", string(assemble.Normal), "work spent on finding and proving the best set: quick, normal or proof")
	f.BoolVar(&o.relax, "relax", false, "weaken demands where they cannot all be met; the manifest lists which")
	f.StringArrayVar(&o.exclude, "exclude", nil, "question `ID`, or kit.json of an earlier kit, that this candidate has met; repeatable")
	f.StringArrayVar(&o.past, "past", nil, "`KIT.json` of an earlier kit, whose questions are asked again only if need be; repeatable")
	a.completeWords(cmd, "effort", func() []string { return words(assemble.Efforts()) })
}

// request reads what the flags and arguments name, and the plan that the request follows.
func (o *chooseOptions) request(a *app, args []string) (*assemble.Request, *plan.Plan, error) {
	effort, err := assemble.ParseEffort(o.effort)
	if err != nil {
		return nil, nil, usage("quick, normal or proof", "%v", err)
	}
	p, loop, role, err := o.plan.load(a, args)
	if err != nil {
		return nil, nil, err
	}
	met, err := metQuestions(role, o.exclude, func(string, *kit.Kit) error { return nil })
	if err != nil {
		return nil, nil, err
	}
	req := &assemble.Request{
		Loop: *loop, Role: role, Forms: 1, Seed: o.seed, Effort: effort, Exclude: met, Relax: o.relax, Line: p.Line,
	}
	return req, p, pastUses(req, o.past)
}

// pastUses counts in earlier kits how often each question was asked and how long ago, by the dates of
// the loops.
func pastUses(req *assemble.Request, names []string) error {
	req.Exposure, req.Idle = map[string]int{}, map[string]int{}
	today, err := time.Parse(time.DateOnly, req.Loop.Date)
	for _, name := range names {
		k, kitErr := publish.ReadManifest(name)
		if kitErr != nil {
			return kitErr
		}
		then, thenErr := time.Parse(time.DateOnly, k.Loop.Date)
		for i := range k.Questions {
			id := k.Questions[i].ID
			req.Exposure[id]++
			if err != nil || thenErr != nil {
				continue // without dates, how long ago is not known
			}
			days := max(0, int(today.Sub(then).Hours()/24))
			if old, ok := req.Idle[id]; !ok || days < old {
				req.Idle[id] = days
			}
		}
	}
	return nil
}

// metQuestions gives the ids that a list of ids and manifests names, and calls visit with every manifest.
func metQuestions(role *bank.Role, names []string, visit func(file string, k *kit.Kit) error) ([]string, error) {
	var ids []string
	for _, name := range names {
		if role.Question(name) != nil {
			ids = append(ids, name)
			continue
		}
		k, err := kitOf(role, name)
		if err != nil {
			return nil, err
		}
		if err := visit(name, k); err != nil {
			return nil, err
		}
		for i := range k.Questions {
			ids = append(ids, k.Questions[i].ID)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids), nil
}

// kitOf reads the manifest that --exclude names, which must be of the role.
func kitOf(role *bank.Role, name string) (*kit.Kit, error) {
	if _, err := os.Stat(name); err != nil {
		var known []string
		for i := range role.Questions {
			known = append(known, role.Questions[i].ID)
		}
		hint := problem.Suggest(name, known)
		if hint == "" {
			hint = "panelkit bank list --role " + role.ID + " shows the ids"
		}
		return nil, problem.Problem{Fact: "--exclude " + name + " is neither a question of " + role.ID + " nor a file", Hint: hint}
	}
	k, err := publish.ReadManifest(name)
	if err != nil {
		return nil, err
	}
	if k.Role.ID != role.ID {
		return nil, problem.Problem{File: name, Fact: "kit of role " + k.Role.ID + ", not " + role.ID, Hint: "name kits of the same role"}
	}
	return k, nil
}

// assemble chooses questions for a plan and makes a kit of the first form.
func (a *app) assemble(ctx context.Context, req *assemble.Request, p *plan.Plan) (*kit.Kit, *assemble.Result, error) {
	res, err := assemble.Forms(ctx, *req)
	if err != nil {
		return nil, nil, inPlan(p, err)
	}
	k, err := kit.New(version, req.Loop, req.Role, res.Forms[0], req.Seed, selection(res, 0))
	return k, res, err
}

// selection is what a manifest keeps of how form f was chosen.
func selection(res *assemble.Result, f int) kit.Selection {
	return kit.Selection{
		Optimal: res.Optimal, Objective: res.Objective, Bound: res.Bound,
		Relaxed: res.Relaxations, Reasons: res.Reasons[f], Excluded: res.Excluded,
	}
}

// inPlan adds the plan's file to an error, and the line of the first demand of a conflict.
func inPlan(p *plan.Plan, err error) error {
	var one problem.Problem
	var many problem.Problems
	if p == nil || p.Pos.File == "" || errors.As(err, &one) || errors.As(err, &many) {
		return err
	}
	at := p.Pos.File
	var none *assemble.Infeasible
	if errors.As(err, &none) {
		if i := slices.IndexFunc(none.Conflict, func(c assemble.Clash) bool { return c.Line > 0 }); i >= 0 {
			at += ":" + strconv.Itoa(none.Conflict[i].Line)
		}
	}
	return &planError{at: at, error: err}
}

type planError struct {
	at string // file, or file and line
	error
}

func (e *planError) Error() string { return strings.TrimSpace(e.at + ": " + e.error.Error()) }
func (e *planError) Unwrap() error { return e.error }
