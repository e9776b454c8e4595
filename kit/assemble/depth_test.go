package assemble

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"panelkit/bank"
	"panelkit/kit"
)

// Depth that a built-in bank has: questions of each intermediate and advanced cell, and what is left for practice.
const (
	leastPerCell     = 8
	leastAdvScenario = 9
	leastPractice    = 65
	leastInCell      = 3
)

// TestThreeDisjointKits holds that three candidates of a loop can be asked wholly different questions, from each
// built-in bank and at every seniority.
func TestThreeDisjointKits(t *testing.T) {
	b := shipped(t)
	none := 0
	for _, role := range b.Roles {
		for _, s := range kit.Seniorities() {
			l := loops(t, b, role.ID, s)["standard"]
			res, err := Forms(context.Background(), Request{Loop: *l, Role: role, Forms: 3, Seed: 1, MaxOverlap: &none})
			if err != nil {
				t.Errorf("%s %s: %v", role.ID, s, err)
				continue
			}

			seen := map[string]bool{}
			for _, f := range res.Forms {
				for _, id := range slices.Concat(f.Sessions...) {
					if seen[id] {
						t.Errorf("%s %s: %s is asked twice", role.ID, s, id)
					}
					seen[id] = true
				}
			}
		}
	}
}

// TestDepthOfCells holds the number of questions of each intermediate and advanced cell, work samples left out.
func TestDepthOfCells(t *testing.T) {
	for _, role := range shipped(t).Roles {
		for cell, n := range cellsOf(role.Questions) {
			least := leastPerCell
			switch cell {
			case "advanced scenario":
				least = leastAdvScenario
			case "beginner technical",
				"beginner scenario",
				"beginner tools",
				"beginner behavioral",
				"beginner governance":
				continue
			}
			if n < least {
				t.Errorf("%s: %d %s questions, fewer than %d", role.ID, n, cell, least)
			}
		}
	}
}

// TestPracticeBesideALiveKit holds that a candidate who practices beside one live kit has enough left: after its
// questions and their twins are out, so many questions, and some of every cell.
func TestPracticeBesideALiveKit(t *testing.T) {
	b := shipped(t)
	for _, role := range b.Roles {
		for _, s := range kit.Seniorities() {
			l := loops(t, b, role.ID, s)["standard"]
			res, err := Forms(context.Background(), Request{Loop: *l, Role: role, Seed: 1})
			if err != nil {
				t.Fatal(err)
			}

			live := slices.Concat(res.Forms[0].Sessions...)
			left := slices.DeleteFunc(slices.Clone(role.Questions), func(q bank.Question) bool {
				return slices.ContainsFunc(live, func(id string) bool {
					return id == q.ID || slices.Contains(q.TwinIDs(), id) ||
						slices.Contains(role.Question(id).TwinIDs(), q.ID)
				})
			})
			if len(left) < leastPractice {
				t.Errorf("%s %s: %d questions are left for practice, fewer than %d", role.ID, s, len(left),
					leastPractice)
			}
			for cell, n := range cellsOf(left) {
				if n < leastInCell {
					t.Errorf("%s %s: %d %s questions are left for practice, fewer than %d", role.ID, s, n, cell,
						leastInCell)
				}
			}
		}
	}
}

// cellsOf counts questions by level and category, with every cell.
func cellsOf(questions []bank.Question) map[string]int {
	out := map[string]int{}
	for _, l := range bank.Levels() {
		for _, c := range bank.Categories() {
			out[fmt.Sprintf("%s %s", l, c)] = 0
		}
	}
	for i := range questions {
		if q := &questions[i]; q.WorkSample == nil {
			out[fmt.Sprintf("%s %s", q.Level, q.Category)]++
		}
	}
	return out
}

// TestStandardKitsAskWhatMatters holds that a standard kit asks at least half of the role's core questions, of which
// twins count once, and never none on the role's subjects, whatever the seed.
func TestStandardKitsAskWhatMatters(t *testing.T) {
	b := shipped(t)
	for _, role := range b.Roles {
		groups := 0
		for i := range role.Questions {
			q := &role.Questions[i]
			if q.MustAsk && !slices.ContainsFunc(role.Questions[:i], func(o bank.Question) bool {
				return o.MustAsk && slices.Contains(o.TwinIDs(), q.ID)
			}) {
				groups++
			}
		}

		for _, s := range kit.Seniorities() {
			l := loops(t, b, role.ID, s)["standard"]
			for seed := range uint64(4) {
				res, err := Forms(context.Background(), Request{Loop: *l, Role: role, Seed: seed})
				if err != nil {
					t.Fatal(err)
				}
				core, subject := 0, 0
				for _, id := range slices.Concat(res.Forms[0].Sessions...) {
					q := role.Question(id)
					if q.MustAsk {
						core++
					}
					if slices.ContainsFunc(q.Tags, func(t string) bool { return slices.Contains(role.Subjects, t) }) {
						subject++
					}
				}
				if 2*core < groups || subject == 0 {
					t.Errorf("%s %s seed %d: %d of %d core questions, %d on its subjects", role.ID, s, seed, core, groups, subject)
				}
			}
		}
	}
}
