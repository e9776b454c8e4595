package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"panelkit/bank/problem"
	"panelkit/kit"
	"panelkit/kit/packet"
	"panelkit/kit/page"
	"panelkit/kit/scorecard"
)

// lookOptions are the flags that say how documents look.
type lookOptions struct {
	paper, theme, font, density string
	noGuidance                  bool
}

func (o *lookOptions) flags(cmd *cobra.Command, a *app) {
	o.pageFlags(cmd, a)
	f := cmd.Flags()
	f.StringVar(&o.density, "density", "full", "full (room for notes) or compact")
	f.BoolVar(&o.noGuidance, "no-guidance", false, "leave out the pages on how to run, rate and stay fair")
	a.completeWords(cmd, "density", func() []string { return []string{"full", "compact"} })
}

// pageFlags are those that every kind of PDF has.
func (o *lookOptions) pageFlags(cmd *cobra.Command, a *app) {
	cmd.Flags().StringVar(&o.paper, "paper", "", "a4 or letter (default: the theme's)")
	cmd.Flags().StringVar(&o.theme, "theme", "plain", "plain, print (black and white), or a theme file of your own")
	cmd.Flags().StringVar(&o.font, "font", "", "TrueType `FILE` (.ttf) for scripts that the built-in fonts lack")
	a.completeWords(cmd, "paper", func() []string { return []string{"a4", "letter"} })
}

// page reads the theme and settles the paper.
func (o *lookOptions) page(a *app) (*page.Theme, page.Paper, error) {
	if !slices.Contains([]string{"", "a4", "letter"}, o.paper) {
		return nil, "", usage("a4 or letter", "paper %q unknown", o.paper)
	}
	theme, err := o.loadTheme(a)
	if err != nil {
		return nil, "", err
	}
	if o.paper == "" {
		return theme, theme.Paper, nil
	}
	return theme, page.Paper(o.paper), nil
}

// packet reads theme, fonts and wording of packets.
func (o *lookOptions) packet(a *app) (packet.Options, error) {
	po := packet.Options{Compact: o.density == "compact", NoGuidance: o.noGuidance}
	if !slices.Contains([]string{"full", "compact"}, o.density) {
		return po, usage("full or compact", "density %q unknown", o.density)
	}
	var err error
	if po.Theme, po.Paper, err = o.page(a); err != nil {
		return po, err
	}
	if po.Text, err = parseTemplate(a, "text/packet.yaml", packet.ParseText); err != nil {
		return po, err
	}
	po.Words, err = a.words()
	return po, err
}

func (o *lookOptions) loadTheme(a *app) (*page.Theme, error) {
	name, folder := "themes/"+o.theme+".yaml", a.templates
	if strings.ContainsAny(o.theme, `./\`) {
		folder, name = os.DirFS(filepath.Dir(o.theme)), filepath.Base(o.theme)
	}
	data, err := fs.ReadFile(folder, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, problem.Problem{Fact: fmt.Sprintf("theme %q unknown", o.theme), Hint: "plain, print, or a file with its ending, such as ./house.yaml"}
	} else if err != nil {
		return nil, err
	}
	theme, problems := page.ParseTheme(o.theme, data, func(asset string) ([]byte, error) {
		return fs.ReadFile(folder, filepath.ToSlash(filepath.Clean(asset)))
	})
	if err := problems.Err(); err != nil || o.font == "" {
		return theme, err
	}
	font, err := os.ReadFile(o.font)
	if err != nil {
		return nil, err
	}
	return theme.WithFont(o.font, font)
}

// scorecards reads the wording of scorecards; words and paper are those of the other documents.
func (a *app) scorecards(words *kit.Words, paper page.Paper, key []byte) (scorecard.Options, error) {
	text, err := parseTemplate(a, "text/scorecard.yaml", scorecard.ParseText)
	return scorecard.Options{Text: text, Words: words, Paper: string(paper), Key: key}, err
}

// words reads the wording that all documents share.
func (a *app) words() (*kit.Words, error) { return parseTemplate(a, "text/words.yaml", kit.ParseWords) }

// parseTemplate reads a file of wording with its parser.
func parseTemplate[T any](a *app, name string, parse func(string, []byte) (*T, problem.Problems)) (*T, error) {
	data, err := fs.ReadFile(a.templates, name)
	if err != nil {
		return nil, err
	}
	v, problems := parse(a.templateFile(name), data)
	return v, problems.Err()
}
