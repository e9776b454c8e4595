package page

// Column is one of several that stand side by side.
type Column struct {
	Blocks []Block
	Share  float64 // of the width that fixed columns leave; 0 counts as 1
	Width  float64 // points; 0: by Share
}

// Columns sets blocks side by side. If they are taller than most of a page, they stand below one
// another instead, so that a page can end between their parts.
type Columns struct {
	Columns []Column
	Gutter  float64 // points between columns; 0: 12
	Middle  bool    // columns are centred on the tallest, rather than hung from the top
	Divide  Color   // a thin rule between the columns; 0: none
}

func (cs Columns) lay(c *ctx, width float64) []strip {
	gutter := cs.Gutter
	if gutter == 0 {
		gutter = 12
	}

	widths := share(cs.Columns, width-gutter*float64(len(cs.Columns)-1))
	parts := make([][]strip, len(cs.Columns))
	x := 0.0
	for i, col := range cs.Columns {
		parts[i] = shift(c.all(col.Blocks, widths[i]), x)
		x += widths[i] + gutter
		if height(parts[i]) > tooTall*c.limit {
			return cs.below(c, width)
		}
	}

	out := abreast(c, parts, cs.Middle)
	if cs.Divide != 0 {
		x := widths[0] + gutter/2
		for i := 1; i < len(widths); i++ {
			for k := range out {
				out[k].behind = append(out[k].behind,
					op{kind: fillRect, x: x - 0.25, w: 0.5, h: out[k].h, color: cs.Divide})
			}
			x += widths[i] + gutter
		}
	}

	return out
}

// tooTall is the share of a page beyond which what stands side by side is divided.
const tooTall = 0.7

// below sets the columns below one another.
func (cs Columns) below(c *ctx, width float64) []strip {
	base := c.open()
	for i, col := range cs.Columns {
		if i > 0 {
			c.push(strip{h: 8 * c.scale, gap: true})
		}
		c.push(c.all(col.Blocks, width)...)
	}
	return c.shut(base)
}

// share gives each column its width.
func share(cols []Column, width float64) []float64 {
	out := make([]float64, len(cols))
	total := 0.0
	for i, c := range cols {
		if c.Width > 0 {
			out[i] = c.Width
			width -= c.Width
		} else if c.Share > 0 {
			total += c.Share
		} else {
			total++
		}
	}

	for i, c := range cols {
		switch {
		case c.Width > 0:
		case c.Share > 0:
			out[i] = width * c.Share / total
		default:
			out[i] = width / total
		}
	}

	return out
}

// abreast joins columns that were laid at their places: into one strip, or, if that would be taller
// than most of a page, into bands.
func abreast(c *ctx, parts [][]strip, middle bool) []strip {
	tallest := 0.0
	for _, p := range parts {
		tallest = max(tallest, height(p))
	}

	if tallest > tooTall*c.limit {
		return bands(parts)
	}

	one := strip{h: tallest, parts: make([]part, len(parts))}
	for i, p := range parts {
		one.parts[i].strips = p
		if middle {
			one.parts[i].y = (tallest - height(p)) / 2
		}
	}

	return []strip{one}
}

// bands makes one strip of the first strips of all columns, one of the second, and so on.
func bands(parts [][]strip) []strip {
	var out []strip
	for k := 0; ; k++ {
		band, more := strip{}, false
		for _, p := range parts {
			if k < len(p) {
				band.parts = append(band.parts, part{strips: p[k : k+1]})
				band.h = max(band.h, p[k].h)
				more = true
			}
		}

		if !more {
			return out
		}

		out = append(out, band)
	}
}
