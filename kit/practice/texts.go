package practice

import (
	"fmt"

	"panelkit/bank/problem"
	"panelkit/bank/strict"
	"panelkit/kit"
)

// ResourcesText words the section on resources.
type ResourcesText struct {
	Title       string `yaml:"title,required"`
	First       string `yaml:"first,required"`
	Standards   string `yaml:"standards,required"`
	Books       string `yaml:"books,required"`
	Research    string `yaml:"research,required"`
	HandsOn     string `yaml:"hands_on,required"`
	Communities string `yaml:"communities,required"`
	Courses     string `yaml:"courses,required"`
	Libraries   string `yaml:"libraries,required"`
}

// ChecklistText words the last page.
type ChecklistText struct {
	Title   string   `yaml:"title,required"`
	Bring   string   `yaml:"bring,required"`
	Default []string `yaml:"default,required"`
}

// BookletText words the answer booklet.
type BookletText struct {
	Intro     string `yaml:"intro,required"`
	Hints     Titled `yaml:"hints,required"`
	Criteria  Titled `yaml:"criteria,required"`
	Answers   Titled `yaml:"answers,required"`
	Hint      string `yaml:"hint,required"`
	Probes    string `yaml:"probes,required"`
	Facts     string `yaml:"facts,required"`
	Fact      string `yaml:"fact,required"`
	Criterion string `yaml:"criterion,required"`
	Anchors   string `yaml:"anchors,required"`
	Answer    string `yaml:"answer,required"`
	Star      string `yaml:"star,required"`
	None      string `yaml:"none,required"`
	See       string `yaml:"see,required"`
}

// CalendarText words the calendar.
type CalendarText struct {
	Name    string `yaml:"name,required"`
	Summary string `yaml:"summary,required"`
}

// CardsText words the flash cards.
type CardsText struct {
	Deck string `yaml:"deck,required"`
}

// LeftOutText words what the time does not hold.
type LeftOutText struct {
	Questions string `yaml:"questions,required"`
	Depth     string `yaml:"depth,required"`
	Long      string `yaml:"long,required"`
	Repeats   string `yaml:"repeats,required"`
	Topics    string `yaml:"topics,required"`
	Mock      string `yaml:"mock,required"`
	Labs      string `yaml:"labs,required"`
	Study     string `yaml:"study,required"`
}

// ParseText reads the wording of pack and booklet.
func ParseText(file string, data []byte) (*Text, problem.Problems) {
	t := &Text{}
	ps := strict.Parse(file, data, t)
	for _, c := range []struct {
		key        string
		have, want int
	}{
		{"interview", len(t.Interview.Columns), 4},
		{"mock_loop", len(t.MockLoop.Columns), 3},
		{"rating", len(t.Rating.Columns), 7},
		{"weekdays", len(t.Weekdays), 7},
	} {
		if t.Pos.Has(c.key) && c.have != c.want {
			fact := fmt.Sprintf("%s has %d words, must be %d", c.key, c.have, c.want)
			ps = append(ps, t.Pos.Problem(c.key, "", fact, ""))
		}
	}

	days := 0
	for _, ph := range t.Plan.Phases {
		days += len(ph.Days)
	}

	if t.Pos.Has("plan_for_all") && days == 0 {
		ps = append(ps, t.Pos.Problem("plan_for_all", "", "plan_for_all has no day",
			"give at least one phase with a day"))
	}

	return t, ps
}

// Seniority names a seniority.
func (s Seniorities) Seniority(x string) string {
	switch kit.Seniority(x) {
	case kit.Junior:
		return s.Junior
	case kit.Senior:
		return s.Senior
	case kit.Lead:
		return s.Lead
	}
	return s.Mid
}

// Mock names a kind of mock interview.
func (m MockNames) Mock(kind string) string {
	switch kind {
	case MockTechnical:
		return m.Technical
	case MockScenario:
		return m.Scenario
	case MockBehavioral:
		return m.Behavioral
	case MockMixed:
		return m.Mixed
	case MockReview:
		return m.Review
	}

	return m.Other
}

// duration returns minutes in hours and minutes.
func (t *Text) duration(minutes int) string {
	switch h, m := minutes/60, minutes%60; {
	case h == 0:
		return fill(t.Minutes, "n", m)
	case m == 0:
		return fill(t.Hours, "n", h)
	default:
		return fill(t.HourMinutes, "h", h, "m", m)
	}
}

// fill puts values in place of {names}, which are given in pairs with them.
func fill(text string, pairs ...any) string {
	words := make([]string, len(pairs))
	for i, p := range pairs {
		words[i] = fmt.Sprint(p)
	}
	return kit.Fill(text, words...)
}
