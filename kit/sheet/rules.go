package sheet

import (
	"fmt"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// Note is what is shown beside an input: a title of at most 32 characters and a text of at most 255. Wordings have
// it as it is.
type Note struct {
	Title string `yaml:"title,required"`
	Text  string `yaml:"text"`
}

// CheckNote tells what forbids a note, nil if nothing does.
func CheckNote(n Note) error {
	if t := len(utf16.Encode([]rune(n.Title))); t > 32 {
		return fmt.Errorf("title %q has %d characters, at most 32", n.Title, t)
	}
	if t := len(utf16.Encode([]rune(n.Text))); t > 255 {
		return fmt.Errorf("note %q has %d characters, at most 255", n.Text, t)
	}
	return nil
}

// List makes cells take only values of a block of cells, chosen from a drop-down. The note shows
// beside the cell; refuse, if it has a text, when something else is typed, which is then not taken.
func (s *Sheet) List(cells, source string, note, refuse Note) {
	dv := excelize.NewDataValidation(true)
	dv.Sqref = cells
	dv.SetSqrefDropList(source)
	s.validate(dv, note, refuse)
}

// Hint shows a note beside cells that take anything.
func (s *Sheet) Hint(cells string, note Note) {
	dv := excelize.NewDataValidation(true)
	dv.Sqref = cells
	s.validate(dv, note, Note{})
}

func (s *Sheet) validate(dv *excelize.DataValidation, note, refuse Note) {
	s.book.keep(CheckNote(note))
	s.book.keep(CheckNote(refuse))
	if note.Text != "" {
		dv.SetInput(note.Title, note.Text)
	}
	if refuse.Text != "" {
		dv.SetError(excelize.DataValidationErrorStyleStop, refuse.Title, refuse.Text)
	}
	s.book.keep(s.book.file.AddDataValidation(s.name, dv))
}

// When gives cells a look where a formula holds. The formula is written for the first cell of the
// block, with relative references for the others.
func (s *Sheet) When(cells, formula string, c Cond) {
	id := s.book.styles.cond(c)
	s.book.keep(
		s.book.file.SetConditionalFormat(s.name, cells,
			[]excelize.ConditionalFormatOptions{{Type: "formula", Criteria: formula, Format: &id}}),
	)
}

// Define gives a block of cells, such as 'Lists'!$A$1:$A$5, a name for the whole workbook.
func (b *Book) Define(name, refersTo string) {
	b.keep(b.file.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: refersTo}))
}
