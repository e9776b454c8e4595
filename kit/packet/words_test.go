package packet

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"panelkit/bank"
	"panelkit/kit"
	"panelkit/kit/page"
)

// tool finds a program that reads documents. Where it is absent the test is skipped, on CI it fails.
func tool(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s is not installed", name)
		}
		t.Skipf("%s is not installed", name)
	}
	return path
}

// read gives the words of a packet as a reader of PDF finds them, without white space.
func read(t testing.TB, pdf []byte) string {
	t.Helper()
	cmd := exec.Command(tool(t, "pdftotext"), "-raw", "-", "-")
	cmd.Stdin = bytes.NewReader(pdf)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return squeezed(string(out))
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

// missing gives the words of a text that are not in what was read. A word longer than a line may be
// divided by the foot of a page; its beginning is looked for.
func missing(in, text string) []string {
	const long, part = 60, 12
	var out []string
	for _, w := range strings.Fields(bank.Plain(text)) {
		found := strings.Contains(in, w)
		if len(w) > long {
			found = strings.Contains(in, w[:part])
		}
		if !found {
			out = append(out, w)
		}
	}
	return out
}

// said gives all that a packet must say of a session's questions.
func said(k *kit.Kit, session int, hint bool) []string {
	var out []string
	for _, a := range k.Sessions[session].Asked {
		q := k.Question(a.ID)
		out = append(out, q.ID, q.Text)
		out = append(append(append(out, q.Criteria...), q.ProbeTexts()...), q.RedFlags...)
		for _, text := range q.Anchors {
			out = append(out, text)
		}
		if hint {
			out = append(out, q.Hint)
		}
		for _, c := range q.Competencies {
			out = append(out, k.Competency(c).Name)
		}
	}
	return out
}

func TestJudged(t *testing.T) {
	k := fixture(t)
	for _, theme := range []string{"plain", "print"} {
		for _, compact := range []bool{false, true} {
			o := options(t, theme)
			o.Compact, o.Paper = compact, page.Letter
			pdf := made(t, k, k.Seats()[0], o)
			file := filepath.Join(t.TempDir(), "packet.pdf")
			if err := os.WriteFile(file, pdf, 0o600); err != nil {
				t.Fatal(err)
			}
			for _, args := range [][]string{
				{"qpdf", "--check", file},
				{"gs", "-q", "-dBATCH", "-dNOPAUSE", "-dPDFSTOPONERROR", "-sDEVICE=nullpage", file},
			} {
				if out, err := exec.Command(tool(t, args[0]), args[1:]...).
					CombinedOutput(); err != nil ||
					bytes.Contains(out, []byte("WARNING")) {
					t.Errorf("%s: %v\n%s", args[0], err, out)
				}
			}
			text := read(t, pdf)
			for _, want := range append(said(k, 0, !compact), k.ID, "c"+k.BankDigest[:0], k.BankDigest[:12], k.Loop.Candidate, "R. Okafor", "60 min", o.Text.Summary.Attest) {
				if w := missing(text, want); len(w) > 0 {
					t.Errorf("%s: words %q of %q are not in the packet", theme, w, want)
				}
			}
		}
	}
}

// TestEmbeddedBanks sets every question of the banks that come with the program: nothing lacks a
// glyph, no page overflows, no word is lost.
func TestEmbeddedBanks(t *testing.T) {
	b, err := bank.Load(bank.Folder{Name: "bank", FS: bank.Embedded()})
	if err != nil {
		t.Fatal(err)
	}
	o := options(t, "plain")
	for _, role := range b.Roles {
		for n := 0; n < len(role.Questions); n += kit.MaxQuestions {
			part := *role
			part.Questions = role.Questions[n:min(n+kit.MaxQuestions, len(role.Questions))]
			k := kitOf(
				t,
				&part,
				kit.Loop{Role: role.ID, Title: role.Title, Seniority: kit.Mid, Scale: 5, Sessions: []kit.Session{
					{ID: "all", Title: "All", Minutes: 240, Questions: len(part.Questions)},
				}},
			)
			text := read(t, made(t, k, k.Seats()[0], o)) // made reports warnings
			for _, want := range said(k, 0, true) {
				if w := missing(text, want); len(w) > 0 {
					t.Errorf("words %q of %q are not in the packet", w, want)
				}
			}
		}
	}
}

// randomQuestion draws a question that is hard to set.
func randomQuestion(t *rapid.T, id string) bank.Question {
	word := rapid.OneOf(rapid.StringMatching(`[a-zA-Z]{2,12}`), rapid.StringMatching(`[a-z]{2,9}`),
		rapid.StringMatching(`[a-z]{70,140}`),
		rapid.SampledFrom([]string{"naïve", "e\u0301te\u0301", "漢字かな交じり", "😀👍🏽", "a\u200Bb", "x²", "→"}))
	text := func(label string, most int) string {
		return strings.Join(rapid.SliceOfN(word, 1, most).Draw(t, label), " ")
	}
	list := func(label string, least, most int) []string {
		var out []string
		for range rapid.IntRange(least, most).Draw(t, label) {
			out = append(out, text(label, 25))
		}
		return out
	}
	q := bank.Question{
		ID: id, Text: text("text", 40), Level: rapid.SampledFrom(bank.Levels()).Draw(t, "level"),
		Category: rapid.SampledFrom(bank.Categories()).Draw(t, "category"), Competencies: []string{"one"}, Minutes: 5,
		Hint: text("hint", 60), Criteria: list("criteria", 1, rapid.SampledFrom([]int{2, 8, 40}).Draw(t, "most")),
		Probes: probes(list("probes", 0, 4)), RedFlags: list("flags", 0, 3),
	}
	if rapid.IntRange(0, 9).Draw(t, "long") == 0 {
		q.Hint = strings.Repeat("word ", 3000)
	}
	return q
}

// TestRandomKits holds that whatever a question says comes out, within the margins, on no page that
// overflows, and that a question which fits a page is not divided.
func TestRandomKits(t *testing.T) {
	o := options(t, "plain")
	o.NoGuidance = true
	tool(t, "pdftotext")
	rapid.Check(t, func(rt *rapid.T) {
		role := &bank.Role{
			ID: "r", Title: "Role",
			Competencies: []bank.Competency{{ID: "one", Name: "One", Definition: "D", IsNot: "N"}},
		}
		for i := range rapid.IntRange(1, 3).Draw(rt, "questions") {
			role.Questions = append(role.Questions, randomQuestion(rt, "r-00"+string(rune('1'+i))))
		}
		o := o
		o.Compact = rapid.Bool().Draw(rt, "compact")
		k := kitOf(
			t,
			role,
			kit.Loop{
				Role:  "r",
				Title: "Role",
				Scale: rapid.SampledFrom([]int{4, 5}).Draw(rt, "scale"),
				Sessions: []kit.Session{
					{ID: "s", Title: "Session", Minutes: 60, Questions: len(role.Questions)},
				},
			},
		)
		var b, again bytes.Buffer
		ws, err := PDF(&b, k, k.Seats()[0], o)
		if err != nil {
			rt.Fatal(err)
		}
		for _, w := range ws {
			if !strings.Contains(w.Text, "no font has") || !strings.HasPrefix(w.Where, "r-00") && w.Where != "" {
				rt.Fatalf("warning %q", w)
			}
		}
		if rapid.IntRange(0, 4).Draw(rt, "again") == 0 {
			if _, err := PDF(&again, k, k.Seats()[0], o); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
				rt.Fatal("made again, the packet differs")
			}
		}
		text := read(t, b.Bytes())
		for _, want := range said(k, 0, !o.Compact) {
			if w := missing(text, expected(want)); len(w) > 0 {
				rt.Fatalf("words %q are not in the packet", w)
			}
		}
		for _, q := range k.Questions {
			short := len(q.Criteria) <= 4 && len(q.Hint) < 1000
			if divided := strings.Contains(text, squeezed(q.ID+", continued")); divided && short && longest(&q) < 200 {
				rt.Fatalf("%s is short, and divided", q.ID)
			}
		}
	})
}

func longest(q *bank.Question) int {
	n := len(q.Text)
	for _, s := range slices.Concat(q.Criteria, q.ProbeTexts(), q.RedFlags) {
		n = max(n, len(s))
	}
	return n
}

// expected gives a text as it is set: composed, with question marks for what no font has.
func expected(s string) string {
	s = strings.ReplaceAll(s, "e\u0301", "é")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u200B':
			return -1
		case r > 0xFFFF, unicode.In(r, unicode.Han, unicode.Hiragana):
			return '?'
		}
		return r
	}, s)
}

// FuzzPacket sets whatever bytes a question may hold. It must come out as a document in which the
// letters of the question stand, or as an error, and never as a panic.
func FuzzPacket(f *testing.F) {
	f.Add("How would you explain drift?", "Defines **data drift**.", uint8(4), false)
	f.Add("\xff\xfe\x00", "**", uint8(40), true)
	f.Add("e\u0301 \u202E\u05D0 😀", strings.Repeat("x", 4000), uint8(1), true)
	o := options(f, "plain")
	f.Fuzz(func(t *testing.T, text, criterion string, n uint8, compact bool) {
		q := bank.Question{
			ID:           "r-001",
			Text:         text,
			Level:        bank.Beginner,
			Category:     bank.Tools,
			Competencies: []string{"one"},
			Minutes:      5,
			Hint:         criterion,
			Criteria:     slices.Repeat([]string{criterion}, int(n%50)+1),
			Probes:       probes([]string{text}),
			RedFlags:     []string{criterion},
		}
		role := &bank.Role{
			ID: "r", Title: text, Competencies: []bank.Competency{{ID: "one", Name: text}},
			Questions: []bank.Question{q},
		}
		k := kitOf(
			t,
			role,
			kit.Loop{
				Role: "r", Title: text, Scale: 4, Candidate: criterion,
				Sessions: []kit.Session{{ID: "s", Title: text, Minutes: 30, Questions: 1}},
			},
		)
		o := o
		o.Compact = compact
		var b bytes.Buffer
		if _, err := PDF(&b, k, k.Seats()[0], o); err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(b.Bytes(), []byte("%PDF-1.4\n")) || !bytes.HasSuffix(b.Bytes(), []byte("%%EOF\n")) {
			t.Fatal("not a document")
		}
	})
}

// probes makes probes without a purpose of texts.
func probes(texts []string) []bank.Probe {
	out := make([]bank.Probe, len(texts))
	for i, text := range texts {
		out[i].Text = text
	}
	return out
}
