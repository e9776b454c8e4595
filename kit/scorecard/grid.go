package scorecard

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// grid is the cells of one sheet, in their order.
type grid struct {
	name  string
	cells map[place]item
	order []place
	code  place // of the cell that marks the sheet; zero if there is none
	what  string
	kit   string
	seat  string
	areas []area // covered by formulas that stand in another cell
}

// place is a row and a column, both from 1.
type place struct{ row, col int }

// area is a block of cells.
type area struct{ from, to place }

// item is what one cell holds.
type item struct {
	kind    string // as in the file: "n" (number), "s", "str", "inlineStr", "b", "e", "d"
	text    string // number or text
	formula bool
}

// at gives a cell; the zero item where there is none.
func (g *grid) at(row, col int) item { return g.cells[place{row, col}] }

// calculated tells whether a cell holds, or is covered by, a formula.
func (g *grid) calculated(row, col int) bool {
	if g.at(row, col).formula {
		return true
	}
	for _, a := range g.areas {
		if a.from.row <= row && row <= a.to.row && a.from.col <= col && col <= a.to.col {
			return true
		}
	}
	return false
}

// gridReader follows the elements of a sheet.
type gridReader struct {
	book  *workbook
	grid  *grid
	at    place
	item  item
	text  strings.Builder
	keep  bool // text belongs to the cell's value
	inRow bool
	cell  bool
	sound bool // inside a reading for pronunciation
}

// sheet reads the cells of one sheet. It stops early at a sheet that is known not to matter.
func (b *workbook) sheet(name, part string) (*grid, error) {
	data, err := b.c.read(part)
	if err != nil {
		return nil, err
	}
	g := &gridReader{book: b, grid: &grid{name: name, cells: map[place]item{}}}
	err = scanner{part: part, start: g.start, end: g.end, text: g.data}.scan(data)
	return g.grid, err
}

func (g *gridReader) start(name string, attrs []xml.Attr) error {
	switch name {
	case "row":
		return g.startRow(attr(attrs, "r"))
	case "c":
		return g.startCell(attrs)
	case "v":
		g.keep = g.cell
	case "rPh":
		g.sound = true
	case "t":
		g.keep = g.cell && g.item.kind == "inlineStr" && !g.sound
	case "f":
		g.item.formula = g.cell
		if ref := attr(attrs, "ref"); g.cell && ref != "" {
			return g.cover(ref)
		}
	}
	return nil
}

func (g *gridReader) startRow(r string) error {
	next := g.at.row + 1
	if r != "" {
		n, err := strconv.Atoi(r)
		if err != nil || n < 1 || n > 1<<20 {
			return damaged("sheet %q has a row numbered %q", g.grid.name, clip(r))
		}
		if n < next {
			return damaged("sheet %q: row %d stands twice or out of order", g.grid.name, n)
		}
		next = n
	}
	g.at, g.inRow = place{row: next}, true
	return nil
}

func (g *gridReader) startCell(attrs []xml.Attr) error {
	if !g.inRow {
		return damaged("sheet %q has a cell outside of any row", g.grid.name)
	}
	if g.book.c.cells--; g.book.c.cells < 0 {
		return tooLarge("the workbook has more than %d cells", maxCells)
	}
	at := place{g.at.row, g.at.col + 1}
	if ref := attr(attrs, "r"); ref != "" {
		p, ok := parseRef(ref)
		if !ok || p.row != g.at.row {
			return damaged("sheet %q has a cell named %q in row %d", g.grid.name, clip(ref), g.at.row)
		}
		if p.col < at.col {
			return damaged("sheet %q: cell %s stands twice or out of order", g.grid.name, ref)
		}
		at = p
	}
	kind := attr(attrs, "t")
	if kind == "" {
		kind = "n"
	}
	g.at, g.item, g.cell = at, item{kind: kind}, true
	g.text.Reset()
	return nil
}

func (g *gridReader) data(data []byte) {
	if g.keep {
		g.text.Write(data)
	}
}

func (g *gridReader) end(name string) error {
	switch name {
	case "v", "t":
		g.keep = false
	case "rPh":
		g.sound = false
	case "row":
		g.inRow = false
	case "c":
		g.cell = false
		return g.endCell()
	}
	return nil
}

func (g *gridReader) endCell() error {
	it := g.item
	it.text = g.text.String()
	switch it.kind {
	case "s":
		n, err := strconv.Atoi(strings.TrimSpace(it.text))
		if err != nil || n < 0 || n >= len(g.book.texts) {
			return damaged("sheet %q: a cell of row %d refers to text %q, the workbook has %d", g.grid.name, g.at.row, clip(it.text), len(g.book.texts))
		}
		it.text = g.book.texts[n]
	case "str", "inlineStr":
		it.text = unescape(it.text)
	case "n", "b", "e", "d":
		it.text = strings.TrimSpace(it.text)
	default:
		return damaged("sheet %q: a cell of row %d is of the unknown kind %q", g.grid.name, g.at.row, clip(it.kind))
	}
	if g.at.row > maxRow || g.at.col > maxCol || it.text == "" && !it.formula {
		return nil
	}
	g.grid.cells[g.at] = it
	g.grid.order = append(g.grid.order, g.at)
	return g.mark(it.text)
}

// mark takes note of the text that says what a sheet is.
func (g *gridReader) mark(text string) error {
	f := strings.Fields(text)
	if len(f) < 3 || f[0] != "panelkit" || g.grid.what != "" || len(text) > 200 || g.at.row > 40 {
		return nil
	}
	g.grid.what, g.grid.kit, g.grid.code = f[1], f[2], g.at
	if len(f) > 3 {
		g.grid.seat = f[3]
	}
	if g.grid.what == codeRubric {
		return errStop
	}
	return nil
}

// cover takes note of a block that an array formula, a data table or a shared formula fills.
func (g *gridReader) cover(ref string) error {
	from, to, ok := strings.Cut(ref, ":")
	if !ok {
		to = from
	}
	a, okA := parseRef(from)
	b, okB := parseRef(to)
	if !okA || !okB || len(g.grid.areas) >= 1000 {
		return damaged("sheet %q has a formula over the cells %q", g.grid.name, clip(ref))
	}
	g.grid.areas = append(g.grid.areas, area{a, b})
	return nil
}

// parseRef reads the name of a cell, such as C7, with or without dollar signs.
func parseRef(ref string) (place, bool) {
	var p place
	s := strings.ReplaceAll(ref, "$", "")
	i := 0
	for i < len(s) && i < 4 && s[i] >= 'A' && s[i] <= 'Z' {
		p.col = p.col*26 + int(s[i]-'A') + 1
		i++
	}
	n, err := strconv.Atoi(s[i:])
	p.row = n
	return p, err == nil && i > 0 && i < 4 && s[i] != '+' && s[i] != '-' && p.col <= 1<<14 && n >= 1 && n <= 1<<20
}

// clip shortens a text for a message.
func clip(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
