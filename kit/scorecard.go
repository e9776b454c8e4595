package kit

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
	Value       int    `json:"value,omitempty"`        // 1 to the loop's scale; 0 where not rated
	NotAssessed bool   `json:"not_assessed,omitempty"` // said so, as opposed to left blank
	Heard       string `json:"heard,omitempty"`        // which criteria, as typed: "1, 3"
	RedFlag     bool   `json:"red_flag,omitempty"`
	Evidence    string `json:"evidence,omitempty"`
}

// Overall gives the weighted mean of the ratings of a session, sum(weight*rating)/sum(weight) over the
// questions that are rated; what is not assessed or left blank counts on neither side. It is false
// where that weight is 0. Ratings stand in the order of the questions asked.
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
