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
// Texts are plain but for one piece of markup: **...** in criteria marks the words to listen for.
type Question struct {
	ID           string         `yaml:"id,required" json:"id"`
	Text         string         `yaml:"text,required" json:"text"` // as the interviewer speaks it
	Level        Level          `yaml:"level,required" json:"level"`
	Category     Category       `yaml:"category,required" json:"category"`
	Competencies []string       `yaml:"competencies,required" json:"competencies"` // ids, the main one first
	Minutes      int            `yaml:"minutes,required" json:"minutes"`           // to ask, hear and probe
	MustAsk      bool           `yaml:"must_ask" json:"must_ask"`                  // a core question of the role
	Band         Band           `yaml:"band,required" json:"band"`
	Hint         string         `yaml:"hint,required" json:"hint"`           // what a good answer covers
	Criteria     []string       `yaml:"criteria,required" json:"criteria"`   // one point of the hint each
	Anchors      map[int]string `yaml:"anchors" json:"anchors,omitempty"`    // of ratings 1, 3 and 5, where an author wrote them
	Probes       []string       `yaml:"probes,required" json:"probes"`       // permitted follow-ups
	RedFlags     []string       `yaml:"red_flags,required" json:"red_flags"` // signs of a poor answer
	Answer       string         `yaml:"answer" json:"answer,omitempty"`      // a model answer
	Star         *Star          `yaml:"star" json:"star,omitempty"`          // the same as a story
	Enemies      []string       `yaml:"enemies" json:"enemies,omitempty"`    // ids that must not be asked beside it
	Tags         []string       `yaml:"tags" json:"tags,omitempty"`          //
	Note         string         `yaml:"note" json:"note,omitempty"`          // where the bank departs from its source
	Source       Source         `yaml:"source,required" json:"source"`       //
	Pos          strict.Pos     `yaml:"-" json:"-"`                          //
}

// Main gives the id of the competency that a question weighs for, the first of its list.
func (q *Question) Main() string {
	if len(q.Competencies) == 0 {
		return ""
	}
	return q.Competencies[0]
}

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
	Number   int    `yaml:"number,required" json:"number,omitempty"` // within the section or document, as the document counts
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
			d.Report(n, `source must be "original" or a mapping, not `+quote(n.Value), "write document, section and number under it")
		}
		return
	}
	type plain Source // without this method
	d.Value(n, (*plain)(s))
}

// Plain gives a text without its markup.
func Plain(text string) string { return strings.ReplaceAll(text, "**", "") }
