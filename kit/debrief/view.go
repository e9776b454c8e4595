package debrief

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"panelkit/kit"
)

// agenda is a report in words, as every document sets it.
type agenda struct {
	settle []discussed
	spread []discussed
	notes  []string
	every  []sessionView
}

// discussed is a point of the meeting.
type discussed struct {
	question     *Question
	labels       []string // "Red flag", "2 apart"
	where        string   // "Technical depth, question 4"
	competencies string
	sides        []side // the lowest rating first
	criteria     []criterion
}

// side is what one interviewer gave for a question.
type side struct {
	question *Question
	item     Item
	rating   string
	name     string
	first    bool   // speaks first
	meaning  string // what the rating stands for
	capped   string
	red      string
	quote    string // "" where no evidence was written
	heard    string
}

// criterion is one point of a good answer and who heard it.
type criterion struct {
	number    int
	text      string
	essential bool
	heardBy   string
	nobody    bool
}

// sessionView is a session with all its ratings.
type sessionView struct {
	title string
	names string
	rows  []rowView
}

// rowView is a question with all its ratings.
type rowView struct {
	question *Question
	about    string // id, must ask
	sides    []side
	see      string // where it is discussed with what was said; "" if nowhere else
}

// agenda words a report that is not blind.
func (v Voice) agenda(r *Report) *agenda {
	a := &agenda{notes: v.notes(r)}
	see := map[string]string{}
	part := func(points []Point, title string) []discussed {
		var out []discussed
		for _, p := range points {
			out = append(out, v.discussed(r, p))
			see[p.Question] = kit.Fill(v.Text.Every.See, "part", title)
		}
		return out
	}
	a.settle = part(r.MustSettle, "1, "+v.Text.Settle.Title)
	a.spread = part(r.Spread, "2, "+v.Text.Spread.Title)

	for _, s := range v.Kit.Loop.Sessions {
		one := sessionView{title: s.Title}
		for i := range r.Questions {
			if q := &r.Questions[i]; q.Session == s.ID {
				one.rows = append(one.rows, v.row(q, see[q.ID]))
				one.names = strings.Join(interviewers(q), ", ")
			}
		}
		a.every = append(a.every, one)
	}
	return a
}

func interviewers(q *Question) []string {
	var out []string
	for _, g := range q.Ratings {
		out = append(out, g.Interviewer)
	}
	return out
}

func (v Voice) row(q *Question, see string) rowView {
	row := rowView{question: q, about: q.ID, see: see}
	if q.MustAsk {
		row.about += " · " + v.Text.Every.MustAsk
	}
	for _, g := range q.Ratings {
		row.sides = append(row.sides, v.side(q, g))
	}
	return row
}

func (v Voice) discussed(r *Report, p Point) discussed {
	t := &v.Text.Point
	q := r.question(p.Question)
	d := discussed{
		question: q, where: v.where(q), competencies: v.competencies(q.Competencies), criteria: v.criteria(q),
	}
	if len(p.RedFlags) > 0 {
		d.labels = append(d.labels, t.RedFlag)
	}
	if p.Apart > 1 {
		d.labels = append(d.labels, kit.Fill(t.Apart, "n", strconv.Itoa(p.Apart)))
	}

	ratings := slices.Clone(q.Ratings)
	slices.SortStableFunc(ratings, func(x, y Given) int {
		return cmp.Or(cmp.Compare(unrated(x), unrated(y)), cmp.Compare(x.Counts, y.Counts))
	})
	for _, g := range ratings {
		s := v.side(q, g)
		s.first = len(ratings) > 1 && slices.Contains(p.SpeaksFirst, g.Seat)
		if len(g.Criteria) > 0 {
			s.heard = "" // the list of criteria says it
		}
		d.sides = append(d.sides, s)
	}
	return d
}

// unrated puts those who gave no rating last.
func unrated(g Given) int {
	if g.Counts == 0 {
		return 1
	}
	return 0
}

func (v Voice) side(q *Question, g Given) side {
	t := &v.Text.Point
	s := side{
		question: q, item: g.Item, rating: v.short(g.Item), name: g.Interviewer, quote: oneLine(g.Evidence),
		heard: v.heard(g.Item, len(q.Criteria)), meaning: v.meaning(q.ID, g.Value),
	}

	if g.Value == 0 {
		s.meaning = v.item(g.Item)
	}

	if g.RedFlag {
		s.red = v.red(q)
	}

	if g.Counts != g.Value {
		s.capped = kit.Fill(t.Capped, "n", strconv.Itoa(g.Counts))
	}

	return s
}

// criteria returns who heard which criterion of a question; nothing where nobody noted any.
func (v Voice) criteria(q *Question) []criterion {
	t := &v.Text.Point
	noted := slices.DeleteFunc(slices.Clone(q.Ratings), func(g Given) bool { return len(g.Criteria) == 0 })
	if len(noted) == 0 {
		return nil
	}

	var out []criterion
	for i, text := range q.Criteria {
		c := criterion{number: i + 1, text: text, essential: slices.Contains(q.Essential, i+1)}
		var who []string
		for _, g := range noted {
			if slices.Contains(g.Criteria, c.number) {
				who = append(who, g.Interviewer)
			}
		}

		c.heardBy = strings.Join(who, ", ")
		switch {
		case len(who) == 0:
			c.heardBy, c.nobody = t.Nobody, true
		case len(who) == len(q.Ratings) && len(who) > 1:
			c.heardBy = t.Everyone
		}
		out = append(out, c)
	}
	return out
}

// notes says what is incomplete or unusual, one line for each person and kind.
func (v Voice) notes(r *Report) []string {
	t := &v.Text.Notes
	var out []string
	for _, f := range r.Flags {
		who := withSession(f.Interviewer, f.Session)
		switch f.Kind {
		case FlagMissing:
			out = append(out, kit.Fill(t.MissingScorecard, "who", who))
		case FlagRefused:
			out = append(out, kit.Fill(t.RefusedScorecard, "who", who, "why", strings.TrimSuffix(f.Why, ".")))
		case FlagIncomplete:
			out = append(out, kit.Fill(t.IncompleteScorecard, "who", who, "why", f.Why))
		case FlagConflict:
			out = append(out, kit.Fill(t.ConflictingScorecards, "who", who))
		case FlagSamePerson:
			out = append(out, kit.Fill(t.SamePerson, "who", who))
		case FlagCut:
			where := ""
			if f.Question != "" {
				where = kit.Fill(t.CutWhere, "questions", v.placed(r, f.Question))
			}
			out = append(out, kit.Fill(t.CutShort, "who", f.Interviewer, "where", where))
		}
	}

	return slices.Concat(v.notRated(r), v.notAssessed(r), out)
}

// notRated names the questions that nobody rated, those that had to be asked apart.
func (v Voice) notRated(r *Report) []string {
	var must, others []string
	for _, f := range r.Flags {
		switch {
		case f.Kind != FlagNotRated:
		case r.question(f.Question).MustAsk:
			must = append(must, v.placed(r, f.Question))
		default:
			others = append(others, v.placed(r, f.Question))
		}
	}

	var out []string
	if len(must) > 0 {
		out = append(out, kit.Fill(v.Text.Notes.NotRatedMust, "questions", v.list(must)))
	}
	if len(others) > 0 {
		out = append(out, kit.Fill(v.Text.Notes.NotRated, "questions", v.list(others)))
	}
	return out
}

func (v Voice) notAssessed(r *Report) []string {
	var names []string
	for _, f := range r.Flags {
		if f.Kind == FlagNotAssessed {
			names = append(names, v.competency(f.Competency))
		}
	}
	if len(names) == 0 {
		return nil
	}
	return []string{kit.Fill(v.Text.Notes.NotAssessed, "competencies", v.list(names))}
}

// placed names a question so that it can be found: by its session, its number and its id.
func (v Voice) placed(r *Report, id string) string {
	q := r.question(id)
	return v.session(q.Session) + " " + strconv.Itoa(q.Number) + " (" + id + ")"
}

// aboutEvery counts what the list of every rating holds.
func (v Voice) aboutEvery(r *Report) string {
	ratings := 0
	for _, q := range r.Questions {
		for _, g := range q.Ratings {
			if g.Value > 0 {
				ratings++
			}
		}
	}
	return kit.Fill(
		v.Text.Every.About, "questions", strconv.Itoa(len(r.Questions)), "ratings", strconv.Itoa(ratings),
	)
}

// columns are the seats that the map of competencies has columns for: those whose scorecards count.
func (v Voice) columns(r *Report) []SeatStatus {
	return slices.DeleteFunc(slices.Clone(r.Status.Seats), func(s SeatStatus) bool { return !s.Counts(true) })
}

// columnName names a seat above its column; with the session where the person holds several seats.
func columnName(s SeatStatus, all []SeatStatus) string {
	if s.Interviewer == "" {
		return s.Seat
	}
	for _, other := range all {
		if other.Seat != s.Seat && other.Interviewer == s.Interviewer {
			return withSession(s.Interviewer, s.Session)
		}
	}
	return s.Interviewer
}

// of returns a seat's mean for the competency, nil if it gave none.
func (c Competency) of(seat string) *float64 {
	for _, r := range c.Ratings {
		if r.Seat == seat {
			return r.Mean
		}
	}
	return nil
}

// framed reports whether a seat's mean is one of those that lie apart: the lowest or the highest.
func (c Competency) framed(seat string) bool {
	x := c.of(seat)
	if !c.Flagged || x == nil {
		return false
	}
	low, high := *x, *x
	for _, r := range c.Ratings {
		if r.Mean != nil {
			low, high = min(low, *r.Mean), max(high, *r.Mean)
		}
	}
	return *x == low || *x == high
}

// heat is the class of a mean on the ramp of five, 1 the lightest, whatever the scale.
func heat(x float64, scale int) int {
	share := (x - 1) / float64(max(1, scale-1))
	return min(5, max(1, 1+int(share*4+0.5)))
}
