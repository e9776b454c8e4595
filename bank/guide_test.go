package bank_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"panelkit/bank"
)

// TestGuideCoversItsSource walks the lists of the AI Security Engineer guide that the role comes from
// and wants a counterpart of each entry, by the words that name it.
func TestGuideCoversItsSource(t *testing.T) {
	r, err := load(t, builtin()).Role("ai-security-engineer")
	if err != nil {
		t.Fatal(err)
	}
	g := r.Guide
	for section, c := range map[string]struct {
		have  any
		wants []string // each a few words that one entry must hold, in any case
	}{
		"job requirements": {g.Requirements, []string{
			"data models deployment monitoring", "data poisoning training data", "model inversion", "adversarial attack small", "prompt injection",
			"life cycle", "papers tools", "training production", "42001 trustworthy ethical", "robustness fairness privacy security transparency",
			"clauses", "risk assessment bias", "differential privacy", "security machine learning model", "policies standards procedures", "27001",
			"information security policy applied to AI", "data governance", "access to models", "auditing decisions",
		}},
		"core skills": {g.Skills, []string{
			"life cycle", "attacks defenses", "protection data", "TensorFlow PyTorch", "42001", "risk assessments", "bias fair privacy", "policies practice", "standard procedures",
		}},
		"strategy": {g.Strategy, []string{
			"generative API secure", "trained model production risks", "own work privacy governance", "adversarial attacks", "monitored", "GDPR CCPA EU AI Act",
			"42001 sentences", "EU AI Act", "ethical", "assessing risk", "whole life", "security risk reduce", "bias", "identify assess mitigate monitor",
		}},
		"resources": {g.Resources, []string{
			"42001", "ISO.org", "NIST AI Risk Management Framework", "OWASP", "GDPR", "CCPA", "Vorobeychik", "Security and Privacy in Machine Learning",
			"Google", "Microsoft Research inversion injection", "arXiv", "CleverHans", "Adversarial Robustness Toolbox", "FGSM PGD", "defense evaluate",
			"PySyft", "TensorFlow Privacy", "poisoning simulate", "logging monitoring anomaly", "SageMaker", "Azure", "access control encryption sandbox",
			"AIF360", "demographic parity equal opportunity disparate impact", "OpenAI Security Forum", "r/MachineLearning", "r/MLSecurity",
			"Coursera", "Udemy", "fast.ai",
		}},
		"edge":         {g.Edge, []string{"ethical legal business", "end to end", "policy governance", "case studies"}},
		"case studies": {g.CaseStudies, []string{"securing a model", "bias assessment", "42001"}},
	} {
		text := strings.ToLower(fmt.Sprintf("%+v", c.have))
		for _, want := range c.wants {
			for _, w := range strings.Fields(strings.ToLower(want)) {
				if !strings.Contains(text, w) {
					t.Errorf("%s: nothing on %q: %q is missing", section, want, w)
				}
			}
		}
	}
}

// TestPlanFollowsItsSource holds the phases of the source's 30 days and the questions that each day
// practises by number there, by id here.
func TestPlanFollowsItsSource(t *testing.T) {
	r, err := load(t, builtin()).Role("ai-security-engineer")
	if err != nil {
		t.Fatal(err)
	}
	days := map[int][]int{ // the questions that the source names for a day, first and last
		10: {1, 20},
		11: {21, 25},
		12: {23, 24},
		13: {28, 30},
		14: {26, 27},
		15: {32, 34},
		16: {36, 37},
		17: {38, 39},
		18: {40, 40},
		21: {41, 42},
		22: {43, 45},
		23: {46, 47},
		24: {48, 49},
		25: {50, 50},
		26: {1, 20},
		27: {21, 40},
		28: {41, 50},
	}
	for _, ph := range r.Plan.Phases {
		for _, d := range ph.Days {
			for n := 1; days[d.Day] != nil && n <= 50; n++ {
				id, named := fmt.Sprintf("ase-%03d", n), n >= days[d.Day][0] && n <= days[d.Day][1]
				if slices.Contains(d.Questions, id) != named {
					t.Errorf("day %d: practises %s is %v, the source says %v", d.Day, id, !named, named)
				}
			}
		}
	}
}

func TestPlans(t *testing.T) {
	ends := map[string][]int{"ai-security-engineer": {10, 20, 25, 30}}
	for _, r := range load(t, builtin()).Roles {
		if r.Plan == nil || r.Guide == nil {
			t.Errorf("%s has no guide or no plan", r.ID)
			continue
		}
		if len(r.Plan.Phases) != 4 {
			t.Errorf("%s has %d phases, want 4", r.ID, len(r.Plan.Phases))
		}
		day := 0
		practised, mocks := map[string]bool{}, map[string]bool{}
		for i, ph := range r.Plan.Phases {
			for _, d := range ph.Days {
				day++
				if d.Day != day {
					t.Errorf("%s: day %d stands where day %d should", r.ID, d.Day, day)
				}
				for _, q := range d.Questions {
					practised[q] = true
				}
				mocks[d.Mock] = true
			}
			if want := ends[r.ID]; want != nil && day != want[i] {
				t.Errorf("%s: phase %d ends with day %d, want %d", r.ID, i+1, day, want[i])
			}
		}
		if day != 30 {
			t.Errorf("%s: plan has %d days", r.ID, day)
		}
		for _, q := range r.Questions {
			if !q.Source.Original() && !practised[q.ID] {
				t.Errorf("%s: %s is never practised", r.ID, q.ID)
			}
		}
		for _, m := range []string{"technical", "scenario", "behavioral", "mixed", "review"} {
			if !mocks[m] {
				t.Errorf("%s: no %s mock interview", r.ID, m)
			}
		}
		checkTiming(t, r)
	}
}

func checkTiming(t *testing.T, r *bank.Role) {
	t.Helper()
	if want := (bank.Timing{Technical: 2, Scenario: 3}); r.Plan.Timing != want {
		t.Errorf("%s: timing is %+v, want %+v", r.ID, r.Plan.Timing, want)
	}
	if len(r.Plan.Daily) < 4 || len(r.Plan.Checklist) < 4 {
		t.Errorf("%s: %d daily habits and %d points to close with, want 4 or more", r.ID, len(r.Plan.Daily),
			len(r.Plan.Checklist))
	}
}
