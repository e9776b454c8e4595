package page

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestThemesCanBeRead computes the contrast of every text with its ground, in every theme that comes
// with the program, and of the parts of charts.
func TestThemesCanBeRead(t *testing.T) {
	files, err := filepath.Glob("../../templates/themes/*.yaml")
	if err != nil || len(files) < 2 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		th := theme(t, strings.TrimSuffix(filepath.Base(f), ".yaml"))
		for _, p := range th.Pairs() {
			if c := Contrast(p.Text, p.Ground); c < MinContrast {
				t.Errorf("%s: %s has a contrast of %.2f", f, p.Name, c)
			}
		}
		for i := 0.0; i <= 1; i += 0.05 {
			h := HeatMap{Values: [][]float64{{i}}, Hi: 1}
			cell := h.cell(&ctx{doc: New(th, Meta{}), scale: 1}, 0, 0)
			if c := Contrast(cell.Color, cell.Fill); c < MinContrast {
				t.Errorf("%s: value %.2f of a heat map has a contrast of %.2f", f, i, c)
			}
		}
	}
}

func TestContrast(t *testing.T) {
	if c := Contrast(White, Black); c != 21 {
		t.Errorf("white on black: %v", c)
	}
	grey, _ := ParseColor("#767676") // the lightest grey that passes on white, as WCAG's own page has it
	if c := Contrast(grey, White); c < 4.54 || c > 4.55 {
		t.Errorf("grey on white: %v", c)
	}
}

func pictureOf(w, h int, encode func(*bytes.Buffer, image.Image) error) []byte {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for x := range w {
		img.Set(x, h/2, color.NRGBA{uint8(x), 80, 160, 200})
	}
	var b bytes.Buffer
	if err := encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func asPNG(b *bytes.Buffer, img image.Image) error  { return png.Encode(b, img) }
func asJPEG(b *bytes.Buffer, img image.Image) error { return jpeg.Encode(b, img, nil) }

func TestParseThemeProblems(t *testing.T) {
	plain, err := os.ReadFile("../../templates/themes/plain.yaml")
	if err != nil {
		t.Fatal(err)
	}
	small := pictureOf(20, 10, asPNG)
	files := map[string][]byte{
		"good.png": small,
		"good.jpg": pictureOf(20, 10, asJPEG),
		"huge.png": pictureOf(4097, 2, asPNG),
		"cut.png":  small[:len(small)-20],
		"text.png": []byte("not a picture"),
		"text.ttf": []byte("not a font, but long enough"),
	}
	asset := func(name string) ([]byte, error) {
		if data, ok := files[name]; ok {
			return data, nil
		}
		return nil, errors.New("file does not exist")
	}
	for _, c := range []struct{ name, from, to, want string }{
		{"good png", "paper: a4", "paper: a4\nlogo: good.png", ""},
		{"good jpeg", "paper: a4", "paper: letter\nlogo: good.jpg", ""},
		{"no such logo", "paper: a4", "logo: none.png", "mine.yaml:4: none.png: file does not exist"},
		{"huge logo", "paper: a4", "logo: huge.png", "huge.png: picture has 4097 by 2 pixels, more than 4096 by 4096"},
		{"broken logo", "paper: a4", "logo: cut.png", "cut.png: picture cannot be read"},
		{"text as logo", "paper: a4", "logo: text.png", "text.png: picture cannot be read"},
		{"no font", "family: roboto", "regular: text.ttf", "text.ttf: file is not a TrueType font"},
		{"unknown family", "family: roboto", "family: robot", `font family "robot" unknown` + "\nhint: did you mean \"roboto\"?"},
		{"paper", "paper: a4", "paper: a5", `mine.yaml:4: paper "a5" unknown`},
		{"no such colour", `ink: "#1A1F27"`, `ink: "navy"`, `ink: colour "navy" is not of the form #RRGGBB`},
		{"faint", `muted: "#535C68"`, `muted: "#A0A0A0"`, "contrast of muted on paper is 2.6, must be at least 4.5"},
		{"missing key", `  rule: "#AEB6C0"`, "", `"rule" is missing`},
		{"unknown key", "paper: a4", "papier: a4", `unknown key "papier"`},
	} {
		data := strings.Replace(string(plain), c.from, c.to, 1)
		if data == string(plain) {
			t.Fatalf("%s: %q is not in the theme", c.name, c.from)
		}
		th, ps := ParseTheme("mine.yaml", []byte(data), asset)
		switch err := ps.Err(); {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.want == "":
			pdf, _ := written(t, New(th, Meta{}), th.Logo(40), P("below"))
			judge(t, pdf)
		case err == nil || !strings.Contains(err.Error(), c.want):
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
	}
}

func TestWithFontRefuses(t *testing.T) {
	_, err := theme(t, "plain").WithFont("house.otf", append([]byte("OTTO"), make([]byte, 100)...))
	if err == nil || !strings.HasPrefix(err.Error(), "house.otf: font has CFF outlines") {
		t.Errorf("got %v", err)
	}
}
