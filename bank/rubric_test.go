package bank_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"panelkit/bank"
)

// TestRubricCounts holds that the anchors of a scale of 5 share out every number of criteria heard.
func TestRubricCounts(t *testing.T) {
	text := bank.RubricText{AllUnprompted: "all", All: "all {n}", Most: "{some}", Few: "{some}", Fragments: "parts", None: "none", Range: "{from}-{to}"}
	for n, want := range map[int]string{
		2: "all|all 2|1|parts|none",
		3: "all|all 3|2|1|none",
		4: "all|all 4|3|1-2|none",
		5: "all|all 5|3-4|1-2|none",
		6: "all|all 6|4-5|1-3|none",
		8: "all|all 8|5-7|1-4|none",
	} {
		q := bank.Question{Criteria: make([]string, n)}
		var got []string
		for _, a := range q.Rubric(5, text) {
			got = append(got, a.Text)
		}
		if d := cmp.Diff(want, strings.Join(got, "|")); d != "" {
			t.Errorf("%d criteria: %s", n, d)
		}
	}
}

func TestRubricWritten(t *testing.T) {
	text := bank.RubricText{All: "all {n}", Few: "{some}", Range: "{from} to {to}"}
	q := bank.Question{Criteria: make([]string, 4), Anchors: map[int]string{1: "low", 3: "middle", 5: "high"}}
	for scale, want := range map[int]string{5: "5 high, 4 all 4, 3 middle, 2 1 to 2, 1 low", 4: "4 high, 3 middle, 2 1 to 2, 1 low"} {
		var got []string
		for _, a := range q.Rubric(scale, text) {
			got = append(got, string(rune('0'+a.Rating))+" "+a.Text)
		}
		if d := cmp.Diff(want, strings.Join(got, ", ")); d != "" {
			t.Errorf("scale of %d: %s", scale, d)
		}
	}
}
