package sheet

import (
	"fmt"
	"maps"
	"slices"

	"github.com/xuri/excelize/v2"
)

// Page is how a sheet is shown and printed.
type Page struct {
	Letter    bool      // paper size; otherwise A4
	Portrait  bool      // otherwise landscape
	Freeze    int       // so many rows stay in view
	Left      int       // so many columns stay in view
	Titles    [2]int    // first and last row that every printed page repeats; 0: none
	Footer    string    // text at the left of every printed page; the page number stands at the right
	Hidden    bool      // not shown; the first sheet cannot be hidden
	Protected bool      // locked cells cannot be changed by mistake; there is no password
	Widths    []float64 // of the columns, in digits of the standard font
	HideLeft  bool      // the first column is not shown
	TabColor  string    // as RRGGBB
}

// Sheet is one sheet of a Book.
type Sheet struct {
	book *Book
	name string
	page Page
	rows map[int]*row

	// Once finished:
	cells []byte // the rows as XML
	used  string // the block of cells that are set
}

type row struct {
	cells  []cell
	height float64 // in points; 0: fitted
	least  float64
	grows  bool
	hidden bool
}

type cell struct {
	col   int
	style *entry
	value Value
}

// Name gives the sheet's name.
func (s *Sheet) Name() string { return s.name }

func (s *Sheet) row(n int) *row {
	r, ok := s.rows[n]
	if !ok {
		r = &row{}
		s.rows[n] = r
	}
	return r
}

// Set fills a cell; columns and rows count from 1. A cell is set at most once.
func (s *Sheet) Set(col, rowNumber int, v Value, st Style) {
	r := s.row(rowNumber)
	r.cells = append(r.cells, cell{col, s.book.styles.entry(st), v})
}

// SetRow fills cells of one style side by side, from column col on.
func (s *Sheet) SetRow(col, rowNumber int, st Style, values ...Value) {
	for i, v := range values {
		s.Set(col+i, rowNumber, v, st)
	}
}

// Height sets the height of a row in points. Rows without it fit their text.
func (s *Sheet) Height(rowNumber int, points float64) { s.row(rowNumber).height = points }

// AtLeast makes a row that fits its text not lower than so many points.
func (s *Sheet) AtLeast(rowNumber int, points float64) { s.row(rowNumber).least = points }

// Grow lets a row that fits its text grow when more is typed into it.
func (s *Sheet) Grow(rowNumber int) { s.row(rowNumber).grows = true }

// HideRow hides a row.
func (s *Sheet) HideRow(rowNumber int) { s.row(rowNumber).hidden = true }

func (s *Sheet) width(col int) float64 {
	if col-1 < len(s.page.Widths) {
		return s.page.Widths[col-1]
	}
	return 9
}

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
	if s.page.Freeze > 0 || s.page.Left > 0 {
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
}

func (s *Sheet) print() {
	f, b := s.book.file, s.book
	orientation, size, wide, tall := "landscape", 9, 1, 0
	if s.page.Portrait {
		orientation = "portrait"
	}
	if s.page.Letter {
		size = 1
	}
	yes := true
	props := &excelize.SheetPropsOptions{FitToPage: &yes}
	if s.page.TabColor != "" {
		props.TabColorRGB = &s.page.TabColor
	}
	b.keep(f.SetSheetProps(s.name, props))
	b.keep(f.SetPageLayout(s.name, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &tall}))
	side, top, foot := 0.4, 0.5, 0.6
	b.keep(f.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &top, Bottom: &foot, Footer: &side, Header: &side}))
	if s.page.Footer != "" {
		b.keep(f.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{OddFooter: "&L&8" + footerText(s.page.Footer) + "&R&8&P / &N"}))
	}
	if t := s.page.Titles; t[0] > 0 {
		b.keep(f.SetDefinedName(&excelize.DefinedName{
			Name: "_xlnm.Print_Titles", Scope: s.name, RefersTo: In(s.name, fmt.Sprintf("$%d:$%d", t[0], t[1])),
		}))
	}
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
