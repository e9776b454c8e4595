// Package debrief turns the scorecards of a panel into what its meeting needs: what is flagged, the
// ratings side by side with their evidence, agreement and severity, and room for what the panel
// decides. It gives no verdict.
package debrief

import (
	"panelkit/kit"
)

// Format names the layout of a debrief as JSON.
const Format = "panelkit.debrief/1"

// Report is a debrief. Ratings run from 1 to Scale; means are over the questions that list a
// competency, without those not assessed or left blank.
type Report struct {
	Format       string       `json:"format"`
	Kit          string       `json:"kit"`
	Title        string       `json:"title"`
	Candidate    string       `json:"candidate,omitempty"`
	Date         string       `json:"date,omitempty"`
	Scale        int          `json:"scale"`
	Status       Status       `json:"status"`
	Blind        bool         `json:"blind"`                  // a planned scorecard is missing and nobody asked for a part: nothing below is filled in
	Flags        []Flag       `json:"flags,omitempty"`        // in the order of the meeting
	Competencies []Competency `json:"competencies,omitempty"` // in the order of the role
	Interviewers []Panelist   `json:"interviewers,omitempty"` // the lowest overall score first
	Questions    []Question   `json:"questions,omitempty"`    // in the order of asking
	Agreement    *Agreement   `json:"agreement,omitempty"`
}

// FlagKind is what a flag is about.
type FlagKind string

// The kinds of flags, in the order in which a meeting takes them up.
const (
	FlagMissing     FlagKind = "missing_scorecard"
	FlagConflict    FlagKind = "conflicting_scorecards"
	FlagRefused     FlagKind = "refused_scorecard"
	FlagIncomplete  FlagKind = "incomplete_scorecard"
	FlagSamePerson  FlagKind = "same_interviewer" // one person in two seats of a session: one card counts
	FlagRedFlag     FlagKind = "red_flag"
	FlagSpread      FlagKind = "spread"       // a range over 1 point
	FlagDeviation   FlagKind = "deviation"    // an average deviation over a sixth of the scale
	FlagEvidence    FlagKind = "evidence"     // a rating without evidence
	FlagNotAssessed FlagKind = "not_assessed" // a planned competency that nobody rated
	FlagAttested    FlagKind = "not_attested" // not said to be rated before any discussion
)

// Flag is something that the meeting should look at. Which fields are set depends on its kind.
type Flag struct {
	Kind        FlagKind `json:"kind"`
	Competency  string   `json:"competency,omitempty"` // id
	Question    string   `json:"question,omitempty"`   // id
	Seat        string   `json:"seat,omitempty"`
	Interviewer string   `json:"interviewer,omitempty"`
	Value       float64  `json:"value,omitempty"` // range, deviation, or rating
	Evidence    string   `json:"evidence,omitempty"`
	Why         string   `json:"why,omitempty"` // what is missing, or why a file was refused
}

// Competency is how one competency was rated.
type Competency struct {
	ID        string   `json:"id"`
	Name      string   `json:"name"`
	Sessions  int      `json:"sessions"` // that ask for it
	Ratings   []Rated  `json:"ratings"`  // of the seats that ask for it, the lowest first, unrated last
	Median    *float64 `json:"median"`
	Mean      *float64 `json:"mean"`
	Range     *float64 `json:"range"`     // with two means or more
	Deviation Stat     `json:"deviation"` // average deviation
	RWG       Stat     `json:"rwg"`
	Flagged   bool     `json:"flagged"`
}

// Rated is what one interviewer gave for one competency.
type Rated struct {
	Seat        string   `json:"seat"`
	Interviewer string   `json:"interviewer"`
	Mean        *float64 `json:"mean"`  // nil: nothing rated
	Items       []Item   `json:"items"` // the questions that list the competency
}

// Item is a rating with its evidence.
type Item struct {
	Question    string `json:"question"`
	Value       int    `json:"value,omitempty"` // 0: not rated
	NotAssessed bool   `json:"not_assessed,omitempty"`
	Heard       string `json:"heard,omitempty"`
	Evidence    string `json:"evidence,omitempty"`
	RedFlag     bool   `json:"red_flag,omitempty"`
}

// Panelist is what one interviewer concludes.
type Panelist struct {
	Seat           string   `json:"seat"`
	Session        string   `json:"session"` // title
	Interviewer    string   `json:"interviewer"`
	Overall        *float64 `json:"overall"` // sum(weight*rating)/sum(weight) over what was rated
	Mean           *float64 `json:"mean"`    // without weights
	Rated          int      `json:"rated"`
	Asked          int      `json:"asked"`
	NoEvidence     int      `json:"no_evidence"`
	RedFlags       int      `json:"red_flags"`
	Recommendation string   `json:"recommendation,omitempty"`
	Justification  string   `json:"justification,omitempty"`
	Attested       bool     `json:"attested"`
	Severity       Stat     `json:"severity"` // against those who rated the same questions
}

// Question is how one question was rated.
type Question struct {
	ID      string  `json:"id"`
	Session string  `json:"session"` // id
	Text    string  `json:"text"`
	Ratings []Given `json:"ratings"` // of the seats of the session that are in
	Flagged bool    `json:"flagged"`
}

// Given is one interviewer's rating of one question.
type Given struct {
	Seat        string `json:"seat"`
	Interviewer string `json:"interviewer"`
	Item
}

// Agreement is how far raters agree.
type Agreement struct {
	Questions    Stat          `json:"questions"`    // Krippendorff's alpha, ordinal, over questions that two or more rated
	Competencies Stat          `json:"competencies"` // Krippendorff's alpha, interval, over each interviewer's means of competencies
	Sessions     []SessionICC  `json:"sessions,omitempty"`
	Pairs        []PairOfSeats `json:"pairs,omitempty"`
}

// SessionICC is the reliability of ratings in a session of several interviewers.
type SessionICC struct {
	Session string `json:"session"` // id
	Title   string `json:"title"`
	Single  Stat   `json:"icc_2_1"` // of one interviewer's rating
	Mean    Stat   `json:"icc_2_k"` // of the mean of them all
}

// PairOfSeats is the quadratic weighted kappa of two interviewers of one session.
type PairOfSeats struct {
	Seats        [2]string `json:"seats"`
	Interviewers [2]string `json:"interviewers"`
	Kappa        Stat      `json:"kappa"`
}

// seatName gives whom a seat belongs to, as far as anyone knows.
func seatName(seat kit.Seat, card *kit.Scorecard) string {
	switch {
	case card != nil && card.Interviewer != "":
		return card.Interviewer
	case seat.Name != "":
		return seat.Name
	}
	return seat.ID
}
