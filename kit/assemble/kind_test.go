package assemble_test

import (
	"context"
	"fmt"
	"testing"

	"panelkit/bank"
	"panelkit/kit"
	"panelkit/kit/assemble"
)

// TestWorkSamplesKeepToTheirSessions holds that a session of the kind asks work samples alone, and no other session
// asks one, whatever the seed.
func TestWorkSamplesKeepToTheirSessions(t *testing.T) {
	r := &bank.Role{ID: "sample", Prefix: "sam", Competencies: []bank.Competency{{ID: "one"}}}
	for i := range 12 {
		q := bank.Question{
			ID: fmt.Sprintf("sam-%03d", i+1), Level: bank.Advanced, Category: bank.Tools,
			Competencies: []string{"one"}, Minutes: 6,
		}
		if i%3 == 0 {
			q.Minutes, q.WorkSample = 40, &bank.WorkSample{Brief: "Write a rule."}
		}
		r.Questions = append(r.Questions, q)
	}

	open := map[bank.Level]kit.Bounds{bank.Advanced: {Hi: 4}}
	tools := map[bank.Category]kit.Bounds{bank.Tools: {Hi: 4}}
	l := kit.Loop{Role: "sample", Sessions: []kit.Session{
		{ID: "work", Minutes: 60, Questions: 1, Levels: open, Categories: tools, WorkSamples: true},
		{ID: "talk", Minutes: 40, Questions: 4, Levels: open, Categories: tools},
	}}

	for seed := range uint64(20) {
		res, err := assemble.Forms(context.Background(), assemble.Request{Loop: l, Role: r, Forms: 1, Seed: seed})
		if err != nil {
			t.Fatal(err)
		}

		for i, ids := range res.Forms[0].Sessions {
			for _, id := range ids {
				if sample := r.Question(id).WorkSample != nil; sample != l.Sessions[i].WorkSamples {
					t.Errorf("seed %d: session %s asks %s, a work sample: %v", seed, l.Sessions[i].ID, id, sample)
				}
			}
		}
	}
}
