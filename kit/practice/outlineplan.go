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
		"technical", o.Plan.Timing.Technical, "scenario", o.Plan.Timing.Scenario, "offsets", strings.Join(offsets, ", "))}
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

	limits := fill(t.Limits, "technical", o.Plan.Timing.Technical, "scenario", o.Plan.Timing.Scenario)
	add := func(name, limit string, minutes int, questions []int) {
		if len(questions) > 0 {
			out.Tasks = append(out.Tasks, task{Name: name, Limit: limit, Minutes: fill(o.t.Minutes, "n", minutes), Questions: questions})
		}
	}

	add(t.New, "", d.Load.New, d.New)
	add(t.Drill, limits, d.Load.Drill, d.Drill)
	for _, m := range d.Mocks {
		add(fill(t.Mock, "name", o.t.Mocks.Mock(m.Kind)), fill(t.Limit, "limit", m.Limit), m.Minutes, m.Questions)
	}

	add(t.Repeat, limits, d.Load.Repeat, d.Repeats)
	return out
}

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
		s.Blocks = append(s.Blocks, question{q, append(meta, fill(o.t.Questions.Time, "limit", q.Limit), when)})
	}

	return s
}

func (o *outline) worksheets() section {
	t := o.t.Worksheets
	s := section{ID: "worksheets", Title: t.Title, Intro: t.Intro}
	for _, q := range o.Questions {
		if q.Story {
			s.Blocks = append(s.Blocks, worksheet{Number: q.Number, Text: q.Text, Prompts: []kit.Named{t.Situation, t.Task, t.Action, t.Result}})
		}
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

func (o *outline) resources() section {
	t := o.t.Resources
	s := section{ID: "resources", Title: t.Title}
	if o.Guide == nil {
		return s
	}

	r := o.Guide.Resources
	for _, g := range []struct {
		title string
		list  []Resource
	}{{t.Standards, r.Standards}, {t.Books, r.Books}, {t.Research, r.Research}} {
		s.Blocks = append(s.Blocks, heading{g.title}, resourceTerms(g.list))
	}

	s.Blocks = append(s.Blocks, heading{t.HandsOn})
	for _, e := range r.HandsOn {
		s.Blocks = append(s.Blocks, para{"**" + e.Title + "**. " + t.Libraries + ": " + strings.Join(e.Libraries, "; ") + "."}, checks{e.Activities})
	}

	return section{ID: s.ID, Title: s.Title, Blocks: append(s.Blocks,
		heading{t.Communities}, resourceTerms(r.Communities), heading{t.Courses}, resourceTerms(r.Courses))}
}

func resourceTerms(list []Resource) terms {
	return terms{each(list, func(r Resource) kit.Named {
		n := kit.Named{Name: r.Name, Meaning: r.Why}
		if r.By != "" {
			n.Meaning = r.By + ". " + n.Meaning
		}
		if r.Note != "" {
			n.Meaning += " " + r.Note
		}
		return n
	})}
}

func (o *outline) checklist() section {
	t := o.t.Checklist
	bring := t.Default
	if o.Guide != nil {
		bring = append(append([]string{}, o.Guide.Bring...), t.Default...)
	}
	return section{ID: "checklist", Title: t.Title, Blocks: []block{checks{o.Plan.Checklist}, heading{t.Bring}, checks{bring}}}
}
