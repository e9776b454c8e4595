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

// summary writes the sheet with averages, recommendation and statement.
func (c *card) summary() {
	t := &c.Text.Summary
	s := c.book.Sheet(c.Text.Sheets.Summary, c.page(sheet.Page{
		Freeze: 3, HideLeft: true, Titles: [2]int{1, 1}, Widths: []float64{4, 34, 70, 11, 18, 11},
	}))
	s.Set(colKey, 1, c.code(codeSummary), sheet.CodeStyle())
	s.Set(colLabel, 1, sheet.Text(kit.Fill(t.Title, "session", c.session.Title)), sheet.TitleStyle())
	s.Set(colLabel, 2, sheet.Text(c.aboutLine()), sheet.AboutStyle())
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

func (c *card) aboutLine() string {
	return kit.Fill(c.Text.Scorecard.About, "title", c.kit.Loop.Title, "minutes", itoa(c.session.Minutes), "candidate", c.candidate(), "kit", c.kit.ID)
}

// there gives a reference to a cell of the form.
func (c *card) there(ref string) string { return sheet.In(c.Text.Sheets.Scorecard, ref) }

// competency writes the row of one competency, whose questions are given by index.
func (c *card) competency(s *sheet.Sheet, row, i int, of []int) {
	t, p := &c.Text.Summary, sheet.PlainStyle()
	refs := make([]string, len(of))
	for n, q := range of {
		refs[n] = c.there(sheet.Ref(colRating, rowFirst+q))
	}
	cells := strings.Join(refs, ",")
	mean, n := kit.MeanOf(c.ratings, of)
	s.Set(colLabel, row, sheet.Text(c.kit.Role.Competencies[i].Name), p.Bolded())
	s.Set(colMeaning, row, sheet.Text(c.kit.Role.Competencies[i].Definition), p)
	s.Set(colAverage, row, sheet.Computed("IF(COUNT("+cells+")=0,"+sheet.Quote(c.Text.None)+",AVERAGE("+cells+"))", mean, n > 0, c.Text.None), p.Bolded().Centered().Formatted("0.00"))
	s.Set(colWord, row, c.inWords(row, mean, n > 0), p.Centered())
	total := itoa(len(of))
	s.Set(colRated, row, sheet.Formula(joined(t.Of, "rated", "COUNT("+cells+")", "total", total), kit.Fill(t.Of, "rated", itoa(n), "total", total)), p.Centered())
}

// inWords names the rating that an average is nearest to, the higher of two. Six digits count, so that
// 3.5 is 3.5 in whatever order a program adds up.
func (c *card) inWords(row int, mean float64, ok bool) sheet.Value {
	word := c.Text.None
	if ok {
		word = c.Words.Rating(c.kit.Loop.Scale, int(math.Floor(math.Round(mean*1e6)/1e6+0.5)))
	}
	average := sheet.Ref(colAverage, row)
	return sheet.Formula("IF(ISNUMBER("+average+"),INDEX("+c.list(listNames, c.kit.Loop.Scale)+",ROUND(ROUND("+average+",6),0)),"+sheet.Quote(c.Text.None)+")", word)
}

func (c *card) overallRow(s *sheet.Sheet, row int) {
	t := &c.Text.Summary
	st := sheet.PlainStyle().Bolded().On(sheet.Band)
	plain := sheet.PlainStyle().On(sheet.Band)
	value, ok := kit.Overall(c.asked, c.ratings)
	s.Set(colLabel, row, sheet.Text(t.Overall), st)
	s.Set(colMeaning, row, sheet.Text(t.OverallMeans), plain)
	s.Set(colAverage, row, sheet.Computed(c.there(sheet.Ref(colScore, c.last()+1)), value, ok, c.Text.None), st.Centered().Formatted("0.00"))
	s.Set(colWord, row, c.inWords(row, value, ok), plain.Centered())
	cells, total := c.there(c.column(colRating)), itoa(len(c.asked))
	s.Set(colRated, row, sheet.Formula(joined(t.Of, "rated", "COUNT("+cells+")", "total", total), kit.Fill(t.Of, "rated", itoa(c.count(kit.Unsupported, kit.Done)), "total", total)), plain.Centered())
}

// state writes what is still to be done and gives the row after it.
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
	text := t.EvidenceThere
	if n := c.count(kit.Unsupported); n > 0 {
		text = kit.Fill(t.EvidenceMissing, "missing", itoa(n))
	}
	evidence := sheet.Formula("IF("+missing+">0,"+joined(t.EvidenceMissing, "missing", missing)+","+sheet.Quote(t.EvidenceThere)+")", text)
	flags := "COUNTIF(" + c.there(c.column(colRedFlag)) + "," + sheet.Quote(c.Text.Yes) + ")"
	left := sheet.PlainStyle()
	left.Align = sheet.Left
	for i, r := range []struct {
		label string
		value sheet.Value
	}{
		{t.Evidence, evidence},
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

// conclusion writes the inputs of the summary.
func (c *card) conclusion(s *sheet.Sheet, row int) {
	t, n, in := &c.Text.Summary, &c.Text.Notes, sheet.InputStyle()
	var recommendation, justification, attested sheet.Value
	if f := c.Filled; f != nil {
		recommendation, justification, attested = sheet.Text(f.Recommendation), sheet.Text(f.Justification), sheet.TextIf(f.Attested, c.Text.Yes)
	}
	for i, r := range []struct {
		key, label string
		value      sheet.Value
	}{
		{keyRecommendation, t.Recommendation, recommendation},
		{keyJustification, t.Justification, justification},
		{keyAttested, t.Attested, attested},
	} {
		s.Set(colKey, row+i, sheet.Text(r.key), sheet.CodeStyle())
		s.Set(colLabel, row+i, sheet.Text(r.label), sheet.PlainStyle().Bolded())
		st := in
		st.Middle = r.key != keyJustification
		s.Set(colMeaning, row+i, r.value, st)
	}
	s.AtLeast(row, 20)
	s.AtLeast(row+1, 84)
	s.Grow(row + 1)
	s.AtLeast(row+2, 20)
	s.List(sheet.Ref(colMeaning, row), c.list(listRecommendation, len(c.Words.Recommendations)), n.Recommendation, n.Refused)
	s.List(sheet.Ref(colMeaning, row+2), c.list(listYes, 1), n.Attested, n.Refused)
	s.Set(colMeaning, row+4, sheet.Text(t.Remark), sheet.NoteStyle())
}
