package drill

import "math"

// Grade is how well a question was answered, as a candidate rates it.
type Grade int

// The grades.
const (
	Again Grade = iota + 1 // could not answer
	Hard                   // answered with gaps
	Good                   // answered well
	Easy                   // answered without effort
)

// Memory is what FSRS-6 knows of a question: how long it will be remembered, and how hard it is.
//
// The Free Spaced Repetition Scheduler, version 6, by Jarrett Ye and others, is published with its formulas and
// default parameters at https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm. The tests compare
// with its implementation in TypeScript, ts-fsrs 5.4.2.
type Memory struct {
	Stability  float64 `json:"stability"`  // days after which nine of ten such questions are still answered
	Difficulty float64 `json:"difficulty"` // from 1 to 10
}

// weight returns the i-th of the 21 default parameters of FSRS-6.
func weight(i int) float64 {
	return [...]float64{
		0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
		1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
	}[i]
}

// The share of questions that are to be answered when they are due, and the longest wait in days.
const (
	retention   = 0.9
	longestWait = 365
)

// FirstMemory returns the memory after the first answer.
func FirstMemory(g Grade) Memory {
	return Memory{Stability: max(weight(int(g)-1), 0.001), Difficulty: within(firstDifficulty(g), 1, 10)}
}

func firstDifficulty(g Grade) float64 { return weight(4) - math.Exp(weight(5)*float64(g-1)) + 1 }

// After returns the memory after an answer that comes so many days after the one before it, 0 for one on the same
// day.
func (m Memory) After(days int, g Grade) Memory {
	next := Memory{Difficulty: m.nextDifficulty(g)}
	switch {
	case days < 1:
		next.Stability = m.sameDay(g)
	case g == Again:
		next.Stability = m.forgotten(days)
	default:
		next.Stability = m.recalled(days, g)
	}

	next.Stability = within(next.Stability, 0.001, 36500)
	return next
}

// Recall returns the probability that a question is still answered after so many days.
func (m Memory) Recall(days int) float64 {
	decay := -weight(20)
	factor := math.Pow(0.9, 1/decay) - 1
	return math.Pow(1+factor*float64(days)/m.Stability, decay)
}

// Wait returns the days until a question is due again, at least 1 and at most a year.
func (m Memory) Wait() int {
	decay := -weight(20)
	factor := math.Pow(0.9, 1/decay) - 1
	return int(within(math.Round(m.Stability/factor*(math.Pow(retention, 1/decay)-1)), 1, longestWait))
}

// nextDifficulty moves with the grade, the less the harder a question is already, and reverts a little to that of an
// easy first answer.
func (m Memory) nextDifficulty(g Grade) float64 {
	moved := m.Difficulty - weight(6)*float64(g-3)*(10-m.Difficulty)/9
	return within(weight(7)*firstDifficulty(Easy)+(1-weight(7))*moved, 1, 10)
}

// recalled returns the stability after a question was answered. What was nearly forgotten gains the most.
func (m Memory) recalled(days int, g Grade) float64 {
	forgotten := math.Exp(weight(10)*(1-m.Recall(days))) - 1
	grow := math.Exp(weight(8)) * (11 - m.Difficulty) * math.Pow(m.Stability, -weight(9)) * forgotten
	switch g {
	case Hard:
		grow *= weight(15)
	case Easy:
		grow *= weight(16)
	}
	return m.Stability * (1 + grow)
}

// forgotten returns the stability after a question could not be answered, which never is more than before.
func (m Memory) forgotten(days int) float64 {
	long := weight(11) * math.Pow(m.Difficulty, -weight(12)) * (math.Pow(m.Stability+1, weight(13)) - 1) *
		math.Exp(weight(14)*(1-m.Recall(days)))
	return min(long, m.Stability/math.Exp(weight(17)*weight(18)))
}

// sameDay returns the stability after a second answer on one day.
func (m Memory) sameDay(g Grade) float64 {
	grow := math.Exp(weight(17)*(float64(g-3)+weight(18))) * math.Pow(m.Stability, -weight(19))
	if g >= Hard {
		grow = max(1, grow)
	}
	return m.Stability * grow
}

func within(v, lo, hi float64) float64 { return math.Min(math.Max(v, lo), hi) }
