package packet

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"panelkit/bank"
	"panelkit/kit"
)

// view is all that a packet says, in the order in which it says it; PDF and HTML are made from it.
type view struct {
	Kit          *kit.Kit
	Text         *Text
	Words        *kit.Words
	Title        string
	Session      *kit.Session
	Interviewer  string
	Facts        []fact // with blanks to fill in
	Stamp        []fact // of the kit itself
	Agenda       []agendaRow
	AgendaNote   string
	Everyone     string   // what every candidate has in common
	Opening      []string // script
	Closing      []string
	Sessions     []sessionRow
	Matrix       []matrixRow
	Questions    []question
	Competencies []competency // of this session
	Scale        []anchor     // highest first, without text
	Compact      bool
	Guidance     bool
}

// fact is a label with its value; "" leaves room to write it in.
type fact struct{ Label, Value string }

type agendaRow struct {
	From, To int // minutes from the start
	Title    string
	Question *question // nil for opening, spare and closing
}

type sessionRow struct {
	Number    int
	Title     string
	Panelists string
	Minutes   int
	Questions int
	Here      bool
}

type matrixRow struct {
	Competency *bank.Competency
	Counts     []int
	Total      int
	Note       string // "" unless thinly covered
}

// competency is one that a session rates, with the numbers of the questions that bear on it.
type competency struct {
	*bank.Competency
	Questions string
}

type anchor struct {
	bank.Anchor
	Name string // of the rating
}

// question is one question in its place.
type question struct {
	*bank.Question
	Number       int
	Asked        kit.Asked
	LevelName    kit.Named
	CategoryName kit.Named
	Competencies []*bank.Competency
	Anchors      []anchor
}

// Clock gives the minutes between which the question is asked.
func (q *question) Clock() string { return span(q.Asked.Start, q.Asked.Start+q.Asked.Minutes) }

// span is written with an en dash.
func span(from, to int) string { return strconv.Itoa(from) + "–" + strconv.Itoa(to) }

// newView gathers what the packet of one seat says.
func newView(k *kit.Kit, seat kit.Seat, o *Options) (*view, error) {
	if seat.Session < 0 || seat.Session >= len(k.Loop.Sessions) || seat.Session >= len(k.Sessions) {
		return nil, fmt.Errorf("kit %s: session %d is not in the kit, which has %d", k.ID, seat.Session+1,
			len(k.Sessions))
	}

	if o.Text == nil || o.Words == nil {
		return nil, fmt.Errorf("kit %s: packet has no wording", k.ID)
	}

	s := &k.Loop.Sessions[seat.Session]
	v := &view{
		Kit:         k,
		Text:        o.Text,
		Words:       o.Words,
		Title:       k.Loop.Title,
		Session:     s,
		Interviewer: seat.Name,
		Compact:     o.Compact,
		Guidance:    !o.NoGuidance,
	}

	for r := k.Loop.Scale; r >= 1; r-- {
		v.Scale = append(v.Scale, anchor{bank.Anchor{Rating: r}, o.Words.Rating(k.Loop.Scale, r)})
	}

	if err := v.questions(seat); err != nil {
		return nil, err
	}

	v.facts(seat)
	v.agenda()
	v.panel(seat)
	for i := range k.Role.Competencies {
		var numbers []string
		for _, q := range v.Questions {
			if slices.Contains(q.Question.Competencies, k.Role.Competencies[i].ID) {
				numbers = append(numbers, strconv.Itoa(q.Number))
			}
		}
		if len(numbers) > 0 {
			v.Competencies = append(v.Competencies, competency{&k.Role.Competencies[i], strings.Join(numbers, ", ")})
		}
	}

	everyone := o.Text.Run.Equal
	if k.SameForAll() {
		everyone = o.Text.Run.Same
	}

	v.Everyone = everyone
	pairs := []string{
		"everyone", everyone, "role", k.Loop.Title, "minutes", strconv.Itoa(s.Minutes), "session",
		s.Title,
	}

	for _, line := range o.Text.Run.OpeningScript {
		v.Opening = append(v.Opening, kit.Fill(line, pairs...))
	}

	for _, line := range o.Text.Run.ClosingScript {
		v.Closing = append(v.Closing, kit.Fill(line, pairs...))
	}

	return v, nil
}

func (v *view) questions(seat kit.Seat) error {
	k, w := v.Kit, v.Words
	for i, a := range k.Sessions[seat.Session].Asked {
		q := k.Question(a.ID)
		if q == nil {
			return fmt.Errorf("kit %s: session %s: question %q is not in the kit", k.ID, v.Session.ID, a.ID)
		}
		if len(q.Criteria) == 0 {
			return fmt.Errorf("kit %s: %s: question has no criteria", k.ID, q.ID)
		}
		out := question{
			Question: q, Number: i + 1, Asked: a, LevelName: w.Level(q.Level),
			CategoryName: w.Category(q.Category),
		}
		for _, id := range q.Competencies {
			if c := k.Competency(id); c != nil {
				out.Competencies = append(out.Competencies, c)
			}
		}
		for _, an := range q.Rubric(k.Loop.Scale, w.Rubric) {
			out.Anchors = append(out.Anchors, anchor{an, w.Rating(k.Loop.Scale, an.Rating)})
		}
		v.Questions = append(v.Questions, out)
	}

	return nil
}

func (v *view) facts(seat kit.Seat) {
	k, c := v.Kit, v.Text.Cover
	of := ""
	if n := len(k.Loop.Sessions); n > 1 {
		of = " (" + kit.Fill(c.SessionOf, "n", strconv.Itoa(seat.Session+1), "of", strconv.Itoa(n)) + ")"
	}

	v.Facts = []fact{
		{c.Candidate, k.Loop.Candidate},
		{c.Interviewer, seat.Name},
		{c.Date, v.day()},
		{c.Session, v.Session.Title + of},
		{c.Length, kit.Fill(c.Minutes, "n", strconv.Itoa(v.Session.Minutes))},
	}

	digest := k.BankDigest
	v.Stamp = []fact{{c.Kit, k.ID}, {c.Seed, strconv.FormatUint(k.Seed, 10)}, {c.Bank, digest[:min(12, len(digest))]}}
}

// day gives the loop's date as people write it; "" where none is set.
func (v *view) day() string {
	t, err := time.Parse(time.DateOnly, v.Kit.Loop.Date)
	if err != nil {
		return v.Kit.Loop.Date
	}
	if strings.HasPrefix(v.Text.Lang, "en") {
		return t.Format("2 January 2006")
	}
	return v.Kit.Loop.Date
}

func (v *view) agenda() {
	c, s := v.Text.Cover, v.Session
	v.AgendaNote = kit.Fill(c.AgendaNote, "must", "**"+v.Words.MustAsk+"**", "time", "**"+v.Words.IfTime+"**")
	clock := s.Opening()
	v.Agenda = []agendaRow{{To: clock, Title: c.Opening}}
	for i := range v.Questions {
		q := &v.Questions[i]
		if i > 0 && q.Asked.Start > clock {
			v.Agenda = append(v.Agenda, agendaRow{From: clock, To: q.Asked.Start, Title: c.Break})
		}
		v.Agenda = append(v.Agenda,
			agendaRow{From: q.Asked.Start, To: q.Asked.Start + q.Asked.Minutes, Title: q.Text, Question: q})
		clock = q.Asked.Start + q.Asked.Minutes
	}

	if end := s.Minutes - s.Closing(); clock < end {
		v.Agenda = append(v.Agenda, agendaRow{From: clock, To: end, Title: c.Spare})
		clock = end
	}

	v.Agenda = append(v.Agenda, agendaRow{From: clock, To: max(clock, s.Minutes), Title: c.Closing})
}

func (v *view) panel(seat kit.Seat) {
	k := v.Kit
	for i, s := range k.Loop.Sessions {
		v.Sessions = append(v.Sessions, sessionRow{
			Number: i + 1, Title: s.Title, Panelists: strings.Join(s.Panelists, ", "), Minutes: s.Minutes,
			Questions: len(k.Sessions[i].Asked), Here: i == seat.Session,
		})
	}

	for _, cc := range k.Coverage.Competencies {
		c := k.Competency(cc.Competency)
		if c == nil {
			continue
		}
		row := matrixRow{Competency: c, Counts: cc.Sessions, Total: cc.Total}
		switch {
		case cc.In == 0:
			row.Note = v.Text.Panel.Never
		case cc.In == 1 && len(k.Loop.Sessions) > 1:
			row.Note = v.Text.Panel.Once
		}
		v.Matrix = append(v.Matrix, row)
	}
}
