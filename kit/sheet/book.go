// Package sheet writes workbooks in the Office Open XML format: styled cells, formulas with stored
// values, drop-downs, conditional formats, charts and print settings. Given the same cells it writes
// the same bytes.
//
// It is the only package of the program that knows of a workbook library. The library writes the
// frame: the list of sheets, their settings and rules, the properties. Cells, with the texts and
// looks that they share, and charts are written here, so that every formula carries its value,
// whether number or text, and charts keep to the schema.
//
// Workbooks that come from outside are read by [Read], without that library: hostile files make it
// take gigabytes, or misread in silence.
package sheet

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// FontName is the font of all cells. Programs that lack it put one in its place; row heights leave
// room for the widest of those.
const FontName = "Arial"

// FontSize is the size of text, in points, where a Style names none.
const FontSize = 10

// Props are the properties of a document.
type Props struct {
	Title   string
	Subject string
	Created time.Time   // also the date of change
	Custom  [][2]string // further properties: name and value
}

// Book is a workbook in the making. It is not safe for concurrent use; different books are.
type Book struct {
	file   *excelize.File
	props  Props
	sheets []*Sheet
	styles styles
	shared shared
	charts [][2][]byte // their parts, chart and drawing, in the order of their numbers
	err    error       // the first that occurred
}

// New makes an empty workbook.
func New(p Props) *Book {
	b := &Book{props: p, styles: newStyles()}
	b.shared.index = map[string]int{}
	var err error
	if b.file, err = begin(); err != nil { // it cannot be: the archive is always the same
		b.keep(err)
		b.file = excelize.NewFile()
	}
	return b
}

func (b *Book) keep(err error) {
	if err != nil && b.err == nil {
		b.err = err
	}
}

// Sheet adds a sheet. Names are unique without regard to case, have 1 to 31 characters, none of
// : \ / ? * [ ], no apostrophe at either end, and are not "History".
func (b *Book) Sheet(name string, p Page) *Sheet {
	s := &Sheet{book: b, name: name, page: p, rows: map[int]*row{}}
	b.keep(b.checkName(name))
	if len(b.sheets) == 0 {
		b.keep(b.file.SetSheetName(firstSheet, name))
	} else {
		_, err := b.file.NewSheet(name)
		b.keep(err)
	}
	b.sheets = append(b.sheets, s)
	return s
}

func (b *Book) checkName(name string) error {
	for _, s := range b.sheets {
		if strings.EqualFold(s.name, name) {
			return fmt.Errorf("sheet name %q stands twice", name)
		}
	}
	return CheckName(name)
}

// CheckName returns what forbids a name for a sheet, nil if nothing does.
func CheckName(name string) error {
	n := len([]rune(name))
	switch {
	case n == 0 || n > 31:
		return fmt.Errorf("sheet name %q has %d characters, must be 1 to 31", name, n)
	case strings.ContainsAny(name, `:\/?*[]`):
		return fmt.Errorf(`sheet name %q has one of : \ / ? * [ ]`, name)
	case strings.HasPrefix(name, "'") || strings.HasSuffix(name, "'"):
		return fmt.Errorf("sheet name %q begins or ends with an apostrophe", name)
	case strings.EqualFold(name, "history"):
		return errors.New(`sheet name "History" is reserved by Excel`)
	}
	return nil
}

// Write writes the workbook. The book cannot be used afterwards. The error is the first that
// occurred since New: a bad sheet name or reference, a text of more than 32,767 characters, or a
// failure of w.
func (b *Book) Write(w io.Writer) error {
	defer b.file.Close()
	for _, s := range b.sheets {
		s.finish()
	}
	b.properties()
	if b.err != nil {
		return b.err
	}
	b.file.SetZipWriter(func(out io.Writer) excelize.ZipWriter { return &pack{book: b, out: out} })
	return b.file.Write(w)
}

func (b *Book) properties() {
	stamp := b.props.Created.UTC().Format(time.RFC3339)
	b.keep(b.file.SetDocProps(&excelize.DocProperties{
		Title: b.props.Title, Subject: b.props.Subject, Creator: "panelkit", LastModifiedBy: "panelkit",
		Created: stamp, Modified: stamp,
	}))
	b.keep(b.file.SetAppProps(&excelize.AppProperties{Application: "panelkit"}))
	for _, c := range b.props.Custom {
		b.keep(b.file.SetCustomProps(excelize.CustomProperty{Name: c[0], Value: c[1]}))
	}
	yes := true
	b.keep(b.file.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &yes}))
}
