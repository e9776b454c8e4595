// Package debrief turns the scorecards of a panel into the agenda of its meeting: what must be settled, where ratings
// lie apart, competencies, every rating with its evidence, and room for what the panel decides. It gives no verdict.
//
// [Analyze] makes the [Report]; [JSON], [Markdown], [PDF] and [XLSX] write it, all in the order of the meeting.
// [Compare] sets candidates of one loop side by side.
package debrief

import (
	"panelkit/kit"
	"panelkit/kit/stats"
)

// Format names the layout of a debrief as JSON.
const Format = "panelkit.debrief/1"

// Report is a debrief, in the order of the meeting. Ratings run from 1 to Scale; means are over the questions that
// list a competency, without those not assessed or left blank. A blind report, of a panel whose scorecards are not all
// in, stops after Blind.
type Report struct {
	Format       string        `json:"format"`
	Kit          string        `json:"kit"`
	Title        string        `json:"title"`
	Seniority    kit.Seniority `json:"seniority"`
	Candidate    string        `json:"candidate,omitempty"`
	Date         string        `json:"date,omitempty"`
	Scale        int           `json:"scale"`
	Status       Status        `json:"status"`
	Blind        bool          `json:"blind"`
	Interviewers []Panelist    `json:"interviewers,omitempty"` // in the order of seats
	MustSettle   []Point       `json:"must_settle,omitempty"`  // the gravest first
	Spread       []Point       `json:"spread,omitempty"`       // likewise
	Flags        []Flag        `json:"flags,omitempty"`        // everything that was noticed, by kind
	Competencies []Competency  `json:"competencies,omitempty"` // in the order of the role
	Questions    []Question    `json:"questions,omitempty"`    // in the order of asking
	Agreement    *Agreement    `json:"agreement,omitempty"`
}

// Point is a question that the meeting takes up. What was said is in [Report.Questions].
type Point struct {
	Question    string   `json:"question"` // id
	Session     string   `json:"session"`  // id
	Apart       int      `json:"apart"`    // points between the highest and the lowest rating, as they count
	RedFlags    []string `json:"red_flags,omitempty"`
	SpeaksFirst []string `json:"speaks_first"` // seats with the lowest rating
}

// settleApart is how far apart ratings of a question lie that a panel must settle; closer ones are spread.
const settleApart = 3

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
	FlagSpread      FlagKind = "spread"       // a question's ratings over 1 apart, or a competency's means 1.5
	FlagEvidence    FlagKind = "evidence"     // a rating without evidence
	FlagNotRated    FlagKind = "not_rated"    // a question that nobody rated
	FlagNotAssessed FlagKind = "not_assessed" // a planned competency that nobody rated
	FlagAttested    FlagKind = "not_attested" // not said to be rated before any discussion
	FlagCut         FlagKind = "cut_short"    // a text longer than any document holds
)

// Flag is something that was noticed. Which fields are set depends on its kind.
type Flag struct {
	Kind        FlagKind `json:"kind"`
	Competency  string   `json:"competency,omitempty"` // id
	Question    string   `json:"question,omitempty"`   // id
	Seat        string   `json:"seat,omitempty"`
	Interviewer string   `json:"interviewer,omitempty"`
	Session     string   `json:"session,omitempty"` // title
	Value       float64  `json:"value,omitempty"`   // range, or rating
	Why         string   `json:"why,omitempty"`     // what is missing, or why a file was refused
}

// Competency is how one competency was rated.
type Competency struct {
	ID        string     `json:"id"`
	Name      string     `json:"name"`
	Sessions  int        `json:"sessions"` // that ask for it
	Ratings   []Rated    `json:"ratings"`  // of the seats that ask for it, the lowest first, unrated last
	Median    *float64   `json:"median"`   // of the seats' means
	Mean      *float64   `json:"mean"`     // likewise
	Range     *float64   `json:"range"`    // of the means of two people or more, each counted once
	Deviation stats.Stat `json:"deviation"`
	RWG       stats.Stat `json:"rwg"`
	Flagged   bool       `json:"flagged"` // people lie a point and a half apart or more
}

// Rated is what one interviewer gave for one competency.
type Rated struct {
	Seat        string   `json:"seat"`
	Interviewer string   `json:"interviewer"`
	Mean        *float64 `json:"mean"`  // nil: nothing rated
	Items       []Item   `json:"items"` // the questions that list the competency, without what was said
}

// Item is a rating with its evidence.
type Item struct {
	Question    string `json:"question"`
	Value       int    `json:"value,omitempty"`  // as given; 0: not rated
	Counts      int    `json:"counts,omitempty"` // as it counts in every mean: at most 2 where a red flag was raised
	NotAssessed bool   `json:"not_assessed,omitempty"`
	Heard       string `json:"heard,omitempty"`    // as typed
	Criteria    []int  `json:"criteria,omitempty"` // those heard, by number from 1, as far as Heard could be read
	Evidence    string `json:"evidence,omitempty"`
	RedFlag     bool   `json:"red_flag,omitempty"`
}

// Panelist is what one interviewer concludes.
type Panelist struct {
	Seat           string     `json:"seat"`
	Session        string     `json:"session"` // title
	Interviewer    string     `json:"interviewer"`
	Overall        *float64   `json:"overall"` // sum(weight*rating)/sum(weight) over what was rated
	Mean           *float64   `json:"mean"`    // without weights
	Rated          int        `json:"rated"`
	Asked          int        `json:"asked"`
	NoEvidence     int        `json:"no_evidence"`
	RedFlags       int        `json:"red_flags"`
	Recommendation string     `json:"recommendation,omitempty"`
	Justification  string     `json:"justification,omitempty"`
	Attested       bool       `json:"attested"`
	Severity       stats.Stat `json:"severity"` // against those who rated the same questions
}

// Question is how one question was rated.
type Question struct {
	ID           string   `json:"id"`
	Session      string   `json:"session"` // id
	Number       int      `json:"number"`  // in the session, from 1
	MustAsk      bool     `json:"must_ask"`
	Text         string   `json:"text"`
	Competencies []string `json:"competencies"` // ids
	Criteria     []string `json:"criteria"`
	Essential    []int    `json:"essential,omitempty"` // numbers of criteria, from 1
	RedFlags     []string `json:"red_flags"`           // what would be one
	Ratings      []Given  `json:"ratings"`             // of the seats of the session that are in
	Flagged      bool     `json:"flagged"`             // it is a point of the meeting
}

// Given is one interviewer's rating of one question.
type Given struct {
	Seat        string `json:"seat"`
	Interviewer string `json:"interviewer"`
	Item
}

// Agreement is how far raters agree. A person who holds several seats is one rater. Questions is Krippendorff's alpha
// (ordinal) over questions that two or more rated; Competencies that (interval) over each person's means.
type Agreement struct {
	Questions    stats.Stat    `json:"questions"`
	Competencies stats.Stat    `json:"competencies"`
	Sessions     []SessionICC  `json:"sessions,omitempty"`
	Pairs        []PairOfSeats `json:"pairs,omitempty"`
	Shared       int           `json:"shared"` // questions that two people or more rated
	Close        int           `json:"close"`  // of these, those at most a point apart
}

// SessionICC is the reliability of ratings in a session of several interviewers.
type SessionICC struct {
	Session string     `json:"session"` // id
	Title   string     `json:"title"`
	Single  stats.Stat `json:"icc_2_1"` // of one interviewer's rating
	Mean    stats.Stat `json:"icc_2_k"` // of the mean of them all
}

// PairOfSeats is the quadratic weighted kappa of two interviewers of one session.
type PairOfSeats struct {
	Seats        [2]string  `json:"seats"`
	Interviewers [2]string  `json:"interviewers"`
	Kappa        stats.Stat `json:"kappa"`
}

// question returns the question with an id, nil if the kit asks no such one.
func (r *Report) question(id string) *Question {
	for i := range r.Questions {
		if r.Questions[i].ID == id {
			return &r.Questions[i]
		}
	}
	return nil
}

// seatName returns whom a seat belongs to, as far as anyone knows.
func seatName(seat kit.Seat, card *kit.Scorecard) string {
	switch {
	case card != nil && card.Interviewer != "":
		return card.Interviewer
	case seat.Name != "":
		return seat.Name
	}
	return seat.ID
}
