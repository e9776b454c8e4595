package desk

import (
	"bytes"
	"context"
	"io"
	"slices"

	"panelkit/kit"
	"panelkit/kit/debrief"
	"panelkit/kit/page"
	"panelkit/kit/render"
)

// CompareRequest asks for candidates of one loop side by side.
type CompareRequest struct {
	Candidates []CollectRequest // at least one, in the order in which they are shown
	GroupsFile string           // name of the counts in messages
	Groups     []byte           // counts by group as CSV, for the four-fifths check; nil: no check
	Look       kit.Look
	Partial    bool // show candidates although scorecards are missing
}

// Compared is a comparison with its files; there are none where nobody can be shown.
type Compared struct {
	Comparison *debrief.Comparison
	Collected  []*Collected // of each candidate
	Files      []kit.File
	Warnings   []page.Warning
}

// Complete reports whether every candidate is shown in full, over forms that are parallel.
func (c *Compared) Complete() bool {
	complete := c.Comparison.Parallel
	for i, one := range c.Comparison.Candidates {
		complete = complete && one.Shown && len(c.Collected[i].Refused) == 0
	}
	return complete
}

// Compare sets candidates side by side over the sessions whose forms are parallel, and says where they are not.
func (d *Desk) Compare(ctx context.Context, r CompareRequest) (*Compared, error) {
	var groups []debrief.Group
	if r.Groups != nil {
		found, problems := debrief.ParseGroups(r.GroupsFile, bytes.NewReader(r.Groups))
		if err := problems.Err(); err != nil {
			return nil, err
		}
		groups = found
	}

	out := &Compared{}
	var in []debrief.Input
	for _, candidate := range r.Candidates {
		c, err := d.Collect(ctx, candidate)
		if err != nil {
			return nil, err
		}
		out.Collected = append(out.Collected, c)
		in = append(in, debrief.Input{Kit: c.Kit, Cards: c.Cards})
	}
	out.Comparison = debrief.Compare(in, groups, debrief.Options{Partial: r.Partial})

	if !out.shows() {
		return out, nil
	}
	return out, d.compareFiles(ctx, &r, out)
}

// shows reports whether there is anything to compare: a candidate who is shown, with a scorecard.
func (c *Compared) shows() bool {
	return slices.ContainsFunc(c.Comparison.Candidates, func(one debrief.Candidate) bool {
		return one.Shown && one.In > 0
	})
}

func (d *Desk) compareFiles(ctx context.Context, r *CompareRequest, out *Compared) error {
	v, theme, paper, err := d.voice(r.Look, r.Candidates[0].Kit)
	if err != nil {
		return err
	}

	c := out.Comparison
	out.Files, out.Warnings, err = render.Files(ctx, []render.Job{
		render.Plain("compare.json", func(b io.Writer) error { return debrief.CompareJSON(b, c) }),
		render.Plain("compare.xlsx", func(b io.Writer) error { return debrief.CompareXLSX(b, c, v, string(paper)) }),
		{Path: "compare.pdf", Write: func(b io.Writer) ([]page.Warning, error) {
			return debrief.ComparePDF(b, c, v, theme, paper)
		}},
	})
	return err
}
