package page

import (
	"strings"

	"github.com/rivo/uniseg"
)

// piece is a stretch of text behind which a line may, or must, end.
type piece struct {
	from, to int // bytes, trailing spaces and line break included
	must     bool
}

// pieces divides a text at its line breaking opportunities, as Unicode Standard Annex 14 has them.
// For plain Latin text a short cut finds a subset of them.
func pieces(s string, out []piece) []piece {
	if latin(s) {
		return latinPieces(s, out)
	}

	at, state, rest := 0, -1, s
	for len(rest) > 0 {
		var segment string
		var must bool
		segment, rest, must, state = uniseg.FirstLineSegmentInString(rest, state)
		ends := must && len(segment) > 0 && segment[len(segment)-1] == '\n'
		out = append(out, piece{from: at, to: at + len(segment), must: ends})
		at += len(segment)
	}

	return out
}

// latin tells whether a text consists of ASCII, Latin letters and the usual dashes and quotes only.
func latin(s string) bool {
	for _, r := range s {
		switch {
		case r < 0x7F, r == 0xA0, r == 0xB7, r >= 0xC0 && r <= 0x24F && r != 0xD7 && r != 0xF7:
		case r == 0x2013, r == 0x2014, r == 0x2018, r == 0x2019, r == 0x201C, r == 0x201D, r == 0x2026:
		default:
			return false
		}
	}
	return true
}

// latinPieces breaks behind spaces, behind a hyphen or slash between letters, and at line breaks.
func latinPieces(s string, out []piece) []piece {
	from := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\n':
			out = append(out, piece{from: from, to: i + 1, must: true})
			from = i + 1
		case c == ' ' && i+1 < len(s) && s[i+1] != ' ' && s[i+1] != '\n' &&
			!closing(s[i+1]) && !(opening(s[i+1]) && quoted(s[:i])):
			out = append(out, piece{from: from, to: i + 1})
			from = i + 1
		case (c == '-' || c == '/') && i > 0 && i+1 < len(s) && letter(s[i-1]) && letter(s[i+1]):
			out = append(out, piece{from: from, to: i + 1})
			from = i + 1
		}
	}

	if from < len(s) {
		out = append(out, piece{from: from, to: len(s)})
	}

	return out
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func opening(c byte) bool { return c == '(' || c == '[' || c == '{' }

// quoted tells whether a text ends with what may be a quotation mark, spaces aside. No line ends
// between one and an opening bracket.
func quoted(s string) bool {
	s = strings.TrimRight(s, " ")
	if s == "" {
		return false
	}
	c := s[len(s)-1]
	return c == '"' || c == '\'' || c >= 0x80
}

// closing tells characters before which no line ends even behind a space.
func closing(c byte) bool {
	switch c {
	case ')', ']', '}', '!', ',', '.', ':', ';', '?', '/':
		return true
	}
	return false
}

// clusters cuts a word between the characters that a reader sees, for one that is wider than a line.
func clusters(s string) []string {
	var out []string
	state := -1
	for len(s) > 0 {
		var c string
		c, s, _, state = uniseg.FirstGraphemeClusterInString(s, state)
		out = append(out, c)
	}
	return out
}
