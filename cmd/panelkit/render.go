package main

import (
	"bytes"
	"fmt"

	"panelkit/kit"
	"panelkit/kit/debrief"
	"panelkit/kit/page"
	"panelkit/kit/publish"
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

// voice reads the wording of debriefs, the theme and the paper.
func (a *app) voice(look *lookOptions, k *kit.Kit) (debrief.Voice, *page.Theme, page.Paper, error) {
	theme, paper, err := look.page(a)
	if err != nil {
		return debrief.Voice{}, nil, "", err
	}
	words, err := a.words()
	if err != nil {
		return debrief.Voice{}, nil, "", err
	}
	text, err := parseTemplate(a, "text/debrief.yaml", debrief.ParseText)
	return debrief.Voice{Text: text, Words: words, Kit: k}, theme, paper, err
}
