package page

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/image/font/sfnt"
)

// A slot is one font of a document: up to 224 runes of one TrueType font, each with a code of one
// byte. A document that needs more runes of a font has several slots of it.
type slot struct {
	resource string // name inside pages: G0, G1, ...
	name     string // in the document: PKAAAA+Roboto-Regular
	font     *ttf
	runes    [256]rune // by code; 0 where the code is free
	widths   [256]uint16
	next     int  // code to give away next
	ascii    bool // ASCII characters have their own codes
}

const firstCode = 33 // 32 is the space, of which not every slot has one

// glyph is how one rune is set: which slot, which code, how wide.
type glyph struct {
	slot  *slot // nil: nothing is drawn
	code  byte
	width uint16 // thousandths of the text size
	noted bool   // there is a warning about it, in face.notes
}

// face is one style of a document's family.
type face struct {
	doc     *Doc
	sources []source
	fonts   []*ttf // as far as they were needed
	ascii   [128]glyph
	others  map[rune]glyph
	notes   map[rune]Warning
	upright bool
	buf     sfnt.Buffer
}

func (f *face) font(i int) *ttf {
	for len(f.fonts) <= i {
		t, err := f.sources[len(f.fonts)]()
		if err != nil {
			panic(err) // built-in fonts are whole; others were checked when they were read
		}
		f.fonts = append(f.fonts, t)
	}
	return f.fonts[i]
}

// glyph gives the glyph of a rune, from the first font of the face that has one. What is wrong with a
// rune is noted for every place that it stands in.
func (f *face) glyph(r rune) glyph {
	var g glyph
	var known bool
	if r < 128 {
		g = f.ascii[r]
		known = g.slot != nil
	} else {
		g, known = f.others[r]
	}

	if !known {
		g = f.find(r)
		if r < 128 {
			f.ascii[r] = g
		} else {
			if f.others == nil {
				f.others = map[rune]glyph{}
			}
			f.others[r] = g
		}
	}

	if g.noted {
		f.doc.warn(f.notes[r])
	}

	return g
}

func (f *face) find(r rune) glyph {
	if r > 128 && invisible(r) {
		return glyph{}
	}

	if r <= 0xFFFF {
		for i := range f.sources {
			if g := f.in(i, r); g.slot != nil {
				if script := complexScript(r); script != "" {
					g = f.note(
						r,
						g,
						Warning{
							Text: "text in " + script +
								" script is set letter by letter, without reordering or joining",
						},
					)
				}
				return g
			}
		}
	}

	if r == '?' {
		return glyph{width: 500}
	}

	return f.note(r, f.glyph('?'), Warning{
		Text: "no font has " + runeName(r) + "; a question mark stands in its place", Lacking: true,
	})
}

func (f *face) note(r rune, g glyph, w Warning) glyph {
	if f.notes == nil {
		f.notes = map[rune]Warning{}
	}
	f.notes[r] = w
	g.noted = true
	return g
}

// in gives the glyph of a rune from the i-th font, with no slot where that font has none.
func (f *face) in(i int, r rune) glyph {
	t := f.font(i)
	var gw glyphWidth
	if r < 128 {
		gw = t.ascii[r]
	} else {
		gw = t.lookup(&f.buf, r)
	}

	if gw.id == 0 {
		return glyph{}
	}

	s, code := f.doc.code(t, r, i == 0, f.upright)
	s.widths[code] = gw.width
	return glyph{slot: s, code: code, width: gw.width}
}

// code gives a rune of a font its place in a slot. The first slot of a face's main font has ASCII
// characters at their own codes.
func (d *Doc) code(t *ttf, r rune, main, upright bool) (*slot, byte) {
	var last *slot
	for _, s := range d.slots {
		if s.font != t {
			continue
		}
		if s.ascii && r < 127 {
			s.runes[r] = r
			return s, byte(r)
		}
		if at := slices.Index(s.runes[firstCode:], r); at >= 0 {
			return s, byte(firstCode + at)
		}
		last = s
	}

	if last == nil && main {
		d.newSlot(t).loadASCII(upright)
		return d.code(t, r, main, upright)
	}

	if last == nil || last.next > 255 {
		last = d.newSlot(t)
	}

	code := last.next
	last.runes[code] = r
	last.next++
	return last, byte(code)
}

func (d *Doc) newSlot(t *ttf) *slot {
	n := len(d.slots)
	s := &slot{resource: fmt.Sprintf("G%d", n), font: t, next: firstCode}
	s.name = "PK" + string(
		[]byte{'A' + byte(n/17576%26), 'A' + byte(n/676%26), 'A' + byte(n/26%26), 'A' + byte(n%26)}) + "+" + t.name
	d.slots = append(d.slots, s)
	return s
}

// loadASCII keeps the codes below 128 for ASCII. Upright fonts get the usual characters at once, so
// that nearly all documents share the same subset.
func (s *slot) loadASCII(upright bool) {
	s.ascii, s.next = true, 128
	if !upright {
		return
	}
	for r := rune(32); r < 127; r++ {
		if s.font.ascii[r].id != 0 && !strings.ContainsRune("#$*+<=>@[\\]^_`{|}~", r) {
			s.runes[r], s.widths[r] = r, s.font.ascii[r].width
		}
	}
}

// definition is what gofpdf wants to know of a font.
type definition struct {
	Tp, Name, Diff, File string
	Desc                 descriptor
	Cw                   []int
	OriginalSize         int
}

// cutFont is a slot's subset, ready for the document.
type cutFont struct {
	file []byte // compressed
	size int    // before compression
}

// definition gives the JSON that describes the slot.
func (s *slot) definition(cut cutFont) ([]byte, error) {
	def := definition{
		Tp: "TrueType", Name: s.name, File: s.resource + ".z", Desc: s.font.desc, Cw: make([]int, 256),
		OriginalSize: cut.size,
	}

	var diff strings.Builder
	previous := -2
	for code, r := range s.runes {
		if r == 0 {
			continue
		}
		def.Cw[code] = int(s.widths[code])
		if rune(code) == r {
			continue // as the base encoding has it
		}
		if code != previous+1 {
			fmt.Fprintf(&diff, "%d", code)
		}
		fmt.Fprintf(&diff, "/uni%04X ", r)
		previous = code
	}

	def.Diff = strings.TrimSpace(diff.String())
	return json.Marshal(def)
}

// sorted gives the slot's runes in rising order.
func (s *slot) sorted() []rune {
	var out []rune
	for _, r := range s.runes {
		if r != 0 {
			out = append(out, r)
		}
	}
	slices.Sort(out)
	return out
}
