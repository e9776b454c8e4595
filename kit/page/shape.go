package page

import "math"

// Shape is a small drawing that stands in a line of text. Shapes are vectors, so that no font needs
// to have them.
type Shape int

// The shapes.
const (
	NoShape    Shape = iota
	CheckBox         // an empty box to tick
	BigBox           // the same, larger
	HeavyBox         // the same, with a heavy frame
	Square           // solid
	Disc             // solid
	Triangle         // solid
	Diamond          // solid
	Hexagon          // solid
	OneOfThree       // three bars, one of them solid
	TwoOfThree
	ThreeOfThree
	Flag
	Bullet
)

// width gives the width of a shape in text sizes.
func (s Shape) width() float64 {
	switch s {
	case CheckBox, HeavyBox:
		return 1.04
	case BigBox:
		return 1.36
	case OneOfThree, TwoOfThree, ThreeOfThree:
		return 1.15
	case Bullet:
		return 0.4
	}
	return 0.95
}

// draw adds the operations of a shape whose left edge is x and whose middle is at height mid.
func (s Shape) draw(ops []op, x, mid, size float64, color Color) []op {
	path := func(points ...float64) []op {
		for i := 0; i < len(points); i += 2 {
			points[i] = x + points[i]*size
			points[i+1] = mid + points[i+1]*size
		}
		return append(ops, op{kind: drawPath, points: points, closed: true, filled: true, color: color})
	}

	switch s {
	case CheckBox:
		return append(
			ops,
			op{
				kind:  strokeRect,
				x:     x + 0.04*size,
				y:     mid - 0.42*size,
				w:     0.84 * size,
				h:     0.84 * size,
				size:  0.7,
				color: color,
			},
		)
	case HeavyBox:
		return append(
			ops,
			op{
				kind:  strokeRect,
				x:     x + 0.07*size,
				y:     mid - 0.39*size,
				w:     0.78 * size,
				h:     0.78 * size,
				size:  1.5,
				color: color,
			},
		)
	case BigBox:
		return append(
			ops,
			op{
				kind:  strokeRect,
				x:     x + 0.04*size,
				y:     mid - 0.6*size,
				w:     1.2 * size,
				h:     1.2 * size,
				size:  0.9,
				color: color,
			},
		)
	case Square:
		return append(ops,
			op{kind: fillRect, x: x + 0.08*size, y: mid - 0.34*size, w: 0.68 * size, h: 0.68 * size, color: color})
	case Disc:
		return path(circle(0.42, 0, 0.38)...)
	case Bullet:
		return path(circle(0.2, 0.06, 0.15)...)
	case Triangle:
		return path(0.42, -0.42, 0.86, 0.36, -0.02, 0.36)
	case Diamond:
		return path(0.42, -0.46, 0.88, 0, 0.42, 0.46, -0.04, 0)
	case Hexagon:
		return path(0.2, -0.38, 0.64, -0.38, 0.86, 0, 0.64, 0.38, 0.2, 0.38, -0.02, 0)
	case Flag:
		return path(0.1, -0.5, 0.85, -0.25, 0.2, 0.02, 0.2, 0.5, 0.1, 0.5)
	case OneOfThree, TwoOfThree, ThreeOfThree:
		return s.bars(ops, x, mid, size, color)
	}

	return ops
}

// bars draws three rising bars, as many of them solid as the shape says.
func (s Shape) bars(ops []op, x, mid, size float64, color Color) []op {
	solid := int(s-OneOfThree) + 1
	for i := range 3 {
		h := (0.3 + 0.25*float64(i)) * size
		o := op{kind: fillRect, x: x + float64(i)*0.34*size, y: mid + 0.4*size - h, w: 0.26 * size, h: h, color: color}
		if i >= solid {
			o = op{kind: strokeRect, x: o.x + 0.25, y: o.y + 0.25, w: o.w - 0.5, h: o.h - 0.5, size: 0.5, color: color}
		}
		ops = append(ops, o)
	}
	return ops
}

// circle gives a polygon of 20 corners.
func circle(cx, cy, r float64) []float64 {
	out := make([]float64, 0, 40)
	for i := range 20 {
		a := float64(i) * math.Pi / 10
		out = append(out, cx+r*math.Cos(a), cy+r*math.Sin(a))
	}
	return out
}
