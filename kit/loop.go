// Package kit holds the vocabulary of interview panels: the loop with its sessions, the form that was
// chosen, and the kit that panels are handed. It does no I/O.
package kit

import (
	"maps"
	"regexp"
	"slices"

	"panelkit/bank"
)

// Seniority is that of the job, not of a question.
type Seniority string

// The seniorities of a job.
const (
	Junior Seniority = "junior"
	Mid    Seniority = "mid"
	Senior Seniority = "senior"
	Lead   Seniority = "lead"
)

// Seniorities gives all seniorities in rising order.
func Seniorities() []Seniority { return []Seniority{Junior, Mid, Senior, Lead} }

// Mix gives the percentage of questions of each level, in the order of bank.Levels, that suits the
// seniority where a loop does not say otherwise.
func (s Seniority) Mix() []int {
	switch s {
	case Junior:
		return []int{50, 40, 10}
	case Senior:
		return []int{15, 45, 40}
	case Lead:
		return []int{10, 35, 55}
	}
	return []int{25, 50, 25}
}

// Limits of a loop.
const (
	MaxSessions  = 12
	MaxQuestions = 20 // of a session
	MaxPanelists = 8  // of a session

	MinMinutes, MaxMinutes = 10, 240 // of a session
	MaxName                = 200     // characters of a name or title
)

var sessionID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// ValidID reports whether a session may have the id: lower-case letters, digits and single hyphens.
func ValidID(id string) bool { return sessionID.MatchString(id) }

// Forms is what the candidates of one loop get.
type Forms string

// Either everybody gets the same questions, or each a set of equal make-up.
const (
	Same     Forms = "same"
	Parallel Forms = "parallel"
)

// Loop is the plan of a series of interviews with every default filled in.
type Loop struct {
	Role      string    `json:"role"`
	Title     string    `json:"title"`
	Seniority Seniority `json:"seniority"`
	Scale     int       `json:"scale"`               // highest rating: 5 or 4
	Date      string    `json:"date,omitempty"`      // YYYY-MM-DD, "" where none is set
	Candidate string    `json:"candidate,omitempty"` // "" where none is set
	// Percent by competency, total 100; nil: all questions weigh alike.
	Weights map[string]int `json:"weights,omitempty"`
	// Each competency in at least so many sessions; 0: as far as possible, at most 2.
	Coverage int   `json:"coverage,omitempty"`
	Forms    Forms `json:"forms,omitempty"` // what the candidates of the loop get
	// Most questions that two parallel forms may share; nil: as few as can be.
	MaxOverlap *int `json:"max_overlap,omitempty"`
	// Most candidates whom one question may be asked; 0: no limit.
	MaxExposure int       `json:"max_exposure,omitempty"`
	Include     []string  `json:"include,omitempty"`      // ids that must be asked
	Exclude     []string  `json:"exclude,omitempty"`      // ids that must not be asked
	IncludeTags []string  `json:"include_tags,omitempty"` // of each, at least one question must be asked
	ExcludeTags []string  `json:"exclude_tags,omitempty"` // no question that has one may be asked
	Sessions    []Session `json:"sessions"`
}

// Weight gives the weight of a competency. Without weights every competency weighs 1.
func (l *Loop) Weight(competency string) int {
	if l.Weights == nil {
		return 1
	}
	return l.Weights[competency]
}

// Session is one interview of a loop.
type Session struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Minutes   int    `json:"minutes"`   // from welcome to goodbye
	Questions int    `json:"questions"` // how many are asked
	// How many of each; a level that is absent is not asked.
	Levels map[bank.Level]Bounds `json:"levels"`
	// How many of each; a category that is absent is not asked.
	Categories map[bank.Category]Bounds `json:"categories"`
	// How many of a level and category at once, where the plan says so.
	Cells []Cell `json:"cells,omitempty"`
	// Each to be covered by a question of this session.
	Competencies []string `json:"competencies,omitempty"`
	Panelists    []string `json:"panelists,omitempty"` // names; none: one who is not named yet
	// Asks work samples alone, which other sessions never do.
	WorkSamples bool `json:"work_samples,omitempty"`
}

// Suits reports whether a session of its kind may ask the question: by work sample, level, category and cell.
func (s *Session) Suits(q *bank.Question) bool {
	if (q.WorkSample != nil) != s.WorkSamples || s.Levels[q.Level].Hi == 0 || s.Categories[q.Category].Hi == 0 {
		return false
	}
	return len(s.Cells) == 0 || slices.ContainsFunc(s.Cells, func(c Cell) bool {
		return c.Level == q.Level && c.Category == q.Category && c.Hi > 0
	})
}

// Cell is a demand on one level and category at once.
type Cell struct {
	Level    bank.Level    `json:"level"`
	Category bank.Category `json:"category"`
	Bounds
}

// Bounds is how many there may be of something.
type Bounds struct {
	Lo int `json:"lo"`
	Hi int `json:"hi"`
}

// Holds tells whether n lies within the bounds.
func (b Bounds) Holds(n int) bool { return b.Lo <= n && n <= b.Hi }

// Opening gives the minutes for welcome and explanation before the first question.
func (s *Session) Opening() int { return max(2, s.Minutes/12) }

// Closing gives the minutes for the candidate's questions and the next steps.
func (s *Session) Closing() int { return s.Opening() }

// Break returns the minutes of a break in the middle: 10 in a session of more than two hours, otherwise none.
func (s *Session) Break() int {
	if s.Minutes > 120 {
		return 10
	}
	return 0
}

// QuestionMinutes gives the bounds of the minutes that all questions of the session take together:
// at most what opening, closing and break leave, and at least six tenths of it or five for each question,
// whichever is less.
func (s *Session) QuestionMinutes() Bounds {
	available := s.Minutes - s.Opening() - s.Closing() - s.Break()
	return Bounds{Lo: min((available*6+9)/10, 5*s.Questions), Hi: available}
}

// CategoryList gives the categories that the session may ask, in the order of bank.Categories.
func (s *Session) CategoryList() []bank.Category {
	return slices.SortedFunc(maps.Keys(s.Categories), func(a, b bank.Category) int { return a.Rank() - b.Rank() })
}
