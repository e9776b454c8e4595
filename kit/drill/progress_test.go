package drill_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"panelkit/kit/drill"
)

// TestProgressComesBack checks that progress is read back as it was written, whatever was answered,
// and that nothing is due before its day.
func TestProgressComesBack(t *testing.T) {
	items := some(12)
	rapid.Check(t, func(rt *rapid.T) {
		p, today := drill.NewProgress("sample"), time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)
		for range rapid.IntRange(0, 40).Draw(rt, "answers") {
			today = today.AddDate(0, 0, rapid.IntRange(0, 9).Draw(rt, "days"))
			q := items[rapid.IntRange(0, 11).Draw(rt, "question")]
			p.Rate(q.ID, drill.Grade(rapid.IntRange(1, 4).Draw(rt, "grade")), today)
		}

		data, err := p.Encode()
		if err != nil {
			rt.Fatal(err)
		}

		back, err := drill.ParseProgress("p.json", data, "sample")
		if err != nil {
			rt.Fatal(err)
		}

		if again, _ := back.Encode(); !bytes.Equal(data, again) {
			rt.Fatalf("%s\nbecame\n%s", data, again)
		}

		due, fresh := back.Queue(items, today)
		for _, n := range due {
			if c := back.Cards[items[n].ID]; c.Due > today.Format(time.DateOnly) {
				rt.Fatalf("question %d is asked before %s", n, c.Due)
			}
		}

		for _, n := range fresh {
			if back.Cards[items[n].ID] != nil {
				rt.Fatalf("question %d is not new", n)
			}
		}

		if next, n := back.Next(
			items,
			today,
		); (next == "") != (n == 0) ||
			next != "" && next <= today.Format(time.DateOnly) {
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
		if _, err := drill.ParseProgress(
			"p.json",
			[]byte(data),
			"sample",
		); err == nil ||
			!strings.Contains(err.Error(), fact) {
			t.Errorf("%.80s: error %v, want %q", data, err, fact)
		}
	}
}

// some makes n items of three levels in turn, the hardest first.
func some(n int) []drill.Item {
	var out []drill.Item
	for i := range n {
		out = append(out, drill.Item{ID: fmt.Sprintf("sam-%03d", i+1), Level: 2 - i%3})
	}
	return out
}

// TestQueue checks the order: what is most likely forgotten first, then what was never asked, from easy to hard.
func TestQueue(t *testing.T) {
	items, p := some(5), drill.NewProgress("sample")
	monday := time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)
	p.Rate(items[0].ID, drill.Good, monday)
	p.Rate(items[3].ID, drill.Again, monday)

	due, fresh := p.Queue(items, monday.AddDate(0, 0, 2))
	if !slices.Equal(due, []int{3, 0}) || !slices.Equal(fresh, []int{2, 1, 4}) {
		t.Errorf("due %v, fresh %v", due, fresh)
	}
	if day, n := p.Next(items, monday); day != "2026-12-01" || n != 1 {
		t.Errorf("next is %q, %d", day, n)
	}
}
