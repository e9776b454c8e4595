package bank_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"panelkit/bank"
)

var rubricText = bank.RubricText{
	AllUnprompted: "all",
	All:           "{some}",
	Most:          "{some}",
	Few:           "{some}",
	Fragments:     "parts",
	None:          "none",
	Range:         "{from}-{to}",
	Essentials:    "every essential",
	Partial:       "one missing",
	Between:       "{below} to {above}",
	Above:         "over {below}",
}

// TestRubricCounts holds that derived anchors share out every number of criteria heard, each to one rating.
func TestRubricCounts(t *testing.T) {
	for n, want := range map[int]string{
		2: "all|2|1|parts|none",
		3: "all|3|2|1|none",
		4: "all|3-4|2|1|none",
		5: "all|4-5|3|1-2|none",
		6: "all|5-6|3-4|1-2|none",
		7: "all|6-7|4-5|1-3|none",
		8: "all|6-8|4-5|1-3|none",
	} {
		q := bank.Question{Criteria: make([]string, n)}
		if d := cmp.Diff(want, texts(q.Rubric(5, rubricText))); d != "" {
			t.Errorf("%d criteria: %s", n, d)
		}
	}
}

// TestRubricEssential holds that essentials, where a question has them, take the place of counts.
func TestRubricEssential(t *testing.T) {
	q := bank.Question{Criteria: make([]string, 5), Essential: []int{2}}
	for scale, want := range map[int]string{
		5: "all|every essential|one missing|parts|none",
		4: "every essential|one missing|parts|none",
	} {
		if d := cmp.Diff(want, texts(q.Rubric(scale, rubricText))); d != "" {
			t.Errorf("scale of %d: %s", scale, d)
		}
	}
}

// TestRubricWritten holds that written anchors are never mixed with counts, and that the 4 of the scale of 4 is the 4.
func TestRubricWritten(t *testing.T) {
	whole := map[int]string{1: "low", 2: "some", 3: "middle", 4: "**Sound.** Ties it", 5: "high"}
	older := map[int]string{1: "low", 3: "middle", 5: "high"}
	for name, c := range map[string]struct {
		anchors map[int]string
		scale   int
		want    string
	}{
		"all on 5":   {whole, 5, "high|Sound. Ties it|middle|some|low"},
		"all on 4":   {whole, 4, "Sound. Ties it|middle|some|low"},
		"three on 5": {older, 5, "high|3 to 5|middle|1 to 3|low"},
		"three on 4": {older, 4, "over 3|middle|1 to 3|low"},
	} {
		q := bank.Question{Criteria: make([]string, 4), Anchors: c.anchors}
		anchors := q.Rubric(c.scale, rubricText)
		if d := cmp.Diff(c.want, texts(anchors)); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		for _, a := range anchors {
			if _, written := c.anchors[a.Rating]; written != a.Written {
				t.Errorf("%s: anchor of %d is written: %v", name, a.Rating, a.Written)
			}
		}
	}
}

func ExampleSplitLead() {
	lead, rest := bank.SplitLead("**Holds to a review.** Reads the dose as worsening.")
	fmt.Printf("%s / %s\n", lead, rest)
	// Output: Holds to a review. / Reads the dose as worsening.
}

func texts(anchors []bank.Anchor) string {
	var out []string
	for _, a := range anchors {
		out = append(out, a.String())
	}
	return strings.Join(out, "|")
}
