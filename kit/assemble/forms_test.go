package assemble

import (
	"context"
	"errors"
	"io/fs"
	"math/rand"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"panelkit/bank"
	"panelkit/kit"
	"panelkit/kit/assemble/mip"
	"panelkit/kit/plan"
)

// shipped loads the banks of the program.
func shipped(t testing.TB) *bank.Bank {
	t.Helper()
	b, err := bank.Load(bank.Folder{Name: "bank", FS: bank.Embedded()})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// loops resolves the built-in loops for a role.
func loops(t testing.TB, b *bank.Bank, role string, seniority kit.Seniority) map[string]*kit.Loop {
	t.Helper()
	out := map[string]*kit.Loop{}
	dir := os.DirFS("../../templates")
	files, err := fs.Glob(dir, "loops/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no loops: ", err)
	}

	for _, f := range files {
		data, err := fs.ReadFile(dir, f)
		if err != nil {
			t.Fatal(err)
		}

		plan, ps := plan.Parse(f, data)
		if len(ps) > 0 {
			t.Fatal(ps)
		}

		plan.Role = role
		if seniority != "" {
			plan.Seniority = seniority
		}

		l, err := plan.Resolve(b)
		if err != nil {
			t.Fatal(err)
		}

		out[strings.TrimSuffix(f[len("loops/"):], ".yaml")] = l
	}

	return out
}

// standard returns a request for the standard loop of the first role.
func standard(t testing.TB) Request {
	b := shipped(t)
	r := b.Roles[0]
	return Request{Loop: *loops(t, b, r.ID, "")["standard"], Role: r, Seed: 1}
}

// verified fails unless every form of the result satisfies every demand.
func verified(t *testing.T, res *Result) {
	t.Helper()
	if _, err := mip.Verify(res.model.Model, res.forms); err != nil {
		t.Error(err)
	}
}

func TestShippedLoopsAreProven(t *testing.T) {
	b := shipped(t)
	for _, role := range b.Roles {
		for name, l := range loops(t, b, role.ID, "") {
			for seed := range uint64(5) {
				res, err := Forms(context.Background(), Request{Loop: *l, Role: role, Seed: seed})
				if err != nil {
					t.Errorf("%s %s: %v", role.ID, name, err)
					continue
				}
				if !res.Optimal || !res.Proven || res.Bound != res.Objective {
					t.Errorf("%s %s seed %d: value %d, bound %d", role.ID, name, seed, res.Objective, res.Bound)
				}
				verified(t, res)
			}
		}
	}
}

func TestOrderOfBankDoesNotMatter(t *testing.T) {
	r := standard(t)
	want, err := Forms(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}

	role := *r.Role
	role.Questions = slices.Clone(role.Questions)
	rand.New(rand.NewSource(7)).Shuffle(len(role.Questions), func(i, j int) {
		role.Questions[i], role.Questions[j] = role.Questions[j], role.Questions[i]
	})
	got, err := Forms(context.Background(), Request{Loop: r.Loop, Role: &role, Seed: r.Seed})
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want.Forms[0], got.Forms[0]); d != "" {
		t.Error(d)
	}
}

func TestSeedsDiffer(t *testing.T) {
	r := standard(t)
	seen := map[string]bool{}
	for seed := range uint64(8) {
		r.Seed = seed
		res, err := Forms(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		seen[strings.Join(slices.Concat(res.Forms[0].Sessions...), " ")] = true
	}

	if len(seen) < 7 {
		t.Errorf("8 seeds give %d different forms", len(seen))
	}
}

func TestIncludeExcludeAndExposure(t *testing.T) {
	r := standard(t)
	first, err := Forms(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}

	asked := slices.Concat(first.Forms[0].Sessions...)
	r.Loop.Include, r.Exclude = asked[:2], asked[2:4]
	r.Exposure = map[string]int{asked[5]: 3}
	res, err := Forms(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}

	verified(t, res)
	now := slices.Concat(res.Forms[0].Sessions...)
	for _, id := range r.Loop.Include {
		if !slices.Contains(now, id) {
			t.Errorf("%s was to be included", id)
		}
	}

	for _, id := range append(slices.Clone(r.Exclude), asked[5]) {
		if slices.Contains(now, id) {
			t.Errorf("%s was to be left out", id)
		}
	}

	r.Exclude = r.Loop.Include[:1]
	if _, err := Forms(context.Background(), r); err == nil {
		t.Error("a question both included and excluded is accepted")
	}
}

func TestInfeasibleSaysWhyAndRelaxHelps(t *testing.T) {
	r := standard(t)
	for i := range r.Role.Questions {
		if q := &r.Role.Questions[i]; q.Category == bank.Tools && q.Level == bank.Intermediate {
			r.Exclude = append(r.Exclude, q.ID)
		}
	}

	_, err := Forms(context.Background(), r)
	var why *Infeasible
	if !errors.As(err, &why) || !errors.Is(err, ErrInfeasible) {
		t.Fatalf("error %v", err)
	}

	t.Log(err)
	t.Log(why.Hint())
	if len(why.Remedies) == 0 {
		t.Error("no remedy")
	}

	r.Relax = true
	res, err := Forms(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Relaxations) == 0 {
		t.Error("relaxed without saying so")
	}

	t.Log(res.Relaxations)
}

func TestSwapKeepsAllElse(t *testing.T) {
	r := standard(t)
	res, err := Forms(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}

	for s, ids := range res.Forms[0].Sessions {
		for k, id := range ids {
			form, sub, err := Swap(r, res.Forms[0], id, "")
			if err != nil {
				t.Log(err)
				continue
			}
			if form.Sessions[s][k] != sub.ID || sub.ID == id || sub.Cost < 0 {
				t.Errorf("swap of %s: %v, %+v", id, form, sub)
			}

			form.Sessions[s][k] = id
			if d := cmp.Diff(res.Forms[0], form); d != "" {
				t.Error(d)
			}
		}
	}

	if _, _, err := Swap(r, res.Forms[0], res.Forms[0].Sessions[0][0], res.Forms[0].Sessions[1][0]); err == nil {
		t.Error("a question that is already asked was accepted")
	}
}

func TestExplain(t *testing.T) {
	r := standard(t)
	res, err := Forms(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}

	ex, err := Explain(context.Background(), r, res, 0)
	if err != nil {
		t.Fatal(err)
	}
	if len(ex) != len(slices.Concat(res.Forms[0].Sessions...)) {
		t.Errorf("%d explanations", len(ex))
	}

	for _, e := range ex {
		if e.Why == "" || len(e.Serves) == 0 || e.Substitute != nil && !e.Needed && e.LeavingOut > e.Substitute.Cost {
			t.Errorf("%+v", e)
		}
	}

	sh, err := ShadowPrices(context.Background(), r, res, 0)
	if err != nil {
		t.Fatal(err)
	}

	t.Log(ex[0], sh)
}

// TestShippedParallelForms asks for forms from the built-in banks: they share few
// questions though no limit says so, and what the wishes alone cost is proven.
func TestShippedParallelForms(t *testing.T) {
	if testing.Short() {
		t.Skip("assembles many forms")
	}

	ctx := context.Background()
	b := shipped(t)
	for _, role := range b.Roles {
		for name, l := range loops(t, b, role.ID, "") {
			for _, n := range []int{2, 5} {
				if n > 2 && name != "standard" {
					continue
				}

				r := Request{Loop: *l, Role: role, Seed: 1, Forms: n}
				res, err := Forms(ctx, r)
				if err != nil {
					t.Fatal(role.ID, name, n, err)
				}

				verified(t, res)
				for f, row := range res.Overlap() {
					for g, shared := range row {
						if f != g && row[f] > 4 && 2*shared > row[f] {
							t.Errorf("%s, %s: forms %d and %d of %d share %d of %d questions",
								role.ID, name, f+1, g+1, n, shared, row[f])
						}
					}
				}

				if off := res.Objective - res.Bound; name == "standard" && 10*off > res.Objective && off > perRepeat {
					t.Errorf("%s, %s, %d forms: value %d, bound %d", role.ID, name, n, res.Objective, res.Bound)
				}
				if n > 2 {
					continue
				}

				m := draft(&r).alike(&r, true)

				m.Repeat = 0
				sol, err := mip.Solve(ctx, m.Model, mip.Options{Seed: 1})
				if err != nil {
					t.Fatal(err)
				}
				if res := newResult(&r, m, sol); !res.Optimal {
					t.Errorf("%s, %s, %d forms that may be alike: value %d, bound %d",
						role.ID, name, n, res.Objective, res.Bound)
				}
			}
		}
	}
}

// TestExplainKeepsOtherForms puts each best substitute in its place: all forms
// together must still satisfy every demand, at the cost that was told.
func TestExplainKeepsOtherForms(t *testing.T) {
	r := standard(t)
	share := 12
	r.Forms, r.MaxUse, r.MaxOverlap, r.Effort = 3, 2, &share, Quick
	res, err := Forms(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}

	before, err := mip.Verify(res.model.Model, res.forms)
	if err != nil {
		t.Fatal(err)
	}

	tried := 0
	for f := range res.forms {
		ex, err := Explain(context.Background(), r, res, f)
		if err != nil {
			t.Fatal(err)
		}

		for _, e := range ex {
			if e.Substitute == nil {
				continue
			}

			at := func(id string) int { return res.model.at[id] }
			forms := slices.Clone(res.forms)
			forms[f] = slices.Clone(forms[f])
			forms[f][e.Session] = slices.Clone(forms[f][e.Session])
			forms[f][e.Session][slices.Index(forms[f][e.Session], at(e.ID))] = at(e.Substitute.ID)
			after, err := mip.Verify(res.model.Model, forms)
			if got := res.model.difference(after, before); err != nil || got != e.Substitute.Cost {
				t.Errorf("form %d, %s for %s: %d, %v, told %d",
					f+1, e.Substitute.ID, e.ID, got, err, e.Substitute.Cost)
			}

			tried++
		}
	}

	if tried == 0 {
		t.Error("no question has a substitute")
	}
}

func TestParallelForms(t *testing.T) {
	r := standard(t)
	r.Forms, r.MaxUse, r.Effort = 4, 3, Quick
	share := 16
	r.MaxOverlap = &share
	res, err := Forms(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}

	verified(t, res)
	for f, row := range res.Overlap() {
		for g, n := range row {
			if f != g && n > share {
				t.Errorf("forms %d and %d share %d", f, g, n)
			}
		}
	}

	ps := res.Profiles()
	for _, p := range ps[1:] {
		if p.Difficulty-ps[0].Difficulty > 2*perLevel || p.Minutes-ps[0].Minutes > 10 {
			t.Errorf("profiles %+v", ps)
		}
	}

	t.Log(res.Objective, res.Bound, res.Gap, ps[0], res.Overlap())
}

// TestTooManyForms asks for more forms than limits on uses or on overlap allow:
// that is proven, and there is a remedy.
func TestTooManyForms(t *testing.T) {
	none := 0
	for _, r := range []Request{{Forms: 6, MaxUse: 1}, {Forms: 6, MaxOverlap: &none}} {
		all := standard(t)
		r.Loop, r.Role, r.Seed, r.Effort = all.Loop, all.Role, all.Seed, Quick
		_, err := Forms(context.Background(), r)
		var why *Infeasible
		if !errors.As(err, &why) {
			t.Fatalf("error %v", err)
		}
		if !why.Proven || len(why.Remedies) == 0 {
			t.Errorf("%v, proven %v, remedies %v", err, why.Proven, why.Remedies)
		}
	}
}

// TestEverySeedAndQuestion assembles the built-in loops for every seniority and
// many seeds, each set knowing how often questions were asked before: no blueprint
// fails, and every question has its turn.
func TestEverySeedAndQuestion(t *testing.T) {
	if testing.Short() {
		t.Skip("assembles thousands of forms")
	}

	b := shipped(t)
	for _, role := range b.Roles {
		asked := map[string]bool{}
		for _, seniority := range kit.Seniorities() {
			for name, l := range loops(t, b, role.ID, seniority) {
				uses := map[string]int{}
				for seed := range uint64(30) {
					res, err := Forms(context.Background(), Request{Loop: *l, Role: role, Seed: seed, Exposure: uses})
					if err != nil {
						t.Errorf("%s %s %s seed %d: %v", role.ID, seniority, name, seed, err)
						break
					}
					for _, id := range slices.Concat(res.Forms[0].Sessions...) {
						asked[id] = true
						uses[id]++
					}
				}
			}
		}

		for i := range role.Questions {
			// A loop settles on one kind of work sample, so that candidates do the same; a plan may name another.
			if q := &role.Questions[i]; !asked[q.ID] && q.WorkSample == nil {
				t.Errorf("%s is never asked", q.ID)
			}
		}
	}
}
