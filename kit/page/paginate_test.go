package page

import (
	"testing"

	"pgregory.net/rapid"
)

// strips draws strips of many kinds, numbered by their x.
func drawStrips(t *rapid.T, limit float64) []strip {
	n := rapid.IntRange(1, 60).Draw(t, "n")
	out := make([]strip, n)
	for i := range out {
		out[i] = strip{
			x: float64(i), h: rapid.Float64Range(0, limit*0.6).Draw(t, "h"),
			gap: rapid.IntRange(0, 5).Draw(t, "gap") == 0, stick: rapid.IntRange(0, 3).Draw(t, "stick") == 0,
		}
		if rapid.IntRange(0, 9).Draw(t, "filler") == 0 {
			out[i].fill = &filler{step: 20, lines: 2, most: rapid.IntRange(0, 9).Draw(t, "most")}
			out[i].h = out[i].fill.height()
		}
	}
	return out
}

// TestPaginate holds that strips keep their order, none but white space is lost, no page overflows,
// and no page ends where two strips stick together, unless they are taller than a page.
func TestPaginate(t *testing.T) {
	const limit = 700.0
	rapid.Check(t, func(t *rapid.T) {
		strips := drawStrips(t, limit)
		next := 0
		for _, p := range paginate(strips, limit) {
			if h := height(p); h > limit+0.1 {
				t.Fatalf("page of %.1f", h)
			}
			for i, s := range p {
				for next < int(s.x) {
					if !strips[next].gap {
						t.Fatalf("strip %d is lost", next)
					}
					next++
				}
				next++
				if i == len(p)-1 && s.stick && int(s.x)+1 < len(strips) && chain(strips, int(s.x)) <= limit {
					t.Fatalf("page ends behind strip %d, which sticks to the next", int(s.x))
				}
			}
		}
		for ; next < len(strips); next++ {
			if !strips[next].gap {
				t.Fatalf("strip %d is lost", next)
			}
		}
	})
}

// chain gives the height of the strips that stick together around one.
func chain(strips []strip, i int) float64 {
	from := i
	for from > 0 && strips[from-1].stick {
		from--
	}
	h := 0.0
	for k := from; k < len(strips); k++ {
		h += strips[k].h
		if !strips[k].stick {
			break
		}
	}
	return h
}

func TestKeepAndContinued(t *testing.T) {
	th := theme(t, "plain")
	lines := func(n int) []Block {
		var out []Block
		for range n {
			out = append(out, Mark{ID: "m", Kind: "line"}, P("line"))
		}
		return out
	}
	d := New(th, Meta{})
	d.Add(lines(40)...)
	d.Add(Keep{Blocks: lines(30), Continued: T("continued")})
	places, pages := d.Places()
	if pages != 2 || places[39].Page != 1 || places[40].Page != 2 {
		t.Errorf("block of 30 lines stands on page %d of %d", places[40].Page, pages)
	}
	d = New(th, Meta{})
	pdf, ws := written(t, d, Keep{Blocks: lines(150), Continued: T("goes on here")})
	if _, pages := d.Places(); pages != 3 || len(ws) > 0 {
		t.Errorf("block of 150 lines: %d pages, warnings %v", pages, ws)
	}
	if text := squeezed(pdfText(t, pdf)); countOf(text, "goesonhere") != 2 {
		t.Errorf("%d lines say that it is continued, want 2", countOf(text, "goesonhere"))
	}
}

// TestDividedHeadStaysWithItsText holds that a block taller than a page, of which only the rule above its first line
// would fit on a page begun, begins on the next one, which is not called a continuation.
func TestDividedHeadStaysWithItsText(t *testing.T) {
	for before := 30; before < 60; before++ {
		d := New(theme(t, "plain"), Meta{})
		for range before {
			d.Add(P("before"))
		}
		blocks := []Block{
			Mark{ID: "head", Kind: "rule"},
			Rule{Thickness: 1.4},
			Gap(5),
			Mark{ID: "first", Kind: "line"},
			P("line"),
		}
		for range 150 {
			blocks = append(blocks, P("line"))
		}
		d.Add(Keep{Blocks: blocks, Continued: T("continued")})
		if places, _ := d.Places(); places[0].Page != places[1].Page {
			t.Errorf("after %d lines, the rule stands on page %d and its text on page %d",
				before, places[0].Page, places[1].Page)
		}
	}
}

func countOf(s, part string) int {
	n := 0
	for i := 0; i+len(part) <= len(s); i++ {
		if s[i:i+len(part)] == part {
			n++
		}
	}
	return n
}

func TestNotesGrow(t *testing.T) {
	d := New(theme(t, "plain"), Meta{})
	d.Add(P("above"), Notes{Min: 2, Max: 100, Pitch: 20}, P("below"))
	_, h := d.Body()
	if used := d.Used()[0]; h-used >= 20 || used > h {
		t.Errorf("%.1f of %.1f points are used", used, h)
	}
}

// TestRuleHeads expects a rule that heads what follows to go to the next page with it, and another rule to stay.
func TestRuleHeads(t *testing.T) {
	for heads, want := range map[bool]int{true: 1, false: 2} {
		rule := Rule{Thickness: 2, Color: Black, Heads: heads}.lay(
			&ctx{doc: New(theme(t, "plain"), Meta{}), scale: 1}, 100)
		strips := append(append([]strip{{h: 690}}, rule...), strip{h: 20})

		if pages := paginate(strips, 700); len(pages[0]) != want {
			t.Errorf("heads %v: %d strips on the first page, want %d", heads, len(pages[0]), want)
		}
	}
}
