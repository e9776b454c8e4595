package scorecard

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"panelkit/kit"
	"panelkit/kit/sheet"
)

// Format names the layout of a scorecard. That of the format 1 had the rating after the criteria; it is still read.
const Format = "panelkit.scorecard/2"

// Columns of the hidden sheet. The first two hold particulars of the form by name.
const (
	listRating         = 4 + iota // what can be chosen as a rating: 1 to the scale, then the mark of not assessed
	listNames                     // of the ratings
	listRecommendation            //
	listYes                       //
	listIDs                       // of the questions, in the order of asking
	listWeights                   // of the questions, per mille
	listCounts                    // what the ratings of the questions count for
)

// columnPrefix begins the names of the particulars that say how a column of the form is headed.
const columnPrefix = "column "

// list returns the first n cells of a column of the hidden sheet.
func (c *card) list(col, n int) string {
	return sheet.In(c.Text.Sheets.Lists, sheet.AbsRange(col, 2, col, n+1))
}

// scaleRange returns the cells with the numbers of the scale.
func (c *card) scaleRange() string { return c.list(listRating, c.kit.Loop.Scale) }

// lists writes the hidden sheet.
func (c *card) lists() {
	s := c.book.Sheet(c.Text.Sheets.Lists, c.page(sheet.Page{
		Hidden: true, Widths: []float64{16, 68, 4, 9, 18, 18, 9, 12, 12, 12},
	}))
	st := sheet.Style{}
	s.Set(1, 1, c.code(codeLists), st)
	for i, p := range c.particulars() {
		s.SetRow(1, i+2, st, sheet.Text(p[0]), sheet.Text(p[1]))
	}

	for v := 1; v <= c.kit.Loop.Scale; v++ {
		s.Set(listRating, v+1, sheet.Int(v), st)
		s.Set(listNames, v+1, sheet.Text(c.Words.Rating(c.kit.Loop.Scale, v)), st)
	}
	s.Set(listRating, c.kit.Loop.Scale+2, sheet.Text(c.Words.NotAssessedMark), st)
	for i, r := range c.Words.Recommendations {
		s.Set(listRecommendation, i+2, sheet.Text(r), st)
	}
	s.Set(listYes, 2, sheet.Text(c.Text.Yes), st)

	for i, a := range c.asked {
		s.Set(listIDs, i+2, sheet.Text(a.ID), st)
		s.Set(listWeights, i+2, sheet.Int(a.WeightPermille), st)
		s.Set(listCounts, i+2, c.counts(i), st)
	}
}

// particulars says by name what the form is and, so that columns that were moved are found out, how those with inputs
// are headed.
func (c *card) particulars() [][2]string {
	out := [][2]string{
		{"format", Format},
		{"kit", c.kit.ID},
		{"bank digest", c.kit.BankDigest},
		{"session", c.session.ID},
		{"seat", c.seat.ID},
		{"scale", itoa(c.kit.Loop.Scale)},
	}

	if len(c.Key) > 0 {
		out = append(out, [2]string{"stamp", Stamp(c.kit, c.seat, c.Key)})
	}

	for _, col := range []int{colRating, colHeard, colRedFlag, colEvidence} {
		out = append(out, [2]string{columnPrefix + formKeys()[col], c.heads()[col]})
	}

	return out
}

// Stamp returns the keyed hash (HMAC-SHA256, hexadecimal) of a form: kit, bank digest, session, seat, scale, and the
// ids, texts and weights of the questions in their order. It shows that the form was made by someone with the key, not
// who filled it in nor that nobody changed what was filled in.
func Stamp(k *kit.Kit, seat kit.Seat, key []byte) string { return stampOf(Format, k, seat, key) }

func stampOf(format string, k *kit.Kit, seat kit.Seat, key []byte) string {
	content := []any{format, k.ID, k.BankDigest, k.Sessions[seat.Session].Session, seat.ID, k.Loop.Scale}
	for _, a := range k.Sessions[seat.Session].Asked {
		content = append(content, a.ID, k.Question(a.ID).Text, a.WeightPermille)
	}
	data, err := json.Marshal(content)
	if err != nil {
		panic(err) // strings and numbers only
	}

	mac := hmac.New(sha256.New, key)
	mac.Write(data)
	return hex.EncodeToString(mac.Sum(nil))
}
