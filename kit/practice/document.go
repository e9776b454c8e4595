package practice

// Format names the layout of a document written as JSON.
const Format = "panelkit.practice/1"

// Document is all that a practice pack and its answer booklet say.
type Document struct {
	Format    string     `json:"format"`              // the constant Format
	Role      Role       `json:"role"`                //
	Seniority string     `json:"seniority"`           //
	Candidate string     `json:"candidate,omitempty"` // "" where none is named
	Apart     bool       `json:"apart"`               // the questions of a live interview were left out
	Interview []Session  `json:"interview,omitempty"` // in the order of the day; none where the loop is not told
	Guide     *Guide     `json:"guide,omitempty"`     // nil if the role has none
	Plan      Plan       `json:"plan"`                //
	Questions []Question `json:"questions"`           // by category, level and id; numbered from 1
	Answers   []Answer   `json:"answers"`             // in the order of Questions
	Mock      []Mock     `json:"mock,omitempty"`      // a mock loop; none unless one was asked for
	Warnings  []string   `json:"-"`                   // for whoever makes the pack, not for the candidate
}

// Role is what a candidate may know of a role.
type Role struct {
	ID           string       `json:"id"`
	Title        string       `json:"title"`
	Summary      string       `json:"summary"`
	Competencies []Competency `json:"competencies"`
}

// Competency is what interviewers look for.
type Competency struct {
	Name       string `json:"name"`
	Definition string `json:"definition"`
}

// Session is what a candidate may know of an interview.
type Session struct {
	Title        string   `json:"title"`
	Minutes      int      `json:"minutes"`
	Questions    int      `json:"questions"`              // about how many
	Categories   []string `json:"categories"`             // that may be asked
	Competencies []string `json:"competencies,omitempty"` // names of those in focus; none: any of the role
}

// Question is a practice question.
type Question struct {
	Number     int    `json:"number"` // from 1, within this document
	ID         string `json:"id"`     // the same in every document
	Title      string `json:"title"`  // in a few words, as the plan names it
	Category   string `json:"category"`
	Level      string `json:"level"`
	Competency string `json:"competency"` // name of the main one
	Text       string `json:"text"`
	Exhibit    string `json:"exhibit,omitempty"` // what is handed out with it, line by line
	Minutes    int    `json:"minutes"`           // in an interview, with follow-ups
	Limit      int    `json:"limit"`             // minutes for an answer in a timed drill
	Story      bool   `json:"story"`             // to be answered as situation, task, action and result
	Day        int    `json:"day"`               // of its first practice, as Day.Number counts; 0: no room for it
}

// Answer is what a candidate compares an answer with, in stages. It is that of a practice question: nothing of a live
// question, nor of its twins, ever becomes one.
type Answer struct {
	Number   int      `json:"number"` // of the question
	Hint     string   `json:"hint"`
	Probes   []string `json:"probes,omitempty"`  // follow-up questions, in their order
	Facts    []Fact   `json:"facts,omitempty"`   // that unfold while a scenario is discussed
	Criteria []string `json:"criteria"`          // **...** marks the words that matter
	Anchors  []Anchor `json:"anchors,omitempty"` // of 5, 3 and 1, as far as an author wrote them
	Answer   string   `json:"answer,omitempty"`
	Star     *Star    `json:"star,omitempty"` // an invented story
}

// Fact is something that a partner adds to a scenario.
type Fact struct {
	Minute int    `json:"minute"` // after the question was asked
	Text   string `json:"text"`
}

// Anchor is what an answer of one rating looks like, for rating oneself.
type Anchor struct {
	Rating int    `json:"rating"` // on the scale of 5
	Looks  string `json:"looks"`  // **...** marks its lead
}

// Star is an answer told as situation, task, action and result.
type Star struct {
	Situation string `json:"situation"`
	Task      string `json:"task"`
	Action    string `json:"action"`
	Result    string `json:"result"`
}

// Mock is one session of a mock loop.
type Mock struct {
	Title   string     `json:"title"`
	Minutes int        `json:"minutes"`
	Asked   []MockItem `json:"asked"` // in the order of asking
}

// MockItem is one question of a mock session.
type MockItem struct {
	Number  int `json:"number"`
	Start   int `json:"start"` // minute of the session, from 0
	Minutes int `json:"minutes"`
}

// Question returns the question of a number, nil if there is none.
func (d *Document) Question(number int) *Question {
	if number < 1 || number > len(d.Questions) {
		return nil
	}
	return &d.Questions[number-1]
}
