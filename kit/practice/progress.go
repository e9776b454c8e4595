package practice

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"panelkit/bank/problem"
)

// ProgressFormat names the layout of a file of progress.
const ProgressFormat = "panelkit.drill/1"

// Progress is what a candidate has drilled of a role.
type Progress struct {
	Format string           `json:"format"` // the constant ProgressFormat
	Role   string           `json:"role"`   // id
	Cards  map[string]*Card `json:"cards"`  // by question id
}

// Card is what is known of one question.
type Card struct {
	Memory
	Answers int    `json:"answers"`
	Grade   Grade  `json:"grade"` // of the last answer
	Last    string `json:"last"`  // day of the last answer, YYYY-MM-DD
	Due     string `json:"due"`   // day of the next
}

// NewProgress gives the progress of someone who has not begun.
func NewProgress(role string) *Progress {
	return &Progress{Format: ProgressFormat, Role: role, Cards: map[string]*Card{}}
}

// ParseProgress reads progress back. The name file appears in errors.
func ParseProgress(file string, data []byte, role string) (*Progress, error) {
	bad := func(fact string) error {
		return problem.Problem{File: file, Fact: fact, Hint: "use the file that panelkit drill has written, or name another"}
	}
	p := &Progress{}
	if err := decode(data, p); err != nil {
		return nil, bad("not a file of progress: " + err.Error())
	}
	switch {
	case p.Format != ProgressFormat:
		return nil, bad(fmt.Sprintf("format %q is not %q", p.Format, ProgressFormat))
	case p.Role != role:
		return nil, bad(fmt.Sprintf("progress of role %q, not %q", p.Role, role))
	case p.Cards == nil:
		p.Cards = map[string]*Card{}
	}
	for id, c := range p.Cards {
		if fact := c.check(); fact != "" {
			return nil, bad(id + ": " + fact)
		}
	}
	return p, nil
}

// decode reads one JSON value without unknown keys.
func decode(data []byte, v any) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		return errors.New(strings.TrimPrefix(err.Error(), "json: "))
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something stands behind the end")
	}
	return nil
}

func (c *Card) check() string {
	if c == nil {
		return "card is empty"
	}
	_, last := time.Parse(time.DateOnly, c.Last)
	_, due := time.Parse(time.DateOnly, c.Due)
	switch {
	case last != nil || due != nil:
		return fmt.Sprintf("%q and %q are not two days of the form 2026-11-30", c.Last, c.Due)
	case c.Grade < Again || c.Grade > Easy:
		return fmt.Sprintf("grade %d is not 1 to 4", c.Grade)
	case !(c.Stability >= 0.001 && c.Stability <= 36500) || !(c.Difficulty >= 1 && c.Difficulty <= 10):
		return fmt.Sprintf("stability %g or difficulty %g is out of bounds", c.Stability, c.Difficulty)
	case c.Answers < 1:
		return "no answers are counted"
	}
	return ""
}

// Encode gives the progress as JSON, ending with a line feed. Equal progress gives equal bytes.
func (p *Progress) Encode() ([]byte, error) {
	data, err := json.MarshalIndent(p, "", "  ")
	return append(data, '\n'), err
}

// Rate notes an answer given on a day, and sets the day when the question is due again.
func (p *Progress) Rate(id string, g Grade, today time.Time) *Card {
	c := p.Cards[id]
	if c == nil {
		c = &Card{Memory: FirstMemory(g)}
		p.Cards[id] = c
	} else {
		c.Memory = c.After(max(0, between(c.Last, today)), g)
	}
	c.Answers++
	c.Grade = g
	c.Last = day(today).Format(time.DateOnly)
	c.Due = day(today).AddDate(0, 0, c.Wait()).Format(time.DateOnly)
	return c
}

// between gives the days from one day to another.
func between(from string, to time.Time) int {
	d, err := time.Parse(time.DateOnly, from)
	if err != nil {
		return 0
	}
	return int(day(to).Sub(d).Hours() / 24)
}

// Queue gives the questions to ask on a day, as numbers: first those that are due, the most likely to
// be forgotten first, then new ones in the order of levels and categories.
func (p *Progress) Queue(d *Document, today time.Time) (due, fresh []int) {
	iso := day(today).Format(time.DateOnly)
	for i := range d.Questions {
		q := &d.Questions[i]
		switch c := p.Cards[q.ID]; {
		case c == nil:
			fresh = append(fresh, q.Number)
		case c.Due <= iso:
			due = append(due, q.Number)
		}
	}
	recall := func(n int) float64 {
		c := p.Cards[d.Question(n).ID]
		return c.Recall(max(0, between(c.Last, today)))
	}
	slices.SortStableFunc(due, func(a, b int) int { return cmp.Compare(recall(a), recall(b)) })
	slices.SortStableFunc(fresh, func(a, b int) int { return rank(d.Question(a).Level) - rank(d.Question(b).Level) })
	return due, fresh
}

// Next gives the first day after today on which one of the document's questions is due, and how many
// are due on it; "" if there is none.
func (p *Progress) Next(d *Document, today time.Time) (string, int) {
	iso, next, n := day(today).Format(time.DateOnly), "", 0
	for i := range d.Questions {
		c := p.Cards[d.Questions[i].ID]
		switch {
		case c == nil || c.Due <= iso:
		case next == "" || c.Due < next:
			next, n = c.Due, 1
		case c.Due == next:
			n++
		}
	}
	return next, n
}
