package page

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"strings"

	"panelkit/bank/problem"
	"panelkit/bank/strict"
)

type themeFile struct {
	Name         string     `yaml:"theme,required"`
	Organisation string     `yaml:"organisation"`
	Footer       string     `yaml:"footer"`
	Paper        string     `yaml:"paper"`
	Logo         string     `yaml:"logo"`
	Colors       colorFile  `yaml:"colors,required"`
	Font         fontFile   `yaml:"font"`
	Pos          strict.Pos `yaml:"-"`
}

type colorFile struct {
	Ink    string     `yaml:"ink,required"`
	Muted  string     `yaml:"muted,required"`
	Accent string     `yaml:"accent,required"`
	Alert  string     `yaml:"alert,required"`
	Rule   string     `yaml:"rule,required"`
	Tint   string     `yaml:"tint,required"`
	Head   string     `yaml:"head,required"`
	OnHead string     `yaml:"on_head,required"`
	Pos    strict.Pos `yaml:"-"`
}

type fontFile struct {
	Family     string     `yaml:"family"`
	Regular    string     `yaml:"regular"`
	Bold       string     `yaml:"bold"`
	Italic     string     `yaml:"italic"`
	BoldItalic string     `yaml:"bold_italic"`
	Also       []string   `yaml:"also"`
	Pos        strict.Pos `yaml:"-"`
}

// ParseTheme reads a theme. Files that it names, logo and fonts, are fetched with asset, which may
// be nil if there are none. A theme with problems is not to be used.
func ParseTheme(file string, data []byte, asset func(name string) ([]byte, error)) (*Theme, problem.Problems) {
	var f themeFile
	r := &themeReader{file: file, asset: asset}
	r.problems = strict.Parse(file, data, &f)
	t := &Theme{Name: f.Name, Organisation: f.Organisation, Footer: f.Footer, Paper: A4, shared: &shared{}}
	if f.Pos.Has("paper") && f.Paper != "" {
		p, err := ParsePaper(f.Paper)
		if err != nil {
			var pr problem.Problem
			if errors.As(err, &pr) {
				r.report(f.Pos, "paper", pr.Fact, pr.Hint)
			}
		}
		t.Paper = p
	}

	r.colors(t, &f.Colors)
	if f.Logo != "" {
		if data := r.fetch(f.Pos, "logo", f.Logo); data != nil {
			l, err := readLogo(data)
			if err != nil {
				r.report(f.Pos, "logo", f.Logo+": "+err.Error(),
					"use a PNG or JPEG picture of at most 4096 by 4096 pixels")
			}
			t.logo = l
		}
	}

	r.fonts(t, &f.Font)
	return t, r.problems
}

type themeReader struct {
	file     string
	asset    func(string) ([]byte, error)
	problems problem.Problems
}

func (r *themeReader) report(pos strict.Pos, key, fact, hint string) {
	r.problems = append(r.problems, pos.Problem(key, "", fact, hint))
}

// fetch gives the bytes of a file that the theme names, nil after a problem.
func (r *themeReader) fetch(pos strict.Pos, key, name string) []byte {
	if r.asset == nil {
		r.report(pos, key, "file "+name+" cannot be fetched here", "")
		return nil
	}
	data, err := r.asset(name)
	if err != nil {
		r.report(pos, key, fmt.Sprintf("%s: %v", name, err), "names of files are relative to the theme's own folder")
		return nil
	}
	return data
}

// MinContrast is the least contrast of text with its ground that a theme may have.
const MinContrast = 4.5

// colors reads the palette and checks that every text can be read on its ground.
func (r *themeReader) colors(t *Theme, f *colorFile) {
	c := &t.Colors
	good := true
	for _, e := range []struct {
		key, text string
		to        *Color
	}{
		{"ink", f.Ink, &c.Ink},
		{"muted", f.Muted, &c.Muted},
		{"accent", f.Accent, &c.Accent},
		{"alert", f.Alert, &c.Alert},
		{"rule", f.Rule, &c.Rule},
		{"tint", f.Tint, &c.Tint},
		{"head", f.Head, &c.Head},
		{"on_head", f.OnHead, &c.OnHead},
	} {
		if !f.Pos.Has(e.key) {
			good = false
			continue
		}
		col, err := ParseColor(e.text)
		if err != nil {
			r.report(f.Pos, e.key, e.key+": "+err.Error(), "for example #1F3A5F")
			good = false
		}
		*e.to = col
	}

	c.OnAccent = White
	if !good {
		return
	}

	for _, p := range t.Pairs() {
		if got := Contrast(p.Text, p.Ground); got < MinContrast {
			r.report(f.Pos, p.Key,
				fmt.Sprintf("contrast of %s is %.1f, must be at least %.1f", p.Name, got, MinContrast),
				"make the text darker or its ground lighter, or the reverse")
		}
	}
}

// Pair is a colour of text and the ground that it stands on.
type Pair struct {
	Key, Name    string
	Text, Ground Color
}

// Pairs gives all combinations of text and ground that documents use.
func (t *Theme) Pairs() []Pair {
	c := t.Colors
	return []Pair{
		{"ink", "ink on paper", c.Ink, White},
		{"ink", "ink on tint", c.Ink, c.Tint},
		{"muted", "muted on paper", c.Muted, White},
		{"muted", "muted on tint", c.Muted, c.Tint},
		{"accent", "accent on paper", c.Accent, White},
		{"accent", "accent on tint", c.Accent, c.Tint},
		{"accent", "white on accent", White, c.Accent},
		{"alert", "alert on paper", c.Alert, White},
		{"alert", "alert on tint", c.Alert, c.Tint},
		{"on_head", "on_head on head", c.OnHead, c.Head},
	}
}

// fonts reads the fonts that the theme names. DejaVu stands behind every family.
func (r *themeReader) fonts(t *Theme, f *fontFile) {
	switch f.Family {
	case "", "roboto":
		t.family = roboto().then(dejavu())
	case "dejavu":
		t.family = dejavu()
	default:
		r.report(f.Pos, "family", fmt.Sprintf("font family %q unknown", f.Family),
			problem.Suggest(f.Family, builtinFamilies()))
	}

	own, any := family{}, false
	for style, e := range []struct{ key, name string }{
		{"regular", f.Regular},
		{"bold", cmp.Or(f.Bold, f.Regular)},
		{"italic", cmp.Or(f.Italic, f.Regular)},
		{"bold_italic", cmp.Or(f.BoldItalic, f.Bold, f.Regular)},
	} {
		if e.name == "" {
			continue
		}
		if font := r.font(f.Pos, e.key, e.name); font != nil {
			own[style], any = []source{given(font)}, true
		}
	}

	if any {
		t.family = own.then(t.family)
	}

	for i, name := range f.Also {
		if font := r.font(f.Pos, strict.Item("also", i), name); font != nil {
			t.also(font)
		}
	}
}

func (r *themeReader) font(pos strict.Pos, key, name string) *ttf {
	data := r.fetch(pos, key, name)
	if data == nil {
		return nil
	}
	font, err := parseFont(fontName(name), data)
	if err != nil {
		r.report(pos, key, name+": "+err.Error(), "")
		return nil
	}
	return font
}

// fontName makes a name for a PDF out of that of a file.
func fontName(file string) string {
	base := strings.TrimSuffix(path.Base(file), path.Ext(file))
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' {
			return r
		}
		return -1
	}, base) + "-Own"
}

// also puts a font behind the first of every style, before the fallback.
func (t *Theme) also(font *ttf) {
	for i, s := range t.family {
		t.family[i] = append([]source{s[0], given(font)}, s[1:]...)
	}
}

// WithFont gives a copy of the theme in which runes that its family lacks are looked for in one more
// TrueType font. The error names the file.
func (t *Theme) WithFont(file string, data []byte) (*Theme, error) {
	font, err := parseFont(fontName(file), data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	more := *t
	more.shared = &shared{}
	more.also(font)
	return &more, nil
}
