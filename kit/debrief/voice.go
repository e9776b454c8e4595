package debrief

import (
	"cmp"
	"strconv"
	"strings"

	"panelkit/kit"
	"panelkit/kit/stats"
)

// Voice is what a debrief is worded with. All but Kit may be shared among debriefs.
type Voice struct {
	Text  *Text
	Words *kit.Words
	Kit   *kit.Kit
}

// decimal returns a number with so many digits, or the mark for none.
func (v Voice) decimal(x *float64, digits int) string {
	if x == nil {
		return v.Text.None
	}
	return strconv.FormatFloat(*x, 'f', digits, 64)
}

// points returns a range in as few digits as it needs.
func points(x float64) string {
	return strings.TrimSuffix(strconv.FormatFloat(x, 'f', 1, 64), ".0")
}

// list joins words as a sentence does.
func (v Voice) list(words []string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " " + v.Text.And + " " + words[n-1]
	}
	return strings.Join(words, "")
}

func (v Voice) title(r *Report) string {
	return kit.Fill(v.Text.Title, "name", cmp.Or(r.Candidate, r.Title))
}

func (v Voice) about(r *Report) string {
	return kit.Fill(
		v.Text.About, "title", r.Title, "seniority", v.Text.Seniority.of(r.Seniority),
		"date", cmp.Or(r.Date, v.Text.NoDate), "kit", r.Kit,
	)
}

// standing says how many scorecards are in and, if not all are, whose are not.
func (v Voice) standing(r *Report) string {
	t := &v.Text.Status
	in := 0
	for _, s := range r.Status.Seats {
		if s.State == In {
			in++
		}
	}

	text := kit.Fill(t.In, "in", strconv.Itoa(in), "planned", strconv.Itoa(len(r.Status.Seats)))
	switch {
	case r.Status.Complete:
		text = t.AllIn
	case r.Blind:
		text += " " + kit.Fill(t.Blind, "names", v.absent(r.Status))
	case !r.Status.Complete:
		text += " " + kit.Fill(t.Partial, "names", v.absent(r.Status))
	}
	return text
}

// state says where a planned scorecard is.
func (v Voice) state(s SeatStatus) string {
	t := &v.Text.Status
	switch s.State {
	case In:
		return t.IsIn
	case Unfinished:
		answered, asked := strconv.Itoa(s.Answered), strconv.Itoa(s.Asked)
		return kit.Fill(t.Incomplete, "answered", answered, "asked", asked, "why", s.because())
	case Blank:
		return t.Blank
	case SamePerson:
		return t.SamePerson
	case Refused:
		return kit.Fill(t.Refused, "why", s.Why)
	case Conflict:
		return kit.Fill(t.Conflict, "count", strconv.Itoa(len(s.Files)))
	}

	return t.Missing
}

// absent names the scorecards that are not in, or not complete.
func (v Voice) absent(st Status) string {
	var names []string
	for _, s := range st.Seats {
		if s.State != In {
			names = append(names, withSession(s.Interviewer, s.Session))
		}
	}
	return strings.Join(names, ", ")
}

// withSession names an interviewer with the session, which alone is named where nobody knows who it is.
func withSession(name, session string) string {
	if name == "" {
		return session
	}
	return name + " (" + session + ")"
}

// competency names a competency by its id.
func (v Voice) competency(id string) string {
	if c := v.Kit.Competency(id); c != nil {
		return c.Name
	}
	return id
}

func (v Voice) competencies(ids []string) string {
	var names []string
	for _, id := range ids {
		names = append(names, v.competency(id))
	}
	return strings.Join(names, ", ")
}

// session names a session by its id.
func (v Voice) session(id string) string { return sessionTitle(v.Kit, id) }

// sessionTitle returns the title of a session of a kit, or the id where the kit has no such session.
func sessionTitle(k *kit.Kit, id string) string {
	for _, s := range k.Loop.Sessions {
		if s.ID == id {
			return s.Title
		}
	}
	return id
}

func (v Voice) where(q *Question) string {
	return kit.Fill(v.Text.Point.Where, "session", v.session(q.Session), "n", strconv.Itoa(q.Number))
}

// item says what was given for a question: a number or why there is none.
func (v Voice) item(it Item) string {
	switch {
	case it.NotAssessed:
		return v.Words.NotAssessed
	case it.Value == 0:
		return v.Text.Point.Blank
	}
	return strconv.Itoa(it.Value)
}

// short is item as it stands in a narrow column.
func (v Voice) short(it Item) string {
	switch {
	case it.NotAssessed:
		return v.Words.NotAssessedMark
	case it.Value == 0:
		return v.Text.None
	}
	return strconv.Itoa(it.Value)
}

// red says that a red flag was raised and, as far as the scorecard can know, which.
func (v Voice) red(q *Question) string {
	switch len(q.RedFlags) {
	case 0:
		return v.Text.Point.Raised
	case 1:
		return v.Text.Point.Raised + " " + q.RedFlags[0]
	}

	flags := make([]string, len(q.RedFlags))
	for i, f := range q.RedFlags {
		flags[i] = strings.TrimSuffix(f, ".")
	}
	return kit.Fill(v.Text.Point.RaisedOneOf, "flags", strings.Join(flags, "; "))
}

// heard says which criteria an interviewer heard; "" where nothing was noted.
func (v Voice) heard(it Item, criteria int) string {
	t := &v.Text.Point
	n := strconv.Itoa(criteria)
	switch {
	case it.Heard == "":
		return ""
	case len(it.Criteria) == 0:
		return kit.Fill(t.HeardAsTyped, "typed", oneLine(it.Heard))
	case len(it.Criteria) == criteria:
		return kit.Fill(t.HeardAll, "n", n)
	}

	var numbers []string
	for _, c := range it.Criteria {
		numbers = append(numbers, strconv.Itoa(c))
	}
	return kit.Fill(t.Heard, "list", v.list(numbers), "n", n)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// meaning is the lead of the anchor of a rating, or the name of the rating where the anchor has none.
func (v Voice) meaning(question string, rating int) string {
	q := v.Kit.Question(question)
	if q == nil || rating == 0 {
		return ""
	}
	for _, a := range q.Rubric(v.Kit.Loop.Scale, v.Words.Rubric) {
		if a.Rating == rating && a.Lead != "" {
			return strings.TrimSuffix(a.Lead, ".")
		}
	}
	return v.Words.Rating(v.Kit.Loop.Scale, rating)
}

// closeness says how many of the questions that people shared are at most a point apart.
func (v Voice) closeness(g *Agreement) string {
	if g.Shared == 0 {
		return v.Text.Spread.NotShared
	}
	return kit.Fill(v.Text.Spread.Close, "close", strconv.Itoa(g.Close), "shared", strconv.Itoa(g.Shared))
}

// apart says of a competency whose means lie apart what its people rated, the lowest first.
func (v Voice) apart(c Competency) string {
	t := &v.Text.Competencies
	var who []string
	var first []string
	for _, r := range c.Ratings {
		if r.Mean == nil {
			continue
		}
		who = append(who, kit.Fill(t.By, "name", r.Interviewer, "ratings", v.decimal(r.Mean, 1)))
		if *r.Mean == *c.Ratings[0].Mean {
			first = append(first, r.Interviewer)
		}
	}

	return kit.Fill(
		t.Apart, "competency", c.Name, "value", points(*c.Range), "first", v.list(first), "ratings", v.list(who),
	)
}

// statRow is one line of the table of statistics.
type statRow struct {
	name string
	stat stats.Stat
}

// statistics returns those that rest on enough items to be printed, and one line on the others.
func (v Voice) statistics(r *Report) (rows []statRow, tooFew string) {
	t := &v.Text.Agreement
	all := []statRow{{t.AlphaQuestions, r.Agreement.Questions}, {t.AlphaCompetencies, r.Agreement.Competencies}}
	for _, s := range r.Agreement.Sessions {
		all = append(all,
			statRow{kit.Fill(t.ICCSingle, "session", s.Title), s.Single},
			statRow{kit.Fill(t.ICCMean, "session", s.Title), s.Mean})
	}
	for _, p := range r.Agreement.Pairs {
		all = append(all, statRow{kit.Fill(t.Kappa, "a", p.Interviewers[0], "b", p.Interviewers[1]), p.Kappa})
	}
	for _, p := range r.Interviewers {
		if p.Severity.Raters > 1 {
			name := withSession(p.Interviewer, p.Session)
			all = append(all, statRow{kit.Fill(t.Severity, "name", name), p.Severity})
		}
	}

	for _, s := range all {
		if s.stat.Items >= stats.EnoughItems {
			rows = append(rows, s)
		} else {
			tooFew = kit.Fill(t.TooFew, "least", strconv.Itoa(stats.EnoughItems))
		}
	}
	return rows, tooFew
}

func (v Voice) interval(s stats.Stat) string {
	if s.Lower == nil || s.Upper == nil {
		return v.Text.None
	}
	return v.decimal(s.Lower, 2) + " … " + v.decimal(s.Upper, 2)
}

// cautions says in plain words what to make of a statistic.
func (v Voice) cautions(s stats.Stat) string {
	t := &v.Text.Cautions
	words := map[stats.Caution]string{
		stats.FewItems: t.FewItems, stats.FewRaters: t.FewRaters, stats.SmallSample: t.Small,
		stats.NoVariance: t.NoVariance, stats.Incomplete: t.Incomplete, stats.NotShared: t.NotShared,
		stats.Negative: t.Negative,
	}

	var out []string
	for _, w := range s.Warnings {
		out = append(out, words[w])
	}
	return strings.Join(out, " ")
}
