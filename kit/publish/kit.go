package publish

import (
	"context"
	"fmt"
	"io"

	"panelkit/kit"
	"panelkit/kit/debrief"
	"panelkit/kit/handout"
	"panelkit/kit/packet"
	"panelkit/kit/page"
	"panelkit/kit/render"
	"panelkit/kit/scorecard"
)

// Options say how the documents of a kit are written.
type Options struct {
	Packet    packet.Options
	Scorecard scorecard.Options
	Handout   *handout.Options      // of what candidates are handed; nil: without
	Panel     *debrief.PanelOptions // of the blank panel workbook; nil: without one
}

// scorecards is where those of a kit lie.
const scorecards = "scorecards/"

// PacketPath returns the path of a seat's packet in a kit's folder.
func PacketPath(s kit.Seat) string { return fmt.Sprintf("packets/%d-%s.pdf", s.Session+1, s.ID) }

// ScorecardPath returns the path of a seat's scorecard in a kit's folder.
func ScorecardPath(s kit.Seat) string { return fmt.Sprintf(scorecards+"%d-%s.xlsx", s.Session+1, s.ID) }

// HandoutPath returns the path of what candidates are handed in a session, by its index.
func HandoutPath(k *kit.Kit, session int) string {
	return fmt.Sprintf("handouts/%d-%s.pdf", session+1, k.Loop.Sessions[session].ID)
}

// PanelPath is the path of the panel workbook in a kit's folder.
const PanelPath = "panel.xlsx"

// Render makes all files of a kit, several at a time, the manifest first. The warnings are those of the packets.
func Render(ctx context.Context, k *kit.Kit, o Options) ([]kit.File, []page.Warning, error) {
	manifest, err := Manifest(k)
	if err != nil {
		return nil, nil, err
	}
	files, warnings, err := render.Files(ctx, Jobs(k, o))
	if err != nil {
		return nil, nil, err
	}
	return append([]kit.File{manifest}, files...), warnings, nil
}

// Jobs returns what it takes to make the documents of a kit: of each seat its packet and its scorecard, of
// each session what candidates are handed, and the panel workbook if it is wanted.
func Jobs(k *kit.Kit, o Options) []render.Job {
	var jobs []render.Job
	for _, seat := range k.Seats() {
		jobs = append(jobs,
			render.Job{Path: PacketPath(seat), Write: func(w io.Writer) ([]page.Warning, error) {
				return packet.PDF(w, k, seat, o.Packet)
			}},
			render.Plain(ScorecardPath(seat), func(w io.Writer) error {
				return scorecard.Write(w, k, seat, o.Scorecard)
			}))
	}

	for i := range k.Loop.Sessions {
		h := handout.Of(k, i)
		if o.Handout == nil || len(h.Sheets) == 0 {
			continue
		}
		jobs = append(jobs, render.Job{Path: HandoutPath(k, i), Write: func(w io.Writer) ([]page.Warning, error) {
			return handout.PDF(w, h, *o.Handout)
		}})
	}

	if o.Panel != nil {
		jobs = append(jobs, render.Plain(PanelPath, func(w io.Writer) error {
			return debrief.WritePanel(w, k, nil, *o.Panel)
		}))
	}
	return jobs
}
