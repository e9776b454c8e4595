package debrief

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"time"

	"panelkit/kit"
	"panelkit/kit/page"
	"panelkit/kit/sheet"
)

// CompareJSON writes a comparison as indented JSON.
func CompareJSON(w io.Writer, c *Comparison) error {
	data, err := json.MarshalIndent(c, "", "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(data, '\n'))
	return err
}

// parallel says whether, and in what, the candidates can be compared.
func (v Voice) parallel(c *Comparison) string {
	t := &v.Text.Compare
	if len(c.Reasons) == 0 {
		return t.Parallel
	}
	names := map[string]string{}
	for _, one := range c.Candidates {
		names[one.Kit] = one.label()
	}
	texts := map[DifferenceKind]string{
		DifferentRole: t.DifferentRole, DifferentScale: t.DifferentScale, DifferentSessions: t.DifferentSessions,
		DifferentWeights: t.DifferentWeights, DifferentForm: t.DifferentForm,
	}
	var out []string
	for _, d := range c.Reasons {
		out = append(out, kit.Fill(texts[d.Kind], "a", names[d.A], "b", names[d.B], "session", d.Session))
	}
	if len(c.Sessions) > 0 {
		return kit.Fill(t.PartlyParallel, "sessions", strings.Join(c.Sessions, ", "), "reasons", strings.Join(out, "; "))
	}
	return kit.Fill(t.NotParallel, "reasons", strings.Join(out, "; "))
}

// hidden names the candidates who are not shown because scorecards are missing.
func (v Voice) hidden(c *Comparison) []string {
	var out []string
	for _, one := range c.Candidates {
		if one.In < one.Planned {
			out = append(out, kit.Fill(v.Text.Compare.Incomplete, "name", one.label(), "in", strconv.Itoa(one.In), "planned", strconv.Itoa(one.Planned)))
		}
	}
	return out
}

// impact says what to make of one group's selection rate.
func (v Voice) impact(im Impact) string {
	t := &v.Text.Compare
	switch {
	case im.Reference:
		return t.Reference
	case im.Flagged:
		return t.Flagged
	case im.Reverses && im.Ratio != nil && *im.Ratio < 0.8:
		return t.Reverses
	case len(im.Warnings) > 0:
		return v.Text.Cautions.Small
	}
	return ""
}

// four gives a number with four digits, or the mark for none.
func (v Voice) four(x *float64) string {
	if x == nil {
		return v.Text.None
	}
	return strconv.FormatFloat(*x, 'f', 4, 64)
}

// CompareXLSX writes a comparison as a workbook: means by competency and candidate and, where groups
// were given, their selection rates. Paper is "letter", or else A4. The same comparison gives the same
// bytes.
func CompareXLSX(w io.Writer, c *Comparison, v Voice, paper string) error {
	t := &v.Text.Compare
	title := kit.Fill(t.Title, "title", c.Title)
	b := sheet.New(sheet.Props{Title: title, Created: time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)})
	head := sheet.Style{Bold: true, Color: "FFFFFF", Fill: "1E3A5F", Border: "1E3A5F", Wrap: true, Middle: true, Align: sheet.Center}
	cell := sheet.Style{Wrap: true, Border: "9CA3AF", Middle: true}
	widths := []float64{36}
	for range c.Candidates {
		widths = append(widths, 18)
	}
	s := b.Sheet(t.MeanSheet, sheet.Page{Letter: paper == "letter", Freeze: 5, Left: 1, Titles: [2]int{5, 5}, Widths: widths, Footer: title})
	s.Set(1, 1, sheet.Text(title), sheet.Style{Size: 15, Bold: true, Color: "1E3A5F", Middle: true})
	s.Set(1, 2, sheet.Text(v.parallel(c)), sheet.Style{Middle: true})
	s.Set(1, 3, sheet.Text(strings.Join(append(v.hidden(c), t.Warning), " · ")), sheet.Style{Italic: true, Middle: true})
	s.Set(1, 5, sheet.Text(t.Candidate), head)
	for i, one := range c.Candidates {
		s.Set(i+2, 5, sheet.Text(one.label()), head)
	}
	centered := cell
	centered.Align = sheet.Center
	row := func(n int, name string, value func(i int) sheet.Value, format string) {
		st := centered
		st.Format = format
		s.Set(1, n, sheet.Text(name), sheet.Style{Bold: true, Wrap: true, Border: "9CA3AF", Middle: true})
		for i := range c.Candidates {
			s.Set(i+2, n, value(i), st)
		}
	}
	row(6, t.Kit, func(i int) sheet.Value { return sheet.Text(c.Candidates[i].Kit) }, "")
	row(7, t.Scorecards, func(i int) sheet.Value {
		return sheet.Text(fmt.Sprintf("%d / %d", c.Candidates[i].In, c.Candidates[i].Planned))
	}, "")
	row(8, t.Overall, func(i int) sheet.Value { return v.value(c.Candidates[i].Overall) }, "0.00")
	for n, comp := range c.Competencies {
		row(9+n, comp.Name, func(i int) sheet.Value { return v.value(comp.Values[i]) }, "0.00")
	}
	if last := 8 + len(c.Competencies); len(c.Candidates) > 0 {
		cells := sheet.Range(2, 8, 1+len(c.Candidates), last)
		s.When(cells, "AND(ISNUMBER(B8),B8<=2)", sheet.Cond{Fill: "FDE3C8"})
		s.When(cells, "AND(ISNUMBER(B8),B8>="+strconv.Itoa(c.Scale-1)+")", sheet.Cond{Fill: "CFE3F7"})
	}
	if len(c.Impact) > 0 {
		v.impactSheet(b, c, paper, head, cell)
	}
	return b.Write(w)
}

func (v Voice) value(x *float64) sheet.Value {
	if x == nil {
		return sheet.Text(v.Text.None)
	}
	return sheet.Number(*x)
}

func (v Voice) impactSheet(b *sheet.Book, c *Comparison, paper string, head, cell sheet.Style) {
	t := &v.Text.Compare
	s := b.Sheet(t.ImpactSheet, sheet.Page{Letter: paper == "letter", Freeze: 4, Titles: [2]int{4, 4}, Widths: []float64{24, 12, 12, 12, 14, 10, 14, 40}})
	s.Set(1, 1, sheet.Text(t.Impact), sheet.Style{Size: 13, Bold: true, Color: "1E3A5F", Middle: true})
	s.Set(1, 2, sheet.Text(t.ImpactNote), sheet.Style{Italic: true, Middle: true})
	s.SetRow(1, 4, head, sheet.Text(t.Group), sheet.Text(t.Applicants), sheet.Text(t.Selected), sheet.Text(t.Rate), sheet.Text(t.Ratio), sheet.Text(t.Z), sheet.Text(t.Fisher), sheet.Text(t.Flag))
	for i, im := range c.Impact {
		n := 5 + i
		number := cell
		number.Align, number.Format = sheet.Center, "0.0000"
		whole := number
		whole.Format = "0"
		s.Set(1, n, sheet.Text(im.Name), cell)
		s.SetRow(2, n, whole, sheet.Int(im.Applicants), sheet.Int(im.Selected))
		rate := sheet.Text(v.Text.None)
		if im.Applicants > 0 {
			rate = sheet.Formula("C"+strconv.Itoa(n)+"/B"+strconv.Itoa(n), im.Rate)
		}
		s.SetRow(4, n, number, rate, v.value(im.Ratio), v.value(im.Z), v.value(im.Fisher))
		s.Set(8, n, sheet.Text(v.impact(im)), cell)
	}
}

// ComparePDF writes a comparison as PDF.
func ComparePDF(w io.Writer, c *Comparison, v Voice, theme *page.Theme, paper page.Paper) ([]page.Warning, error) {
	t := &v.Text.Compare
	title := kit.Fill(t.Title, "title", c.Title)
	d := page.New(theme, page.Meta{Title: title, Lang: "en", Paper: paper, FootLeft: title, PageOf: v.Text.PageOf})
	colors := theme.Colors
	d.Add(page.Mark{ID: "top", Outline: title, Kind: "part"}, d.H1(title), page.P(v.parallel(c)), page.Gap(6))
	head := page.Cells(t.Candidate, t.Kit, t.Scorecards, t.Overall)
	table := page.Table{Columns: []page.Column{{Share: 1.4}, {Share: 1}, {Share: 1}, {Share: 1}}, Head: &head}
	heat := page.HeatMap{Corner: v.Text.Overview.Competency, Lo: 1, Hi: float64(c.Scale), Digits: 2, Label: 150}
	for _, one := range c.Candidates {
		table.Rows = append(table.Rows, page.Cells(one.label(), one.Kit, fmt.Sprintf("%d / %d", one.In, one.Planned), v.num(one.Overall)))
		heat.Columns = append(heat.Columns, one.label())
	}
	d.Add(table)
	for _, text := range v.hidden(c) {
		d.Add(page.Gap(3), page.Para{Text: page.T(text), Style: page.Style{Color: colors.Alert}})
	}
	for _, row := range c.Competencies {
		values := make([]float64, len(row.Values))
		for i, x := range row.Values {
			if values[i] = math.NaN(); x != nil {
				values[i] = *x
			}
		}
		heat.Rows, heat.Values = append(heat.Rows, row.Name), append(heat.Values, values)
	}
	if len(heat.Rows) > 0 {
		d.Add(page.Gap(8), heat, page.Gap(6))
	}
	d.Add(page.Para{Text: page.T(t.Warning), Style: page.Style{Color: colors.Muted}})
	if len(c.Impact) > 0 {
		head := page.Cells(t.Group, t.Applicants, t.Selected, t.Rate, t.Ratio, t.Fisher, t.Flag)
		table := page.Table{Columns: []page.Column{{Share: 1.2}, {Share: 1}, {Share: 1}, {Share: 0.8}, {Share: 1}, {Share: 1}, {Share: 2}}, Head: &head}
		for _, im := range c.Impact {
			table.Rows = append(table.Rows, page.Cells(im.Name, strconv.Itoa(im.Applicants), strconv.Itoa(im.Selected), v.four(&im.Rate), v.four(im.Ratio), v.four(im.Fisher), v.impact(im)))
		}
		d.Add(page.Keep{Blocks: []page.Block{d.H2(t.Impact), table, page.Gap(4), page.Para{Text: page.T(t.ImpactNote), Style: page.Style{Color: colors.Muted}}}})
	}
	return d.Write(w)
}
