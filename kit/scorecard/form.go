package scorecard

import (
	"strings"

	"panelkit/kit"
	"panelkit/kit/sheet"
)

// Columns of the form: what is asked and its rating first, which stay in view, then what to note during the
// interview, and last what is looked at afterwards. Those that are read back have a key in the hidden row.
const (
	colNumber = 1 + iota
	colID
	colQuestion
	colRating
	colCriteria
	colHeard
	colRedFlag
	colEvidence
	colCompetencies
	colWeight
	colScore
	colCheck
)

// widths returns the widths of the columns. Together with the heads of rows they fill a screen of 1,366 pixels.
func widths() []float64 { return []float64{5, 9, 38, 9, 31, 9, 8, 40, 16, 8, 9, 13} }

// Rows of the form.
const (
	rowTitle = 1 + iota
	rowAbout
	rowGuidance
	rowLabels
	rowFields
	rowKeys // hidden
	rowHead
	rowFirst // of the questions
)

// formKeys names the columns that are read back.
func formKeys() map[int]string {
	return map[int]string{
		colID: "id", colQuestion: "question", colRating: "rating", colCriteria: "criteria", colHeard: "heard",
		colRedFlag:  "red_flag",
		colEvidence: "evidence", colCompetencies: "competencies", colWeight: "weight",
	}
}

// keysInOrder returns the keys in the order of their columns.
func keysInOrder() []string {
	return []string{"id", "question", "rating", "criteria", "heard", "red_flag", "evidence", "competencies", "weight"}
}

// keysBefore returns the keys in the order that the format before this one had.
func keysBefore() []string {
	return []string{"id", "question", "competencies", "weight", "heard", "rating", "evidence", "red_flag"}
}

// fieldColumns tells in which columns of rowFields the interviewer's own particulars stand, by the key of the column.
func fieldColumns() map[string]int {
	return map[string]int{"interviewer": colQuestion, "date": colCriteria, "start": colHeard, "end": colRedFlag}
}

func (c *card) last() int { return rowFirst + len(c.asked) - 1 }

// column returns the cells of all questions in a column.
func (c *card) column(col int) string { return sheet.Range(col, rowFirst, col, c.last()) }

// heads returns the heads of the columns.
func (c *card) heads() map[int]string {
	t := &c.Text.Scorecard
	return map[int]string{
		colNumber: t.Number, colID: t.ID, colQuestion: t.Question, colRating: t.Rating, colCriteria: t.Criteria,
		colHeard: t.Heard, colRedFlag: t.RedFlag, colEvidence: t.Evidence, colCompetencies: t.Competencies,
		colWeight: t.Weight, colScore: t.Score, colCheck: t.Check,
	}
}

// form writes the sheet with the inputs.
func (c *card) form() {
	t := &c.Text.Scorecard
	s := c.book.Sheet(c.Text.Sheets.Scorecard, c.page(sheet.Page{
		Freeze: rowHead, Left: colRating, Titles: [2]int{rowHead, rowHead}, Widths: widths(),
	}))
	s.Set(1, rowTitle, sheet.Text(kit.Fill(t.Title, "session", c.session.Title)), sheet.TitleStyle())
	s.Set(1, rowAbout, sheet.Text(c.about()), sheet.AboutStyle())
	s.Set(1, rowGuidance, sheet.Text(t.Guidance), sheet.AsideStyle())

	s.Set(1, rowKeys, c.code(codeForm), sheet.CodeStyle())
	for col, key := range formKeys() {
		s.Set(col, rowKeys, sheet.Text(key), sheet.CodeStyle())
	}
	s.HideRow(rowKeys)
	c.fields(s)

	heads := c.heads()
	for col := colNumber; col <= colCheck; col++ {
		st := sheet.HeadStyle()
		switch col {
		case colNumber, colRating, colHeard, colRedFlag, colWeight, colScore:
			st = st.Centered()
		}
		s.Set(col, rowHead, sheet.Text(heads[col]), st)
	}
	for i := range c.asked {
		c.question(s, i)
	}
	c.total(s)
	c.rules(s)
}

// fields writes the interviewer's own particulars.
func (c *card) fields(s *sheet.Sheet) {
	t, cols := &c.Text.Scorecard, fieldColumns()
	in := sheet.InputStyle().Middled()
	in.Wrap = false
	name, date := sheet.Text(c.seat.Name), sheet.DayOf(c.kit.Loop.Date)
	start, end := sheet.Value{}, sheet.Value{}
	if f := c.Filled; f != nil {
		name, date, start, end = sheet.Text(f.Interviewer), sheet.DayOf(f.Date), sheet.Text(f.Start), sheet.Text(f.End)
	}

	for _, f := range []struct {
		col   int
		label string
		value sheet.Value
		style sheet.Style
	}{
		{cols["interviewer"], t.Interviewer, name, in.Bolded()},
		{cols["date"], t.Date, date, in.Centered().Formatted("yyyy-mm-dd")},
		{cols["start"], t.Start, start, in.Centered().Formatted("hh:mm")},
		{cols["end"], t.End, end, in.Centered().Formatted("hh:mm")},
	} {
		s.Set(f.col, rowLabels, sheet.Text(f.label), sheet.LabelStyle())
		s.Set(f.col, rowFields, f.value, f.style)
	}
	s.Hint(sheet.Ref(colQuestion, rowFields), c.Text.Notes.Interviewer)
	s.Height(rowFields, 20)

	s.Set(colEvidence, rowLabels, sheet.Text(t.Progress), sheet.LabelStyle())
	s.Set(colEvidence, rowFields, c.progress(), sheet.Style{Bold: true, Color: sheet.Ink, Middle: true})
}

// progress counts what is rated and what lacks evidence.
func (c *card) progress() sheet.Value {
	t := &c.Text.Scorecard
	ratings := c.column(colRating)
	rated := "COUNT(" + ratings + ")+COUNTIF(" + ratings + "," + sheet.Quote(c.Words.NotAssessedMark) + ")"
	missing := "COUNTIF(" + c.column(colCheck) + "," + sheet.Quote(c.Text.Checks.NoEvidence) + ")"

	total := itoa(len(c.asked))
	n, m := c.count(kit.Unsupported, kit.Done, kit.NotAssessed), c.count(kit.Unsupported)
	value := kit.Fill(t.Rated, "rated", itoa(n), "total", total)
	if m > 0 {
		value = kit.Fill(t.Lacking, "rated", itoa(n), "total", total, "missing", itoa(m))
	}
	return sheet.Formula("IF("+missing+">0,"+
		joined(t.Lacking, "rated", "("+rated+")", "total", total, "missing", missing)+","+
		joined(t.Rated, "rated", "("+rated+")", "total", total)+")", value)
}

// question writes the row of one question.
func (c *card) question(s *sheet.Sheet, i int) {
	row, a := rowFirst+i, c.asked[i]
	q, r := c.kit.Question(a.ID), c.ratings[i]
	names := make([]string, len(q.Competencies))
	for n, id := range q.Competencies {
		names[n] = c.kit.Competency(id).Name
	}
	must := c.Words.MustAsk
	if !a.MustAsk {
		must = c.Words.IfTime
	}

	p, in := sheet.PlainStyle(), sheet.InputStyle()
	small := sheet.Style{Size: 9, Wrap: true, Border: sheet.Line, Color: sheet.Ink, Middle: true}
	s.Set(colNumber, row, sheet.Int(i+1), p.Bolded().Centered())
	s.Set(colID, row, sheet.Text(a.ID+"\n"+must), small.Sized(8))
	s.Set(colQuestion, row, sheet.Text(q.Text), p)
	s.Set(colRating, row, c.given(r), in.Middled().Bolded().Centered())

	s.Set(colCriteria, row, keyPhrases(q.Criteria, q.IsEssential), small)
	s.Set(colHeard, row, sheet.Text(r.Heard), in.Middled().Centered().Formatted("@"))
	s.Set(colRedFlag, row, sheet.TextIf(r.RedFlag, c.Text.Yes), in.Middled().Centered())
	s.Set(colEvidence, row, sheet.Text(r.Evidence), in)

	s.Set(colCompetencies, row, sheet.Text(strings.Join(names, "\n")), small)
	s.Set(colWeight, row, sheet.Number(a.Weight()), p.Centered().Formatted("0.0"))
	s.Set(colScore, row, c.score(i), p.Centered().Formatted("0.00"))
	s.Set(colCheck, row, c.check(i), small)
	s.AtLeast(row, 54)
	s.Grow(row)
}

// given is a rating as its interviewer gave it, whatever it counts for.
func (c *card) given(r kit.Rating) sheet.Value {
	if r.Given > 0 {
		r.Value = r.Given
	}
	return sheet.Typed(r.Mark(c.Words.NotAssessedMark))
}

// keyPhrases returns the numbered criteria by the words to listen for, in bold; one without such words whole. An
// essential one has a star.
func keyPhrases(criteria []string, essential func(n int) bool) sheet.Value {
	var runs []sheet.Run
	for i, c := range criteria {
		number := itoa(i + 1)
		if essential(i + 1) {
			number += "*"
		}
		if i > 0 {
			number = "\n" + number
		}
		runs = append(runs, sheet.Run{Text: number + "  ", Bold: essential(i + 1)})

		parts := strings.Split(c, "**")
		if len(parts) < 3 {
			runs = append(runs, sheet.Run{Text: c})
			continue
		}
		for n := 1; n < len(parts); n += 2 {
			if n > 1 {
				runs = append(runs, sheet.Run{Text: " … "})
			}
			runs = append(runs, sheet.Run{Text: parts[n], Bold: true})
		}
	}
	return sheet.Rich(runs...)
}

// total writes the row below the questions.
func (c *card) total(s *sheet.Sheet) {
	row := c.last() + 1
	value, ok := kit.Overall(c.asked, c.ratings)
	st := sheet.Style{Bold: true, Color: sheet.Ink, Fill: sheet.Band, Middle: true}
	for col := colNumber; col <= colCheck; col++ {
		switch col {
		case colEvidence:
			right := st
			right.Align, right.Bold = sheet.Right, false
			s.Set(col, row, sheet.Text(c.Text.Scorecard.Overall), right)
		case colScore:
			s.Set(col, row, sheet.Computed(c.overallFormula(), value, ok, c.Text.None), st.Centered().Formatted("0.00"))
		default:
			s.Set(col, row, sheet.Value{}, st)
		}
	}

	s.Height(row, 22)
}

func (c *card) overallFormula() string {
	weight := "SUMIF(" + c.column(colScore) + `,">=0",` + c.column(colWeight) + ")"
	return "IF(" + weight + ">0,SUM(" + c.column(colScore) + ")/" + weight + "*100," + sheet.Quote(c.Text.None) + ")"
}

// rules adds drop-downs, notes, and the looks that depend on what is typed.
func (c *card) rules(s *sheet.Sheet) {
	n := &c.Text.Notes
	legend := make([]string, 0, c.kit.Loop.Scale+1)
	for v := 1; v <= c.kit.Loop.Scale; v++ {
		legend = append(legend, itoa(v)+" "+c.Words.Rating(c.kit.Loop.Scale, v))
	}
	legend = append(legend, c.Words.NotAssessedMark+" "+c.Words.NotAssessed)
	note := sheet.Note{Title: n.Rating.Title, Text: strings.Join(legend, "\n")}

	s.List(c.column(colRating), c.list(listRating, c.kit.Loop.Scale+1), note, n.Refused)
	s.List(c.column(colRedFlag), c.list(listYes, 1), n.RedFlag, n.Refused)
	s.Hint(c.column(colHeard), n.Heard)
	s.Hint(c.column(colEvidence), n.Evidence)

	checks := &c.Text.Checks
	check, flag := sheet.Ref(colCheck, rowFirst), sheet.Ref(colRedFlag, rowFirst)
	is := func(word string) string { return "$" + check + "=" + sheet.Quote(word) }
	blank := "TRIM(" + sheet.Ref(colEvidence, rowFirst) + `)=""`
	s.When(c.column(colEvidence), "AND("+is(checks.NoEvidence)+","+blank+")", sheet.Alarm())
	s.When(c.column(colCheck),
		"OR("+is(checks.NoEvidence)+","+is(checks.OffScale)+","+is(checks.NoRating)+","+is(checks.Capped)+")",
		sheet.Alarm())
	s.When(c.column(colRedFlag), flag+"="+sheet.Quote(c.Text.Yes), sheet.Alarm())
	s.ShadeRatings(c.column(colRating), sheet.Ref(colRating, rowFirst), c.kit.Loop.Scale)
}
