package sheet

import (
	"encoding/xml"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Grid is the cells of one sheet that was read.
type Grid struct {
	Name   string
	Beyond int // cells outside of the limits, which were left out

	cells map[Place]Item
	order []Place
	areas []area // covered by formulas that stand in another cell
}

// Place is a row and a column, both from 1.
type Place struct{ Row, Col int }

// area is a block of cells.
type area struct{ from, to Place }

// ItemKind is what kind of value a cell holds.
type ItemKind string

// The kinds of values.
const (
	ItemNumber ItemKind = "n"
	ItemText   ItemKind = "t"
	ItemBool   ItemKind = "b" // 1 or 0
	ItemError  ItemKind = "e" // such as #REF!
	ItemDate   ItemKind = "d" // as text
)

// Item is what one cell holds.
type Item struct {
	Kind    ItemKind
	Text    string // number or text, as it stands in the file
	Formula bool   // the value was calculated by whoever saved the file, or forged
}

// At returns a cell; the zero Item where there is none.
func (g *Grid) At(row, col int) Item { return g.cells[Place{row, col}] }

// Places returns the places of all cells, row by row.
func (g *Grid) Places() []Place { return g.order }

// Calculated reports whether a cell holds, or is covered by, a formula.
func (g *Grid) Calculated(row, col int) bool {
	if g.At(row, col).Formula {
		return true
	}
	for _, a := range g.areas {
		if a.from.Row <= row && row <= a.to.Row && a.from.Col <= col && col <= a.to.Col {
			return true
		}
	}
	return false
}

// Bounds of a sheet in the format.
const (
	lastRow = 1 << 20
	lastCol = 1 << 14
)

// gridReader follows the elements of a sheet.
type gridReader struct {
	book  *Workbook
	grid  *Grid
	at    Place
	kind  string // of the cell's value, as in the file
	item  Item
	text  strings.Builder
	data  bool // the rows have begun
	value bool // the cell has a value
}

// grid reads the cells of one sheet. It stops early at a sheet that is known not to matter.
func (b *Workbook) grid(name, part string) (*Grid, error) {
	data, err := b.parts.read(part)
	if err != nil {
		return nil, err
	}
	g := &gridReader{book: b, grid: &Grid{Name: name, cells: map[Place]Item{}}}
	err = scanner{part: part, in: inSheets("worksheet"), start: g.start, end: g.end, text: g.take}.scan(data)
	return g.grid, err
}

// Depths of elements from the root.
const (
	inData = 2 + iota // worksheet, sheetData
	inRow
	inCell
	inValue
)

func (g *gridReader) damaged(format string, args ...any) error {
	return damaged("sheet %q "+format, append([]any{clip(g.grid.Name)}, args...)...)
}

func (g *gridReader) start(path []string, attrs []xml.Attr) error {
	n, name := len(path), path[len(path)-1]
	if n < inData || path[1] != "sheetData" {
		if name == "row" || name == "c" {
			return g.damaged("has rows or cells outside of its data")
		}
		return nil
	}

	switch {
	case n == inData && g.data:
		return g.damaged("has its data twice")
	case n == inData:
		g.data = true
	case n == inRow && name == "row":
		return g.startRow(attr(attrs, "r"))
	case n == inCell && path[2] == "row" && name == "c":
		return g.startCell(attrs)
	case slices.Contains(path[inData:], "extLst"):
		return nil // extensions of the format, which mean nothing here
	case name == "":
		return g.damaged("has an element of a foreign format in row %d", g.at.Row)
	case name == "row" || name == "c":
		return g.damaged("has a cell outside of any row, or a row in another")
	case n == inValue:
		return g.startValue(name, attrs)
	}
	return nil
}

func (g *gridReader) startRow(r string) error {
	next := g.at.Row + 1
	if r != "" {
		n, ok := digits(r)
		if !ok || n < 1 || n > lastRow {
			return g.damaged("has a row numbered %q", clip(r))
		}
		if n < next {
			return g.damaged("has row %d twice or out of order", n)
		}
		next = n
	}

	g.at = Place{Row: next}
	return nil
}

func (g *gridReader) startCell(attrs []xml.Attr) error {
	if g.book.cells--; g.book.cells < 0 {
		return tooLarge("the workbook has more than %d cells", g.book.limits.Limits.Cells)
	}
	at := Place{g.at.Row, g.at.Col + 1}
	if ref := attr(attrs, "r"); ref != "" {
		p, ok := parseRef(ref)
		if !ok || p.Row != g.at.Row {
			return g.damaged("has a cell named %q in row %d", clip(ref), g.at.Row)
		}
		if p.Col < at.Col {
			return g.damaged("has cell %s twice or out of order", ref)
		}
		at = p
	}

	kind := attr(attrs, "t")
	if kind == "" {
		kind = "n"
	}
	g.at, g.item, g.kind, g.value = at, Item{}, kind, false
	g.text.Reset()
	return nil
}

// startValue takes note of what a cell holds: at most one value, of the kind that the cell says.
func (g *gridReader) startValue(name string, attrs []xml.Attr) error {
	switch name {
	case "v", "is":
		if g.value || (name == "is") != (g.kind == "inlineStr") {
			return g.damaged("has two values, or one of another kind than it says, in a cell of row %d", g.at.Row)
		}
		g.value = true
	case "f":
		g.item.Formula = true
		if ref := attr(attrs, "ref"); ref != "" {
			return g.cover(ref)
		}
	}

	return nil
}

// take gathers the text of a value: of v, or of the texts within is, readings for pronunciation left out.
func (g *gridReader) take(path []string, data []byte) error {
	n := len(path)
	if n < inValue || path[1] != "sheetData" || path[3] != "c" {
		return nil
	}

	plain := n == inValue && path[4] == "v"
	inline := path[4] == "is" && path[n-1] == "t" && (n == inValue+1 || n == inValue+2 && path[5] == "r")
	if !plain && !inline {
		return nil
	}

	if g.text.Len()+len(data) > maxRaw {
		return g.tooLong()
	}

	g.text.Write(data)
	return nil
}

func (g *gridReader) tooLong() error {
	return tooLarge("sheet %q: a text of row %d is longer than the %d characters of a cell", clip(g.grid.Name),
		g.at.Row, MaxText)
}

func (g *gridReader) end(path []string) error {
	if len(path) == inCell && path[1] == "sheetData" && path[3] == "c" {
		return g.endCell()
	}
	return nil
}

// number is how a number is written (xsd:double without its words): no hexadecimal digits, no underscores.
var number10 = regexp.MustCompile(`^[+-]?([0-9]{1,400}\.?[0-9]{0,400}|\.[0-9]{1,400})([eE][+-]?[0-9]{1,3})?$`)

func (g *gridReader) endCell() error {
	it, text := g.item, g.text.String()
	switch trimmed := strings.TrimSpace(text); g.kind {
	case "s":
		n, ok := digits(trimmed)
		switch {
		case !g.value && !it.Formula:
			// Nothing is referred to: a blank cell.
		case !ok || n >= len(g.book.texts):
			return g.damaged("refers in row %d to text %q, the workbook has %d", g.at.Row, clip(trimmed),
				len(g.book.texts))
		default:
			it.Text = g.book.texts[n]
		}
		it.Kind = ItemText
	case "str", "inlineStr":
		it.Kind, it.Text = ItemText, unescape(text)
	case "n":
		it.Kind, it.Text = ItemNumber, trimmed
		if trimmed != "" && !number10.MatchString(trimmed) {
			return g.damaged("has a number %q in row %d", clip(trimmed), g.at.Row)
		}
	case "b":
		it.Kind, it.Text = ItemBool, strings.NewReplacer("true", "1", "false", "0").Replace(trimmed)
		if it.Text != "" && it.Text != "1" && it.Text != "0" {
			return g.damaged("has a truth value %q in row %d", clip(trimmed), g.at.Row)
		}
	case "e", "d":
		it.Kind, it.Text = ItemKind(g.kind), trimmed
	default:
		return g.damaged("has a cell of the unknown kind %q in row %d", clip(g.kind), g.at.Row)
	}

	if TooLong(it.Text) {
		return g.tooLong()
	}

	return g.keep(it)
}

func (g *gridReader) keep(it Item) error {
	limits := &g.book.limits
	switch {
	case it.Text == "" && !it.Formula:
		return nil
	case g.at.Row > limits.Limits.Rows || g.at.Col > limits.Limits.Columns:
		g.grid.Beyond++
		return nil
	}

	g.grid.cells[g.at] = it
	g.grid.order = append(g.grid.order, g.at)
	if limits.Skip != nil && limits.Skip(it.Text) {
		return errStop
	}

	return nil
}

// maxAreas bounds the blocks that formulas cover.
const maxAreas = 1000

// cover takes note of a block that an array formula, a data table or a shared formula fills.
func (g *gridReader) cover(ref string) error {
	from, to, ok := strings.Cut(ref, ":")
	if !ok {
		to = from
	}
	a, okA := parseRef(from)
	b, okB := parseRef(to)
	if !okA || !okB || len(g.grid.areas) >= maxAreas {
		return g.damaged("has a formula over the cells %q", clip(ref))
	}
	g.grid.areas = append(g.grid.areas, area{a, b})
	return nil
}

// parseRef reads the name of a cell, such as C7, with or without dollar signs.
func parseRef(ref string) (Place, bool) {
	var p Place
	s := strings.ReplaceAll(ref, "$", "")
	i := 0
	for i < len(s) && i < 4 && s[i] >= 'A' && s[i] <= 'Z' {
		p.Col = p.Col*26 + int(s[i]-'A') + 1
		i++
	}
	n, ok := digits(s[i:])
	p.Row = n
	return p, ok && i > 0 && i < 4 && p.Col <= lastCol && n >= 1 && n <= lastRow
}

// Number returns the number that a cell holds as such; ok is false where it holds none.
func (it Item) Number() (float64, bool) {
	if it.Kind != ItemNumber || it.Text == "" {
		return 0, false
	}
	x, err := strconv.ParseFloat(it.Text, 64)
	return x, err == nil
}
