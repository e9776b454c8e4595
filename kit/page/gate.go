package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// clean is the gate that every text passes before it is set: valid UTF-8, normal form C, no control
// characters but the line break, no characters that reorder text.
func clean(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < 0x20 && c != '\n' || c >= 0x7F {
			plain = false
			break
		}
	}

	if plain {
		return s
	}

	s = norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD"))
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t', r == '\u2028', r == '\u2029':
			return ' '
		case reorders(r), unicode.IsControl(r), r == '\u00AD', r == '\uFEFF', r >= 0xFE00 && r <= 0xFE0F:
			return -1
		}
		return r
	}, s)
}

func reorders(r rune) bool {
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0x200E || r == 0x200F || r == 0x061C
}

// complexScript names the script of r if setting it properly needs reordering or shaping.
func complexScript(r rune) string {
	if r < 0x0590 {
		return ""
	}

	switch {
	case unicode.In(r, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko):
		return "Arabic"
	case unicode.Is(unicode.Hebrew, r):
		return "Hebrew"
	case unicode.In(r, unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya,
		unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala):
		return "Indic"
	case unicode.In(r, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tibetan):
		return "South-East Asian"
	}

	return ""
}

// invisible tells runes that take no room and need no glyph.
func invisible(r rune) bool {
	return r >= 0x200B && r <= 0x200D || r == 0x2060 || unicode.Is(unicode.Cf, r)
}

// docText gives a text as PDF strings outside of pages want it: in the encoding that PDF has for
// them, or, if that lacks a character, as UTF-16BE behind a byte order mark.
func docText(s string) string {
	s = strings.ReplaceAll(clean(s), "\n", " ")
	short := make([]byte, 0, len(s))
	for _, r := range s {
		c := docCode(r)
		if c == 0 {
			return utf16Text(s)
		}
		short = append(short, c)
	}
	return string(short)
}

// docCode gives the code of a rune in PDFDocEncoding; 0 where it has none, or is rare.
func docCode(r rune) byte {
	switch {
	case r >= 0x20 && r < 0x7F, r > 0xA0 && r <= 0xFF && r != 0xAD:
		return byte(r)
	case r >= 0x2013 && r <= 0x2026:
		return map[rune]byte{
			0x2013: 0x85, 0x2014: 0x84, 0x2018: 0x8F, 0x2019: 0x90,
			0x201C: 0x8D, 0x201D: 0x8E, 0x2022: 0x80, 0x2026: 0x83,
		}[r]
	}
	return 0
}

func utf16Text(s string) string {
	out := []byte{0xFE, 0xFF}
	for _, r := range s {
		if r > 0xFFFF {
			r -= 0x10000
			out = append(out, byte(0xD8|r>>18), byte(r>>10), byte(0xDC|r>>8&3), byte(r))
			continue
		}
		out = append(out, byte(r>>8), byte(r))
	}
	return string(out)
}

// runeName gives a rune for a message: itself where it can be seen, and its number.
func runeName(r rune) string {
	const hex = "0123456789ABCDEF"
	digits := ""
	for v := r; v > 0 || len(digits) < 4; v >>= 4 {
		digits = string(hex[v&15]) + digits
	}
	if unicode.IsGraphic(r) && r != utf8.RuneError {
		return "U+" + digits + " (" + string(r) + ")"
	}
	return "U+" + digits
}
