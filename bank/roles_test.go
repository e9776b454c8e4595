package bank_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"panelkit/bank"
)

// TestEveryEntryOfTheSources holds that each entry of the two source documents has its question.
func TestEveryEntryOfTheSources(t *testing.T) {
	b := load(t, builtin())
	for _, section := range []struct {
		role, document, section string
		first, last             int
		level                   bank.Level // "" where the section is not a level
		band                    bank.Band
	}{
		{"ai-incident-response", "AI Incident Response Automation Specialist Interview Questions", "Beginner", 1, 5, "beginner", "strong"},
		{"ai-incident-response", "AI Incident Response Automation Specialist Interview Questions", "Intermediate", 1, 10, "intermediate", "great"},
		{"ai-incident-response", "AI Incident Response Automation Specialist Interview Questions", "Advanced", 1, 10, "advanced", "brilliant"},
		{"ai-incident-response", "AI Incident Response Automation Specialist Interview Questions", "Scenario-Based", 1, 10, "", "strong"},
		{"ai-incident-response", "AI Incident Response Automation Specialist Interview Questions", "AI Workflow & Tools", 1, 10, "", "great"},
		{"ai-incident-response", "AI Incident Response Automation Specialist Interview Questions", "Behavioral", 1, 5, "", "strong"},
		{"ai-security-engineer", "AI Security Engineer Interview Guide", "Technical", 1, 20, "", ""},
		{"ai-security-engineer", "AI Security Engineer Interview Guide", "Scenario-Based", 21, 40, "", ""},
		{"ai-security-engineer", "AI Security Engineer Interview Guide", "Behavioral / Governance", 41, 50, "", ""},
	} {
		r, err := b.Role(section.role)
		if err != nil {
			t.Fatal(err)
		}
		for n := section.first; n <= section.last; n++ {
			t.Run(fmt.Sprintf("%s/%s/%d", section.role, section.section, n), func(t *testing.T) {
				q := bySource(r, bank.Source{Document: section.document, Section: section.section, Number: n})
				if q == nil {
					t.Fatal("no question names this entry as its source")
				}
				if section.level != "" && q.Level != section.level {
					t.Errorf("%s is %s, its section is %s", q.ID, q.Level, section.level)
				}
				if section.band != "" && q.Band != section.band {
					t.Errorf("%s has the band %s, its section has %s", q.ID, q.Band, section.band)
				}
				if n := len(q.Criteria); section.role == "ai-incident-response" && (n < 2 || n > 7) {
					t.Errorf("%s has %d criteria, must be 2 to 7", q.ID, n)
				}
				if q.Answer == "" {
					t.Errorf("%s has no model answer", q.ID)
				}
			})
		}
	}
}

func bySource(r *bank.Role, s bank.Source) *bank.Question {
	for i := range r.Questions {
		if r.Questions[i].Source == s {
			return &r.Questions[i]
		}
	}
	return nil
}

// TestBuiltinBanksAreStrong holds what bank check --strict holds.
func TestBuiltinBanksAreStrong(t *testing.T) {
	for _, p := range bank.Review(load(t, builtin())) {
		t.Error(p.Error())
	}
}

func TestCompetencies(t *testing.T) {
	for _, r := range load(t, builtin()).Roles {
		if n := len(r.Competencies); n < 6 || n > 9 {
			t.Errorf("%s has %d competencies, must be 6 to 9", r.ID, n)
		}
		for _, c := range r.Competencies {
			if strings.Count(c.Definition, ".") != 1 || !strings.HasSuffix(c.Definition, ".") {
				t.Errorf("%s: %s: definition is not one sentence: %s", r.ID, c.ID, c.Definition)
			}
		}
	}
}

// TestQuestionsAskOneThing holds the form of the questions: one question mark at most, an article of
// the hint that goes with its band, and two to five probes.
func TestQuestionsAskOneThing(t *testing.T) {
	for _, r := range load(t, builtin()).Roles {
		for _, q := range r.Questions {
			if strings.Count(q.Text, "?") > 1 {
				t.Errorf("%s asks more than one question: %s", q.ID, q.Text)
			}
			if !strings.HasPrefix(q.Hint, "A "+string(q.Band)+" ") {
				t.Errorf("%s: hint does not begin with its band: %s", q.ID, q.Hint)
			}
			if n := len(q.Probes); n < 2 || n > 5 {
				t.Errorf("%s has %d probes", q.ID, n)
			}
		}
	}
}

// mojibake finds UTF-8 that was once read as another encoding.
var mojibake = regexp.MustCompile(`[\x{00C2}\x{00C3}\x{00E2}][\x{0080}-\x{00BF}]|\x{FFFD}| β `)

func TestNoDebrisOfTheSources(t *testing.T) {
	for _, r := range load(t, builtin()).Roles {
		for _, q := range r.Questions {
			all := strings.Join(
				append(append([]string{q.Text, q.Hint, q.Answer, q.Note}, q.Criteria...), q.ProbeTexts()...), "\n")
			if m := mojibake.FindString(all); m != "" || strings.Contains(all, "MSS") {
				t.Errorf("%s holds debris: %q", q.ID, m)
			}
		}
	}
}
