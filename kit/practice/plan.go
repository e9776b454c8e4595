package practice

import (
	"slices"
	"strings"
	"time"
)

// planner lays out the days of one document.
type planner struct {
	o       *Options
	doc     *Document
	base    *base
	minutes int // of a day
	stages  []stage
	slots   []slot
	cost    []int  // minutes of the first practice, by question
	chosen  []int  // indices of the questions that are practiced, in the order of the plan
	done    []int  // how often each question was practiced so far
	report  report // what found no room
}

// plan fills in the document's plan. The error says that a day cannot hold one question.
func (d *Document) plan(b *base, o *Options) error {
	p := &planner{o: o, doc: d, base: b, minutes: o.minutes(), done: make([]int, len(d.Questions))}
	if err := p.holdsOne(); err != nil {
		return err
	}

	var days []int
	for i := range o.Days {
		if !o.rests(i) {
			days = append(days, i)
		}
	}

	p.stages = b.stages(len(days))
	p.slots = b.slots(days, p.stages)
	p.reserveMocks()
	p.firsts()
	p.rehearse()
	p.study()
	d.Plan = p.plan()
	return nil
}

// shares of a day that are kept for its topics, the most generous first. Questions come before topics:
// the first share with which all find room is taken.
func shares() []int { return []int{33, 25, 17, 8, 0} } // percent

// firsts puts each question on the day of its first practice: thoroughly if the learning days can hold
// that, or else briskly. If that does not fit either, days of mock interviews lend what they have
// left; if even that is not enough, some questions stay out.
func (p *planner) firsts() {
	order, wish := wishes(p.base, p.slots, p.doc.Questions)
	pl := &placing{order: order, wish: wish, room: make([]int, len(p.slots))}
	for _, brisk := range []bool{false, true} {
		p.price(brisk)
		pl.cost = p.cost
		for _, percent := range shares() {
			for i := range p.slots {
				pl.room[i] = p.learningRoom(&p.slots[i], percent)
			}
			if days, ok := pl.place(order); ok {
				p.settle(order, days)
				return
			}
		}
	}
	for i := range p.slots {
		s := &p.slots[i]
		if s.learns || !s.last {
			pl.room[i] = p.minutes - s.mockRoom
		}
	}
	chosen := pl.most(preference(p.doc.Questions, p.o.Seniority))
	days, _ := pl.place(chosen)
	p.settle(chosen, days)
}

// price says what the first practice of each question takes.
func (p *planner) price(brisk bool) {
	p.report.brisk, p.cost = brisk, nil
	for i := range p.doc.Questions {
		p.cost = append(p.cost, firstMinutes(&p.doc.Questions[i], brisk))
	}
}

func (p *planner) learningRoom(s *slot, percent int) int {
	if !s.learns {
		return 0
	}
	return p.minutes - s.mockRoom - p.minutes*percent/100
}

func (p *planner) settle(chosen []int, days [][]int) {
	p.chosen = chosen
	for i := range p.slots {
		s := &p.slots[i]
		s.fresh = days[i]
		for _, q := range s.fresh {
			s.load.New += p.cost[q]
			p.doc.Questions[q].Day = s.day + 1
		}
	}
	p.report.questions(p)
}

// study returns topics the minutes that questions have left, and leaves out topics for which these are
// too few.
func (p *planner) study() {
	for i := range p.slots {
		s := &p.slots[i]
		if !s.learns {
			continue
		}

		p.report.learning++
		s.load.Study = min(p.minutes-s.load.Total(), max(60, p.minutes/2))
		if s.load.Study < minStudy {
			s.load.Study = 0
			p.report.without++
		}

		p.trim(s)
	}
}

// Minutes below which topics are not worth to begin with: on a day, and for each of several.
const (
	minStudy      = 10
	minutesATopic = 15
)

// trim keeps as many topics of a slot as its minutes allow, at least one, evenly over the slot, and
// drops mock interviews without questions.
func (p *planner) trim(s *slot) {
	s.parts = slices.DeleteFunc(s.parts, func(t part) bool {
		k := slices.Index(s.mocks, t.base)
		return k >= 0 && s.mockSizes[k] == 0 && len(s.parts) > 1
	})

	var topics []part
	for _, t := range s.parts {
		if p.base.days[t.base].Mock == "" {
			topics = append(topics, t)
		}
	}

	n := max(1, s.load.Study/minutesATopic)
	p.report.topicsAll += len(topics)
	p.report.topicsKept += min(n, len(topics))
	if len(topics) <= n {
		return
	}

	var keep []part
	for i := range n {
		keep = append(keep, topics[(2*i+1)*len(topics)/(2*n)])
	}

	s.parts = slices.DeleteFunc(s.parts, func(t part) bool {
		return p.base.days[t.base].Mock == "" && !slices.Contains(keep, t)
	})
}

// plan writes down what was planned.
func (p *planner) plan() Plan {
	out := Plan{
		Start: p.o.date(0).Format(time.DateOnly), Minutes: p.minutes, Daily: p.base.daily, Timing: p.base.timing,
		Checklist: p.base.checklist, Brisk: p.report.brisk, LeftOut: p.report.list(p.o.Text), Repeats: offsets(),
	}

	at := 0
	for i := range p.o.Days {
		d := Day{Number: i + 1, Date: p.o.date(i).Format(time.DateOnly), Rest: true}
		if at < len(p.slots) && p.slots[at].day == i {
			p.fill(&d, &p.slots[at])
			at++
		}
		out.Days = append(out.Days, d)
	}

	for k, st := range p.stages {
		ph := Phase{}
		var titles, goals []string
		for _, i := range st.phases {
			titles, goals = append(titles, p.base.phases[i].Title), append(goals, p.base.phases[i].Goal)
		}
		ph.Title, ph.Goal = strings.Join(titles, "; "), strings.Join(goals, " ")
		for _, s := range p.slots {
			if s.stage == k && ph.From == 0 {
				ph.From = s.day + 1
			}
			if s.stage == k {
				ph.To = s.day + 1
			}
		}
		out.Phases = append(out.Phases, ph)
	}

	return out
}

func (p *planner) fill(d *Day, s *slot) {
	d.Rest = false
	for _, t := range s.parts {
		d.Topics = append(d.Topics, p.topic(t))
	}
	d.New, d.Repeats, d.Drill = numbers(s.fresh), numbers(s.repeats), numbers(s.drill)
	d.Mocks, d.Load = s.held, s.load
}

// topic returns what to do for a part of the base plan. A long plan shares the activities of a day among
// the days that it takes; those of a mock interview belong to the day on which it is held.
func (p *planner) topic(t part) DayTopic {
	b := p.base.days[t.base]
	out := DayTopic{Focus: b.Focus, Activities: b.Activities}
	if t.of == 1 {
		return out
	}

	out.Part, out.Of = t.nr, t.of
	switch {
	case b.Mock == "":
		out.Activities = portion(b.Activities, t.nr, t.of)
		if len(out.Activities) == 0 {
			out.Activities = p.o.Text.Deepen
		}
	case t.nr < t.of:
		out.Activities = p.o.Text.BeforeMock
	}

	return out
}

// portion returns the nr-th of so many consecutive shares of a list, the last of which are empty where
// there are too few entries.
func portion(list []string, nr, of int) []string {
	up := func(n int) int { return (n*len(list) + of - 1) / of }
	return list[up(nr-1):up(nr)]
}

// numbers turns indices of questions into their numbers.
func numbers(indices []int) []int {
	var out []int
	for _, i := range indices {
		out = append(out, i+1)
	}
	return out
}
