package debrief

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"

	"panelkit/kit"
	"panelkit/kit/page"
)

// fullPanel is a loop of six seats with the cards of an ordinary day: a red flag, one question with spread, some not
// asked.
func fullPanel(t testing.TB) (*kit.Kit, []kit.Scorecard) {
	session := func(id, title string, questions int, panelists ...string) kit.Session {
		return kit.Session{ID: id, Title: title, Questions: questions, Panelists: panelists}
	}
	k := testKit(t, "Alex Example", 3,
		session("technical-depth", "Technical depth", 7, "Robin Adeyemi", "Sam Novak"),
		session("tools", "Tools and workflow", 5, "Noor Haddad"),
		session("scenarios", "Scenarios", 5, "Kim Sato", "Lee Marsh"),
		session("governance", "Behavioral and governance", 6, "Dana Whitfield"),
	)
	cards := cardsOf(k, [][]int{
		{4, 3, 4, 4, 4, 3, 0},
		{4, 4, 4, 4, 3, 3, 0},
		{4, 3, 4, 3, 0},
		{4, 3, 4, 5, 3},
		{5, 3, 3, 3, 3},
		{4, 3, 4, 4, 3, 0},
	})

	said := []string{
		"Provenance first: \"If I can't say who supplied a file, it does not train.\"",
		"Keeps prompts out of the SIEM and sends references.",
		"Snapshot of weights, prompt and index before anything else; hashes at once.",
		"Good order; one vector only, until asked for another. Named loss and class shifts between runs.",
	}
	for i := range cards {
		cards[i].Recommendation = []string{"No hire", "Hire", "Hire", "Strong hire", "Hire", "Hire"}[i]
		cards[i].Justification = "Sound throughout; the one weak spot can be taught in a month."
		for j := range cards[i].Ratings {
			r := &cards[i].Ratings[j]
			r.NotAssessed = r.Value == 0
			if r.Value > 0 {
				r.Evidence, r.Heard = said[(i+j)%4], []string{"1, 2, 3", "1, 2", "1, 2, 4", "1-4"}[(i*3+j)%4]
			}
		}
	}
	cards[0].Ratings[3].RedFlag = true
	cards[0].Ratings[3].Evidence = "“Mail from our own domain I would let through. Somebody inside wrote it.”"
	cards[5].Attested = false
	return k, cards
}

// TestLook writes every document to the folder that PANELKIT_LOOK names, to be looked at.
func TestLook(t *testing.T) {
	dir := os.Getenv("PANELKIT_LOOK")
	if dir == "" {
		t.Skip("PANELKIT_LOOK names no folder for samples to look at")
	}

	k, cards := fullPanel(t)
	v, theme := testVoice(t, k), testTheme(t)
	r, blind := Analyze(k, cards, Options{Partial: true}), Analyze(k, cards[:3], Options{})
	c := Compare(
		[]Input{{Kit: k, Cards: returned(cards)}, {Kit: panelKit(t), Cards: returned(someCards(panelKit(t), 3))}},
		[]Group{{Name: "one", Applicants: 80, Selected: 48}, {Name: "two", Applicants: 40, Selected: 12}}, Options{},
	)
	parallel := Compare(comparable(t)[:2], nil, Options{})

	warned := func(ws []page.Warning, err error) error {
		t.Log(ws)
		return err
	}
	for name, write := range map[string]func(w io.Writer) error{
		"debrief.pdf":   func(w io.Writer) error { return warned(PDF(w, r, v, theme, page.A4)) },
		"debrief.xlsx":  func(w io.Writer) error { return XLSX(w, r, v, "a4") },
		"debrief.md":    func(w io.Writer) error { return Markdown(w, r, v) },
		"debrief.json":  func(w io.Writer) error { return JSON(w, r) },
		"blind.pdf":     func(w io.Writer) error { return warned(PDF(w, blind, v, theme, page.A4)) },
		"blind.md":      func(w io.Writer) error { return Markdown(w, blind, v) },
		"blind.xlsx":    func(w io.Writer) error { return XLSX(w, blind, v, "a4") },
		"compare.pdf":   func(w io.Writer) error { return warned(ComparePDF(w, c, v, theme, page.A4)) },
		"compare.xlsx":  func(w io.Writer) error { return CompareXLSX(w, c, v, "a4") },
		"parallel.pdf":  func(w io.Writer) error { return warned(ComparePDF(w, parallel, v, theme, page.A4)) },
		"parallel.xlsx": func(w io.Writer) error { return CompareXLSX(w, parallel, v, "a4") },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
