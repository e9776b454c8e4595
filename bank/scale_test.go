package bank_test

import (
	"strings"
	"testing"

	"panelkit/bank"
)

// soundQuestion is a question whose scale has nothing to mend.
const soundQuestion = `questions:
- id: sam-001
  text: A partner copies our orders every minute and a few never arrive. How do you proceed?
  level: advanced
  category: technical
  competencies: [depth]
  minutes: 8
  band: strong
  hint: A strong answer explains how late rows are lost, tests the cause, catches late rows and makes repeats harmless.
  criteria:
  - Explains how late rows are lost behind the cursor.
  - Tests the cause on one lost order.
  - Changes the reading so that late rows are caught.
  - Makes repeats harmless for the partner.
  essential: [1, 3]
  anchors:
    5: "**As 4, and bounds the rest.** Decides what to do where the repair itself still fails, and what that costs."
    4: "**Catches late rows, tested.** Finds how they are lost, reads again far enough, and covers testing or repeats."
    3: "**One half of the repair.** Finds the loss or catches it, not both; a colleague must finish."
    2: "**Retries and hope.** Bigger pages, brokers or more retries for a cause that nobody looked at."
    1: "**Blames somebody else.** Nothing to try; waits for the partner or the database team."
  probes:
  - clarify: Which rows do you mean?
  - depth: What do two runs see?
    elicits: [1, 2]
  - limits: When would that fail?
  red_flags:
  - Dismisses the complaint since no log shows an error.
  answer: Only an overlap moves the limit.
  source: original
`

const sampleRole = `role: sample
prefix: sam
title: Sample
summary: A sample.
competencies:
- {id: depth, name: Depth, definition: Goes deep., is_not: Wide.}
`

func sample(questions string) bank.Folder {
	return folder(map[string]string{"roles/sample/role.yaml": sampleRole, "roles/sample/questions.yaml": questions})
}

// review returns the facts that Review finds about the one question of a bank.
func review(t *testing.T, questions string) string {
	t.Helper()
	b, err := bank.Load(sample(questions))
	if err != nil {
		t.Fatal(err)
	}

	var facts []string
	for _, p := range bank.Review(b) {
		if p.ID == "sam-001" {
			facts = append(facts, p.Fact)
		}
	}
	return strings.Join(facts, "\n")
}

// TestScaleRules holds that every rule of the scale finds what breaks it, and nothing where all are kept.
func TestScaleRules(t *testing.T) {
	if got := review(t, soundQuestion); got != "" {
		t.Fatalf("a sound question is found weak: %s", got)
	}

	for name, c := range map[string]struct{ old, new, want string }{
		"no 2":          {"    2: \"**Retries and hope.** Bigger pages, brokers or more retries for a cause that nobody looked at.\"\n", "", "has no written anchor of 2"},
		"no lead":       {"**Retries and hope.** Bigger", "Bigger", "anchor of 2 has no lead"},
		"long lead":     {"**Retries and hope.**", "**Retries and hope and waits and hopes again.**", "lead of 8 words"},
		"long anchor":   {"Nothing to try;", "Nothing to try; " + strings.Repeat("more ", 25), "words after its lead"},
		"counts":        {"Finds the loss or catches it, not both;", "Finds 2 of 4 criteria;", "anchor of 3 counts"},
		"full 3":        {"Finds the loss or catches it, not both; a colleague must finish.", "Late rows are lost behind the cursor, tests the cause on an order, reading changed, late rows caught, repeats harmless for partner.", "anchor of 3 holds every criterion"},
		"4 is 5":        {"**As 4, and bounds the rest.** Decides what to do where the repair itself still fails, and what that costs.", "**Catches late rows, tested.** Finds how they are lost, reads again far enough, and covers testing or repeats.", "anchors of 4 and 5 are nearly the same"},
		"4 is 3":        {"**One half of the repair.** Finds the loss or catches it, not both; a colleague must finish.", "**Catches late rows, tested.** Finds how they are lost, reads again far enough, and covers testing or repeats.", "anchors of 4 and 3 are nearly the same"},
		"own story":     {"Decides what to do where the repair itself still fails", "Tells a repair from own experience", `anchor of 5 asks for "own experience"`},
		"no essential":  {"  essential: [1, 3]\n", "", "marks no criterion as essential"},
		"short":         {"minutes: 8", "minutes: 3", "3 minutes for 4 criteria"},
		"long note":     {"  source: original", "  note: " + strings.Repeat("word ", 31) + "\n  source: original", "calibration line of 31 words"},
		"flag restates": {"Dismisses the complaint since no log shows an error.", "Makes no repeats harmless for the partner.", "red flag restates criterion 4"},
		"flag repeats":  {"Dismisses the complaint since no log shows an error.", "Waits for the partner or the database team.", "red flag repeats the anchor of 1"},
		"enemies":       {"  source: original", "  enemies: [oth-001]\n  source: original", "enemies is the old word"},
	} {
		if got := review(t, strings.Replace(soundQuestion, c.old, c.new, 1)); !strings.Contains(got, c.want) {
			t.Errorf("%s: found %q, want %q", name, got, c.want)
		}
	}
}

// TestTwoHalves holds that a second half of a criterion shows by a verb that opens criteria elsewhere.
func TestTwoHalves(t *testing.T) {
	second := strings.Replace(strings.TrimPrefix(soundQuestion, "questions:\n"), "sam-001", "sam-002", 1)
	third := strings.Replace(strings.TrimPrefix(soundQuestion, "questions:\n"), "sam-001", "sam-003", 1)
	whole := strings.Replace(soundQuestion, "Explains how late rows are lost behind the cursor.",
		"Explains how late rows are lost and tests the cause.", 1)
	if got := review(t, whole+second+third); !strings.Contains(got, `criterion has two halves: "and tests"`) {
		t.Errorf("found %q", got)
	}
}

// TestParts holds that what stands beside the criteria is checked when a bank is read.
func TestParts(t *testing.T) {
	for name, c := range map[string]struct{ old, new, want string }{
		"essential beyond":   {"essential: [1, 3]", "essential: [5]", "criterion 5, the question has 4"},
		"essential twice":    {"essential: [1, 3]", "essential: [1, 1]", "criterion 1 stands twice"},
		"four essentials":    {"essential: [1, 3]", "essential: [1, 2, 3, 4]", "4 essential criteria, at most 3"},
		"probe of nothing":   {"- clarify: Which rows do you mean?", "- elicits: [1]", "a probe has one of clarify, depth and limits"},
		"probe beyond":       {"elicits: [1, 2]", "elicits: [9]", "criterion 9, the question has 4"},
		"late inject":        {"  source: original", "  injects:\n  - {minute: 8, fact: It stopped., listen: Asks why.}\n  source: original", "inject at minute 8 of a question of 8"},
		"injects in turn":    {"  source: original", "  injects:\n  - {minute: 5, fact: It stopped., listen: Asks why.}\n  - {minute: 4, fact: It runs., listen: Asks why.}\n  source: original", "not in the order of their minutes"},
		"sample off scale":   {"  source: original", "  calibration:\n  - {rating: 6, answer: I would look., why: It is more.}\n  source: original", "rating 6 is not between 1 and 5"},
		"key alone":          {"  source: original", "  exhibit_key: Hasty.\n  source: original", "a key without its exhibit"},
		"no day":             {"  source: original", "  reviewed: yesterday\n  source: original", "not a day of the form"},
		"own twin":           {"  source: original", "  twins: [sam-001]\n  source: original", "a question cannot name itself here"},
		"unknown twin":       {"  source: original", "  twins: [sam-009]\n  source: original", `question "sam-009" unknown`},
		"reveals twice":      {"  source: original", "  reveals: [oth-001, oth-001]\n  source: original", `question "oth-001" stands twice`},
		"anchor off scale":   {"    1: \"**Blames", "    6: \"**More.** Text.\"\n    1: \"**Blames", "anchor of rating 6"},
		"lead without close": {"**Retries and hope.**", "**Retries and hope.", "** without its partner"},
	} {
		text := strings.Replace(soundQuestion, c.old, c.new, 1)
		_, err := bank.Load(sample(text))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error is %v, want %q", name, err, c.want)
		}
	}
}

// TestExhibitKeepsItsLines holds that a table keeps its spaces from the first line on.
func TestExhibitKeepsItsLines(t *testing.T) {
	text := strings.Replace(soundQuestion, "  source: original",
		"  exhibit: |2\n      first\n    second  x\n\n  source: original", 1)
	b, err := bank.Load(sample(text))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(b.Roles[0].Questions[0].Exhibit), "  first\nsecond  x"; got != want {
		t.Errorf("the exhibit is %q, want %q", got, want)
	}
}
