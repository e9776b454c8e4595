package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"panelkit/bank/problem"
	"panelkit/kit"
	"panelkit/kit/assemble"
	"panelkit/kit/publish"
	"panelkit/kit/scorecard"
)

// swapOptions are the flags of swap.
type swapOptions struct {
	build buildOptions
	with  string
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
		RunE:    work(func(cmd *cobra.Command, args []string) error { return runSwap(cmd.Context(), a, &o, args[0], args[1]) }),
	}
	o.build.look.flags(cmd, a)
	keyFlag(cmd, &o.build.key)
	f := cmd.Flags()
	f.StringVar(&o.with, "with", "", "`ID` of the question to ask instead")
	f.BoolVar(&o.build.force, "force", false, "replace scorecards of the session even if they are filled in")
	return cmd
}

func runSwap(ctx context.Context, a *app, o *swapOptions, folder, out string) error {
	po, err := o.build.options(a)
	if err != nil {
		return err
	}
	if filepath.Base(folder) == publish.ManifestName {
		folder = filepath.Dir(folder)
	}
	k, err := publish.ReadManifest(folder)
	if err != nil {
		return err
	}
	swapped, err := a.swapped(k, out, o.with)
	if err != nil {
		return err
	}
	session, _ := k.Place(out)
	if !o.build.force {
		if err := unfilled(k, session, folder, scorecard.ReadOptions{Text: po.Scorecard.Text, Words: po.Scorecard.Words, Key: po.Scorecard.Key, Substitutes: true}); err != nil {
			return err
		}
	}
	files, err := renewed(swapped, session, folder, po)
	if err != nil {
		return err
	}
	if err := publish.Folder(ctx, folder, true, files); err != nil {
		return err
	}
	s := swapped.Swaps[len(swapped.Swaps)-1]
	fmt.Fprintf(a.out, "%s: %s in place of %s (%s)\n", swapped.Sessions[session].Session, s.In, s.Out, costText(s.Cost))
	fmt.Fprintf(a.out, "  %s\n", swapped.Question(s.In).Text)
	return nil
}

// swapped chooses the substitute and makes the new kit.
func (a *app) swapped(k *kit.Kit, out, with string) (*kit.Kit, error) {
	if i, _ := k.Place(out); i < 0 {
		var ids []string
		for i := range k.Questions {
			ids = append(ids, k.Questions[i].ID)
		}
		return nil, problem.Problem{Fact: fmt.Sprintf("question %q is not in kit %s", out, k.ID), Hint: problem.Suggest(out, ids)}
	}
	b, err := a.loadRole(k.Role.ID)
	if err != nil {
		return nil, err
	}
	role, err := b.Role(k.Role.ID)
	if err != nil {
		return nil, err
	}
	if role.Digest() != k.BankDigest {
		return nil, problem.Problem{Fact: "the bank has changed since kit " + k.ID + " was made", Hint: "name the bank that it was made from with --bank, or build a new kit"}
	}
	req := assemble.Request{Loop: k.Loop, Role: role, Forms: 1, Seed: k.Seed, Exclude: k.Selection.Excluded}
	_, sub, err := assemble.Swap(req, k.Form(), out, with)
	if err != nil {
		return nil, err
	}
	return k.Swap(role, kit.Swapped{Out: out, In: sub.ID, Cost: sub.Cost})
}

// unfilled makes sure that no scorecard of a session that lies in the folder was filled in.
func unfilled(k *kit.Kit, session int, folder string, options scorecard.ReadOptions) error {
	for _, seat := range k.Seats() {
		if seat.Session != session {
			continue
		}
		file := filepath.Join(folder, filepath.FromSlash(publish.ScorecardPath(seat)))
		card, _, err := readCard(file, k, options)
		if errors.Is(err, fs.ErrNotExist) || err == nil && untouched(card) {
			continue
		}
		return problem.Problem{File: file, Fact: "scorecard is filled in, or was changed", Hint: "keep a copy of it elsewhere and give --force"}
	}
	return nil
}

// renewed gives all files of a kit's folder, those that show the session made anew.
func renewed(k *kit.Kit, session int, folder string, po publish.Options) ([]publish.File, error) {
	made, _, err := publish.Render(k, po)
	if err != nil {
		return nil, err
	}
	fresh := map[string][]byte{}
	for _, f := range made {
		fresh[f.Path] = f.Data
	}
	shows := map[string]bool{publish.PanelPath: true}
	for _, seat := range k.Seats() {
		if seat.Session == session {
			shows[publish.PacketPath(seat)], shows[publish.ScorecardPath(seat)] = true, true
		}
	}
	files := []publish.File{{Path: publish.ManifestName, Data: fresh[publish.ManifestName]}}
	err = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
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
		if !shows[name] || data == nil {
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
