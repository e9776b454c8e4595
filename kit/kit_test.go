package kit_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"panelkit/bank"
	"panelkit/bank/strict"
	"panelkit/kit"
	"panelkit/kit/plan"
)

const twoSessions = `role: ai-incident-response
weights: {detection: 60, response: 40}
date: 2026-12-01
sessions:
- {id: one, minutes: 60, questions: 4, levels: {beginner: 0-4, intermediate: 0-4, advanced: 0-4}, panelist: [A, B]}
- {id: two, minutes: 30, questions: 1, levels: {beginner: 0-1, intermediate: 0-1, advanced: 0-1}}
`

func builtin(t *testing.T) *bank.Bank {
	t.Helper()
	b, err := bank.Load(bank.Folder{Name: "builtin", FS: bank.Embedded()})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// resolve reads a plan and fills in its defaults; the error is that of either step.
func resolve(b *bank.Bank, text string) (*kit.Loop, error) {
	p, ps := plan.Parse("loop.yaml", []byte(text))
	if err := ps.Err(); err != nil {
		return nil, err
	}
	return p.Resolve(b)
}

func newKit(t *testing.T) *kit.Kit {
	t.Helper()
	b := builtin(t)
	l, err := resolve(b, twoSessions)
	if err != nil {
		t.Fatal(err)
	}
	r, err := b.Role(l.Role)
	if err != nil {
		t.Fatal(err)
	}
	k, err := kit.New("1", *l, r,
		kit.Form{Sessions: [][]string{{"air-016", "air-007", "air-001", "air-030"}, {"air-003"}}}, 1, kit.Selection{})
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestOrderClockAndWeights(t *testing.T) {
	k := newKit(t)
	clock, levels, ifTime, weight := k.Loop.Sessions[0].Opening(), -1, 0, 0
	for i, a := range k.Sessions[0].Asked {
		q := k.Question(a.ID)
		if a.Start != clock || a.Minutes != q.Minutes {
			t.Errorf("%s starts at %d and takes %d, want %d and %d", a.ID, a.Start, a.Minutes, clock, q.Minutes)
		}
		clock += a.Minutes
		weight += a.WeightPermille
		if !a.MustAsk {
			ifTime++
			if i != 3 {
				t.Errorf("%s may be dropped but stands before others", a.ID)
			}
			continue
		}
		if q.Level.Rank() < levels {
			t.Errorf("%s is easier than the question before it", a.ID)
		}
		levels = q.Level.Rank()
	}
	if ifTime != 1 {
		t.Errorf("%d of 4 questions may be dropped, want 1", ifTime)
	}
	if weight != 1000 {
		t.Errorf("weights total %d permille", weight)
	}
}

func TestSeats(t *testing.T) {
	want := []kit.Seat{{0, 0, "A", "one-a"}, {0, 1, "B", "one-b"}, {1, 0, "", "two"}}
	if d := cmp.Diff(want, newKit(t).Seats()); d != "" {
		t.Error(d)
	}
}

func TestCoverage(t *testing.T) {
	k := newKit(t)
	for _, c := range k.Coverage.Competencies {
		total, in := 0, 0
		for i := range k.Sessions {
			n := 0
			for _, a := range k.Sessions[i].Asked {
				if strings.Contains(" "+strings.Join(k.Question(a.ID).Competencies, " ")+" ", " "+c.Competency+" ") {
					n++
				}
			}
			if n != c.Sessions[i] {
				t.Errorf("%s is asked %d times in session %d, coverage says %d", c.Competency, n, i, c.Sessions[i])
			}
			total += n
			if n > 0 {
				in++
			}
		}
		if total != c.Total || in != c.In {
			t.Errorf("%s: %d in %d sessions, coverage says %d in %d", c.Competency, total, in, c.Total, c.In)
		}
	}
}

// TestManifestRoundTrip holds that a kit read back from JSON is the same kit and passes its check,
// and that no edit of what was asked passes it.
func TestManifestRoundTrip(t *testing.T) {
	k := newKit(t)
	data, err := json.Marshal(k)
	if err != nil {
		t.Fatal(err)
	}
	back := &kit.Kit{}
	if err := json.Unmarshal(data, back); err != nil {
		t.Fatal(err)
	}
	ignore := cmp.Options{cmpopts.IgnoreTypes(strict.Pos{}), cmpopts.EquateEmpty()}
	if d := cmp.Diff(k, back, ignore); d != "" {
		t.Error(d)
	}
	if fact := back.Check(); fact != "" {
		t.Error(fact)
	}
	for _, change := range [][2]string{
		{`"weight_permille":` + fmt.Sprint(k.Sessions[0].Asked[0].WeightPermille), `"weight_permille":1`},
		{`"id":"one"`, `"id":"won"`},
		{`"scale":5`, `"scale":9`},
		{k.Questions[0].Text, "Why?"},
		{`"seed":1`, `"seed":2`},
	} {
		edited := strings.Replace(string(data), change[0], change[1], 1)
		if edited == string(data) {
			t.Fatalf("%s is not in the manifest", change[0])
		}
		back := &kit.Kit{}
		if err := json.Unmarshal([]byte(edited), back); err != nil {
			t.Fatal(err)
		}
		if back.Check() == "" {
			t.Errorf("%s in place of %s passes", change[1], change[0])
		}
	}
}

func TestIfTimeKeepsWhatMustBeCovered(t *testing.T) {
	b := builtin(t)
	r, _ := b.Role("ai-incident-response")
	var ids []string
	for _, q := range r.Questions[:8] {
		ids = append(ids, q.ID)
	}
	all := map[string]bool{}
	for _, id := range ids {
		for _, c := range r.Question(id).Competencies {
			all[c] = true
		}
	}
	l := kit.Loop{Role: r.ID, Scale: 5, Sessions: []kit.Session{{ID: "a", Minutes: 90, Questions: 8}}}
	for c := range all {
		l.Sessions[0].Competencies = append(l.Sessions[0].Competencies, c)
	}
	k, err := kit.New("1", l, r, kit.Form{Sessions: [][]string{ids}}, 1, kit.Selection{})
	if err != nil {
		t.Fatal(err)
	}
	left := map[string]bool{}
	for _, a := range k.Sessions[0].Asked {
		if a.MustAsk {
			for _, c := range k.Question(a.ID).Competencies {
				left[c] = true
			}
		}
	}
	if d := cmp.Diff(all, left); d != "" {
		t.Errorf("without the questions that may be dropped the session loses competencies: %s", d)
	}
}

func TestMixesTotal100(t *testing.T) {
	for _, s := range kit.Seniorities() {
		sum := 0
		for _, n := range s.Mix() {
			sum += n
		}
		if sum != 100 || len(s.Mix()) != len(bank.Levels()) {
			t.Errorf("mix of %s is %v", s, s.Mix())
		}
	}
}

func TestWithoutWeightsQuestionsWeighAlike(t *testing.T) {
	b := builtin(t)
	l, err := resolve(b, strings.Replace(twoSessions, "weights: {detection: 60, response: 40}\n", "", 1))
	if err != nil {
		t.Fatal(err)
	}
	r, _ := b.Role(l.Role)
	k, err := kit.New("1", *l, r,
		kit.Form{Sessions: [][]string{{"air-016", "air-007", "air-001", "air-030"}, {"air-003"}}}, 1, kit.Selection{})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range k.Sessions[0].Asked {
		if a.WeightPermille != 250 {
			t.Errorf("%s weighs %d permille, want 250", a.ID, a.WeightPermille)
		}
	}
}
