package practice_test

import (
	"os"
	"path/filepath"
	"testing"

	"panelkit/kit"
	"panelkit/kit/page"
	"panelkit/kit/practice"
)

// look reads the wording and theme that come with the program.
func look(t testing.TB) practice.Look {
	t.Helper()
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join("../../templates", name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}

	words, ps := kit.ParseWords("words.yaml", read("text/words.yaml"))
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}

	theme, ps := page.ParseTheme("plain.yaml", read("themes/plain.yaml"), nil)
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}

	return practice.Look{Text: text(t), Words: words, Theme: theme}
}

// TestLook writes all files into $PRACTICE_OUT, to be looked at.
func TestLook(t *testing.T) {
	out := os.Getenv("PRACTICE_OUT")
	if out == "" {
		t.Skip("PRACTICE_OUT is not set")
	}

	o := options(t)
	d, err := practice.Build(role(t, "ai-incident-response"), o)
	if err != nil {
		t.Fatal(err)
	}

	files, warnings, err := practice.Render(t.Context(), d, look(t), practice.Formats())
	if err != nil {
		t.Fatal(err)
	}

	for _, w := range warnings {
		t.Log(w)
	}

	for _, f := range files {
		if err := os.WriteFile(filepath.Join(out, f.Path), f.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
