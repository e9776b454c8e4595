package debrief

import (
	"cmp"
	"slices"

	"panelkit/kit"
)

// table gives the ratings of some seats by question of their session, as raters by items.
func (a *analysis) table(seats []int) [][]float64 {
	out := make([][]float64, len(seats))
	for r, j := range seats {
		for _, rating := range a.cards[j].Ratings {
			x := Missing()
			if rating.Value > 0 {
				x = float64(rating.Value)
			}
			out[r] = append(out[r], x)
		}
	}
	return out
}

// present gives the seats of a session whose cards are in.
func (a *analysis) present(session int) []int {
	var out []int
	for j, seat := range a.seats {
		if seat.Session == session && a.cards[j] != nil {
			out = append(out, j)
		}
	}
	return out
}

func (a *analysis) agreement() {
	g := &Agreement{}
	all := make([][]float64, len(a.seats)) // every seat over the questions of every session
	for n, s := range a.kit.Sessions {
		present := a.present(n)
		own := a.table(present)
		for j := range a.seats {
			at := slices.Index(present, j)
			for i := range s.Asked {
				x := Missing()
				if at >= 0 {
					x = own[at][i]
				}
				all[j] = append(all[j], x)
			}
		}
		if len(present) < 2 {
			continue
		}
		a.session(g, n, present, own)
	}
	g.Questions = Alpha(all, Ordinal)
	g.Competencies = Alpha(a.means(), Interval)
	a.report.Agreement = g
}

func (a *analysis) session(g *Agreement, n int, present []int, own [][]float64) {
	items := complete(own)
	c := ICC(items)
	if len(items) < len(own[0]) {
		c.Two1.warn(Incomplete)
		c.TwoK.warn(Incomplete)
	}
	l := &a.kit.Loop.Sessions[n]
	g.Sessions = append(g.Sessions, SessionICC{Session: l.ID, Title: l.Title, Single: c.Two1, Mean: c.TwoK})
	for x := range present {
		for y := x + 1; y < len(present); y++ {
			i, j := present[x], present[y]
			g.Pairs = append(g.Pairs, PairOfSeats{
				Seats:        [2]string{a.seats[i].ID, a.seats[j].ID},
				Interviewers: [2]string{seatName(a.seats[i], a.cards[i]), seatName(a.seats[j], a.cards[j])},
				Kappa:        PairKappa(own[x], own[y], a.kit.Loop.Scale),
			})
		}
	}
}

// means gives each seat's mean of each competency, as raters by items.
func (a *analysis) means() [][]float64 {
	out := make([][]float64, len(a.seats))
	for j, seat := range a.seats {
		for _, c := range a.report.Competencies {
			x := Missing()
			for _, r := range c.Ratings {
				if r.Seat == seat.ID && r.Mean != nil {
					x = *r.Mean
				}
			}
			out[j] = append(out[j], x)
		}
	}
	return out
}

func (a *analysis) interviewers() {
	for n := range a.kit.Sessions {
		present := a.present(n)
		severity := Severity(a.table(present))
		for x, j := range present {
			p := a.panelist(j)
			p.Severity = severity[x]
			a.report.Interviewers = append(a.report.Interviewers, p)
		}
	}
	slices.SortStableFunc(a.report.Interviewers, func(x, y Panelist) int { return compareLow(x.Overall, y.Overall) })
}

func (a *analysis) panelist(j int) Panelist {
	seat, c := a.seats[j], a.cards[j]
	p := Panelist{
		Seat: seat.ID, Session: a.kit.Loop.Sessions[seat.Session].Title, Interviewer: seatName(seat, c),
		Asked: len(c.Ratings), Recommendation: c.Recommendation, Justification: c.Justification, Attested: c.Attested,
	}
	sum := 0
	for _, r := range c.Ratings {
		if r.RedFlag {
			p.RedFlags++
		}
		if r.Value == 0 {
			continue
		}
		p.Rated++
		if r.Evidence == "" {
			p.NoEvidence++
		}
		sum += r.Value
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

// flags gathers what the meeting should look at, in the order of the kinds.
func (a *analysis) flags() {
	var out []Flag
	for _, s := range a.report.Status.Seats {
		kind := map[State]FlagKind{
			Missed: FlagMissing, Blank: FlagMissing, Conflict: FlagConflict, Refused: FlagRefused,
			Unfinished: FlagIncomplete, SamePerson: FlagSamePerson,
		}[s.State]
		if kind != "" {
			out = append(out, Flag{Kind: kind, Seat: s.Seat, Interviewer: s.Interviewer, Why: s.because()})
		}
	}

	for _, c := range a.report.Competencies {
		out = append(out, competencyFlags(c, a.kit.Loop.Scale)...)
	}
	for _, q := range a.report.Questions {
		out = append(out, questionFlags(q)...)
	}
	for _, p := range a.report.Interviewers {
		if !p.Attested {
			out = append(out, Flag{Kind: FlagAttested, Seat: p.Seat, Interviewer: p.Interviewer})
		}
	}

	order := []FlagKind{
		FlagMissing, FlagConflict, FlagRefused, FlagSamePerson, FlagIncomplete, FlagRedFlag, FlagSpread, FlagDeviation,
		FlagEvidence, FlagNotAssessed, FlagAttested,
	}
	slices.SortStableFunc(out, func(x, y Flag) int {
		return cmp.Or(slices.Index(order, x.Kind)-slices.Index(order, y.Kind), cmp.Compare(y.Value, x.Value))
	})
	a.report.Flags = out
}

func competencyFlags(c Competency, scale int) []Flag {
	var out []Flag
	switch {
	case c.Mean == nil:
		return []Flag{{Kind: FlagNotAssessed, Competency: c.ID}}
	case c.Range != nil && *c.Range > 1+hair:
		out = append(out, Flag{Kind: FlagSpread, Competency: c.ID, Value: *c.Range})
	}
	if d := c.Deviation.Value; d != nil && *d > float64(scale)/6+hair {
		out = append(out, Flag{Kind: FlagDeviation, Competency: c.ID, Value: *d})
	}
	return out
}

func questionFlags(q Question) []Flag {
	var out []Flag
	low, high := 0, 0
	for _, g := range q.Ratings {
		if g.RedFlag {
			out = append(out, Flag{
				Kind: FlagRedFlag, Question: q.ID, Seat: g.Seat, Interviewer: g.Interviewer,
				Evidence: g.Evidence,
			})
		}
		if g.Value == 0 {
			continue
		}
		if g.Evidence == "" {
			out = append(out, Flag{
				Kind: FlagEvidence, Question: q.ID, Seat: g.Seat, Interviewer: g.Interviewer,
				Value: float64(g.Value),
			})
		}
		if low == 0 || g.Value < low {
			low = g.Value
		}
		high = max(high, g.Value)
	}
	if high-low > 1 {
		out = append(out, Flag{Kind: FlagSpread, Question: q.ID, Value: float64(high - low)})
	}
	return out
}
