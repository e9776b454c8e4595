package drill

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
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

// NewProgress returns the progress of someone who has not begun.
func NewProgress(role string) *Progress {
	return &Progress{Format: ProgressFormat, Role: role, Cards: map[string]*Card{}}
}

// ParseProgress reads progress back. The name file appears in errors.
func ParseProgress(file string, data []byte, role string) (*Progress, error) {
	bad := func(fact string) error {
		return problem.Problem{
			File: file, Fact: fact, Hint: "use the file in which a drill has kept its progress, or name another",
		}
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

// decode reads one JSON value without unknown keys: what would not be written back must not be lost unseen.
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

// check returns what is wrong with a card, "" for nothing.
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

// Encode returns the progress as JSON, ending with a line feed. Equal progress gives equal bytes.
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
		c.Memory = c.After(c.since(today), g)
	}

	c.Answers++
	c.Grade = g
	c.Last = midnight(today).Format(time.DateOnly)
	c.Due = midnight(today).AddDate(0, 0, c.Wait()).Format(time.DateOnly)
	return c
}

// since returns the days from the last answer to a day, 0 where the clock was set back.
func (c *Card) since(today time.Time) int {
	last, err := time.Parse(time.DateOnly, c.Last)
	if err != nil {
		return 0
	}
	return max(0, int(midnight(today).Sub(last).Hours()/24))
}

// midnight returns the beginning, in UTC, of the day that a time shows.
func midnight(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}
