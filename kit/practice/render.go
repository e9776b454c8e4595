package practice

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"panelkit/bank/problem"
	"panelkit/kit"
	"panelkit/kit/page"
	"panelkit/kit/render"
)

// Look says how a document is rendered. Theme is needed for PDF only.
type Look struct {
	Text  *Text
	Words *kit.Words
	Theme *page.Theme
	Paper page.Paper // "": the theme's
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

// Render returns the files of a document in the given formats, pack and answers apart. The same document gives the
// same bytes. Warnings say what could not be set in a PDF as it was written.
func Render(ctx context.Context, d *Document, look Look, formats []string) ([]kit.File, []page.Warning, error) {
	o := &outline{Document: d, t: look.Text, w: look.Words}
	all := o.jobs(look)
	var jobs []render.Job
	for _, f := range formats {
		made, ok := all[f]
		if !ok {
			return nil, nil, fmt.Errorf("format %q unknown", f)
		}
		jobs = append(jobs, made...)
	}
	return render.Files(ctx, jobs)
}

// jobs returns the files of each format.
func (o *outline) jobs(look Look) map[string][]render.Job {
	plain := func(name string, f func() ([]byte, error)) render.Job {
		return render.Plain(name, func(w io.Writer) error {
			data, err := f()
			if err != nil {
				return err
			}
			_, err = w.Write(data)
			return err
		})
	}
	sure := func(f func() []byte) func() ([]byte, error) { return func() ([]byte, error) { return f(), nil } }
	pdf := func(p pdfPart) render.Job {
		return render.Job{Path: p.file(), Write: func(w io.Writer) ([]page.Warning, error) { return o.pdf(w, look, p) }}
	}

	return map[string][]render.Job{
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
