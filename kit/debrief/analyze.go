package debrief

import (
	"cmp"
	"slices"

	"panelkit/kit"
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
	report *Report
}

// Analyze makes the debrief of a panel. Scorecards belong to the seats that they name; of several for
// one seat none is used; one of another kit counts for nothing. While any planned scorecard is missing, incomplete or
// in conflict the report is blind: it names what is missing and holds no rating, unless Partial is set.
func Analyze(k *kit.Kit, cards []kit.Scorecard, o Options) *Report {
	returned := make([]Returned, len(cards))
	for i, c := range cards {
		returned[i] = Returned{File: c.Seat, Card: c}
	}
	return AnalyzeReturned(k, returned, o)
}

// AnalyzeReturned is Analyze with the names of files, which the status of each seat then lists.
func AnalyzeReturned(k *kit.Kit, returned []Returned, o Options) *Report {
	a := &analysis{kit: k, seats: k.Seats()}
	a.report = &Report{
		Format: Format, Kit: k.ID, Title: k.Loop.Title, Candidate: k.Loop.Candidate, Date: k.Loop.Date,
		Scale:  k.Loop.Scale,
		Status: NewStatus(k, returned),
	}
	if !a.report.Status.Complete && !o.Partial {
		a.report.Blind = true
		return a.report
	}
	for i, seat := range a.seats {
		a.cards = append(a.cards, nil)
		for _, r := range returned {
			status := a.report.Status.Seats[i]
			if r.Refused != "" || r.Card.Seat != seat.ID || r.Card.Kit != k.ID || !status.Counts(o.Partial) {
				continue
			}
			if r.File == status.Files[0] { // not the blank one beside it
				card := a.sorted(r.Card, seat)
				a.cards[i] = &card
			}
		}
	}
	a.questions()
	a.competencies()
	a.agreement()
	a.interviewers()
	a.flags()
	return a.report
}

// sorted gives a card with one rating for each question asked, in the order of asking, and nothing
// off the scale.
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

func (a *analysis) questions() {
	for n, s := range a.kit.Sessions {
		for i, asked := range s.Asked {
			q := Question{ID: asked.ID, Session: s.Session, Text: a.kit.Question(asked.ID).Text}
			var known []float64
			for j, seat := range a.seats {
				if seat.Session != n || a.cards[j] == nil {
					continue
				}
				it := itemOf(a.cards[j].Ratings[i])
				q.Ratings = append(q.Ratings, Given{Seat: seat.ID, Interviewer: seatName(seat, a.cards[j]), Item: it})
				if it.Value > 0 {
					known = append(known, float64(it.Value))
				}
			}
			spread, deviation := Apart(known, a.kit.Loop.Scale)
			q.Flagged = spread || deviation
			a.report.Questions = append(a.report.Questions, q)
		}
	}
}

func itemOf(r kit.Rating) Item {
	return Item{
		Question: r.Question, Value: r.Value, NotAssessed: r.NotAssessed, Heard: r.Heard,
		Evidence: r.Evidence, RedFlag: r.RedFlag,
	}
}

func (a *analysis) competencies() {
	for _, comp := range a.kit.Role.Competencies {
		c := Competency{ID: comp.ID, Name: comp.Name}
		sessions := map[int]bool{}
		var known []float64
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
				known = append(known, *r.Mean)
			}
			c.Ratings = append(c.Ratings, r)
		}
		if c.Sessions = len(sessions); c.Sessions == 0 {
			continue
		}
		slices.SortStableFunc(c.Ratings, func(x, y Rated) int { return compareLow(x.Mean, y.Mean) })
		c.sum(known, a.kit.Loop.Scale)
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

func (c *Competency) sum(known []float64, scale int) {
	c.Deviation, c.RWG = AverageDeviation(known), RWG(known, scale)
	if len(known) == 0 {
		return
	}
	med, avg := median(known), mean(known)
	c.Median, c.Mean = &med, &avg
	if len(known) > 1 {
		rng := slices.Max(known) - slices.Min(known)
		c.Range = &rng
	}
	spread, deviation := Apart(known, scale)
	c.Flagged = spread || deviation
}

// rated gives what one seat gave for a competency, and whether its session asks for it.
func (a *analysis) rated(j int, competency string) (Rated, bool) {
	seat, card := a.seats[j], a.cards[j]
	r := Rated{Seat: seat.ID, Interviewer: seatName(seat, card)}
	planned, sum, n := false, 0, 0
	for i, asked := range a.kit.Sessions[seat.Session].Asked {
		if !slices.Contains(a.kit.Question(asked.ID).Competencies, competency) {
			continue
		}
		planned = true
		if card == nil {
			continue
		}
		it := itemOf(card.Ratings[i])
		r.Items = append(r.Items, it)
		if it.Value > 0 {
			sum += it.Value
			n++
		}
	}
	if n > 0 {
		m := float64(sum) / float64(n)
		r.Mean = &m
	}
	return r, planned
}
