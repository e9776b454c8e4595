package page

import (
	"sync"

	"codeberg.org/go-fonts/dejavu/dejavusans"
	"codeberg.org/go-fonts/dejavu/dejavusansbold"
	"codeberg.org/go-fonts/dejavu/dejavusansboldoblique"
	"codeberg.org/go-fonts/dejavu/dejavusansmono"
	"codeberg.org/go-fonts/dejavu/dejavusansoblique"
	"eliasnaur.com/font/roboto/robotobold"
	"eliasnaur.com/font/roboto/robotobolditalic"
	"eliasnaur.com/font/roboto/robotoitalic"
	"eliasnaur.com/font/roboto/robotoregular"
)

// The styles of a family, as indices.
const (
	regular = iota
	bold
	italic
	boldItalic
	mono // fixed width, for exhibits: upright and regular only
	styles
)

func styleOf(b, i bool) int {
	s := regular
	if b {
		s |= bold
	}
	if i {
		s |= italic
	}
	return s
}

// source gives a font when it is first needed.
type source func() (*ttf, error)

func builtin(name string, data []byte) source {
	return sync.OnceValues(func() (*ttf, error) { return parseFont(name, data) })
}

func given(f *ttf) source { return func() (*ttf, error) { return f, nil } }

// family is the fonts that a document is set in: for each style those to look for a rune in, one
// after the other.
type family [styles][]source

// builtinFamilies names the families that come with the program.
func builtinFamilies() []string { return []string{"roboto", "dejavu"} }

func roboto() family {
	return family{
		regular:    {builtin("Roboto-Regular", robotoregular.TTF)},
		bold:       {builtin("Roboto-Bold", robotobold.TTF)},
		italic:     {builtin("Roboto-Italic", robotoitalic.TTF)},
		boldItalic: {builtin("Roboto-BoldItalic", robotobolditalic.TTF)},
	}
}

func dejavu() family {
	return family{
		regular:    {builtin("DejaVuSans", dejavusans.TTF)},
		bold:       {builtin("DejaVuSans-Bold", dejavusansbold.TTF)},
		italic:     {builtin("DejaVuSans-Oblique", dejavusansoblique.TTF)},
		boldItalic: {builtin("DejaVuSans-BoldOblique", dejavusansboldoblique.TTF)},
		mono:       {builtin("DejaVuSansMono", dejavusansmono.TTF), builtin("DejaVuSans", dejavusans.TTF)},
	}
}

// then gives f with the fonts of g behind its own.
func (f family) then(g family) family {
	for i := range f {
		f[i] = append(f[i][:len(f[i]):len(f[i])], g[i]...)
	}
	return f
}
