package debrief

import (
	"cmp"
	"fmt"
	"strings"

	"panelkit/kit"
	"panelkit/kit/mark"
)

// Returned is a scorecard with the file that it came in, or a file that was refused.
type Returned struct {
	File    string
	Card    kit.Scorecard // of a refused file only kit and seat
	Refused string        // why, in one line; "" where it was taken
}

// Status tells which scorecards are in.
type Status struct {
	Seats    []SeatStatus `json:"seats"`
	Complete bool         `json:"complete"` // every planned scorecard is in, once and complete
}

// SeatStatus is the state of one planned scorecard.
type SeatStatus struct {
	Seat        string   `json:"seat"`
	Session     string   `json:"session"` // title
	Interviewer string   `json:"interviewer,omitempty"`
	State       State    `json:"state"`
	Answered    int      `json:"answered,omitempty"` // of an incomplete one: questions that must be asked and are done
	Asked       int      `json:"asked,omitempty"`    // likewise: of so many
	Missing     []string `json:"missing,omitempty"`  // likewise: what is missing, each in a phrase
	Why         string   `json:"why,omitempty"`      // of a refused one, or one of a person who has another: why
	Files       []string `json:"files,omitempty"`    // that claim to be this scorecard
}

// State is that of a planned scorecard.
type State string

// The states of a planned scorecard. Only those that are in count, and with [Options.Partial] the incomplete ones.
const (
	In         State = "in"
	Unfinished State = "incomplete"
	Blank      State = "not filled in"
	Missed     State = "missing"
	Refused    State = "refused"
	Conflict   State = "conflict"         // several files: none of them is used
	SamePerson State = "same interviewer" // who has filled in another scorecard of the session: that one counts
)

// String returns the state in one line, with what is behind it.
func (s SeatStatus) String() string {
	switch s.State {
	case Unfinished:
		return fmt.Sprintf("%s (%d of %d)", s.State, s.Answered, s.Asked)
	case Refused, SamePerson:
		return string(s.State) + ": " + s.Why
	}
	return string(s.State)
}

// Counts reports whether the scorecard is used: it is in or, where a part is asked for, at least incomplete.
func (s SeatStatus) Counts(partial bool) bool {
	return s.State == In || partial && s.State == Unfinished
}

// NewStatus tells which of a kit's planned scorecards are in, by [kit.Kit.Completeness]. Several for one seat are a
// conflict, unless nothing was entered in all but one.
func NewStatus(k *kit.Kit, returned []Returned) Status {
	st := Status{Complete: true}
	for _, seat := range k.Seats() {
		st.Seats = append(st.Seats, seatStatus(k, seat, returned))
	}

	st.onePersonOneSeat(k)
	for _, s := range st.Seats {
		st.Complete = st.Complete && s.State == In
	}
	return st
}

func seatStatus(k *kit.Kit, seat kit.Seat, returned []Returned) SeatStatus {
	s := SeatStatus{
		Seat: seat.ID, Session: k.Loop.Sessions[seat.Session].Title, Interviewer: seat.Name, State: Missed,
	}
	var blank []string
	var filled []kit.Completeness
	refused, why := []string(nil), ""
	for _, r := range returned {
		if r.Card.Seat != seat.ID || r.Card.Kit != k.ID {
			continue
		}
		c := k.Completeness(&r.Card)
		switch {
		case r.Refused != "":
			refused, why = append(refused, r.File), cmp.Or(why, r.Refused)
		case !c.Touched:
			blank = append(blank, r.File)
		default:
			filled, s.Files = append(filled, c), append(s.Files, r.File)
			s.Interviewer = cmp.Or(r.Card.Interviewer, s.Interviewer)
		}
	}

	switch {
	case len(filled) > 1:
		s.State = Conflict
	case len(filled) == 1 && filled[0].Complete():
		s.State = In
	case len(filled) == 1:
		s.State, s.Missing = Unfinished, filled[0].Missing()
		s.Answered, s.Asked = filled[0].Answered, filled[0].Asked
	case len(refused) > 0:
		s.State, s.Why, s.Files = Refused, why, refused
	case len(blank) > 0:
		s.State, s.Files = Blank, blank
	}
	return s
}

// onePersonOneSeat leaves out the scorecard of whoever has filled in another of the same session: two cards of one
// person are no agreement of two.
func (st *Status) onePersonOneSeat(k *kit.Kit) {
	first := map[string]string{} // seat, by session and name
	for i, seat := range k.Seats() {
		s := &st.Seats[i]
		if !s.Counts(true) || s.Interviewer == "" {
			continue
		}

		key := fmt.Sprint(seat.Session, " ", mark.Fold(s.Interviewer))
		if other, twice := first[key]; twice {
			s.State, s.Why = SamePerson, s.Interviewer+" has filled in "+other+" too, which counts"
			continue
		}

		first[key] = s.Seat
	}
}

// because says in a phrase what is behind the state of a scorecard that does not count, or not wholly.
func (s SeatStatus) because() string {
	if s.State == Unfinished {
		return strings.Join(s.Missing, "; ")
	}
	return s.Why
}

// Cards returns the cards that the report is made of, of those that were returned.
func (r *Report) Cards(returned []Returned) []kit.Scorecard {
	var out []kit.Scorecard
	for _, s := range r.Status.Seats {
		if r.Blind || !s.Counts(true) {
			continue
		}
		for _, one := range returned {
			if one.Refused == "" && one.Card.Kit == r.Kit && one.Card.Seat == s.Seat && one.File == s.Files[0] {
				card, _ := shorten(one.Card) // told among the flags
				out = append(out, card)
			}
		}
	}

	return out
}
