package desk

import (
	"context"

	"panelkit/kit"
	"panelkit/kit/handout"
	"panelkit/kit/page"
	"panelkit/kit/publish"
)

// BuildRequest asks for a kit.
type BuildRequest struct {
	Choice
	Look  kit.Look
	Key   []byte // stamps the scorecards; empty: no stamp
	Panel bool   // with a blank panel workbook
}

// Built is a kit with all of its files, the manifest first.
type Built struct {
	Kit      *kit.Kit
	Files    []kit.File
	Warnings []page.Warning
}

// Build chooses questions for a loop and makes the documents of its kit.
func (d *Desk) Build(ctx context.Context, r BuildRequest) (*Built, error) {
	po, err := d.kitLook(r.Look, r.Key)
	if err != nil {
		return nil, err
	}
	if r.Panel {
		if po.Panel, err = d.panelLook(po.Packet.Words, po.Packet.Paper); err != nil {
			return nil, err
		}
	}
	c, err := d.prepare(&r.Choice)
	if err != nil {
		return nil, err
	}

	_, kits, err := d.assemble(ctx, c)
	if err != nil {
		return nil, err
	}
	k := kits[0].WithLook(usualLook(r.Look), len(r.Key) > 0)
	files, warnings, err := publish.Render(ctx, k, po)
	return &Built{k, files, append(notices(k), warnings...)}, err
}

// kitLook reads theme, fonts and wording of all documents of a kit.
func (d *Desk) kitLook(l kit.Look, key []byte) (publish.Options, error) {
	po, err := d.packetLook(l)
	if err != nil {
		return publish.Options{}, err
	}
	so, err := d.scorecardLook(po.Words, po.Paper, key)
	if err != nil {
		return publish.Options{}, err
	}
	text, err := wording(d, "handout", handout.ParseText)
	ho := &handout.Options{Text: text, Theme: po.Theme, Paper: po.Paper}
	return publish.Options{Packet: po, Scorecard: so, Handout: ho}, err
}
