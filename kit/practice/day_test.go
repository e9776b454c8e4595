package practice_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"panelkit/bank"
	"panelkit/kit"
	"panelkit/kit/practice"
)

// taught makes a role of technical questions whose plan has a day on wind and one on water, each naming one question
// with a tag of its own, and the mock interviews that a test adds.
func taught(mocks ...bank.Day) *bank.Role {
	r := sample(0)
	for i := range 24 {
		q := bank.Question{
			ID:           fmt.Sprintf("sam-%03d", i+1),
			Text:         fmt.Sprintf("What do you know of number %d, of its kind and of its use?", i+1),
			Level:        bank.Levels()[i%3],
			Category:     bank.Technical,
			Competencies: []string{"one"},
			Minutes:      5,
			Hint:         "This.",
			Criteria:     []string{"That."},
			Tags:         []string{[]string{"gale", "brook"}[i%2]},
		}
		r.Questions = append(r.Questions, q)
	}

	r.Plan = &bank.Plan{
		Timing: bank.Timing{Technical: 2, Scenario: 3}, Titles: map[string]string{"sam-001": "Gales"},
		Phases: []bank.Phase{{Title: "All", Goal: "All.", Days: append([]bank.Day{
			{
				Day:        1,
				Focus:      "Wind",
				Activities: []string{"Look."},
				Study:      50,
				Questions:  []string{"sam-001"},
				Labs: []bank.Lab{
					{
						Title: "Kites", Minutes: 30, Needs: "String.", Commands: "fly\n  high", Expect: "Height.",
						Upkeep: "SECRETLAB",
					},
				},
			},
			{Day: 2, Focus: "Water", Activities: []string{"Listen."}, Questions: []string{"sam-002"}},
		}, mocks...)}},
	}

	return r
}

// month builds the document of a role with a plan of so many days of four hours.
func month(t *testing.T, r *bank.Role, days int) *practice.Document {
	t.Helper()
	o := options(t)
	o.Days, o.HoursPerDay = days, 4
	d, err := practice.Build(r, o)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// ids returns the questions of some numbers.
func ids(d *practice.Document, numbers []int) []string {
	var out []string
	for _, n := range numbers {
		out = append(out, d.Question(n).ID)
	}
	slices.Sort(out)
	return out
}

// TestUnnamedGoWhereTheyBelong checks that questions which no day names are practiced on the day that shares their
// tags, behind the one that the day names, from easy to hard.
func TestUnnamedGoWhereTheyBelong(t *testing.T) {
	d := month(t, taught(bank.Day{Day: 3, Focus: "Mock", Activities: []string{"Speak."}, Mock: "technical"}), 3)
	for i, first := range []string{"sam-001", "sam-002"} {
		fresh := d.Plan.Days[i].New
		if len(fresh) != 12 || d.Question(fresh[0]).ID != first {
			t.Fatalf("day %d: %v", i+1, ids(d, fresh))
		}

		for _, n := range fresh {
			var nr int
			if _, err := fmt.Sscanf(d.Question(n).ID, "sam-%d", &nr); err != nil || (nr-1)%2 != i {
				t.Errorf("day %d: %s is about the other", i+1, d.Question(n).ID)
			}
		}
	}
}

// TestStudyFollowsTheDay checks that a day gets its lab and the minutes that it asks for before any repeat.
func TestStudyFollowsTheDay(t *testing.T) {
	d := month(t, taught(bank.Day{Day: 3, Focus: "Mock", Activities: []string{"Speak."}, Mock: "technical"}), 3)
	day := d.Plan.Days[0]
	if day.Load.Lab != 30 || day.Load.Study < 50 || !slices.Equal(day.Labs, []int{1}) {
		t.Errorf("load %+v, labs %v", day.Load, day.Labs)
	}
	want := practice.Lab{
		Number: 1, Day: 1, Title: "Kites", Minutes: 30, Needs: "String.", Commands: "fly\n  high", Expect: "Height.",
	}
	if len(d.Plan.Labs) != 1 || d.Plan.Labs[0] != want {
		t.Errorf("labs %+v", d.Plan.Labs)
	}

	files, _, err := practice.Render(t.Context(), d, look(t), practice.Formats())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		for from, text := range layers(t, f) {
			if strings.Contains(text, "SECRETLAB") {
				t.Errorf("%s (%s) says how the commands were confirmed", f.Path, from)
			}
		}
	}

	// A day too short for both has the questions, and the lab is told as left out.
	o := options(t)
	o.Days, o.HoursPerDay = 3, 0.7
	short, err := practice.Build(taught(), o)
	if err != nil {
		t.Fatal(err)
	}
	if short.Plan.Labs[0].Day != 0 || !slices.ContainsFunc(short.Plan.LeftOut, func(l practice.LeftOut) bool {
		return l.What == practice.MissingLabs
	}) {
		t.Errorf("the lab is on day %d, left out is %v", short.Plan.Labs[0].Day, short.Plan.LeftOut)
	}
}

// TestMocks checks which questions a mock interview asks.
func TestMocks(t *testing.T) {
	var all, some []string
	for i := range 20 {
		all = append(all, fmt.Sprintf("sam-%03d", i+1))
	}

	some = []string{"sam-003", "sam-007", "sam-016", "sam-021"}
	mock := func(kind string, draw int, questions ...string) bank.Day {
		return bank.Day{
			Day: 3, Focus: "Mock", Activities: []string{"Speak."}, Mock: kind, Draw: draw,
			Questions: questions,
		}
	}

	for _, c := range []struct {
		name      string
		day       bank.Day
		must      string // id of a question to make one that must be asked
		size      int
		has, from []string // all of has is asked; only questions of from are, if there are any
	}{
		{"all named come first", mock("technical", 0, all...), "", 20, all, all},
		{"what must be asked joins them", mock("technical", 0, all...), "sam-024", 21, append([]string{"sam-024"}, all...), nil},
		{"a draw takes some of the named", mock("technical", 6, all...), "", 6, nil, all},
		{"the last review keeps its own", mock("review", 0, some...), "", 10, some, nil},
		{"what must be asked is in rapid fire too", mock("mixed", 0), "sam-024", 20, []string{"sam-024"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := taught(c.day)
			for i := range r.Questions {
				r.Questions[i].MustAsk = r.Questions[i].ID == c.must
			}
			d := month(t, r, 3)
			asked := ids(d, d.Plan.Days[2].Mocks[0].Questions)
			if len(asked) != c.size {
				t.Errorf("asks %d, want %d", len(asked), c.size)
			}
			for _, id := range c.has {
				if !slices.Contains(asked, id) {
					t.Errorf("%s is missing from %v", id, asked)
				}
			}
			for _, id := range asked {
				if c.from != nil && !slices.Contains(c.from, id) {
					t.Errorf("%s is asked", id)
				}
			}
		})
	}
}

// TestReviewTimesStoriesAsStories checks that the last review has no limit of its own.
func TestReviewTimesStoriesAsStories(t *testing.T) {
	d := month(t, role(t, "ai-security-engineer"), 30)
	m := d.Plan.Days[29].Mocks[0]
	minutes := 0
	for _, n := range m.Questions {
		minutes += d.Question(n).Limit + 1
	}
	if m.Limit != 0 || m.Minutes != minutes {
		t.Errorf("limit %d, %d minutes, want %d", m.Limit, m.Minutes, minutes)
	}
}

// TestTitles checks that the plan names questions in words: the role's, or else how the question begins.
func TestTitles(t *testing.T) {
	d := month(t, taught(), 3)
	got := map[string]string{}
	for _, q := range d.Questions {
		got[q.ID] = q.Title
	}
	if got["sam-001"] != "Gales" || got["sam-002"] != "What do you know of number 2, of its kind ..." {
		t.Errorf("%q, %q", got["sam-001"], got["sam-002"])
	}
	_, made := files(t, taught(), options(t), practice.Markdown)
	if !strings.Contains(string(made["pack.md"]), ": Gales (1)") {
		t.Error("the plan does not name a question by its title")
	}
}

// TestEveryMustIsInAMock checks it for the built-in roles as they are, with two hours a day.
func TestEveryMustIsInAMock(t *testing.T) {
	for _, id := range []string{"ai-security-engineer", "ai-incident-response"} {
		r := role(t, id)
		d, err := practice.Build(r, options(t))
		if err != nil {
			t.Fatal(err)
		}

		asked := map[string]bool{}
		for _, day := range d.Plan.Days {
			for _, m := range day.Mocks {
				for _, n := range m.Questions {
					asked[d.Question(n).ID] = true
				}
			}
		}

		for _, q := range r.Questions {
			if q.MustAsk && !asked[q.ID] {
				t.Errorf("%s must be asked and is in no mock interview", q.ID)
			}
		}
	}
}

// TestUnconfirmedStaysOut checks that what a guide's authors could not confirm is in no file, and that the first few
// resources come first and once.
func TestUnconfirmedStaysOut(t *testing.T) {
	r := sample(6)
	r.Guide = &bank.Guide{Resources: bank.Resources{
		Standards: []bank.Resource{{Name: "Second", Why: "Good.", First: 2}, {Name: "Other", Why: "Fine."}},
		Books:     []bank.Resource{{Name: "Primer", Why: "Best.", First: 1, URL: "https://www.example.com/primer"}},
		Upkeep:    []bank.Unconfirmed{{Name: "SECRETNAME", By: "SECRETBY", Reason: "SECRETREASON"}},
	}}
	d, made := files(t, r, options(t), practice.Formats()...)
	for name, data := range made {
		for from, text := range layers(t, kit.File{Path: name, Data: data}) {
			if len(secrets(text)) > 0 && strings.Contains(text, "SECRET") {
				t.Errorf("%s (%s) holds what could not be confirmed", name, from)
			}
		}
	}

	g := d.Guide.Resources
	if len(g.First) != 2 || g.First[0].Name != "Primer" || len(g.Books) != 0 || len(g.Standards) != 1 {
		t.Errorf("%+v", g)
	}
	if !strings.Contains(string(made["pack.md"]), "[**Primer**](<https://www.example.com/primer>): Best.") {
		t.Error("the address is missing")
	}
}
