package desk

import (
	"bytes"
	"context"
	"errors"
	"runtime"
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
	Cards    []debrief.Returned // and files that were refused, as far as their seat is known
	Refused  []error
	Warnings []scorecard.Warning
	Unproven bool // the scorecards bear stamps, which nobody could check for want of the key
}

// Complete reports whether every planned scorecard is in and no file was refused.
func (c *Collected) Complete() bool { return c.Status.Complete && len(c.Refused) == 0 }

// Collect reads the scorecards that came back and says which are in. The error is of the request or the context;
// what is wrong with a file stands in the result.
func (d *Desk) Collect(ctx context.Context, r CollectRequest) (*Collected, error) {
	ro, err := d.readOptions(&r)
	if err != nil {
		return nil, err
	}

	out := &Collected{Kit: r.Kit, Unproven: r.Kit.Stamped && len(r.Key) == 0}
	for _, c := range readCards(ctx, r.Kit, r.Returned, ro) {
		var refusal *scorecard.Refusal
		switch {
		case errors.As(c.err, &refusal) && refusal.Seat != "":
			card := kit.Scorecard{Kit: r.Kit.ID, Seat: refusal.Seat}
			out.Cards = append(out.Cards, debrief.Returned{File: c.file, Card: card, Refused: refusal.Brief()})
			out.Refused = append(out.Refused, c.err)
		case c.err != nil:
			out.Refused = append(out.Refused, c.err)
		default:
			out.Cards = append(out.Cards, debrief.Returned{File: c.file, Card: *c.card})
			if r.Kit.Completeness(c.card).Touched { // what is odd in a form that nobody has filled in is no news
				out.Warnings = append(out.Warnings, c.warnings...)
			}
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
