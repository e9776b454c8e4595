package bank

import (
	"encoding/json"
	"slices"
	"strings"

	"panelkit/bank/strict"
)

// Level is how much a question asks of a candidate.
type Level string

// Category is the kind of a question.
type Category string

// Band is the word with which a hint praises an answer.
type Band string

// The levels of a question.
const (
	Beginner     Level = "beginner"     // knows the terms and what they are for
	Intermediate Level = "intermediate" // has done it and can choose among methods
	Advanced     Level = "advanced"     // designs, weighs, and copes with adversaries and doubt
)

// The categories of questions.
const (
	Technical  Category = "technical"
	Scenario   Category = "scenario"
	Tools      Category = "tools"
	Behavioral Category = "behavioral"
	Governance Category = "governance"
)

// Levels gives all levels, the easiest first.
func Levels() []Level { return []Level{Beginner, Intermediate, Advanced} }

// Categories gives all categories in the order in which tables show them.
func Categories() []Category {
	return []Category{Technical, Scenario, Tools, Behavioral, Governance}
}

// Bands gives all bands, the plainest first.
func Bands() []Band { return []Band{"strong", "great", "brilliant"} }

// Rank orders levels: 0 for beginner, 2 for advanced, -1 for a word that is no level.
func (l Level) Rank() int { return slices.Index(Levels(), l) }

// Rank orders categories as Categories does; -1 for a word that is no category.
func (c Category) Rank() int { return slices.Index(Categories(), c) }

// Question is one question with all that an interviewer needs to ask and rate it.
//
// Texts are plain but for one piece of markup: **...** marks the words to listen for in a criterion and the lead
// of an anchor.
type Question struct {
	ID           string   `yaml:"id,required" json:"id"`
	Text         string   `yaml:"text,required" json:"text"` // as the interviewer speaks it
	Level        Level    `yaml:"level" json:"level"`
	Category     Category `yaml:"category" json:"category"`
	Competencies []string `yaml:"competencies" json:"competencies"` // ids, the main one first
	Minutes      int      `yaml:"minutes" json:"minutes"`           // to ask, hear and probe
	MustAsk      bool     `yaml:"must_ask" json:"must_ask"`         // a core question of the role
	Band         Band     `yaml:"band" json:"band"`
	Hint         string   `yaml:"hint,required" json:"hint"`                // what a good answer covers
	Exhibit      Block    `yaml:"exhibit" json:"exhibit,omitempty"`         // what the candidate is handed
	ExhibitKey   string   `yaml:"exhibit_key" json:"exhibit_key,omitempty"` // how an interviewer reads it
	// Facts that unfold, in the order of minutes.
	Injects  []Inject `yaml:"injects" json:"injects,omitempty"`
	Criteria []string `yaml:"criteria" json:"criteria"` // one point of the hint each
	// Numbers of criteria, from 1, that a 4 needs.
	Essential []int `yaml:"essential" json:"essential,omitempty"`
	// By rating from 1 to 5, where an author wrote them.
	Anchors map[int]string `yaml:"anchors" json:"anchors,omitempty"`
	// The calibration line under the criteria.
	Note string `yaml:"note" json:"note,omitempty"`
	// Permitted follow-ups, in their order.
	Probes []Probe `yaml:"probes" json:"probes"`
	// For a candidate without such an experience.
	Fallback    string   `yaml:"fallback" json:"fallback,omitempty"`
	RedFlags    []string `yaml:"red_flags" json:"red_flags"`               // said or done, harmful in the job
	Answer      string   `yaml:"answer" json:"answer,omitempty"`           // a model answer
	Star        *Star    `yaml:"star" json:"star,omitempty"`               // the same as a story
	Calibration []Sample `yaml:"calibration" json:"calibration,omitempty"` // short answers with their ratings
	// Ids of which a candidate meets one, ever.
	Twins []string `yaml:"twins" json:"twins,omitempty"`
	// Ids that it gives away within a loop.
	Reveals []string `yaml:"reveals" json:"reveals,omitempty"`
	// The old word for twins and reveals.
	Enemies []string `yaml:"enemies" json:"enemies,omitempty"`
	// The task, where the question is one.
	WorkSample *WorkSample `yaml:"work_sample" json:"work_sample,omitempty"`
	// Ids in public frameworks: ATLAS, OWASP, NICE.
	Refs   []string `yaml:"refs" json:"refs,omitempty"`
	Tags   []string `yaml:"tags" json:"tags,omitempty"`     //
	Upkeep string   `yaml:"upkeep" json:"upkeep,omitempty"` // for whoever looks after the bank
	// Day of the last reading, YYYY-MM-DD.
	Reviewed string `yaml:"reviewed" json:"reviewed,omitempty"`
	// Keys that were left out and derived.
	Draft  []string   `yaml:"-" json:"draft,omitempty"`
	Source Source     `yaml:"source" json:"source"` //
	Pos    strict.Pos `yaml:"-" json:"-"`           //
}

// Main gives the id of the competency that a question weighs for, the first of its list.
func (q *Question) Main() string {
	if len(q.Competencies) == 0 {
		return ""
	}
	return q.Competencies[0]
}

// IsEssential reports whether the criterion with the number n, from 1, is an essential one.
func (q *Question) IsEssential(n int) bool { return slices.Contains(q.Essential, n) }

// TwinIDs returns the ids that q names as twins, those under the old word enemies among them. The relation holds
// whichever side names the other.
func (q *Question) TwinIDs() []string { return slices.Concat(q.Twins, q.Enemies) }

// ApartIDs returns the ids that q names as not to be asked beside it in one loop: its twins and what it reveals.
func (q *Question) ApartIDs() []string { return slices.Concat(q.Twins, q.Reveals, q.Enemies) }

// Star is an answer told as situation, task, action and result.
type Star struct {
	Situation string `yaml:"situation,required" json:"situation"`
	Task      string `yaml:"task,required" json:"task"`
	Action    string `yaml:"action,required" json:"action"`
	Result    string `yaml:"result,required" json:"result"`
}

// Source is where a question comes from. An original question has the document "original" and
// neither section nor number.
type Source struct {
	Document string `yaml:"document,required" json:"document"`
	Section  string `yaml:"section,required" json:"section,omitempty"`
	// Within the section or document, as the document counts.
	Number int `yaml:"number,required" json:"number,omitempty"`
}

// Original tells whether a question was written for the bank.
func (s Source) Original() bool { return s.Document == "original" }

// String gives the source in a line: "original", or document, section and number.
func (s Source) String() string {
	if s.Original() {
		return s.Document
	}
	n, _ := json.Marshal(s.Number)
	return s.Document + ", " + s.Section + " " + string(n)
}

// DecodeStrict reads the word original, or a mapping of document, section and number.
func (s *Source) DecodeStrict(d *strict.Decoder, n *strict.Node) {
	if strict.IsScalar(n) {
		s.Document = n.Value
		if !s.Original() {
			d.Report(n, `source must be "original" or a mapping, not `+quote(n.Value),
				"write document, section and number under it")
		}
		return
	}
	type plain Source // without this method
	d.Value(n, (*plain)(s))
}

// Plain gives a text without its markup.
func Plain(text string) string { return strings.ReplaceAll(text, "**", "") }
