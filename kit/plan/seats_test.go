package plan_test

import (
	"strings"
	"testing"
)

// TestSeatsAreUnique refuses plans in which two scorecards could not be told apart.
func TestSeatsAreUnique(t *testing.T) {
	b := builtin(t)
	for text, want := range map[string]string{
		"[{id: tech, minutes: 60, panelist: [A, B]}, {id: tech-a, minutes: 60}]":                     `tech-a: seat "tech-a" belongs to session "tech" too`,
		"[{id: tech-b, minutes: 60, panelist: A}, {id: tech, minutes: 60, panelist: [A, B]}]":        `tech-b: seat "tech-b" belongs to session "tech" too`,
		"[{id: a, minutes: 60, questions: 3}, {id: a, minutes: 60, questions: 3}]":                   `a: session "a" stands twice`,
		"[{id: tech, minutes: 60, panelist: [Robin, Sam, robin ]}]":                                  `tech: panelist "robin" is named twice`,
		"[{id: tech, minutes: 60, panelist: [Robin Example, \"Ｒobin  Example\"]}]":                   "is named twice",
		"[{id: x, minutes: 60}, {id: y, minutes: 60}, {id: x, minutes: 60}, {id: y, minutes: 60}]\n": `y: session "y" stands twice`,
	} {
		_, err := resolve(b, "role: ai-incident-response\nsessions: "+text)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s gives %v, want %s", text, err, want)
		}
	}

	fine := "[{id: tech, minutes: 60, questions: 3, panelist: [A, B]}, {id: tech-c, minutes: 60, questions: 3, panelist: A}]"
	if _, err := resolve(b, "role: ai-incident-response\nsessions: "+fine); err != nil {
		t.Errorf("%s gives %v", fine, err)
	}
}
