package scorecard

import (
	"math"
	"strings"

	"panelkit/kit"
	"panelkit/kit/sheet"
)

// Columns of the summary. The first is hidden and names the rows that are read back.
const (
	colKey = 1 + iota
	colLabel
	colMeaning // also that of the inputs
	colAverage
	colWord
	colRated
)

// Keys of the inputs on the summary.
const (
	keyRecommendation = "recommendation"
	keyJustification  = "justification"
	keyAttested       = "attested"
)

func summaryKeys() []string { return []string{keyRecommendation, keyJustification, keyAttested} }

// summary writes the sheet with averages, recommendation and statement.
func (c *card) summary() {
	t := &c.Text.Summary
	s := c.book.Sheet(c.Text.Sheets.Summary, c.page(sheet.Page{
		Freeze: 3, HideLeft: true, OnePage: true, Titles: [2]int{1, 1}, Widths: []float64{4, 34, 70, 11, 18, 11},
	}))
	s.Set(colKey, 1, c.code(codeSummary), sheet.CodeStyle())
	s.Set(colLabel, 1, sheet.Text(kit.Fill(t.Title, "session", c.session.Title)), sheet.TitleStyle())
	s.Set(colLabel, 2, sheet.Text(c.about()), sheet.AboutStyle())
	for i, head := range []string{t.Competency, t.Definition, t.Average, t.InWords, t.Rated} {
		st := sheet.HeadStyle()
		if i >= 2 {
			st = st.Centered()
		}
		s.Set(colLabel+i, 3, sheet.Text(head), st)
	}

	row := 4
	for i := range c.kit.Role.Competencies {
		if of := c.kit.AskedFor(c.seat.Session, c.kit.Role.Competencies[i].ID); len(of) > 0 {
			c.competency(s, row, i, of)
			row++
		}
	}
	c.overallRow(s, row)
	s.ShadeRatings(sheet.Range(colAverage, 4, colAverage, row), sheet.Ref(colAverage, 4), c.kit.Loop.Scale)

	row = c.state(s, row+2)
	c.conclusion(s, row+1)
}

// there returns a reference to a cell of the form.
func (c *card) there(ref string) string { return sheet.In(c.Text.Sheets.Scorecard, ref) }

// competency writes the row of one competency, whose questions are given by index.
func (c *card) competency(s *sheet.Sheet, row, i int, of []int) {
	p, none := sheet.PlainStyle(), c.Text.None
	refs := make([]string, len(of))
	for n, q := range of {
		refs[n] = c.counted(q)
	}
	cells := strings.Join(refs, ",")
	mean, n := kit.MeanOf(c.ratings, of)

	s.Set(colLabel, row, sheet.Text(c.kit.Role.Competencies[i].Name), p.Bolded())
	s.Set(colMeaning, row, sheet.Text(c.kit.Role.Competencies[i].Definition), p)
	average := "IF(COUNT(" + cells + ")=0," + sheet.Quote(none) + ",AVERAGE(" + cells + "))"
	s.Set(colAverage, row, sheet.Computed(average, mean, n > 0, none), p.Bolded().Centered().Formatted("0.00"))
	s.Set(colWord, row, c.inWords(row, mean, n > 0), p.Centered())
	s.Set(colRated, row, c.of("COUNT("+cells+")", n, len(of)), p.Centered())
}

// of is a cell that says how many of a total are rated.
func (c *card) of(count string, n, total int) sheet.Value {
	text := c.Text.Summary.Of
	return sheet.Formula(joined(text, "rated", count, "total", itoa(total)),
		kit.Fill(text, "rated", itoa(n), "total", itoa(total)))
}

// inWords names the rating that an average is nearest to, the higher of two. Six digits count, so that
// 3.5 is 3.5 in whatever order a program adds up.
func (c *card) inWords(row int, mean float64, ok bool) sheet.Value {
	word := c.Text.None
	if ok {
		word = c.Words.Rating(c.kit.Loop.Scale, int(math.Floor(math.Round(mean*1e6)/1e6+0.5)))
	}
	average := sheet.Ref(colAverage, row)
	name := "INDEX(" + c.list(listNames, c.kit.Loop.Scale) + ",ROUND(ROUND(" + average + ",6),0))"
	return sheet.Formula("IF(ISNUMBER("+average+"),"+name+","+sheet.Quote(c.Text.None)+")", word)
}

func (c *card) overallRow(s *sheet.Sheet, row int) {
	t := &c.Text.Summary
	plain := sheet.PlainStyle().On(sheet.Band)
	st := plain.Bolded()
	value, ok := kit.Overall(c.asked, c.ratings)

	s.Set(colLabel, row, sheet.Text(t.Overall), st)
	s.Set(colMeaning, row, sheet.Text(t.OverallMeans), plain)
	total := c.there(sheet.Ref(colScore, c.last()+1))
	s.Set(colAverage, row, sheet.Computed(total, value, ok, c.Text.None), st.Centered().Formatted("0.00"))
	s.Set(colWord, row, c.inWords(row, value, ok), plain.Centered())

	rated := "COUNT(" + c.list(listCounts, len(c.asked)) + ")"
	s.Set(colRated, row, c.of(rated, c.count(kit.Unsupported, kit.Done), len(c.asked)), plain.Centered())
}

// state writes what is still to be done and returns the row after it.
func (c *card) state(s *sheet.Sheet, row int) int {
	t, checks := &c.Text.Summary, c.there(c.column(colCheck))
	count := func(words ...string) string {
		parts := make([]string, len(words))
		for i, w := range words {
			parts[i] = "COUNTIF(" + checks + "," + sheet.Quote(w) + ")"
		}
		return strings.Join(parts, "+")
	}
	missing := count(c.Text.Checks.NoEvidence)
	flags := "COUNTIF(" + c.there(c.column(colRedFlag)) + "," + sheet.Quote(c.Text.Yes) + ")"

	left := sheet.PlainStyle()
	left.Align = sheet.Left
	for i, r := range []struct {
		label string
		value sheet.Value
	}{
		{t.Evidence, c.evidenceState(missing)},
		{t.Open, sheet.Formula(count(c.Text.Checks.Open, c.Text.Checks.NoRating), c.count(kit.Open, kit.Unrated))},
		{t.NotAssessed, sheet.Formula(count(c.Text.Checks.NotAssessed), c.count(kit.NotAssessed))},
		{t.RedFlags, sheet.Formula(flags, c.redFlags())},
	} {
		s.Set(colLabel, row+i, sheet.Text(r.label), sheet.PlainStyle().Bolded())
		s.Set(colMeaning, row+i, r.value, left)
	}
	s.When(sheet.Ref(colMeaning, row), missing+">0", sheet.Alarm())
	s.When(sheet.Ref(colMeaning, row+3), sheet.Ref(colMeaning, row+3)+">0", sheet.Alarm())
	return row + 4
}

// evidenceState says whether every rating has evidence; of a form without ratings, that it has none.
func (c *card) evidenceState(missing string) sheet.Value {
	t := &c.Text.Summary
	rated := "COUNT(" + c.list(listCounts, len(c.asked)) + ")"
	formula := "IF(" + missing + ">0," + joined(t.EvidenceMissing, "missing", missing) + "," +
		"IF(" + rated + "=0," + sheet.Quote(t.EvidenceNone) + "," + sheet.Quote(t.EvidenceThere) + "))"

	text := t.EvidenceThere
	if c.count(kit.Unsupported, kit.Done) == 0 {
		text = t.EvidenceNone
	}
	if n := c.count(kit.Unsupported); n > 0 {
		text = kit.Fill(t.EvidenceMissing, "missing", itoa(n))
	}
	return sheet.Formula(formula, text)
}

// conclusion writes the inputs of the summary.
func (c *card) conclusion(s *sheet.Sheet, row int) {
	t, n := &c.Text.Summary, &c.Text.Notes
	var recommendation, justification, attested sheet.Value
	if f := c.Filled; f != nil {
		recommendation, justification = sheet.Text(f.Recommendation), sheet.Text(f.Justification)
		attested = sheet.TextIf(f.Attested, c.Text.Yes)
	}

	for i, r := range []struct {
		key, label string
		value      sheet.Value
	}{
		{keyRecommendation, t.Recommendation, recommendation},
		{keyJustification, t.Justification, justification},
		{keyAttested, t.Attested, attested},
	} {
		st := sheet.InputStyle()
		st.Middle = r.key != keyJustification
		s.Set(colKey, row+i, sheet.Text(r.key), sheet.CodeStyle())
		s.Set(colLabel, row+i, sheet.Text(r.label), sheet.PlainStyle().Bolded())
		s.Set(colMeaning, row+i, r.value, st)
	}
	s.AtLeast(row, 20)
	s.AtLeast(row+1, 84)
	s.Grow(row + 1)
	s.AtLeast(row+2, 20)

	words := c.list(listRecommendation, len(c.Words.Recommendations))
	s.List(sheet.Ref(colMeaning, row), words, n.Recommendation, n.Refused)
	s.List(sheet.Ref(colMeaning, row+2), c.list(listYes, 1), n.Attested, n.Refused)
	s.Set(colMeaning, row+4, sheet.Text(t.Remark), sheet.NoteStyle())
}
