package assemble

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"panelkit/bank"
	"panelkit/kit"
)

// makeupOf counts what every session of a form asks of each level and category.
func makeupOf(role *bank.Role, form kit.Form) string {
	out := ""
	for s, ids := range form.Sessions {
		counts := map[string]int{}
		for _, id := range ids {
			q := role.Question(id)
			counts[string(q.Level)+" "+string(q.Category)]++
		}
		out += fmt.Sprintln(s, counts) // fmt sorts the keys of maps
	}
	return out
}

// TestMakeupFollowsFromPlanAndBank varies all that must not matter over both
// roles, all loops and seniorities, one of them with open ranges: the make-up of
// every session stays, or the result names what gave way.
func TestMakeupFollowsFromPlanAndBank(t *testing.T) {
	b := shipped(t)
	type job struct {
		role *bank.Role
		loop *kit.Loop
	}
	var jobs []job

	for _, role := range b.Roles {
		for _, seniority := range kit.Seniorities() {
			all := loops(t, b, role.ID, seniority)
			for _, name := range slices.Sorted(maps.Keys(all)) {
				jobs = append(jobs, job{role, all[name]})
			}
		}
		jobs = append(jobs, job{role, openLoop(role)})
	}

	want := map[int]string{}
	kept, gave := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, len(jobs)-1).Draw(t, "job")
		j := jobs[n]
		if want[n] == "" {
			res, err := Forms(context.Background(), Request{Loop: *j.loop, Role: j.role})
			if err != nil {
				t.Fatal(err)
			}
			want[n] = makeupOf(j.role, res.Forms[0])
		}

		r := Request{Loop: *j.loop, Role: j.role, Seed: rapid.Uint64().Draw(t, "seed")}
		r.Exposure, r.Idle = map[string]int{}, map[string]int{}
		excludes := rapid.IntRange(0, 3).Draw(t, "excludes")
		for i := range j.role.Questions {
			id := j.role.Questions[i].ID
			if rapid.IntRange(0, 3).Draw(t, "used") == 0 {
				r.Exposure[id] = rapid.IntRange(1, 9).Draw(t, "uses")
				r.Idle[id] = rapid.IntRange(0, 400).Draw(t, "days")
			}
			if rapid.IntRange(0, 19).Draw(t, "excluded") < excludes {
				r.Exclude = append(r.Exclude, id)
			}
		}
		r.Relax = rapid.Bool().Draw(t, "relax")
		res, err := Forms(context.Background(), r)
		if err != nil {
			if len(r.Exclude) == 0 {
				t.Fatal(err)
			}
			return
		}
		got := makeupOf(j.role, res.Forms[0])
		if len(res.Relaxations) > 0 {
			gave++
			if len(r.Exclude) == 0 {
				t.Fatalf("the make-up gave way without cause: %v", res.Relaxations)
			}
			return
		}
		kept++
		if got != want[n] {
			t.Fatalf("%s: make-up\n%swant\n%s", j.loop.Title, got, want[n])
		}
	})
	if kept <= gave {
		t.Errorf("the make-up held %d times and gave way %d times", kept, gave)
	}
}

// openLoop leaves levels and categories of two sessions open.
func openLoop(role *bank.Role) *kit.Loop {
	l := &kit.Loop{Role: role.ID, Title: "open", Seniority: kit.Mid, Scale: 5}
	for i, n := range []int{6, 8} {
		s := kit.Session{ID: fmt.Sprint("s", i), Minutes: 90, Questions: n}
		s.Levels = map[bank.Level]kit.Bounds{
			bank.Beginner: {Lo: 0, Hi: n}, bank.Intermediate: {Lo: 1, Hi: n}, bank.Advanced: {Lo: 1, Hi: 4},
		}
		s.Categories = map[bank.Category]kit.Bounds{}
		for _, c := range bank.Categories() {
			s.Categories[c] = kit.Bounds{Hi: n}
		}
		l.Sessions = append(l.Sessions, s)
	}

	return l
}
