package scorecard

import (
	"math"
	"slices"
	"strings"

	"panelkit/kit"
)

// tally is what the formulas of one scorecard come to.
type tally struct {
	asked   []kit.Asked
	ratings []kit.Rating // one for each of asked, empty where there is none
	scale   int
}

// newTally sorts the ratings of a card, which may be nil, by the order of asking.
func newTally(k *kit.Kit, session int, card *kit.Scorecard) *tally {
	t := &tally{asked: k.Sessions[session].Asked, scale: k.Loop.Scale}
	t.ratings = make([]kit.Rating, len(t.asked))
	for i, a := range t.asked {
		t.ratings[i].Question = a.ID
		if card == nil {
			continue
		}
		for _, r := range card.Ratings {
			if r.Question == a.ID {
				t.ratings[i] = r
			}
		}
	}
	return t
}

// state is where an interviewer stands with a question.
type state int

const (
	open state = iota
	noRating
	notAssessed
	noEvidence
	done
)

func stateOf(r kit.Rating) state {
	evidence := strings.Trim(r.Evidence, " ") != "" // as TRIM has it
	switch {
	case r.NotAssessed:
		return notAssessed
	case r.Value == 0 && evidence:
		return noRating
	case r.Value == 0:
		return open
	case !evidence:
		return noEvidence
	}
	return done
}

func (s state) word(t *CheckText) string {
	return [...]string{t.Open, t.NoRating, t.NotAssessed, t.NoEvidence, t.Done}[s]
}

// count tells how many questions are in one of the states.
func (t *tally) count(states ...state) int {
	n := 0
	for _, r := range t.ratings {
		if slices.Contains(states, stateOf(r)) {
			n++
		}
	}
	return n
}

// rated tells how many questions have a number.
func (t *tally) rated() int { return t.count(noEvidence, done) }

func (t *tally) redFlags() int {
	n := 0
	for _, r := range t.ratings {
		if r.RedFlag {
			n++
		}
	}
	return n
}

// overall is kit.Overall of the session.
func (t *tally) overall() (float64, bool) { return kit.Overall(t.asked, t.ratings) }

// mean gives the mean rating over some questions, by index, and how many of them are rated.
func (t *tally) mean(of []int) (float64, int) {
	sum, n := 0, 0
	for _, i := range of {
		if v := t.ratings[i].Value; v > 0 {
			sum += v
			n++
		}
	}
	if n == 0 {
		return 0, 0
	}
	return float64(sum) / float64(n), n
}

// lists gives the questions of a session, by index, that list a competency.
func lists(k *kit.Kit, session int, competency string) []int {
	var out []int
	for i, a := range k.Sessions[session].Asked {
		if slices.Contains(k.Question(a.ID).Competencies, competency) {
			out = append(out, i)
		}
	}
	return out
}

// spread sums up numbers of several interviewers: median, mean, range, and average deviation, which
// is the mean distance from the mean (Burke, Finkelstein and Dusig 1999).
type spread struct {
	n                            int
	median, mean, rng, deviation float64
}

func spreadOf(xs []float64) spread {
	s := spread{n: len(xs)}
	if s.n == 0 {
		return s
	}
	xs = slices.Sorted(slices.Values(xs))
	s.median = (xs[(s.n-1)/2] + xs[s.n/2]) / 2
	s.rng = xs[s.n-1] - xs[0]
	for _, x := range xs {
		s.mean += x / float64(s.n)
	}
	for _, x := range xs {
		s.deviation += math.Abs(x-s.mean) / float64(s.n)
	}
	return s
}

// apart tells whether a panel should talk about a spread: a range over 1 point, or an average
// deviation over a sixth of the scale (Burke and Dunlap 2002). A hair's breadth is granted to rounding.
func (s spread) apart(scale int) bool {
	const hair = 1e-9
	return s.n > 1 && (s.rng > 1+hair || s.deviation > float64(scale)/6+hair)
}
