package scorecard

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"panelkit/kit"
)

// german is the built-in wording with words of another language where a form is filled in.
func german(t *testing.T) Options {
	t.Helper()
	o := testOptions(t)
	text, words := *o.Text, *o.Words
	text.Yes = "Ja"
	words.NotAssessedMark = "k.A."
	words.Recommendations = []string{"Unbedingt einstellen", "Einstellen", "Nicht einstellen", "Keinesfalls"}
	o.Text, o.Words = &text, &words
	return o
}

// TestFormSaysItsOwnWords reads a form made in another language, with the built-in wording and with none: flags,
// statement, marks and recommendation are those of the form.
func TestFormSaysItsOwnWords(t *testing.T) {
	k, o, builtin := twoSessions(t), german(t), testOptions(t)
	seat := k.Seats()[0]
	card := filledCard(k, seat, 1, o.Words)
	card.Recommendation, card.Attested = "Einstellen", true
	card.Ratings[0] = kit.Rating{Question: card.Ratings[0].Question, NotAssessed: true}
	card.Ratings[1] = kit.Rating{Question: card.Ratings[1].Question, Value: 4, Evidence: "x", RedFlag: true}
	o.Filled = card
	data := write(t, k, seat, o)

	for name, e := range map[string]struct {
		options        ReadOptions
		recommendation string
	}{
		"its own words":     {ReadOptions{Text: o.Text, Words: o.Words}, "Einstellen"},
		"the built-in ones": {ReadOptions{Text: builtin.Text, Words: builtin.Words}, "Hire"},
		"none":              {ReadOptions{}, "Einstellen"},
	} {
		got, warnings, err := Read("x.xlsx", bytes.NewReader(data), int64(len(data)), k, e.options)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		want := *card
		want.Ratings, want.Recommendation = card.InOrder(k.Sessions[0].Asked), e.recommendation
		if diff := cmp.Diff(&want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		for _, w := range warnings {
			if strings.Contains(w.Fact, "neither") || strings.Contains(w.Fact, "none of the list") {
				t.Errorf("%s: %v", name, w)
			}
		}
	}
}

// TestWordsForYes refuses a word for yes that says no, or that could not be told from a number.
func TestWordsForYes(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "templates", "text", "scorecard.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for word, good := range map[string]bool{
		"Yes": true, "Ja": true, "Oui": true, "はい": true, "no": false, "NO": false, "0": false, "1": false,
		"1.0": false, "-": false,
		"N/A": false, "Y*": false, "a very long word for yes": false, "none": false,
	} {
		text := strings.Replace(string(data), `"yes": "Yes"`, `"yes": "`+word+`"`, 1)
		if _, ps := ParseText("scorecard.yaml", []byte(text)); (len(ps) == 0) != good {
			t.Errorf("yes: %q gives %v", word, ps)
		}
	}
}

// TestNamesOnOneLine holds that a name of several lines, or with characters that move the cursor, becomes one line.
func TestNamesOnOneLine(t *testing.T) {
	c := newBase(t)
	o := ReadOptions{Text: c.opts.Text, Words: c.opts.Words, Substitutes: true}
	for typed, want := range map[string]string{
		"Robin&#10;tech-b  Tech  Sam  in":    "Robin tech-b  Tech  Sam  in",
		"Robin_x001B_[31m":                   "Robin[31m",
		"Robin\u202eelpmaxE":                 "RobinelpmaxE",
		"Robin\u2028Example":                 "Robin Example",
		"Robin\u0085Example\U000E0041\u00ad": "Robin Example",
	} {
		data := c.pack(map[string]string{partForm: withCell(t, c.parts[partForm], "C5", inline(typed))})
		card, warnings, err := Read("a\nb.xlsx", bytes.NewReader(data), int64(len(data)), c.kit, o)
		if err != nil {
			t.Fatal(err)
		}
		if card.Interviewer != want {
			t.Errorf("%q is read as %q", typed, card.Interviewer)
		}
		for _, w := range warnings {
			if strings.ContainsAny(w.Error(), "\n\x1b\u202e") {
				t.Errorf("a warning reaches the terminal as %q", w.Error())
			}
		}
		if len(warnings) == 0 {
			t.Errorf("%q passes without a word", typed)
		}
	}
}

// TestRefusalSaysWhose holds that a refused card is told by its seat and its row, in one line.
func TestRefusalSaysWhose(t *testing.T) {
	c := newBase(t)
	data := c.pack(map[string]string{partForm: withCell(t, withCell(t, c.parts[partForm], "D9", inline("7")),
		"D10", inline("9"))})
	_, _, err := Read("x.xlsx", bytes.NewReader(data), int64(len(data)), c.kit, ReadOptions{})
	refusal, ok := err.(*Refusal)
	if !ok || refusal.Seat != "technical-depth" {
		t.Fatalf("got %v", err)
	}
	second := c.kit.Sessions[0].Asked[1].ID
	if want := "row 9: " + second + `: rating "7" is not on the scale of 1 to 5, and not NA (and 1 more)`; refusal.Brief() != want {
		t.Errorf("got %q, want %q", refusal.Brief(), want)
	}
}
