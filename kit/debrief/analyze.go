package debrief

import (
	"cmp"
	"slices"

	"panelkit/kit"
	"panelkit/kit/stats"
)

// Options say how scorecards are analyzed.
type Options struct {
	Partial bool // show what is there although planned scorecards are missing or incomplete
}

// analysis is a debrief being made.
type analysis struct {
	kit    *kit.Kit
	seats  []kit.Seat
	cards  []*kit.Scorecard // one for each seat; nil: missing or in conflict
	items  [][]Item         // by seat and question of its session; nil likewise
	people []person
	report *Report
}

// Analyze makes the debrief of a panel. Scorecards belong to the seats that they name; of several for one seat none is
// used; one of another kit counts for nothing. While any planned scorecard is missing, incomplete or in conflict the
// report is blind: it names what is missing and holds no rating, unless Partial is set.
func Analyze(k *kit.Kit, cards []kit.Scorecard, o Options) *Report {
	returned := make([]Returned, len(cards))
	for i, c := range cards {
		returned[i] = Returned{File: c.Seat, Card: c}
	}
	return AnalyzeReturned(k, returned, o)
}

// AnalyzeReturned is [Analyze] with the names of files, which the status of each seat then lists.
func AnalyzeReturned(k *kit.Kit, returned []Returned, o Options) *Report {
	a := &analysis{kit: k, seats: k.Seats()}
	a.report = &Report{
		Format: Format, Kit: k.ID, Title: k.Loop.Title, Seniority: k.Loop.Seniority, Candidate: k.Loop.Candidate,
		Date: k.Loop.Date, Scale: k.Loop.Scale, Status: NewStatus(k, returned),
	}
	if !a.report.Status.Complete && !o.Partial {
		a.report.Blind = true
		return a.report
	}

	cuts := a.take(returned, o)
	a.people = a.findPeople()
	a.questions()
	a.competencies()
	a.interviewers()
	a.agreement()
	a.points()
	a.flags(cuts)
	return a.report
}

// take gives each seat its card, if there is one, and returns what had to be cut short.
func (a *analysis) take(returned []Returned, o Options) []Flag {
	var cuts []Flag
	for i, seat := range a.seats {
		a.cards, a.items = append(a.cards, nil), append(a.items, nil)
		status := a.report.Status.Seats[i]
		if !status.Counts(o.Partial) {
			continue
		}
		for _, r := range returned {
			if r.Refused != "" || r.Card.Seat != seat.ID || r.Card.Kit != a.kit.ID {
				continue
			}
			if r.File == status.Files[0] { // not the blank one beside it
				card, cut := shorten(a.sorted(r.Card, seat))
				a.cards[i], cuts = &card, append(cuts, cut...)
				a.report.Status.Seats[i].Interviewer = cmp.Or(card.Interviewer, seat.Name)
			}
		}

		for q, rating := range a.cards[i].Ratings {
			criteria := len(a.kit.Question(a.kit.Sessions[seat.Session].Asked[q].ID).Criteria)
			a.items[i] = append(a.items[i], itemOf(rating, criteria))
		}
	}
	return cuts
}

// sorted returns a card with one rating for each question asked, in the order of asking, and nothing off the scale.
func (a *analysis) sorted(c kit.Scorecard, seat kit.Seat) kit.Scorecard {
	asked := a.kit.Sessions[seat.Session].Asked
	ratings := make([]kit.Rating, len(asked))
	for i, q := range asked {
		ratings[i].Question = q.ID
		for _, r := range c.Ratings {
			if r.Question == q.ID && r.Value >= 0 && r.Value <= a.kit.Loop.Scale {
				ratings[i] = r.Capped()
			}
		}
	}
	c.Ratings = ratings
	return c
}

// itemOf returns a rating that counts, with what was given.
func itemOf(r kit.Rating, criteria int) Item {
	return Item{
		Question: r.Question, Value: cmp.Or(r.Given, r.Value), Counts: r.Value, NotAssessed: r.NotAssessed,
		Heard: r.Heard, Criteria: heardOf(r.Heard, criteria), Evidence: r.Evidence, RedFlag: r.RedFlag,
	}
}

// bare is an item without what was said, which stands where its question does.
func (it Item) bare() Item {
	it.Heard, it.Criteria, it.Evidence = "", nil, ""
	return it
}

func (a *analysis) questions() {
	for n, s := range a.kit.Sessions {
		for i, asked := range s.Asked {
			of := a.kit.Question(asked.ID)
			q := Question{
				ID: asked.ID, Session: s.Session, Number: i + 1, MustAsk: asked.MustAsk, Text: of.Text,
				Competencies: of.Competencies, Criteria: of.Criteria, Essential: of.Essential, RedFlags: of.RedFlags,
			}
			for j, seat := range a.seats {
				if seat.Session == n && a.cards[j] != nil {
					q.Ratings = append(q.Ratings, Given{
						Seat: seat.ID, Interviewer: seatName(seat, a.cards[j]), Item: a.items[j][i],
					})
				}
			}
			a.report.Questions = append(a.report.Questions, q)
		}
	}
}

func (a *analysis) competencies() {
	for _, comp := range a.kit.Role.Competencies {
		c := Competency{ID: comp.ID, Name: comp.Name}
		sessions := map[int]bool{}
		var means []float64
		for j, seat := range a.seats {
			r, planned := a.rated(j, comp.ID)
			if !planned {
				continue
			}
			sessions[seat.Session] = true
			if a.cards[j] == nil {
				continue
			}
			if r.Mean != nil {
				means = append(means, *r.Mean)
			}
			c.Ratings = append(c.Ratings, r)
		}

		if c.Sessions = len(sessions); c.Sessions == 0 {
			continue
		}
		slices.SortStableFunc(c.Ratings, func(x, y Rated) int { return compareLow(x.Mean, y.Mean) })
		c.sum(means, a.ofPeople(comp.ID), a.kit.Loop.Scale)
		a.report.Competencies = append(a.report.Competencies, c)
	}
}

// compareLow puts low numbers first and missing ones last.
func compareLow(x, y *float64) int {
	switch {
	case x == nil && y == nil:
		return 0
	case x == nil:
		return 1
	case y == nil:
		return -1
	}
	return cmp.Compare(*x, *y)
}

// sum fills in what the means of seats and those of people come to.
func (c *Competency) sum(seats, people []float64, scale int) {
	of := stats.SpreadOf(seats, scale)
	c.Median, c.Mean = of.Median.Value, of.Mean.Value

	apart := stats.SpreadOf(people, scale)
	c.Range, c.Deviation, c.RWG = apart.Range.Value, apart.Deviation, apart.RWG
	c.Flagged = apart.MeansApart()
}

// rated returns what one seat gave for a competency, and whether its session asks for it.
func (a *analysis) rated(j int, competency string) (r Rated, planned bool) {
	seat := a.seats[j]
	r = Rated{Seat: seat.ID, Interviewer: seatName(seat, a.cards[j])}
	sum, n := 0, 0
	for i, asked := range a.kit.Sessions[seat.Session].Asked {
		if !slices.Contains(a.kit.Question(asked.ID).Competencies, competency) {
			continue
		}
		planned = true
		if a.cards[j] == nil {
			continue
		}

		it := a.items[j][i].bare()
		r.Items = append(r.Items, it)
		if it.Counts > 0 {
			sum += it.Counts
			n++
		}
	}

	if n > 0 {
		m := float64(sum) / float64(n)
		r.Mean = &m
	}
	return r, planned
}

func (a *analysis) interviewers() {
	for j := range a.seats {
		if a.cards[j] != nil {
			a.report.Interviewers = append(a.report.Interviewers, a.panelist(j))
		}
	}
}

func (a *analysis) panelist(j int) Panelist {
	seat, c := a.seats[j], a.cards[j]
	p := Panelist{
		Seat: seat.ID, Session: a.kit.Loop.Sessions[seat.Session].Title, Interviewer: seatName(seat, c),
		Asked: len(c.Ratings), Recommendation: c.Recommendation, Justification: c.Justification, Attested: c.Attested,
	}

	sum := 0
	for _, it := range a.items[j] {
		if it.RedFlag {
			p.RedFlags++
		}
		if it.Value == 0 {
			continue
		}
		p.Rated++
		if it.Evidence == "" {
			p.NoEvidence++
		}
		sum += it.Counts
	}

	if p.Rated > 0 {
		m := float64(sum) / float64(p.Rated)
		p.Mean = &m
	}
	if o, ok := kit.Overall(a.kit.Sessions[seat.Session].Asked, c.Ratings); ok {
		p.Overall = &o
	}
	return p
}
