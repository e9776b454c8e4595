package page

import (
	"fmt"
	"strings"

	"panelkit/bank/problem"
)

// Paper is a size of paper.
type Paper string

// The papers.
const (
	A4     Paper = "a4"
	Letter Paper = "letter"
)

// ParsePaper reads the name of a paper.
func ParsePaper(s string) (Paper, error) {
	switch p := Paper(strings.ToLower(s)); p {
	case A4, Letter:
		return p, nil
	}
	return "", problem.Problem{
		Fact: fmt.Sprintf("paper %q unknown", s),
		Hint: problem.Suggest(s, []string{"a4", "letter"}),
	}
}

// Size gives width and height in points.
func (p Paper) Size() (w, h float64) {
	if p == Letter {
		return 612, 792
	}
	return 595.28, 841.89
}

// Colors is the palette of a theme.
type Colors struct {
	Ink      Color // text
	Muted    Color // secondary text
	Accent   Color // headings, chips
	Alert    Color // red flags
	Rule     Color // lines
	Tint     Color // ground of boxes and of every other row
	Head     Color // ground of the head of a table
	OnHead   Color // text on it
	OnAccent Color // text on the accent: white
}

// Theme is how documents look. It is read-only once made and may be shared among goroutines.
type Theme struct {
	Name         string
	Organisation string // "" for none
	Footer       string // stands on every page, before the rest of the footer; "" for none
	Paper        Paper
	Colors       Colors

	family family
	logo   *logo // nil for none
	shared *shared
}
