package scorecard

import (
	"slices"

	"panelkit/kit"
	"panelkit/kit/sheet"
)

// count returns how many ratings are in one of the states.
func (c *card) count(states ...kit.RatingState) int {
	n := 0
	for _, r := range c.ratings {
		if slices.Contains(states, r.State()) {
			n++
		}
	}
	return n
}

func (c *card) redFlags() int {
	n := 0
	for _, r := range c.ratings {
		if r.RedFlag {
			n++
		}
	}
	return n
}

// counts is what one rating counts for: a number of the scale, and no more than [kit.MaxRedFlagged] where a red flag
// came up. It stands on the hidden sheet, and every score and average is made from it.
func (c *card) counts(i int) sheet.Value {
	rating, flag := c.there(sheet.Ref(colRating, rowFirst+i)), c.there(sheet.Ref(colRedFlag, rowFirst+i))
	capped := "MIN(" + rating + "," + itoa(kit.MaxRedFlagged) + ")"
	formula := "IF(ISNUMBER(MATCH(" + rating + "," + c.scaleRange() + ",0))," +
		"IF(" + flag + "=" + sheet.Quote(c.Text.Yes) + "," + capped + "," + rating + `),"")`

	r := c.ratings[i]
	return sheet.Computed(formula, float64(r.Value), r.Value > 0, "")
}

// counted returns the cell with what one rating counts for.
func (c *card) counted(i int) string {
	return sheet.In(c.Text.Sheets.Lists, sheet.Abs(listCounts, i+2))
}

// score weighs one rating.
func (c *card) score(i int) sheet.Value {
	r, counted := c.ratings[i], c.counted(i)
	value := c.asked[i].Weight() * float64(r.Value) / 100
	formula := "IF(ISNUMBER(" + counted + ")," + sheet.Ref(colWeight, rowFirst+i) + "*" + counted + `/100,"")`
	return sheet.Computed(formula, value, r.Value > 0, "")
}

// check says in a word what a question still needs.
func (c *card) check(i int) sheet.Value {
	t, rating := &c.Text.Checks, sheet.Ref(colRating, rowFirst+i)
	blank := "TRIM(" + sheet.Ref(colEvidence, rowFirst+i) + `)=""`
	formula := "IF(" + rating + `="",IF(` + blank + "," + sheet.Quote(t.Open) + "," + sheet.Quote(t.NoRating) + ")," +
		"IF(" + rating + "=" + sheet.Quote(c.Words.NotAssessedMark) + "," + sheet.Quote(t.NotAssessed) + "," +
		"IF(ISNA(MATCH(" + rating + "," + c.scaleRange() + ",0))," + sheet.Quote(t.OffScale) + "," +
		"IF(" + blank + "," + sheet.Quote(t.NoEvidence) + "," +
		"IF(" + rating + ">" + c.counted(i) + "," + sheet.Quote(t.Capped) + "," + sheet.Quote(t.Done) + ")))))"

	r := c.ratings[i]
	word := [...]string{
		kit.Open: t.Open, kit.Unrated: t.NoRating, kit.NotAssessed: t.NotAssessed, kit.Unsupported: t.NoEvidence,
		kit.Done: t.Done,
	}[r.State()]
	if r.State() == kit.Done && r.Given > 0 {
		word = t.Capped
	}
	return sheet.Formula(formula, word)
}
