package debrief

import (
	"strings"
	"testing"

	"panelkit/kit"
)

// TestStates holds every state of a scorecard, and what keeps a debrief blind.
func TestStates(t *testing.T) {
	k := panelKit(t)
	cards := wholeCards(k, 1)
	whole := func() []Returned { return returned(wholeCards(k, 1)) }
	blank := Returned{File: "blank.xlsx", Card: kit.Scorecard{
		Kit: k.ID, Seat: cards[0].Seat,
		Interviewer: cards[0].Interviewer,
	}}
	refused := Returned{File: "bad.xlsx", Card: kit.Scorecard{Kit: k.ID, Seat: cards[0].Seat}, Refused: "row 9: x"}

	for name, e := range map[string]struct {
		returned []Returned
		state    State // of the first seat
		text     string
		complete bool
	}{
		"all in":                    {whole(), In, "in", true},
		"missing":                   {whole()[1:], Missed, "missing", false},
		"blank":                     {append(whole()[1:], blank), Blank, "not filled in", false},
		"blank beside a filled one": {append(whole(), blank), In, "in", true},
		"refused":                   {append(whole()[1:], refused), Refused, "refused: row 9: x", false},
		"refused and blank":         {append(whole()[1:], blank, refused), Refused, "refused: row 9: x", false},
		"refused beside a good one": {append(whole(), refused), In, "in", true},
		"two": {
			append(whole(), Returned{File: "again.xlsx", Card: cards[0]}), Conflict,
			"conflict", false,
		},
		"another kit's": {append(whole()[1:],
			Returned{File: "x", Card: kit.Scorecard{
				Kit: "x", Seat: cards[0].Seat,
				Attested: true,
			}}), Missed, "missing", false},
		"one rating of seven": {append(whole()[1:], Returned{File: "part.xlsx", Card: kit.Scorecard{
			Kit: k.ID, Seat: cards[0].Seat, Ratings: []kit.Rating{{
				Question: k.Sessions[0].Asked[0].ID, Value: 4,
				Evidence: "x",
			}},
		}}), Unfinished, "incomplete (1 of", false},
	} {
		st := NewStatus(k, e.returned)
		s := st.Seats[0]
		if s.State != e.state || !strings.HasPrefix(s.String(), e.text) || st.Complete != e.complete {
			t.Errorf("%s: %q (%s), complete %v", name, s, s.State, st.Complete)
		}
		r := AnalyzeReturned(k, e.returned, Options{})
		if r.Blind == e.complete {
			t.Errorf("%s: blind %v", name, r.Blind)
		}
		part := AnalyzeReturned(k, e.returned, Options{Partial: true})
		want := 3
		if e.state == In || e.state == Unfinished {
			want = 4
		}
		if len(part.Interviewers) != want || len(part.Cards(e.returned)) != want {
			t.Errorf("%s: %d interviewers and %d cards in part, want %d", name, len(part.Interviewers),
				len(part.Cards(e.returned)), want)
		}
	}
}

// TestOnePersonCountsOnce holds that two cards of one person in a session are no agreement of two.
func TestOnePersonCountsOnce(t *testing.T) {
	k := panelKit(t)
	cards := wholeCards(k, 1)
	cards[2].Interviewer = " ANA  núñez" // a substitute for the third seat, who sits in the second
	r := Analyze(k, cards, Options{Partial: true})

	if s := r.Status.Seats[2]; s.State != SamePerson || !strings.Contains(s.Why, cards[1].Seat) {
		t.Errorf("the second card of one person is %s", s)
	}
	if len(r.Interviewers) != 3 || len(r.Agreement.Pairs) != 1 {
		t.Errorf("%d interviewers and %d pairs count", len(r.Interviewers), len(r.Agreement.Pairs))
	}
	if r.Flags[0].Kind != FlagSamePerson {
		t.Errorf("the meeting is not told: %v", r.Flags[0])
	}
	if !Analyze(k, cards, Options{}).Blind {
		t.Error("the panel passes for complete")
	}

	// In two sessions one may sit.
	cards = wholeCards(k, 1)
	cards[1].Interviewer = cards[0].Interviewer
	if st := NewStatus(k, returned(cards)); !st.Complete {
		t.Errorf("one person in two sessions gives %v", st.Seats)
	}
}
