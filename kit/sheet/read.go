package sheet

import "io"

// Limits bound what is read of a workbook, whatever the file says of itself.
type Limits struct {
	File     int64 // bytes of the file
	Unpacked int64 // bytes of all parts that are read, decompressed
	Parts    int   // files in the archive
	Cells    int   // of all sheets
	Texts    int   // in the table of shared texts
	Rows     int   // cells beyond are left out, and counted
	Columns  int   // likewise
}

// ReadOptions say how a workbook is read.
type ReadOptions struct {
	Limits Limits

	// Skip reports whether a cell's text shows that its sheet does not matter: it is read no further. May be nil.
	Skip func(text string) bool
}

// Workbook is what is read of a file.
type Workbook struct {
	Sheets     []*Grid           // in their order, hidden ones too; charts are no sheets
	Properties map[string]string // those that users can add
	Date1904   bool              // days count from the start of 1904, otherwise from the end of 1899

	limits ReadOptions
	parts  *container
	texts  []string // that cells refer to by number
	cells  int      // that may still be read
}

// Read reads the cells of a workbook of so many bytes. The error is a [*Refusal].
//
// The file is taken for hostile: it is read with archive/zip and encoding/xml alone, within the limits, and what
// contradicts the format is refused rather than guessed at: elements of a foreign namespace among the cells, tags that
// do not match, cells out of order, relations of which it is not clear which counts. Two readings of one file never
// differ. Nothing is calculated, and formulas are only told of; see [Item].
func Read(r io.ReaderAt, size int64, o ReadOptions) (*Workbook, error) {
	c, err := openContainer(r, size, o.Limits)
	if err != nil {
		return nil, err
	}
	b := &Workbook{Properties: map[string]string{}, limits: o, parts: c, cells: o.Limits.Cells}

	if err := b.contentTypes(); err != nil {
		return nil, err
	}
	main, err := b.entrance()
	if err != nil {
		return nil, err
	}
	listed, err := b.outline(main)
	if err != nil {
		return nil, err
	}
	if err := b.readSheets(main, listed); err != nil {
		return nil, err
	}

	// What has been read is kept long after the file; the archive and the table of texts are not.
	b.parts, b.texts = nil, nil
	return b, nil
}
