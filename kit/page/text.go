package page

import "strings"

// MM is a millimetre in points. All lengths of this package are points; write 4*page.MM.
const MM = 72 / 25.4

// Run is a stretch of text in one style, or a small drawing that stands in a line like a word.
type Run struct {
	Text   string
	Bold   bool
	Italic bool
	Mono   bool    // in the font of fixed width
	Size   float64 // points; 0: that of the paragraph
	Color  Color   // 0: that of the paragraph
	Shape  Shape   // drawn instead of Text
	Chip   Chip    // a frame around Text, which then stays on one line
	Link   string  // "#" and the id of a Mark, or a URL
}

// Text is what a paragraph says.
type Text []Run

// Chip is a frame around a few words.
type Chip int

// The chips.
const (
	NoChip   Chip = iota
	Filled        // light letters on a dark ground
	Outlined      // dark letters in a thin frame
)

// T makes a text of one plain run.
func T(s string) Text { return Text{{Text: s}} }

// B makes a text of one bold run.
func B(s string) Text { return Text{{Text: s, Bold: true}} }

// Verbatim makes a text in which every space keeps its place, in the font of fixed width.
func Verbatim(s string) Text { return Text{{Text: strings.ReplaceAll(s, " ", "\u00A0"), Mono: true}} }

// Rich makes a text in which **...** marks bold words.
func Rich(s string) Text {
	var out Text
	for i, part := range strings.Split(s, "**") {
		if part != "" {
			out = append(out, Run{Text: part, Bold: i%2 == 1})
		}
	}
	return out
}

// Plain gives the words of the text without styles.
func (t Text) Plain() string {
	var b strings.Builder
	for _, r := range t {
		b.WriteString(r.Text)
	}
	return b.String()
}

// Align is where the lines of a paragraph stand.
type Align int

// The alignments.
const (
	Left Align = iota
	Center
	Right
)

// Style is how a paragraph looks. What is zero follows the document: 9.6 points, a line of 1.36
// times the size, the theme's ink.
type Style struct {
	Size    float64 // points
	Leading float64 // height of a line, in sizes
	Color   Color
	Bold    bool
	Italic  bool
	Align   Align
}

const (
	bodySize    = 9.6
	bodyLeading = 1.36
)

// filled gives the style with its defaults, scaled.
func (s Style) filled(c *ctx) Style {
	if s.Size == 0 {
		s.Size = bodySize
	}
	if s.Leading == 0 {
		s.Leading = bodyLeading
	}
	s.Size *= c.scale
	s.Color = s.Color.Or(c.doc.theme.Colors.Ink)
	return s
}

// Width gives the width in points of a text of one style, set in one line.
func (d *Doc) Width(s string, st Style) float64 {
	f := &d.faces[styleOf(st.Bold, st.Italic)]
	total := 0
	for _, r := range clean(s) {
		total += int(f.glyph(r).width)
	}
	if st.Size == 0 {
		st.Size = bodySize
	}
	return float64(total) * st.Size / 1000
}
