package page

// Drawing is a block of its own shapes and labels. Its operations are added with Line, Rect, Polygon
// and Label; x grows to the right and y downwards, both in points from the upper left corner.
type Drawing struct {
	Tall float64 // points
	Wide float64 // points; narrower columns scale the drawing down. 0: no scaling

	marks []drawn
}

type drawn struct {
	op    op
	label Text
	style Style
}

// Line adds a straight line of the given thickness; dash is the length of dashes and gaps, 0 for none.
func (d *Drawing) Line(x1, y1, x2, y2, thickness, dash float64, c Color) {
	d.marks = append(d.marks,
		drawn{op: op{kind: drawLine, x: x1, y: y1, w: x2 - x1, h: y2 - y1, size: thickness, bend: dash, color: c}})
}

// Rect adds a rectangle, solid where thickness is 0.
func (d *Drawing) Rect(x, y, w, h, thickness float64, c Color) {
	o := op{kind: fillRect, x: x, y: y, w: w, h: h, color: c}
	if thickness > 0 {
		o.kind, o.size = strokeRect, thickness
	}
	d.marks = append(d.marks, drawn{op: o})
}

// Polygon adds a closed shape, solid where thickness is 0. Points are x, y, x, y, ...
func (d *Drawing) Polygon(points []float64, thickness, dash float64, c Color) {
	d.marks = append(
		d.marks,
		drawn{
			op: op{
				kind:   drawPath,
				points: points,
				closed: true,
				filled: thickness == 0,
				size:   thickness,
				bend:   dash,
				color:  c,
			},
		},
	)
}

// Dot adds a solid disc.
func (d *Drawing) Dot(x, y, radius float64, c Color) { d.Polygon(circle(x, y, radius), 0, 0, c) }

// Label adds a text in a column of the given width, with its middle at height y.
func (d *Drawing) Label(t Text, st Style, x, y, width float64) {
	d.marks = append(d.marks, drawn{op: op{x: x, y: y, w: width}, label: t, style: st})
}

func (d *Drawing) lay(c *ctx, width float64) []strip {
	scale := 1.0
	if d.Wide > width {
		scale = width / d.Wide
	}

	var ops []op
	for _, m := range d.marks {
		o := m.op
		if m.label != nil {
			st := m.style
			if st.Size == 0 {
				st.Size = bodySize
			}
			st.Size *= scale / c.scale
			lines := c.lines(m.label, st, o.w*scale)
			y := o.y*scale - height(lines)/2
			for _, line := range lines {
				for _, t := range line.ops {
					t.x += o.x * scale
					t.y += y
					ops = append(ops, t)
				}
				y += line.h
			}
			continue
		}
		o.x, o.y, o.w, o.h = o.x*scale, o.y*scale, o.w*scale, o.h*scale
		points := make([]float64, len(o.points))
		for i, p := range o.points {
			points[i] = p * scale
		}
		o.points = points
		ops = append(ops, o)
	}

	return []strip{{h: d.Tall * scale, ops: ops}}
}
