package desk

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"panelkit/bank"
	"panelkit/bank/problem"
	"panelkit/kit"
	"panelkit/kit/assemble"
)

// Stressed is what became of the sets of one role.
type Stressed struct {
	Role    string
	Sets    int
	Failed  []string       // what failed, and why
	Optimal int            // sets that are proven best
	Unfit   []string       // templates that the role's bank plainly cannot fill; they are left out
	Uses    map[string]int // by the id of every question but work samples, and of those asked
}

// Never returns the ids of the questions that no set asks, ascending.
func (s *Stressed) Never() []string {
	var out []string
	for id, n := range s.Uses {
		if n == 0 {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

// stressLoop is one loop that a stress test fills again and again.
type stressLoop struct {
	*resolved
	template string
}

// Stress fills every loop of the templates, of every role and seniority, with each of many seeds, and counts how
// often each question is chosen.
func (d *Desk) Stress(ctx context.Context, seeds int) ([]*Stressed, error) {
	b, err := d.bank()
	if err != nil {
		return nil, err
	}
	var out []*Stressed
	var loops []stressLoop
	by := map[string]*Stressed{}
	for _, r := range b.Roles {
		s := &Stressed{Role: r.ID, Uses: map[string]int{}}
		for i := range r.Questions {
			if r.Questions[i].WorkSample == nil { // a loop settles on one kind of these
				s.Uses[r.Questions[i].ID] = 0
			}
		}
		out, by[r.ID] = append(out, s), s
		fit, err := d.stressLoops(b, s)
		if err != nil {
			return nil, err
		}
		loops = append(loops, fit...)
	}

	fillAll(ctx, loops, by, seeds)
	for _, s := range out {
		slices.Sort(s.Failed) // they ended in any order
	}
	return out, ctx.Err()
}

// fillAll fills each loop with one seed after the other, several loops at a time.
func fillAll(ctx context.Context, loops []stressLoop, by map[string]*Stressed, seeds int) {
	var lock sync.Mutex
	var wait sync.WaitGroup
	defer wait.Wait()
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for _, l := range loops {
		slots <- struct{}{}
		wait.Go(func() {
			defer func() { <-slots }()
			uses := map[string]int{} // as in a season: what was asked before has its turn later
			for seed := range seeds {
				if ctx.Err() != nil {
					return
				}
				res, err := assemble.Forms(ctx, assemble.Request{
					Loop: *l.loop, Role: l.role, Forms: 1,
					Seed: uint64(seed + 1), Effort: assemble.Quick, Exposure: uses,
				})
				if err == nil {
					for _, id := range slices.Concat(res.Forms[0].Sessions...) {
						uses[id]++
					}
				}
				lock.Lock()
				by[l.role.ID].add(l, seed+1, res, err)
				lock.Unlock()
			}
		})
	}
}

func (s *Stressed) add(l stressLoop, seed int, res *assemble.Result, err error) {
	s.Sets++
	if err != nil {
		s.Failed = append(s.Failed, fmt.Sprintf("%s, %s, seed %d: %v", l.template, l.loop.Seniority, seed, err))
		return
	}

	if res.Optimal {
		s.Optimal++
	}

	for _, session := range res.Forms[0].Sessions {
		for _, id := range session {
			s.Uses[id]++
		}
	}
}

// stressLoops returns the loops of a role: those of the templates for every seniority.
func (d *Desk) stressLoops(b *bank.Bank, s *Stressed) ([]stressLoop, error) {
	var loops []stressLoop
	for _, name := range d.LoopTemplates() {
		for _, seniority := range kit.Seniorities() {
			p, err := d.resolveIn(b, &Plan{Role: s.Role, Template: name, Seniority: string(seniority)})
			var unfit problem.Problems
			switch {
			case errors.As(err, &unfit):
				s.Unfit = append(s.Unfit, name)
			case err != nil:
				return nil, err
			default:
				loops = append(loops, stressLoop{p, name})
			}
		}
	}

	s.Unfit = slices.Compact(s.Unfit)
	return loops, nil
}
