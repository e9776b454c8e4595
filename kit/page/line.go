package page

// compose fills lines with words, as many as fit.
func (s *setter) compose(width float64) []strip {
	s.out = s.out[:0]
	leading := s.style.Size * s.style.Leading
	for i := 0; i < len(s.words); {
		j, used := i, 0.0
		for j < len(s.words) {
			if j > i && used+s.words[j].width > width+0.01 {
				break
			}
			used += s.words[j].width + s.words[j].space
			j++
			if s.words[j-1].must {
				break
			}
		}
		s.out = append(s.out, s.line(i, j, width, leading))
		i = j
	}

	if len(s.out) == 0 {
		s.out = append(s.out, strip{h: leading})
	}

	return s.c.doc.strips.keep(s.out)
}

// line sets words i to j.
func (s *setter) line(i, j int, width, leading float64) strip {
	x := 0.0
	if s.style.Align != Left {
		for _, w := range s.words[i:j] {
			x += w.width + w.space
		}
		x = width - (x - s.words[j-1].space)
		if s.style.Align == Center {
			x /= 2
		}
	}

	s.ops = s.ops[:0]
	for n := i; n < j; n++ {
		w := &s.words[n]
		last := w.to
		if n == j-1 {
			last = w.glue
		}
		for k := w.from; k < last; k++ {
			s.draw(&s.frags[k], x, leading/2)
			x += s.frags[k].width
		}
	}

	return strip{h: leading, ops: s.c.doc.ops.keep(s.ops)}
}

// capMiddle is how far below the middle of capital letters the baseline is, in sizes.
const capMiddle = 0.355

// draw adds a frag at x, centred on the height mid. Text that continues the operation before it is
// joined to it.
func (s *setter) draw(f *frag, x, mid float64) {
	r := &s.runs[f.run]
	size, color := s.size(r), r.Color.Or(s.style.Color)
	text := op{
		kind:  drawText,
		x:     x,
		y:     mid + capMiddle*s.style.Size,
		size:  size,
		slot:  f.slot,
		from:  f.from,
		to:    f.to,
		color: color,
	}

	switch {
	case f.shape != NoShape:
		s.ops = f.shape.draw(s.ops, x, mid, size, color)
		return
	case r.Chip != NoChip:
		text.x += chipPad * size
		text.y = mid + capMiddle*size
		frame := op{kind: fillRect, x: x, y: mid - 0.7*size, w: f.width, h: 1.4 * size, color: color, bend: 0.25 * size}
		if r.Chip == Filled {
			text.color = s.c.doc.theme.Colors.OnAccent
		} else {
			frame = op{
				kind:  strokeRect,
				x:     x + 0.3,
				y:     frame.y + 0.3,
				w:     f.width - 0.6,
				h:     frame.h - 0.6,
				color: color,
				size:  0.6,
				bend:  frame.bend,
			}
		}
		s.ops = append(s.ops, frame, text)
		return
	case r.Link != "":
		s.ops = append(s.ops, op{kind: linkArea, x: x, y: text.y - 0.9*size, w: f.width, h: 1.2 * size, link: r.Link})
	default:
		if n := len(s.ops) - 1; n >= 0 {
			p := &s.ops[n]
			if p.kind == drawText && p.slot == f.slot && p.to == f.from && p.size == size && p.color == color &&
				p.y == text.y {
				p.to = f.to
				return
			}
		}
	}

	s.ops = append(s.ops, text)
}
