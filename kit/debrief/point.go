package debrief

import (
	"cmp"
	"slices"

	"panelkit/kit/stats"
)

// points sorts the questions that the meeting takes up into what must be settled and what is spread.
func (a *analysis) points() {
	for i := range a.report.Questions {
		q := &a.report.Questions[i]
		p, apart := pointOf(q, a.kit.Loop.Scale)
		switch {
		case len(p.RedFlags) > 0 || p.Apart >= settleApart:
			a.report.MustSettle = append(a.report.MustSettle, p)
		case apart:
			a.report.Spread = append(a.report.Spread, p)
		default:
			continue
		}
		q.Flagged = true
	}

	gravest := func(x, y Point) int {
		return cmp.Or(cmp.Compare(len(y.RedFlags), len(x.RedFlags)), cmp.Compare(y.Apart, x.Apart))
	}
	slices.SortStableFunc(a.report.MustSettle, gravest)
	slices.SortStableFunc(a.report.Spread, gravest)
}

// pointOf returns what there is to discuss about a question, and whether its ratings lie apart.
func pointOf(q *Question, scale int) (p Point, apart bool) {
	p = Point{Question: q.ID, Session: q.Session}
	var known []float64
	low := scale + 1
	for _, g := range q.Ratings {
		if g.RedFlag {
			p.RedFlags = append(p.RedFlags, g.Seat)
		}
		if g.Counts == 0 {
			continue
		}
		known = append(known, float64(g.Counts))
		if g.Counts < low {
			low, p.SpeaksFirst = g.Counts, nil
		}
		if g.Counts == low {
			p.SpeaksFirst = append(p.SpeaksFirst, g.Seat)
		}
	}

	spread := stats.SpreadOf(known, scale)
	if spread.Range.Value != nil {
		p.Apart = int(*spread.Range.Value)
	}
	return p, spread.Apart(scale)
}

// flags gathers everything that was noticed, by kind.
func (a *analysis) flags(cuts []Flag) {
	out := append(a.flagsOfSeats(), cuts...)
	for _, c := range a.report.Competencies {
		switch {
		case c.Mean == nil:
			out = append(out, Flag{Kind: FlagNotAssessed, Competency: c.ID})
		case c.Flagged:
			out = append(out, Flag{Kind: FlagSpread, Competency: c.ID, Value: *c.Range})
		}
	}
	for _, p := range slices.Concat(a.report.MustSettle, a.report.Spread) {
		if p.Apart > 1 {
			out = append(out, Flag{Kind: FlagSpread, Question: p.Question, Value: float64(p.Apart)})
		}
	}
	for _, q := range a.report.Questions {
		out = append(out, questionFlags(q)...)
	}

	order := []FlagKind{
		FlagMissing, FlagConflict, FlagRefused, FlagSamePerson, FlagIncomplete, FlagRedFlag,
		FlagSpread, FlagEvidence, FlagNotRated, FlagNotAssessed, FlagAttested, FlagCut,
	}
	slices.SortStableFunc(out, func(x, y Flag) int { return slices.Index(order, x.Kind) - slices.Index(order, y.Kind) })
	a.report.Flags = out
}

// flagsOfSeats are the flags that belong to a whole scorecard.
func (a *analysis) flagsOfSeats() []Flag {
	var out []Flag
	for _, s := range a.report.Status.Seats {
		kind := map[State]FlagKind{
			Missed: FlagMissing, Blank: FlagMissing, Conflict: FlagConflict, Refused: FlagRefused,
			Unfinished: FlagIncomplete, SamePerson: FlagSamePerson,
		}[s.State]
		if kind != "" {
			out = append(out, Flag{
				Kind: kind, Seat: s.Seat, Interviewer: s.Interviewer, Session: s.Session, Why: s.because(),
			})
		}
	}

	for _, p := range a.report.Interviewers {
		if !p.Attested {
			out = append(out, Flag{Kind: FlagAttested, Seat: p.Seat, Interviewer: p.Interviewer, Session: p.Session})
		}
	}
	return out
}

func questionFlags(q Question) []Flag {
	var out []Flag
	rated := false
	for _, g := range q.Ratings {
		rated = rated || g.Value > 0
		if g.RedFlag {
			out = append(out, Flag{Kind: FlagRedFlag, Question: q.ID, Seat: g.Seat, Interviewer: g.Interviewer})
		}
		if g.Value > 0 && g.Evidence == "" {
			out = append(out, Flag{
				Kind: FlagEvidence, Question: q.ID, Seat: g.Seat, Interviewer: g.Interviewer, Value: float64(g.Value),
			})
		}
	}

	if !rated && len(q.Ratings) > 0 {
		out = append(out, Flag{Kind: FlagNotRated, Question: q.ID})
	}
	return out
}
