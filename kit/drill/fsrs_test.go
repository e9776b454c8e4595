package drill_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"panelkit/kit/drill"
)

// TestFSRS compares with ts-fsrs 5.4.2, default parameters of FSRS-6, retention 0.9, no fuzz: days
// since the last answer, grade, stability, difficulty, days until the next.
func TestFSRS(t *testing.T) {
	type step struct {
		days                  int
		grade                 drill.Grade
		stability, difficulty float64
		wait                  int
	}

	for _, steps := range [][]step{
		{{0, 3, 2.3065, 2.11810397, 2}, {2, 3, 10.96433194, 2.11121424, 11}, {11, 3, 46.28021494, 2.1043314, 46}, {46, 3, 162.86219887, 2.09745544, 163}},
		{{0, 1, 0.212, 6.4133, 1}, {1, 1, 0.10088579, 8.80630447, 1}, {1, 2, 0.45109367, 9.19279765, 1}, {3, 3, 1.88660117, 9.17883322, 2}, {5, 4, 7.65724212, 8.88966592, 8}},
		{{0, 4, 8.2956, 1, 8}, {8, 2, 26.70418346, 4.01060897, 27}, {10, 1, 2.0531431, 8.01655626, 2}, {1, 3, 3.73484145, 8.00376807, 4}},
		{{0, 2, 1.2931, 5.11217071, 1}, {1, 4, 7.38551145, 3.4641143, 7}, {20, 3, 47.61610281, 3.45587856, 48}, {60, 1, 2.95952868, 7.83422015, 3}, {2, 3, 6.10443779, 7.8216143, 6}},
		{{0, 3, 2.3065, 2.11810397, 2}, {0, 3, 2.3065, 2.11121424, 2}, {3, 2, 9.24024489, 4.74828477, 9}, {0, 1, 2.83412597, 8.25902528, 3}, {0, 4, 4.78345706, 7.66250103, 5}},
		{{0, 1, 0.212, 6.4133, 1}, {0, 1, 0.08335672, 8.80630447, 1}, {0, 2, 0.08335672, 9.19279765, 1}, {1, 3, 0.5204637, 9.17883322, 1}},
	} {
		var m drill.Memory
		for i, s := range steps {
			if i == 0 {
				m = drill.FirstMemory(s.grade)
			} else {
				m = m.After(s.days, s.grade)
			}
			if math.Abs(m.Stability-s.stability) > 1e-5 || math.Abs(m.Difficulty-s.difficulty) > 1e-5 ||
				m.Wait() != s.wait {
				t.Errorf("step %d of %v: %+v, wait %d", i+1, steps, m, m.Wait())
			}
		}
	}
}

// TestFSRSKeepsWithinBounds checks that no history leaves the bounds, and that a better grade never
// means a shorter wait.
func TestFSRSKeepsWithinBounds(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		m := drill.FirstMemory(drill.Grade(rapid.IntRange(1, 4).Draw(rt, "first")))
		for range rapid.IntRange(0, 30).Draw(rt, "answers") {
			days := rapid.IntRange(0, 400).Draw(rt, "days")
			last := 0
			for g := drill.Again; g <= drill.Easy; g++ {
				next := m.After(days, g)
				if next.Difficulty < 1 || next.Difficulty > 10 || next.Stability <= 0 || math.IsNaN(next.Stability) ||
					next.Wait() < 1 ||
					next.Wait() > 365 {
					rt.Fatalf("%+v after %d days with grade %d: %+v", m, days, g, next)
				}
				if next.Wait() < last {
					rt.Fatalf("%+v after %d days: grade %d waits %d days, the one below it %d", m, days, g,
						next.Wait(), last)
				}
				last = next.Wait()
			}
			m = m.After(days, drill.Grade(rapid.IntRange(1, 4).Draw(rt, "grade")))
		}
	})
}
