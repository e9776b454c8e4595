package practice

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html"
	"html/template"
	"strings"

	"panelkit/kit"
)

//go:embed document.html.tmpl
var documentTemplate string

// htmlDocument is what the template is filled with.
type htmlDocument struct {
	Lang, PageTitle, Title, Contents string
	Saved, Store                     string // "" where there is nothing to fill in
	Subtitle                         []string
	Sections                         []section
}

// placed is a block with an id that is its own.
type placed struct {
	ID    string
	Block block
}

// htmlPack returns the pack as one HTML file that needs no other. What is ticked or written stays in the
// browser's own storage.
func (o *outline) htmlPack() ([]byte, error) {
	id, err := o.identity()
	if err != nil {
		return nil, err
	}
	return o.html(o.t.Pack, o.t.Saved, id, o.pack())
}

// htmlBooklet returns the booklet as one HTML file in which every stage is closed until it is opened.
func (o *outline) htmlBooklet() ([]byte, error) { return o.html(o.t.Booklet, "", "", o.folded()) }

func (o *outline) html(title, saved, store string, sections []section) ([]byte, error) {
	t, err := template.New("document").Funcs(template.FuncMap{
		"rich": rich, "chart": chartSVG,
		"at":    func(section string, i int, b block) placed { return placed{fmt.Sprintf("%s-%d", section, i), b} },
		"tries": func(columns []string) []string { return columns[2:] },
		"words": func() BookletText { return o.t.BookletText },
		"story": func(s *Star) []kit.Named { return o.story(s) },
		"fact":  o.fact,
		"about": func(r Resource) string { return r.about() },
	}).Parse(documentTemplate)
	if err != nil {
		return nil, err
	}

	var b bytes.Buffer
	err = t.Execute(&b, htmlDocument{
		Lang: o.t.Lang, PageTitle: title + ": " + o.Role.Title, Title: title, Contents: o.t.Contents,
		Saved: saved, Store: store, Subtitle: append([]string{o.Role.Title}, o.subtitle()...), Sections: sections,
	})

	return b.Bytes(), err
}

// identity keeps apart the notes taken in one document from those taken in another.
func (o *outline) identity() (string, error) {
	data, err := json.Marshal(o.Document)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8]), nil
}

// rich returns a text as HTML, with **...** as strong words.
func rich(s string) template.HTML {
	parts := strings.Split(s, "**")
	if len(parts)%2 == 0 {
		return template.HTML(html.EscapeString(s))
	}

	var b strings.Builder
	for i, p := range parts {
		if i%2 == 1 {
			b.WriteString("<strong>" + html.EscapeString(p) + "</strong>")
		} else {
			b.WriteString(html.EscapeString(p))
		}
	}

	return template.HTML(b.String())
}

// chartSVG returns an empty chart to mark by hand once it is printed.
func chartSVG(c chart) template.HTML {
	const width, height, left, bottom = 720, 300, 40, 40
	var b strings.Builder
	fmt.Fprintf(&b, `<svg viewBox="0 0 %d %d" role="img" aria-label="%s, %s"`+
		` font-size="12" fill="currentColor" stroke="none">`,
		width, height, html.EscapeString(c.X), html.EscapeString(c.Y))
	line := func(x1, y1, x2, y2 float64) {
		fmt.Fprintf(&b, `<line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" stroke="currentColor" stroke-opacity="0.35"/>`,
			x1, y1, x2, y2)
	}

	for r := range c.Scale {
		y := float64(height-bottom) - float64(r)*(height-bottom-20)/float64(c.Scale-1)
		line(left, y, width, y)
		fmt.Fprintf(&b, `<text x="%d" y="%.1f" text-anchor="end">%d</text>`, left-8, y+4, r+1)
	}

	step := chartStep(c.Days)
	for d := range c.Days {
		x := left + (float64(d)+0.5)*(width-left-12)/float64(c.Days)
		if d == 0 || (d+1)%step == 0 {
			line(x, 20, x, height-bottom)
			fmt.Fprintf(&b, `<text x="%.1f" y="%d" text-anchor="middle">%d</text>`, x, height-bottom+18, d+1)
		}
	}

	fmt.Fprintf(&b, `<text x="%d" y="%d" text-anchor="middle">%s</text><text x="0" y="12">%s</text></svg>`,
		(width+left)/2, height-4, html.EscapeString(c.X), html.EscapeString(c.Y))
	return template.HTML(b.String())
}

// chartStep returns after how many days a chart has a line.
func chartStep(days int) int {
	switch {
	case days <= 31:
		return 1
	case days <= 45:
		return 5
	}
	return 10
}
