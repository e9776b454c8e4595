package main

import (
	"context"
	"path/filepath"

	"github.com/spf13/cobra"

	"panelkit/kit"
	"panelkit/kit/desk"
	"panelkit/kit/publish"
)

// remakeOptions are the flags of the commands that make documents from a manifest.
type remakeOptions struct {
	look  lookFlags
	out   string
	force bool
}

func (o *remakeOptions) flags(cmd *cobra.Command, a *app, out string) {
	o.look.flags(cmd, a, ofTheKit)
	cmd.Flags().StringVar(&o.out, "out", out, "`DIR` to make")
	cmd.Flags().BoolVar(&o.force, "force", false,
		"make a folder anew that exists already, the kit's own too, unless somebody has changed a file of it")
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
		RunE: func(cmd *cobra.Command, args []string) error {
			return runRemake(cmd.Context(), a, &o, args[0], "packet", (*desk.Desk).Packets)
		},
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
		RunE: func(cmd *cobra.Command, args []string) error {
			return runRemake(cmd.Context(), a, &o, args[0], "preview", (*desk.Desk).Previews)
		},
	}

	o.flags(cmd, a, "preview")
	return cmd
}

// runRemake makes documents of a kit with one of the desk's tasks.
func runRemake(
	ctx context.Context, a *app, o *remakeOptions, name, by string,
	task func(*desk.Desk, context.Context, desk.RemakeRequest) (*desk.Remade, error),
) error {
	d, err := a.desk(ctx)
	if err != nil {
		return err
	}
	k, err := publish.ReadManifest(ctx, name)
	if err != nil {
		return err
	}

	made, err := task(d, ctx, desk.RemakeRequest{Kit: k, Look: o.look.Look})
	if err != nil {
		return err
	}
	a.warn(made.Warnings)
	to := publish.Target{Dir: o.out, By: by, Beside: []string{"build"}, Remake: o.force}
	if err := publish.Folder(ctx, to, made.Files); err != nil {
		return err
	}
	a.listFiles(o.out, made.Files[1:])
	return nil
}

// listFiles prints the paths of files that were made.
func (a *app) listFiles(folder string, files []kit.File) {
	for _, f := range files {
		a.say("%s\n", filepath.Join(folder, filepath.FromSlash(f.Path)))
	}
}
