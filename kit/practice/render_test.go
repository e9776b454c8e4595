package practice_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"panelkit/bank"
	"panelkit/kit/practice"
)

var update = flag.Bool("update", false, "rewrite golden files")

// files renders a role's pack in the given formats, by name.
func files(t testing.TB, r *bank.Role, o practice.Options, formats ...string) (*practice.Document, map[string][]byte) {
	t.Helper()
	d, err := practice.Build(r, o)
	if err != nil {
		t.Fatal(err)
	}

	made, warnings, err := practice.Render(t.Context(), d, look(t), formats)
	if err != nil {
		t.Fatal(err)
	}

	for _, w := range warnings {
		t.Errorf("warning: %v", w)
	}

	out := map[string][]byte{}
	for _, f := range made {
		out[f.Path] = f.Data
	}

	return d, out
}

// need skips a test where a program is absent, and fails it where everything must be there.
func need(t *testing.T, program string) {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s is not installed", program)
		}
		t.Skipf("%s is not installed", program)
	}
}

func TestSameBytesEveryTime(t *testing.T) {
	o := options(t)
	o.Exclude = []string{"ase-001", "ase-021"}
	_, first := files(t, role(t, "ai-security-engineer"), o, practice.Formats()...)
	_, second := files(t, role(t, "ai-security-engineer"), o, practice.Formats()...)
	if len(first) != 9 {
		t.Errorf("%d files, want 9", len(first))
	}
	for name, data := range first {
		if !bytes.Equal(data, second[name]) {
			t.Errorf("%s differs from run to run", name)
		}
	}
}

// TestEveryQuestionIsThere looks for every question in every format of the pack, and for every answer
// in every format of the booklet.
func TestEveryQuestionIsThere(t *testing.T) {
	need(t, "pdftotext")
	d, made := files(t, role(t, "ai-incident-response"), options(t), practice.PDF, practice.Markdown)
	for name, data := range made {
		text := string(data)
		if strings.HasSuffix(name, ".pdf") {
			text = pdfText(t, data)
		}

		text = letters(text)
		for i, q := range d.Questions {
			wanted := []string{q.Text}
			if strings.HasPrefix(name, "answers") {
				wanted = append(wanted, d.Answers[i].Hint, d.Answers[i].Answer)
				for _, c := range d.Answers[i].Criteria {
					wanted = append(wanted, bank.Plain(c))
				}
			}
			for _, w := range wanted {
				if !strings.Contains(text, letters(w)) {
					t.Errorf("%s lacks %q of question %d", name, w, q.Number)
				}
			}
		}
	}
}

// letters returns the letters and digits of a text, which no layout and no markup changes.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, text)
}

// pdfText returns the text of a PDF without the lines around the pages.
func pdfText(t *testing.T, data []byte) string {
	t.Helper()
	cmd := exec.Command("pdftotext", "-x", "0", "-y", "45", "-W", "1000", "-H", "745", "-", "-")
	cmd.Stdin = bytes.NewReader(data)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestPDFIsSound(t *testing.T) {
	need(t, "qpdf")
	_, made := files(t, role(t, "ai-security-engineer"), options(t), practice.PDF)
	for name, data := range made {
		file := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command("qpdf", "--check", file).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}

// TestHTMLIsAccessible runs html-validate (from npm) with its rules for documents and accessibility.
func TestHTMLIsAccessible(t *testing.T) {
	need(t, "html-validate")
	_, made := files(t, role(t, "ai-security-engineer"), options(t), practice.HTML)
	dir := t.TempDir()
	made[".htmlvalidate.json"] = []byte(
		`{"root": true, "extends": ["html-validate:recommended", "html-validate:document", "html-validate:a11y"]}`)
	for name, data := range made {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}

	cmd := exec.Command("html-validate", "--max-warnings", "0", "pack.html", "answers.html")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestHTMLStandsAlone checks that a page fetches nothing and that free text cannot become markup.
func TestHTMLStandsAlone(t *testing.T) {
	o := options(t)
	o.Candidate = `<img src=x onerror="alert(1)"> & Co`
	r := sample(6)
	r.Questions[0].Criteria[0] = "Says <b>**bold**</b> things & more."
	_, made := files(t, r, o, practice.HTML, practice.Markdown, practice.Cards)
	for name, data := range made {
		data = bytes.ReplaceAll(data, []byte(`\<`), nil) // as Markdown escapes it
		if bytes.Contains(data, []byte("<img")) || bytes.Contains(data, []byte("<b>**")) ||
			bytes.Contains(data, []byte("<b><strong>")) {
			t.Errorf("%s: text became markup", name)
		}

		for _, word := range []string{"http://", "https://", "src=", "@import", "url("} {
			if strings.HasSuffix(name, ".html") &&
				bytes.Contains(bytes.ReplaceAll(data, []byte("src=x"), nil), []byte(word)) {
				t.Errorf("%s holds %s", name, word)
			}
		}
	}
}

// TestCalendar reads the calendar back: one event of a whole day for each working day, all lines short
// enough and nothing torn apart.
func TestCalendar(t *testing.T) {
	o := options(t)
	o.SkipWeekdays = []time.Weekday{time.Saturday, time.Sunday}
	r := sample(40)
	r.Questions[7].Text = "Wie prüfst du „Größe“, Länge; und 日本語のとても長い文章が行の折り返しで壊れないこと, 日本語のとても長い文章?\\ ok"
	d, made := files(t, r, o, practice.Calendar)
	for line := range strings.SplitSeq(string(made["plan.ics"]), "\r\n") {
		if len(line) > 75 {
			t.Errorf("line of %d bytes: %q", len(line), line)
		}
		if line != strings.ToValidUTF8(line, "?") {
			t.Errorf("a letter is torn apart: %q", line)
		}
	}

	c, err := ics.ParseCalendar(bytes.NewReader(made["plan.ics"]))
	if err != nil {
		t.Fatal(err)
	}

	at, found := 0, false
	for _, day := range d.Plan.Days {
		if day.Rest {
			continue
		}
		e := c.Events()[at]
		at++
		if got := e.GetProperty(ics.ComponentPropertyDtStart).Value; got != strings.ReplaceAll(day.Date, "-", "") {
			t.Errorf("event %d is on %s, want %s", at, got, day.Date)
		}
		if got := e.GetProperty(ics.ComponentPropertyDtstamp).Value; got != "20261130T000000Z" {
			t.Errorf("stamp %s", got)
		}
		found = found || strings.Contains(e.GetProperty(ics.ComponentPropertyDescription).Value, r.Questions[7].Text)
	}

	if at != len(c.Events()) || at != 22 {
		t.Errorf("%d events, %d working days", len(c.Events()), at)
	}

	if !found {
		t.Error("a text did not come back as it was")
	}
}

// TestCards checks the header and the columns of the cards.
func TestCards(t *testing.T) {
	d, made := files(t, role(t, "ai-security-engineer"), options(t), practice.Cards)
	lines := strings.Split(strings.TrimSuffix(string(made["cards.txt"]), "\n"), "\n")
	header := []string{}
	for _, l := range lines {
		if strings.HasPrefix(l, "#") {
			header = append(header, l)
		}
	}

	want := []string{
		"#separator:tab", "#html:true", "#notetype:Basic", "#deck:Interview practice::AI Security Engineer",
		"#tags:panelkit ai-security-engineer", "#columns:GUID\tFront\tBack\tTags", "#guid column:1", "#tags column:4",
	}

	if diff := cmp.Diff(want, header); diff != "" {
		t.Errorf("header (-want +got)\n%s", diff)
	}

	if got := len(lines) - len(header); got != len(d.Questions) {
		t.Errorf("%d cards, want %d", got, len(d.Questions))
	}

	for _, l := range lines[len(header):] {
		if n := strings.Count(l, "\t"); n != 3 {
			t.Errorf("%d columns: %.60s", n+1, l)
		}
	}
}

// TestJSONComesBack checks that a pack read back is the pack that was written, and renders alike.
func TestJSONComesBack(t *testing.T) {
	d, made := files(t, role(t, "ai-security-engineer"), options(t), practice.JSON)
	back, err := practice.Parse("practice.json", made["practice.json"])
	if err != nil {
		t.Fatal(err)
	}

	back.Warnings = d.Warnings
	if diff := cmp.Diff(d, back, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("(-written +read)\n%s", diff)
	}

	for _, bad := range []string{"", "{}", `{"format":"panelkit.practice/2"}`, `{"format":"panelkit.practice/1"}`, "[]", string(made["practice.json"]) + "x"} {
		if _, err := practice.Parse("p.json", []byte(bad)); err == nil {
			t.Errorf("%.40q is accepted", bad)
		}
	}
}

// TestStructure compares the order of a month's pack with a golden file.
func TestStructure(t *testing.T) {
	d, made := files(t, role(t, "ai-security-engineer"), options(t), practice.Markdown)
	var b strings.Builder
	for _, name := range []string{"pack.md", "answers.md"} {
		fmt.Fprintln(&b, "== "+name)
		fenced := false // an exhibit or a command may begin like a heading
		for l := range strings.SplitSeq(string(made[name]), "\n") {
			if strings.HasPrefix(l, "```") {
				fenced = !fenced
			}
			if fenced {
				continue
			}
			if strings.HasPrefix(l, "# ") || strings.HasPrefix(l, "## ") ||
				strings.HasPrefix(l, "### ") && name == "pack.md" {
				fmt.Fprintln(&b, l)
			}
		}
	}

	for _, day := range d.Plan.Days {
		fmt.Fprintf(&b, "day %d: %s; new %v; drill %d, repeats %d", day.Number, day.Topics[0].Focus, day.New,
			len(day.Drill), len(day.Repeats))
		for _, m := range day.Mocks {
			fmt.Fprintf(&b, "; mock %s of %d", m.Kind, len(m.Questions))
		}
		fmt.Fprintln(&b)
	}

	const golden = "testdata/month.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}

	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}

	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
