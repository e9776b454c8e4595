package kit

import (
	"maps"
	"math"
	"slices"

	"panelkit/bank"
)

// asMain is how many times as much as another competency the main one of a question counts towards its weight.
const asMain = 2

// shares returns the share of each question, by id, in the loop's overall score, all together 1.
//
// Each competency's weight is divided among all questions of the loop that rate it, a question of which it is the
// main competency taking asMain parts and any other one part; a question's share is the sum of what it takes. So
// every competency has its weight over the loop, and a question weighs nothing only where all that it rates does.
// Competencies that no question rates leave their weight to the others. Without weights, questions share alike.
func (l *Loop) shares(qs []*bank.Question) map[string]float64 {
	out := map[string]float64{}
	if l.Weights == nil {
		for _, q := range qs {
			out[q.ID] = 1 / float64(len(qs))
		}
		return out
	}

	parts := map[string]int{} // of each competency, over all questions
	for _, q := range qs {
		for i, c := range q.Competencies {
			parts[c] += part(i)
		}
	}

	total := 0
	for c := range parts {
		total += l.Weights[c]
	}
	for _, q := range qs {
		for i, c := range q.Competencies {
			if total > 0 {
				out[q.ID] += float64(l.Weights[c]) * float64(part(i)) / float64(parts[c]) / float64(total)
			}
		}
	}
	return out
}

// part is what a question takes of the weight of the competency at place i of its list.
func part(i int) int {
	if i == 0 {
		return asMain
	}
	return 1
}

// permille turns the shares of a session's questions into whole numbers that total 1000. If all of them weigh
// nothing, they weigh alike.
func permille(qs []*bank.Question, shares map[string]float64) []int {
	const fine = 1e9 // of a share of 1
	out, sum := make([]int, len(qs)), 0
	for i, q := range qs {
		out[i] = int(math.Round(shares[q.ID] * fine))
		sum += out[i]
	}
	if sum == 0 {
		for i := range out {
			out[i] = 1
		}
	}
	return LargestRemainder(1000, out)
}

// Heavy is a question whose weight in its session is out of proportion.
type Heavy struct {
	Session, Question string  // ids
	Percent           float64 // of the session's score; 0 for one that must be asked and counts for nothing
}

// Unweighted returns the competencies that the loop's questions rate and its weights leave out, in the order of their
// ids; none where the loop has no weights.
func (k *Kit) Unweighted() []string {
	if k.Loop.Weights == nil {
		return nil
	}
	out := map[string]bool{}
	for i := range k.Questions {
		for _, c := range k.Questions[i].Competencies {
			if _, ok := k.Loop.Weights[c]; !ok {
				out[c] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(out))
}

// OutOfProportion returns the questions that must be asked and weigh nothing, and those that weigh over 30 percent of
// their session and half as much again as an even share.
func (k *Kit) OutOfProportion() []Heavy {
	const most = 300
	var out []Heavy
	for _, s := range k.Sessions {
		for _, a := range s.Asked {
			even := 1000 / len(s.Asked)
			if a.MustAsk && a.WeightPermille == 0 || a.WeightPermille > max(most, even*3/2) {
				out = append(out, Heavy{Session: s.Session, Question: a.ID, Percent: a.Weight()})
			}
		}
	}
	return out
}
