package desk

import (
	"time"

	"panelkit/bank"
	"panelkit/kit/drill"
	"panelkit/kit/practice"
)

// DrillRequest asks for a sitting in which questions are practiced one by one.
type DrillRequest struct {
	Role     string             // whose bank is drilled; "" with a pack
	Pack     *practice.Document // is drilled in place of a role's bank; nil: none
	Category string             // only this one; "": all
	Level    string             // only this one; "": all
	Exclude  []string           // ids of live questions, and names of live kits
	Count    int                // questions to ask at most
	Fresh    int                // questions among them that were never asked, at most; more if fewer are due
	Today    time.Time

	// Progress returns what was drilled of a role before.
	Progress func(role string) (*drill.Progress, error)
}

// Sitting is one drill. It asks what is most likely to have been forgotten first, and what could not be answered
// once more before the end.
type Sitting struct {
	Document   *practice.Document
	Progress   *drill.Progress
	Due, Fresh int                 // how many questions are due, and how many are new, in all
	Grades     [drill.Easy + 1]int // how often each was given
	today      time.Time
	items      []drill.Item // the questions of the document, in its order
	queue      []int        // indices of the questions to ask
	asked      int
}

// Drill begins a sitting.
func (d *Desk) Drill(r DrillRequest) (*Sitting, error) {
	if err := r.check(); err != nil {
		return nil, err
	}
	doc, err := d.drilled(&r)
	if err != nil {
		return nil, err
	}
	if doc, err = doc.Only(r.Category, r.Level); err != nil {
		return nil, blame(r.narrow(), err)
	}
	p, err := r.Progress(doc.Role.ID)
	if err != nil {
		return nil, err
	}

	s := &Sitting{Document: doc, Progress: p, today: r.Today}
	for _, q := range doc.Questions {
		s.items = append(s.items, drill.Item{ID: q.ID, Level: bank.Level(q.Level).Rank()})
	}
	s.choose(r.Count, r.Fresh)
	return s, nil
}

func (r *DrillRequest) check() error {
	faults := known("level", "level", r.Level, bank.Levels())
	if r.Count < 1 {
		faults = append(faults, fault("count", "for example 10", "%d questions is not at least 1", r.Count))
	}
	if r.Fresh < 0 {
		faults = append(faults, fault("new", "for example 5", "%d new questions is not at least 0", r.Fresh))
	}
	return faults.err()
}

// narrow names the field that leaves no question.
func (r *DrillRequest) narrow() string {
	if r.Category != "" {
		return "category"
	}
	return "level"
}

// drilled returns the questions of a pack or of a role's bank.
func (d *Desk) drilled(r *DrillRequest) (*practice.Document, error) {
	if r.Pack != nil {
		return r.Pack, nil
	}
	b, err := d.bank()
	if err != nil {
		return nil, err
	}
	role, err := b.Role(r.Role)
	if err != nil {
		return nil, blame("role", err)
	}

	t, err := wording(d, "practice", practice.ParseText)
	if err != nil {
		return nil, err
	}
	live, err := d.live(role, r.Exclude)
	if err != nil {
		return nil, err
	}
	doc, err := practice.Pool(role, live.secret(role), t)
	return doc, blame("exclude", err)
}

// choose fills the queue: what is due, and new questions as many as wanted or as there is room for.
func (s *Sitting) choose(count, fresh int) {
	due, never := s.Progress.Queue(s.items, s.today)
	s.Due, s.Fresh = len(due), len(never)

	reserved := min(fresh, len(never), count)
	due = due[:min(len(due), count-reserved)]
	never = never[:min(len(never), count-len(due))]
	s.queue = append(due, never...)
}

// Next returns the next question, nil if there is none, with its place among so many.
func (s *Sitting) Next() (q *practice.Question, n, of int) {
	if s.asked == len(s.queue) {
		return nil, s.asked, s.asked
	}
	s.asked++
	return &s.Document.Questions[s.queue[s.asked-1]], s.asked, len(s.queue)
}

// Answer returns what an answer to a question is compared with.
func (s *Sitting) Answer(q *practice.Question) *practice.Answer {
	return &s.Document.Answers[q.Number-1]
}

// Rate notes how well a question was answered and returns what is known of it then. One that could not be answered
// is asked once more before the end.
func (s *Sitting) Rate(q *practice.Question, g drill.Grade) *drill.Card {
	s.Grades[g]++
	if g == drill.Again {
		s.queue = append(s.queue, q.Number-1)
	}
	return s.Progress.Rate(q.ID, g, s.today)
}

// NextDay returns the first day on which a question is due again, "" if there is none, and how many are then.
func (s *Sitting) NextDay() (day string, questions int) { return s.Progress.Next(s.items, s.today) }

// Rated returns how many questions were rated.
func (s *Sitting) Rated() int {
	n := 0
	for _, c := range s.Grades {
		n += c
	}
	return n
}
