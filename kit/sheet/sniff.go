package sheet

import (
	"bytes"
	"errors"
	"io"
	"strings"
)

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

	const stream = "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"
	if bytes.Contains(data, []byte(stream)) {
		const hint = "open it, remove the password (File, Info, Protect Workbook, Encrypt with Password), " +
			"and save it again"
		return refuse(Encrypted, hint, "the workbook is encrypted with a password")
	}
	return refuse(NotWorkbook, "open it and save it as .xlsx",
		"a workbook of the old binary format (.xls) or another old Office file")
}
