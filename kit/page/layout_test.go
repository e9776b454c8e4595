package page

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestOneLine holds that what stands around a page stays on its line, however long a name is, and that a text which
// fits is left as it is.
func TestOneLine(t *testing.T) {
	d := New(theme(t, "plain"), Meta{})
	st := Style{Size: 7.8}
	const width = 280
	for _, s := range []string{strings.Repeat("Wilhelmina ", 38), strings.Repeat("W", 380), strings.Repeat("ю", 4000)} {
		got := d.oneLine(s, st, width)
		if w := d.Width(got, st); w > width || w < width*3/4 || !strings.HasSuffix(got, "…") || !utf8.ValidString(got) {
			t.Errorf("%.20s...: %q is %.0f wide, of %d", s, got, w, width)
		}
	}
	if got := d.oneLine("Scenarios · Alex", st, width); got != "Scenarios · Alex" {
		t.Errorf("a text that fits became %q", got)
	}
}
