package debrief

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"panelkit/kit/page"
)

// TestMeetingOrder expects the parts of a debrief in the order in which a meeting takes them.
func TestMeetingOrder(t *testing.T) {
	k := panelKit(t)
	v, r := testVoice(t, k), Analyze(k, wholeCards(k, 3), Options{})
	var md bytes.Buffer
	if err := Markdown(&md, r, v); err != nil {
		t.Fatal(err)
	}
	parts := []string{
		v.Text.NoVerdict, v.Text.Status.Title, v.Text.Flags.Title, v.Text.Overview.Heat, v.Text.Competency.Title,
		v.Text.LowestFirst, v.Text.Competency.Consensus, v.Text.Interviewers.Title, v.Text.Agreement.Title, v.Text.Decision.Title,
	}
	at := -1
	for _, p := range parts {
		i := strings.Index(md.String(), p)
		if i <= at {
			t.Errorf("%.40q stands at %d, after what stands at %d", p, i, at)
		}
		at = i
	}
	if strings.Contains(md.String(), "*recovery*") || strings.Contains(md.String(), "<b>") {
		t.Error("what interviewers typed is taken for markup")
	}
	kinds := []FlagKind{}
	for _, f := range r.Flags {
		if !slices.Contains(kinds, f.Kind) {
			kinds = append(kinds, f.Kind)
		}
	}
	if len(kinds) > 0 && slices.Contains(kinds, FlagRedFlag) && kinds[0] != FlagRedFlag {
		t.Errorf("red flags do not come first: %v", kinds)
	}
}

func TestPDF(t *testing.T) {
	k := panelKit(t)
	v, theme := testVoice(t, k), testTheme(t)
	r := Analyze(k, wholeCards(k, 3), Options{})
	var a, b bytes.Buffer
	for _, w := range []*bytes.Buffer{&a, &b} {
		if _, err := PDF(w, r, v, theme, page.Letter); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("the PDF differs from run to run")
	}
	tool, err := exec.LookPath("pdftotext")
	if err != nil && os.Getenv("CI") == "true" {
		t.Fatal(err)
	}
	if err != nil {
		t.Skip("pdftotext is not there")
	}
	path := filepath.Join(t.TempDir(), "debrief.pdf")
	if err := os.WriteFile(path, a.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command(tool, "-layout", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Look at these first", "Zoë Müller-Łukasiewicz", "Jun Ōta", "Krippendorff", "Decision of the panel", "Speaks first"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the PDF does not say %q", want)
		}
	}
}

func TestParseText(t *testing.T) {
	good := string(readTemplate(t, "text", "debrief.yaml"))
	if _, ps := ParseText("x", []byte(strings.Replace(good, "mean_sheet: Comparison", "mean_sheet: a/b", 1))); len(ps) != 1 {
		t.Errorf("a bad name of a sheet gives %v", ps)
	}
	if _, ps := ParseText("x", []byte(strings.Replace(good, "no_verdict:", "no_verdikt:", 1))); len(ps) != 2 {
		t.Errorf("a misspelt key gives %v", ps)
	}
}

func BenchmarkDebrief(b *testing.B) {
	k := panelKit(b)
	cards, v, theme := wholeCards(k, 3), testVoice(b, k), testTheme(b)
	b.Run("analyze", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			Analyze(k, cards, Options{})
		}
	})
	r := Analyze(k, cards, Options{})
	b.Run("markdown", func(b *testing.B) {
		for b.Loop() {
			if err := Markdown(io.Discard, r, v); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("pdf", func(b *testing.B) {
		for b.Loop() {
			if _, err := PDF(io.Discard, r, v, theme, page.A4); err != nil {
				b.Fatal(err)
			}
		}
	})
}
