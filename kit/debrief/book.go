package debrief

import (
	"time"

	"panelkit/kit/sheet"
)

// The colors of workbooks, those of the plain theme. None of them says what a word or number does not say too.
const (
	inkColor   = "1A1F27"
	mutedColor = "535C68"
	navyColor  = "1C3F66"
	alertColor = "9B2318"
	lineColor  = "AEB6C0"
	tintColor  = "F1F4F7"
	inputColor = "FFFBEB"
)

// The looks of cells.
func bigTitle() sheet.Style { return sheet.Style{Size: 15, Bold: true, Color: navyColor, Middle: true} }

func partTitle() sheet.Style {
	return sheet.Style{Size: 13, Bold: true, Color: navyColor, Middle: true}
}
func aside() sheet.Style   { return sheet.Style{Color: mutedColor, Middle: true} }
func wrapped() sheet.Style { return sheet.Style{Color: mutedColor, Wrap: true} }
func body() sheet.Style    { return sheet.Style{Color: inkColor, Wrap: true, Border: lineColor} }
func strong() sheet.Style {
	return sheet.Style{Color: inkColor, Wrap: true, Border: lineColor, Bold: true}
}

func input() sheet.Style {
	return sheet.Style{Wrap: true, Border: lineColor, Fill: inputColor, Input: true}
}

func header() sheet.Style {
	return sheet.Style{
		Bold: true, Color: navyColor, Fill: tintColor, Border: lineColor, Wrap: true, Middle: true,
	}
}

func centered(s sheet.Style) sheet.Style {
	s.Align = sheet.Center
	return s
}

func middle(s sheet.Style) sheet.Style {
	s.Middle = true
	return s
}

// warm is the ground of a class of ratings, as on paper: light, and told apart in grey.
func warm(s sheet.Style, class int) sheet.Style {
	s.Fill = [...]string{"FFFFFF", "EFF4F9", "DDE8F3", "C8D9EA", "B0C8E0"}[class-1]
	return s
}

// book is a debrief or comparison being written as a workbook.
type book struct {
	Voice
	*sheet.Book
	letter bool
	footer string
}

func (v Voice) newBook(title, paper string) *book {
	return &book{
		Voice: v, letter: paper == "letter", footer: title,
		Book: sheet.New(sheet.Props{Title: title, Created: time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)}),
	}
}

// tab adds a sheet.
func (b *book) tab(name string, p sheet.Page) *tab {
	p.Letter, p.Footer = b.letter, b.footer
	return &tab{Sheet: b.Sheet(name, p), row: 1}
}

// tab is a sheet being filled from the top down.
type tab struct {
	*sheet.Sheet
	row int
}

// put fills cells of the row, from a column on, and cuts what a cell cannot hold.
func (t *tab) put(col int, st sheet.Style, texts ...string) {
	for i, text := range texts {
		t.Set(col+i, t.row, sheet.Text(clip(text, sheet.MaxText)), st)
	}
}

// next goes to the next row, or past it.
func (t *tab) next(rows int) { t.row += rows }

// number is a cell with a number of so many digits, or the mark for none.
func (b *book) number(x *float64) sheet.Value {
	if x == nil {
		return sheet.Text(b.Text.None)
	}
	return sheet.Number(*x)
}

// mean fills a cell with a mean on the ground of its class.
func (b *book) mean(t *tab, col int, x *float64, scale int, framed bool) {
	st := middle(centered(body()))
	st.Format = "0.0"
	if x != nil {
		st = warm(st, heat(*x, scale))
	}
	if framed {
		st.Bold, st.Border = true, inkColor
	}
	t.Set(col, t.row, b.number(x), st)
}
