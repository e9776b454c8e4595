package handout_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"panelkit/bank"
	"panelkit/kit"
	"panelkit/kit/handout"
	"panelkit/kit/page"
)

const exhibit = "  BED 6   80 kg\npressure  67   66  mmHg"

// newKit makes a kit of two sessions, of which the first has one question with an exhibit, every other field of it
// filled with a token that must not be handed out.
func newKit(t *testing.T) *kit.Kit {
	t.Helper()
	r := &bank.Role{ID: "sample", Prefix: "sam", Title: "Sample role", Questions: []bank.Question{
		{
			ID:           "sam-001",
			Text:         "SECRETTEXT",
			Level:        bank.Beginner,
			Category:     bank.Technical,
			Competencies: []string{"SECRETCOMPETENCY"},
			Minutes:      5,
			Hint:         "SECRETHINT",
			Criteria:     []string{"SECRETCRITERION"},
			Anchors:      map[int]string{3: "SECRETANCHOR"},
			Probes:       []bank.Probe{{Text: "SECRETPROBE"}},
			RedFlags:     []string{"SECRETFLAG"},
			Answer:       "SECRETANSWER",
			Exhibit:      exhibit,
			ExhibitKey:   "SECRETKEY",
			Note:         "SECRETNOTE",
			Upkeep:       "SECRETUPKEEP",
			Fallback:     "SECRETFALLBACK",
			Injects:      []bank.Inject{{Minute: 1, Fact: "SECRETFACT", Listen: "SECRETLISTEN", Weak: "SECRETWEAK"}},
			Calibration:  []bank.Sample{{Rating: 2, Answer: "SECRETSAMPLE", Why: "SECRETWHY"}},
		},
		{
			ID: "sam-002", Text: "SECRETOTHER", Level: bank.Beginner, Category: bank.Technical, Minutes: 5,
			Criteria: []string{"SECRET"},
		},
	}}
	l := kit.Loop{Role: "sample", Title: "Sample role", Scale: 5, Candidate: "SECRETNAME", Sessions: []kit.Session{
		{ID: "one", Title: "First talk", Minutes: 30, Questions: 1},
		{ID: "two", Title: "Second talk", Minutes: 30, Questions: 1},
	}}
	k, err := kit.New("1", l, r, kit.Form{Sessions: [][]string{{"sam-001"}, {"sam-002"}}}, 1, kit.Selection{})
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func options(t *testing.T) handout.Options {
	t.Helper()
	theme, err := os.ReadFile("../../templates/themes/plain.yaml")
	if err != nil {
		t.Fatal(err)
	}
	th, ps := page.ParseTheme("plain.yaml", theme, nil)
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	words, err := os.ReadFile("../../templates/text/handout.yaml")
	if err != nil {
		t.Fatal(err)
	}
	text, ps := handout.ParseText("handout.yaml", words)
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	return handout.Options{Text: text, Theme: th, Paper: page.A4}
}

// TestOnlySessionsWithExhibits holds that a session without an exhibit has no handout.
func TestOnlySessionsWithExhibits(t *testing.T) {
	k := newKit(t)
	h := handout.Of(k, 0)
	if len(h.Sheets) != 1 || h.Sheets[0] != (handout.Sheet{Number: 1, Exhibit: exhibit}) {
		t.Errorf("the first session hands out %+v", h)
	}
	if h := handout.Of(k, 1); len(h.Sheets) != 0 {
		t.Errorf("the second session hands out %+v", h)
	}
}

// TestHandsOutNothingElse reads the sheet as a candidate could, and finds the exhibit, space by space, and none of
// the tokens that stand in every other field of the question.
func TestHandsOutNothingElse(t *testing.T) {
	var b bytes.Buffer
	if _, err := handout.PDF(&b, handout.Of(newKit(t), 0), options(t)); err != nil {
		t.Fatal(err)
	}

	if _, err := exec.LookPath("pdftotext"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("pdftotext is needed where CI=true")
		}
		t.Skip("pdftotext is not here")
	}
	file := filepath.Join(t.TempDir(), "h.pdf")
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-layout", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(strings.ReplaceAll(string(out), "\u00a0", " ")), " ")
	if !strings.Contains(text, "BED 6 80 kg pressure 67 66 mmHg") || !strings.Contains(text, "Exhibit 1") {
		t.Errorf("the exhibit is not on the sheet:\n%s", text)
	}
	if strings.Contains(text, "SECRET") || bytes.Contains(b.Bytes(), []byte("SECRET")) {
		t.Errorf("the sheet holds more than the exhibit:\n%s", text)
	}
}

// TestSameBytes holds that a handout is a function of its kit.
func TestSameBytes(t *testing.T) {
	var a, b bytes.Buffer
	for _, w := range []*bytes.Buffer{&a, &b} {
		if _, err := handout.PDF(w, handout.Of(newKit(t), 0), options(t)); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two runs differ")
	}
}

// TestNoPlaceForSecrets holds that the type has no field for what is rated or who is asked.
func TestNoPlaceForSecrets(t *testing.T) {
	for _, ty := range []reflect.Type{reflect.TypeFor[handout.Handout](), reflect.TypeFor[handout.Sheet]()} {
		for i := range ty.NumField() {
			name := strings.ToLower(ty.Field(i).Name)
			for _, word := range []string{"rubric", "anchor", "flag", "criteri", "probe", "key", "hint", "answer", "candidate", "setup"} {
				if strings.Contains(name, word) {
					t.Errorf("%s.%s has a place for a secret", ty, ty.Field(i).Name)
				}
			}
		}
	}
}
