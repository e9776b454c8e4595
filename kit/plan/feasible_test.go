package plan_test

import (
	"strings"
	"testing"
)

// TestMinutesBelowTheBand has a bank of questions that are too short for the session.
func TestMinutesBelowTheBand(t *testing.T) {
	b := builtin(t)
	r, err := b.Role("ai-incident-response")
	if err != nil {
		t.Fatal(err)
	}
	for i := range r.Questions {
		r.Questions[i].Minutes = 2
	}
	_, err = resolve(b, "role: ai-incident-response\nsessions:\n- id: a\n  minutes: 60\n  questions: 4\n")
	want := "loop.yaml:4: a: 4 questions take at most 8 minutes, 60 minutes ask for at least 20"
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("error is %v, want %s", err, want)
	}
}
