package kit

import (
	"slices"
	"strconv"
	"strings"
)

// Scorecard is what one interviewer filled in, as it came back.
type Scorecard struct {
	Kit            string   `json:"kit"`     // id of the kit
	Session        string   `json:"session"` // id of the session
	Seat           string   `json:"seat"`    // id of the seat
	Interviewer    string   `json:"interviewer"`
	Date           string   `json:"date,omitempty"`
	Start          string   `json:"start,omitempty"`
	End            string   `json:"end,omitempty"`
	Ratings        []Rating `json:"ratings"`                  // in the order of asking
	Recommendation string   `json:"recommendation,omitempty"` // "" where none was given
	Justification  string   `json:"justification,omitempty"`
	Attested       bool     `json:"attested"` // rated before discussion
}

// Rating is what an interviewer noted for one question.
type Rating struct {
	Question    string `json:"question"`               // id
	Value       int    `json:"value,omitempty"`        // as it counts, 1 to the loop's scale; 0 where not rated
	Given       int    `json:"given,omitempty"`        // as it was given, where a red flag caps it; see [Rating.Capped]
	NotAssessed bool   `json:"not_assessed,omitempty"` // said so, as opposed to left blank
	Heard       string `json:"heard,omitempty"`        // which criteria, as typed: "1, 3"
	RedFlag     bool   `json:"red_flag,omitempty"`
	Evidence    string `json:"evidence,omitempty"`
}

// RatingState is where an interviewer stands with a question.
type RatingState int

// The states of a rating.
const (
	Open        RatingState = iota // nothing is said of it
	Unrated                        // there is evidence, but no rating
	NotAssessed                    // said so
	Unsupported                    // rated without evidence
	Done                           // rated, with evidence
)

// State returns where the interviewer stands with the question.
func (r Rating) State() RatingState {
	evidence := strings.Trim(r.Evidence, " ") != "" // as a spreadsheet's TRIM has it

	switch {
	case r.NotAssessed:
		return NotAssessed
	case r.Value == 0 && evidence:
		return Unrated
	case r.Value == 0:
		return Open
	case !evidence:
		return Unsupported
	}
	return Done
}

// Mark returns the rating as it counts, in the way it is typed: a number, the mark of what is not assessed, or "" where
// it is left blank.
func (r Rating) Mark(notAssessed string) string {
	switch {
	case r.NotAssessed:
		return notAssessed
	case r.Value > 0:
		return strconv.Itoa(r.Value)
	}
	return ""
}

// InOrder returns one rating for each question asked, in their order and as it counts; one without a value where the
// card, which may be nil, has none.
func (c *Scorecard) InOrder(asked []Asked) []Rating {
	out := make([]Rating, len(asked))
	for i, a := range asked {
		out[i].Question = a.ID
		if c == nil {
			continue
		}
		for _, r := range c.Ratings {
			if r.Question == a.ID {
				out[i] = r.Capped()
			}
		}
	}

	return out
}

// Overall returns the weighted mean of the ratings of a session, sum(weight*rating)/sum(weight) over the
// questions that are rated; what is not assessed or left blank counts on neither side. It is false
// where that weight is 0. Ratings stand in the order of the questions asked, as they count.
func Overall(asked []Asked, ratings []Rating) (float64, bool) {
	sum, weight := 0, 0
	for i, r := range ratings {
		if r.Value > 0 {
			sum += asked[i].WeightPermille * r.Value
			weight += asked[i].WeightPermille
		}
	}
	if weight == 0 {
		return 0, false
	}
	return float64(sum) / float64(weight), true
}

// MeanOf returns the mean over some ratings, by index, and how many of them have a value.
func MeanOf(ratings []Rating, of []int) (float64, int) {
	sum, n := 0, 0
	for _, i := range of {
		if v := ratings[i].Value; v > 0 {
			sum += v
			n++
		}
	}
	if n == 0 {
		return 0, 0
	}
	return float64(sum) / float64(n), n
}

// AskedFor returns the questions of a session, by index, that rate a competency.
func (k *Kit) AskedFor(session int, competency string) []int {
	var out []int
	for i, a := range k.Sessions[session].Asked {
		if slices.Contains(k.Question(a.ID).Competencies, competency) {
			out = append(out, i)
		}
	}
	return out
}
