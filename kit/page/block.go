package page

import "math"

// Block is something that can be set in a column of a given width: a paragraph, a list, a table, or
// other blocks in some arrangement.
type Block interface {
	// lay gives the block as strips, none of which is ever split.
	lay(c *ctx, width float64) []strip
}

// ctx is what blocks know of the document while they are laid.
type ctx struct {
	doc   *Doc
	scale float64 // of text sizes and gaps
	limit float64 // height of a page's body
}

func (c *ctx) all(blocks []Block, width float64) []strip {
	if len(blocks) == 1 {
		return blocks[0].lay(c, width)
	}
	base := c.open()
	for _, b := range blocks {
		c.push(b.lay(c, width)...)
	}
	return c.shut(base)
}

// Para is a paragraph.
type Para struct {
	Text  Text
	Style Style
}

func (p Para) lay(c *ctx, width float64) []strip {
	out := c.lines(p.Text, p.Style, width)
	if n := len(out); n > 1 { // neither its first nor its last line alone on a page
		out[0].stick = true
		out[n-2].stick = true
	}
	return out
}

// P makes a paragraph of plain text in the document's own style.
func P(s string) Para { return Para{Text: T(s)} }

// Gap is white space of so many points. It vanishes at the top of a page.
type Gap float64

func (g Gap) lay(c *ctx, _ float64) []strip {
	return []strip{{h: float64(g) * c.scale, gap: true}}
}

// Rule is a thin line across the column.
type Rule struct {
	Thickness float64 // points; 0: 0.5
	Color     Color   // 0: the theme's rule colour
	Heads     bool    // it stands above a heading, and stays with it
}

func (r Rule) lay(c *ctx, width float64) []strip {
	t := r.Thickness
	if t == 0 {
		t = 0.5
	}
	return []strip{
		{
			h: t, stick: r.Heads,
			behind: []op{{kind: fillRect, w: width, h: t, color: r.Color.Or(c.doc.theme.Colors.Rule)}},
		},
	}
}

// Mark is a place that links lead to and, with a title, an entry of the outline. It takes no room.
type Mark struct {
	ID      string // "" where nothing links here
	Outline string // "" for no entry
	Level   int    // of the entry: 0 or 1
	Kind    string // for Places: "part", "question"

	page int
	y    float64
}

func (m Mark) lay(*ctx, float64) []strip {
	return []strip{{mark: &m, stick: true}}
}

// Heading is a line above what it heads, with which it stays.
type Heading struct {
	Text  Text
	Style Style
	After float64 // white space below it, points
}

func (h Heading) lay(c *ctx, width float64) []strip {
	out := c.lines(h.Text, h.Style, width)
	for i := range out {
		out[i].stick = true
	}
	return append(out, strip{h: h.After * c.scale, stick: true})
}

// NewPage ends the page.
type NewPage struct{}

func (NewPage) lay(*ctx, float64) []strip { return []strip{{end: true}} }

// Keep holds blocks together on one page. If they are taller than a page they are divided between
// their parts, and Continued stands at the top of each further page.
type Keep struct {
	Where     string // what it is, for warnings and errors: a question's id
	Blocks    []Block
	Continued Text
}

func (k Keep) lay(c *ctx, width float64) []strip {
	outer := c.doc.where
	if k.Where != "" {
		c.doc.where = k.Where
	}

	out := c.all(k.Blocks, width)
	c.doc.where = outer // not deferred, so that it still stands after a panic
	if height(out) <= c.limit {
		for i := range out {
			out[i].stick = i < len(out)-1
		}
		return out
	}

	// What heads the block, such as a rule and a gap, must not be left alone at the foot of a page.
	const head = 24
	for i, h := 0, 0.0; i < len(out)-1 && h < head; i++ {
		h += out[i].h
		out[i].stick = h < head
	}

	if len(k.Continued) > 0 {
		g := &group{
			again: append(c.lines(k.Continued, Style{Bold: true, Color: c.doc.theme.Colors.Muted}, width), strip{h: 4}),
		}
		for i := range out {
			if out[i].group == nil {
				out[i].group = g
			}
		}
	}

	return out
}

// Fit sets blocks a little smaller, down to four fifths, if that keeps them on one page.
type Fit []Block

func (f Fit) lay(c *ctx, width float64) []strip {
	out := c.all(f, width)
	if len(out) == 0 || height(out) <= c.limit {
		return out
	}

	// The height of running text goes with the square of its size.
	for scale := math.Sqrt(c.limit / height(out)); scale >= 0.8; scale -= 0.03 {
		smaller := *c
		smaller.scale *= scale
		if less := smaller.all(f, width); height(less) <= c.limit {
			return less
		}
	}

	return out
}

// Notes are lines to write on. They take up the rest of the page, from Min to Max of them.
type Notes struct {
	Min, Max int
	Pitch    float64 // points between lines; 0: 7.5 mm
}

func (n Notes) lay(c *ctx, width float64) []strip {
	pitch := n.Pitch
	if pitch == 0 {
		pitch = 7.5 * MM
	}
	f := &filler{step: pitch, lines: n.Min, most: max(0, n.Max-n.Min), w: width, color: c.doc.theme.Colors.Rule}
	return []strip{{h: f.height(), fill: f}}
}

// List is paragraphs behind a mark.
type List struct {
	Items  []Text
	Style  Style
	Shape  Shape               // the mark; NoShape: none
	Number func(i int) string  // the mark as a text, from 0; nil: Shape
	Color  Color               // of the mark; 0: that of the text
	Indent float64             // points; 0: 1.25 sizes
	Gap    float64             // between items, points
	Below  func(i int) []Block // further blocks of an item; nil: none
}

func (l List) lay(c *ctx, width float64) []strip {
	st := l.Style.filled(c)
	indent := l.Indent
	if indent == 0 {
		indent = 1.25 * st.Size
	}

	base := c.open()
	for i, item := range l.Items {
		if i > 0 && l.Gap > 0 {
			c.push(strip{h: l.Gap * c.scale, gap: true})
		}
		lines := shift(Para{Text: item, Style: l.Style}.lay(c, width-indent), indent)
		if l.Below != nil {
			below := shift(c.all(l.Below(i), width-indent), indent)
			if len(below) > 0 {
				lines[len(lines)-1].stick = true
			}
			lines = append(lines, below...)
		}
		lines[0].behind = l.mark(c, st, i, indent)
		c.push(lines...)
	}

	return c.shut(base)
}

func (l List) mark(c *ctx, st Style, i int, indent float64) []op {
	if l.Number != nil {
		ops := c.lines(T(l.Number(i)), l.Style, 1e6)[0].ops
		for k := range ops {
			ops[k].x -= indent
		}
		return ops
	}
	return l.Shape.draw(nil, -indent, st.Size*st.Leading/2, st.Size, l.Color.Or(st.Color))
}

// Box is blocks on a ground, in a frame, or behind a bar.
type Box struct {
	Blocks []Block
	Fill   Color
	Border Color
	Bar    Color   // a thick rule at the left edge
	Pad    float64 // points inside of the frame; 0: 6
}

func (b Box) lay(c *ctx, width float64) []strip {
	pad := b.Pad
	if pad == 0 {
		pad = 6
	}

	d := &decor{w: width, fill: b.Fill, border: b.Border, bar: b.Bar}
	left := pad
	if b.Bar != 0 {
		left += barWidth
	}

	base := c.open()
	c.push(strip{h: pad * c.scale, stick: true})
	c.push(shift(c.all(b.Blocks, width-left-pad), left)...)
	c.push(strip{h: pad * c.scale})
	out := c.shut(base)
	out[len(out)-2].stick = true
	var last *group
	for i := range out {
		out[i].decor = append([]*decor{d}, out[i].decor...)
		if g := out[i].group; g != nil && g != last {
			for k := range g.again {
				g.again[k].decor = append([]*decor{d}, g.again[k].decor...)
			}
			last = g
		}
	}

	return out
}
