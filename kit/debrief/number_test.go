package debrief

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"panelkit/kit/stats"
)

func near(t *testing.T, name string, got *float64, want, within float64) {
	t.Helper()
	if got == nil || math.Abs(*got-want) > within {
		t.Errorf("%s is %v, want %v", name, got, want)
	}
}

// honest expects a number within its bounds, or a reason why there is none.
func honest(t *rapid.T, name string, s stats.Stat, least, most float64) {
	switch {
	case s.Value == nil && len(s.Warnings) == 0:
		t.Fatalf("%s is missing without a warning", name)
	case s.Value != nil && (math.IsNaN(*s.Value) || *s.Value > most+1e-9 || *s.Value < least-1e-9):
		t.Fatalf("%s is %v", name, *s.Value)
	}
}
