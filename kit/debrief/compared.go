package debrief

import (
	"slices"
	"strconv"
	"strings"

	"panelkit/kit"
	"panelkit/kit/stats"
)

// parallel says whether, and in what, the candidates can be compared.
func (v Voice) parallel(c *Comparison) string {
	t := &v.Text.Compare
	if len(c.Reasons) == 0 {
		return t.Parallel
	}

	var out []string
	for i, d := range c.Reasons {
		sessions := []string{v.session(d.Session)}
		if d.Kind == DifferentForm {
			if i > 0 && c.Reasons[i-1].A == d.A && c.Reasons[i-1].B == d.B {
				continue // told with the one before it
			}
			sessions = v.apartIn(c, d)
		}
		out = append(out, v.difference(c, d, v.list(sessions)))
	}

	reasons := strings.Join(out, "; ")
	if len(c.Sessions) == 0 {
		return kit.Fill(t.NotParallel, "reasons", reasons)
	}
	var sessions []string
	for _, id := range c.Sessions {
		sessions = append(sessions, v.session(id))
	}
	return kit.Fill(t.PartlyParallel, "sessions", strings.Join(sessions, ", "), "reasons", reasons)
}

// apartIn names the sessions in which the forms of two kits differ.
func (v Voice) apartIn(c *Comparison, of Difference) []string {
	var out []string
	for _, d := range c.Reasons {
		if d.Kind == DifferentForm && d.A == of.A && d.B == of.B {
			out = append(out, v.session(d.Session))
		}
	}
	return out
}

// difference says why two candidates cannot be compared, or not in some sessions.
func (v Voice) difference(c *Comparison, d Difference, sessions string) string {
	t := &v.Text.Compare
	names := map[string]string{}
	for _, one := range c.Candidates {
		names[one.Kit] = one.label()
	}
	text := map[DifferenceKind]string{
		DifferentRole: t.DifferentRole, DifferentScale: t.DifferentScale, DifferentSessions: t.DifferentSessions,
		DifferentWeights: t.DifferentWeights, DifferentForm: t.DifferentForm,
	}[d.Kind]
	return kit.Fill(text, "a", names[d.A], "b", names[d.B], "sessions", sessions)
}

// incomplete names the candidates whose scorecards are missing.
func (v Voice) incomplete(c *Comparison) []string {
	var out []string
	for _, one := range c.Candidates {
		if one.In == one.Planned {
			continue
		}
		text := v.Text.Compare.Incomplete
		if len(one.Recommendations) > 0 {
			text = v.Text.Compare.IncompleteShown
		}
		out = append(out, kit.Fill(
			text, "name", one.label(), "in", strconv.Itoa(one.In), "planned", strconv.Itoa(one.Planned),
		))
	}

	return out
}

func scorecards(c Candidate) string { return strconv.Itoa(c.In) + "/" + strconv.Itoa(c.Planned) }

// recommends is what one interviewer recommends, apart from who it is.
func (v Voice) recommends(r Recommended) (recommendation, note string) {
	recommendation = r.Recommendation
	if recommendation == "" {
		recommendation = v.Text.Recommendations.None
	}
	if !r.Attested {
		note = v.Text.Recommendations.NotAttested
	}
	return recommendation, note
}

// flagged reports whether any red flag was raised and, if none was, how that is said.
func (v Voice) flagged(c *Comparison) (any bool, none string) {
	none = v.Text.Compare.NoRedFlags
	for _, one := range c.Candidates {
		any = any || len(one.RedFlags) > 0
		if one.In < one.Planned {
			none = v.Text.Compare.NoRedFlagsShown
		}
	}
	return any, none
}

func (v Voice) raisedIn(r Raised) string {
	return kit.Fill(
		v.Text.Compare.RedFlag, "interviewer", r.Interviewer, "session", r.Session, "n", strconv.Itoa(r.Number),
	)
}

// askedRow is a question that at least one candidate was to be asked.
type askedRow struct {
	Asked
	numbers []int // by candidate: in the session, from 1; 0: not asked
}

// askedSession is a session with the questions of all candidates.
type askedSession struct {
	title string
	rows  []askedRow // in the order of the first candidate who was asked each
}

// askedBySession puts together what the candidates were asked.
func (v Voice) askedBySession(c *Comparison) []askedSession {
	var ids []string
	of := map[string]*askedSession{}
	for i, one := range c.Candidates {
		for _, a := range one.Asked {
			s, ok := of[a.Session]
			if !ok {
				s = &askedSession{title: v.session(a.Session)}
				of[a.Session] = s
				ids = append(ids, a.Session)
			}

			at := slices.IndexFunc(s.rows, func(r askedRow) bool { return r.Question == a.Question })
			if at < 0 {
				at = len(s.rows)
				s.rows = append(s.rows, askedRow{Asked: a, numbers: make([]int, len(c.Candidates))})
			}
			s.rows[at].numbers[i] = a.Number
		}
	}

	var out []askedSession
	for _, id := range ids {
		out = append(out, *of[id])
	}
	return out
}

func (v Voice) levelAndCategory(a Asked) string {
	return v.Words.Level(a.Level).Name + ", " + strings.ToLower(v.Words.Category(a.Category).Name)
}

// impact says what to make of one group's selection rate.
func (v Voice) impact(im stats.Impact) string {
	t := &v.Text.Compare
	switch {
	case im.Reference:
		return t.Reference
	case im.Flagged:
		return t.Flagged
	case im.Reverses && im.Ratio != nil && *im.Ratio < 0.8:
		return t.Reverses
	case len(im.Warnings) > 0:
		return v.Text.Cautions.Small
	}
	return ""
}
