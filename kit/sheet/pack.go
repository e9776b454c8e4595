package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/klauspost/compress/flate"
)

// pack takes the parts that the library writes, corrects and completes them, and puts them into the
// archive in one order and with one date.
type pack struct {
	book  *Book
	out   io.Writer
	parts map[string]*bytes.Buffer
}

// Create takes one part.
func (p *pack) Create(name string) (io.Writer, error) {
	if p.parts == nil {
		p.parts = map[string]*bytes.Buffer{}
	}
	p.parts[name] = &bytes.Buffer{}
	return p.parts[name], nil
}

// AddFS is not used.
func (p *pack) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close writes the archive.
func (p *pack) Close() error {
	if err := p.complete(); err != nil {
		return err
	}

	w := zip.NewWriter(p.out)
	deflate, ok := deflaters.Get().(*flate.Writer)
	if !ok {
		var err error
		if deflate, err = flate.NewWriter(p.out, flate.BestSpeed); err != nil {
			return err
		}
	}

	defer deflaters.Put(deflate)
	w.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) {
		deflate.Reset(out)
		return deflate, nil
	})

	for _, name := range sortedKeys(p.parts) {
		method := zip.Deflate
		if p.parts[name].Len() < small {
			method = zip.Store
		}
		part, err := w.CreateHeader(
			&zip.FileHeader{Name: name, Method: method, Modified: time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return err
		}
		if _, err := part.Write(p.parts[name].Bytes()); err != nil {
			return err
		}
	}

	return w.Close()
}

// small is the size in bytes below which a part is not worth the time of compressing it.
const small = 1500

// deflaters are compressors that have been used.
var deflaters sync.Pool

// sortedKeys gives the names of parts in order, the list of content types first, where some readers
// expect it.
func sortedKeys[V any](parts map[string]V) []string {
	order := func(name string) string {
		if name == "[Content_Types].xml" {
			return ""
		}
		return name
	}
	return slices.SortedFunc(maps.Keys(parts), func(a, b string) int { return strings.Compare(order(a), order(b)) })
}

func (p *pack) complete() error {
	for i, s := range p.book.sheets {
		name := fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)
		part := p.parts[name]
		if part == nil {
			return fmt.Errorf("sheet %q has no part %s", s.name, name)
		}
		part = bytes.NewBuffer(
			bytes.Replace(part.Bytes(), []byte(`<dimension ref="A1">`), []byte(`<dimension ref="`+s.used+`">`), 1))
		before, rest, ok := bytes.Cut(part.Bytes(), []byte("<sheetData>"))
		_, after, closed := bytes.Cut(rest, []byte("</sheetData>"))
		if !ok || !closed {
			return fmt.Errorf("sheet %q has no place for its cells", s.name)
		}
		p.parts[name] = bytes.NewBuffer(slices.Concat(before, s.cells, after))
	}

	p.parts["xl/styles.xml"] = bytes.NewBuffer(p.book.styles.xml())
	for i, chart := range p.book.charts {
		p.parts[fmt.Sprintf("xl/charts/chart%d.xml", i+1)] = bytes.NewBuffer(chart[0])
		p.parts[fmt.Sprintf("xl/drawings/drawing%d.xml", i+1)] = bytes.NewBuffer(chart[1])
	}

	return p.texts()
}

// texts adds the shared texts, which the library does not know of, and puts the list of content
// types in order.
func (p *pack) texts() error {
	const (
		types = "[Content_Types].xml"
		rels  = "xl/_rels/workbook.xml.rels"
		kind  = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
		rel   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
	)
	if p.parts[types] == nil || p.parts[rels] == nil {
		return errors.New("the workbook has no list of its parts")
	}

	p.parts["xl/sharedStrings.xml"] = bytes.NewBuffer(p.book.shared.xml())
	head, list, ok := strings.Cut(p.parts[types].String(), "<Override")
	if !ok {
		return errors.New("the workbook has no list of content types")
	}

	head, defaults, _ := strings.Cut(head, "<Default")
	entries := elements(
		"<Default" + defaults + "<Override" + strings.TrimSuffix(strings.TrimRight(list, "\n"), "</Types>"))
	entries = append(entries, `<Override PartName="/xl/sharedStrings.xml" ContentType="`+kind+`"/>`)
	slices.Sort(entries)
	p.parts[types] = bytes.NewBufferString(head + strings.Join(entries, "") + "</Types>")
	whole := strings.TrimSuffix(strings.TrimSpace(p.parts[rels].String()), "</Relationships>")
	p.parts[rels] = bytes.NewBufferString(
		whole + `<Relationship Id="rIdTexts" Type="` + rel + `" Target="sharedStrings.xml"/></Relationships>`)
	return nil
}

// elements splits a run of empty elements into its elements.
func elements(text string) []string {
	var out []string
	for _, e := range strings.SplitAfter(text, ">") {
		if strings.HasPrefix(e, "</") && len(out) > 0 {
			out[len(out)-1] += e
		} else if e != "" {
			out = append(out, e)
		}
	}
	return out
}
