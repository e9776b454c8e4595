package page

import (
	"bytes"
	"strings"
	"testing"

	"codeberg.org/go-fonts/dejavu/dejavusans"
	"eliasnaur.com/font/roboto/robotoregular"
	"golang.org/x/image/font/sfnt"
	"pgregory.net/rapid"
)

func TestParseFontRefuses(t *testing.T) {
	good := robotoregular.TTF
	noGlyphs := bytes.Replace(good, []byte("glyf"), []byte("glyX"), 1)
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "too short"},
		{"text", []byte("this is not a font at all"), "not a TrueType font"},
		{"cff", append([]byte("OTTO"), good[4:]...), "CFF outlines (.otf)"},
		{"collection", append([]byte("ttcf"), good[4:]...), "collection (.ttc)"},
		{"woff", append([]byte("wOFF"), good[4:]...), "web font (.woff)"},
		{"cut off", good[:len(good)/2], "lies outside of the file"},
		{"without glyphs", noGlyphs, `table "glyf" is missing`},
	} {
		if _, err := parseFont(c.name, c.data); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one with %q", c.name, err, c.want)
		}
	}
}

// TestDamagedFont flips bytes: a font is refused or can be used, but nothing panics past parse and Write.
func TestDamagedFont(t *testing.T) {
	base := theme(t, "plain")
	rapid.Check(t, func(t *rapid.T) {
		data := bytes.Clone(robotoregular.TTF)
		for range rapid.IntRange(1, 8).Draw(t, "flips") {
			at := rapid.OneOf(rapid.IntRange(0, 400), rapid.IntRange(0, len(data)-1)).Draw(t, "at")
			data[at] ^= byte(rapid.IntRange(1, 255).Draw(t, "bits"))
		}
		th, err := base.WithFont("damaged.ttf", data)
		if err != nil {
			return
		}
		for i := range th.family {
			th.family[i] = th.family[i][1:] // the damaged font comes first
		}
		d := New(th, Meta{})
		d.Add(P("Schätze die Größe, naïve façade, 0123456789 (%$#)."))
		var out bytes.Buffer
		if _, err := d.Write(&out); err != nil && out.Len() > 0 {
			t.Fatalf("something was written although: %v", err)
		}
	})
}

// TestCut holds that a subset is a font in which each rune has its old width and outline.
func TestCut(t *testing.T) {
	runes := []rune("!AfiÉéŵЖ–“…") // rising
	for _, src := range [][]byte{robotoregular.TTF, dejavusans.TTF} {
		f, err := parseFont("whole", src)
		if err != nil {
			t.Fatal(err)
		}
		cut, err := sfnt.Parse(f.cut(runes))
		if err != nil {
			t.Fatal(err)
		}
		var buf sfnt.Buffer
		for _, r := range runes {
			want, _ := f.sf.GlyphIndex(&buf, r)
			got, err := cut.GlyphIndex(&buf, r)
			if err != nil || got == 0 {
				t.Fatalf("%c has no glyph in the subset", r)
			}
			if a, b := outline(t, f.sf, want), outline(t, cut, got); a != b {
				t.Errorf("%c has another outline in the subset", r)
			}
		}
		if n := cut.NumGlyphs(); n > 2*len(runes)+8 {
			t.Errorf("subset of %d runes has %d glyphs", len(runes), n)
		}
	}
}

func outline(t *testing.T, f *sfnt.Font, id sfnt.GlyphIndex) string {
	t.Helper()
	var buf sfnt.Buffer
	segs, err := f.LoadGlyph(&buf, id, 1000<<6, nil)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, s := range segs {
		b.WriteByte(byte(s.Op))
		for _, p := range s.Args {
			b.WriteString(p.X.String() + p.Y.String())
		}
	}
	return b.String()
}

// TestFallback sets runes that only the fallback has, and one that no font has.
func TestFallback(t *testing.T) {
	d := New(theme(t, "plain"), Meta{})
	pdf, ws := written(t, d, Keep{Where: "air-001", Blocks: []Block{P("Signal ⇒ alarm ☂ 中 end")}},
		Keep{Where: "air-002", Blocks: []Block{P("中 שלום")}})
	var got []string
	for _, w := range ws {
		got = append(got, w.String())
	}
	want := []string{
		"air-001: no font has U+4E2D (中)", "air-002: no font has U+4E2D (中)",
		"air-002: text in Hebrew script",
	}
	for i, w := range want {
		if i >= len(got) || !strings.HasPrefix(got[i], w) {
			t.Fatalf("warnings %q, want those that begin with %q", got, want)
		}
	}
	if text := squeezed(pdfText(t, pdf)); !strings.Contains(text, "Signal⇒alarm☂?end") {
		t.Errorf("text reads %q", text)
	}
	judge(t, pdf)
}

// TestManyRunes needs several slots of a font.
func TestManyRunes(t *testing.T) {
	var all strings.Builder
	for r := rune(0xC0); r < 0x250; r++ {
		all.WriteRune(r)
	}
	for r := rune(0x400); r < 0x460; r++ {
		all.WriteRune(r)
	}
	pdf, ws := written(t, New(theme(t, "plain"), Meta{}), P(all.String()))
	if len(ws) > 0 {
		t.Fatal(ws)
	}
	if text := squeezed(pdfText(t, pdf)); !strings.Contains(text, all.String()) {
		t.Errorf("text reads %q", text)
	}
	judge(t, pdf)
}
