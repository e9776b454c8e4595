// Package mark is the gate for texts that come from outside, and writes them where something else would take them for
// its own: a terminal, so far.
//
// A text that has passed [Line] or [Text] is valid UTF-8 in normal form C, without control characters, without
// characters that reorder what stands around them or cannot be seen at all. What a text was refused or changed for is
// said in a phrase, so that whoever opens the door can add the place.
package mark

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Line returns a text as one clean line, without space around it, and in a phrase what was wrong with it, "" if
// nothing was. Line breaks become spaces.
func Line(s string) (clean, fact string) { return gate(s, false) }

// Text returns a text of any number of lines as a clean one, and in a phrase what was wrong with it, "" if nothing
// was. Line breaks of all kinds become line feeds.
func Text(s string) (clean, fact string) { return gate(s, true) }

// Quote returns a text as it can be printed on a terminal in one line: as it stands where nothing in it would move the
// cursor, change the colors or the order of what is shown, otherwise in double quotes with escapes.
func Quote(s string) string {
	for _, r := range s {
		joiner := r == 0x200C || r == 0x200D // within words of some scripts, and emoji
		if r == utf8.RuneError || !unicode.IsGraphic(r) && !joiner {
			return strconv.Quote(s)
		}
	}
	return s
}

func gate(s string, lines bool) (clean, fact string) {
	if plain(s) {
		return strings.TrimSpace(s), ""
	}
	if !utf8.ValidString(s) {
		fact = "not valid UTF-8"
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")

	// What is left out is judged before the text is composed: composing could otherwise join what it stands between.
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			if lines {
				return '\n'
			}
			if fact == "" {
				fact = "has a line break where one line is meant"
			}
			return ' '
		case r == '\t' || r == '\u00A0':
			return ' '
		case hidden(r):
			if fact == "" {
				fact = fmt.Sprintf("has the character %U, which cannot be seen or changes the order of text", r)
			}
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(norm.NFC.String(s)), fact
}

// plain reports whether a text has printable ASCII characters only.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7F {
			return false
		}
	}
	return true
}

// hidden reports whether a character has no place in a text that people read: it controls a device, reorders what
// stands around it, or carries what nobody sees. Line breaks and tabs are for the caller to judge.
func hidden(r rune) bool {
	switch {
	case unicode.IsControl(r):
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069: // embeddings, overrides, isolates
	case r == 0x200E, r == 0x200F, r == 0x061C: // marks of direction
	case r == 0x00AD, r == 0xFEFF, r >= 0xFFF9 && r <= 0xFFFB: // soft hyphen, byte order mark, annotations
	case r >= 0xE0000 && r <= 0xE007F: // tags, which spell hidden text
	case r >= 0xFDD0 && r <= 0xFDEF, r&0xFFFE == 0xFFFE: // no characters
	default:
		return false
	}
	return true
}

// maxFold bounds the bytes of a name that is compared: composing a longer one could make it grow eighteenfold.
const maxFold = 1000

// Fold returns a name in a form in which two spellings of it are equal, whatever their case, spacing and width of
// letters. What is too long for a name comes back as it is.
func Fold(s string) string {
	if len(s) > maxFold {
		return s
	}
	return strings.ToLower(strings.Join(strings.Fields(norm.NFKC.String(s)), " "))
}
