package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"panelkit/kit"
	"panelkit/kit/desk"
	"panelkit/kit/intake"
	"panelkit/kit/publish"
)

// swapOptions are the flags of swap.
type swapOptions struct {
	look  lookFlags
	key   string
	with  string
	force bool
}

func newSwapCmd(a *app) *cobra.Command {
	var o swapOptions
	cmd := &cobra.Command{
		Use:   "swap KIT_FOLDER QUESTION",
		Short: "Replace one question of a kit by its best substitute",
		Long: `Swap replaces one question of a kit by its best admissible substitute, or by the one named, and
keeps every other question in its place. Only the packets and scorecards that show the question
are made anew, in the look of the kit; all other files of the folder keep their bytes.`,
		Example: `  panelkit swap kit-ai-incident-response air-012
  panelkit swap kit-ai-incident-response air-012 --with air-017`,
		Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runSwap(cmd.Context(), a, &o, args[0], args[1])
		},
	}

	o.look.flags(cmd, a, ofTheKit)
	keyFlag(cmd, &o.key)
	f := cmd.Flags()
	f.StringVar(&o.with, "with", "", "`ID` of the question to ask instead")
	f.BoolVar(&o.force, "force", false, "replace scorecards of the session even if they are filled in")
	return cmd
}

func runSwap(ctx context.Context, a *app, o *swapOptions, name, out string) error {
	d, err := a.desk(ctx)
	if err != nil {
		return err
	}
	r := desk.SwapRequest{Out: out, With: o.with, Force: o.force, Look: o.look.Look}
	if r.Key, err = readKey(ctx, o.key); err != nil {
		return err
	}

	// Where there is no kit, that is said before the folder is touched.
	if _, err := publish.ReadManifest(ctx, name); err != nil {
		return err
	}
	var swapped *desk.Swapped
	err = publish.Update(ctx, kitFolder(name), "swap", func(v *publish.View) ([]kit.File, error) {
		if r.Kit, err = v.Kit(); err != nil {
			return nil, err
		}
		r.Cards, r.Resumed = cardsInPlace(r.Kit, v), v.Repaired()
		if swapped, err = d.Swap(ctx, r); err != nil {
			return nil, err
		}
		return slices.DeleteFunc(swapped.Files, func(f kit.File) bool { return !v.Has(f.Path) }), nil
	})
	if err != nil {
		return err
	}
	s := swapped.Swap
	a.say("%s: %s in place of %s (%s)\n", swapped.Session, s.In, s.Out, costText(s.Cost))
	a.say("  %s\n", lines(swapped.Kit.Question(s.In).Text))
	return nil
}

// cardsInPlace returns the scorecards that lie where the kit has them.
func cardsInPlace(k *kit.Kit, v *publish.View) map[string]desk.Returned {
	cards := map[string]desk.Returned{}
	for _, seat := range k.Seats() {
		path := publish.ScorecardPath(seat)
		cards[seat.ID] = desk.Returned{
			Name: filepath.Join(v.Dir(), filepath.FromSlash(path)),
			Read: func() ([]byte, error) { return v.Read(path, intake.Card) },
		}
	}
	return cards
}

// costText says what a swap did to the set.
func costText(units int64) string {
	switch {
	case units == 0:
		return "as good"
	case units > 0:
		return fmt.Sprintf("worse by %d", units)
	}
	return fmt.Sprintf("better by %s", strings.TrimPrefix(fmt.Sprint(units), "-"))
}
