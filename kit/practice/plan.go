package practice

import (
	"slices"
	"strings"
	"time"

	"panelkit/bank"
)

// planner lays out the days of one document.
type planner struct {
	o       *Options
	doc     *Document
	free    []*bank.Question // the questions of the document, in its order
	base    *base
	minutes int // of a day
	stages  []stage
	slots   []slot
	cost    []int  // minutes of the first practice, by question
	chosen  []int  // indices of the questions that are practiced, in the order of the plan
	done    []int  // how often each question was practiced so far
	asked   []bool // which questions a mock interview has asked
	report  report // what found no room
}

// plan fills in the document's plan. The error says that a day cannot hold one question.
func (d *Document) plan(b *base, free []*bank.Question, o *Options) error {
	p := &planner{
		o: o, doc: d, free: free, base: b, minutes: o.minutes(),
		done: make([]int, len(free)), asked: make([]bool, len(free)),
	}
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
	p.holdLabs()
	p.rehearse()
	p.study()
	d.Plan = p.plan()
	return nil
}

// shares of a day that are kept for its topics even where that moves questions to later days, the most generous
// first. Questions come before topics: the first share with which all find room is taken.
func shares() []int { return []int{33, 25, 17, 8, 0} } // percent

// firsts puts each question on the day of its first practice: thoroughly if the learning days can hold that, or else
// briskly. If that does not fit either, days of mock interviews lend what they have left; if even that is not enough,
// some questions stay out.
func (p *planner) firsts() {
	order, wish := wishes(p.base, p.slots, p.free)
	pl := &placing{order: order, wish: wish, room: make([]int, len(p.slots)), named: p.named()}
	for _, brisk := range []bool{false, true} {
		p.price(brisk)
		pl.cost = p.cost
		due := make([]int, len(p.slots))
		for q, at := range wish {
			due[at] += p.cost[q]
		}
		for _, percent := range shares() {
			for i := range p.slots {
				pl.room[i] = p.learningRoom(&p.slots[i], due[i], percent)
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
	days, _ := pl.placeInOrder(chosen, pl.room)
	p.settle(chosen, days)
}

// named reports which questions a day without a mock interview names.
func (p *planner) named() []bool {
	out := make([]bool, len(p.free))
	for i, q := range p.free {
		out[i] = slices.ContainsFunc(p.base.days, func(d bank.Day) bool {
			return d.Mock == "" && slices.Contains(d.Questions, q.ID)
		})
	}
	return out
}

// price says what the first practice of each question takes.
func (p *planner) price(brisk bool) {
	p.report.brisk, p.cost = brisk, nil
	for i := range p.doc.Questions {
		p.cost = append(p.cost, firstMinutes(&p.doc.Questions[i], brisk))
	}
}

// learningRoom returns the minutes that new questions may take of a slot. What its topics ask for is kept as far as
// the slot's own questions, which take due minutes, leave it, and up to a share of the day in any case.
func (p *planner) learningRoom(s *slot, due, percent int) int {
	if !s.learns {
		return 0
	}
	asked := s.asked
	for _, l := range s.labs {
		asked += p.base.labs()[l].Minutes
	}
	kept := min(asked, max(p.minutes*percent/100, p.minutes-s.mockRoom-due))
	room := max(0, p.minutes-s.mockRoom-kept)

	// A day that brings together what was learned is for its drill; it takes new questions only in a tight plan.
	brings := slices.ContainsFunc(s.parts, func(t part) bool { return consolidates(&p.base.days[t.base]) })
	if brings && len(s.parts) == 1 && percent > 0 {
		room = min(room, p.minutes/6+due)
	}
	return room
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

// holdLabs fills a slot with the labs of its topics that have room, and then its topics with the minutes they ask for:
// drills and repeats take what is left. Where several days fall to one, their topics may not take more than a third.
func (p *planner) holdLabs() {
	all := p.base.labs()
	p.report.labsAll = len(all)
	for i := range p.slots {
		s := &p.slots[i]
		room := p.minutes - s.mockRoom - s.load.New
		for _, l := range s.labs {
			if all[l].Minutes <= room-s.load.Lab {
				s.done = append(s.done, l)
				s.load.Lab += all[l].Minutes
				p.report.labs++
			}
		}

		asked := s.asked
		if len(s.parts) > 1 {
			asked = min(asked, p.minutes/3)
		}
		if asked = min(asked, room-s.load.Lab); s.learns && asked >= minStudy {
			s.load.Study = asked
		}
	}
}

// study adds the minutes that nothing else has taken, and leaves out topics for which all these are too few.
func (p *planner) study() {
	for i := range p.slots {
		s := &p.slots[i]
		if !s.learns {
			continue
		}

		p.report.learning++
		most := max(60, p.minutes/2, s.load.Study)
		s.load.Study = min(s.load.Study+p.minutes-s.load.Total(), most)
		if s.load.Study < minStudy {
			s.load.Study = 0
			if s.load.Lab == 0 {
				p.report.without++
			}
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
	out.Labs = p.labs()
	return out
}

// labs writes down all labs, those without room too: they can be done any day.
func (p *planner) labs() []Lab {
	var out []Lab
	for i, l := range p.base.labs() {
		lab := Lab{
			Number: i + 1, Title: l.Title, Minutes: l.Minutes, Needs: l.Needs,
			Commands: string(l.Commands), Expect: l.Expect,
		}
		for _, s := range p.slots {
			if slices.Contains(s.done, i) {
				lab.Day = s.day + 1
			}
		}
		out = append(out, lab)
	}

	return out
}

func (p *planner) fill(d *Day, s *slot) {
	d.Rest = false
	for _, t := range s.parts {
		d.Topics = append(d.Topics, p.topic(t))
	}
	d.New, d.Repeats, d.Drill = numbers(s.fresh), numbers(s.repeats), numbers(s.drill)
	d.Mocks, d.Labs, d.Load = s.held, numbers(s.done), s.load
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
