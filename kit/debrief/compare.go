package debrief

import (
	"cmp"
	"io"
	"slices"

	"panelkit/bank"
	"panelkit/kit"
	"panelkit/kit/stats"
)

// CompareFormat names the layout of a comparison as JSON.
const CompareFormat = "panelkit.compare/1"

// Input is one candidate's kit with the scorecards that came back.
type Input struct {
	Kit   *kit.Kit
	Cards []Returned
}

// Comparison sets candidates of one loop side by side: what interviewers recommend, red flags, what each was asked,
// and the means over the sessions whose forms are parallel. It puts candidates in no order but that in which they were
// given, and adjusts no rating.
type Comparison struct {
	Format       string         `json:"format"`
	Title        string         `json:"title"`
	Scale        int            `json:"scale"`
	Parallel     bool           `json:"parallel"`          // all sessions are
	Sessions     []string       `json:"sessions"`          // ids of those that are parallel: means are over them
	Reasons      []Difference   `json:"reasons,omitempty"` // why the others are not
	Candidates   []Candidate    `json:"candidates"`
	Competencies []ComparedRow  `json:"competencies,omitempty"` // in the order of the role
	Impact       []stats.Impact `json:"impact,omitempty"`
}

// Candidate is one of those compared. Recommendations, red flags and means are left out while scorecards are missing,
// unless a part was asked for. Shown is false then, and where nothing is parallel.
type Candidate struct {
	Name            string        `json:"candidate,omitempty"`
	Kit             string        `json:"kit"`
	In              int           `json:"in"` // scorecards
	Planned         int           `json:"planned"`
	Shown           bool          `json:"shown"`
	Recommendations []Recommended `json:"recommendations,omitempty"`
	RedFlags        []Raised      `json:"red_flags,omitempty"`
	Asked           []Asked       `json:"asked"`
	Overall         *float64      `json:"overall"` // mean of the interviewers' overall scores
}

// Recommended is what one interviewer recommends.
type Recommended struct {
	Interviewer    string `json:"interviewer"`
	Session        string `json:"session"` // title
	Recommendation string `json:"recommendation,omitempty"`
	Attested       bool   `json:"attested"` // made before any discussion
}

// Raised is a red flag.
type Raised struct {
	Interviewer string `json:"interviewer"`
	Session     string `json:"session"` // title
	Question    string `json:"question"`
	Number      int    `json:"number"` // in the session, from 1
	Text        string `json:"text"`   // of the question
	Evidence    string `json:"evidence,omitempty"`
}

// Asked is a question that a candidate was to be asked.
type Asked struct {
	Session  string        `json:"session"` // id
	Number   int           `json:"number"`  // in the session, from 1
	Question string        `json:"question"`
	Text     string        `json:"text"`
	Level    bank.Level    `json:"level"`
	Category bank.Category `json:"category"`
}

// ComparedRow is one competency with the mean of the interviewers' means for each candidate.
type ComparedRow struct {
	ID     string     `json:"id"`
	Name   string     `json:"name"`
	Values []*float64 `json:"values"` // in the order of the candidates; nil: not rated or not shown
}

// Compare sets candidates side by side. Forms are parallel where a session asks as many questions of each level and
// category, on the same scale, with the same weights of competencies. A candidate whose scorecards are not all in is
// not shown unless Partial is set. Groups, which may be nil, are checked by [stats.FourFifths]; they are counts of
// their own and have nothing to do with the candidates.
func Compare(in []Input, groups []Group, o Options) *Comparison {
	c := &Comparison{Format: CompareFormat, Sessions: []string{}, Candidates: []Candidate{}}
	if len(groups) > 0 {
		c.Impact = stats.FourFifths(groups)
	}
	if len(in) == 0 {
		return c
	}

	first := in[0].Kit
	c.Title, c.Scale = first.Loop.Title, first.Loop.Scale
	c.differences(in)
	reports := make([]*Report, len(in))
	for i, one := range in {
		reports[i] = AnalyzeReturned(one.Kit, one.Cards, o)
		c.Candidates = append(c.Candidates, c.candidate(one.Kit, reports[i]))
	}
	if len(c.Sessions) == 0 {
		return c
	}

	for _, comp := range first.Role.Competencies {
		row := ComparedRow{ID: comp.ID, Name: comp.Name}
		rated := false
		for i, r := range reports {
			x := c.over(in[i].Kit, r, comp.ID)
			rated = rated || x != nil
			row.Values = append(row.Values, x)
		}
		if rated {
			c.Competencies = append(c.Competencies, row)
		}
	}
	return c
}

func (c *Comparison) candidate(k *kit.Kit, r *Report) Candidate {
	out := Candidate{
		Name: k.Loop.Candidate, Kit: k.ID, Planned: len(r.Status.Seats), Shown: !r.Blind && len(c.Sessions) > 0,
		Asked: askedOf(k), RedFlags: raised(k, r),
	}
	for _, s := range r.Status.Seats {
		if s.State == In {
			out.In++
		}
	}

	sum, n := 0.0, 0
	for _, p := range r.Interviewers {
		out.Recommendations = append(out.Recommendations, Recommended{
			Interviewer: p.Interviewer, Session: p.Session, Recommendation: p.Recommendation, Attested: p.Attested,
		})
		if p.Overall != nil && c.counts(k, p.Seat) {
			sum += *p.Overall
			n++
		}
	}
	if n > 0 && out.Shown {
		x := sum / float64(n)
		out.Overall = &x
	}
	return out
}

// askedOf lists the questions of a kit in the order of asking.
func askedOf(k *kit.Kit) []Asked {
	out := []Asked{}
	for _, s := range k.Sessions {
		for i, a := range s.Asked {
			q := k.Question(a.ID)
			out = append(out, Asked{
				Session: s.Session, Number: i + 1, Question: q.ID, Text: q.Text, Level: q.Level, Category: q.Category,
			})
		}
	}
	return out
}

// raised lists the red flags of a report, in the order of asking.
func raised(k *kit.Kit, r *Report) []Raised {
	var out []Raised
	for _, q := range r.Questions {
		for _, g := range q.Ratings {
			if g.RedFlag {
				out = append(out, Raised{
					Interviewer: g.Interviewer, Session: sessionTitle(k, q.Session), Question: q.ID, Number: q.Number,
					Text: q.Text, Evidence: g.Evidence,
				})
			}
		}
	}
	return out
}

// counts reports whether a seat belongs to a session that is parallel.
func (c *Comparison) counts(k *kit.Kit, seat string) bool {
	for _, s := range k.Seats() {
		if s.ID == seat {
			return slices.Contains(c.Sessions, k.Loop.Sessions[s.Session].ID)
		}
	}
	return false
}

// over returns the mean of the means that interviewers of parallel sessions gave for a competency.
func (c *Comparison) over(k *kit.Kit, r *Report, competency string) *float64 {
	var xs []float64
	for _, comp := range r.Competencies {
		for _, rated := range comp.Ratings {
			if comp.ID == competency && rated.Mean != nil && c.counts(k, rated.Seat) {
				xs = append(xs, *rated.Mean)
			}
		}
	}
	return stats.SpreadOf(xs, c.Scale).Mean.Value
}

// label names a candidate, or the kit where no name is set.
func (c Candidate) label() string { return cmp.Or(c.Name, c.Kit) }

// CompareJSON writes a comparison as indented JSON.
func CompareJSON(w io.Writer, c *Comparison) error { return writeJSON(w, c) }
