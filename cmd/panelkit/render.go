package main

import (
	"bytes"
	"fmt"
	"slices"

	"panelkit/kit"
	"panelkit/kit/debrief"
	"panelkit/kit/page"
	"panelkit/kit/publish"
	"panelkit/kit/scorecard"
)

// part is one document and how it is made.
type part struct {
	path  string
	write func(*bytes.Buffer) error
}

func render(parts ...part) ([]publish.File, error) {
	var files []publish.File
	for _, p := range parts {
		var b bytes.Buffer
		if err := p.write(&b); err != nil {
			return nil, fmt.Errorf("%s: %w", p.path, err)
		}
		files = append(files, publish.File{Path: p.path, Data: b.Bytes()})
	}
	return files, nil
}

// voice reads the wording of debriefs and the theme.
func (a *app) voice(look *lookOptions, k *kit.Kit) (debrief.Voice, *page.Theme, error) {
	if !slices.Contains([]string{"", "a4", "letter"}, look.paper) {
		return debrief.Voice{}, nil, usage("a4 or letter", "paper %q unknown", look.paper)
	}
	theme, err := look.loadTheme(a)
	if err != nil {
		return debrief.Voice{}, nil, err
	}
	words, err := a.words()
	if err != nil {
		return debrief.Voice{}, nil, err
	}
	text, err := parseTemplate(a, "text/debrief.yaml", debrief.ParseText)
	return debrief.Voice{Text: text, Words: words, Kit: k}, theme, err
}

func paperOf(look *lookOptions, theme *page.Theme) page.Paper {
	if look.paper != "" {
		return page.Paper(look.paper)
	}
	return theme.Paper
}

func (a *app) panelOptions(v debrief.Voice, paper page.Paper) (scorecard.Options, error) {
	text, err := parseTemplate(a, "text/scorecard.yaml", scorecard.ParseText)
	return scorecard.Options{Text: text, Words: v.Words, Paper: string(paper)}, err
}
