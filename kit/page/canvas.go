package page

import (
	"math"
)

// canvas writes drawing operations as the operators of a PDF page. It leaves out what the state of
// the page has already.
type canvas struct {
	buf    []byte
	tall   float64 // of the page; PDF counts from below
	dx, dy float64 // what operations are relative to
	codes  []byte  // of the document's text
	slot   *slot
	size   float64
	fill   Color
	stroke Color
	line   float64
	dash   float64
	inText bool
	tx, ty float64 // where the line of text began
}

func (c *canvas) reset(tall float64) {
	*c = canvas{buf: c.buf, codes: c.codes, tall: tall, fill: Black, stroke: Black, line: -1, tx: math.NaN()}
}

// num adds a number with at most two decimals.
func (c *canvas) num(v float64) {
	n := int64(math.Round(v * 100))
	if n < 0 {
		c.buf = append(c.buf, '-')
		n = -n
	}

	c.buf = appendInt(c.buf, n/100)
	if f := n % 100; f != 0 {
		c.buf = append(c.buf, '.', '0'+byte(f/10))
		if f%10 != 0 {
			c.buf = append(c.buf, '0'+byte(f%10))
		}
	}

	c.buf = append(c.buf, ' ')
}

func appendInt(b []byte, n int64) []byte {
	var digits [20]byte
	at := len(digits)
	for {
		at--
		digits[at] = '0' + byte(n%10)
		if n /= 10; n == 0 {
			return append(b, digits[at:]...)
		}
	}
}

func (c *canvas) op(s string) {
	c.buf = append(c.buf, s...)
	c.buf = append(c.buf, '\n')
}

func (c *canvas) point(x, y float64) {
	c.num(c.dx + x)
	c.num(c.tall - c.dy - y)
}

func (c *canvas) color(col Color, operator string) {
	r, g, b := col.rgb()
	if r == g && g == b {
		c.num(r)
		if operator == "rg" {
			c.op("g")
		} else {
			c.op("G")
		}
		return
	}

	c.num(r)
	c.num(g)
	c.num(b)
	c.op(operator)
}

func (c *canvas) setFill(col Color) {
	if c.fill != col {
		c.color(col, "rg")
		c.fill = col
	}
}

func (c *canvas) setStroke(col Color, line, dash float64) {
	if c.stroke != col {
		c.color(col, "RG")
		c.stroke = col
	}

	if c.line != line {
		c.num(line)
		c.op("w")
		c.line = line
	}

	if c.dash != dash {
		c.buf = append(c.buf, '[')
		if dash > 0 {
			c.num(dash)
		}
		c.op("] 0 d")
		c.dash = dash
	}
}

func (c *canvas) endText() {
	if c.inText {
		c.op("ET")
		c.inText = false
	}
}

// draw adds one operation, relative to x and y.
func (c *canvas) draw(o *op, x, y float64) {
	c.dx, c.dy = x, y
	if o.kind == drawText {
		c.text(o)
		return
	}

	c.endText()
	switch o.kind {
	case fillRect:
		c.setFill(o.color)
		c.rect(o, "f")
	case strokeRect:
		c.setStroke(o.color, o.size, 0)
		c.rect(o, "S")
	case drawLine:
		c.setStroke(o.color, o.size, o.bend)
		c.point(o.x, o.y)
		c.op("m")
		c.point(o.x+o.w, o.y+o.h)
		c.op("l S")
	case drawPath:
		c.path(o)
	}
}

func (c *canvas) text(o *op) {
	if o.slot == nil || o.from >= o.to {
		return
	}

	if !c.inText {
		c.op("BT")
		c.inText, c.tx, c.ty = true, 0, 0
	}

	if c.slot != o.slot || c.size != o.size {
		c.buf = append(append(append(c.buf, '/'), o.slot.resource...), ' ')
		c.num(o.size)
		c.op("Tf")
		c.slot, c.size = o.slot, o.size
	}

	c.setFill(o.color)
	x, y := math.Round((c.dx+o.x)*10)/10, math.Round((c.tall-c.dy-o.y)*10)/10 // finer cannot be seen
	c.num(x - c.tx)
	c.num(y - c.ty)
	c.tx, c.ty = x, y
	c.buf = append(c.buf, "Td("...)
	for _, b := range c.codes[o.from:o.to] {
		if b == '(' || b == ')' || b == '\\' {
			c.buf = append(c.buf, '\\')
		}
		c.buf = append(c.buf, b)
	}

	c.op(")Tj")
}

func (c *canvas) rect(o *op, paint string) {
	if o.bend > 0 {
		c.rounded(o)
	} else {
		c.point(o.x, o.y+o.h)
		c.num(o.w)
		c.num(o.h)
		c.buf = append(c.buf, "re "...)
	}
	c.op(paint)
}

// rounded adds the path of a rectangle with round corners.
func (c *canvas) rounded(o *op) {
	const k = 0.5523 // a quarter of a circle as a Bézier curve
	x, y, w, h, r := o.x, o.y, o.w, o.h, min(o.bend, o.w/2, o.h/2)
	q := r * (1 - k)
	c.point(x+r, y)
	c.buf = append(c.buf, "m "...)
	for _, s := range [4][8]float64{
		{x + w - r, y, x + w - q, y, x + w, y + q, x + w, y + r},
		{x + w, y + h - r, x + w, y + h - q, x + w - q, y + h, x + w - r, y + h},
		{x + r, y + h, x + q, y + h, x, y + h - q, x, y + h - r},
		{x, y + r, x, y + q, x + q, y, x + r, y},
	} {
		c.point(s[0], s[1])
		c.buf = append(c.buf, "l "...)
		c.point(s[2], s[3])
		c.point(s[4], s[5])
		c.point(s[6], s[7])
		c.buf = append(c.buf, "c "...)
	}

	c.buf = append(c.buf, "h "...)
}

func (c *canvas) path(o *op) {
	if len(o.points) < 4 {
		return
	}

	if o.filled {
		c.setFill(o.color)
	} else {
		c.setStroke(o.color, o.size, o.bend)
	}

	for i := 0; i+1 < len(o.points); i += 2 {
		c.point(o.points[i], o.points[i+1])
		if i == 0 {
			c.buf = append(c.buf, "m "...)
		} else {
			c.buf = append(c.buf, "l "...)
		}
	}

	switch {
	case o.filled:
		c.op("h f")
	case o.closed:
		c.op("h S")
	default:
		c.op("S")
	}
}
