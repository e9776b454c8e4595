package assemble

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"panelkit/bank"
	"panelkit/kit"
)

// drawRequest draws a small role and a request for up to three forms, often one
// that cannot be met.
func drawRequest(t *rapid.T) Request {
	role := &bank.Role{ID: "made-up", Competencies: []bank.Competency{{ID: "k0"}, {ID: "k1"}}}
	for i := range rapid.IntRange(3, 16).Draw(t, "n") {
		q := bank.Question{
			ID: fmt.Sprintf("q-%02d", i), Minutes: rapid.IntRange(3, 9).Draw(t, "minutes"),
			Level:        rapid.SampledFrom(bank.Levels()).Draw(t, "level"),
			Category:     rapid.SampledFrom(bank.Categories()[:2]).Draw(t, "category"),
			Competencies: []string{rapid.SampledFrom([]string{"k0", "k1"}).Draw(t, "competency")},
		}
		if i > 0 && rapid.IntRange(0, 9).Draw(t, "twin") == 0 {
			q.Twins = []string{role.Questions[i-1].ID}
		}

		role.Questions = append(role.Questions, q)
	}

	r := Request{Role: role, Forms: rapid.IntRange(1, 3).Draw(t, "forms"), Seed: 1, Effort: Quick}
	r.Loop = kit.Loop{Role: role.ID, Seniority: kit.Mid, Coverage: rapid.IntRange(0, 1).Draw(t, "coverage")}

	for s := range rapid.IntRange(1, 2).Draw(t, "sessions") {
		n := rapid.IntRange(1, 4).Draw(t, "questions")
		ses := kit.Session{ID: fmt.Sprint("s", s), Title: fmt.Sprint("S", s), Questions: n}
		ses.Minutes = rapid.IntRange(20, 45).Draw(t, "length")
		ses.Levels, ses.Categories = map[bank.Level]kit.Bounds{}, map[bank.Category]kit.Bounds{}
		left := n

		for _, l := range bank.Levels() {
			lo := rapid.IntRange(0, left).Draw(t, "lo")
			left -= lo
			ses.Levels[l] = kit.Bounds{Lo: lo, Hi: lo + rapid.IntRange(0, 2).Draw(t, "width")}
		}

		for _, c := range bank.Categories()[:rapid.IntRange(1, 2).Draw(t, "categories")] {
			ses.Categories[c] = kit.Bounds{Hi: n}
		}

		r.Loop.Sessions = append(r.Loop.Sessions, ses)
	}

	if r.Forms > 1 {
		r.MaxUse = rapid.IntRange(0, 2).Draw(t, "use")
		if rapid.Bool().Draw(t, "limited") {
			share := rapid.IntRange(0, 3).Draw(t, "share")
			r.MaxOverlap = &share
		}
	}

	return r
}

// TestEveryRemedyWorks applies each remedy of a refused request: the request must
// then be met, by every seed, and no seed may meet the refused one.
func TestEveryRemedyWorks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawRequest(t)
		res, err := Forms(context.Background(), r)
		if err == nil {
			if len(res.Forms) != max(1, r.Forms) {
				t.Fatalf("%d forms, want %d", len(res.Forms), r.Forms)
			}
			return
		}
		var why *Infeasible
		if !errors.As(err, &why) {
			t.Fatal(err)
		}
		if len(why.Conflict) == 0 || strings.Contains(err.Error(), "exactly 0") {
			t.Fatalf("refused with %v", err)
		}

		for _, m := range why.Remedies {
			cured := m.Apply(r)
			for seed := range uint64(2) {
				cured.Seed = seed
				if _, err := Forms(context.Background(), cured); err != nil {
					t.Fatalf("%v\nremedy %q: %v", why, m.Words, err)
				}
			}
		}
		for seed := range uint64(3) {
			other := r
			other.Seed = seed + 2
			if _, err := Forms(context.Background(), other); err == nil {
				t.Fatalf("seed %d meets what seed 1 refuses: %v", other.Seed, why)
			}
		}
		relaxed := r
		relaxed.Relax = true
		if res, err := Forms(context.Background(), relaxed); err == nil && len(res.Relaxations) == 0 {
			t.Fatalf("relaxed without saying so: %v", why)
		}
	})
}

// TestMostRefusalsHaveARemedy counts refusals without a remedy. The requests are the same in every run: a share of
// random ones would now and then pass the bound by chance alone.
func TestMostRefusalsHaveARemedy(t *testing.T) {
	requests := rapid.Custom(drawRequest)
	refused, without := 0, 0
	for i := range 150 {
		_, err := Forms(context.Background(), requests.Example(i))
		var why *Infeasible
		if !errors.As(err, &why) {
			continue
		}
		refused++
		if len(why.Remedies) == 0 {
			without++
		}
	}

	t.Log(refused, "refused,", without, "of them without a remedy")
	if refused == 0 || 5*without > refused+5 {
		t.Errorf("%d of %d refusals come without a remedy", without, refused)
	}
}

// TestBandIsNoImpossibility asks for two forms from ever tighter sessions: what
// one seed assembles no other refuses.
func TestBandIsNoImpossibility(t *testing.T) {
	b := shipped(t)
	for _, role := range b.Roles {
		for _, c := range bank.Categories() {
			loop := kit.Loop{Role: role.ID, Seniority: kit.Mid, Sessions: []kit.Session{{
				ID: "one", Title: "One", Minutes: 75, Questions: 6,
				Categories: map[bank.Category]kit.Bounds{c: {Lo: 6, Hi: 6}}, Levels: anyLevel(6),
			}}}
			met, last := 0, error(nil)
			for seed := range uint64(6) {
				r := Request{Loop: loop, Role: role, Seed: seed, Forms: 2, MaxUse: 1}
				if _, err := Forms(context.Background(), r); err == nil {
					met++
				} else {
					last = err
				}
			}

			if met != 0 && met != 6 {
				t.Errorf("%s, %s: %d of 6 seeds; %v", role.ID, c, met, last)
			}
		}
	}
}

// anyLevel leaves the levels of n questions open.
func anyLevel(n int) map[bank.Level]kit.Bounds {
	return map[bank.Level]kit.Bounds{bank.Beginner: {Hi: n}, bank.Intermediate: {Hi: n}, bank.Advanced: {Hi: n}}
}

// TestSessionsGiveWay asks two sessions for all the questions of a category that
// there are: a manager would ask fewer, and is told so.
func TestSessionsGiveWay(t *testing.T) {
	role := &bank.Role{ID: "cook"}
	for i := range 15 {
		role.Questions = append(role.Questions, bank.Question{
			ID: fmt.Sprintf("t-%02d", i), Level: bank.Levels()[i%3], Category: bank.Tools, Minutes: 5,
			Twins: map[bool][]string{true: {"t-00"}}[i == 1],
		})
	}

	loop := kit.Loop{Role: "cook", Seniority: kit.Mid}
	for i, n := range []int{8, 7} {
		loop.Sessions = append(loop.Sessions, kit.Session{
			ID: fmt.Sprint("s", i), Title: fmt.Sprint("S", i), Minutes: 75, Questions: n,
			Levels:     anyLevel(n),
			Categories: map[bank.Category]kit.Bounds{bank.Tools: {Lo: n, Hi: n}},
		})
	}

	_, err := Forms(context.Background(), Request{Loop: loop, Role: role})
	var why *Infeasible
	if !errors.As(err, &why) || !strings.Contains(why.Hint(), `session "S0": questions: 7, levels: `) {
		t.Errorf("%v; remedies %+v", err, why)
	}
}
