package scorecard

import (
	"bytes"
	"runtime"
	"testing"

	"panelkit/kit"
)

// TestCardsKeepNothingOfTheirFiles reads many cards and holds that no more than what they say stays in memory: neither
// the bytes of a file nor its cells.
func TestCardsKeepNothingOfTheirFiles(t *testing.T) {
	k, o := twoSessions(t), testOptions(t)
	seat := k.Seats()[0]
	o.Filled = filledCard(k, seat, 1, o.Words)
	data := write(t, k, seat, o)

	live := func() uint64 {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	const cards = 200
	before := live()
	kept := make([]*kit.Scorecard, 0, cards)
	for range cards {
		own := bytes.Clone(data)
		card, _, err := Read("card.xlsx", bytes.NewReader(own), int64(len(own)), k,
			ReadOptions{Text: o.Text, Words: o.Words})
		if err != nil {
			t.Fatal(err)
		}
		kept = append(kept, card)
	}
	each := (live() - before) / cards
	runtime.KeepAlive(kept)

	// 5,000 cards of 8 kB are 40 MB; they took 809.
	if each > 8<<10 {
		t.Errorf("a card of %d questions keeps %d bytes of a file of %d", len(o.Filled.Ratings), each, len(data))
	}
	t.Logf("%d bytes a card", each)
}
