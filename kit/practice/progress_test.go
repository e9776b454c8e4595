package practice_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"panelkit/kit/practice"
)

// TestProgressComesBack checks that progress is read back as it was written, whatever was answered,
// and that nothing is due before its day.
func TestProgressComesBack(t *testing.T) {
	d, err := practice.Pool(sample(12), nil, text(t))
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		p, today := practice.NewProgress("sample"), time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)
		for range rapid.IntRange(0, 40).Draw(rt, "answers") {
			today = today.AddDate(0, 0, rapid.IntRange(0, 9).Draw(rt, "days"))
			q := d.Questions[rapid.IntRange(0, 11).Draw(rt, "question")]
			p.Rate(q.ID, practice.Grade(rapid.IntRange(1, 4).Draw(rt, "grade")), today)
		}
		data, err := p.Encode()
		if err != nil {
			rt.Fatal(err)
		}
		back, err := practice.ParseProgress("p.json", data, "sample")
		if err != nil {
			rt.Fatal(err)
		}
		if again, _ := back.Encode(); !bytes.Equal(data, again) {
			rt.Fatalf("%s\nbecame\n%s", data, again)
		}
		due, fresh := back.Queue(d, today)
		for _, n := range due {
			if c := back.Cards[d.Question(n).ID]; c.Due > today.Format(time.DateOnly) {
				rt.Fatalf("question %d is asked before %s", n, c.Due)
			}
		}
		for _, n := range fresh {
			if back.Cards[d.Question(n).ID] != nil {
				rt.Fatalf("question %d is not new", n)
			}
		}
		if next, n := back.Next(d, today); (next == "") != (n == 0) || next != "" && next <= today.Format(time.DateOnly) {
			rt.Fatalf("next is %q, %d", next, n)
		}
	})
}

func TestBadProgress(t *testing.T) {
	card := func(s string) string {
		return `{"format":"panelkit.drill/1","role":"sample","cards":{"sam-001":` + s + `}}`
	}
	for data, fact := range map[string]string{
		"":                              "not a file of progress",
		`{"format":"panelkit.drill/9"}`: `format "panelkit.drill/9"`,
		`{"format":"panelkit.drill/1"}`: `progress of role ""`,
		card(`null`):                    "card is empty",
		card(`{"grade":3}`):             "are not two days",
		card(`{"Extra":3}`):             "unknown field",
		card(`{"stability":1e9,"difficulty":5,"answers":1,"grade":3,"last":"2026-01-01","due":"2026-01-02"}`): "out of bounds",
		card(`{"stability":1,"difficulty":5,"answers":1,"grade":7,"last":"2026-01-01","due":"2026-01-02"}`):   "grade 7",
		card(`{"stability":1,"difficulty":5,"answers":0,"grade":3,"last":"2026-01-01","due":"2026-01-02"}`):   "no answers",
	} {
		if _, err := practice.ParseProgress("p.json", []byte(data), "sample"); err == nil || !strings.Contains(err.Error(), fact) {
			t.Errorf("%.80s: error %v, want %q", data, err, fact)
		}
	}
}

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
