package sheet

import (
	"fmt"
	"maps"
	"slices"

	"github.com/xuri/excelize/v2"
)

// finish hands everything but the cells to the library.
func (s *Sheet) finish() {
	f, b := s.book.file, s.book
	for i, w := range s.page.Widths {
		b.keep(f.SetColWidth(s.name, Column(i+1), Column(i+1), w))
	}
	if s.page.HideLeft {
		b.keep(f.SetColVisible(s.name, "A", false))
	}

	s.view()
	s.print()
	if s.page.Protected {
		b.keep(f.ProtectSheet(s.name, &excelize.SheetProtectionOptions{
			SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true,
		}))
	}
	if s.page.Hidden {
		b.keep(f.SetSheetVisible(s.name, false))
	}

	s.sortCells()
	s.cells = s.data()
}

// sortCells puts the cells of every row in order, and finds the block that they fill.
func (s *Sheet) sortCells() {
	last, lastRow := 1, 1
	for _, n := range slices.Sorted(maps.Keys(s.rows)) {
		r := s.rows[n]
		slices.SortFunc(r.cells, func(a, b cell) int { return a.col - b.col })
		for i, c := range r.cells {
			if i > 0 && r.cells[i-1].col == c.col {
				s.book.keep(fmt.Errorf("cell %s of sheet %q is set twice", Ref(c.col, n), s.name))
			}
			last, lastRow = max(last, c.col), n
		}
	}
	s.used = Range(1, 1, last, lastRow)
}

func (s *Sheet) view() {
	f, b := s.book.file, s.book
	no := false
	b.keep(f.SetSheetView(s.name, 0, &excelize.ViewOptions{ShowGridLines: &no}))
	if s.page.Freeze == 0 && s.page.Left == 0 {
		return
	}

	p := &excelize.Panes{
		Freeze: true, XSplit: s.page.Left, YSplit: s.page.Freeze,
		TopLeftCell: Ref(s.page.Left+1, s.page.Freeze+1), ActivePane: "bottomRight",
	}
	if s.page.Left == 0 {
		p.ActivePane = "bottomLeft"
	} else if s.page.Freeze == 0 {
		p.ActivePane = "topRight"
	}
	b.keep(f.SetPanes(s.name, p))
}

// Margins of printed pages, in inches.
const (
	sideMargin = 0.4
	topMargin  = 0.5
	footMargin = 0.6
)

func (s *Sheet) print() {
	f, b := s.book.file, s.book
	layout := &excelize.PageLayoutOptions{}
	orientation, size := "landscape", 9
	if s.page.Portrait {
		orientation = "portrait"
	}
	if s.page.Letter {
		size = 1
	}
	layout.Orientation, layout.Size = &orientation, &size

	// Programs look at breaks only where no number of pages is asked for, so that the scale is computed here.
	fit, wide, tall := len(s.page.Blocks) == 0, 1, 0
	if s.page.OnePage {
		tall = 1
	}
	if fit {
		layout.FitToWidth, layout.FitToHeight = &wide, &tall
	} else {
		percent := uint(s.scale())
		layout.AdjustTo = &percent
		s.breaks()
	}

	props := &excelize.SheetPropsOptions{FitToPage: &fit}
	if s.page.TabColor != "" {
		props.TabColorRGB = &s.page.TabColor
	}
	b.keep(f.SetSheetProps(s.name, props))
	b.keep(f.SetPageLayout(s.name, layout))

	side, top, foot := sideMargin, topMargin, footMargin
	b.keep(f.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &top, Bottom: &foot, Footer: &side, Header: &side,
	}))
	if s.page.Footer != "" {
		b.keep(f.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{OddFooter: "&L&8" +
			footerText(s.page.Footer) + "&R&8&P / &N"}))
	}
	if t := s.page.Titles; t[0] > 0 {
		b.keep(f.SetDefinedName(&excelize.DefinedName{
			Name: "_xlnm.Print_Titles", Scope: s.name, RefersTo: In(s.name, fmt.Sprintf("$%d:$%d", t[0], t[1])),
		}))
	}
}

// paper returns width and height of the printed part of a page, in points.
func (s *Sheet) paper() (wide, tall float64) {
	wide, tall = 595, 842
	if s.page.Letter {
		wide, tall = 612, 792
	}
	if !s.page.Portrait {
		wide, tall = tall, wide
	}
	return wide - 2*72*sideMargin, tall - 72*(topMargin+footMargin)
}

// digitPoints is the width of a digit of the standard font in points, by which columns are measured: that of the
// program that makes it widest, so that the columns fit a page in all of them.
const digitPoints = 5.65

// scale returns the percentage at which the columns fit the width of a page.
func (s *Sheet) scale() int {
	total := 0.0
	for _, w := range s.page.Widths {
		total += w * digitPoints
	}
	wide, _ := s.paper()
	return max(10, min(100, int(wide/total*100)-1))
}

// breaks begins a new page before a block of rows that would be torn apart. Pages are taken for a little lower than
// they are, since programs differ by some points.
func (s *Sheet) breaks() {
	_, tall := s.paper()
	room := tall / float64(s.scale()) * 100 * 0.96
	repeated := 0.0
	if t := s.page.Titles; t[0] > 0 {
		repeated = s.heights(t[0], t[1])
	}

	used, next := 0.0, 1
	for i, block := range s.page.Blocks {
		until := block[1]
		if i == len(s.page.Blocks)-1 {
			until = max(until, slices.Max(slices.Collect(maps.Keys(s.rows))))
		}
		height := s.heights(next, until)
		if used > 0 && used+height > room {
			s.book.keep(s.book.file.InsertPageBreak(s.name, Ref(1, next)))
			used = repeated
		}
		used += height
		next = until + 1
	}
}

// heights returns the height of rows, in points.
func (s *Sheet) heights(from, to int) float64 {
	sum := 0.0
	for n := from; n <= to; n++ {
		r, ok := s.rows[n]
		switch {
		case !ok:
			sum += 15
		case r.hidden:
		case r.height > 0:
			sum += r.height
		default:
			sum += s.fitted(r)
		}
	}

	return sum
}

// footerText writes a text so that a footer shows it as it is: & begins a code there, and digits
// after a font size would belong to it.
func footerText(text string) string {
	out := []rune{' '}
	for _, r := range text {
		if r == '&' {
			out = append(out, '&')
		}
		if len(out) < 200 {
			out = append(out, r)
		}
	}
	return string(out)
}
