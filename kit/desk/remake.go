package desk

import (
	"context"
	"io"
	"path"
	"strings"

	"panelkit/kit"
	"panelkit/kit/packet"
	"panelkit/kit/page"
	"panelkit/kit/publish"
	"panelkit/kit/render"
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
func (d *Desk) Packets(ctx context.Context, r RemakeRequest) (*Remade, error) {
	return d.remake(ctx, &r, func(seat kit.Seat, po packet.Options) render.Job {
		return render.Job{Path: publish.PacketPath(seat), Write: func(w io.Writer) ([]page.Warning, error) {
			return packet.PDF(w, r.Kit, seat, po)
		}}
	})
}

// Previews makes a web page of every packet of a kit.
func (d *Desk) Previews(ctx context.Context, r RemakeRequest) (*Remade, error) {
	return d.remake(ctx, &r, func(seat kit.Seat, po packet.Options) render.Job {
		name := strings.TrimSuffix(path.Base(publish.PacketPath(seat)), ".pdf") + ".html"
		return render.Plain(name, func(w io.Writer) error { return packet.HTML(w, r.Kit, seat, po) })
	})
}

// remake makes one document of every seat, behind the manifest.
func (d *Desk) remake(
	ctx context.Context, r *RemakeRequest, one func(kit.Seat, packet.Options) render.Job,
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

	var jobs []render.Job
	for _, seat := range r.Kit.Seats() {
		jobs = append(jobs, one(seat, po))
	}
	files, warnings, err := render.Files(ctx, jobs)
	if err != nil {
		return nil, err
	}
	return &Remade{Files: append([]kit.File{manifest}, files...), Warnings: warnings}, nil
}
