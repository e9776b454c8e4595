package kit

import (
	"fmt"
	"strings"
)

// MaxRedFlagged is the rating that a question counts for at most where a red flag came up.
const MaxRedFlagged = 2

// Capped returns the rating as it counts: at most [MaxRedFlagged] where a red flag came up. What was given stays in
// Given.
func (r Rating) Capped() Rating {
	if r.RedFlag && r.Value > MaxRedFlagged {
		r.Given, r.Value = r.Value, MaxRedFlagged
	}
	return r
}

// Completeness is how far a scorecard is filled in.
type Completeness struct {
	Asked       int      // questions that must be asked; all of the session's where none must
	Answered    int      // of these, those with a rating and its evidence, or said to be not assessed
	Open        []string // ids of questions that must be asked, with neither
	NoEvidence  []string // ids of questions with a rating and no evidence
	NoRating    []string // ids of questions with evidence and no rating
	Recommended bool
	Attested    bool
	Touched     bool // something was entered at all
}

// Completeness returns how far a scorecard is filled in. It is complete when every question that must be asked has a
// rating or is said to be not assessed, every rating has its evidence, and recommendation and statement are there.
// The kit has the card's seat.
func (k *Kit) Completeness(c *Scorecard) Completeness {
	out := Completeness{Recommended: c.Recommendation != "", Attested: c.Attested}
	out.Touched = out.Recommended || out.Attested || c.Justification != ""

	asked := k.askedBy(c.Seat)
	must := mustAsk(asked)
	for i, r := range c.InOrder(asked) {
		state := r.State()
		switch {
		case state == Unsupported:
			out.NoEvidence = append(out.NoEvidence, r.Question)
		case state == Unrated:
			out.NoRating = append(out.NoRating, r.Question)
		case state == Open && must(asked[i]):
			out.Open = append(out.Open, r.Question)
		}
		if must(asked[i]) {
			out.Asked++
			if state == Done || state == NotAssessed {
				out.Answered++
			}
		}
		out.Touched = out.Touched || state != Open || r.Heard != "" || r.RedFlag
	}
	return out
}

// mustAsk returns what a card cannot do without: the questions that must be asked or, where there are none, all.
func mustAsk(asked []Asked) func(Asked) bool {
	for _, a := range asked {
		if a.MustAsk {
			return func(a Asked) bool { return a.MustAsk }
		}
	}
	return func(Asked) bool { return true }
}

// askedBy returns the questions of a seat's session, none where the kit has no such seat.
func (k *Kit) askedBy(seat string) []Asked {
	for _, s := range k.Seats() {
		if s.ID == seat {
			return k.Sessions[s.Session].Asked
		}
	}
	return nil
}

// Complete reports whether nothing is missing.
func (c Completeness) Complete() bool {
	return len(c.Open)+len(c.NoEvidence)+len(c.NoRating) == 0 && c.Recommended && c.Attested
}

// String returns "complete", "not filled in", or "incomplete" with how many of the questions that must be asked are
// done.
func (c Completeness) String() string {
	switch {
	case c.Complete():
		return "complete"
	case !c.Touched:
		return "not filled in"
	}
	return fmt.Sprintf("incomplete (%d of %d)", c.Answered, c.Asked)
}

// Missing returns what is missing, each in a phrase.
func (c Completeness) Missing() []string {
	var out []string
	list := func(what string, ids []string) {
		if len(ids) > 0 {
			out = append(out, what+" for "+strings.Join(ids, ", "))
		}
	}
	list("no rating", c.Open)
	list("no evidence", c.NoEvidence)
	list("evidence but no rating", c.NoRating)

	if !c.Recommended {
		out = append(out, "no recommendation")
	}
	if !c.Attested {
		out = append(out, "not said to be rated before any discussion")
	}
	return out
}
