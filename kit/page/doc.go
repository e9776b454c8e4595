// Package page sets documents: text that is measured before it is drawn, in blocks that stay
// together, written as PDF.
//
// All lengths are points; write 4*page.MM for millimetres. A document is made of blocks:
//
//	theme, problems := page.ParseTheme("plain.yaml", data, nil)
//	d := page.New(theme, page.Meta{Title: "Debrief", Paper: page.A4, PageOf: "Page {page} of {pages}"})
//	d.Add(page.Mark{ID: "top", Outline: "Summary"}, d.H1("Summary"), page.P("Two strong signals."))
//	warnings, err := d.Write(w)
//
//	Text        T("plain"), B("bold"), Rich("with **bold** words"), Text{Run{...}, ...}: bold, italic, size, colour,
//	            Shape (vector boxes, bars, diamonds), Chip (a word in a frame), Link ("#mark" or a URL)
//	Para        a paragraph; Style{Size, Leading, Color, Bold, Italic, Align}
//	Heading     stays with what follows; Doc.H1, H2 and H3 make the usual three
//	List        items behind a Shape (CheckBox, Bullet) or a number
//	Table       Columns by Share or Width, Head (repeated on each page), Rows of Cells with Span, Align, Fill, Blocks
//	Columns     blocks side by side
//	Box         blocks on a ground, in a frame, behind a bar
//	Keep        blocks that stay on one page; divided, with a "continued" line, only if taller than a page
//	Fit         blocks set smaller, if that keeps them on one page
//	Notes       lines to write on, which grow into what is left of the page
//	Gap, Rule, NewPage
//	Mark        a target of links and an entry of the outline (level 0 or 1)
//	Drawing     operations of one's own: Line, Rect, Polygon, Label
//	HeatMap     rows by columns of values as tinted cells with their numbers
//	Radar       values on axes around a centre
//	Doc.Places  the page on which each Mark stands, for tests of structure
//
// A document belongs to one goroutine; a theme may serve many at the same time.
package page

import (
	"cmp"
	"time"
)

// Meta is what a document says about itself, and what stands around every page.
type Meta struct {
	Title, Subject, Author, Keywords string

	Lang      string // of the text: "en"; "" for none
	Paper     Paper  // "": the theme's
	Date      time.Time
	HeadLeft  string // above every page but the first
	HeadRight string
	FootLeft  string  // below every page
	PageOf    string  // below every page, at the right: "Page {page} of {pages}"
	Margin    float64 // points at the sides; 0: 17 mm
}

// Doc is a document in the making. It is written once.
type Doc struct {
	*workspace
	theme    *Theme
	meta     Meta
	wide     float64
	tall     float64
	blocks   []Block
	faces    [styles]face
	slots    []*slot
	where    string
	warnings []Warning
	warned   map[Warning]bool
	pages    []sheet
	laid     bool
}

// sheet is a page that is ready to be written.
type sheet struct {
	strips  []strip
	marks   []*Mark
	used    float64 // height of the body that is taken
	content [2]int  // where its operators are in Doc.content
}

// Warning is something that did not hinder a document from being made.
type Warning struct {
	Where   string // what it concerns, as Keep names it: a question's id
	Text    string
	Lacking bool // a character that no font has: another font would mend it
}

// String gives the warning in a line.
func (w Warning) String() string {
	if w.Where == "" {
		return w.Text
	}
	return w.Where + ": " + w.Text
}

// New begins a document.
func New(theme *Theme, meta Meta) *Doc {
	d := &Doc{workspace: theme.shared.workspace(), theme: theme, meta: meta, warned: map[Warning]bool{}}
	if d.meta.Paper == "" {
		d.meta.Paper = cmp.Or(theme.Paper, A4)
	}

	if d.meta.Date.IsZero() {
		d.meta.Date = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}

	if d.meta.Margin == 0 {
		d.meta.Margin = 17 * MM
	}

	d.wide, d.tall = d.meta.Paper.Size()
	for i := range d.faces {
		d.faces[i] = face{doc: d, sources: theme.family[i], upright: i == regular || i == bold || i == mono}
	}

	return d
}

// Theme gives the theme of the document.
func (d *Doc) Theme() *Theme { return d.theme }

// Body gives width and height of the part of a page that blocks are set in, in points.
func (d *Doc) Body() (w, h float64) {
	return d.wide - 2*d.meta.Margin, d.tall - topMargin - bottomMargin
}

const (
	topMargin    = 18 * MM
	bottomMargin = 17 * MM
)

// Add appends blocks to the document.
func (d *Doc) Add(blocks ...Block) { d.blocks = append(d.blocks, blocks...) }

// H1 makes the heading of a part.
func (d *Doc) H1(s string) Heading {
	return Heading{Text: T(s), Style: Style{Size: 19, Leading: 1.2, Bold: true, Color: d.theme.Colors.Accent}, After: 6}
}

// H2 makes the heading of a section, with white space above it.
func (d *Doc) H2(s string) Block {
	return Stack{
		Gap(10),
		Heading{
			Text: T(s), Style: Style{Size: 11.5, Leading: 1.25, Bold: true, Color: d.theme.Colors.Accent},
			After: 3,
		},
	}
}

// H3 makes a small heading.
func (d *Doc) H3(s string) Heading {
	return Heading{Text: T(s), Style: Style{Size: 8.2, Leading: 1.3, Bold: true, Color: d.theme.Colors.Muted}, After: 2}
}

// Stack is blocks below one another, as one block.
type Stack []Block

func (s Stack) lay(c *ctx, width float64) []strip { return c.all(s, width) }

// warn notes a warning once, with what is being set.
func (d *Doc) warn(w Warning) {
	w.Where = d.where
	if !d.warned[w] {
		d.warned[w] = true
		d.warnings = append(d.warnings, w)
	}
}
