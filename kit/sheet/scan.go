package sheet

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
)

// Bounds of XML that is read.
const (
	maxDepth      = 64
	maxAttributes = 256
	maxTag        = 256 << 10 // bytes between < and >
)

// errStop ends a scan early, without an error.
var errStop = errors.New("stop")

// dialect is a language of XML: its namespaces, those of the older and of the strict form of the standard, and the
// element that a part in it begins with.
type dialect struct {
	root   string
	spaces []string
}

func inSheets(root string) dialect {
	return dialect{root, []string{
		"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
		"http://purl.oclc.org/ooxml/spreadsheetml/main",
	}}
}

func inPackage(root, name string) dialect {
	return dialect{root, []string{"http://schemas.openxmlformats.org/package/2006/" + name}}
}

// scanner walks over the XML of one part. It calls back with the path of names from the root to the element; an
// element of another namespace has the name "".
type scanner struct {
	part  string
	in    dialect
	start func(path []string, attrs []xml.Attr) error // may be nil
	end   func(path []string) error                   // may be nil
	text  func(path []string, data []byte) error      // may be nil
}

// walk is where a scan stands.
type walk struct {
	scanner
	path  []string   // names, "" for those of another namespace
	open  []xml.Name // as they stand in the file, to hold the ends against
	bound []binding  // of prefixes, the innermost last
	roots int
}

// binding is a prefix that an element binds to a namespace, for itself and what it holds.
type binding struct {
	prefix, space string
	depth         int
}

// scan reads a part from end to end. It refuses document type definitions, whose entities could grow without bound,
// and whatever else no program writes: tags that do not match, great depth, endless tags, attributes that stand twice.
func (s scanner) scan(data []byte) error {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if err := s.tags(data); err != nil {
		return err
	}

	// The decoder's own checks of tags and namespaces take two allocations for every element, so they are made here.
	d, w := xml.NewDecoder(bytes.NewReader(data)), walk{scanner: s}
	for {
		token, err := d.RawToken()
		switch {
		case errors.Is(err, io.EOF) && w.roots == 1 && len(w.open) == 0:
			return nil
		case errors.Is(err, io.EOF):
			return damaged("part %q breaks off", s.part)
		case err != nil:
			return damaged("part %q: %v", s.part, err)
		}

		switch t := token.(type) {
		case xml.Directive:
			err = refuse(Doctype, "no spreadsheet program writes one; ask where the file comes from",
				"part %q has a document type definition", s.part)
		case xml.StartElement:
			err = w.begin(t)
		case xml.EndElement:
			err = w.finish(t.Name)
		case xml.CharData:
			switch {
			case len(w.path) == 0 && len(bytes.TrimSpace(t)) > 0:
				err = damaged("part %q has text outside of its elements", s.part)
			case s.text != nil && len(w.path) > 0:
				err = s.text(w.path, t)
			}
		}

		if errors.Is(err, errStop) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func (w *walk) begin(t xml.StartElement) error {
	if len(w.open) == 0 {
		w.roots++
	}
	w.open = append(w.open, t.Name)
	for _, a := range t.Attr {
		switch {
		case a.Name.Space == "" && a.Name.Local == "xmlns":
			w.bound = append(w.bound, binding{"", a.Value, len(w.open)})
		case a.Name.Space == "xmlns":
			w.bound = append(w.bound, binding{a.Name.Local, a.Value, len(w.open)})
		}
	}

	space, err := w.space(t.Name.Space)
	if err != nil {
		return err
	}
	name := ""
	if slices.Contains(w.in.spaces, space) {
		name = t.Name.Local
	}
	w.path = append(w.path, name)

	// From here on attributes bear their namespace, not the prefix that stands for it.
	for i := range t.Attr {
		if prefix := t.Attr[i].Name.Space; prefix != "" && prefix != "xmlns" {
			if t.Attr[i].Name.Space, err = w.space(prefix); err != nil {
				return err
			}
		}
	}
	if err := w.check(w.path, w.roots, t.Attr); err != nil || w.start == nil {
		return err
	}
	return w.start(w.path, t.Attr)
}

func (w *walk) finish(name xml.Name) error {
	n := len(w.open)
	if n == 0 || w.open[n-1] != name {
		return damaged("part %q: the end of %q does not match what was begun", w.part, clip(name.Local))
	}
	if w.end != nil {
		if err := w.end(w.path); err != nil {
			return err
		}
	}

	for len(w.bound) > 0 && w.bound[len(w.bound)-1].depth == n {
		w.bound = w.bound[:len(w.bound)-1]
	}
	w.open, w.path = w.open[:n-1], w.path[:n-1]
	return nil
}

// space returns the namespace that a prefix stands for.
func (w *walk) space(prefix string) (string, error) {
	if prefix == "xml" {
		return "http://www.w3.org/XML/1998/namespace", nil
	}
	for i := len(w.bound) - 1; i >= 0; i-- {
		if w.bound[i].prefix == prefix {
			return w.bound[i].space, nil
		}
	}
	if prefix == "" {
		return "", nil
	}
	return "", damaged("part %q has the prefix %q, which stands for nothing", w.part, clip(prefix))
}

// check holds an element that has just begun to what every part keeps to.
func (s scanner) check(path []string, roots int, attrs []xml.Attr) error {
	switch {
	case roots > 1:
		return damaged("part %q goes on after its end", s.part)
	case path[0] != s.in.root:
		return damaged("part %q does not begin with the element %s of its format", s.part, s.in.root)
	case len(path) > maxDepth:
		return damaged("part %q is nested deeper than %d", s.part, maxDepth)
	case len(attrs) > maxAttributes:
		return damaged("part %q has an element of %d attributes", s.part, len(attrs))
	}

	for i, a := range attrs {
		for _, b := range attrs[:i] {
			if a.Name == b.Name {
				return damaged("part %q: attribute %q stands twice in one element", s.part, clip(a.Name.Local))
			}
		}
	}

	return nil
}

// tags refuses a part with a tag of boundless length before it is decoded: the decoder gathers all attributes of a
// tag, and millions of them take a hundred times the room of the file.
func (s scanner) tags(data []byte) error {
	for len(data) > 0 {
		i := bytes.IndexByte(data, '<')
		if i < 0 {
			return nil
		}
		data = data[i:]

		n := 0
		switch {
		case bytes.HasPrefix(data, []byte("<!--")):
			n = bytes.Index(data, []byte("-->"))
		case bytes.HasPrefix(data, []byte("<![CDATA[")):
			n = bytes.Index(data, []byte("]]>"))
		case bytes.HasPrefix(data, []byte("<?")):
			n = bytes.Index(data, []byte("?>"))
		default:
			if n = tagEnd(data); n > maxTag || n < 0 && len(data) > maxTag {
				return tooLarge("part %q has a tag of more than %d bytes", s.part, maxTag)
			}
		}
		if n < 0 {
			return nil // the decoder has its own words for what does not end
		}
		data = data[n+1:]
	}
	return nil
}

// tagEnd returns where the tag at the beginning of data ends, -1 if it does not: at the first > outside of quotes.
func tagEnd(data []byte) int {
	quote := byte(0)
	for i, c := range data {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i
		}
	}

	return -1
}

// attr returns the attribute of that name without a prefix: one with a prefix is another attribute.
func attr(attrs []xml.Attr, name string) string {
	for _, a := range attrs {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// at reports whether a path consists of these names.
func at(path []string, names ...string) bool { return slices.Equal(path, names) }

// digits reads a whole number written in digits alone.
func digits(s string) (int, bool) {
	if s == "" || len(s) > 9 {
		return 0, false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// unescape turns _x0041_ into the character that it stands for, and line ends into plain ones.
func unescape(s string) string {
	if strings.Contains(s, "_x") {
		var b strings.Builder
		for i := 0; i < len(s); i++ {
			if s[i] == '_' && hexEscape(s[i:]) {
				n, _ := strconv.ParseUint(s[i+2:i+6], 16, 16)
				b.WriteRune(rune(n))
				i += 6
				continue
			}
			b.WriteByte(s[i])
		}
		s = b.String()
	}

	if strings.Contains(s, "\r") {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}

	return s
}

// clip shortens a text for a message.
func clip(s string) string {
	if r := []rune(s[:min(len(s), 400)]); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
