package bank

import "panelkit/bank/strict"

// Guide is what a candidate reads to prepare for a role. It holds nothing about how answers are rated.
type Guide struct {
	Requirements []Requirement `yaml:"requirements,required"` // what the job asks for
	Skills       []Topic       `yaml:"skills,required"`       // what to show
	Strategy     []Topic       `yaml:"strategy,required"`     // how to go about the interview
	Resources    Resources     `yaml:"resources,required"`
	Edge         []string      `yaml:"edge,required"`         // what sets a candidate apart
	CaseStudies  []Topic       `yaml:"case_studies,required"` // short ones to prepare
	Bring        []string      `yaml:"bring"`                 // for the day itself
	Pos          strict.Pos    `yaml:"-"`
}

// Requirement is one area of the job.
type Requirement struct {
	Title       string   `yaml:"title,required"`
	Points      []string `yaml:"points,required"`
	Threats     []Term   `yaml:"threats"`
	Preparation []string `yaml:"preparation,required"`
}

// Term is a word and what it means.
type Term struct {
	Name    string `yaml:"name,required"`
	Meaning string `yaml:"meaning,required"`
}

// Topic is a heading with its points.
type Topic struct {
	Title  string   `yaml:"title,required"`
	Points []string `yaml:"points,required"`
}

// Resources lists where to learn. What a role's authors could not confirm is listed under the key upkeep, which
// candidates never see.
type Resources struct {
	Standards   []Resource    `yaml:"standards,required"`
	Books       []Resource    `yaml:"books,required"`
	Research    []Resource    `yaml:"research,required"`
	HandsOn     []Exercise    `yaml:"hands_on,required"`
	Communities []Resource    `yaml:"communities,required"`
	Courses     []Resource    `yaml:"courses,required"`
	Upkeep      []Unconfirmed `yaml:"upkeep"`
}

// Resource is one thing to read, join or attend.
type Resource struct {
	Name  string     `yaml:"name,required"`
	By    string     `yaml:"by"`           // author or publisher
	URL   string     `yaml:"url"`          // where it is found; "" where no lasting address is known
	Why   string     `yaml:"why,required"` // what to take from it
	Note  string     `yaml:"note"`         // what to know about its state
	First int        `yaml:"first"`        // place, from 1, among the few to begin with; 0: not one of them
	Pos   strict.Pos `yaml:"-"`
}

// Unconfirmed is a resource that is named somewhere but could not be found as it is named.
type Unconfirmed struct {
	Name   string `yaml:"name,required"`
	By     string `yaml:"by"`
	Reason string `yaml:"reason,required"` // why candidates do not see it
}

// Exercise is a piece of practical work with the tools for it.
type Exercise struct {
	Title      string   `yaml:"title,required"`
	Libraries  []string `yaml:"libraries,required"`
	Activities []string `yaml:"activities,required"`
}

// Plan is a day plan that prepares a candidate for a role.
type Plan struct {
	Phases    []Phase           `yaml:"phases,required"`
	Daily     []string          `yaml:"daily,required"` // habits
	Timing    Timing            `yaml:"timing,required"`
	Checklist []string          `yaml:"checklist,required"` // what is true at the end
	Titles    map[string]string `yaml:"titles"`             // of questions, in a few words, by id
	Pos       strict.Pos        `yaml:"-"`
}

// Phase is a run of days with one goal.
type Phase struct {
	Title string `yaml:"title,required"`
	Goal  string `yaml:"goal,required"`
	Days  []Day  `yaml:"days,required"`
}

// Day is one day of a plan.
type Day struct {
	Day        int        `yaml:"day,required"` // from 1
	Focus      string     `yaml:"focus,required"`
	Activities []string   `yaml:"activities,required"`
	Study      int        `yaml:"study"`     // minutes for its activities, labs apart; 0: a quarter of an hour each
	Labs       []Lab      `yaml:"labs"`      //
	Questions  []string   `yaml:"questions"` // ids of those it practises
	Mock       string     `yaml:"mock"`      // technical, scenario, behavioral, mixed or review; "": no mock interview
	Draw       int        `yaml:"draw"`      // how many of its questions the mock interview draws; 0: it asks all
	Pos        strict.Pos `yaml:"-"`
}

// Lab is practical work with commands to type.
type Lab struct {
	Title    string `yaml:"title,required"`
	Minutes  int    `yaml:"minutes,required"` // with everything installed
	Needs    string `yaml:"needs,required"`   // what must be there beforehand
	Commands Block  `yaml:"commands,required"`
	Expect   string `yaml:"expect,required"` // what one should see, and what it shows
	Upkeep   string `yaml:"upkeep"`          // how and when the commands were confirmed; candidates do not see it
}

// Timing is how long an answer may take, in minutes.
type Timing struct {
	Technical int `yaml:"technical,required"`
	Scenario  int `yaml:"scenario,required"`
}
