package debrief

import (
	"strconv"
	"strings"

	"panelkit/kit"
)

// Voice is what a debrief is worded with. All but Kit may be shared among debriefs.
type Voice struct {
	Text  *Text
	Words *kit.Words
	Kit   *kit.Kit
}

// num gives a number with two digits, or the mark for none.
func (v Voice) num(x *float64) string {
	if x == nil {
		return v.Text.None
	}
	return strconv.FormatFloat(*x, 'f', 2, 64)
}

// signed gives a number with its sign.
func (v Voice) signed(x *float64) string {
	s := v.num(x)
	if x != nil && *x > 0 {
		return "+" + s
	}
	return s
}

func (v Voice) interval(s Stat) string {
	if s.Lower == nil || s.Upper == nil {
		return v.Text.None
	}
	return v.num(s.Lower) + " … " + v.num(s.Upper)
}

// cautions says in plain words what to make of a statistic.
func (v Voice) cautions(s Stat) string {
	t := &v.Text.Cautions
	var out []string
	for _, w := range s.Warnings {
		switch w {
		case FewItems:
			out = append(out, t.FewItems)
		case FewRaters:
			out = append(out, t.FewRaters)
		case SmallSample:
			out = append(out, t.Small)
		case NoVariance:
			out = append(out, t.NoVariance)
		case Incomplete:
			out = append(out, t.Incomplete)
		case NotNested:
			out = append(out, t.NotShared)
		case Negative:
			out = append(out, t.Negative)
		}
	}
	return strings.Join(out, " ")
}

func (v Voice) about(r *Report) string {
	candidate, date := r.Candidate, r.Date
	if candidate == "" {
		candidate = v.Text.NoCandidate
	}
	if date == "" {
		date = v.Text.NoDate
	}
	return kit.Fill(v.Text.About, "candidate", candidate, "kit", r.Kit, "date", date)
}

// state says where a planned scorecard is.
func (v Voice) state(s SeatStatus) string {
	t := &v.Text.Status
	switch s.State {
	case In:
		return t.In
	case Unfinished:
		return kit.Fill(t.Incomplete, "answered", strconv.Itoa(s.Answered), "asked", strconv.Itoa(s.Asked), "why",
			s.because())
	case Blank:
		return t.Blank
	case Refused:
		return kit.Fill(t.Refused, "why", s.Why)
	case SamePerson:
		return t.SamePerson
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
			name := s.Session
			if s.Interviewer != "" {
				name = s.Interviewer + " (" + s.Session + ")"
			}
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// competency names a competency by its id.
func (v Voice) competency(id string) string {
	if c := v.Kit.Competency(id); c != nil {
		return c.Name
	}
	return id
}

// flag says what is flagged.
func (v Voice) flag(f Flag) string {
	t := &v.Text.Flags
	what := f.Question
	if f.Competency != "" {
		what = v.competency(f.Competency)
	}
	who := f.Interviewer
	if who == "" {
		who = f.Seat
	}
	evidence := f.Evidence
	if evidence == "" {
		evidence = t.NoWords
	}
	text := map[FlagKind]string{
		FlagMissing: t.MissingScorecard, FlagConflict: t.ConflictingScorecards, FlagRedFlag: t.RedFlag,
		FlagSpread:    t.Spread,
		FlagDeviation: t.Deviation, FlagRefused: t.RefusedScorecard, FlagIncomplete: t.IncompleteScorecard,
		FlagSamePerson: t.SamePerson, FlagEvidence: t.Evidence, FlagNotAssessed: t.NotAssessed,
		FlagAttested: t.NotAttested,
	}[f.Kind]
	value := strconv.FormatFloat(f.Value, 'f', 2, 64)
	if f.Value == float64(int(f.Value)) {
		value = strconv.Itoa(int(f.Value))
	}
	limit := strconv.FormatFloat(float64(v.Kit.Loop.Scale)/6, 'f', 2, 64)
	return kit.Fill(text, "interviewer", who, "question", f.Question, "what", what, "value", value, "limit",
		limit, "evidence", strings.Join(strings.Fields(evidence), " "), "why", f.Why)
}

// item says what was given for a question: a number or why there is none.
func (v Voice) item(it Item) string {
	switch {
	case it.NotAssessed:
		return v.Text.Competency.NotAssessed
	case it.Value == 0:
		return v.Text.Competency.Blank
	}
	return strconv.Itoa(it.Value)
}

func (v Voice) items(r Rated) string {
	var out []string
	for _, it := range r.Items {
		out = append(out, it.Question+": "+v.item(it))
	}
	return strings.Join(out, ", ")
}

// speaksFirst names whoever rated lowest, if anyone rated.
func (v Voice) speaksFirst(c Competency) string {
	var names []string
	for _, r := range c.Ratings {
		if r.Mean != nil && *r.Mean < *c.Ratings[0].Mean+hair {
			names = append(names, r.Interviewer)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return kit.Fill(v.Text.Competency.Order, "name", strings.Join(names, ", "))
}

func (v Voice) sum(c Competency) string {
	return kit.Fill(
		v.Text.Competency.Sum, "median", v.num(c.Median), "mean", v.num(c.Mean), "range", v.num(c.Range),
		"deviation", v.num(c.Deviation.Value), "rwg", v.num(c.RWG.Value),
	)
}

// statRow is one line of the table of statistics.
type statRow struct {
	name string
	stat Stat
}

func (v Voice) statistics(g *Agreement) []statRow {
	t := &v.Text.Agreement
	out := []statRow{{t.AlphaQuestions, g.Questions}, {t.AlphaCompetencies, g.Competencies}}
	for _, s := range g.Sessions {
		out = append(out, statRow{kit.Fill(t.ICCSingle, "session", s.Title), s.Single},
			statRow{kit.Fill(t.ICCMean, "session", s.Title), s.Mean})
	}
	for _, p := range g.Pairs {
		out = append(out, statRow{kit.Fill(t.Kappa, "a", p.Interviewers[0], "b", p.Interviewers[1]), p.Kappa})
	}
	return out
}

func (v Voice) attested(p Panelist) string {
	if p.Attested {
		return v.Text.Interviewers.Yes
	}
	return v.Text.Interviewers.No
}

func (v Voice) recommended(p Panelist) string {
	if p.Recommendation == "" {
		return v.Text.Interviewers.None
	}
	return p.Recommendation
}
