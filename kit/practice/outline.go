package practice

import (
	"strings"
	"time"

	"panelkit/bank"
	"panelkit/kit"
)

// section is a part of the pack or the booklet, before any format.
type section struct {
	ID, Title, Intro string
	Blocks           []block
}

// block is one piece of a section. Renderers tell the kinds apart by type.
type block interface{ Kind() string }

type (
	heading struct{ Text string } // within a section
	para    struct{ Text string }
	bullets struct{ Items []string }
	checks  struct{ Items []string } // to tick
	terms   struct{ Items []kit.Named }
	grid    struct {
		Columns []string
		Rows    [][]string
		Wide    int // index of the column with the longest text
	}
	phaseHead struct{ Title, Span, Goal string }
	dayPlan   struct {
		Number       int
		Title, Date  string
		Rest         string // why there is nothing to do; "" on other days
		Load, Self   string
		Topics       []DayTopic
		StudyMinutes string // "" for none
		Study        string
		Labs         []labRef
		Tasks        []task
	}
	lab struct {
		Lab
		When  string   // its day and its minutes
		Words LabsText //
		Lines []string // of the commands
	}
	question struct {
		Question
		Meta    []string // level, competency, time, day
		Caption string   // of its exhibit
		Lines   []string // of its exhibit
	}
	matrix struct { // which story shows which competency
		Corner  string
		Stories []string // names of the columns
		Rows    []string // competencies
		Lines   []string // one to write each story's title on
	}
	worksheet struct {
		Number  int
		Text    string      // "" for a line to write a title on
		Prompts []kit.Named // situation, task, action, result
	}
	ratingSheet struct {
		Columns []string
		Rows    []Question
		Scale   int
	}
	chart struct {
		X, Y  string
		Days  int
		Scale int
	}
	mockTable struct {
		Title, Length string
		Columns       []string
		Items         []mockRow
	}
	sources struct{ Items []Resource }
	staged  struct { // one question of the booklet
		Answer
		Text  string // of the question
		Stage bookStage
	}
)

// task is something to do with questions on a day.
type task struct {
	Name, Minutes, Limit string
	Questions            []questionRef
}

// questionRef names a question in the plan.
type questionRef struct {
	Number int
	Title  string
}

// labRef names a lab in the plan.
type labRef struct {
	Number               int
	Name, Title, Minutes string
}

type mockRow struct {
	Start, Number int
	Text          string
}

// bookStage is a stage of the booklet.
type bookStage int

const (
	allStages bookStage = iota // one behind the other, each to be opened
	hintStage
	criteriaStage
	answerStage
)

func (heading) Kind() string     { return "heading" }
func (para) Kind() string        { return "para" }
func (bullets) Kind() string     { return "bullets" }
func (checks) Kind() string      { return "checks" }
func (terms) Kind() string       { return "terms" }
func (grid) Kind() string        { return "grid" }
func (phaseHead) Kind() string   { return "phase" }
func (dayPlan) Kind() string     { return "day" }
func (question) Kind() string    { return "question" }
func (lab) Kind() string         { return "lab" }
func (matrix) Kind() string      { return "matrix" }
func (worksheet) Kind() string   { return "worksheet" }
func (sources) Kind() string     { return "sources" }
func (ratingSheet) Kind() string { return "rating" }
func (chart) Kind() string       { return "chart" }
func (mockTable) Kind() string   { return "mock" }
func (staged) Kind() string      { return "staged" }

// outline puts a document into sections.
type outline struct {
	*Document
	t *Text
	w *kit.Words
}

// selfScale is the highest self-rating.
const selfScale = 5

// pack returns the sections of the pack.
func (o *outline) pack() []section {
	all := []section{
		o.use(), o.interview(), o.role(), o.topics("skills", o.t.Skills), o.strategy(), o.edge(),
		o.plan(), o.labs(), o.questionList(), o.stories(), o.worksheets(), o.partner(),
	}
	if len(o.Mock) > 0 {
		all = append(all, o.mockLoop())
	}

	rating := ratingSheet{Columns: o.t.Rating.Columns, Rows: o.Questions, Scale: selfScale}
	intro := fill(o.t.Rating.Intro, "scale", selfScale)
	all = append(all,
		section{ID: "rating", Title: o.t.Rating.Title, Intro: intro, Blocks: []block{rating}},
		section{ID: "chart", Title: o.t.Chart.Title, Intro: o.t.Chart.Intro, Blocks: []block{
			chart{X: o.t.Chart.X, Y: o.t.Chart.Y, Days: len(o.Plan.Days), Scale: selfScale},
		}},
		o.resources(), o.checklist())
	var out []section
	for _, s := range all {
		if len(s.Blocks) > 0 {
			out = append(out, s)
		}
	}

	return out
}

// subtitle returns the lines under the role's title: seniority, candidate, and which days it is for.
func (o *outline) subtitle() []string {
	lines := []string{o.t.Seniorities.Seniority(o.Seniority)}
	if o.Candidate != "" {
		lines = append(lines, fill(o.t.For, "candidate", o.Candidate))
	}
	last := o.Plan.Days[len(o.Plan.Days)-1].Date
	return append(lines, fill(o.t.Span, "start", o.date(o.Plan.Start), "end", o.date(last),
		"days", len(o.Plan.Days), "hours", o.t.duration(o.Plan.Minutes)))
}

// date returns a day with its weekday.
func (o *outline) date(iso string) string {
	d, err := time.Parse(time.DateOnly, iso)
	if err != nil || len(o.t.Weekdays) != 7 {
		return iso
	}
	return o.t.Weekdays[d.Weekday()] + " " + iso
}

func (o *outline) use() section {
	last := o.t.UseOpen
	if o.Apart {
		last = o.t.UseApart
	}
	how := each(o.t.HowToUse, func(p string) block { return para{p} })
	return section{ID: "use", Title: o.t.Use, Blocks: append(how, para{last})}
}

func (o *outline) interview() section {
	t := o.t.Interview
	s := section{ID: "interview", Title: t.Title, Intro: t.Intro}
	g := grid{Columns: t.Columns, Wide: 3}
	category := func(c string) string { return o.w.Category(bank.Category(c)).Name }
	for _, x := range o.Interview {
		about := strings.Join(each(x.Categories, category), ", ")
		if len(x.Competencies) > 0 {
			about += ": " + strings.Join(x.Competencies, ", ")
		}
		length, number := fill(o.t.Minutes, "n", x.Minutes), fill(t.About, "n", x.Questions)
		g.Rows = append(g.Rows, []string{x.Title, length, number, about})
	}

	if len(g.Rows) > 0 {
		s.Blocks = append(s.Blocks, g)
	}

	var kinds, levels []kit.Named
	for _, c := range bank.Categories() {
		kinds = append(kinds, o.w.Category(c))
	}

	for _, l := range bank.Levels() {
		levels = append(levels, o.w.Level(l))
	}

	assessed := each(o.Role.Competencies, func(c Competency) kit.Named {
		return kit.Named{Name: c.Name, Meaning: c.Definition}
	})
	s.Blocks = append(s.Blocks, heading{t.Assessed}, terms{assessed}, heading{t.Kinds}, terms{kinds},
		heading{t.Levels}, terms{levels}, para{t.Adjustments})
	return s
}

func (o *outline) role() section {
	t := o.t.Role
	s := section{ID: "role", Title: t.Title, Intro: o.Role.Summary}
	if o.Guide == nil {
		return section{}
	}

	for _, r := range o.Guide.Requirements {
		s.Blocks = append(s.Blocks, heading{r.Title}, bullets{r.Points})
		if len(r.Threats) > 0 {
			threats := each(r.Threats, func(x Term) kit.Named { return kit.Named{Name: x.Name, Meaning: x.Meaning} })
			s.Blocks = append(s.Blocks, para{"**" + t.Threats + "**"}, terms{threats})
		}
		s.Blocks = append(s.Blocks, para{"**" + t.Preparation + "**"}, checks{r.Preparation})
	}

	return s
}

// topics makes a section of what the guide lists under its name.
func (o *outline) topics(id string, t Titled) section {
	s := section{ID: id, Title: t.Title, Intro: t.Intro}
	var list []Topic
	switch {
	case o.Guide == nil && id == "strategy":
		list = topics(o.t.DefaultStrategy)
	case o.Guide == nil:
	case id == "skills":
		list = o.Guide.Skills
	case id == "strategy":
		list = o.Guide.Strategy
	}

	for _, x := range list {
		s.Blocks = append(s.Blocks, heading{x.Title}, bullets{x.Points})
	}

	return s
}

func (o *outline) strategy() section { return o.topics("strategy", o.t.Strategy) }

func (o *outline) edge() section {
	s := section{ID: "edge", Title: o.t.Edge.Title}
	if o.Guide == nil {
		return s
	}
	s.Blocks = append(s.Blocks, bullets{o.Guide.Edge})
	for i, c := range o.Guide.CaseStudies {
		if i == 0 {
			s.Blocks = append(s.Blocks, para{"**" + o.t.Cases.Title + "**"})
		}
		s.Blocks = append(s.Blocks, heading{c.Title}, checks{c.Points})
	}
	return s
}
