package practice

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"panelkit/bank/problem"
	"panelkit/kit"
	"panelkit/kit/page"
)

// Look says how a document is rendered. Theme is needed for PDF only.
type Look struct {
	Text  *Text
	Words *kit.Words
	Theme *page.Theme
	Paper page.Paper // "": the theme's
}

// File is one file of a pack.
type File struct {
	Name string
	Data []byte
}

// The formats that Render knows.
const (
	PDF      = "pdf"  // pack.pdf and answers.pdf
	HTML     = "html" // pack.html and answers.html
	Markdown = "md"   // pack.md and answers.md
	Calendar = "ics"  // plan.ics
	Cards    = "anki" // cards.txt
	JSON     = "json" // practice.json
)

// Formats returns all formats.
func Formats() []string { return []string{PDF, HTML, Markdown, Calendar, Cards, JSON} }

// ParseFormats reads names of formats, with commas between them. Each is taken once, in the order of
// Formats.
func ParseFormats(text string) ([]string, error) {
	var asked []string
	for word := range strings.SplitSeq(text, ",") {
		word = strings.ToLower(strings.TrimSpace(word))
		if !slices.Contains(Formats(), word) {
			return nil, problem.Problem{
				Fact: fmt.Sprintf("format %q unknown", word), Hint: problem.Suggest(word, Formats()),
			}
		}
		asked = append(asked, word)
	}
	return slices.DeleteFunc(Formats(), func(f string) bool { return !slices.Contains(asked, f) }), nil
}

// Render returns the files of a document in the given formats, pack and answers apart, several made at a
// time. The same document gives the same bytes. Warnings tell what could not be set in a PDF as it was
// written.
func Render(d *Document, look Look, formats []string) ([]File, []page.Warning, error) {
	o := &outline{Document: d, t: look.Text, w: look.Words}
	var jobs []job
	for _, f := range formats {
		made, ok := o.jobs(look)[f]
		if !ok {
			return nil, nil, fmt.Errorf("format %q unknown", f)
		}
		jobs = append(jobs, made...)
	}

	files, warnings, errs := make([]File, len(jobs)), make([][]page.Warning, len(jobs)), make([]error, len(jobs))
	var wait sync.WaitGroup
	for i, j := range jobs {
		wait.Go(func() {
			files[i].Name = j.name
			files[i].Data, warnings[i], errs[i] = j.make()
			if errs[i] != nil {
				errs[i] = fmt.Errorf("%s: %w", j.name, errs[i])
			}
		})
	}

	wait.Wait()
	return files, slices.Concat(warnings...), errors.Join(errs...)
}

// job is one file to be made.
type job struct {
	name string
	make func() ([]byte, []page.Warning, error)
}

// jobs returns the files of each format.
func (o *outline) jobs(look Look) map[string][]job {
	plain := func(name string, f func() ([]byte, error)) job {
		return job{name, func() ([]byte, []page.Warning, error) {
			data, err := f()
			return data, nil, err
		}}
	}

	sure := func(f func() []byte) func() ([]byte, error) { return func() ([]byte, error) { return f(), nil } }
	pdf := func(p pdfPart) job {
		return job{p.file(), func() ([]byte, []page.Warning, error) {
			var b bytes.Buffer
			ws, err := o.pdf(&b, look, p)
			return b.Bytes(), ws, err
		}}
	}

	return map[string][]job{
		PDF:      {pdf(packPart), pdf(bookletPart)},
		HTML:     {plain("pack.html", o.htmlPack), plain("answers.html", o.htmlBooklet)},
		Markdown: {plain("pack.md", sure(o.markdownPack)), plain("answers.md", sure(o.markdownBooklet))},
		Calendar: {plain("plan.ics", o.calendar)},
		Cards:    {plain("cards.txt", sure(o.cards))},
		JSON:     {plain("practice.json", func() ([]byte, error) { return encode(o.Document) })},
	}
}

// encode returns a document as JSON, indented, ending with a line feed.
func encode(d *Document) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(d)
	return b.Bytes(), err
}
