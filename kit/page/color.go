package page

import (
	"fmt"
	"math"
	"strconv"
)

// Color is an opaque RGB colour. The zero value means "not set".
type Color uint32

const colorSet = 0xFF000000

// RGB makes a colour of its three parts, 0 to 255 each.
func RGB(r, g, b uint8) Color {
	return Color(colorSet | uint32(r)<<16 | uint32(g)<<8 | uint32(b))
}

// White and Black are the same in every theme.
const (
	White Color = colorSet | 0xFFFFFF
	Black Color = colorSet
)

// ParseColor reads a colour of the form #RRGGBB.
func ParseColor(s string) (Color, error) {
	if len(s) == 7 && s[0] == '#' {
		if n, err := strconv.ParseUint(s[1:], 16, 24); err == nil {
			return Color(colorSet | uint32(n)), nil
		}
	}
	return 0, fmt.Errorf("colour %q is not of the form #RRGGBB", s)
}

// Hex gives the colour as #rrggbb.
func (c Color) Hex() string { return fmt.Sprintf("#%06x", uint32(c)&0xFFFFFF) }

// Or gives c, or other where c is not set.
func (c Color) Or(other Color) Color {
	if c == 0 {
		return other
	}
	return c
}

func (c Color) rgb() (r, g, b float64) {
	return float64(c>>16&0xFF) / 255, float64(c>>8&0xFF) / 255, float64(c&0xFF) / 255
}

// Mix gives the colour that lies at share t, 0 to 1, on the way from c to other.
func (c Color) Mix(other Color, t float64) Color {
	t = math.Max(0, math.Min(1, t))
	part := func(shift uint) uint8 {
		a, b := float64(c>>shift&0xFF), float64(other>>shift&0xFF)
		return uint8(math.Round(a + (b-a)*t))
	}
	return RGB(part(16), part(8), part(0))
}

// Luminance gives the relative luminance of the colour, 0 for black to 1 for white, as WCAG 2.2
// defines it.
func (c Color) Luminance() float64 {
	linear := func(v float64) float64 {
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	r, g, b := c.rgb()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// Contrast gives the contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it.
func Contrast(a, b Color) float64 {
	la, lb := a.Luminance(), b.Luminance()
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}
