package scorecard

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"panelkit/bank"
	"panelkit/kit"
	"panelkit/kit/debrief"
)

// testKit makes a kit of the built-in bank: sessions with so many questions and panelists each.
func testKit(t testing.TB, scale int, sessions ...kit.Session) *kit.Kit {
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
		Role: role.ID, Title: role.Title, Seniority: kit.Mid, Scale: scale, Date: "2026-11-30",
		Candidate: "Zoë Müller-Łukasiewicz", Sessions: sessions,
	}
	form, next := kit.Form{}, 0
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

// twoSessions is a kit with a session of one named panelist and a session of two.
func twoSessions(t testing.TB) *kit.Kit {
	return testKit(
		t, 5,
		kit.Session{
			ID: "technical-depth", Title: "Technical depth", Minutes: 60, Questions: 7,
			Panelists: []string{"Robin Example"},
		},
		kit.Session{
			ID: "scenarios", Title: "Scenarios", Minutes: 45, Questions: 5,
			Panelists: []string{"Ana Núñez", "Jun Ōta"},
		},
	)
}

func testOptions(t testing.TB) Options {
	t.Helper()
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join("..", "..", "templates", "text", name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	text, ps := ParseText("scorecard.yaml", read("scorecard.yaml"))
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	words, ps := kit.ParseWords("words.yaml", read("words.yaml"))
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	return Options{Text: text, Words: words}
}

// filledCard makes a card for a seat, with some questions rated, not assessed, and left blank.
func filledCard(k *kit.Kit, seat kit.Seat, seed uint64, words *kit.Words) *kit.Scorecard {
	r := rand.New(rand.NewPCG(seed, 1))
	c := &kit.Scorecard{
		Kit: k.ID, Session: k.Sessions[seat.Session].Session, Seat: seat.ID, Interviewer: seat.Name,
		Date: "2026-11-30", Start: "10:00", End: "10:55", Recommendation: words.Recommendations[r.IntN(4)],
		Justification: "Because of <this> & \"that\".\nSecond line.", Attested: r.IntN(4) > 0,
	}
	if c.Interviewer == "" {
		c.Interviewer = "Someone"
	}
	for _, a := range k.Sessions[seat.Session].Asked {
		rating := kit.Rating{Question: a.ID}
		switch n := r.IntN(10); {
		case n == 0:
		case n == 1:
			rating.NotAssessed = true
		default:
			rating.Value = 1 + r.IntN(k.Loop.Scale)
			rating.Heard = "1, 3"
			rating.RedFlag = r.IntN(6) == 0
			if r.IntN(5) > 0 {
				rating.Evidence = fmt.Sprintf(
					"Said that %d%% of alarms were noise; tuned the threshold <twice> & measured it. =1+1 _x0041_",
					r.IntN(100))
			}
		}
		c.Ratings = append(c.Ratings, rating)
	}
	return c
}

// panelBook writes the panel workbook of the debrief, which is made of the same cards.
func panelBook(t testing.TB, k *kit.Kit, cards []kit.Scorecard, words *kit.Words) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "templates", "text", "panel.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	text, ps := debrief.ParsePanelText("panel.yaml", data)
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}

	var b bytes.Buffer
	if err := debrief.WritePanel(&b, k, cards, debrief.PanelOptions{Text: text, Words: words}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func write(t testing.TB, k *kit.Kit, seat kit.Seat, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, k, seat, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestLook(t *testing.T) {
	dir := os.Getenv("PANELKIT_LOOK")
	if dir == "" {
		t.Skip("PANELKIT_LOOK names no folder for samples to look at")
	}
	k, o := twoSessions(t), testOptions(t)
	for i, seat := range k.Seats() {
		blank := write(t, k, seat, o)
		f := o
		f.Filled = filledCard(k, seat, uint64(i), o.Words)
		filled := write(t, k, seat, f)
		for name, data := range map[string][]byte{"blank": blank, "filled": filled} {
			if err := os.WriteFile(filepath.Join(dir, seat.ID+"-"+name+".xlsx"), data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestLookPanel(t *testing.T) {
	dir := os.Getenv("PANELKIT_LOOK")
	if dir == "" {
		t.Skip("PANELKIT_LOOK names no folder for samples to look at")
	}
	k, o := twoSessions(t), testOptions(t)
	var cards []kit.Scorecard
	for i, seat := range k.Seats() {
		cards = append(cards, *filledCard(k, seat, uint64(i), o.Words))
	}
	for name, cards := range map[string][]kit.Scorecard{"panel-blank": nil, "panel-filled": cards} {
		if err := os.WriteFile(filepath.Join(dir, name+".xlsx"), panelBook(t, k, cards, o.Words), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
