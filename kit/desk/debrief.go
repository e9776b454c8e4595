package desk

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"panelkit/kit"
	"panelkit/kit/debrief"
	"panelkit/kit/page"
	"panelkit/kit/render"
)

// DebriefRequest asks for the debrief of a panel.
type DebriefRequest struct {
	CollectRequest
	Look    kit.Look
	Partial bool // show what is there although scorecards are missing or incomplete
}

// Debriefed is a debrief, with no files while it is blind.
type Debriefed struct {
	*Collected
	Report   *debrief.Report
	Counted  []kit.Scorecard // that it is made of
	Files    []kit.File
	Warnings []page.Warning
}

// Debrief makes what the panel's meeting needs of the scorecards that came back. While a planned one is missing or
// incomplete it shows no ratings, unless a part is asked for.
func (d *Desk) Debrief(ctx context.Context, r DebriefRequest) (*Debriefed, error) {
	c, err := d.Collect(ctx, r.CollectRequest)
	if err != nil {
		return nil, err
	}
	out, cards := &Debriefed{Collected: c}, withoutFolders(c.Cards)
	out.Report = debrief.AnalyzeReturned(r.Kit, cards, debrief.Options{Partial: r.Partial})
	out.Counted = out.Report.Cards(cards)
	if out.Report.Blind {
		return out, nil
	}

	v, theme, paper, err := d.voice(r.Look, r.Kit)
	if err != nil {
		return nil, err
	}
	po, err := d.panelLook(v.Words, paper)
	if err != nil {
		return nil, err
	}
	out.Files, out.Warnings, err = render.Files(ctx, []render.Job{
		render.Plain("debrief.json", func(b io.Writer) error { return debrief.JSON(b, out.Report) }),
		render.Plain("debrief.md", func(b io.Writer) error { return debrief.Markdown(b, out.Report, v) }),
		{Path: "debrief.pdf", Write: func(b io.Writer) ([]page.Warning, error) {
			return debrief.PDF(b, out.Report, v, theme, paper)
		}},
		render.Plain("debrief.xlsx", func(b io.Writer) error { return debrief.XLSX(b, out.Report, v, string(paper)) }),
		render.Plain("panel.xlsx", func(b io.Writer) error {
			return debrief.WritePanel(b, r.Kit, out.Counted, *po)
		}),
	})
	return out, err
}

// withoutFolders returns cards whose files go by their last name alone: where they lay on somebody's disk is nobody's
// business who reads the debrief. Files of one name are numbered.
func withoutFolders(cards []debrief.Returned) []debrief.Returned {
	out, seen := slices.Clone(cards), map[string]int{}
	for i := range out {
		name := filepath.Base(out[i].File)
		seen[name]++
		if n := seen[name]; n > 1 {
			name = fmt.Sprintf("%s (%d)", name, n)
		}
		out[i].File = name
	}
	return out
}
