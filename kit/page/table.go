package page

// Table is rows of cells. Each row is as tall as its tallest cell; a page may end between rows, and
// the head is then repeated.
type Table struct {
	Columns []Column // only Share and Width count
	Head    *Row     // nil: none
	Rows    []Row
	Style   Style   // of cells that are texts
	Pad     float64 // points around what a cell holds; 0: 4 at the sides and 3 above and below
	Zebra   bool    // every other row on a tint
	Grid    bool    // rules between columns too
	NoRules bool    // no rules between rows
}

// Row is a row of a table.
type Row struct {
	Cells []Cell
	Fill  Color
	Link  string  // of the whole row: "#" and the id of a Mark
	Tall  float64 // least height in points
}

// Cell is a cell of a row: a text, or blocks.
type Cell struct {
	Text   Text
	Blocks []Block // in place of Text
	Span   int     // columns that it takes; 0 counts as 1
	Align  Align
	Fill   Color
	Color  Color // of Text; 0: the table's
	Bold   bool
}

// Cells makes a row of plain texts.
func Cells(texts ...string) Row {
	var r Row
	for _, t := range texts {
		r.Cells = append(r.Cells, Cell{Text: T(t)})
	}
	return r
}

func (t Table) lay(c *ctx, width float64) []strip {
	widths := share(t.Columns, width)
	base := c.open()
	var g *group
	colors := c.doc.theme.Colors
	if t.Head != nil {
		head := *t.Head
		head.Fill = head.Fill.Or(colors.Head)
		st := t.Style
		st.Bold = true
		st.Color = colors.OnHead
		hs := t.row(c, head, widths, st)
		for i := range hs {
			hs[i].stick = true
		}
		if head.Fill.Luminance() > 0.8 {
			last := &hs[len(hs)-1]
			last.behind = append(last.behind, op{kind: fillRect, y: last.h - 1, w: width, h: 1, color: colors.OnHead})
		}
		c.push(hs...)
		g = &group{again: t.row(c, head, widths, st)}
	}

	for i, r := range t.Rows {
		if t.Zebra && i%2 == 1 {
			r.Fill = r.Fill.Or(colors.Tint)
		}
		rs := t.row(c, r, widths, t.Style)
		for k := range rs {
			rs[k].group = g
		}
		if !t.NoRules { // above the row, as the ground of the next row would cover one below
			rule := op{kind: fillRect, w: width, h: 0.5, color: colors.Rule}
			if i > 0 {
				rs[0].behind = append(rs[0].behind, rule)
			}
			if last := &rs[len(rs)-1]; i == len(t.Rows)-1 {
				rule.y = last.h - 0.5
				last.behind = append(last.behind, rule)
			}
		}
		if i == 0 || i == len(t.Rows)-2 {
			rs[len(rs)-1].stick = len(rs) == 1 && len(t.Rows) > 1
		}
		c.push(rs...)
	}

	return c.shut(base)
}

// row lays one row at its full height.
func (t Table) row(c *ctx, r Row, widths []float64, st Style) []strip {
	padX, padY := 4.0, 3*c.scale
	if t.Pad > 0 {
		padX, padY = t.Pad, t.Pad*c.scale
	}

	type ground struct {
		x, w float64
		fill Color
	}

	var parts [][]strip
	var grounds []ground
	x, col := 0.0, 0
	for _, cell := range r.Cells {
		w := 0.0
		for range max(1, cell.Span) {
			if col < len(widths) {
				w += widths[col]
				col++
			}
		}
		parts = append(parts, shift(t.cell(c, cell, w-2*padX, st), x+padX))
		grounds = append(grounds, ground{x, w, cell.Fill.Or(r.Fill)})
		x += w
	}

	out := abreast(c, parts, true)
	above, below := padY, padY
	if extra := r.Tall - height(out) - 2*padY; extra > 0 {
		above, below = padY+extra/2, padY+extra/2
	}

	for i := range out {
		top, bottom := 0.0, 0.0
		if i == 0 {
			top = above
		}
		if i == len(out)-1 {
			bottom = below
		}
		out[i].h += top + bottom
		out[i].y += top
		var behind []op
		for k, g := range grounds {
			if g.fill != 0 {
				behind = append(behind, op{kind: fillRect, x: g.x, w: g.w, h: out[i].h, color: g.fill})
			}
			if t.Grid && k > 0 {
				behind = append(behind,
					op{kind: fillRect, x: g.x - 0.25, w: 0.5, h: out[i].h, color: c.doc.theme.Colors.Rule})
			}
		}
		if r.Link != "" {
			behind = append(behind, op{kind: linkArea, w: x, h: out[i].h, link: r.Link})
		}
		out[i].behind = behind
	}

	return out
}

func (t Table) cell(c *ctx, cell Cell, width float64, st Style) []strip {
	if cell.Blocks != nil {
		return c.all(cell.Blocks, width)
	}
	st.Align = cell.Align
	st.Bold = st.Bold || cell.Bold
	st.Color = cell.Color.Or(st.Color)
	return Para{Text: cell.Text, Style: st}.lay(c, width)
}
