package page

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// finish rewrites what gofpdf has made: pages get what was drawn on them and are compressed with one
// compressor rather than one each, links become objects of their own, fonts get the names that pages
// use, the outline gets its counts, and the catalog the language of the text.
func (d *Doc) finish(raw []byte, out *bytes.Buffer) error {
	objects, err := split(raw)
	if err != nil {
		return err
	}

	count, page := len(objects), 0
	entries := d.outline()
	at := make([]int, count+1, count+64)
	out.WriteString("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
	for i := 0; i < len(objects); i++ { // grows where links become objects
		n, body := i+1, objects[i]
		if n < len(at) {
			at[n] = out.Len()
		} else {
			at = append(at, out.Len())
		}
		switch {
		case n > count:
		case n == 2:
			body = d.resources(body, objects)
		case n == count:
			body = d.catalog(body)
		case pageStream(body):
			if err := d.compressed(n, body, page, out); err != nil {
				return err
			}
			page++
			continue
		case bytes.HasPrefix(body, []byte("<</Type /Page\n")):
			body, objects = links(body, objects)
		case bytes.HasSuffix(body, []byte("/Count 0>>")) && len(entries) > 0:
			body = append(bytes.TrimSuffix(body, []byte("/Count 0>>")), entries[0]...)
			entries = entries[1:]
		case bytes.HasPrefix(body, []byte("<</Type /Outlines")):
			body = fmt.Appendf(bytes.TrimSuffix(body, []byte(">>")), " /Count %d>>", d.open())
		}
		fmt.Fprintf(out, "%d 0 obj\n", n)
		out.Write(body)
		out.WriteString("\nendobj\n")
	}

	start := out.Len()
	fmt.Fprintf(out, "xref\n0 %d\n0000000000 65535 f \n", len(at))
	for _, o := range at[1:] {
		fmt.Fprintf(out, "%010d 00000 n \n", o)
	}

	fmt.Fprintf(out, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at), count,
		count-1, start)
	return nil
}

// links takes the links out of a page, adds them to the objects, and leaves references to them, as
// strict readers want it.
func links(body []byte, objects [][]byte) (page []byte, more [][]byte) {
	const open, each = "/Annots [", "<</Type /Annot "
	from := bytes.Index(body, []byte(open))
	if from < 0 {
		return body, objects
	}

	length := bytes.IndexByte(body[from:], '\n')
	if length < 0 {
		return body, objects
	}

	list := bytes.TrimSuffix(body[from+len(open):from+length], []byte("]"))
	out := slices.Clone(body[:from+len(open)])
	for _, link := range bytes.Split(list, []byte(each))[1:] {
		objects = append(objects, append([]byte(each), link...))
		out = fmt.Appendf(out, "%d 0 R ", len(objects))
	}

	out = append(out, ']')
	return append(out, body[from+length:]...), objects
}

// split gives the bodies of the objects 1, 2, ... of a file that gofpdf has written.
func split(raw []byte) ([][]byte, error) {
	broken := errors.New("document has no table of objects")
	x := bytes.LastIndex(raw, []byte("\nxref\n0 "))
	if x < 0 {
		return nil, broken
	}

	lines := bytes.Split(raw[x+1:], []byte("\n"))
	n, err := strconv.Atoi(string(lines[1][2:]))
	if err != nil || len(lines) < n+2 {
		return nil, broken
	}

	starts := make([]int, n)
	for i := 1; i < n; i++ {
		starts[i], err = strconv.Atoi(string(lines[2+i][:10]))
		if err != nil {
			return nil, broken
		}
	}

	order := slices.Clone(starts[1:])
	order = append(order, x+1)
	slices.Sort(order)
	objects := make([][]byte, n-1)
	for i, s := range starts[1:] {
		at, _ := slices.BinarySearch(order, s)
		obj := raw[s:order[at+1]]
		begin := bytes.Index(obj, []byte(" obj\n"))
		end := bytes.LastIndex(obj, []byte("\nendobj"))
		if begin < 0 || end < begin {
			return nil, fmt.Errorf("document: object %d is damaged", i+1)
		}
		objects[i] = obj[begin+5 : end : end]
	}

	return objects, nil
}

// pageStream tells the streams of pages, which have nothing but a length, from others.
func pageStream(body []byte) bool {
	line, _, _ := bytes.Cut(body, []byte("\n"))
	return bytes.HasPrefix(line, []byte("<</Length ")) && bytes.HasSuffix(line, []byte(">>"))
}

// compressed writes the stream of a page: what gofpdf has drawn on it, and what was drawn here.
func (d *Doc) compressed(n int, body []byte, page int, out *bytes.Buffer) error {
	begin := bytes.Index(body, []byte("stream\n"))
	end := bytes.LastIndex(body, []byte("\nendstream"))
	if begin < 0 || end < begin+6 || page >= len(d.pages) {
		return fmt.Errorf("document: page object %d is damaged", n)
	}

	at := d.pages[page].content
	packed, err := d.theme.shared.deflate(body[begin+7:max(end+1, begin+7)], d.content[at[0]:at[1]])
	if err != nil {
		return err
	}

	fmt.Fprintf(out, "%d 0 obj\n<</Filter /FlateDecode /Length %d>>\nstream\n", n, packed.Len())
	out.Write(packed.Bytes())
	out.WriteString("\nendstream\nendobj\n")
	d.theme.shared.release(packed)
	return nil
}

// resources gives each font the name by which pages call it. gofpdf has named it after a hash.
func (d *Doc) resources(body []byte, objects [][]byte) []byte {
	var out []byte
	for line := range bytes.Lines(body) {
		fields := bytes.Fields(line)
		if len(fields) == 4 && bytes.HasPrefix(fields[0], []byte("/F")) && string(fields[3]) == "R" {
			n, err := strconv.Atoi(string(fields[1]))
			if err == nil && n >= 1 && n <= len(objects) {
				for _, s := range d.slots {
					if bytes.Contains(objects[n-1], []byte("/BaseFont /"+s.name+"\n")) {
						line = fmt.Appendf(nil, "/%s %d 0 R\n", s.resource, n)
					}
				}
			}
		}
		out = append(out, line...)
	}

	return out
}

// catalog drops an empty list of attachments and adds language and the wish to see the title.
func (d *Doc) catalog(body []byte) []byte {
	if i := bytes.Index(body, []byte("/Names <<")); i >= 0 {
		body = append(slices.Clone(body[:i]), ">>"...)
	}
	extra := "/ViewerPreferences <</DisplayDocTitle true>>\n"
	if d.meta.Lang != "" {
		extra += "/Lang (" + d.meta.Lang + ")\n"
	}
	return append(bytes.TrimSuffix(body, []byte(">>")), extra+">>"...)
}

// outline gives for each entry what ends its object: the number of entries below it, which are
// shown. A negative number would fold them.
func (d *Doc) outline() []string {
	var levels []int
	for _, s := range d.pages {
		for _, m := range s.marks {
			if m.Outline != "" {
				levels = append(levels, m.Level)
			}
		}
	}

	out := make([]string, len(levels))
	for i, l := range levels {
		below := 0
		for j := i + 1; j < len(levels) && levels[j] > l; j++ {
			below++
		}
		out[i] = ">>"
		if below > 0 {
			out[i] = fmt.Sprintf("/Count %d>>", below)
		}
	}

	return out
}

// open counts the entries of the outline that are shown.
func (d *Doc) open() int { return len(d.outline()) }
