package scorecard

import (
	"slices"

	"panelkit/kit"
)

// word names the state of a rating.
func word(t *CheckText, s kit.RatingState) string {
	return [...]string{t.Open, t.NoRating, t.NotAssessed, t.NoEvidence, t.Done}[s]
}

// count returns how many ratings are in one of the states.
func (c *card) count(states ...kit.RatingState) int {
	n := 0
	for _, r := range c.ratings {
		if slices.Contains(states, r.State()) {
			n++
		}
	}
	return n
}

func (c *card) redFlags() int {
	n := 0
	for _, r := range c.ratings {
		if r.RedFlag {
			n++
		}
	}
	return n
}
