package debrief

import (
	"io"
	"strconv"
	"strings"

	"panelkit/kit"
	"panelkit/kit/sheet"
)

// CompareXLSX writes a comparison as a workbook: recommendations and red flags, what each was asked, means by
// competency and candidate and, where groups were given, their selection rates. Paper is "letter", or else A4. The same
// comparison gives the same bytes.
func CompareXLSX(w io.Writer, c *Comparison, v Voice, paper string) error {
	title := kit.Fill(v.Text.Compare.Title, "title", c.Title)
	b := &bookComparison{book: v.newBook(title, paper), c: c}
	b.overview(title)
	b.asked()
	if len(c.Competencies) > 0 {
		b.means()
	}
	if len(c.Impact) > 0 {
		b.impact()
	}
	return b.Write(w)
}

// bookComparison is a comparison being written as a workbook.
type bookComparison struct {
	*book
	c *Comparison
}

func (b *bookComparison) overview(title string) {
	ct := &b.Text.Compare
	t := b.tab(ct.Sheets.Overview, sheet.Page{Widths: []float64{26, 34, 24, 60, 60}})
	t.put(1, bigTitle(), title)
	t.next(1)
	for _, text := range append([]string{b.parallel(b.c)}, b.incomplete(b.c)...) {
		t.put(1, aside(), text)
		t.next(1)
	}

	t.next(1)
	t.put(1, partTitle(), ct.Recommendations)
	t.put(4, wrapped(), ct.RecommendedAbout)
	t.next(1)
	rt := &b.Text.Recommendations
	t.put(1, header(), ct.Candidate, rt.Interviewer, rt.Recommendation)
	t.next(1)
	for _, one := range b.c.Candidates {
		b.recommendations(t, one)
	}
	b.redFlags(t)
}

func (b *bookComparison) recommendations(t *tab, one Candidate) {
	who := one.label() + "\n" + one.Kit + " · " + scorecards(one)
	if len(one.Recommendations) == 0 {
		t.put(1, strong(), who)
		t.put(2, body(), b.Text.Compare.Hidden, "")
		t.next(1)
		return
	}

	for i, r := range one.Recommendations {
		if i > 0 {
			who = ""
		}
		what, note := b.recommends(r)
		if note != "" {
			what += ", " + note
		}
		t.put(1, strong(), who)
		t.put(2, body(), withSession(r.Interviewer, r.Session))
		t.put(3, strong(), what)
		t.next(1)
	}
}

func (b *bookComparison) redFlags(t *tab) {
	ct := &b.Text.Compare
	flagged, none := b.flagged(b.c)
	t.next(1)
	t.put(1, partTitle(), ct.RedFlags)
	if !flagged {
		t.put(4, wrapped(), none)
		return
	}

	t.next(1)
	t.put(1, header(), ct.Candidate, b.Text.Every.Interviewer, ct.Question, "", b.Text.Every.Evidence)
	t.next(1)
	for _, one := range b.c.Candidates {
		for _, r := range one.RedFlags {
			evidence := oneLine(r.Evidence)
			if evidence == "" {
				evidence = b.Text.Point.NoEvidence
			}
			t.put(1, strong(), one.label())
			t.put(2, body(), b.raisedIn(r), r.Question, r.Text, evidence)
			t.next(1)
		}
	}
}

// heads writes the names of the candidates above their columns, from a column on.
func (b *bookComparison) heads(t *tab, col int) {
	for i, one := range b.c.Candidates {
		t.put(col+i, centered(header()), one.label())
	}
	t.next(1)
}

func (b *bookComparison) asked() {
	ct := &b.Text.Compare
	widths := []float64{64, 10, 26}
	for range b.c.Candidates {
		widths = append(widths, 16)
	}
	t := b.tab(ct.Sheets.Asked, sheet.Page{Freeze: 4, Left: 1, Titles: [2]int{4, 4}, Widths: widths})
	t.put(1, partTitle(), ct.Asked)
	t.next(1)
	t.put(1, aside(), ct.AskedAbout)
	t.next(2)
	t.put(1, header(), ct.Question, "", ct.Level)
	b.heads(t, 4)

	for _, s := range b.askedBySession(b.c) {
		t.put(1, partTitle(), s.title)
		t.next(1)
		for _, r := range s.rows {
			t.put(1, body(), r.Text, r.Question, b.levelAndCategory(r.Asked))
			for i, n := range r.numbers {
				value := sheet.Text(b.Text.None)
				if n > 0 {
					value = sheet.Int(n)
				}
				t.Set(4+i, t.row, value, centered(body()))
			}
			t.next(1)
		}
	}
}

func (b *bookComparison) means() {
	ct := &b.Text.Compare
	widths := []float64{36}
	for range b.c.Candidates {
		widths = append(widths, 18)
	}
	t := b.tab(ct.Sheets.Means, sheet.Page{Freeze: 5, Left: 1, Titles: [2]int{5, 5}, Widths: widths})
	t.put(1, partTitle(), ct.Means)
	t.next(1)
	for sentence := range strings.SplitAfterSeq(ct.MeansAbout, ". ") { // one a row, as the sheet may be narrow
		t.put(1, aside(), strings.TrimSpace(sentence))
		t.next(1)
	}

	t.row = 5
	t.put(1, header(), b.Text.Competencies.Competency)
	b.heads(t, 2)
	for _, comp := range b.c.Competencies {
		t.put(1, middle(strong()), comp.Name)
		t.Height(t.row, 22)
		for i, x := range comp.Values {
			b.mean(t, 2+i, x, b.c.Scale, false)
		}
		t.next(1)
	}
	t.put(1, middle(strong()), ct.Overall)
	t.Height(t.row, 22)
	for i, one := range b.c.Candidates {
		b.mean(t, 2+i, one.Overall, b.c.Scale, false)
	}
}

func (b *bookComparison) impact() {
	ct := &b.Text.Compare
	t := b.tab(ct.Sheets.Impact, sheet.Page{
		Freeze: 4, Titles: [2]int{4, 4}, Widths: []float64{24, 12, 12, 12, 14, 10, 14, 40},
	})
	t.put(1, partTitle(), ct.Impact)
	t.next(1)
	t.put(1, aside(), ct.ImpactNote)
	t.next(2)
	t.put(1, header(), ct.Group, ct.Applicants, ct.Selected, ct.Rate, ct.Ratio, ct.Z, ct.Fisher, ct.Flag)
	t.next(1)

	number, whole := centered(body()), centered(body())
	number.Format, whole.Format = "0.0000", "0"
	for _, im := range b.c.Impact {
		n := strconv.Itoa(t.row)
		t.put(1, body(), im.Name)
		t.SetRow(2, t.row, whole, sheet.Int(im.Applicants), sheet.Int(im.Selected))
		rate := sheet.Text(b.Text.None)
		if im.Applicants > 0 {
			rate = sheet.Formula("C"+n+"/B"+n, im.Rate)
		}
		t.SetRow(4, t.row, number, rate, b.number(im.Ratio), b.number(im.Z), b.number(im.Fisher))
		t.put(8, body(), b.Voice.impact(im))
		t.next(1)
	}
}
