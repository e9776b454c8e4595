package scorecard

import "panelkit/kit/sheet"

// Colors that stay apart for readers who cannot tell red from green, and on paper without color.
// None of them says anything that a word or a number beside it does not say too.
const (
	ink      = "1F2937"
	faint    = "6B7280"
	line     = "9CA3AF"
	navy     = "1E3A5F"
	band     = "E8EEF5"
	inputBg  = "FFFBEB"
	grayBg   = "E5E7EB"
	lowBg    = "FDE3C8" // orange: ratings 1 and 2
	highBg   = "CFE3F7" // blue: ratings 4 and 5
	alarmBg  = "F8C9CC"
	alarmInk = "8B0A1A"
)

// The styles of cells. They are functions, not variables, so that nobody can change them.
func titleStyle() sheet.Style {
	return sheet.Style{Size: 15, Bold: true, Color: navy, Middle: true}
}
func aboutStyle() sheet.Style { return sheet.Style{Color: ink, Middle: true} }
func labelStyle() sheet.Style { return sheet.Style{Size: 8, Color: faint, Middle: true} }
func codeStyle() sheet.Style  { return sheet.Style{Size: 7, Color: faint, Middle: true} }
func plainStyle() sheet.Style {
	return sheet.Style{Wrap: true, Border: line, Color: ink, Middle: true}
}
func noteStyle() sheet.Style { return sheet.Style{Wrap: true, Italic: true, Color: faint} }

func headStyle() sheet.Style {
	return sheet.Style{Bold: true, Color: "FFFFFF", Fill: navy, Border: navy, Wrap: true, Middle: true}
}

func inputStyle() sheet.Style {
	return sheet.Style{Wrap: true, Border: line, Fill: inputBg, Input: true}
}

func centered(s sheet.Style) sheet.Style {
	s.Align = sheet.Center
	return s
}

func bold(s sheet.Style) sheet.Style {
	s.Bold = true
	return s
}

func formatted(s sheet.Style, format string) sheet.Style {
	s.Format = format
	return s
}

func filled(s sheet.Style, color string) sheet.Style {
	s.Fill = color
	return s
}

func alarm() sheet.Cond { return sheet.Cond{Bold: true, Color: alarmInk, Fill: alarmBg} }

// shadeRatings gives low and high numbers a ground of their own.
func shadeRatings(s *sheet.Sheet, cells, first string, scale int) {
	s.When(cells, "AND(ISNUMBER("+first+"),"+first+"<=2)", sheet.Cond{Fill: lowBg})
	s.When(cells, "AND(ISNUMBER("+first+"),"+first+">="+string(rune('0'+scale-1))+")", sheet.Cond{Fill: highBg})
}

func middle(s sheet.Style) sheet.Style {
	s.Middle = true
	return s
}
