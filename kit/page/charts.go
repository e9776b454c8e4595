package page

import (
	"math"
	"strconv"
)

// HeatMap is values in cells that are the darker the higher the value, with the number in each, so
// that it can be read in black and white.
type HeatMap struct {
	Corner  string
	Columns []string
	Rows    []string
	Values  [][]float64 // by row and column; NaN: nothing there
	Lo, Hi  float64     // values of the lightest and the darkest cell
	Digits  int         // behind the point
	Label   float64     // width of the row labels in points; 0: a third of the column
}

func (h HeatMap) lay(c *ctx, width float64) []strip {
	label := h.Label
	if label == 0 {
		label = width / 3
	}

	t := Table{
		Columns: []Column{{Width: label}}, Grid: true, Style: Style{Size: 8.8, Leading: 1.3},
		Head: &Row{Cells: []Cell{{Text: T(h.Corner)}}},
	}

	for _, name := range h.Columns {
		t.Columns = append(t.Columns, Column{Share: 1})
		t.Head.Cells = append(t.Head.Cells, Cell{Text: T(name), Align: Center})
	}

	for i, name := range h.Rows {
		row := Row{Cells: []Cell{{Text: T(name)}}}
		for k := range h.Columns {
			row.Cells = append(row.Cells, h.cell(c, i, k))
		}
		t.Rows = append(t.Rows, row)
	}

	return t.lay(c, width)
}

func (h HeatMap) cell(c *ctx, row, col int) Cell {
	v := math.NaN()
	if row < len(h.Values) && col < len(h.Values[row]) {
		v = h.Values[row][col]
	}

	colors := c.doc.theme.Colors
	if math.IsNaN(v) {
		return Cell{Text: T("–"), Align: Center, Color: colors.Muted}
	}

	share := 0.5
	if h.Hi > h.Lo {
		share = (v - h.Lo) / (h.Hi - h.Lo)
	}

	fill := White.Mix(colors.Accent, 0.06+0.84*math.Max(0, math.Min(1, share)))
	ink := Black
	if Contrast(White, fill) > Contrast(Black, fill) {
		ink = White
	}

	return Cell{Text: B(strconv.FormatFloat(v, 'f', h.Digits, 64)), Align: Center, Fill: fill, Color: ink}
}

// Radar is values on axes that stand around a centre. Each series has dashes of its own, so that
// they can be told apart in black and white.
type Radar struct {
	Axes   []string
	Series []Series
	Max    float64 // at the end of each axis
	Rings  int     // 0: one for each whole number
	Tall   float64 // points; 0: 250
}

// Series is one line of a Radar.
type Series struct {
	Name   string
	Values []float64 // one for each axis; NaN: none, which breaks nothing but its own dot
}

func (r Radar) lay(c *ctx, width float64) []strip {
	tall := r.Tall
	if tall == 0 {
		tall = 250
	}

	d := &Drawing{Tall: tall + 16*float64(len(r.Series))}
	colors := c.doc.theme.Colors
	cx, cy, radius := width/2, tall/2, tall/2-26
	at := func(i int, share float64) (x, y float64) {
		a := 2*math.Pi*float64(i)/float64(max(1, len(r.Axes))) - math.Pi/2
		return cx + radius*share*math.Cos(a), cy + radius*share*math.Sin(a)
	}

	rings := r.Rings
	if rings == 0 {
		rings = max(1, int(r.Max))
	}

	for ring := 1; ring <= rings; ring++ {
		var points []float64
		for i := range r.Axes {
			x, y := at(i, float64(ring)/float64(rings))
			points = append(points, x, y)
		}
		d.Polygon(points, 0.4, 0, colors.Rule)
	}

	for i, name := range r.Axes {
		x, y := at(i, 1)
		d.Line(cx, cy, x, y, 0.4, 0, colors.Rule)
		r.label(d, name, x-cx, y-cy, cx, cy, width)
	}

	for n, s := range r.Series {
		r.series(d, s, n, at, colors)
		y := tall + 16*float64(n) + 8
		d.Line(cx-90, y, cx-62, y, 1.6, dashOf(n), inkOf(n, colors))
		d.Label(T(s.Name), Style{Size: 8.8}, cx-54, y, 200)
	}

	return d.lay(c, width)
}

// label sets the name of an axis beyond its end, whose place is given relative to the centre.
func (r Radar) label(d *Drawing, name string, dx, dy, cx, cy, width float64) {
	st := Style{Size: 8.2}
	switch {
	case math.Abs(dx) < 1:
		st.Align = Center
		d.Label(T(name), st, 0, cy+dy+math.Copysign(9, dy), width)
	case dx > 0:
		d.Label(T(name), st, cx+dx+6, cy+dy, width-cx-dx-6)
	default:
		st.Align = Right
		d.Label(T(name), st, 0, cy+dy, cx+dx-6)
	}
}

func (r Radar) series(d *Drawing, s Series, n int, at func(int, float64) (float64, float64), colors Colors) {
	var points []float64
	for i := range r.Axes {
		if i >= len(s.Values) || math.IsNaN(s.Values[i]) || r.Max <= 0 {
			continue
		}
		x, y := at(i, math.Max(0, math.Min(1, s.Values[i]/r.Max)))
		points = append(points, x, y)
		d.Dot(x, y, 2, inkOf(n, colors))
	}
	if len(points) >= 4 {
		d.Polygon(points, 1.6, dashOf(n), inkOf(n, colors))
	}
}

func dashOf(n int) float64 { return []float64{0, 4, 1.5, 8}[n%4] }

func inkOf(n int, c Colors) Color { return []Color{c.Accent, c.Alert, c.Muted, c.Ink}[n%4] }
