package scorecard

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"panelkit/kit"
)

func TestParseText(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "templates", "text", "scorecard.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	good := string(data)
	for from, to := range map[string]string{
		"  rubric: Rubric\n":       "  rubric: Scorecard\n",
		"  summary: Summary\n":     "  summary: History\n",
		"  done: Complete\n":       "  done: Open\n",
		"  open: Open\n  no":       "  open: Open?\n  no",
		"text: Choose Yes if you":  "text: " + strings.Repeat("long ", 60),
		"  off_scale: Not on the ": "  off_scale: " + strings.Repeat("long ", 20),
	} {
		if !strings.Contains(good, from) {
			t.Fatalf("the text has no %q", from)
		}
		_, ps := ParseText("scorecard.yaml", []byte(strings.Replace(good, from, to, 1)))
		if len(ps) != 1 || ps[0].Line == 0 {
			t.Errorf("%q gives %v", to, ps)
		}
	}
	if _, ps := ParseText("scorecard.yaml", []byte(strings.Replace(good, "yes", "yess", 1))); len(ps) != 2 {
		t.Errorf("a misspelt key gives %v", ps)
	}
}

func TestFill(t *testing.T) {
	for _, e := range [][2]string{
		{kit.Fill("{a} and {b}", "a", "{b}", "b", "2"), "{b} and 2"},
		{kit.Fill("{c} {a", "a", "1"), "{c} {a"},
		{kit.Fill("plain"), "plain"},
		{joined("{a} of {b}.", "a", "COUNT(A1)", "b", "3"), `COUNT(A1)&" of "&3&"."`},
		{joined(`say "{a}"`, "a", "1"), `"say """&1&""""`},
		{joined(""), `""`},
	} {
		if e[0] != e[1] {
			t.Errorf("got %s, want %s", e[0], e[1])
		}
	}
}
