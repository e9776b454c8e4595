package page

import (
	"encoding/binary"
	"slices"
	"strings"

	"golang.org/x/image/font/sfnt"
)

// cut gives a TrueType font that holds the glyphs of runes only, in rising order and without
// hinting instructions. Runes lie below U+10000 and have a glyph in f.
func (f *ttf) cut(runes []rune) []byte {
	c := cutter{font: f, number: map[uint16]uint16{0: 0}, order: []uint16{0}}
	ids := make([]uint16, len(runes))
	var buf sfnt.Buffer
	for i, r := range runes {
		if r < 128 {
			ids[i] = f.ascii[r].id
		} else if id, err := f.sf.GlyphIndex(&buf, r); err == nil {
			ids[i] = uint16(id)
		}
		c.add(ids[i])
	}

	for i := 0; i < len(c.order); i++ { // grows while parts of composite glyphs are met
		c.glyph(c.order[i])
	}

	c.offsets = append(c.offsets, uint32(len(c.glyf)))
	for i := range ids {
		ids[i] = c.number[ids[i]]
	}

	return c.file(runes, ids)
}

type cutter struct {
	font    *ttf
	number  map[uint16]uint16 // old to new
	order   []uint16          // new to old
	glyf    []byte
	offsets []uint32
}

func (c *cutter) add(id uint16) uint16 {
	n, ok := c.number[id]
	if !ok {
		n = uint16(len(c.order))
		c.number[id] = n
		c.order = append(c.order, id)
	}
	return n
}

// Flags of the parts of a composite glyph.
const (
	argsAreWords   = 0x0001
	hasScale       = 0x0008
	moreComponents = 0x0020
	hasXYScale     = 0x0040
	hasTwoByTwo    = 0x0080
	hasProgram     = 0x0100
)

// glyph copies one outline without its instructions.
func (c *cutter) glyph(id uint16) {
	c.offsets = append(c.offsets, uint32(len(c.glyf)))
	g := c.font.tables["glyf"][c.font.loca[id]:c.font.loca[id+1]]
	if len(g) < 10 {
		return
	}

	if contours := int(int16(be16(g, 0))); contours >= 0 {
		at := 10 + 2*contours
		program := int(be16(g, at))
		c.glyf = append(append(c.glyf, g[:at]...), 0, 0)
		c.glyf = append(c.glyf, g[at+2+program:]...)
	} else {
		c.composite(g)
	}

	for len(c.glyf)%4 != 0 {
		c.glyf = append(c.glyf, 0)
	}
}

func (c *cutter) composite(g []byte) {
	start, at := len(c.glyf), 10
	for {
		flags := be16(g, at)
		size := 6
		if flags&argsAreWords != 0 {
			size += 2
		}

		switch {
		case flags&hasScale != 0:
			size += 2
		case flags&hasXYScale != 0:
			size += 4
		case flags&hasTwoByTwo != 0:
			size += 8
		}

		if at == 10 {
			c.glyf = append(c.glyf, g[:10]...)
		}

		part := len(c.glyf)
		c.glyf = append(c.glyf, g[at:at+size]...)
		binary.BigEndian.PutUint16(c.glyf[part:], flags&^hasProgram)
		binary.BigEndian.PutUint16(c.glyf[part+2:], c.add(be16(g, at+2)))
		at += size
		if flags&moreComponents == 0 || len(c.glyf)-start > 1<<16 {
			return
		}
	}
}

// file puts the tables of the cut font together.
func (c *cutter) file(runes []rune, ids []uint16) []byte {
	n := len(c.order)
	head := slices.Clone(c.font.tables["head"])
	binary.BigEndian.PutUint32(head[8:], 0)
	binary.BigEndian.PutUint16(head[50:], 1)
	hhea := slices.Clone(c.font.tables["hhea"])
	metrics := int(be16(hhea, 34))
	binary.BigEndian.PutUint16(hhea[34:], uint16(n))
	maxp := slices.Clone(c.font.tables["maxp"])
	binary.BigEndian.PutUint16(maxp[4:], uint16(n))
	binary.BigEndian.PutUint16(maxp[26:], 0)
	var loca, hmtx []byte
	for _, o := range c.offsets {
		loca = binary.BigEndian.AppendUint32(loca, o)
	}

	old := c.font.tables["hmtx"]
	for _, id := range c.order {
		bearing := 4*int(id) + 2
		if int(id) >= metrics {
			bearing = 4*metrics + 2*(int(id)-metrics)
		}
		hmtx = binary.BigEndian.AppendUint16(hmtx, be16(old, 4*min(int(id), metrics-1)))
		hmtx = binary.BigEndian.AppendUint16(hmtx, be16(old, bearing))
	}

	return assemble([]table{
		{"cmap", charMap(runes, ids)},
		{"glyf", c.glyf},
		{"head", head},
		{"hhea", hhea},
		{"hmtx", hmtx},
		{"loca", loca},
		{"maxp", maxp},
		{"post", append([]byte{0, 3, 0, 0}, make([]byte, 28)...)},
	})
}

// charMap makes a cmap table of format 4. Runes rise.
func charMap(runes []rune, ids []uint16) []byte {
	type segment struct{ from, to, delta uint16 }
	var segs []segment
	for i, r := range runes {
		delta := ids[i] - uint16(r)
		if k := len(segs) - 1; k >= 0 && segs[k].delta == delta && segs[k].to+1 == uint16(r) {
			segs[k].to = uint16(r)
			continue
		}
		segs = append(segs, segment{uint16(r), uint16(r), delta})
	}

	segs = append(segs, segment{0xFFFF, 0xFFFF, 1})
	n, search, selector := len(segs), 1, 0
	for search*2 <= n {
		search, selector = search*2, selector+1
	}

	words := []uint16{
		0, 1, 3, 1, 0, 12, 4, uint16(16 + 8*n), 0, uint16(2 * n), uint16(2 * search), uint16(selector),
		uint16(2*n - 2*search),
	}

	for _, s := range segs {
		words = append(words, s.to)
	}

	words = append(words, 0)
	for _, s := range segs {
		words = append(words, s.from)
	}

	for _, s := range segs {
		words = append(words, s.delta)
	}

	words = append(words, make([]uint16, n)...)
	out := make([]byte, 0, 2*len(words))
	for _, w := range words {
		out = binary.BigEndian.AppendUint16(out, w)
	}

	return out
}

type table struct {
	tag  string
	data []byte
}

// assemble writes a font file out of tables, which are in the order of their tags.
func assemble(tables []table) []byte {
	n, search, selector := len(tables), 1, 0
	for search*2 <= n {
		search, selector = search*2, selector+1
	}

	out := []byte{0, 1, 0, 0}
	for _, w := range []int{n, 16 * search, selector, 16 * (n - search)} {
		out = binary.BigEndian.AppendUint16(out, uint16(w))
	}

	offset, headAt := 12+16*n, 0
	for _, t := range tables {
		if t.tag == "head" {
			headAt = offset
		}
		out = append(out, t.tag...)
		out = binary.BigEndian.AppendUint32(out, checksum(t.data))
		out = binary.BigEndian.AppendUint32(out, uint32(offset))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t.data)))
		offset += (len(t.data) + 3) &^ 3
	}

	for _, t := range tables {
		out = append(out, t.data...)
		out = append(out, strings.Repeat("\x00", -len(t.data)&3)...)
	}

	binary.BigEndian.PutUint32(out[headAt+8:], 0xB1B0AFBA-checksum(out))
	return out
}

func checksum(b []byte) uint32 {
	var sum uint32
	for ; len(b) >= 4; b = b[4:] {
		sum += binary.BigEndian.Uint32(b)
	}
	var last [4]byte
	copy(last[:], b)
	return sum + binary.BigEndian.Uint32(last[:])
}
