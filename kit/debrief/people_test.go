package debrief

import (
	"slices"
	"strings"
	"testing"

	"panelkit/kit"
)

// TestOnePersonTwoSeats expects a person who holds two seats of a session to count once in agreement, and to be told
// in every document.
func TestOnePersonTwoSeats(t *testing.T) {
	k := oneSession(t, "Robin", "  robin ", "Sam")
	cards := cardsOf(k, [][]int{{2, 3, 4}, {2, 3, 4}, {4, 5, 2}})
	r := Analyze(k, cards, Options{Partial: true})
	two := oneSession(t, "Robin", "Sam")
	want := Analyze(two, cardsOf(two, [][]int{{2, 3, 4}, {4, 5, 2}}), Options{})

	g := r.Agreement
	if g.Questions.Raters != 2 || len(g.Pairs) != 1 || g.Sessions[0].Single.Raters != 2 || g.Shared != 3 {
		t.Errorf("agreement of Robin, Robin and Sam is %+v", g)
	}
	near(t, "alpha", g.Questions.Value, *want.Agreement.Questions.Value, 1e-12)
	near(t, "kappa", g.Pairs[0].Kappa.Value, *want.Agreement.Pairs[0].Kappa.Value, 1e-12)

	for name, doc := range documents(t, r, testVoice(t, k)) {
		if name != "json" && doc != "" && !strings.Contains(doc, "counts once") {
			t.Errorf("%s: two seats are not told", name)
		}
	}
}

// TestTwoSessions expects a person who sits in two sessions to be one rater, and nothing unusual.
func TestTwoSessions(t *testing.T) {
	k := testKit(t, "", 0,
		kit.Session{ID: "one", Title: "One", Questions: 3, Panelists: []string{"Robin", "Sam"}},
		kit.Session{ID: "two", Title: "Two", Questions: 3, Panelists: []string{"Robin", "Kim"}},
	)
	r := Analyze(k, cardsOf(k, [][]int{{2, 3, 4}, {4, 5, 2}, {3, 3, 3}, {4, 3, 3}}), Options{})
	if r.Agreement.Questions.Raters != 3 || len(r.Agreement.Pairs) != 2 {
		t.Errorf("three people, one of them in two sessions: %+v", r.Agreement)
	}
	if slices.ContainsFunc(r.Flags, func(f Flag) bool { return f.Kind == FlagSamePerson }) {
		t.Error("a seat in each of two sessions is told as something unusual")
	}

	head := columnName(r.Status.Seats[0], r.Status.Seats)
	if head != "Robin (One)" || columnName(r.Status.Seats[1], r.Status.Seats) != "Sam" {
		t.Errorf("columns of the map are named %q", head)
	}
}

// TestUnnamedSeats expects seats that nobody is named for to be people of their own.
func TestUnnamedSeats(t *testing.T) {
	k := oneSession(t, "", "")
	if g := Analyze(k, cardsOf(k, [][]int{{2, 3, 4}, {4, 5, 2}}), Options{}).Agreement; g.Questions.Raters != 2 {
		t.Errorf("two seats without a name are %d raters", g.Questions.Raters)
	}
}

// TestRedFlagCaps expects a red flag to cap a rating at 2 in every mean, with the rating shown as it was given.
func TestRedFlagCaps(t *testing.T) {
	k := oneSession(t, "A", "B")
	cards := cardsOf(k, [][]int{{5, 3, 1}, {4, 3, 3}})
	cards[0].Ratings[0].RedFlag, cards[0].Ratings[2].RedFlag = true, true
	r := Analyze(k, cards, Options{})

	first := r.Questions[0].Ratings[0]
	if first.Value != 5 || first.Counts != 2 {
		t.Errorf("a 5 with a red flag is %d and counts as %d", first.Value, first.Counts)
	}
	if last := r.Questions[2].Ratings[0]; last.Value != 1 || last.Counts != 1 {
		t.Errorf("a 1 with a red flag is %d and counts as %d", last.Value, last.Counts)
	}
	near(t, "mean", r.Interviewers[0].Mean, 2, 1e-12) // of 2, 3 and 1

	asked := k.Sessions[0].Asked
	x, y, z := float64(asked[0].WeightPermille), float64(asked[1].WeightPermille), float64(asked[2].WeightPermille)
	near(t, "overall", r.Interviewers[0].Overall, (2*x+3*y+z)/(x+y+z), 1e-12)
	for _, c := range r.Competencies {
		for _, rated := range c.Ratings {
			for _, it := range rated.Items {
				if it.RedFlag && it.Counts > 2 {
					t.Errorf("%s: a red flag counts as %d", c.ID, it.Counts)
				}
			}
		}
	}

	for name, doc := range documents(t, r, testVoice(t, k)) {
		if name != "json" && doc != "" && !strings.Contains(doc, "Counts as 2") {
			t.Errorf("%s does not say that the rating counts as 2", name)
		}
	}
}

// TestPoints expects red flags and ratings three points apart to be settled, two points apart to be spread, and the
// gravest first.
func TestPoints(t *testing.T) {
	k := testKit(t, "", 0, kit.Session{ID: "s", Title: "S", Questions: 6, Panelists: []string{"A", "B"}})
	cards := cardsOf(k, [][]int{{3, 1, 3, 3, 4, 0}, {4, 4, 5, 3, 4, 3}})
	cards[1].Ratings[4].RedFlag = true
	r := Analyze(k, cards, Options{})
	ids := func(points []Point) []string {
		var out []string
		for _, p := range points {
			out = append(out, p.Question)
		}
		return out
	}
	asked := k.Sessions[0].Asked

	if got := ids(r.MustSettle); !slices.Equal(got, []string{asked[4].ID, asked[1].ID}) {
		t.Errorf("to settle: %v", got)
	}
	if got := ids(r.Spread); !slices.Equal(got, []string{asked[2].ID}) {
		t.Errorf("spread: %v", got)
	}
	if p := r.MustSettle[1]; p.Apart != 3 || !slices.Equal(p.SpeaksFirst, []string{"s-a"}) {
		t.Errorf("ratings of 1 and 4 are the point %+v", p)
	}
	if p := r.MustSettle[0]; !slices.Equal(p.RedFlags, []string{"s-b"}) || p.Apart != 2 {
		t.Errorf("a red flag is the point %+v", p)
	}
}

// TestNotEverythingIsRed expects an ordinary panel, whose means differ by about a point, to have few competencies
// flagged, if any.
func TestNotEverythingIsRed(t *testing.T) {
	k, cards := fullPanel(t)
	r := Analyze(k, cards, Options{Partial: true})
	flagged := 0
	for _, c := range r.Competencies {
		if c.Flagged {
			flagged++
			if *c.Range < 1.5 {
				t.Errorf("%s is flagged for a range of %v", c.Name, *c.Range)
			}
		}
	}
	if flagged > len(r.Competencies)/2 {
		t.Errorf("%d of %d competencies are flagged", flagged, len(r.Competencies))
	}
	if len(r.MustSettle) != 1 || len(r.Spread) != 1 {
		t.Errorf("%d questions to settle and %d with spread", len(r.MustSettle), len(r.Spread))
	}
}

// TestAgreementNeedsTen expects no statistic on agreement below ten rated items, and one line that says why.
func TestAgreementNeedsTen(t *testing.T) {
	few := oneSession(t, "A", "B")
	v := testVoice(t, few)
	docs := documents(t, Analyze(few, cardsOf(few, [][]int{{2, 3, 4}, {4, 5, 2}}), Options{}), v)
	many := testKit(t, "", 0, kit.Session{ID: "s", Title: "S", Questions: 10, Panelists: []string{"A", "B"}})
	all := documents(t, Analyze(many, cardsOf(many, [][]int{
		{2, 3, 4, 1, 5, 3, 3, 2, 4, 5}, {2, 4, 4, 2, 5, 3, 2, 2, 4, 4},
	}), Options{}), testVoice(t, many))

	for _, name := range []string{"md", "pdf", "xlsx"} {
		if docs[name] == "" {
			continue
		}
		for _, word := range []string{"Krippendorff", "ICC(2,1)", "kappa"} {
			if strings.Contains(docs[name], word) {
				t.Errorf("%s prints %s of three questions", name, word)
			}
			if !strings.Contains(all[name], word) {
				t.Errorf("%s does not print %s of ten questions", name, word)
			}
		}
		if strings.Count(docs[name], "fewer than 10 items") != 1 {
			t.Errorf("%s does not say why in one line", name)
		}
	}
}

func TestHeard(t *testing.T) {
	for typed, want := range map[string][]int{
		"":              nil,
		"1, 3":          {1, 3},
		"1-3":           {1, 2, 3},
		"2 – 4":         {2, 3, 4},
		"1 -2, 4":       {1, 2, 4},
		"1–2 and 5":     {1, 2, 5},
		"3,3,1":         {1, 3},
		"all":           nil,
		"0, 6, 99":      nil,
		"4-2":           nil,
		"1,9, foo":      {1},
		"2; 4 (partly)": {2, 4},
	} {
		if got := heardOf(typed, 5); !slices.Equal(got, want) {
			t.Errorf("%q of 5 criteria is %v, want %v", typed, got, want)
		}
	}
}

// TestNotes expects what is incomplete to be told, one line for each person and kind.
func TestNotes(t *testing.T) {
	k := testKit(t, "", 0, kit.Session{ID: "s", Title: "S", Questions: 4, Panelists: []string{"A", "B"}})
	cards := cardsOf(k, [][]int{{3, 3, 3, 0}, {3, 3, 3, 0}})
	cards[0].Ratings[0].Evidence, cards[0].Ratings[2].Evidence = "", ""
	cards[1].Attested = false
	k.Sessions[0].Asked[3].MustAsk = true
	notes := testVoice(t, k).notes(Analyze(k, cards, Options{Partial: true}))

	id := func(i int) string { return k.Sessions[0].Asked[i].ID }
	for _, want := range []string{
		"Nobody rated S 4 (" + id(3) + "), which every candidate was to be asked.",
		"The scorecard of A (S) is incomplete: no evidence for " + id(0) + ", " + id(2) + ".",
		"The scorecard of B (S) is incomplete: not said to be rated before any discussion.",
	} {
		if !slices.Contains(notes, want) {
			t.Errorf("%q is not among %q", want, notes)
		}
	}
	if len(notes) < 3 || len(notes) > 4 { // and perhaps competencies that only question 4 asks for
		t.Errorf("notes: %q", notes)
	}
}
