package page

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/jung-kurt/gofpdf"
)

// Write writes the document as PDF. Nothing is written if there is an error. A panic of a library
// becomes an error that names the block in work.
func (d *Doc) Write(w io.Writer) (warnings []Warning, err error) {
	defer func() {
		if r := recover(); r != nil {
			place := d.where
			if place == "" {
				place = "document"
			}
			warnings, err = nil, fmt.Errorf("%s: page could not be set: %v", place, r)
		}
	}()
	if d.workspace == nil {
		return nil, errors.New("document was written already")
	}

	d.layout()
	raw := d.theme.shared.buffer()
	defer d.theme.shared.release(raw)
	if err := d.build(raw); err != nil {
		return nil, err
	}

	out := d.theme.shared.buffer()
	defer d.theme.shared.release(out)
	if err := d.finish(raw.Bytes(), out); err != nil {
		return nil, err
	}

	if _, err := w.Write(out.Bytes()); err != nil {
		return nil, err
	}

	d.theme.shared.retire(d.workspace)
	d.workspace = nil
	return d.warnings, nil
}

// build has gofpdf put the document together, with its own names for fonts. What stands on the pages
// goes to d.content, which finish adds.
func (d *Doc) build(raw *bytes.Buffer) error {
	furniture := make([][]strip, len(d.pages))
	for i := range d.pages { // before fonts are cut, as it uses glyphs too
		furniture[i] = d.furniture(i + 1)
	}

	f := gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "pt", Size: gofpdf.SizeType{Wd: d.wide, Ht: d.tall}})
	f.SetCompression(false)
	f.SetCatalogSort(true)
	f.SetCreationDate(d.meta.Date)
	f.SetModificationDate(d.meta.Date)
	f.SetAutoPageBreak(false, 0)
	f.SetProducer("panelkit", false)
	f.SetTitle(docText(d.meta.Title), false)
	f.SetSubject(docText(d.meta.Subject), false)
	f.SetAuthor(docText(d.meta.Author), false)
	f.SetKeywords(docText(d.meta.Keywords), false)
	for _, s := range d.slots {
		cut, err := d.theme.shared.cut(s)
		if err != nil {
			return err
		}
		def, err := s.definition(cut)
		if err != nil {
			return err
		}
		f.AddFontFromBytes(s.resource, "", def, cut.file)
	}

	links := map[string]int{}
	for i := range d.pages {
		for _, m := range d.pages[i].marks {
			if m.ID != "" {
				links["#"+m.ID] = f.AddLink()
				f.SetLink(links["#"+m.ID], topMargin+m.y-4, m.page)
			}
		}
	}

	c := canvas{codes: d.codes, buf: d.content}
	for i := range d.pages {
		f.AddPage()
		c.reset(d.tall)
		from := len(c.buf)
		p := &sheetPen{doc: d, canvas: &c, pdf: f, links: links, page: i + 1}
		walk(d.pages[i].strips, d.meta.Margin, topMargin, p)
		walk(furniture[i], d.meta.Margin, topMargin, p)
		c.endText()
		d.pages[i].content = [2]int{from, len(c.buf)}
		d.bookmarks(f, d.pages[i].marks)
	}

	d.content = c.buf
	return f.Output(raw)
}

// sheetPen draws one page: most operations as operators of the page, links and pictures by gofpdf.
type sheetPen struct {
	doc    *Doc
	canvas *canvas
	pdf    *gofpdf.Fpdf
	links  map[string]int
	page   int
}

func (*sheetPen) mark(*Mark, float64, float64) {}

func (p *sheetPen) draw(o *op, x, y float64) {
	p.doc.check(o, x, p.page)
	switch o.kind {
	case linkArea:
		if id, ok := p.links[o.link]; ok {
			p.pdf.Link(x+o.x, y+o.y, o.w, o.h, id)
		} else if !strings.HasPrefix(o.link, "#") {
			p.pdf.LinkString(x+o.x, y+o.y, o.w, o.h, o.link)
		}
	case drawImage:
		opt := gofpdf.ImageOptions{ImageType: "PNG"}
		p.pdf.RegisterImageOptionsReader("logo", opt, bytes.NewReader(p.doc.theme.logo.png))
		p.pdf.ImageOptions("logo", x+o.x, y+o.y, o.w, o.h, false, opt, 0, "")
	default:
		p.canvas.draw(o, x, y)
	}
}

// check warns of operations that reach over the margins.
func (d *Doc) check(o *op, x float64, page int) {
	left, right := x+o.x, x+o.x+o.w
	if o.kind == drawText {
		right = left + d.extent(o)
	}
	if o.kind != drawPath && (left < d.meta.Margin-1 || right > d.wide-d.meta.Margin+1) {
		d.warn(Warning{Text: fmt.Sprintf("page %d: something reaches over the margin", page)})
	}
}

// extent gives the width of text that was set.
func (d *Doc) extent(o *op) float64 {
	if o.slot == nil {
		return 0
	}
	units := 0
	for _, code := range d.codes[o.from:o.to] {
		units += int(o.slot.widths[code])
	}
	return float64(units) * o.size / 1000
}

// bookmarks adds the page's entries to the outline.
func (d *Doc) bookmarks(f *gofpdf.Fpdf, marks []*Mark) {
	for _, m := range marks {
		if m.Outline != "" {
			f.Bookmark(docText(m.Outline), m.Level, topMargin+m.y-4)
		}
	}
}
