package desk

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"panelkit/kit"
	"panelkit/kit/packet"
	"panelkit/kit/page"
	"panelkit/kit/publish"
)

// RemakeRequest asks for the packets of a kit once more, in a look of their own.
type RemakeRequest struct {
	Kit  *kit.Kit
	Look kit.Look // in place of the kit's own
}

// Remade is what was made of a kit, its manifest first.
type Remade struct {
	Files    []kit.File
	Warnings []page.Warning
}

// Packets makes the packets of a kit from its manifest alone.
func (d *Desk) Packets(r RemakeRequest) (*Remade, error) {
	return d.remake(&r, func(b *bytes.Buffer, seat kit.Seat, po packet.Options) (string, []page.Warning, error) {
		ws, err := packet.PDF(b, r.Kit, seat, po)
		return publish.PacketPath(seat), ws, err
	})
}

// Previews makes a web page of every packet of a kit.
func (d *Desk) Previews(r RemakeRequest) (*Remade, error) {
	return d.remake(&r, func(b *bytes.Buffer, seat kit.Seat, po packet.Options) (string, []page.Warning, error) {
		name := strings.TrimSuffix(path.Base(publish.PacketPath(seat)), ".pdf") + ".html"
		return name, nil, packet.HTML(b, r.Kit, seat, po)
	})
}

func (d *Desk) remake(
	r *RemakeRequest, one func(*bytes.Buffer, kit.Seat, packet.Options) (string, []page.Warning, error),
) (*Remade, error) {
	look, err := d.lookOf(r.Kit, r.Look)
	if err != nil {
		return nil, err
	}
	po, err := d.packetLook(look)
	if err != nil {
		return nil, err
	}
	manifest, err := publish.Manifest(r.Kit)
	if err != nil {
		return nil, err
	}

	out := &Remade{Files: []kit.File{manifest}}
	for _, seat := range r.Kit.Seats() {
		var b bytes.Buffer
		name, warnings, err := one(&b, seat, po)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", seat.ID, err)
		}
		out.Files = append(out.Files, kit.File{Path: name, Data: b.Bytes()})
		out.Warnings = append(out.Warnings, warnings...)
	}
	return out, nil
}
