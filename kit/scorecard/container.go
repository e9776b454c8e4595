package scorecard

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"strings"
)

// Bounds of a file that comes back. A scorecard as written has a tenth of them or less.
const (
	maxFile  = 16 << 20 // bytes
	maxParts = 200
	maxBytes = 16 << 20 // decompressed, of all parts that are read
	maxDepth = 64       // of XML elements
	maxCells = 100_000
	maxRow   = 4000 // cells beyond are left out
	maxCol   = 100
	maxTexts = 100_000
)

// container is a workbook as an archive of parts.
type container struct {
	parts map[string]*zip.File // by name in lower case
	left  int64                // bytes that may still be decompressed
	cells int                  // that may still be read
}

// openContainer recognises the file and opens it as an archive.
func openContainer(r io.ReaderAt, size int64) (*container, error) {
	if size > maxFile {
		return nil, tooLarge("file has %d bytes, more than %d", size, maxFile)
	}
	head := make([]byte, min(size, 4096))
	if _, err := r.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, damaged("%v", err)
	}
	if err := sniff(r, size, head); err != nil {
		return nil, err
	}
	if n := entries(r, size); n > maxParts {
		return nil, tooLarge("file has %d parts, more than %d", n, maxParts)
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, damaged("not readable as an archive: %v", err)
	}
	if len(z.File) > maxParts {
		return nil, tooLarge("file has %d parts, more than %d", len(z.File), maxParts)
	}
	c := &container{parts: map[string]*zip.File{}, left: maxBytes, cells: maxCells}
	for _, f := range z.File {
		name := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))
		if _, twice := c.parts[name]; twice {
			return nil, damaged("part %q stands twice", f.Name)
		}
		c.parts[name] = f
		if f.Flags&1 != 0 {
			return nil, refuse(Encrypted, "save it without a password", "the archive is protected by a password")
		}
	}
	return c, c.check()
}

// sniff refuses what is no archive, each kind of file in its own words.
func sniff(r io.ReaderAt, size int64, head []byte) error {
	const hint = "send the .xlsx file itself, saved as an Excel workbook"
	text := strings.ToLower(strings.TrimLeft(strings.TrimPrefix(string(head), "\ufeff"), " \t\r\n"))
	is := func(prefix string) bool { return bytes.HasPrefix(head, []byte(prefix)) }
	switch {
	case size == 0:
		return refuse(NotWorkbook, hint, "file is empty")
	case is("PK\x03\x04"):
		return nil
	case is("PK"):
		return refuse(NotWorkbook, hint, "an archive without content, or a part of one")
	case is("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
		return sniffOLE(r, size)
	case is("%PDF"):
		return refuse(NotWorkbook, hint, "a PDF, not a workbook")
	case is("\x1f\x8b"), is("7z\xbc\xaf"), is("Rar!"):
		return refuse(NotWorkbook, "unpack it first", "a packed archive of another kind, not a workbook")
	case strings.HasPrefix(text, "<!doctype html"), strings.HasPrefix(text, "<html"), strings.Contains(text, "<table"):
		return refuse(NotWorkbook, hint, "a web page named like a workbook")
	case strings.HasPrefix(text, "<"):
		return refuse(NotWorkbook, hint, "an XML file, not a workbook")
	case !bytes.ContainsRune(head, 0):
		return refuse(NotWorkbook, hint, "a text or CSV file named like a workbook")
	}
	return refuse(NotWorkbook, hint, "not a workbook")
}

// sniffOLE tells an encrypted workbook from the old binary format; both are compound files.
func sniffOLE(r io.ReaderAt, size int64) error {
	data := make([]byte, min(size, 1<<20))
	if _, err := r.ReadAt(data, 0); err != nil && !errors.Is(err, io.EOF) {
		return damaged("%v", err)
	}
	if bytes.Contains(data, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")) {
		return refuse(Encrypted, "open it, remove the password (File, Info, Protect Workbook, Encrypt with Password), and save it again", "the workbook is encrypted with a password")
	}
	return refuse(NotWorkbook, "open it and save it as .xlsx", "a workbook of the old binary format (.xls) or another old Office file")
}

// entries gives the number of parts that the archive's end record tells of; 0 if it has none.
func entries(r io.ReaderAt, size int64) int {
	tail := make([]byte, min(size, 65557))
	if _, err := r.ReadAt(tail, size-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
		return 0
	}
	i := bytes.LastIndex(tail, []byte("PK\x05\x06"))
	if i < 0 || i+12 > len(tail) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(tail[i+10:]))
}

// check refuses archives of other kinds, and parts that a scorecard must not have.
func (c *container) check() error {
	const hint = "copy your ratings into a fresh scorecard, or save as plain .xlsx"
	if c.parts["mimetype"] != nil || c.parts["content.xml"] != nil {
		return refuse(NotWorkbook, "open it and save it as .xlsx", "an OpenDocument file")
	}
	if c.parts["word/document.xml"] != nil || c.parts["ppt/presentation.xml"] != nil {
		return refuse(NotWorkbook, "send the scorecard itself", "an Office document of another kind, not a workbook")
	}
	if c.parts["xl/workbook.bin"] != nil {
		return refuse(NotWorkbook, "open it and save it as .xlsx", "a workbook of the binary format (.xlsb)")
	}
	for name := range c.parts {
		switch {
		case strings.HasSuffix(name, "vbaproject.bin"), strings.Contains(name, "macrosheets/"):
			return refuse(Macro, hint, "the workbook holds a macro")
		case strings.Contains(name, "/externallinks/"), strings.HasSuffix(name, "/connections.xml"), strings.Contains(name, "/querytables/"):
			return refuse(External, hint, "the workbook draws on other files (an external link)")
		case strings.Contains(name, "/embeddings/"), strings.Contains(name, "/activex/"):
			return refuse(Macro, hint, "the workbook holds an embedded object")
		}
	}
	if c.parts["[content_types].xml"] == nil {
		return refuse(NotWorkbook, "send the .xlsx file itself", "a zip archive, not a workbook")
	}
	return nil
}

// read gives one part, decompressed within what is left of the bounds.
func (c *container) read(name string) ([]byte, error) {
	f := c.parts[strings.ToLower(name)]
	if f == nil {
		return nil, damaged("part %q is missing", name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged("part %q: %v", name, err)
	}
	defer r.Close()
	var b bytes.Buffer
	n, err := io.Copy(&b, io.LimitReader(r, c.left+1))
	if n > c.left {
		return nil, tooLarge("file grows to more than %d bytes when unpacked", int64(maxBytes))
	}
	if err != nil {
		return nil, damaged("part %q: %v", name, err)
	}
	c.left -= n
	return b.Bytes(), nil
}
