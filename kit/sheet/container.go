package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"strings"
)

// container is a workbook as an archive of parts.
type container struct {
	parts  map[string]*zip.File // by name in lower case
	limits Limits
	left   int64 // bytes that may still be decompressed
}

// openContainer recognises the file and opens it as an archive.
func openContainer(r io.ReaderAt, size int64, limits Limits) (*container, error) {
	if size > limits.File {
		return nil, tooLarge("file has %d bytes, more than %d", size, limits.File)
	}
	head := make([]byte, min(size, 4096))
	if _, err := r.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, damaged("%v", err)
	}
	if err := sniff(r, size, head); err != nil {
		return nil, err
	}

	// The list of parts is looked at before the archive is opened, which makes room for as many as it has.
	if err := checkDirectory(r, size, limits.Parts); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, damaged("not readable as an archive: %v", err)
	}
	if len(z.File) > limits.Parts {
		return nil, tooLarge("file has %d parts, more than %d", len(z.File), limits.Parts)
	}

	c := &container{parts: map[string]*zip.File{}, limits: limits, left: limits.Unpacked}
	for _, f := range z.File {
		name := partName(f.Name)
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

// partName returns the name of a part as it is compared.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// Signatures and lengths of the records at the end of an archive (APPNOTE.TXT, 4.3.14 to 4.3.16).
const (
	endSignature     = "PK\x05\x06"
	end64Signature   = "PK\x06\x06"
	locatorSignature = "PK\x06\x07"
	locatorLength    = 20
	maxDirectory     = 1 << 20 // bytes of the list of parts
)

// checkDirectory refuses an archive whose end record tells of too many parts or too long a list of them. One without
// an end record is left to the archive's reader.
func checkDirectory(r io.ReaderAt, size int64, maxParts int) error {
	tail := make([]byte, min(size, 65557+locatorLength))
	if _, err := r.ReadAt(tail, size-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
		return damaged("%v", err)
	}
	i := bytes.LastIndex(tail, []byte(endSignature))
	if i < 0 || i+22 > len(tail) {
		return nil
	}

	le := binary.LittleEndian
	parts, length := uint64(le.Uint16(tail[i+10:])), uint64(le.Uint32(tail[i+12:]))
	if parts == 0xFFFF || length == 0xFFFFFFFF || le.Uint32(tail[i+16:]) == 0xFFFFFFFF {
		// Zip64: these numbers stand in a record of its own, and a sound one may tell of few parts.
		j := i - locatorLength
		if j < 0 || string(tail[j:j+4]) != locatorSignature {
			return damaged("the archive's end record tells of another that is missing")
		}
		record := make([]byte, 56)
		at := le.Uint64(tail[j+8:])
		if at > uint64(size) {
			return damaged("the archive's end record lies outside of the file")
		}
		if _, err := r.ReadAt(record, int64(at)); err != nil || string(record[:4]) != end64Signature {
			return damaged("the archive's end record is broken")
		}
		parts, length = le.Uint64(record[32:]), le.Uint64(record[40:])
	}

	if parts > uint64(maxParts) {
		return tooLarge("file has %d parts, more than %d", parts, maxParts)
	}
	if length > maxDirectory {
		return tooLarge("the list of parts has %d bytes, more than %d", length, maxDirectory)
	}
	return nil
}

// check refuses archives of other kinds, and parts that a plain workbook must not have.
func (c *container) check() error {
	const hint = "save it as plain .xlsx, without it"
	if c.parts["mimetype"] != nil || c.parts["content.xml"] != nil {
		return refuse(NotWorkbook, "open it and save it as .xlsx", "an OpenDocument file")
	}
	if c.parts["word/document.xml"] != nil || c.parts["ppt/presentation.xml"] != nil {
		return refuse(NotWorkbook, "send the workbook itself", "an Office document of another kind, not a workbook")
	}
	if c.parts["xl/workbook.bin"] != nil {
		return refuse(NotWorkbook, "open it and save it as .xlsx", "a workbook of the binary format (.xlsb)")
	}

	macro, link := false, false
	for name := range c.parts {
		switch {
		case strings.HasSuffix(name, "vbaproject.bin"), strings.Contains(name, "macrosheets/"),
			strings.Contains(name, "/embeddings/"), strings.Contains(name, "/activex/"):
			macro = true
		case strings.Contains(name, "/externallinks/"), strings.HasSuffix(name, "/connections.xml"),
			strings.Contains(name, "/querytables/"):
			link = true
		}
	}
	switch {
	case macro:
		return refuse(Macro, hint, "the workbook holds a macro or an embedded object")
	case link:
		return refuse(External, hint, "the workbook draws on other files (an external link)")
	case c.parts["[content_types].xml"] == nil:
		return refuse(NotWorkbook, "send the .xlsx file itself", "a zip archive, not a workbook")
	}
	return nil
}

// has reports whether there is a part of that name.
func (c *container) has(name string) bool { return c.parts[partName(name)] != nil }

// read returns one part, decompressed within what is left of the bounds.
func (c *container) read(name string) ([]byte, error) {
	f := c.parts[partName(name)]
	if f == nil {
		return nil, damaged("part %q is missing", clip(name))
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged("part %q: %v", clip(name), err)
	}
	defer r.Close()

	var b bytes.Buffer
	n, err := io.Copy(&b, io.LimitReader(r, c.left+1))
	if n > c.left {
		return nil, tooLarge("file grows to more than %d bytes when unpacked", c.limits.Unpacked)
	}
	if err != nil {
		return nil, damaged("part %q: %v", clip(name), err)
	}
	c.left -= n
	return b.Bytes(), nil
}
