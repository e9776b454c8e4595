package sheet

import (
	"strings"

	"github.com/rivo/uniseg"
)

// advances gives the widths of the printable ASCII characters from the space on, in hundredths of a
// digit of the regular font: of Arial and of DejaVu Sans, which stands in for it where it is missing,
// the wider. Columns are measured in digits too, so that text fits in either font.
func advances(bold bool) [95]uint8 {
	if bold {
		return [95]uint8{
			55, 72, 85, 132, 109, 160, 137, 48, 72, 72, 82, 132, 60, 65, 60, 57, 109, 109, 109, 109, 109,
			109, 109, 109, 109, 109, 63, 63, 132, 132, 132, 110, 175, 130, 130, 130, 130, 120, 110, 140, 132, 58, 100,
			130, 110, 156, 132, 140, 120, 140, 130, 120, 110, 130, 122, 173, 121, 120, 114, 72, 57, 72, 132, 100, 79,
			106, 113, 100, 113, 107, 68, 113, 112, 54, 54, 105, 54, 164, 112, 110, 113, 113, 78, 100, 75, 112, 102,
			145, 101, 102, 91, 112, 57, 112, 132,
		}
	}

	return [95]uint8{
		50, 63, 72, 132, 100, 160, 123, 43, 61, 61, 79, 132, 50, 60, 50, 53, 100, 100, 100, 100, 100,
		100, 100, 100, 100, 100, 53, 53, 132, 132, 132, 100, 183, 120, 120, 130, 130, 120, 110, 140, 130, 50, 90, 120,
		100, 150, 130, 140, 120, 140, 130, 120, 110, 130, 120, 170, 120, 120, 110, 61, 53, 61, 132, 100, 79, 100, 100,
		90, 100, 100, 55, 100, 100, 44, 44, 91, 44, 153, 100, 100, 100, 100, 65, 90, 62, 100, 93, 130, 93, 93, 90,
		100, 53, 100, 132,
	}
}

// textWidth gives the width of a text in one line, in digits of the standard size.
func textWidth(text string, table *[95]uint8, size float64) float64 {
	sum := 0
	for i, r := range text {
		if r >= ' ' && r <= '~' {
			sum += int(table[r-' '])
			continue
		}
		if r >= 0x80 && (i == 0 || r >= 0x300) {
			sum += 110 * max(1, uniseg.StringWidth(string(r)))
			continue
		}
		sum += 120
	}

	return float64(sum) / 100 * size / FontSize
}

// lines tells how many lines a text takes in a column. It breaks at spaces, as spreadsheets do, and
// words that are wider than the column within.
func lines(text string, width, size float64, bold bool) int {
	table := advances(bold)
	room := width - 0.6 // spreadsheets keep a margin on either side
	n := 0
	for paragraph := range strings.SplitSeq(text, "\n") {
		n++
		x := 0.0
		for word := range strings.SplitAfterSeq(paragraph, " ") {
			w := textWidth(word, &table, size)
			bare := textWidth(strings.TrimSuffix(word, " "), &table, size)
			if x > 0 && x+bare > room {
				n++
				x = 0
			}
			for x+bare > room && room > 1 {
				n++
				bare, w = bare-room, w-room
			}
			x += w
		}
	}

	return n
}

// Measures of rows: of a line as a multiple of its font's size, the highest row in points, and how
// far text at the left is set in, in digits.
const (
	lineHeight = 1.24 // of the font size
	maxHeight  = 409
	indent     = 1.3 // digits
)

// fitted gives the height of a row that holds all its text.
func (s *Sheet) fitted(r *row) float64 {
	height := max(r.least, 15)
	for _, c := range r.cells {
		size := c.style.size()
		n := 1
		if c.style.Wrap {
			width := s.width(c.col)
			if c.style.indented() {
				width -= indent
			}
			n = lines(c.value.plain(), width, size, c.style.Bold || c.value.kind == isRich)
		}
		height = max(height, float64(n)*size*lineHeight+4)
	}

	return min(height, maxHeight)
}
