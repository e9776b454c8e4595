package practice_test

import (
	"slices"
	"testing"

	"panelkit/kit/practice"
)

func TestOnly(t *testing.T) {
	d, err := practice.Pool(sample(45), []string{"sam-001"}, text(t))
	if err != nil {
		t.Fatal(err)
	}

	some, err := d.Only("scenario", "advanced")
	if err != nil {
		t.Fatal(err)
	}

	for i, q := range some.Questions {
		if q.Category != "scenario" || q.Level != "advanced" || q.Number != i+1 || some.Answers[i].Number != i+1 {
			t.Errorf("question %+v", q)
		}
	}

	if slices.ContainsFunc(d.Questions, func(q practice.Question) bool { return q.ID == "sam-001" }) {
		t.Error("an excluded question is there")
	}

	if _, err := d.Only("scenario", "expert"); err == nil {
		t.Error("an unknown level finds questions")
	}
}
