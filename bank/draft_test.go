package bank_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"panelkit/bank"
)

// TestCriteriaOf follows the rules over hints as people write them.
func TestCriteriaOf(t *testing.T) {
	for hint, want := range map[string]string{
		"Checks the airway first, calls for help and stays with the patient.":              "Checks the airway first.|Calls for help.|Stays with the patient.",
		"A strong answer names hand hygiene, isolation and personal protective equipment.": "Names hand hygiene.|Names isolation.|Names personal protective equipment.",
		"Look for: early escalation; clear handover (SBAR, or another form).":              "Early escalation.|Clear handover (SBAR, or another form).",
		"- Reads the dose\n- Asks for a review with figures\n":                             "Reads the dose.|Asks for a review with figures.",
		"1. Stops the infusion\n2) Tells the doctor":                                       "Stops the infusion.|Tells the doctor.",
		"Good candidates should explain sepsis. They mention lactate.":                     "Explain sepsis.|They mention lactate.",
		"Knows the five rights":        "Knows the five rights.",
		"a; b; c; d; e; f; g; h; i; j": "A.|B.|C.|D.|E.|F.|G.|H. I. J.",
	} {
		if d := cmp.Diff(want, strings.Join(bank.CriteriaOf(hint), "|")); d != "" {
			t.Errorf("%q: %s", hint, d)
		}
	}
}

// TestCriteriaOfKeepsWords holds that no word of a hint without an opening is lost, and that there are at most eight
// criteria, none of them empty.
func TestCriteriaOfKeepsWords(t *testing.T) {
	word := rapid.StringMatching(`[a-z]{3,9}`)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(word, 1, 60).Draw(t, "words")
		joints := rapid.SliceOfN(rapid.SampledFrom([]string{" ", " ", " ", ", ", " and ", "; ", ". ", ", and "}), len(words), len(words)).
			Draw(t, "joints")
		var hint strings.Builder
		for i, w := range words {
			hint.WriteString("x" + w + joints[i]) // no opening begins with an x
		}

		criteria := bank.CriteriaOf(hint.String())
		if len(criteria) == 0 || len(criteria) > bank.MaxCriteria {
			t.Fatalf("%d criteria of %q", len(criteria), hint.String())
		}
		have := strings.Fields(
			strings.ToLower(strings.NewReplacer(".", " ", ",", " ").Replace(strings.Join(criteria, " "))))
		for _, w := range words {
			if !slices.Contains(have, "x"+w) {
				t.Fatalf("x%s of %q is in no criterion: %q", w, hint.String(), criteria)
			}
		}
	})
}

// TestTextAndHintAreEnough holds that a question of two lines is read, that what it lacks is derived from the role's
// defaults and by rule, that the keys are noted, and that a strict check names them.
func TestTextAndHintAreEnough(t *testing.T) {
	const two = "questions:\n- id: ck-001\n  text: Tell me about a time when a dish failed.\n  hint: Names the cause, the change and the result.\n"
	b, err := bank.Load(folder(map[string]string{
		"roles/cook/role.yaml": roleYAML + "defaults:\n  level: beginner\n  minutes: 9\n  competencies: [heat]\n  probes: [\"What then?\"]\n",
		"roles/cook/q.yaml":    two,
	}))
	if err != nil {
		t.Fatal(err)
	}

	q := b.Roles[0].Questions[0]
	if q.Level != bank.Beginner || q.Category != bank.Behavioral || q.Minutes != 9 || q.Main() != "heat" ||
		!q.Source.Original() {
		t.Errorf("derived: %s, %s, %d min, %s, %s", q.Level, q.Category, q.Minutes, q.Main(), q.Source)
	}
	if d := cmp.Diff([]string{"Names the cause.", "Names the change.", "Names the result."}, q.Criteria); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"What then?"}, q.ProbeTexts()); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"criteria", "level", "category", "competencies", "minutes", "probes"}, q.Draft); d != "" {
		t.Error(d)
	}

	named := false
	for _, p := range bank.Review(b) {
		named = named || p.ID == "ck-001" && strings.Contains(p.Fact, "is a draft: derived are criteria, level")
	}
	if !named {
		t.Error("a strict check does not name the draft")
	}

	// Without defaults every question still has what a kit needs.
	b, err = bank.Load(cook(strings.TrimPrefix(two, "questions:\n")))
	if err != nil {
		t.Fatal(err)
	}
	if q := b.Roles[0].Questions[0]; q.Level != bank.Intermediate || q.Minutes != 5 || q.Main() != "taste" ||
		len(q.Probes) != 2 {
		t.Errorf("without defaults: %s, %d min, %s, %d probes", q.Level, q.Minutes, q.Main(), len(q.Probes))
	}
}
