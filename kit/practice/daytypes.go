package practice

// Plan is what to do on which day, from the first to the last before the interview.
type Plan struct {
	Start     string    `json:"start"`          // YYYY-MM-DD
	Minutes   int       `json:"minutes"`        // at most on a day
	Phases    []Phase   `json:"phases"`         //
	Days      []Day     `json:"days"`           // every day of the calendar, rest days included
	Labs      []Lab     `json:"labs,omitempty"` // in the order of their days, numbered from 1
	Daily     []string  `json:"daily"`          // habits
	Timing    Timing    `json:"timing"`         //
	Brisk     bool      `json:"brisk"`          // first practices end with the criteria, for want of time
	Checklist []string  `json:"checklist"`      // what is true at the end
	LeftOut   []LeftOut `json:"left_out"`       // what found no room, and why
	Repeats   []int     `json:"repeat_offsets"` // days after the first practice of a question
}

// Phase is a run of days with one goal. A short plan joins phases.
type Phase struct {
	Title string `json:"title"`
	Goal  string `json:"goal"`
	From  int    `json:"from"` // Day.Number of its first and last day
	To    int    `json:"to"`
}

// Day is one day of the calendar.
type Day struct {
	Number  int        `json:"number"`           // from 1, rest days included
	Date    string     `json:"date"`             // YYYY-MM-DD
	Rest    bool       `json:"rest,omitempty"`   // nothing is planned
	Topics  []DayTopic `json:"topics,omitempty"` //
	Labs    []int      `json:"labs,omitempty"`   // numbers of the labs that are done
	New     []int      `json:"new,omitempty"`    // numbers of questions practiced for the first time
	Repeats []int      `json:"repeat,omitempty"` // numbers of questions due again, against the clock
	Drill   []int      `json:"drill,omitempty"`  // numbers of questions of a timed drill
	Mocks   []DayMock  `json:"mocks,omitempty"`  //
	Load    Load       `json:"load"`
}

// Lab is practical work with commands to type.
type Lab struct {
	Number   int    `json:"number"`
	Day      int    `json:"day"` // as Day.Number counts; 0: the plan has no room for it
	Title    string `json:"title"`
	Minutes  int    `json:"minutes"`
	Needs    string `json:"needs"`
	Commands string `json:"commands"` // line by line
	Expect   string `json:"expect"`
}

// DayTopic is something to study.
type DayTopic struct {
	Focus      string   `json:"focus"`
	Part       int      `json:"part,omitempty"` // where a topic takes several days: which, from 1
	Of         int      `json:"of,omitempty"`   // and of how many; 0: it takes one
	Activities []string `json:"activities"`
}

// DayMock is a mock interview with oneself or a friend.
type DayMock struct {
	Kind      string `json:"kind"` // technical, scenario, behavioral, mixed or review
	Questions []int  `json:"questions"`
	Limit     int    `json:"limit"` // minutes for an answer; 0: as the category of each question says
	Minutes   int    `json:"minutes"`
}

// Load is how the minutes of a day are spent.
type Load struct {
	Study  int `json:"study"`
	Lab    int `json:"lab,omitempty"`
	New    int `json:"new"`
	Repeat int `json:"repeat"`
	Drill  int `json:"drill"`
	Mock   int `json:"mock"`
}

// Total returns the minutes of the day.
func (l Load) Total() int { return l.Study + l.Lab + l.New + l.Repeat + l.Drill + l.Mock }

// Timing is how many minutes an answer may take.
type Timing struct {
	Technical int `json:"technical"` // also of tools and governance questions
	Scenario  int `json:"scenario"`  // also of behavioral questions
}

// LeftOut is something that the time does not hold.
type LeftOut struct {
	What      Missing `json:"what"`
	Why       string  `json:"why"`                 // in a sentence
	Count     int     `json:"count"`               // how many of them
	Of        int     `json:"of"`                  // out of how many
	Questions []int   `json:"questions,omitempty"` // their numbers, where they are questions
}

// Missing is a kind of thing that was left out.
type Missing string

// The kinds of things that may be left out.
const (
	MissingQuestions Missing = "questions" // all learning days are full
	MissingDepth     Missing = "depth"     // questions whose first practice is brisk
	MissingLong      Missing = "long"      // questions that take longer than a day has
	MissingRepeats   Missing = "repeats"   // due before the end, but no day had room
	MissingLabs      Missing = "labs"      // for want of minutes
	MissingTopics    Missing = "topics"    // of the role's plan
	MissingMock      Missing = "mock"      // questions of mock interviews
	MissingStudy     Missing = "study"     // minutes for topics, given to questions
)
