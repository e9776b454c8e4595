package page

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// words draws texts that are hard to set: long words, combining marks, CJK, emoji, controls.
func words() *rapid.Generator[string] {
	word := rapid.OneOf(
		rapid.StringMatching(`[a-zA-Z]{1,12}`),
		rapid.StringMatching(`[a-z]{2,6}[-/][a-z]{2,6}`),
		rapid.StringMatching(`[(“"'][a-z]{1,8}[)”"'.,;:!?]{1,2}`),
		rapid.StringMatching(`[a-z]{60,300}`),
		rapid.SampledFrom(
			[]string{
				"naïve", "Größe", "e\u0301te\u0301", "漢字かな", "😀", "\u202Eabc", "x\u00A0y", "—", "…", "don’t",
				"3.14", "50%", "ﬁn", "\x07", "тест", "a\u200Bb",
			},
		),
	)
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(word, 0, 40).Draw(t, "words"),
			rapid.SampledFrom([]string{" ", " ", "\n"}).Draw(t, "between"))
	})
}

func TestClean(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(words(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) })).
			Draw(t, "s")
		got := clean(s)
		if !utf8.ValidString(got) || clean(got) != got {
			t.Fatalf("%q came out as %q", s, got)
		}
		for _, r := range got {
			if r != '\n' && unicode.IsControl(r) || reorders(r) {
				t.Fatalf("%q keeps %U", s, r)
			}
		}
		if !strings.ContainsFunc(s, func(r rune) bool {
			return unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Mn, unicode.Zl, unicode.Zp) ||
				r == utf8.RuneError
		}) && got != norm.NFC.String(s) {
			t.Fatalf("%q came out as %q", s, got)
		}
	})
}

// TestPieces holds that pieces make up the text, and that the short cut for Latin text ends lines
// only where Unicode's rules let it.
func TestPieces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := clean(words().Draw(t, "s"))
		allowed := map[int]bool{len(s): true}
		at, state, rest := 0, -1, s
		for rest != "" {
			var segment string
			segment, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
			at += len(segment)
			allowed[at] = true
		}
		at = 0
		for _, p := range pieces(s, nil) {
			if p.from != at {
				t.Fatalf("%q: piece begins at %d, not %d", s, p.from, at)
			}
			if at = p.to; !allowed[at] {
				t.Fatalf("%q may not be broken behind %q", s, s[:at])
			}
		}
		if at != len(s) {
			t.Fatalf("%q: %d of %d bytes", s, at, len(s))
		}
	})
}

// reader is a pen that gathers the text and the place of all that is drawn.
type reader struct {
	d     *Doc
	text  strings.Builder
	right float64
}

func (*reader) mark(*Mark, float64, float64) {}

func (r *reader) draw(o *op, x, _ float64) {
	if o.kind != drawText || o.slot == nil {
		return
	}
	for _, c := range r.d.codes[o.from:o.to] {
		r.text.WriteRune(o.slot.runes[c])
	}
	r.right = max(r.right, x+o.x+r.d.extent(o))
}

// TestLines holds that every letter comes out, in order, and none beyond the right edge.
func TestLines(t *testing.T) {
	th := theme(t, "plain")
	rapid.Check(t, func(t *rapid.T) {
		d := New(th, Meta{})
		c := &ctx{doc: d, scale: 1, limit: 700}
		var text Text
		var want strings.Builder
		for i := range rapid.IntRange(1, 4).Draw(t, "runs") {
			s := words().Draw(t, "run")
			text = append(text, Run{Text: s, Bold: i%2 == 1})
			want.WriteString(clean(s))
		}
		width := rapid.Float64Range(30, 500).Draw(t, "width")
		r := &reader{d: d}
		walk(c.lines(text, Style{Align: Align(rapid.IntRange(0, 2).Draw(t, "align"))}, width), 0, 0, r)
		expect := strings.Map(func(r rune) rune {
			switch {
			case unicode.IsSpace(r), invisible(r):
				return -1
			case r > 0xFFFF, unicode.Is(unicode.Han, r), unicode.Is(unicode.Hiragana, r):
				return '?'
			}
			return r
		}, want.String())
		if got := squeezed(r.text.String()); got != expect {
			t.Fatalf("set %q, want %q", got, expect)
		}
		if r.right > width+0.1 && width > 40 {
			t.Fatalf("a line of %.1f in a width of %.1f", r.right, width)
		}
	})
}

func TestRich(t *testing.T) {
	got := fmt.Sprintf("%+v", Rich("a **b** c**d**"))
	want := fmt.Sprintf("%+v", Text{{Text: "a "}, {Text: "b", Bold: true}, {Text: " c"}, {Text: "d", Bold: true}})
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestDocText(t *testing.T) {
	for in, want := range map[string]string{"Plain": "Plain", "é…": "\xe9\x83", "жé": "\xfe\xff\x04\x36\x00\xe9", "😀": "\xfe\xff\xd8\x3d\xde\x00", "a\nb": "a b"} {
		if got := docText(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
