package packet

import (
	"panelkit/bank/problem"
	"panelkit/bank/strict"
)

// Text is the wording of the packet. A team may reword or translate it.
type Text struct {
	Lang             string       `yaml:"lang,required"` // as in HTML and PDF: en, de, pt-BR
	Title            string       `yaml:"title,required"`
	Confidential     string       `yaml:"confidential,required"`
	ConfidentialNote string       `yaml:"confidential_note,required"`
	PageOf           string       `yaml:"page_of,required"`
	ScreenNote       string       `yaml:"screen_note,required"` // above the HTML twin
	OutlineCover     string       `yaml:"outline_cover,required"`
	OutlineQuestions string       `yaml:"outline_questions,required"`
	Cover            CoverText    `yaml:"cover,required"`
	Run              RunText      `yaml:"run,required"`
	Rate             RateText     `yaml:"rate,required"`
	Brief            BriefText    `yaml:"brief,required"`
	Panel            PanelText    `yaml:"panel,required"`
	Question         QuestionText `yaml:"question,required"`
	Summary          SummaryText  `yaml:"summary,required"`
	Fairness         FairnessText `yaml:"fairness,required"`

	Calibrate CalibrateText `yaml:"calibrate,required"`
}

// CalibrateText is the wording of the page of sample answers.
type CalibrateText struct {
	Title    string `yaml:"title,required"`
	Intro    string `yaml:"intro,required"`
	Rating   string `yaml:"rating,required"` // {n}
	Agreed   string `yaml:"agreed,required"`
	Proposed string `yaml:"proposed,required"`
}

// CoverText is the wording of the cover.
type CoverText struct {
	Candidate   string `yaml:"candidate,required"`
	Interviewer string `yaml:"interviewer,required"`
	Date        string `yaml:"date,required"`
	Session     string `yaml:"session,required"`
	SessionOf   string `yaml:"session_of,required"`
	Length      string `yaml:"length,required"`
	Role        string `yaml:"role,required"`
	Kit         string `yaml:"kit,required"`
	Seed        string `yaml:"seed,required"`
	Bank        string `yaml:"bank,required"`
	Minutes     string `yaml:"minutes,required"`
	Agenda      string `yaml:"agenda,required"`
	Clock       string `yaml:"clock,required"`
	Asked       string `yaml:"asked,required"`
	Level       string `yaml:"level,required"`
	Category    string `yaml:"category,required"`
	Weight      string `yaml:"weight,required"`
	LengthShort string `yaml:"length_short,required"`
	Opening     string `yaml:"opening,required"`
	Closing     string `yaml:"closing,required"`
	Spare       string `yaml:"spare,required"`
	Break       string `yaml:"break,required"`
	AgendaNote  string `yaml:"agenda_note,required"`
}

// RunText is how to run the interview.
type RunText struct {
	Title         string   `yaml:"title,required"`
	Same          string   `yaml:"same,required"`  // where every candidate gets the same questions
	Equal         string   `yaml:"equal,required"` // where each gets others of equal make-up
	Opening       string   `yaml:"opening,required"`
	OpeningScript []string `yaml:"opening_script,required"`
	Conduct       string   `yaml:"conduct,required"`
	ConductPoints []string `yaml:"conduct_points,required"`
	Probing       string   `yaml:"probing,required"`
	ProbingPoints []string `yaml:"probing_points,required"`
	Closing       string   `yaml:"closing,required"`
	ClosingScript []string `yaml:"closing_script,required"`
}

// RateText is how to rate.
type RateText struct {
	Title      string        `yaml:"title,required"`
	Points     []string      `yaml:"points,required"`
	Scale      string        `yaml:"scale,required"`
	Errors     string        `yaml:"errors,required"`
	ErrorList  []RatingError `yaml:"error_list,required"`
	Legend     string        `yaml:"legend,required"`
	LegendMust string        `yaml:"legend_must,required"`
	LegendTime string        `yaml:"legend_time,required"`
}

// RatingError is a way in which ratings go wrong.
type RatingError struct {
	Name    string `yaml:"name,required"`
	Meaning string `yaml:"meaning,required"`
}

// BriefText is what a compact packet says of running, rating and fairness.
type BriefText struct {
	Title  string   `yaml:"title,required"`
	Points []string `yaml:"points,required"`
}

// PanelText is the wording of the page about the panel.
type PanelText struct {
	Title       string `yaml:"title,required"`
	Who         string `yaml:"who,required"`
	Number      string `yaml:"number,required"`
	Session     string `yaml:"session,required"`
	Panelist    string `yaml:"panelist,required"`
	Minutes     string `yaml:"minutes,required"`
	Questions   string `yaml:"questions,required"`
	Here        string `yaml:"here,required"`
	Nobody      string `yaml:"nobody,required"`
	Matrix      string `yaml:"matrix,required"`
	Competency  string `yaml:"competency,required"`
	Total       string `yaml:"total,required"`
	MatrixNote  string `yaml:"matrix_note,required"`
	Once        string `yaml:"once,required"`
	Never       string `yaml:"never,required"`
	Definitions string `yaml:"definitions,required"`
	IsNot       string `yaml:"is_not,required"`
}

// QuestionText labels the parts of a question.
type QuestionText struct {
	Rates        string `yaml:"rates,required"`
	Minutes      string `yaml:"minutes,required"`
	Clock        string `yaml:"clock,required"`
	Probes       string `yaml:"probes,required"` // before one whose purpose the author does not say
	Clarify      string `yaml:"clarify,required"`
	Depth        string `yaml:"depth,required"`
	Limits       string `yaml:"limits,required"`
	ForCriterion string `yaml:"for_criterion,required"`
	ForCriteria  string `yaml:"for_criteria,required"`
	Fallback     string `yaml:"fallback,required"`
	HandOver     string `yaml:"hand_over,required"`
	Exhibit      string `yaml:"exhibit,required"`
	ExhibitKey   string `yaml:"exhibit_key,required"`
	Unfolds      string `yaml:"unfolds,required"`
	Weak         string `yaml:"weak,required"`
	Hint         string `yaml:"hint,required"`
	Criteria     string `yaml:"criteria,required"`
	CriteriaNote string `yaml:"criteria_note,required"`
	Essential    string `yaml:"essential,required"`
	Rating       string `yaml:"rating,required"`
	RatingNote   string `yaml:"rating_note,required"`
	Calibration  string `yaml:"calibration,required"`
	RedFlags     string `yaml:"red_flags,required"`
	RedFlagsNote string `yaml:"red_flags_note,required"`
	Notes        string `yaml:"notes,required"`
	Continued    string `yaml:"continued,required"`
}

// SummaryText is the wording of the rating summary.
type SummaryText struct {
	Title          string `yaml:"title,required"`
	Intro          string `yaml:"intro,required"`
	Ratings        string `yaml:"ratings,required"`
	Competencies   string `yaml:"competencies,required"`
	Competency     string `yaml:"competency,required"`
	From           string `yaml:"from,required"`
	Recommendation string `yaml:"recommendation,required"`
	Why            string `yaml:"why,required"`
	Attest         string `yaml:"attest,required"`
	Signature      string `yaml:"signature,required"`
	Date           string `yaml:"date,required"`
	Started        string `yaml:"started,required"`
	Ended          string `yaml:"ended,required"`
}

// FairnessText is what an interviewer must not do, and may.
type FairnessText struct {
	Title             string   `yaml:"title,required"`
	Scope             string   `yaml:"scope,required"`
	Avoid             string   `yaml:"avoid,required"`
	AvoidPoints       []string `yaml:"avoid_points,required"`
	Ask               string   `yaml:"ask,required"`
	AskPoints         []string `yaml:"ask_points,required"`
	Volunteered       string   `yaml:"volunteered,required"`
	VolunteeredPoints []string `yaml:"volunteered_points,required"`
	Judge             string   `yaml:"judge,required"`
	JudgePoints       []string `yaml:"judge_points,required"`
	Keep              string   `yaml:"keep,required"`
	KeepPoints        []string `yaml:"keep_points,required"`
}

// ParseText reads the wording of the packet. Every key is needed, so that a missing one is named
// here rather than found on paper.
func ParseText(file string, data []byte) (*Text, problem.Problems) {
	t := &Text{}
	return t, strict.Parse(file, data, t)
}
