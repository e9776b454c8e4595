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

// Resources lists where to learn.
type Resources struct {
	Standards   []Resource `yaml:"standards,required"`
	Books       []Resource `yaml:"books,required"`
	Research    []Resource `yaml:"research,required"`
	HandsOn     []Exercise `yaml:"hands_on,required"`
	Communities []Resource `yaml:"communities,required"`
	Courses     []Resource `yaml:"courses,required"`
}

// Resource is one thing to read, join or attend.
type Resource struct {
	Name string `yaml:"name,required"`
	By   string `yaml:"by"`           // author or publisher
	Why  string `yaml:"why,required"` // what to take from it
	Note string `yaml:"note"`         // what to know about its state
}

// Exercise is a piece of practical work with the tools for it.
type Exercise struct {
	Title      string   `yaml:"title,required"`
	Libraries  []string `yaml:"libraries,required"`
	Activities []string `yaml:"activities,required"`
}

// Plan is a day plan that prepares a candidate for a role.
type Plan struct {
	Phases    []Phase    `yaml:"phases,required"`
	Daily     []string   `yaml:"daily,required"` // habits
	Timing    Timing     `yaml:"timing,required"`
	Checklist []string   `yaml:"checklist,required"` // what is true at the end
	Pos       strict.Pos `yaml:"-"`
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
	Questions  []string   `yaml:"questions"` // ids of those it practises
	Mock       string     `yaml:"mock"`      // kind of mock interview: technical, scenario, behavioral, mixed, review; "" for none
	Pos        strict.Pos `yaml:"-"`
}

// Timing is how long an answer may take, in minutes.
type Timing struct {
	Technical int `yaml:"technical,required"`
	Scenario  int `yaml:"scenario,required"`
}
