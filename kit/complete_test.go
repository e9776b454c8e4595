package kit_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"panelkit/kit"
)

// wholeCard is a card of a seat in which nothing is missing.
func wholeCard(k *kit.Kit, seat kit.Seat) *kit.Scorecard {
	c := &kit.Scorecard{Kit: k.ID, Seat: seat.ID, Recommendation: "Hire", Attested: true}
	for _, a := range k.Sessions[seat.Session].Asked {
		c.Ratings = append(c.Ratings, kit.Rating{Question: a.ID, Value: 3, Evidence: "Said so."})
	}
	return c
}

func TestCompleteness(t *testing.T) {
	k := newKit(t)
	seat := k.Seats()[0]
	asked := k.Sessions[0].Asked
	asked[3].MustAsk = false // the others must be asked
	for i := range 3 {
		asked[i].MustAsk = true
	}

	for name, e := range map[string]struct {
		change  func(c *kit.Scorecard)
		want    string
		missing []string
	}{
		"whole": {func(*kit.Scorecard) {}, "complete", nil},
		"not assessed": {func(c *kit.Scorecard) {
			c.Ratings[0] = kit.Rating{Question: asked[0].ID, NotAssessed: true}
		}, "complete", nil},
		"if time": {func(c *kit.Scorecard) { c.Ratings = c.Ratings[:3] }, "complete", nil},
		"one left out": {
			func(c *kit.Scorecard) { c.Ratings = c.Ratings[1:] }, "incomplete (2 of 3)",
			[]string{"no rating for " + asked[0].ID},
		},
		"no evidence": {
			func(c *kit.Scorecard) { c.Ratings[1].Evidence = " " }, "incomplete (2 of 3)",
			[]string{"no evidence for " + asked[1].ID},
		},
		"no evidence of one asked if time allows": {
			func(c *kit.Scorecard) { c.Ratings[3].Evidence = "" }, "incomplete (3 of 3)", []string{"no evidence for " + asked[3].ID},
		},
		"evidence alone": {
			func(c *kit.Scorecard) { c.Ratings[2].Value = 0 }, "incomplete (2 of 3)", []string{"evidence but no rating for " + asked[2].ID},
		},
		"no recommendation": {
			func(c *kit.Scorecard) { c.Recommendation = "" }, "incomplete (3 of 3)",
			[]string{"no recommendation"},
		},
		"no statement": {
			func(c *kit.Scorecard) { c.Attested = false }, "incomplete (3 of 3)", []string{"not said to be rated before any discussion"},
		},
		"one rating": {
			func(c *kit.Scorecard) {
				c.Ratings, c.Recommendation, c.Attested = c.Ratings[:1], "",
					false
			}, "incomplete (1 of 3)",
			[]string{
				"no rating for " + asked[1].ID + ", " + asked[2].ID, "no recommendation",
				"not said to be rated before any discussion",
			},
		},
		"nothing": {
			func(c *kit.Scorecard) { c.Ratings, c.Recommendation, c.Attested = nil, "", false }, "not filled in",
			[]string{
				"no rating for " + asked[0].ID + ", " + asked[1].ID + ", " + asked[2].ID,
				"no recommendation", "not said to be rated before any discussion",
			},
		},
	} {
		c := wholeCard(k, seat)
		e.change(c)
		got := k.Completeness(c)
		if got.String() != e.want || got.Complete() != (e.want == "complete") {
			t.Errorf("%s is %s, want %s", name, got, e.want)
		}
		if d := cmp.Diff(e.missing, got.Missing()); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
}

// TestRedFlagCaps holds that a red flag caps what a rating counts for, in means and scores too.
func TestRedFlagCaps(t *testing.T) {
	k := newKit(t)
	c := wholeCard(k, k.Seats()[0])
	for i := range c.Ratings {
		c.Ratings[i].Value, c.Ratings[i].RedFlag = i+1, true
	}
	got := c.InOrder(k.Sessions[0].Asked)
	for i, want := range [][2]int{{1, 0}, {2, 0}, {2, 3}, {2, 4}} {
		if got[i].Value != want[0] || got[i].Given != want[1] {
			t.Errorf("a flagged %d counts as %d, given %d", i+1, got[i].Value, got[i].Given)
		}
	}
	if mean, n := kit.MeanOf(got, []int{0, 1, 2, 3}); mean != 1.75 || n != 4 {
		t.Errorf("mean %v of %d", mean, n)
	}
	if again := got[3].Capped(); again != got[3] {
		t.Errorf("capped twice it is %+v", again)
	}
}

// TestSeatsOfAManifest refuses a manifest in which two seats share an id, however well it is sealed.
func TestSeatsOfAManifest(t *testing.T) {
	k := newKit(t)
	if fact := k.Check(); fact != "" {
		t.Fatal(fact)
	}
	k.Loop.Sessions[1].ID, k.Sessions[1].Session = "one-b", "one-b"
	if fact := k.Check(); !strings.Contains(fact, `both have the seat "one-b"`) {
		t.Errorf("two seats of one id give %q", fact)
	}
	k.Loop.Sessions[1].ID, k.Sessions[1].Session = "one", "one"
	k.Loop.Sessions[0].Panelists = nil
	if fact := k.Check(); !strings.Contains(fact, `both have the seat "one"`) {
		t.Errorf("two sessions of one id give %q", fact)
	}
}

// TestWordsThatWouldMislead refuses wording in which a mark could be a rating.
func TestWordsThatWouldMislead(t *testing.T) {
	data, err := os.ReadFile("../templates/text/words.yaml")
	if err != nil {
		t.Fatal(err)
	}
	good := string(data)
	if _, ps := kit.ParseWords("words.yaml", data); len(ps) > 0 {
		t.Fatal(ps)
	}
	for from, to := range map[string]string{
		"not_assessed_mark: NA":                        `not_assessed_mark: "5"`,
		"not_assessed_mark: NA ":                       `not_assessed_mark: "4,5"`,
		" not_assessed_mark: NA":                       `not_assessed_mark: "–"`,
		"not_assessed_mark:  NA":                       `not_assessed_mark: "N*"`,
		"not_assessed_mark:NA":                         `not_assessed_mark: "  "`,
		"[Strong hire, Hire, No hire, Strong no hire]": "[Strong hire, Hire, hire, Strong no hire]",
	} {
		from = strings.TrimSpace(strings.NewReplacer("mark:  ", "mark: ", "mark:NA", "mark: NA").Replace(from))
		if !strings.Contains(good, from) {
			t.Fatalf("the words have no %q", from)
		}
		if _, ps := kit.ParseWords("words.yaml",
			[]byte(strings.Replace(good, from, to, 1))); len(ps) != 1 || ps[0].Line == 0 {
			t.Errorf("%s gives %v", to, ps)
		}
	}
}
