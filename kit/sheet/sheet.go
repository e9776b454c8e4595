package sheet

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
	OnePage   bool      // printed on one page, however small
	Blocks    [][2]int  // first and last rows of what is not torn apart on paper, in their order
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

// Name returns the sheet's name.
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
