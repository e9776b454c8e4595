package sheet

import (
	"strconv"
	"time"
)

// Colors that stay apart for readers who cannot tell red from green, and on paper without color. None of them says
// anything that a word or a number beside it does not say too.
const (
	Ink      = "1F2937"
	Faint    = "6B7280"
	Line     = "9CA3AF"
	Navy     = "1E3A5F"
	Band     = "E8EEF5"
	Gray     = "E5E7EB"
	inputBg  = "FFFBEB"
	lowBg    = "FDE3C8" // orange: ratings 1 and 2
	highBg   = "CFE3F7" // blue: ratings 4 and 5
	alarmBg  = "F8C9CC"
	alarmInk = "8B0A1A"
)

// TitleStyle is the look of the title of a sheet. The looks are functions, not variables, so that nobody can change
// them.
func TitleStyle() Style { return Style{Size: 15, Bold: true, Color: Navy, Middle: true} }

// AboutStyle is the look of the line under the title.
func AboutStyle() Style { return Style{Color: Ink, Middle: true} }

// AsideStyle is the look of a remark in one line.
func AsideStyle() Style { return Style{Italic: true, Color: Faint, Middle: true} }

// NoteStyle is the look of a remark of several lines.
func NoteStyle() Style { return Style{Wrap: true, Italic: true, Color: Faint} }

// LabelStyle is the look of the name of an input that stands alone.
func LabelStyle() Style { return Style{Size: 8, Color: Faint, Middle: true} }

// CodeStyle is the look of what is written for programs.
func CodeStyle() Style { return Style{Size: 7, Color: Faint, Middle: true} }

// HeadStyle is the look of the head of a table.
func HeadStyle() Style {
	return Style{Bold: true, Color: "FFFFFF", Fill: Navy, Border: Navy, Wrap: true, Middle: true}
}

// PlainStyle is the look of a cell of a table.
func PlainStyle() Style { return Style{Wrap: true, Border: Line, Color: Ink, Middle: true} }

// InputStyle is the look of a cell to write in.
func InputStyle() Style { return Style{Wrap: true, Border: Line, Fill: inputBg, Input: true} }

// Centered returns the look with its text in the middle of the column.
func (s Style) Centered() Style {
	s.Align = Center
	return s
}

// Middled returns the look with its text in the middle of the row.
func (s Style) Middled() Style {
	s.Middle = true
	return s
}

// Bolded returns the look in bold.
func (s Style) Bolded() Style {
	s.Bold = true
	return s
}

// Formatted returns the look with a format of numbers.
func (s Style) Formatted(format string) Style {
	s.Format = format
	return s
}

// On returns the look on a ground of a color.
func (s Style) On(color string) Style {
	s.Fill = color
	return s
}

// Sized returns the look in a size of the font, in points.
func (s Style) Sized(points float64) Style {
	s.Size = points
	return s
}

// Alarm is the look of what somebody must see to.
func Alarm() Cond { return Cond{Bold: true, Color: alarmInk, Fill: alarmBg} }

// ShadeRatings gives low and high numbers a ground of their own. First is the first of the cells; ratings run from 1
// to scale.
func (s *Sheet) ShadeRatings(cells, first string, scale int) {
	s.When(cells, "AND(ISNUMBER("+first+"),"+first+"<=2)", Cond{Fill: lowBg})
	s.When(cells, "AND(ISNUMBER("+first+"),"+first+">="+strconv.Itoa(scale-1)+")", Cond{Fill: highBg})
}

// Typed is a cell with what a person would type: a whole number where s is one, otherwise the text.
func Typed(s string) Value {
	if n, err := strconv.Atoi(s); err == nil {
		return Int(n)
	}
	return Text(s)
}

// TextIf is a cell with a text, or an empty one where set is false.
func TextIf(set bool, s string) Value {
	if !set {
		return Value{}
	}
	return Text(s)
}

// DayOf is a cell with the date that a text such as 2026-11-30 names, or with the text where it names none.
func DayOf(s string) Value {
	if t, err := time.Parse(time.DateOnly, s); err == nil && t.Year() > 1900 && t.Year() < 9999 {
		return Day(t)
	}
	return Text(s)
}

// Computed is [Formula] with a number for its value or, where ok is false, with the text none.
func Computed(f string, x float64, ok bool, none string) Value {
	if !ok {
		return Formula(f, none)
	}
	return Formula(f, x)
}

// Dated returns the day that a document bears whose subject has a date such as 2026-11-30; the first day of 2000
// where it has none.
func Dated(date string) time.Time {
	if t, err := time.Parse(time.DateOnly, date); err == nil {
		return t
	}
	return time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
}
