package main

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"sync"

	"panelkit/bank"
	"panelkit/bank/problem"
	"panelkit/kit"
	"panelkit/kit/assemble"
)

// stressLoop is one loop that a stress test fills again and again.
type stressLoop struct {
	role     *bank.Role
	template string
	loop     *kit.Loop
}

// stressReport is what became of the sets of one role.
type stressReport struct {
	sets    int
	failed  []string
	optimal int
	uses    map[string]int // by question id
}

// stress fills every built-in loop of every role with each of many seeds, going through the
// seniorities, and counts how often each question is chosen.
func (a *app) stress(ctx context.Context, b *bank.Bank, seeds int) error {
	loops, err := a.stressLoops(b)
	if err != nil {
		return err
	}
	reports := map[string]*stressReport{}
	for _, r := range b.Roles {
		reports[r.ID] = &stressReport{uses: map[string]int{}}
	}
	var lock sync.Mutex
	var wait sync.WaitGroup
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for seed := range seeds {
		for _, l := range loops {
			slots <- struct{}{}
			wait.Go(func() {
				defer func() { <-slots }()
				loop := *l.loop
				res, err := assemble.Forms(ctx, assemble.Request{Loop: loop, Role: l.role, Forms: 1, Seed: uint64(seed + 1), Effort: assemble.Quick})
				lock.Lock()
				defer lock.Unlock()
				reports[l.role.ID].add(l, seed+1, res, err)
			})
		}
		if ctx.Err() != nil {
			break
		}
	}
	wait.Wait()
	if err := ctx.Err(); err != nil {
		return err
	}
	return a.printStress(b, reports)
}

func (r *stressReport) add(l stressLoop, seed int, res *assemble.Result, err error) {
	r.sets++
	if err != nil {
		r.failed = append(r.failed, fmt.Sprintf("%s, %s, seed %d: %v", l.template, l.loop.Seniority, seed, err))
		return
	}
	if res.Optimal {
		r.optimal++
	}
	for _, s := range res.Forms[0].Sessions {
		for _, id := range s {
			r.uses[id]++
		}
	}
}

func (a *app) stressLoops(b *bank.Bank) ([]stressLoop, error) {
	var loops []stressLoop
	for _, r := range b.Roles {
		for _, name := range a.templateNames() {
			for _, seniority := range kit.Seniorities() {
				o := planOptions{role: r.ID, template: name, seniority: string(seniority)}
				l, err := o.loadFrom(b, a, nil)
				if err != nil {
					return nil, err
				}
				loops = append(loops, stressLoop{r, name, l})
			}
		}
	}
	return loops, nil
}

func (a *app) printStress(b *bank.Bank, reports map[string]*stressReport) error {
	t := newTable(a.out)
	t.row("ROLE", "SETS", "FAILED", "PROVEN BEST", "QUESTIONS", "NEVER USED", "LEAST USED", "MOST USED")
	var problems problem.Problems
	for _, role := range b.Roles {
		r := reports[role.ID]
		var counts []int
		var never []string
		for i := range role.Questions {
			n := r.uses[role.Questions[i].ID]
			counts = append(counts, n)
			if n == 0 {
				never = append(never, role.Questions[i].ID)
			}
		}
		t.row(role.ID, strconv.Itoa(r.sets), strconv.Itoa(len(r.failed)), strconv.Itoa(r.optimal), strconv.Itoa(len(counts)),
			strconv.Itoa(len(never)), strconv.Itoa(slices.Min(counts)), strconv.Itoa(slices.Max(counts)))
		slices.Sort(r.failed)
		for _, f := range r.failed {
			problems = append(problems, problem.Problem{ID: role.ID, Fact: f})
		}
		if len(never) > 0 {
			problems = append(problems, problem.Problem{ID: role.ID, Fact: "never used: " + join(never)})
		}
	}
	if err := t.flush(); err != nil {
		return err
	}
	return a.reportProblems(problems)
}
