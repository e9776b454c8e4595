package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"panelkit/kit"
	"panelkit/kit/packet"
	"panelkit/kit/publish"
)

// remakeOptions are the flags of the commands that make documents from a manifest.
type remakeOptions struct {
	look  lookOptions
	out   string
	force bool
}

func (o *remakeOptions) flags(cmd *cobra.Command, a *app, out string) {
	o.look.flags(cmd, a)
	cmd.Flags().StringVar(&o.out, "out", out, "`DIR` to make")
	cmd.Flags().BoolVar(&o.force, "force", false, "replace a kit's folder that exists already")
}

func newPacketCmd(a *app) *cobra.Command {
	var o remakeOptions
	cmd := &cobra.Command{
		Use:   "packet KIT.json",
		Short: "Remake the packets of a kit, with another theme, paper or density",
		Long: `Packet makes the packets of a kit anew from its manifest alone: nothing is chosen again,
and the bank may have moved on.`,
		Example: `  panelkit packet kit-ai-incident-response/kit.json --theme print --paper letter --out printed
  panelkit packet kit-ai-incident-response --density compact --no-guidance --out short`,
		Args: cobra.ExactArgs(1),
		RunE: work(func(cmd *cobra.Command, args []string) error {
			return runRemake(cmd.Context(), a, &o, args[0], packetFile)
		}),
	}
	o.flags(cmd, a, "packets")
	return cmd
}

func newPreviewCmd(a *app) *cobra.Command {
	var o remakeOptions
	cmd := &cobra.Command{
		Use:   "preview KIT.json",
		Short: "Write the packets of a kit as web pages, for those who read on screen",
		Long: `Preview writes a page of HTML for every packet of a kit. Each is one file that needs nothing
else, can be read by screen readers, and prints well.`,
		Example: "  panelkit preview kit-ai-incident-response/kit.json --out preview",
		Args:    cobra.ExactArgs(1),
		RunE: work(func(cmd *cobra.Command, args []string) error {
			return runRemake(cmd.Context(), a, &o, args[0], previewFile)
		}),
	}
	o.flags(cmd, a, "preview")
	return cmd
}

// makeFile makes one document of a seat and gives warnings, if any, as text.
type makeFile func(k *kit.Kit, seat kit.Seat, po packet.Options) (publish.File, []string, error)

func packetFile(k *kit.Kit, seat kit.Seat, po packet.Options) (publish.File, []string, error) {
	var b bytes.Buffer
	ws, err := packet.PDF(&b, k, seat, po)
	var texts []string
	for _, w := range ws {
		texts = append(texts, fmt.Sprint(w))
	}
	return publish.File{Path: publish.PacketPath(seat), Data: b.Bytes()}, texts, err
}

func previewFile(k *kit.Kit, seat kit.Seat, po packet.Options) (publish.File, []string, error) {
	var b bytes.Buffer
	err := packet.HTML(&b, k, seat, po)
	name := strings.TrimSuffix(filepath.Base(publish.PacketPath(seat)), ".pdf") + ".html"
	return publish.File{Path: name, Data: b.Bytes()}, nil, err
}

func runRemake(ctx context.Context, a *app, o *remakeOptions, manifest string, one makeFile) error {
	k, err := publish.ReadManifest(manifest)
	if err != nil {
		return err
	}
	po, err := o.look.packet(a)
	if err != nil {
		return err
	}
	copyOf, err := publish.Manifest(k)
	if err != nil {
		return err
	}
	files := []publish.File{copyOf}
	for _, seat := range k.Seats() {
		f, warnings, err := one(k, seat, po)
		if err != nil {
			return fmt.Errorf("%s: %w", seat.ID, err)
		}
		for _, w := range warnings {
			fmt.Fprintf(a.err, "warning: %s\n", w)
		}
		files = append(files, f)
	}
	if err := publish.Folder(ctx, o.out, o.force, files); err != nil {
		return err
	}
	for _, f := range files[1:] {
		fmt.Fprintln(a.out, filepath.Join(o.out, filepath.FromSlash(f.Path)))
	}
	return nil
}
