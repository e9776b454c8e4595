package page

type opKind uint8

const (
	drawText opKind = iota
	fillRect
	strokeRect
	drawLine
	drawPath
	drawImage
	linkArea
)

// op is one drawing operation. Its place is relative to the strip that it belongs to; y grows
// downwards, and of text it is the baseline.
type op struct {
	kind     opKind
	closed   bool // of a path: its end is joined to its beginning
	filled   bool // of a path
	color    Color
	from, to int32 // of text: its codes, in Doc.codes
	slot     *slot // of text
	x, y     float64
	w, h     float64   // of a line: the vector to its other end
	size     float64   // of text; of lines and frames their thickness
	bend     float64   // radius of a rectangle's corners; of lines the length of dashes and gaps
	points   []float64 // of a path: x, y, x, y, ...
	link     string    // where a link leads
}

// strip is a horizontal band that is never split.
type strip struct {
	h      float64
	x, y   float64 // where its operations and parts begin
	ops    []op
	parts  []part
	gap    bool // white space, dropped at the top of a page
	end    bool // the page ends here
	stick  bool // no page ends between this strip and the next
	fill   *filler
	mark   *Mark
	decor  []*decor // outermost first
	group  *group
	behind []op // drawn before parts, at the left edge and the top
}

// part is strips below one another inside of a strip.
type part struct {
	y      float64
	strips []strip
}

// decor is a ground or frame behind the strips of a box.
type decor struct {
	x, w   float64
	fill   Color
	border Color
	bar    Color // a thick rule at the left edge
}

const (
	frameLine = 0.6 // thickness of a box's frame
	barWidth  = 2.5
)

// group holds strips that belong together. Where a page ends inside of it, again is repeated at the
// top of the next.
type group struct {
	again []strip
}

// filler is a strip that grows to use up the rest of a page, in whole steps.
type filler struct {
	step  float64
	most  int // steps that it may grow by
	w     float64
	color Color
	lines int // when drawn
}

func (f *filler) height() float64 { return float64(f.lines) * f.step }

func height(strips []strip) float64 {
	h := 0.0
	for i := range strips {
		h += strips[i].h
	}
	return h
}

// shift moves strips to the right.
func shift(strips []strip, dx float64) []strip {
	for i := range strips {
		s := &strips[i]
		s.x += dx
		for _, d := range s.decor {
			if i == 0 || !holds(strips[i-1].decor, d) {
				d.x += dx
			}
		}
		if g := s.group; g != nil && (i == 0 || strips[i-1].group != g) {
			shift(g.again, dx)
		}
	}

	return strips
}

func holds(list []*decor, d *decor) bool {
	for _, e := range list {
		if e == d {
			return true
		}
	}
	return false
}

// pen is where operations go, with the place that theirs is relative to.
type pen interface {
	draw(o *op, x, y float64)
	mark(m *Mark, x, y float64)
}

// walk hands the operations of strips that stand below one another to a pen.
func walk(strips []strip, x, y float64, p pen) {
	for i := range strips {
		s := &strips[i]
		for depth, d := range s.decor {
			if i == 0 || depth >= len(strips[i-1].decor) || strips[i-1].decor[depth] != d {
				d.draw(strips[i:], depth, x, y, p)
			}
		}

		if s.mark != nil {
			p.mark(s.mark, x, y)
		}

		for k := range s.behind {
			p.draw(&s.behind[k], x+s.x, y)
		}

		for k := range s.ops {
			p.draw(&s.ops[k], x+s.x, y+s.y)
		}

		for _, in := range s.parts {
			walk(in.strips, x+s.x, y+s.y+in.y, p)
		}

		if f := s.fill; f != nil {
			for n := range f.lines {
				p.draw(&op{kind: drawLine, y: float64(n+1) * f.step, w: f.w, size: 0.4, color: f.color}, x+s.x, y+s.y)
			}
		}

		y += s.h
	}
}

// draw draws the decor behind the first of the strips and those that follow in the same box.
func (d *decor) draw(strips []strip, depth int, x, y float64, p pen) {
	h := 0.0
	for i := range strips {
		if depth >= len(strips[i].decor) || strips[i].decor[depth] != d {
			break
		}
		h += strips[i].h
	}

	if d.fill != 0 {
		p.draw(&op{kind: fillRect, w: d.w, h: h, color: d.fill}, x+d.x, y)
	}

	if d.border != 0 {
		p.draw(&op{kind: strokeRect, w: d.w, h: h, color: d.border, size: frameLine}, x+d.x, y)
	}

	if d.bar != 0 {
		p.draw(&op{kind: fillRect, w: barWidth, h: h, color: d.bar}, x+d.x, y)
	}
}
