package page

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// ttf is a TrueType font with what is needed to measure text and to cut a subset out of it. It is
// not changed after parseFont and may be shared.
type ttf struct {
	name   string // without spaces, as it stands in the PDF
	data   []byte
	tables map[string][]byte
	sf     *sfnt.Font
	upem   int
	glyphs int
	loca   []uint32        // glyphs+1 offsets into glyf
	ascii  [128]glyphWidth // id 0 where the font has no glyph
	desc   descriptor
}

type glyphWidth struct {
	id    uint16
	width uint16 // thousandths of the text size
}

// descriptor is what a PDF says about a font, in thousandths of the text size.
type descriptor struct {
	Ascent, Descent, CapHeight, Flags int
	FontBBox                          struct{ Xmin, Ymin, Xmax, Ymax int }
	ItalicAngle, StemV, MissingWidth  int
}

const maxFont = 32 << 20 // bytes

// parseFont reads a TrueType font and checks all that cutting relies on, so that a broken file is
// refused before anything is written.
func parseFont(name string, data []byte) (f *ttf, err error) {
	defer func() {
		if r := recover(); r != nil {
			f, err = nil, fmt.Errorf("font is damaged: %v", r)
		}
	}()
	switch {
	case len(data) > maxFont:
		return nil, fmt.Errorf("font of %d bytes, more than %d", len(data), maxFont)
	case bytes.HasPrefix(data, []byte("OTTO")):
		return nil, errors.New("font has CFF outlines (.otf), which cannot be embedded; use a TrueType font (.ttf)")
	case bytes.HasPrefix(data, []byte("ttcf")):
		return nil, errors.New("font is a collection (.ttc); use a single TrueType font (.ttf)")
	case bytes.HasPrefix(data, []byte("wOF")):
		return nil, errors.New("font is a web font (.woff); use a TrueType font (.ttf)")
	}

	f = &ttf{name: name, data: data}
	if f.tables, err = readTables(data); err != nil {
		return nil, err
	}

	if f.sf, err = sfnt.Parse(data); err != nil {
		return nil, fmt.Errorf("font is damaged: %w", err)
	}

	f.upem, f.glyphs = int(f.sf.UnitsPerEm()), f.sf.NumGlyphs()
	if err := f.readLoca(); err != nil {
		return nil, err
	}

	if need := int(
		be16(f.tables["hhea"], 34),
	)*4 + (f.glyphs-int(be16(f.tables["hhea"], 34)))*2; be16(f.tables["hhea"], 34) == 0 ||
		len(f.tables["hmtx"]) < need {
		return nil, errors.New("font is damaged: table hmtx is too short")
	}

	f.describe()
	var buf sfnt.Buffer
	for r := rune(0x20); r < 0x7F; r++ {
		f.ascii[r] = f.lookup(&buf, r)
	}

	return f, nil
}

// readTables cuts a font file into its tables.
func readTables(data []byte) (map[string][]byte, error) {
	if len(data) < 12 {
		return nil, errors.New("font is damaged: file is too short")
	}

	if v := binary.BigEndian.Uint32(data); v != 0x00010000 && v != 0x74727565 {
		return nil, errors.New("file is not a TrueType font")
	}

	n := int(be16(data, 4))
	if len(data) < 12+16*n {
		return nil, errors.New("font is damaged: table directory is cut off")
	}

	tables := map[string][]byte{}
	for i := range n {
		rec := data[12+16*i:]
		off, size := uint64(binary.BigEndian.Uint32(rec[8:])), uint64(binary.BigEndian.Uint32(rec[12:]))
		if off+size > uint64(len(data)) {
			return nil, fmt.Errorf("font is damaged: table %q lies outside of the file", rec[:4])
		}
		tables[string(rec[:4])] = data[off : off+size]
	}

	for tag, least := range map[string]int{
		"head": 54, "hhea": 36, "maxp": 32, "hmtx": 4, "loca": 2, "glyf": 0, "cmap": 4,
	} {
		if t, ok := tables[tag]; !ok || len(t) < least {
			return nil, fmt.Errorf("font is damaged: table %q is missing or too short", tag)
		}
	}

	return tables, nil
}

func (f *ttf) readLoca() error {
	loca, glyf := f.tables["loca"], f.tables["glyf"]
	size := 2
	if be16(f.tables["head"], 50) != 0 {
		size = 4
	}

	if len(loca) < size*(f.glyphs+1) {
		return errors.New("font is damaged: table loca is too short")
	}

	f.loca = make([]uint32, f.glyphs+1)
	for i := range f.loca {
		if size == 2 {
			f.loca[i] = 2 * uint32(be16(loca, 2*i))
		} else {
			f.loca[i] = binary.BigEndian.Uint32(loca[4*i:])
		}
		if f.loca[i] > uint32(len(glyf)) || i > 0 && f.loca[i] < f.loca[i-1] {
			return fmt.Errorf("font is damaged: glyph %d lies outside of its table", i)
		}
	}

	return nil
}

// describe fills in the descriptor from the tables head, hhea, OS/2 and post.
func (f *ttf) describe() {
	scale := func(v uint16) int { return int(int16(v)) * 1000 / f.upem }
	head, hhea := f.tables["head"], f.tables["hhea"]
	d := &f.desc
	d.FontBBox.Xmin, d.FontBBox.Ymin = scale(be16(head, 36)), scale(be16(head, 38))
	d.FontBBox.Xmax, d.FontBBox.Ymax = scale(be16(head, 40)), scale(be16(head, 42))
	d.Ascent, d.Descent = scale(be16(hhea, 4)), scale(be16(hhea, 6))
	d.CapHeight, d.StemV = d.Ascent*3/4, 80
	if os2 := f.tables["OS/2"]; len(os2) >= 90 {
		d.CapHeight = scale(be16(os2, 88))
		d.StemV = 50 + int(be16(os2, 4))*int(be16(os2, 4))/4225
	}

	d.Flags = 32 // nonsymbolic: glyphs are found by their names
	if post := f.tables["post"]; len(post) >= 8 {
		if d.ItalicAngle = int(int16(be16(post, 4))); d.ItalicAngle != 0 {
			d.Flags |= 64
		}
	}

	d.MissingWidth = f.widthOf(0)
}

// lookup gives glyph and width of a rune; glyph 0 where the font has none.
func (f *ttf) lookup(buf *sfnt.Buffer, r rune) glyphWidth {
	id, err := f.sf.GlyphIndex(buf, r)
	if err != nil || id == 0 {
		return glyphWidth{}
	}
	adv, err := f.sf.GlyphAdvance(buf, id, fixed.Int26_6(f.upem), font.HintingNone)
	if err != nil {
		return glyphWidth{}
	}
	return glyphWidth{id: uint16(id), width: uint16((int(adv)*1000 + f.upem/2) / f.upem)}
}

func (f *ttf) widthOf(glyph int) int {
	n := int(be16(f.tables["hhea"], 34))
	return int(be16(f.tables["hmtx"], 4*min(glyph, n-1))) * 1000 / f.upem
}

func be16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
