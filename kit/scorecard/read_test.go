package scorecard

import (
	"bytes"
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"panelkit/bank/problem"
	"panelkit/kit"
)

// drawCard makes any card that an interviewer could fill in.
func drawCard(t *rapid.T, k *kit.Kit, o Options) (*kit.Scorecard, kit.Seat) {
	seat := rapid.SampledFrom(k.Seats()).Draw(t, "seat")
	text := rapid.StringMatching(`([a-zA-Z0-9äß漢 .,;:!?'"<>&=+@_x-]|\n){0,60}`)
	c := &kit.Scorecard{
		Kit: k.ID, Session: k.Sessions[seat.Session].Session, Seat: seat.ID, Interviewer: seat.Name,
		Date:           rapid.SampledFrom([]string{"", "2026-11-30", "2024-02-29"}).Draw(t, "date"),
		Start:          rapid.SampledFrom([]string{"", "09:00", "half past nine"}).Draw(t, "start"),
		Recommendation: rapid.SampledFrom(append([]string{""}, o.Words.Recommendations...)).Draw(t, "recommendation"),
		Justification:  strings.TrimSpace(text.Draw(t, "justification")), Attested: rapid.Bool().Draw(t, "attested"),
	}
	for _, a := range k.Sessions[seat.Session].Asked {
		r := kit.Rating{Question: a.ID}
		r.Value = rapid.IntRange(0, k.Loop.Scale).Draw(t, "value")
		r.NotAssessed = r.Value == 0 && rapid.Bool().Draw(t, "not assessed")
		r.Heard = rapid.SampledFrom([]string{"", "1", "1, 3", "all"}).Draw(t, "heard")
		r.RedFlag = rapid.Bool().Draw(t, "red flag")
		r.Evidence = strings.TrimSpace(text.Draw(t, "evidence"))
		c.Ratings = append(c.Ratings, r)
	}
	return c, seat
}

// TestWriteThenRead expects what was written, for any card, stamped or not.
func TestWriteThenRead(t *testing.T) {
	k, o := twoSessions(t), testOptions(t)
	rapid.Check(t, func(t *rapid.T) {
		card, seat := drawCard(t, k, o)
		f := o
		f.Filled, f.Key = card, rapid.SliceOfN(rapid.Byte(), 0, 4).Draw(t, "key")
		var b bytes.Buffer
		if err := Write(&b, k, seat, f); err != nil {
			t.Fatal(err)
		}
		got, _, err := Read("x.xlsx", bytes.NewReader(b.Bytes()), int64(b.Len()), k,
			ReadOptions{Text: o.Text, Words: o.Words, Key: f.Key})
		if err != nil {
			t.Fatal(err)
		}
		want := *card
		want.Ratings = card.InOrder(k.Sessions[seat.Session].Asked) // as they count
		if diff := cmp.Diff(&want, got); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	})
}

// TestSameBytes writes every workbook many times at once.
func TestSameBytes(t *testing.T) {
	k, o := twoSessions(t), testOptions(t)
	seats := k.Seats()
	var cards []kit.Scorecard
	for i, s := range seats {
		cards = append(cards, *filledCard(k, s, uint64(i), o.Words))
	}
	all := func() [][]byte {
		var out [][]byte
		for _, s := range seats {
			var b bytes.Buffer
			if err := Write(&b, k, s, o); err != nil {
				t.Error(err)
			}
			out = append(out, b.Bytes())
		}
		return append(out, panelBook(t, k, cards, o.Words))
	}
	want := all()
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for i, data := range all() {
				if !bytes.Equal(data, want[i]) {
					t.Errorf("workbook %d differs from run to run", i)
				}
			}
		})
	}
	wg.Wait()
}

// TestOnlyOwnRatings plants a token in every other card and looks for it.
func TestOnlyOwnRatings(t *testing.T) {
	k, o := twoSessions(t), testOptions(t)
	data := write(t, k, k.Seats()[1], o)
	rewrite(t, data, func(name string, part []byte) []byte {
		for _, other := range []string{"Robin Example", "Jun Ōta"} {
			if bytes.Contains(part, []byte(other)) {
				t.Errorf("%s names %s", name, other)
			}
		}
		for _, word := range []string{"vbaProject", "externalLink", "mergeCell", "http://x"} {
			if bytes.Contains(part, []byte(word)) {
				t.Errorf("%s holds %s", name, word)
			}
		}
		return part
	})
}

func TestSubstitute(t *testing.T) {
	k, o := twoSessions(t), testOptions(t)
	f := o
	f.Filled = filledCard(k, k.Seats()[0], 1, o.Words)
	f.Filled.Interviewer = "Sam Substitute"
	data := write(t, k, k.Seats()[0], f)
	card, warnings, err := Read("x.xlsx", bytes.NewReader(data), int64(len(data)), k, ReadOptions{Substitutes: true})
	if err != nil || card.Interviewer != "Sam Substitute" || len(warnings) == 0 {
		t.Errorf("card %v, warnings %v, error %v", card, warnings, err)
	}
	_, _, err = Read("x.xlsx", bytes.NewReader(data), int64(len(data)), k, ReadOptions{})
	var problems problem.Problems
	if !errors.As(err, &problems) || problems[0].Hint == "" || problems[0].File != "x.xlsx" {
		t.Errorf("error %v, want problems with file and hint", err)
	}
}

// FuzzRead reads a good scorecard in which one part is replaced by anything, or anything at all: what
// is taken has ratings on the scale for the questions of this kit.
func FuzzRead(f *testing.F) {
	c := newBase(f)
	parts := []string{
		partForm, partSummary, partLists, partTexts, partBook, partBookRel, partRels,
		partTypes, partCustom,
	}
	for i, part := range parts {
		f.Add(uint8(i), []byte(c.parts[part]))
		f.Add(uint8(i), []byte(strings.Replace(c.parts[part], "<v>3</v>", "<v>7</v>", 1)))
	}
	f.Add(uint8(len(parts)), c.base)
	f.Add(uint8(len(parts)), []byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		if len(data) > 1<<20 {
			return
		}
		if i := int(which) % (len(parts) + 1); i < len(parts) {
			data = c.pack(map[string]string{parts[i]: string(data)})
		}
		card, _, err := Read("x.xlsx", bytes.NewReader(data), int64(len(data)), c.kit,
			ReadOptions{Text: c.opts.Text, Words: c.opts.Words})
		var refusal *Refusal
		if err != nil {
			if !errors.As(err, &refusal) || refusal.Problems[0].Fact == "" {
				t.Fatalf("error without reason: %v", err)
			}
			return
		}
		for _, s := range c.kit.Seats() {
			if s.ID != card.Seat {
				continue
			}
			asked := c.kit.Sessions[s.Session].Asked
			if len(asked) != len(card.Ratings) {
				t.Fatalf("%d ratings for %d questions", len(card.Ratings), len(asked))
			}
			for i, r := range card.Ratings {
				if r.Question != asked[i].ID || r.Value < 0 || r.Value > c.kit.Loop.Scale ||
					r.NotAssessed && r.Value > 0 {
					t.Fatalf("rating %+v", r)
				}
			}
			return
		}
		t.Fatalf("seat %q is not of the kit", card.Seat)
	})
}
