package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"
)

func newStatusCmd(a *app) *cobra.Command {
	var o cardFlags
	cmd := &cobra.Command{
		Use:   "status KIT_FOLDER [FILE|DIR...]",
		Short: "Show which scorecards are in, valid, or missing",
		Long: `Status reads the scorecards that came back and says which are in, which are missing and which
were refused, and why. It shows no ratings. Without files it reads those in the kit's folder.`,
		Example: "  panelkit status kit-ai-incident-response\n  panelkit status kit-ai-incident-response returned",
		Args:    cobra.MinimumNArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return runStatus(cmd.Context(), a, &o, args) },
	}
	o.flags(cmd)
	return cmd
}

func runStatus(ctx context.Context, a *app, o *cardFlags, args []string) error {
	d, err := a.desk(ctx)
	if err != nil {
		return err
	}
	r, err := o.read(ctx, a, args[0], args[1:])
	if err != nil {
		return err
	}
	c, err := d.Collect(ctx, r)
	if err != nil {
		return err
	}

	if err := a.printStatus(c); err != nil {
		return err
	}
	a.reportCards(c)
	if !c.Complete() {
		return findings{errors.New("not all scorecards are in")}
	}
	return nil
}
