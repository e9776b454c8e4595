package sheet

import (
	"slices"
	"strconv"
	"strings"
)

// Align is where text stands in its cell.
type Align string

// Alignments. The empty Align is left for text and right for numbers.
const (
	Left   Align = "left"
	Center Align = "center"
	Right  Align = "right"
)

// Style is how a cell looks and whether it can be written to. Equal styles are stored once.
type Style struct {
	Size   float64 // of the font in points; 0: FontSize
	Bold   bool
	Italic bool
	Color  string // of the text, as RRGGBB; "": black
	Fill   string // of the ground, as RRGGBB; "": none
	Border string // color of a thin line on all four sides, as RRGGBB; "": none
	Align  Align
	Middle bool   // stands in the middle of the row's height; otherwise on top
	Wrap   bool   // breaks lines; the row grows to fit; what stands at the left is set in a little
	Format string // of numbers, as Excel writes it; "": general
	Input  bool   // not locked when the sheet is protected
}

func (s Style) size() float64 {
	if s.Size == 0 {
		return FontSize
	}
	return s.Size
}

func (s Style) indented() bool { return s.Wrap && (s.Align == "" || s.Align == Left) }

// Cond is a look that a cell takes on under a condition. It adds to, and never stands in place of, a
// word or number in the cell.
type Cond struct {
	Bold  bool
	Color string // of the text, as RRGGBB
	Fill  string // of the ground, as RRGGBB
}

// styles numbers the looks of a workbook. The first of each is what cells without a style have.
type styles struct {
	cells   map[Style]*entry
	conds   []Cond
	fonts   []string // as XML, and so the others
	fills   []string
	borders []string
	formats []string // codes; the first has number 164
	looks   []string
}

func newStyles() styles {
	s := styles{
		cells: map[Style]*entry{},
		fills: []string{
			`<fill><patternFill patternType="none"/></fill>`,
			`<fill><patternFill patternType="gray125"/></fill>`,
		},
		borders: []string{`<border><left/><right/><top/><bottom/><diagonal/></border>`},
		looks:   []string{`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`},
	}
	s.fonts = []string{fontXML(Style{})}
	return s
}

// entry is a style with its number.
type entry struct {
	Style
	id string
}

// entry finds the style's only entry.
func (t *styles) entry(s Style) *entry {
	e, ok := t.cells[s]
	if !ok {
		e = &entry{s, strconv.Itoa(len(t.looks))}
		t.looks = append(t.looks, t.look(s))
		t.cells[s] = e
	}
	return e
}

// cond gives the number of a conditional look.
func (t *styles) cond(c Cond) int {
	i := slices.Index(t.conds, c)
	if i < 0 {
		i = len(t.conds)
		t.conds = append(t.conds, c)
	}
	return i
}

// number gives the place of a part of a look in its list, adding it where it is new.
func number(list *[]string, xml string) string {
	i := slices.Index(*list, xml)
	if i < 0 {
		i = len(*list)
		*list = append(*list, xml)
	}
	return strconv.Itoa(i)
}

func (t *styles) look(s Style) string {
	fill, border, format := "0", "0", "0"
	if s.Fill != "" {
		fill = number(
			&t.fills,
			`<fill><patternFill patternType="solid"><fgColor rgb="FF`+s.Fill+`"/><bgColor indexed="64"/></patternFill></fill>`,
		)
	}

	if s.Border != "" {
		var b strings.Builder
		for _, side := range [...]string{"left", "right", "top", "bottom"} {
			b.WriteString("<" + side + ` style="thin"><color rgb="FF` + s.Border + `"/></` + side + ">")
		}
		border = number(&t.borders, "<border>"+b.String()+"<diagonal/></border>")
	}

	if s.Format != "" {
		n, _ := strconv.Atoi(number(&t.formats, s.Format))
		format = strconv.Itoa(firstFormat + n)
	}

	vertical, align := "top", ""
	if s.Middle {
		vertical = "center"
	}

	if s.Align != "" {
		align = ` horizontal="` + string(s.Align) + `"`
	}

	if s.indented() {
		align = ` horizontal="left" indent="1"`
	}

	if s.Wrap {
		align += ` wrapText="1"`
	}

	locked := "1"
	if s.Input {
		locked = "0"
	}

	return `<xf numFmtId="` + format + `" fontId="` + number(&t.fonts,
		fontXML(s)) + `" fillId="` + fill + `" borderId="` + border +
		`" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">` +
		`<alignment vertical="` + vertical + `"` + align + `/><protection locked="` + locked + `"/></xf>`
}

// firstFormat is the number of the first format that is not built in.
const firstFormat = 164

func fontXML(s Style) string {
	color := s.Color
	if color == "" {
		color = "000000"
	}
	return "<font>" + emphasis(s.Bold, s.Italic) + `<sz val="` + strconv.FormatFloat(s.size(), 'g', -1,
		64) + `"/><color rgb="FF` + color + `"/><name val="` + FontName + `"/><family val="2"/></font>`
}

func emphasis(bold, italic bool) string {
	switch {
	case bold && italic:
		return "<b/><i/>"
	case bold:
		return "<b/>"
	case italic:
		return "<i/>"
	}
	return ""
}

// xml gives the part that lists all looks (ECMA-376 part 1, section 18.8).
func (t *styles) xml() []byte {
	var b strings.Builder
	list := func(name string, items []string) {
		b.WriteString(
			"<" + name + ` count="` + strconv.Itoa(len(items)) + `">` + strings.Join(items, "") + "</" + name + ">")
	}

	b.WriteString(
		`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`,
	)
	if len(t.formats) > 0 {
		items := make([]string, len(t.formats))
		for i, f := range t.formats {
			items[i] = `<numFmt numFmtId="` + strconv.Itoa(firstFormat+i) + `" formatCode="` + escape(f) + `"/>`
		}
		list("numFmts", items)
	}

	list("fonts", t.fonts)
	list("fills", t.fills)
	list("borders", t.borders)
	b.WriteString(`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`)
	list("cellXfs", t.looks)
	b.WriteString(`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>`)
	items := make([]string, len(t.conds))
	for i, c := range t.conds {
		if c.Bold || c.Color != "" {
			items[i] = "<font>" + emphasis(c.Bold, false)
			if c.Color != "" {
				items[i] += `<color rgb="FF` + c.Color + `"/>`
			}
			items[i] += "</font>"
		}
		if c.Fill != "" {
			items[i] += `<fill><patternFill patternType="solid"><fgColor rgb="FF` + c.Fill + `"/><bgColor rgb="FF` + c.Fill + `"/></patternFill></fill>`
		}
		items[i] = "<dxf>" + items[i] + "</dxf>"
	}

	list("dxfs", items)
	b.WriteString(
		`<tableStyles count="0" defaultTableStyle="TableStyleMedium9" defaultPivotStyle="PivotStyleLight16"/></styleSheet>`,
	)
	return []byte(b.String())
}
