package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// layout measures all blocks and gives them their places. It works once.
func (d *Doc) layout() {
	if d.laid {
		return
	}

	d.laid = true
	w, h := d.Body()
	c := &ctx{doc: d, scale: 1, limit: h}
	for n, strips := range paginate(c.all(d.blocks, w), h) {
		d.pages = append(d.pages, sheet{strips: strips, used: height(strips)})
		walk(strips, 0, 0, &marker{&d.pages[n], n + 1})
		if d.pages[n].used > h+0.5 {
			d.warn(Warning{Text: fmt.Sprintf("page %d: something is taller than the page", n+1)})
		}
	}

	if len(d.pages) == 0 {
		d.pages = make([]sheet, 1)
	}
}

// marker notes where marks stand.
type marker struct {
	sheet *sheet
	page  int
}

func (*marker) draw(*op, float64, float64) {}

func (m *marker) mark(mark *Mark, _, y float64) {
	mark.page, mark.y = m.page, y
	m.sheet.marks = append(m.sheet.marks, mark)
}

// oneLine shortens a text, with an ellipsis, until it fits on a line of the width.
func (d *Doc) oneLine(s string, st Style, width float64) string {
	if d.Width(s, st) <= width {
		return s
	}

	runes := []rune(clean(s))
	n := min(len(runes), int(width)) // no letter is narrower than a point
	for n > 0 && d.Width(string(runes[:n])+"…", st) > width {
		n--
	}
	return strings.TrimRight(string(runes[:n]), " ·,") + "…"
}

// furniture gives what stands around the body of a page, relative to the body.
func (d *Doc) furniture(n int) []strip {
	w, h := d.Body()
	c := &ctx{doc: d, scale: 1, limit: h}
	colors := d.theme.Colors
	st := Style{Size: 7.8, Leading: 1.3, Color: colors.Muted}
	right := st
	right.Align = Right
	var out []strip
	put := func(s string, st Style, width, y float64) {
		if s == "" {
			return
		}
		for _, line := range c.lines(T(d.oneLine(s, st, width)), st, width) {
			line.y, y = y, y+line.h
			line.h = 0
			out = append(out, line)
		}
	}

	if n > 1 && d.meta.HeadLeft+d.meta.HeadRight != "" {
		put(d.meta.HeadLeft, st, w*0.6, -24)
		put(d.meta.HeadRight, right, w, -24)
	}

	foot := h + 10
	out = append(out, strip{ops: []op{{kind: fillRect, y: foot, w: w, h: 0.5, color: colors.Rule}}})
	st.Bold = true
	put(d.meta.FootLeft, st, w*0.82, foot+3)
	put(strings.NewReplacer("{page}", fmt.Sprint(n), "{pages}", fmt.Sprint(len(d.pages))).Replace(d.meta.PageOf),
		right, w, foot+3)
	return out
}

// Place is where a Mark stands.
type Place struct {
	Page  int // from 1
	Kind  string
	ID    string
	Title string
	Level int
	Top   float64 // points from the top of the body
}

// Places gives the places of all marks in the order of pages, and the number of pages.
func (d *Doc) Places() (places []Place, pages int) {
	d.layout()
	for _, s := range d.pages {
		marks := slices.Clone(s.marks)
		slices.SortStableFunc(marks, func(a, b *Mark) int { return cmp.Compare(a.y, b.y) })
		for _, m := range marks {
			places = append(places,
				Place{Page: m.page, Kind: m.Kind, ID: m.ID, Title: m.Outline, Level: m.Level, Top: m.y})
		}
	}
	return places, len(d.pages)
}

// Used gives the height in points that each page's body has taken up.
func (d *Doc) Used() []float64 {
	d.layout()
	var out []float64
	for _, s := range d.pages {
		out = append(out, s.used)
	}
	return out
}
