package page

import "strings"

// frag is a part of a word that is set in one go.
type frag struct {
	run      int
	slot     *slot
	from, to int32 // codes of the slot, in Doc.codes
	width    float64
	shape    Shape
}

// word is what stands between two places where a line may end.
type word struct {
	from, to int     // frags
	width    float64 // without trailing spaces
	space    float64 // width of the trailing spaces
	must     bool    // the line ends behind it
	glue     int     // frags from this one on are trailing spaces
}

// setter breaks the runs of one paragraph into words and lines. It is used again and again.
type setter struct {
	c      *ctx
	style  Style
	runs   Text
	frags  []frag
	words  []word
	pieces []piece
	bounds []int   // byte at which each run ends, in the text of all runs
	ops    []op    // of the line in work
	out    []strip // of the paragraph in work
}

// lines gives the lines of a text in a width, each with its operations, and the style in use.
func (c *ctx) lines(t Text, st Style, width float64) []strip {
	s := &c.doc.setter
	if width < 1 {
		width = 1
	}
	s.c, s.style, s.runs = c, st.filled(c), t
	s.frags, s.words = s.frags[:0], s.words[:0]
	s.split(width)
	return s.compose(width)
}

// split cuts the runs into words. Neighbouring runs without a space between them form one word.
func (s *setter) split(width float64) {
	for i := 0; i < len(s.runs); {
		r := &s.runs[i]
		if r.Shape != NoShape || r.Chip != NoChip {
			s.object(i)
			i++
			continue
		}

		j := i
		for j < len(s.runs) && s.runs[j].Shape == NoShape && s.runs[j].Chip == NoChip {
			j++
		}

		s.stretch(i, j, width)
		i = j
	}
}

// stretch cuts runs i to j, which are text.
func (s *setter) stretch(i, j int, width float64) {
	all := clean(s.runs[i].Text)
	s.bounds = append(s.bounds[:0], len(all))
	if j-i > 1 {
		var b strings.Builder
		b.WriteString(all)
		for _, r := range s.runs[i+1 : j] {
			b.WriteString(clean(r.Text))
			s.bounds = append(s.bounds, b.Len())
		}
		all = b.String()
	}

	s.pieces = pieces(all, s.pieces[:0])
	run := 0
	for _, p := range s.pieces {
		run = s.piece(all, p, i, run, width)
	}
}

// piece adds the word of one piece; run is the one in which it begins, and the result that in which
// it ends, both counted from base.
func (s *setter) piece(all string, p piece, base, run int, width float64) int {
	end := p.to
	for end > p.from && (all[end-1] == ' ' || all[end-1] == '\n') {
		end--
	}

	w := word{from: len(s.frags), must: p.must}
	start := run
	run = s.add(&w.width, all, p.from, end, base, run)
	if w.width > width && end-p.from > 1 {
		s.frags = s.frags[:w.from]
		run = s.torn(all, p.from, end, base, start, width)
		w = word{from: len(s.frags), must: p.must}
	}

	w.glue = len(s.frags)
	spaces := p.to
	if p.must {
		spaces-- // the line break itself
	}

	if spaces > end {
		run = s.add(&w.space, all, end, spaces, base, run)
	}

	w.to = len(s.frags)
	if n := len(
		s.words,
	) - 1; n >= 0 && p.from == 0 && s.words[n].to == w.from && s.words[n].space == 0 &&
		strings.HasPrefix(all, "\u00A0") {
		before := &s.words[n] // a shape, which stays with the word behind it
		before.width += w.width
		before.to, before.glue, before.space, before.must = w.to, w.glue, w.space, w.must
		return run
	}

	s.words = append(s.words, w)
	return run
}

// torn adds a word that is wider than a line in parts that fit.
func (s *setter) torn(all string, from, to, base, run int, width float64) int {
	w := word{from: len(s.frags)}
	at := from
	for _, c := range clusters(all[from:to]) {
		var more float64
		mark := len(s.frags)
		next := s.add(&more, all, at, at+len(c), base, run)
		if w.width+more > width && w.width > 0 {
			w.to, w.glue = mark, mark
			s.words = append(s.words, w)
			w = word{from: mark}
		}
		w.width += more
		at, run = at+len(c), next
	}

	w.to, w.glue = len(s.frags), len(s.frags)
	s.words = append(s.words, w)
	return run
}

// add makes frags of all[from:to], adds their width to total and gives the run in which they end.
func (s *setter) add(total *float64, all string, from, to, base, run int) int {
	for from < to {
		for run < len(s.bounds)-1 && s.bounds[run] <= from {
			run++
		}
		end := min(to, s.bounds[run])
		if end <= from {
			end = to
		}
		s.code(total, all[from:end], base+run)
		from = end
	}
	return run
}

// code makes the frags of a text of one run: one, unless its runes lie in several slots.
func (s *setter) code(total *float64, text string, run int) {
	r := &s.runs[run]
	d := s.c.doc
	f := &d.faces[styleOf(r.Bold || s.style.Bold, r.Italic || s.style.Italic)]
	if r.Mono {
		f = &d.faces[mono]
	}

	size := s.size(r) / 1000
	current := frag{run: run, from: int32(len(d.codes))}
	units := 0
	flush := func() {
		if current.to = int32(len(d.codes)); current.to > current.from || units > 0 {
			current.width = float64(units) * size
			s.frags = append(s.frags, current)
			*total += current.width
		}
		current.from, units = current.to, 0
	}

	for _, c := range text {
		var g glyph
		if c < 128 {
			g = f.ascii[c]
		}
		if g.slot == nil {
			g = f.glyph(c)
		}
		if g.slot != nil {
			if g.slot != current.slot {
				flush()
				current.slot = g.slot
			}
			d.codes = append(d.codes, g.code)
		}
		units += int(g.width)
	}

	flush()
}

func (s *setter) size(r *Run) float64 {
	if r.Size > 0 {
		return r.Size * s.c.scale
	}
	return s.style.Size
}

// object adds a run that stands in the line like one word: a shape, or text in a chip.
func (s *setter) object(i int) {
	r := &s.runs[i]
	w := word{from: len(s.frags)}
	size := s.size(r)
	if r.Shape != NoShape {
		width := r.Shape.width() * size
		s.frags = append(s.frags, frag{run: i, shape: r.Shape, width: width})
		w.width = width
	} else {
		s.code(&w.width, strings.ReplaceAll(clean(r.Text), "\n", " "), i)
		s.frags = s.frags[:min(len(s.frags), w.from+1)] // the part in the first font
		if len(s.frags) > w.from {
			s.frags[w.from].width += 2 * chipPad * size
			w.width = s.frags[w.from].width
		}
	}

	w.to, w.glue = len(s.frags), len(s.frags)
	s.words = append(s.words, w)
}

const chipPad = 0.45 // on each side of a chip's words, in sizes
