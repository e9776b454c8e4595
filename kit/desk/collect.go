package desk

import (
	"bytes"
	"context"
	"runtime"
	"slices"
	"sync"

	"panelkit/kit"
	"panelkit/kit/debrief"
	"panelkit/kit/scorecard"
)

// Returned is a file that may be a scorecard.
type Returned struct {
	Name string                 // in messages
	Read func() ([]byte, error) // is called once, when its turn comes
}

// CollectRequest hands in the scorecards of a kit that came back.
type CollectRequest struct {
	Kit         *kit.Kit
	Returned    []Returned
	Key         []byte // of the stamps; empty: they are not checked
	Substitutes bool   // take scorecards from interviewers whom the plan does not name there
}

// Collected is what came back of a kit's scorecards.
type Collected struct {
	Kit      *kit.Kit
	Status   debrief.Status
	Cards    []debrief.Returned
	Blank    []string // seats whose scorecard nobody has filled in
	Refused  []error
	Warnings []scorecard.Warning
}

// Complete reports whether every planned scorecard is in and no file was refused.
func (c *Collected) Complete() bool { return c.Status.Complete && len(c.Refused) == 0 }

// Unfilled reports whether all that came back for a seat is a scorecard that nobody has filled in.
func (c *Collected) Unfilled(s debrief.SeatStatus) bool {
	return s.State == debrief.Missed && slices.Contains(c.Blank, s.Seat)
}

// Collect reads the scorecards that came back and says which are in. The error is of the request or the context;
// what is wrong with a file stands in the result.
func (d *Desk) Collect(ctx context.Context, r CollectRequest) (*Collected, error) {
	ro, err := d.readOptions(&r)
	if err != nil {
		return nil, err
	}

	out := &Collected{Kit: r.Kit}
	for _, c := range readCards(ctx, r.Kit, r.Returned, ro) {
		switch {
		case c.err != nil:
			out.Refused = append(out.Refused, c.err)
		case untouched(c.card):
			out.Blank = append(out.Blank, c.card.Seat)
		default:
			out.Cards = append(out.Cards, debrief.Returned{File: c.file, Card: *c.card})
			out.Warnings = append(out.Warnings, c.warnings...)
		}
	}
	out.Status = debrief.NewStatus(r.Kit, out.Cards)
	return out, ctx.Err()
}

// readOptions reads the wording that the reader of scorecards understands.
func (d *Desk) readOptions(r *CollectRequest) (scorecard.ReadOptions, error) {
	words, err := d.words()
	if err != nil {
		return scorecard.ReadOptions{}, err
	}
	text, err := wording(d, "scorecard", scorecard.ParseText)
	return scorecard.ReadOptions{Text: text, Words: words, Key: r.Key, Substitutes: r.Substitutes}, err
}

// cardRead is what became of one file.
type cardRead struct {
	file     string
	card     *kit.Scorecard
	warnings []scorecard.Warning
	err      error
}

// readCards reads files, several at a time, and returns what became of each in the order given. No more of them are
// in memory than are being read.
func readCards(ctx context.Context, k *kit.Kit, files []Returned, options scorecard.ReadOptions) []cardRead {
	out := make([]cardRead, len(files))
	var wait sync.WaitGroup
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, f := range files {
		slots <- struct{}{}
		wait.Go(func() {
			defer func() { <-slots }()
			out[i] = readCard(ctx, k, f, options)
		})
	}
	wait.Wait()
	return out
}

func readCard(ctx context.Context, k *kit.Kit, f Returned, options scorecard.ReadOptions) cardRead {
	c := cardRead{file: f.Name}
	if c.err = ctx.Err(); c.err != nil {
		return c
	}
	data, err := f.Read()
	if err != nil {
		c.err = err
		return c
	}
	c.card, c.warnings, c.err = scorecard.Read(f.Name, bytes.NewReader(data), int64(len(data)), k, options)
	return c
}

// untouched reports whether nothing was entered in a scorecard but what it was made with.
func untouched(c *kit.Scorecard) bool {
	return c.Recommendation == "" && !c.Attested && c.Justification == "" &&
		!slices.ContainsFunc(c.Ratings, func(r kit.Rating) bool {
			return r.Value != 0 || r.NotAssessed || r.Evidence != "" || r.Heard != "" || r.RedFlag
		})
}
