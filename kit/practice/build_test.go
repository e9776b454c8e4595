package practice_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"panelkit/bank"
	"panelkit/kit"
	"panelkit/kit/practice"
)

func TestBadOptions(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*practice.Options)
		fact   string
	}{
		{"no days", func(o *practice.Options) { o.Days = 0 }, "0 days is not between 3 and 90"},
		{"too many days", func(o *practice.Options) { o.Days = 91 }, "91 days"},
		{"only rest", func(o *practice.Options) {
			o.Days, o.SkipWeekdays = 4, []time.Weekday{time.Monday, time.Tuesday}
		}, "leave 2 to practice on"},
		{"no hours", func(o *practice.Options) { o.HoursPerDay = 0 }, "0 hours a day"},
		{"hours are no number", func(o *practice.Options) { o.HoursPerDay = math.NaN() }, "NaN hours a day"},
		{"more hours than a day", func(o *practice.Options) { o.HoursPerDay = 25 }, "25 hours a day"},
		{"no room for one question", func(o *practice.Options) { o.HoursPerDay = 0.05 }, "0.05 hours a day hold no question; the shortest takes 5 minutes"},
		{"no start", func(o *practice.Options) { o.Start = time.Time{} }, "start date is missing"},
		{"past start", func(o *practice.Options) { o.Today = o.Start.AddDate(0, 0, 1) }, "start date 2026-11-30 is past; today is 2026-12-01"},
		{"seniority", func(o *practice.Options) { o.Seniority = "boss" }, `seniority "boss" unknown`},
		{"exclude", func(o *practice.Options) { o.Exclude = []string{"sam-999"} }, `excluded question "sam-999" unknown in role "sample"`},
		{"name", func(o *practice.Options) { o.Candidate = "A\nB" }, "not one line"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := options(t)
			c.change(&o)
			_, err := practice.Build(sample(20), o)
			if err == nil || !strings.Contains(err.Error(), c.fact) {
				t.Errorf("error %v, want %q", err, c.fact)
			}
		})
	}
}

func TestAllProblemsAtOnce(t *testing.T) {
	o := options(t)
	o.Days, o.HoursPerDay, o.Seniority = 0, -1, "boss"
	_, err := practice.Build(sample(5), o)
	for _, fact := range []string{"0 days", "-1 hours", "boss"} {
		if !strings.Contains(fmt.Sprint(err), fact) {
			t.Errorf("%v does not tell of %q", err, fact)
		}
	}
}

func TestTooLittleIsLeft(t *testing.T) {
	r, o := sample(30), options(t)
	for i := range r.Questions {
		if r.Questions[i].Category == bank.Tools {
			o.Exclude = append(o.Exclude, r.Questions[i].ID)
		}
	}

	d, err := practice.Build(r, o)
	if err != nil {
		t.Fatal(err)
	}

	if !slices.Contains(d.Warnings, "0 tools questions are left to practice, fewer than 4") {
		t.Errorf("warnings %q", d.Warnings)
	}

	for i := range r.Questions {
		o.Exclude = append(o.Exclude, r.Questions[i].ID)
	}

	if _, err := practice.Build(r, o); err == nil || !strings.Contains(err.Error(), "no question is left") {
		t.Errorf("error %v", err)
	}
}

// TestMockMustBeFree checks that a mock loop cannot bring a live question, or an enemy of one, back in.
func TestMockMustBeFree(t *testing.T) {
	r, o := sample(30), options(t)
	r.Questions[4].Enemies = []string{"sam-001"}
	o.Exclude = []string{"sam-001"}
	for _, id := range []string{"sam-001", "sam-005"} {
		k, err := kit.New(
			"test",
			kit.Loop{
				Role: r.ID, Scale: 5,
				Sessions: []kit.Session{{ID: "one", Title: "One", Minutes: 60, Questions: 1}},
			},
			r,
			kit.Form{Sessions: [][]string{{id}}},
			1,
			kit.Selection{},
		)
		if err != nil {
			t.Fatal(err)
		}

		o.Mock = k
		if _, err := practice.Build(r, o); err == nil || !strings.Contains(err.Error(), "must not be practiced") {
			t.Errorf("%s: error %v", id, err)
		}
	}
}

func TestShortPlanSaysWhatIsLeftOut(t *testing.T) {
	o := options(t)
	o.Days, o.HoursPerDay = 3, 1
	d, err := practice.Build(role(t, "ai-incident-response"), o)
	if err != nil {
		t.Fatal(err)
	}

	told := map[practice.Missing]practice.LeftOut{}
	for _, l := range d.Plan.LeftOut {
		told[l.What] = l
		if strings.ContainsAny(l.Why, "{}") {
			t.Errorf("%q is not filled in", l.Why)
		}
	}

	for _, m := range []practice.Missing{practice.MissingQuestions, practice.MissingDepth, practice.MissingMock, practice.MissingTopics} {
		if told[m].Count == 0 {
			t.Errorf("%s is not reported", m)
		}
	}

	if !d.Plan.Brisk {
		t.Error("the plan is not brisk")
	}

	levels := map[string]int{}
	for _, q := range d.Questions {
		if q.Day > 0 {
			levels[q.Level]++
		}
	}

	if levels["beginner"] == 0 || levels["advanced"] == 0 || levels["beginner"] > levels["intermediate"] {
		t.Errorf("a senior candidate practices %v", levels)
	}

	last := d.Plan.Days[len(d.Plan.Days)-1]
	if len(last.Mocks) < 4 {
		t.Errorf("the last day has %d mock interviews", len(last.Mocks))
	}
}

func TestWeekdays(t *testing.T) {
	got, err := practice.ParseWeekdays("sat, Sunday,sat")
	if err != nil || !slices.Equal(got, []time.Weekday{time.Saturday, time.Sunday}) {
		t.Errorf("%v, %v", got, err)
	}
	if _, err := practice.ParseWeekdays(
		"sat,som",
	); err == nil ||
		!strings.Contains(err.Error(), `weekday "som" unknown`) {
		t.Errorf("error %v", err)
	}
}

func TestFormats(t *testing.T) {
	got, err := practice.ParseFormats("ics, PDF")
	if err != nil || !slices.Equal(got, []string{"pdf", "ics"}) {
		t.Errorf("%v, %v", got, err)
	}
	if _, err := practice.ParseFormats(
		"pdf,docx",
	); err == nil ||
		!strings.Contains(err.Error(), `format "docx" unknown`) {
		t.Errorf("error %v", err)
	}
}

// TestLiveAndEnemiesStayOut checks, for any live questions and any enemies, that none of them is in a
// document, and that nothing else is missing.
func TestLiveAndEnemiesStayOut(t *testing.T) {
	base := options(t)
	rapid.Check(t, func(rt *rapid.T) {
		r := sample(30)
		enemies := map[[2]string]bool{}
		for i := range r.Questions {
			for _, j := range rapid.SliceOfN(rapid.IntRange(0, 29), 0, 2).Draw(rt, "enemies") {
				if i != j {
					a, b := r.Questions[i].ID, r.Questions[j].ID
					r.Questions[i].Enemies = append(r.Questions[i].Enemies, b)
					enemies[[2]string{a, b}], enemies[[2]string{b, a}] = true, true
				}
			}
		}

		o := base
		o.Exclude = nil
		for _, i := range rapid.SliceOfN(rapid.IntRange(0, 29), 0, 6).Draw(rt, "live") {
			o.Exclude = append(o.Exclude, r.Questions[i].ID)
		}

		d, err := practice.Build(r, o)
		if err != nil {
			return // nothing is left
		}

		in := map[string]bool{}
		for _, q := range d.Questions {
			in[q.ID] = true
		}

		for _, q := range r.Questions {
			out := slices.Contains(o.Exclude, q.ID) ||
				slices.ContainsFunc(o.Exclude, func(live string) bool { return enemies[[2]string{q.ID, live}] })
			if in[q.ID] == out {
				rt.Fatalf("%s: in the pack %v, live or an enemy %v", q.ID, in[q.ID], out)
			}
		}
	})
}
