package debrief

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"panelkit/kit"
	"panelkit/kit/page"
)

// documents writes a report in every form. The PDF is given as its text, the workbook as its XML; the text of a PDF is
// "" where the tool that reads it is missing.
func documents(t *testing.T, r *Report, v Voice) map[string]string {
	t.Helper()
	var md, js, pdf, xlsx bytes.Buffer
	if err := Markdown(&md, r, v); err != nil {
		t.Fatal(err)
	}
	if err := JSON(&js, r); err != nil {
		t.Fatal(err)
	}
	if _, err := PDF(&pdf, r, v, testTheme(t), page.A4); err != nil {
		t.Fatal(err)
	}
	if err := XLSX(&xlsx, r, v, "a4"); err != nil {
		t.Fatal(err)
	}
	return map[string]string{
		"md": md.String(), "json": js.String(), "pdf": pdfText(t, pdf.Bytes()), "xlsx": xlsxText(t, xlsx.Bytes()),
	}
}

func pdfText(t *testing.T, pdf []byte) string {
	t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil && os.Getenv("CI") == "true" {
		t.Fatal(err)
	}
	if err != nil {
		return ""
	}

	path := filepath.Join(t.TempDir(), "debrief.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command(tool, "-raw", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return oneLine(string(text))
}

// xlsxText returns the parts of a workbook that hold text: the shared strings, in the order in which cells use them.
func xlsxText(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}

	var b strings.Builder
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, "xl/sharedStrings") && !strings.HasPrefix(f.Name, "xl/worksheets/sheet") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&b, io.LimitReader(r, 16<<20)); err != nil {
			t.Fatal(err)
		}
		r.Close()
	}
	return b.String()
}

// inOrder expects words in a document, each behind the one before it.
func inOrder(t *testing.T, name, document string, words ...string) {
	t.Helper()
	at := 0
	for _, w := range words {
		i := strings.Index(document[at:], w)
		if i < 0 {
			t.Errorf("%s: %q does not stand behind %.60q", name, w, document[:at])
			return
		}
		at += i + len(w)
	}
}

// TestMeetingOrder expects the parts of a debrief in the order in which a meeting takes them, in every form.
func TestMeetingOrder(t *testing.T) {
	k := panelKit(t)
	v, r := testVoice(t, k), Analyze(k, wholeCards(k, 3), Options{})
	docs := documents(t, r, v)
	inOrder(t, "md", docs["md"], "## "+v.Text.Recommendations.Title, "## 1 "+v.Text.Settle.Title,
		"## 2 "+v.Text.Spread.Title, "## 3 "+v.Text.Competencies.Title, "## 4 "+v.Text.Every.Title, "## 5 ")
	inOrder(t, "json", docs["json"], `"status"`, `"interviewers"`, `"must_settle"`, `"spread"`, `"competencies": [`,
		`"questions": [`, `"agreement"`)
	inOrder(t, "xlsx", docs["xlsx"], v.Text.Recommendations.Title, "1  "+v.Text.Settle.Title,
		"2  "+v.Text.Spread.Title, "3  "+v.Text.Competencies.Title, "4  "+v.Text.Every.Title, "5  ")
	if pdf := docs["pdf"]; pdf != "" {
		inOrder(t, "pdf", pdf, v.Text.Recommendations.Recommendation, "1 "+v.Text.Settle.Title,
			"2 "+v.Text.Spread.Title, "3 "+v.Text.Competencies.Title, "4 "+v.Text.Every.Title,
			"5 "+v.Text.Decision.Title)
	}
	if strings.Contains(docs["md"], "*recovery*") || strings.Contains(docs["md"], "<b>") {
		t.Error("what interviewers typed is taken for markup")
	}
}

// TestEachQuoteOnce expects the evidence of every rating exactly once in every document, and the question, what
// criteria were heard and by whom where a point is discussed.
func TestEachQuoteOnce(t *testing.T) {
	k := panelKit(t)
	v, cards := testVoice(t, k), someCards(k, 3)
	n := 0
	for i := range cards {
		for q := range cards[i].Ratings {
			if cards[i].Ratings[q].Evidence != "" {
				n++
				cards[i].Ratings[q].Evidence = "Quote" + string(rune('a'+i)) + string(rune('a'+q)) + " said."
			}
		}
	}
	if n < 10 {
		t.Fatalf("only %d quotes", n)
	}

	r := Analyze(k, cards, Options{Partial: true})
	if len(r.MustSettle) == 0 || len(r.Spread) == 0 {
		t.Fatal("the cards of the test have nothing to discuss")
	}
	for name, doc := range documents(t, r, v) {
		if doc == "" {
			continue
		}
		for _, c := range cards {
			for _, rating := range c.Ratings {
				if rating.Evidence == "" {
					continue
				}
				if got := strings.Count(doc, rating.Evidence); got != 1 {
					t.Errorf("%s: %q stands there %d times", name, rating.Evidence, got)
				}
			}
		}
	}
}

// TestPointIsWhole expects of a flagged question its text, the quote and the criteria with who heard them before the
// list of every rating begins.
func TestPointIsWhole(t *testing.T) {
	k := oneSession(t, "A", "B")
	v, q := testVoice(t, k), k.Sessions[0].Asked[0].ID
	cards := cardsOf(k, [][]int{{2, 3, 3}, {4, 3, 3}})
	cards[0].Ratings[0].RedFlag, cards[0].Ratings[0].Heard = true, "1"
	cards[1].Ratings[0].Heard = "1, 2"
	for name, doc := range documents(t, Analyze(k, cards, Options{}), v) {
		if name == "json" || doc == "" {
			continue
		}
		head, _, _ := strings.Cut(doc, "3 "+v.Text.Competencies.Title)
		if name == "xlsx" {
			head, _, _ = strings.Cut(doc, "3  "+v.Text.Competencies.Title)
		}
		of := k.Question(q)
		firstWords := strings.Join(strings.Fields(of.Text)[:4], " ")
		for _, want := range []string{firstWords, "Red flag", "2 apart", "speaks first", "everyone", "Nobody"} {
			if want == "Nobody" && len(of.Criteria) < 3 {
				continue
			}
			if !strings.Contains(strings.ToLower(head), strings.ToLower(want)) {
				t.Errorf("%s: %q does not stand where the question is flagged", name, want)
			}
		}
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

	text := pdfText(t, a.Bytes())
	if text == "" {
		t.Skip("pdftotext is not there")
	}
	for _, want := range []string{"Zoë Müller-Łukasiewicz", "Jun Ōta", "speaks first", v.Text.Decision.Reasons} {
		if !strings.Contains(text, want) {
			t.Errorf("the PDF does not say %q", want)
		}
	}
	first, _, _ := strings.Cut(text, "Page 1 of")
	for _, i := range r.Interviewers {
		if !strings.Contains(first, i.Interviewer) {
			t.Errorf("%s does not stand on the first page", i.Interviewer)
		}
	}
}

func TestXLSXIsTheSame(t *testing.T) {
	k := panelKit(t)
	v, r := testVoice(t, k), Analyze(k, wholeCards(k, 3), Options{})
	var a, b bytes.Buffer
	for _, w := range []*bytes.Buffer{&a, &b} {
		if err := XLSX(w, r, v, "letter"); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("the workbook differs from run to run")
	}
}

// TestMissingGlyphs expects letters that no font has to be told as a warning that names the question.
func TestMissingGlyphs(t *testing.T) {
	k := oneSession(t, "A")
	v := testVoice(t, k)
	cards := cardsOf(k, [][]int{{3, 3, 3}})
	cards[0].Ratings[1].Evidence = "彼は理解していた"
	cards[0].Ratings[1].RedFlag = true
	id := cards[0].Ratings[1].Question

	warnings, err := PDF(io.Discard, Analyze(k, cards, Options{}), v, testTheme(t), page.A4)
	if err != nil {
		t.Fatal(err)
	}
	named := func(ws []page.Warning) bool {
		for _, w := range ws {
			if w.Where == id && strings.Contains(w.Text, "彼") {
				return true
			}
		}
		return false
	}
	if !named(warnings) {
		t.Errorf("warnings of the debrief: %v", warnings)
	}

	c := Compare([]Input{{Kit: k, Cards: returned(cards)}, {Kit: k, Cards: returned(cards)}}, nil, Options{})
	warnings, err = ComparePDF(io.Discard, c, v, testTheme(t), page.A4)
	if err != nil {
		t.Fatal(err)
	}
	if !named(warnings) {
		t.Errorf("warnings of the comparison: %v", warnings)
	}
}

// TestLongTexts expects that texts beyond what a cell holds are cut and told, and that every document is written.
func TestLongTexts(t *testing.T) {
	k := oneSession(t, "A", "B")
	v := testVoice(t, k)
	cards := cardsOf(k, [][]int{{1, 3, 3}, {4, 3, 3}})
	long := strings.Repeat("word 😀 ", 8000) + "end of it"
	cards[0].Ratings[0].Evidence, cards[0].Ratings[1].Evidence = long, long
	cards[0].Ratings[0].RedFlag = true
	cards[0].Ratings[1].Heard = long
	cards[0].Justification, cards[0].Recommendation, cards[0].Interviewer = long, long, long

	r := Analyze(k, cards, Options{})
	for name, doc := range documents(t, r, v) {
		if strings.Contains(doc, "end of it") {
			t.Errorf("%s: the text is not cut", name)
		}
		if name != "json" && doc != "" && !strings.Contains(doc, "cut short") {
			t.Errorf("%s: nobody is told that a text is cut", name)
		}
	}
	cuts := 0
	for _, f := range r.Flags {
		if f.Kind == FlagCut {
			cuts++
		}
	}
	if cuts != 6 {
		t.Errorf("%d flags for 6 texts that were cut", cuts)
	}

	c := Compare([]Input{{Kit: k, Cards: returned(cards)}, {Kit: k, Cards: returned(cards)}}, nil, Options{})
	if err := CompareXLSX(io.Discard, c, v, "a4"); err != nil {
		t.Error(err)
	}
}

func TestClip(t *testing.T) {
	for _, c := range []struct {
		text string
		most int
		want string
	}{
		{"abc", 3, "abc"},
		{"abcd", 3, "ab…"},
		{"äöü", 3, "äöü"},
		{"äöüß", 3, "äö…"},
		{"😀😀", 4, "😀😀"},
		{"😀😀😀", 4, "😀…"},
	} {
		if got := clip(c.text, c.most); got != c.want {
			t.Errorf("%q cut to %d is %q, want %q", c.text, c.most, got, c.want)
		}
	}
}

func TestParseText(t *testing.T) {
	good := string(readTemplate(t, "text", "debrief.yaml"))
	for from, to := range map[string]string{
		"agenda: Agenda": "agenda: a/b", "decision: Decision\n\ncompare": "decision: AGENDA\n\ncompare",
		"means: Means, impact": "means: asked, impact",
	} {
		if !strings.Contains(good, from) {
			t.Fatalf("%q is not in the wording", from)
		}
		if _, ps := ParseText("x", []byte(strings.Replace(good, from, to, 1))); len(ps) != 1 {
			t.Errorf("%s gives %v", to, ps)
		}
	}
	if _, ps := ParseText("x", []byte(strings.Replace(good, "no_verdict:", "no_verdikt:", 1))); len(ps) != 2 {
		t.Errorf("a misspelt key gives %v", ps)
	}
}

// TestWording expects that no number of a law stands in the wording: it would have to be kept up to date.
func TestWording(t *testing.T) {
	text := string(readTemplate(t, "text", "debrief.yaml"))
	if strings.Contains(text, "CFR") {
		t.Error("the wording cites a regulation")
	}
	if !strings.Contains(text, "four-fifths rule of thumb") {
		t.Error("the four-fifths rule is not called a rule of thumb")
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
	for name, write := range map[string]func() error{
		"markdown": func() error { return Markdown(io.Discard, r, v) },
		"xlsx":     func() error { return XLSX(io.Discard, r, v, "a4") },
		"pdf": func() error {
			_, err := PDF(io.Discard, r, v, theme, page.A4)
			return err
		},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := write(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// oneSession is a kit of three questions for one session and its panelists.
func oneSession(t testing.TB, panelists ...string) *kit.Kit {
	return testKit(t, "Alex", 0, kit.Session{ID: "s", Title: "Session", Questions: 3, Panelists: panelists})
}

// cardsOf fills a card for each seat, in their order, with ratings; 0 for none.
func cardsOf(k *kit.Kit, values [][]int) []kit.Scorecard {
	var cards []kit.Scorecard
	for n, seat := range k.Seats() {
		c := kit.Scorecard{
			Kit: k.ID, Session: k.Sessions[seat.Session].Session, Seat: seat.ID, Interviewer: seat.Name, Attested: true,
			Recommendation: "Hire",
		}
		for i, a := range k.Sessions[seat.Session].Asked {
			r := kit.Rating{Question: a.ID, Value: values[n][i], NotAssessed: values[n][i] == 0}
			if r.Value > 0 {
				r.Evidence = "Said so."
			}
			c.Ratings = append(c.Ratings, r)
		}
		cards = append(cards, c)
	}
	return cards
}
