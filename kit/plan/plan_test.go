package plan_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"panelkit/bank"
	"panelkit/kit"
	"panelkit/kit/plan"
)

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

func TestDefaults(t *testing.T) {
	l, err := resolve(
		builtin(t),
		"role: ai-incident-response\nsessions:\n- {id: tech-talk, minutes: 60, categories: [technical, tools], panelist: Robin}\n",
	)
	if err != nil {
		t.Fatal(err)
	}
	s := l.Sessions[0]
	want := kit.Session{
		ID:        "tech-talk",
		Title:     "Tech talk",
		Minutes:   60,
		Questions: 7,
		Panelists: []string{"Robin"},
		Levels: map[bank.Level]kit.Bounds{
			"beginner":     {Lo: 2, Hi: 2},
			"intermediate": {Lo: 3, Hi: 3},
			"advanced":     {Lo: 2, Hi: 2},
		},
		Categories: map[bank.Category]kit.Bounds{"technical": {Lo: 4, Hi: 4}, "tools": {Lo: 3, Hi: 3}},
	}
	if d := cmp.Diff(want, s); d != "" {
		t.Error(d)
	}
	if l.Seniority != kit.Mid || l.Scale != 5 || l.Title != "AI Incident Response Automation Specialist" {
		t.Errorf("defaults are %s, %d, %q", l.Seniority, l.Scale, l.Title)
	}
	if got, want := s.QuestionMinutes(), (kit.Bounds{Lo: 30, Hi: 50}); got != want {
		t.Errorf("question minutes are %v, want %v", got, want)
	}
}

// TestLine holds that a demand is found where the plan states it, or else at its session.
func TestLine(t *testing.T) {
	p, ps := plan.Parse("loop.yaml", []byte("role: ai-incident-response\nsessions:\n- {id: tech-talk, minutes: 60}\n"))
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}

	if a, b, c := p.Line(0, "levels"), p.Line(-1, "role"), p.Line(-1, "exclude"); a != 3 || b != 1 || c != 0 {
		t.Errorf("the session stands on line %d, the role on %d and what is excluded on %d, want 3, 1 and 0", a, b, c)
	}
}

func TestQuotas(t *testing.T) {
	b := builtin(t)
	for written, want := range map[string]map[bank.Category]kit.Bounds{
		"":                                    {"technical": {Lo: 0, Hi: 6}, "scenario": {Lo: 0, Hi: 6}, "tools": {Lo: 0, Hi: 6}, "behavioral": {Lo: 0, Hi: 6}, "governance": {Lo: 0, Hi: 6}},
		"categories: [scenario]":              {"scenario": {Lo: 6, Hi: 6}},
		"categories: [scenario, tools]":       {"scenario": {Lo: 3, Hi: 3}, "tools": {Lo: 3, Hi: 3}},
		"categories: {tools: 2, scenario: 4}": {"scenario": {Lo: 4, Hi: 4}, "tools": {Lo: 2, Hi: 2}},
		"categories: {tools: 2-4, scenario: 1-9}":   {"scenario": {Lo: 1, Hi: 6}, "tools": {Lo: 2, Hi: 4}},
		"categories: {tools: 75%, scenario: 25%}":   {"scenario": {Lo: 1, Hi: 1}, "tools": {Lo: 5, Hi: 5}},
		"categories: {tools: 0, scenario: 6}":       {"scenario": {Lo: 6, Hi: 6}, "tools": {Lo: 0, Hi: 0}},
		"categories: {tools: '3', governance: '3'}": {"governance": {Lo: 3, Hi: 3}, "tools": {Lo: 3, Hi: 3}},
	} {
		l, err := resolve(b,
			"role: ai-incident-response\nsessions:\n- id: a\n  minutes: 60\n  questions: 6\n  "+written+"\n")
		if err != nil {
			t.Errorf("%s: %v", written, err)
			continue
		}
		if d := cmp.Diff(want, l.Sessions[0].Categories); d != "" {
			t.Errorf("%s: %s", written, d)
		}
	}
}

// TestBadPlans has one mistake a case.
func TestBadPlans(t *testing.T) {
	b := builtin(t)
	session := "sessions:\n- {id: a, minutes: 60}\n"
	for text, want := range map[string]string{
		"sessions:\n- {id: a, minutes: 60}\n":                                                                                                                             `loop.yaml:1: "role" is missing`,
		"role: ai-incident-response\n":                                                                                                                                    `loop.yaml:1: "sessions" is missing`,
		"role: ai-incident-respons\n" + session:                                                                                                                           `loop.yaml:1: role "ai-incident-respons" unknown`,
		"role: ai-incident-response\nsessions: []":                                                                                                                        "loop.yaml:2: 0 sessions",
		"role: ai-incident-response\nseniority: seniour\n" + session:                                                                                                      `loop.yaml:2: seniority "seniour" unknown`,
		"role: ai-incident-response\nscale: 7\n" + session:                                                                                                                "loop.yaml:2: scale 7 is not 5 or 4",
		"role: ai-incident-response\ndate: 30.11.2026\n" + session:                                                                                                        `loop.yaml:2: date "30.11.2026" is not a day`,
		"role: ai-incident-response\ndate: 2026-02-30\n" + session:                                                                                                        "is not a day",
		"role: ai-incident-response\ncoverage: 2\n" + session:                                                                                                             "loop.yaml:2: coverage in 2 sessions, the loop has 1",
		"role: ai-incident-response\nweights: {detection: 50, response: 40}\n" + session:                                                                                  "hint: in the same proportion: detection: 56, response: 44",
		"role: ai-incident-response\nweights: {detection: 150, response: -50}\n" + session:                                                                                `weight of "response" is below 0`,
		"role: ai-incident-response\nweights: {detektion: 100}\n" + session:                                                                                               `hint: did you mean "detection"?`,
		"role: ai-incident-response\ninclude: [air-999]\n" + session:                                                                                                      `loop.yaml:2: question "air-999" unknown`,
		"role: ai-incident-response\ninclude: [air-001]\nexclude: [air-001]\n" + session:                                                                                  `question "air-001" is both included and excluded`,
		"role: ai-incident-response\nsessions:\n- {id: a, minutes: 60}\n- {id: a, minutes: 60}\n":                                                                         `loop.yaml:4: a: session "a" stands twice`,
		"role: ai-incident-response\nsessions:\n- {id: A b, minutes: 60}\n":                                                                                               `id "A b" is not lower-case`,
		"role: ai-incident-response\nsessions:\n- {id: a, minutes: 5}\n":                                                                                                  "5 minutes is not between",
		"role: ai-incident-response\nsessions:\n- {id: a, minutes: 60, questions: 0}\n":                                                                                   "0 questions is not between",
		"role: ai-incident-response\nsessions:\n- {id: a, minutes: 60, competencies: [tact]}\n":                                                                           `competency "tact" unknown`,
		"role: ai-incident-response\nsessions:\n- {id: a, minutes: 60, questions: 3, levels: {beginner: 2, advanced: 2}}\n":                                               "level quota asks for 4 questions, the session has 3",
		"role: ai-incident-response\nsessions:\n- {id: a, minutes: 60, questions: 6, levels: {beginner: 2, advanced: 2}}\n":                                               "level quota allows 4 questions, the session has 6",
		"role: ai-incident-response\nsessions:\n- {id: a, minutes: 60, categories: {tools: 70%, scenario: 40%}}\n":                                                        "category percentages total 110, must be 100",
		"role: ai-incident-response\nsessions:\n- {id: a, minutes: 60, categories: {tools: 70%, scenario: 2}}\n":                                                          "mixes percentages and counts",
		"role: ai-incident-response\nsessions:\n- {id: a, minutes: 60, categories: {tools: many}}\n":                                                                      `tools: "many" is not a count`,
		"role: ai-incident-response\nsessions:\n- {id: a, minutes: 60, categories: {tools: 4-2}}\n":                                                                       "run backwards",
		"role: ai-incident-response\nsessions:\n- {id: a, minutes: 60, categories: [tool]}\n":                                                                             `hint: did you mean "tools"?`,
		"role: ai-incident-response\nsessions:\n- {id: a, minutes: 60, panelist: [a, b, c, d, e, f, g, h, i]}\n":                                                          "9 panelists, at most 8",
		"role: ai-incident-response\nsessions:\n- {id: a, minutes: 200, questions: 12, levels: {advanced: 12}, categories: [tools]}\n":                                    "loop.yaml:3: a: needs 12 advanced questions, the bank has 9",
		"role: ai-incident-response\nsessions:\n- id: a\n  minutes: 60\n  questions: 20\n":                                                                                "loop.yaml:4: a: 20 questions take at least",
		"role: ai-incident-response\nexclude: [air-046]\nsessions:\n- {id: a, minutes: 60, questions: 6, categories: [tools], competencies: [communication, learning]}\n": `no question that the session may ask shows "`,
		"role: ai-incident-response\ninclude: [air-046, air-050]\n" + session:                                                                                             "must both be asked, but one loop may ask only one of them",
		"role: ai-incident-response\ninclude: [air-001]\nsessions:\n- {id: a, minutes: 60, categories: [tools]}\n":                                                        `loop.yaml:2: question "air-001" (beginner, technical) must be asked, but no session`,
		"role: ai-incident-response\ninclude: [air-001]\nexclude_tags: [drift]\n" + session:                                                                               `has the excluded tag "drift"`,
		"role: ai-incident-response\nexclude_tags: [drifft]\n" + session:                                                                                                  `hint: did you mean "drift"?`,
		"role: ai-incident-response\nsessions:\n- {id: a, minutes: 60, categories: [tools]}\n- {id: b, minutes: 60, categories: [tools]}\n- {id: c, minutes: 60, categories: [tools]}\n- {id: d, minutes: 60, categories: [tools]}\n- {id: e, minutes: 60, categories: [tools]}\n- {id: f, minutes: 60, categories: [tools]}\n": "loop.yaml:2: all sessions together need 42 tools questions, the bank has ",
		"role: ai-incident-response\nsessions:\n- {id: a, minutes: 60}\n- {id: b, minutes: 60, levels: {advancd: 7}}\ndate: x": `loop.yaml:4: b: level "advancd" unknown`,
	} {
		_, err := resolve(b, text)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s\ngives %v\nwant %s", text, err, want)
		}
	}
}

func TestCells(t *testing.T) {
	b := builtin(t)
	head := "role: ai-incident-response\nsessions:\n- id: a\n  minutes: 60\n  questions: 6\n  cells: "
	l, err := resolve(b, head+"{advanced scenario: 2, beginner tools: 1-4, intermediate tools: 0-3}\n")
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]kit.Bounds{}
	for _, c := range l.Sessions[0].Cells {
		if c.Hi > 0 {
			got[string(c.Level)+" "+string(c.Category)] = c.Bounds
		}
	}
	want := map[string]kit.Bounds{
		"advanced scenario":  {Lo: 2, Hi: 2},
		"beginner tools":     {Lo: 1, Hi: 4},
		"intermediate tools": {Lo: 0, Hi: 3},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	for text, want := range map[string]string{
		"{advanced scenarios: 6}":                     `hint: did you mean "advanced scenario"?`,
		"{advanced scenario: 7}":                      "cell quota asks for 7 questions, the session has 6",
		"{advanced scenario: 60%, beginner tools: 3}": "mixes percentages and counts",
	} {
		if _, err := resolve(b, head+text+"\n"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s gives %v, want %s", text, err, want)
		}
	}
}
