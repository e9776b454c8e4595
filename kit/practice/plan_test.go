package practice_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"panelkit/bank"
	"panelkit/kit"
	"panelkit/kit/practice"
)

// TestPlanAlwaysHolds checks what must be true of every plan, whatever the time and the bank.
func TestPlanAlwaysHolds(t *testing.T) {
	words := text(t)
	roles := []*bank.Role{role(t, "ai-security-engineer"), role(t, "ai-incident-response")}
	rapid.Check(t, func(rt *rapid.T) {
		var r *bank.Role
		if i := rapid.IntRange(0, 2).Draw(rt, "role"); i < 2 {
			r = roles[i]
		} else {
			r = sample(rapid.IntRange(1, 120).Draw(rt, "questions"))
		}

		o := practice.Options{
			Text: words, Seniority: rapid.SampledFrom(kit.Seniorities()).Draw(rt, "seniority"),
			Days:        rapid.IntRange(practice.MinDays, practice.MaxDays).Draw(rt, "days"),
			HoursPerDay: float64(rapid.IntRange(20, 600).Draw(rt, "minutes")) / 60,
			Start:       time.Date(2026, 1, rapid.IntRange(1, 365).Draw(rt, "start"), 0, 0, 0, 0, time.UTC),
		}

		for _, d := range rapid.SliceOfN(rapid.IntRange(0, 6), 0, 2).Draw(rt, "skip") {
			o.SkipWeekdays = append(o.SkipWeekdays, time.Weekday(d))
		}

		d, err := practice.Build(r, o)
		if err != nil {
			rt.Skip("too few days remain")
		}

		checkDays(rt, &o, d)
		checkOnce(rt, d)
		checkRepeats(rt, d)
		checkPhases(rt, d)
	})
}

// checkDays: every day of the calendar is there, within its load, and rest days are free.
func checkDays(t *rapid.T, o *practice.Options, d *practice.Document) {
	if len(d.Plan.Days) != o.Days {
		t.Fatalf("%d days, want %d", len(d.Plan.Days), o.Days)
	}

	for i, day := range d.Plan.Days {
		date := o.Start.AddDate(0, 0, i)
		if day.Number != i+1 || day.Date != date.Format(time.DateOnly) {
			t.Fatalf("day %d is %d of %s", i+1, day.Number, day.Date)
		}
		if day.Rest != slices.Contains(o.SkipWeekdays, date.Weekday()) {
			t.Fatalf("day %d, %s: rest is %v", day.Number, date.Weekday(), day.Rest)
		}
		if day.Rest && (day.Load.Total() > 0 || day.New != nil || day.Topics != nil) {
			t.Fatalf("rest day %d has work", day.Number)
		}
		if !day.Rest && len(day.Topics) == 0 {
			t.Fatalf("day %d has no topic", day.Number)
		}
		if day.Load.Total() > d.Plan.Minutes ||
			min(day.Load.Study, day.Load.New, day.Load.Repeat, day.Load.Drill, day.Load.Mock) < 0 {
			t.Fatalf("day %d: load %+v exceeds %d minutes", day.Number, day.Load, d.Plan.Minutes)
		}
		mock := 0
		for _, m := range day.Mocks {
			mock += m.Minutes
		}
		if mock != day.Load.Mock {
			t.Fatalf("day %d: mock interviews of %d minutes, load says %d", day.Number, mock, day.Load.Mock)
		}
	}
}

// checkOnce: each question is new on one day, or reported as left out; nothing is asked again before.
func checkOnce(t *rapid.T, d *practice.Document) {
	first, missing := map[int]int{}, 0
	for _, day := range d.Plan.Days {
		for _, n := range day.New {
			if first[n] != 0 {
				t.Fatalf("question %d is new on day %d and %d", n, first[n], day.Number)
			}
			first[n] = day.Number
		}
		for _, n := range slices.Concat(day.Repeats, day.Drill) {
			if first[n] == 0 || first[n] == day.Number {
				t.Fatalf("question %d is repeated on day %d, first practiced on day %d", n, day.Number, first[n])
			}
		}
	}

	for _, l := range d.Plan.LeftOut {
		for _, n := range l.Questions {
			missing++
			if first[n] != 0 {
				t.Fatalf("question %d is reported as left out and stands on day %d", n, first[n])
			}
		}
	}

	if len(first)+missing != len(d.Questions) {
		t.Fatalf("%d questions are new, %d left out, %d in all", len(first), missing, len(d.Questions))
	}

	for _, q := range d.Questions {
		if q.Day != first[q.Number] {
			t.Fatalf("question %d says day %d, the plan day %d", q.Number, q.Day, first[q.Number])
		}
	}
}

// checkRepeats: at most four, each at its offset or later, never two on one day.
func checkRepeats(t *rapid.T, d *practice.Document) {
	held := map[int]int{}
	for _, day := range d.Plan.Days {
		once := slices.Concat(day.Repeats, day.Drill)
		for _, n := range day.Repeats {
			if held[n] >= len(d.Plan.Repeats) {
				t.Fatalf("question %d is repeated more than %d times", n, len(d.Plan.Repeats))
			}
			if since := day.Number - d.Question(n).Day; since < d.Plan.Repeats[held[n]] {
				t.Fatalf("repeat %d of question %d is held after %d days", held[n]+1, n, since)
			}
			held[n]++
		}

		slices.Sort(once)
		if len(slices.Compact(slices.Clone(once))) != len(once) {
			t.Fatalf("day %d asks a question twice: %v", day.Number, once)
		}
	}
}

// checkPhases: phases follow one another and cover every working day; the end is a mock interview.
func checkPhases(t *rapid.T, d *practice.Document) {
	last := 0
	for _, ph := range d.Plan.Phases {
		if ph.From <= last || ph.To < ph.From {
			t.Fatalf("phase %q runs from day %d to %d after day %d", ph.Title, ph.From, ph.To, last)
		}
		for _, day := range d.Plan.Days[last : ph.From-1] {
			if !day.Rest {
				t.Fatalf("day %d is in no phase", day.Number)
			}
		}
		last = ph.To
	}

	for _, day := range d.Plan.Days[last:] {
		if !day.Rest {
			t.Fatalf("day %d is in no phase", day.Number)
		}
	}
}

// TestHarderLater checks that a plan whose authors name no questions goes from easy to hard within
// each category.
func TestHarderLater(t *testing.T) {
	words := text(t)
	rapid.Check(t, func(rt *rapid.T) {
		o := practice.Options{
			Text: words, Days: rapid.IntRange(3, 90).Draw(rt, "days"),
			HoursPerDay: float64(rapid.IntRange(1, 10).Draw(rt, "half hours")) / 2,
			Start:       time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC),
		}

		d, err := practice.Build(sample(rapid.IntRange(1, 150).Draw(rt, "questions")), o)
		if err != nil {
			rt.Fatal(err)
		}

		hardest := map[string]int{}
		for _, day := range d.Plan.Days {
			for _, n := range day.New {
				q := d.Question(n)
				if level := bank.Level(q.Level).Rank(); level < hardest[q.Category] {
					rt.Fatalf("day %d: question %d (%s, %s) comes after a harder one", day.Number, n, q.Category,
						q.Level)
				} else {
					hardest[q.Category] = level
				}
			}
		}
	})
}

// TestOwnPlan checks that thirty days reproduce a role's plan: phases, topics, activities, mock
// interviews, and every question on the day that first names it.
func TestOwnPlan(t *testing.T) {
	for _, id := range []string{"ai-security-engineer", "ai-incident-response"} {
		r := role(t, id)
		o := options(t)
		o.HoursPerDay = 4
		d, err := practice.Build(r, o)
		if err != nil {
			t.Fatal(err)
		}

		at := 0
		for i, ph := range r.Plan.Phases {
			got := d.Plan.Phases[i]
			want := practice.Phase{Title: ph.Title, Goal: ph.Goal, From: at + 1, To: at + len(ph.Days)}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: phase (-want +got)\n%s", id, diff)
			}
			for _, day := range ph.Days {
				checkOwnDay(t, id, day, d, at)
				at++
			}
		}

		if len(d.Plan.LeftOut) != 0 {
			t.Errorf("%s: %v is left out", id, d.Plan.LeftOut)
		}

		if diff := cmp.Diff(r.Plan.Daily, d.Plan.Daily); diff != "" {
			t.Errorf("%s: habits (-want +got)\n%s", id, diff)
		}
	}
}

func checkOwnDay(t *testing.T, id string, day bank.Day, d *practice.Document, at int) {
	t.Helper()
	got := d.Plan.Days[at]
	if diff := cmp.Diff([]practice.DayTopic{{Focus: day.Focus, Activities: day.Activities}}, got.Topics); diff != "" {
		t.Errorf("%s: topics of day %d (-want +got)\n%s", id, at+1, diff)
	}

	kind := ""
	for _, m := range got.Mocks {
		kind += m.Kind
		if m.Kind == practice.MockMixed && (len(m.Questions) < 15 || len(m.Questions) > 20) {
			t.Errorf("%s: rapid fire of %d questions", id, len(m.Questions))
		}
	}

	if kind != day.Mock {
		t.Errorf("%s: day %d has mock interview %q, want %q", id, at+1, kind, day.Mock)
	}

	for _, q := range d.Questions {
		if day.Mock == "" && slices.Contains(day.Questions, q.ID) && q.Day > at+1 {
			t.Errorf("%s: %s is first practiced on day %d, its own plan names it on day %d", id, q.ID, q.Day, at+1)
		}
	}
}

// TestSpacing checks that with time to spare every question comes back after 1, 3, 7 and 14 days, as a
// repeat, in a drill or in a mock interview.
func TestSpacing(t *testing.T) {
	o := options(t)
	o.HoursPerDay, o.Days = 12, 60
	d, err := practice.Build(sample(60), o)
	if err != nil {
		t.Fatal(err)
	}

	for _, q := range d.Questions {
		for _, after := range d.Plan.Repeats {
			if q.Day+after > len(d.Plan.Days) {
				continue
			}
			day := d.Plan.Days[q.Day+after-1]
			asked := slices.Concat(day.Repeats, day.Drill)
			for _, m := range day.Mocks {
				asked = append(asked, m.Questions...)
			}
			if !slices.Contains(asked, q.Number) {
				t.Errorf("question %d, new on day %d, does not come back after %d days", q.Number, q.Day, after)
			}
		}
	}
}
