package debrief

import (
	"slices"
	"strings"

	"panelkit/kit/stats"
)

// person is someone who holds one seat or more. Agreement and spread are among people: one who sits in two sessions is
// one rater, who differs from nobody by rating other questions otherwise.
type person struct {
	name  string
	seats []int // whose cards are in, in their order
}

// findPeople tells people apart by their names, without regard to case and spaces. A seat without a name is a person
// of its own.
func (a *analysis) findPeople() []person {
	var out []person
	var keys []string
	for j, seat := range a.seats {
		if a.cards[j] == nil {
			continue
		}
		name := seatName(seat, a.cards[j])
		key := "name " + strings.ToLower(strings.Join(strings.Fields(name), " "))
		if seat.Name == "" && a.cards[j].Interviewer == "" {
			key = "seat " + seat.ID
		}

		if at := slices.Index(keys, key); at >= 0 {
			out[at].seats = append(out[at].seats, j)
			continue
		}
		keys = append(keys, key)
		out = append(out, person{name: name, seats: []int{j}})
	}
	return out
}

// in returns the seats that a person holds in a session.
func (a *analysis) in(p person, session int) []int {
	var out []int
	for _, j := range p.seats {
		if a.seats[j].Session == session {
			out = append(out, j)
		}
	}
	return out
}

// ratings returns a person's ratings of the questions of a session as they count, those of the first seat in which
// they gave any.
func (a *analysis) ratings(p person, session int) []float64 {
	own := a.in(p, session)
	out := make([]float64, len(a.kit.Sessions[session].Asked))
	for i := range out {
		out[i] = stats.Missing()
		for _, j := range own {
			if counts := a.items[j][i].Counts; counts > 0 {
				out[i] = float64(counts)
				break
			}
		}
	}
	return out
}

// meanOf returns the mean of a person's ratings of the questions that list a competency, Missing if there is none.
func (a *analysis) meanOf(p person, competency string) float64 {
	sum, n := 0.0, 0
	for s := range a.kit.Sessions {
		for i, x := range a.ratings(p, s) {
			of := a.kit.Question(a.kit.Sessions[s].Asked[i].ID).Competencies
			if !stats.IsMissing(x) && slices.Contains(of, competency) {
				sum += x
				n++
			}
		}
	}

	if n == 0 {
		return stats.Missing()
	}

	return sum / float64(n)
}

// ofPeople returns the mean that each person who rated a competency gave.
func (a *analysis) ofPeople(competency string) []float64 {
	var out []float64
	for _, p := range a.people {
		if m := a.meanOf(p, competency); !stats.IsMissing(m) {
			out = append(out, m)
		}
	}
	return out
}

func (a *analysis) agreement() {
	g := &Agreement{}
	questions, means := make([][]float64, len(a.people)), make([][]float64, len(a.people))
	for n, p := range a.people {
		for s := range a.kit.Sessions {
			questions[n] = append(questions[n], a.ratings(p, s)...)
		}
		for _, c := range a.report.Competencies {
			means[n] = append(means[n], a.meanOf(p, c.ID))
		}
	}
	g.Questions = stats.Alpha(questions, stats.Ordinal)
	g.Competencies = stats.Alpha(means, stats.Interval)
	g.Shared, g.Close = shared(questions)

	for s := range a.kit.Sessions {
		a.session(g, s)
	}
	a.report.Agreement = g
}

// shared counts the items that two or more rated, and those of them that are at most a point apart.
func shared(byRater [][]float64) (two, near int) {
	if len(byRater) == 0 {
		return 0, 0
	}

	for i := range byRater[0] {
		var known []float64
		for _, row := range byRater {
			if !stats.IsMissing(row[i]) {
				known = append(known, row[i])
			}
		}
		if len(known) < 2 {
			continue
		}
		two++
		if slices.Max(known)-slices.Min(known) <= 1 {
			near++
		}
	}
	return two, near
}

// session adds the agreement of those who interviewed together, and how severe each of them is.
func (a *analysis) session(g *Agreement, session int) {
	var who []person
	var byRater [][]float64
	for _, p := range a.people {
		if len(a.in(p, session)) > 0 {
			who, byRater = append(who, p), append(byRater, a.ratings(p, session))
		}
	}

	for n, s := range stats.Severity(byRater) {
		for _, j := range a.in(who[n], session) {
			at := slices.IndexFunc(a.report.Interviewers, func(p Panelist) bool { return p.Seat == a.seats[j].ID })
			a.report.Interviewers[at].Severity = s
		}
	}
	if len(who) < 2 {
		return
	}

	l := &a.kit.Loop.Sessions[session]
	single, average := stats.ICC(byRater)
	g.Sessions = append(g.Sessions, SessionICC{Session: l.ID, Title: l.Title, Single: single, Mean: average})
	for x := range who {
		for y := x + 1; y < len(who); y++ {
			g.Pairs = append(g.Pairs, PairOfSeats{
				Seats:        [2]string{a.seats[a.in(who[x], session)[0]].ID, a.seats[a.in(who[y], session)[0]].ID},
				Interviewers: [2]string{who[x].name, who[y].name},
				Kappa:        stats.Kappa(byRater[x], byRater[y], a.kit.Loop.Scale),
			})
		}
	}
}
