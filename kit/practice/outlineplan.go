package practice

import (
	"strconv"
	"strings"

	"panelkit/bank"
	"panelkit/kit"
)

func (o *outline) plan() section {
	t := o.t.PlanText
	offsets := each(o.Plan.Repeats, strconv.Itoa)
	s := section{ID: "plan", Title: t.Title, Intro: fill(t.Intro, "hours", o.t.duration(o.Plan.Minutes),
		"technical", o.Plan.Timing.Technical, "scenario", o.Plan.Timing.Scenario,
		"offsets", strings.Join(offsets, ", "))}
	s.Blocks = append(s.Blocks, heading{t.Habits}, bullets{o.Plan.Daily}, heading{t.LeftOut})
	if len(o.Plan.LeftOut) == 0 {
		s.Blocks = append(s.Blocks, para{t.NothingLeftOut})
	} else {
		s.Blocks = append(s.Blocks, bullets{each(o.Plan.LeftOut, func(l LeftOut) string { return l.Why })})
	}

	next := 0
	for _, d := range o.Plan.Days {
		if next < len(o.Plan.Phases) && o.Plan.Phases[next].From == d.Number {
			ph := o.Plan.Phases[next]
			span := fill(t.Phase, "from", ph.From, "to", ph.To)
			if ph.From == ph.To {
				span = fill(t.OneDay, "from", ph.From)
			}
			s.Blocks = append(s.Blocks, phaseHead{Title: ph.Title, Span: span, Goal: ph.Goal})
			next++
		}
		s.Blocks = append(s.Blocks, o.day(&d))
	}

	return s
}

// day words one day of the plan.
func (o *outline) day(d *Day) dayPlan {
	t := o.t.PlanText
	out := dayPlan{Number: d.Number, Title: fill(t.Day, "n", d.Number), Date: o.date(d.Date), Self: t.Self}
	if d.Rest {
		out.Rest = t.Rest
		return out
	}

	out.Load = fill(t.Total, "minutes", d.Load.Total())
	for _, x := range d.Topics {
		x.Focus = o.focus(x)
		out.Topics = append(out.Topics, x)
	}

	if out.Study = t.Study; d.Load.Study > 0 {
		out.StudyMinutes = fill(o.t.Minutes, "n", d.Load.Study)
	}

	for _, n := range d.Labs {
		l := &o.Plan.Labs[n-1]
		out.Labs = append(out.Labs, labRef{n, fill(t.Lab, "n", n), l.Title, fill(o.t.Minutes, "n", l.Minutes)})
	}

	limits := fill(t.Limits, "technical", o.Plan.Timing.Technical, "scenario", o.Plan.Timing.Scenario)
	ref := func(n int) questionRef { return questionRef{n, o.Question(n).Title} }
	add := func(name, limit string, minutes int, questions []int) {
		if len(questions) > 0 {
			length := fill(o.t.Minutes, "n", minutes)
			out.Tasks = append(out.Tasks, task{name, length, limit, each(questions, ref)})
		}
	}
	add(t.New, "", d.Load.New, d.New)
	add(t.Drill, limits, d.Load.Drill, d.Drill)
	for _, m := range d.Mocks {
		limit := limits
		if m.Limit > 0 {
			limit = fill(t.Limit, "limit", m.Limit)
		}
		add(fill(t.Mock, "name", o.t.Mocks.Mock(m.Kind)), limit, m.Minutes, m.Questions)
	}
	add(t.Repeat, limits, d.Load.Repeat, d.Repeats)
	return out
}

// text words a task in a line, its questions by title and number.
func (t *task) text() string {
	head := t.Name + ", " + t.Minutes
	if t.Limit != "" {
		head += ", " + t.Limit
	}
	return head + ": " + strings.Join(each(t.Questions, questionRef.String), "; ")
}

func (q questionRef) String() string { return q.Title + " (" + strconv.Itoa(q.Number) + ")" }

func (o *outline) focus(x DayTopic) string {
	if x.Of == 0 {
		return x.Focus
	}
	return fill(o.t.PlanText.Part, "focus", x.Focus, "part", x.Part, "of", x.Of)
}

func (o *outline) questionList() section {
	s := section{ID: "questions", Title: o.t.Questions.Title, Intro: o.t.Questions.Intro}
	category := ""
	for _, q := range o.Questions {
		if q.Category != category {
			category = q.Category
			s.Blocks = append(s.Blocks, heading{o.w.Category(bank.Category(category)).Name})
		}
		when := o.t.Questions.Extra
		if q.Day > 0 {
			when = fill(o.t.Questions.First, "day", q.Day)
		}
		meta := []string{o.w.Level(bank.Level(q.Level)).Name}
		if q.Competency != "" {
			meta = append(meta, q.Competency)
		}
		s.Blocks = append(s.Blocks, question{
			Question: q, Meta: append(meta, fill(o.t.Questions.Time, "limit", q.Limit), when),
			Caption: o.t.Questions.Exhibit, Lines: lines(q.Exhibit),
		})
	}

	return s
}

// lines cuts a text that is set line by line; nil for none.
func lines(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

// labs lists the practical work of the plan.
func (o *outline) labs() section {
	t := o.t.Labs
	s := section{ID: "labs", Title: t.Title, Intro: t.Intro}
	for _, l := range o.Plan.Labs {
		when := t.AnyDay
		if l.Day > 0 {
			when = fill(t.OnDay, "day", l.Day)
		}
		s.Blocks = append(s.Blocks, lab{
			Lab: l, When: when + ", " + fill(o.t.Minutes, "n", l.Minutes), Words: t, Lines: lines(l.Commands),
		})
	}
	return s
}

// How many stories a candidate prepares, and for how many of them there is a sheet: whoever has filled in a few knows
// the form.
const (
	storyCount = 8
	sheetCount = 4
)

// stories is the matrix of a candidate's own stories.
func (o *outline) stories() section {
	t := o.t.Worksheets
	m := matrix{Corner: t.Corner}
	for i := range storyCount {
		m.Stories = append(m.Stories, strconv.Itoa(i+1))
		m.Lines = append(m.Lines, fill(t.Story, "n", i+1))
	}
	for _, c := range o.Role.Competencies {
		m.Rows = append(m.Rows, c.Name)
	}

	return section{ID: "stories", Title: t.Title, Intro: t.Intro, Blocks: []block{para{t.Invented}, m}}
}

// worksheets are a few empty stories to fill in.
func (o *outline) worksheets() section {
	t := o.t.Worksheets
	s := section{ID: "worksheets", Title: t.Sheets, Intro: t.SheetsIntro}
	for i := range sheetCount {
		s.Blocks = append(s.Blocks, worksheet{
			Number: i + 1, Text: t.Sheet, Prompts: []kit.Named{t.Situation, t.Task, t.Action, t.Result},
		})
	}
	return s
}

// partner is the script of whoever plays the interviewer.
func (o *outline) partner() section {
	t := o.t.Partner
	s := section{ID: "partner", Title: t.Title, Intro: t.Intro}
	for _, p := range t.Parts {
		s.Blocks = append(s.Blocks, heading{p.Title}, bullets{p.Points})
	}
	return s
}

func (o *outline) mockLoop() section {
	s := section{ID: "mock", Title: o.t.MockLoop.Title, Intro: o.t.MockLoop.Intro}
	for _, m := range o.Mock {
		b := mockTable{Title: m.Title, Length: fill(o.t.Minutes, "n", m.Minutes), Columns: o.t.MockLoop.Columns}
		for _, i := range m.Asked {
			b.Items = append(b.Items, mockRow{Start: i.Start, Number: i.Number, Text: o.Question(i.Number).Text})
		}
		s.Blocks = append(s.Blocks, b)
	}
	return s
}

// resources lists where to learn: first what to begin with.
func (o *outline) resources() section {
	t := o.t.Resources
	s := section{ID: "resources", Title: t.Title}
	if o.Guide == nil {
		return s
	}
	r := &o.Guide.Resources
	add := func(title string, list []Resource) {
		if len(list) > 0 {
			s.Blocks = append(s.Blocks, heading{title}, sources{list})
		}
	}

	add(t.First, r.First)
	add(t.Standards, r.Standards)
	add(t.Books, r.Books)
	add(t.Research, r.Research)
	s.Blocks = append(s.Blocks, heading{t.HandsOn})
	for _, e := range r.HandsOn {
		tools := "**" + e.Title + "**. " + t.Libraries + ": " + strings.Join(e.Libraries, "; ") + "."
		s.Blocks = append(s.Blocks, para{tools}, checks{e.Activities})
	}
	add(t.Communities, r.Communities)
	add(t.Courses, r.Courses)
	return s
}

// about returns what is said of a resource behind its name.
func (r *Resource) about() string {
	var parts []string
	if r.By != "" {
		parts = append(parts, r.By+".")
	}
	parts = append(parts, r.Why)
	if r.Note != "" {
		parts = append(parts, r.Note)
	}
	return strings.Join(parts, " ")
}

func (o *outline) checklist() section {
	t := o.t.Checklist
	bring := t.Default
	if o.Guide != nil {
		bring = append(append([]string{}, o.Guide.Bring...), t.Default...)
	}
	blocks := []block{checks{o.Plan.Checklist}, heading{t.Bring}, checks{bring}}
	return section{ID: "checklist", Title: t.Title, Blocks: blocks}
}
