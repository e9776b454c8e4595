package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"panelkit/kit"
	"panelkit/kit/desk"
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
are made anew, in the look that the flags give; all other files of the folder keep their bytes.`,
		Example: "  panelkit swap kit-ai-incident-response air-012\n  panelkit swap kit-ai-incident-response air-012 --with air-017",
		Args:    cobra.ExactArgs(2),
		RunE:    func(cmd *cobra.Command, args []string) error { return runSwap(cmd.Context(), a, &o, args[0], args[1]) },
	}
	o.look.flags(cmd, a)
	keyFlag(cmd, &o.key)
	f := cmd.Flags()
	f.StringVar(&o.with, "with", "", "`ID` of the question to ask instead")
	f.BoolVar(&o.force, "force", false, "replace scorecards of the session even if they are filled in")
	return cmd
}

func runSwap(ctx context.Context, a *app, o *swapOptions, name, out string) error {
	d, err := a.desk()
	if err != nil {
		return err
	}
	k, err := publish.ReadManifest(name)
	if err != nil {
		return err
	}
	folder := kitFolder(name)
	r := desk.SwapRequest{Kit: k, Out: out, With: o.with, Cards: cardsInPlace(k, folder), Force: o.force, Look: o.look.Look}
	if r.Key, err = readKey(o.key); err != nil {
		return err
	}

	swapped, err := d.Swap(ctx, r)
	if err != nil {
		return err
	}
	files, err := renewed(folder, swapped.Files)
	if err != nil {
		return err
	}
	if err := publish.Folder(ctx, folder, true, files); err != nil {
		return err
	}
	s := swapped.Swap
	fmt.Fprintf(a.out, "%s: %s in place of %s (%s)\n", swapped.Session, s.In, s.Out, costText(s.Cost))
	fmt.Fprintf(a.out, "  %s\n", swapped.Kit.Question(s.In).Text)
	return nil
}

// cardsInPlace returns the scorecards that lie where the kit has them.
func cardsInPlace(k *kit.Kit, folder string) map[string]desk.Returned {
	cards := map[string]desk.Returned{}
	for _, seat := range k.Seats() {
		cards[seat.ID] = cardFile(filepath.Join(folder, filepath.FromSlash(publish.ScorecardPath(seat))))
	}
	return cards
}

// renewed returns all files of a kit's folder, with those made anew in place of what they replace.
func renewed(folder string, made []publish.File) ([]publish.File, error) {
	fresh := map[string][]byte{}
	for _, f := range made {
		fresh[f.Path] = f.Data
	}

	files := []publish.File{{Path: publish.ManifestName, Data: fresh[publish.ManifestName]}}
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(rel)
		data := fresh[name]
		if name == publish.ManifestName {
			return nil
		}
		if data == nil {
			if data, err = os.ReadFile(path); err != nil {
				return err
			}
		}
		files = append(files, publish.File{Path: name, Data: data})
		return nil
	})
	return files, err
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
