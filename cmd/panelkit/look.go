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

	"panelkit/bank/strict"
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
	f := cmd.Flags()
	f.StringVar(&o.paper, "paper", "", "a4 or letter (default: the theme's)")
	f.StringVar(&o.theme, "theme", "plain", "plain, print (black and white), or a theme file of your own")
	f.StringVar(&o.font, "font", "", "TrueType `FILE` (.ttf) for scripts that the built-in fonts lack")
	f.StringVar(&o.density, "density", "full", "full (room for notes) or compact")
	f.BoolVar(&o.noGuidance, "no-guidance", false, "leave out the pages on how to run, rate and stay fair")
	a.completeWords(cmd, "paper", func() []string { return []string{"a4", "letter"} })
	a.completeWords(cmd, "density", func() []string { return []string{"full", "compact"} })
}

// packet reads theme, fonts and wording of packets.
func (o *lookOptions) packet(a *app) (packet.Options, error) {
	po := packet.Options{Paper: page.Paper(o.paper), Compact: o.density == "compact", NoGuidance: o.noGuidance}
	if !slices.Contains([]string{"", "a4", "letter"}, o.paper) {
		return po, usage("a4 or letter", "paper %q unknown", o.paper)
	}
	if !slices.Contains([]string{"full", "compact"}, o.density) {
		return po, usage("full or compact", "density %q unknown", o.density)
	}
	var err error
	if po.Theme, err = o.loadTheme(a); err != nil {
		return po, err
	}
	if po.Paper == "" {
		po.Paper = po.Theme.Paper
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
		return nil, strict.Problem{Fact: fmt.Sprintf("theme %q unknown", o.theme), Hint: "plain, print, or a file with its ending, such as ./house.yaml"}
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

// scorecards reads the wording of scorecards; words and paper are those of the packets.
func (a *app) scorecards(po packet.Options, key []byte) (scorecard.Options, error) {
	text, err := parseTemplate(a, "text/scorecard.yaml", scorecard.ParseText)
	return scorecard.Options{Text: text, Words: po.Words, Paper: string(po.Paper), Key: key}, err
}

// words reads the wording that all documents share.
func (a *app) words() (*kit.Words, error) { return parseTemplate(a, "text/words.yaml", kit.ParseWords) }

// parseTemplate reads a file of wording with its parser.
func parseTemplate[T any](a *app, name string, parse func(string, []byte) (*T, strict.Problems)) (*T, error) {
	data, err := fs.ReadFile(a.templates, name)
	if err != nil {
		return nil, err
	}
	v, problems := parse(a.templateFile(name), data)
	return v, problems.Err()
}
