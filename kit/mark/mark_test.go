package mark

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestLine(t *testing.T) {
	for _, e := range []struct{ in, want, fact string }{
		{"Robin Example", "Robin Example", ""},
		{"  Robin\tExample ", "Robin Example", ""},
		{"Zoe\u0308", "Zoë", ""},
		{"Robin\nforged  in", "Robin forged  in", "line break"},
		{"a\u2028b", "a b", "line break"},
		{"a\u0085b", "a b", "line break"},
		{"\x1b[31mred", "[31mred", "U+001B"},
		{"a\u202eb", "ab", "U+202E"},
		{"a\u2066b\u2069", "ab", "U+2066"},
		{"a\U000E0041b", "ab", "U+E0041"},
		{"M\xfcller", "M\uFFFDller", "not valid UTF-8"},
		{"e\u200e\u0301", "é", "U+200E"},
		{"\U0001F469\u200D\U0001F680", "\U0001F469\u200D\U0001F680", ""}, // joined by a character that has its place
	} {
		got, fact := Line(e.in)
		if got != e.want || !strings.Contains(fact, e.fact) || (fact == "") != (e.fact == "") {
			t.Errorf("Line(%q) is %q, %q, want %q, %q", e.in, got, fact, e.want, e.fact)
		}
	}
}

func TestText(t *testing.T) {
	got, fact := Text("a\r\nb\rc\u2028d\x00e\n")
	if got != "a\nb\nc\nde" || !strings.Contains(fact, "U+0000") {
		t.Errorf("got %q, %q", got, fact)
	}
}

// TestGateHolds expects of any text that what has passed is clean, and passes again as it is.
func TestGateHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")) + rapid.String().Draw(t, "text")
		line, _ := Line(s)
		text, _ := Text(s)
		for _, c := range []string{line, text} {
			if !utf8.ValidString(c) || !norm.NFC.IsNormalString(c) {
				t.Fatalf("%q is not clean", c)
			}
			for _, r := range c {
				if r != '\n' && hidden(r) {
					t.Fatalf("%q holds %U", c, r)
				}
			}
		}
		if strings.Contains(line, "\n") {
			t.Fatalf("%q has two lines", line)
		}
		if again, fact := Line(line); again != line || fact != "" {
			t.Fatalf("%q becomes %q at the second passing (%s)", line, again, fact)
		}
		if q := Quote(s); strings.ContainsAny(q, "\n\r\x1b\u202e\u0085") {
			t.Fatalf("%q reaches the terminal", q)
		}
	})
}

// TestGateIsQuick passes texts that grow when they are normalized, or combine without end.
func TestGateIsQuick(t *testing.T) {
	for _, s := range []string{
		strings.Repeat("\uFDFA", 100_000), strings.Repeat("\u0301", 300_000),
		strings.Repeat("\U0001D160", 100_000),
	} {
		start := time.Now()
		Text(s)
		if took := time.Since(start); took > 2*time.Second {
			t.Errorf("%d bytes take %v", len(s), took)
		}
	}
}

func ExampleQuote() {
	fmt.Println(Quote("Zoë Müller"))
	fmt.Println(Quote("Robin\ntech-b  Sam  in"))
	// Output:
	// Zoë Müller
	// "Robin\ntech-b  Sam  in"
}
