package debrief

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"panelkit/bank"
	"panelkit/kit"
	"panelkit/kit/page"
)

func testKit(t testing.TB, candidate string, next int, sessions ...kit.Session) *kit.Kit {
	t.Helper()
	b, err := bank.Load(bank.Folder{Name: "bank", FS: bank.Embedded()})
	if err != nil {
		t.Fatal(err)
	}
	role, err := b.Role("ai-incident-response")
	if err != nil {
		t.Fatal(err)
	}
	l := kit.Loop{
		Role: role.ID, Title: role.Title, Seniority: kit.Mid, Scale: 5, Date: "2026-11-30", Candidate: candidate,
		Sessions: sessions,
	}
	form := kit.Form{}
	for _, s := range sessions {
		var ids []string
		for range s.Questions {
			ids = append(ids, role.Questions[next%len(role.Questions)].ID)
			next += 7
		}
		form.Sessions = append(form.Sessions, ids)
	}
	k, err := kit.New("test", l, role, form, 42, kit.Selection{})
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func panelKit(t testing.TB) *kit.Kit {
	return testKit(
		t, "Zoë Müller-Łukasiewicz", 0,
		kit.Session{ID: "depth", Title: "Technical depth", Questions: 7, Panelists: []string{"Robin Example"}},
		kit.Session{
			ID: "scenarios", Title: "Scenarios", Questions: 5,
			Panelists: []string{"Ana Núñez", "Jun Ōta", "Lee Third"},
		},
	)
}

func readTemplate(t testing.TB, parts ...string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(append([]string{"..", "..", "templates"}, parts...)...))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func testVoice(t testing.TB, k *kit.Kit) Voice {
	t.Helper()
	text, ps := ParseText("debrief.yaml", readTemplate(t, "text", "debrief.yaml"))
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	words, ps := kit.ParseWords("words.yaml", readTemplate(t, "text", "words.yaml"))
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	return Voice{Text: text, Words: words, Kit: k}
}

func testTheme(t testing.TB) *page.Theme {
	t.Helper()
	theme, ps := page.ParseTheme("plain.yaml", readTemplate(t, "themes", "plain.yaml"), nil)
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	return theme
}

// someCards makes a card for each seat.
func someCards(k *kit.Kit, seed uint64) []kit.Scorecard {
	r := rand.New(rand.NewPCG(seed, 1))
	var out []kit.Scorecard
	for _, seat := range k.Seats() {
		c := kit.Scorecard{
			Kit: k.ID, Session: k.Sessions[seat.Session].Session, Seat: seat.ID, Interviewer: seat.Name,
			Recommendation: []string{"Strong hire", "Hire", "No hire", ""}[r.IntN(4)],
			Justification:  "Clear on the basics, thin on *recovery* | <b>.", Attested: r.IntN(3) > 0,
		}
		for i, a := range k.Sessions[seat.Session].Asked {
			rating := kit.Rating{Question: a.ID}
			switch n := r.IntN(10); {
			case n == 0:
				rating.NotAssessed = true
			default:
				rating.Value = 1 + (i+r.IntN(3))%k.Loop.Scale
				rating.RedFlag = r.IntN(8) == 0
				rating.Heard = []string{"1, 2", "1-3", "", "2 and 4", "most of it"}[r.IntN(5)]
				if r.IntN(5) > 0 {
					const said = "Said that %d.%d%% of alarms were noise, and how the threshold was tuned."
					rating.Evidence = fmt.Sprintf(said, r.IntN(100), len(out)*100+i)
				}
			}
			c.Ratings = append(c.Ratings, rating)
		}
		out = append(out, c)
	}
	return out
}

// wholeCards makes a card for each seat in which nothing is missing.
func wholeCards(k *kit.Kit, seed uint64) []kit.Scorecard {
	out := someCards(k, seed)
	for i := range out {
		out[i].Recommendation, out[i].Attested = cmp.Or(out[i].Recommendation, "Hire"), true
		for j := range out[i].Ratings {
			out[i].Ratings[j].Evidence = cmp.Or(out[i].Ratings[j].Evidence, "Named two of the alarms were noise.")
		}
	}
	return out
}

func TestBlind(t *testing.T) {
	k := panelKit(t)
	cards := someCards(k, 1)
	r := Analyze(k, cards[:2], Options{})
	if !r.Blind || len(r.Competencies) > 0 || r.Agreement != nil {
		t.Fatalf("a report without all scorecards shows %+v", r)
	}
	var b bytes.Buffer
	v := testVoice(t, k)
	if err := Markdown(&b, r, v); err != nil {
		t.Fatal(err)
	}
	if err := JSON(&b, r); err != nil {
		t.Fatal(err)
	}
	if _, err := PDF(&b, r, v, testTheme(t), page.A4); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "alarms were noise") {
		t.Error("a blind debrief quotes evidence")
	}
	if !strings.Contains(b.String(), "Lee Third (Scenarios)") {
		t.Error("a blind debrief does not name who is missing")
	}
	if part := Analyze(k, cards[:2], Options{Partial: true}); part.Blind || len(part.Competencies) == 0 {
		t.Error("a partial debrief is blind")
	}
}

func TestConflict(t *testing.T) {
	k := panelKit(t)
	cards := someCards(k, 1)
	cards = append(cards, cards[0])
	r := Analyze(k, cards, Options{Partial: true})
	if r.Status.Seats[0].State != Conflict || len(r.Interviewers) != 3 {
		t.Errorf("two scorecards of one seat give %v and %d interviewers", r.Status.Seats[0], len(r.Interviewers))
	}
	if !Analyze(k, cards, Options{}).Blind {
		t.Error("a conflict does not keep the debrief blind")
	}
}

// TestNumbers checks a small panel against numbers worked out by hand.
func TestNumbers(t *testing.T) {
	k := oneSession(t, "A", "B", "C")
	values := map[string][]int{"s-a": {2, 3, 0}, "s-b": {4, 3, 5}, "s-c": {5, 4, 5}}
	var cards []kit.Scorecard
	for _, seat := range k.Seats() {
		c := kit.Scorecard{Kit: k.ID, Seat: seat.ID, Interviewer: seat.Name, Recommendation: "Hire", Attested: true}
		for i, a := range k.Sessions[0].Asked {
			v := values[seat.ID][i]
			c.Ratings = append(c.Ratings, kit.Rating{Question: a.ID, Value: v, NotAssessed: v == 0, Evidence: "x"})
		}
		cards = append(cards, c)
	}
	r := Analyze(k, cards, Options{})
	for i, want := range []string{"s-a", "s-b", "s-c"} {
		if got := r.Interviewers[i].Seat; got != want {
			t.Errorf("interviewer %d has the seat %s, want %s", i, got, want)
		}
	}
	// of the two questions that all three rated: A 2.5, B 3.5, C 4.5, all 3.5
	for i, want := range []float64{-1, 0, 1} {
		near(t, "severity", r.Interviewers[i].Severity.Value, want, 1e-12)
	}
	if !r.Questions[0].Flagged || r.Questions[1].Flagged {
		t.Errorf("flags of the questions: %v, %v", r.Questions[0].Flagged, r.Questions[1].Flagged)
	}
	asked := k.Sessions[0].Asked
	first, second := float64(asked[0].WeightPermille), float64(asked[1].WeightPermille)
	near(t, "overall", r.Interviewers[0].Overall, (2*first+3*second)/(first+second), 1e-12)
}

// TestReportProperties expects of any cards that numbers stay on the scale and the order of cards
// does not matter.
func TestReportProperties(t *testing.T) {
	k := panelKit(t)
	v := testVoice(t, k)
	rapid.Check(t, func(t *rapid.T) {
		cards := someCards(k, rapid.Uint64().Draw(t, "seed"))
		cards = cards[:rapid.IntRange(0, len(cards)).Draw(t, "cards")]
		r := Analyze(k, cards, Options{Partial: true})
		var a, b, md bytes.Buffer
		if err := JSON(&a, r); err != nil {
			t.Fatal(err)
		}
		turned := slices.Clone(cards)
		slices.Reverse(turned)
		if err := JSON(&b, Analyze(k, turned, Options{Partial: true})); err != nil {
			t.Fatal(err)
		}
		if a.String() != b.String() {
			t.Fatal("the order of cards changes the debrief")
		}
		if err := Markdown(&md, r, v); err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{"NaN", "Inf", "{", "%!"} {
			if strings.Contains(md.String(), bad) {
				t.Fatalf("the debrief says %s", bad)
			}
		}
		for _, c := range r.Competencies {
			if c.Mean != nil && (*c.Mean < 1 || *c.Mean > 5 || math.IsNaN(*c.Mean)) {
				t.Fatalf("mean %v", *c.Mean)
			}
			honest(t, "deviation", c.Deviation, 0, 4)
			honest(t, "rwg", c.RWG, 0, 1)
		}
		var back Report
		if err := json.Unmarshal(a.Bytes(), &back); err != nil {
			t.Fatal(err)
		}
	})
}
