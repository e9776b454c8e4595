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

// scan reads a part from end to end. It refuses document type definitions, whose entities could grow without bound,
// and whatever else no program writes: great depth, endless tags, attributes that stand twice.
func (s scanner) scan(data []byte) error {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if err := s.tags(data); err != nil {
		return err
	}

	d := xml.NewDecoder(bytes.NewReader(data))
	var path []string
	roots := 0
	for {
		token, err := d.Token()
		switch {
		case errors.Is(err, io.EOF) && roots == 1:
			return nil
		case err != nil:
			return damaged("part %q: %v", s.part, err)
		}

		switch t := token.(type) {
		case xml.Directive:
			return refuse(Doctype, "no spreadsheet program writes one; ask where the file comes from",
				"part %q has a document type definition", s.part)
		case xml.StartElement:
			if len(path) == 0 {
				roots++
			}
			path = append(path, s.name(t.Name))
			if err = s.check(path, roots, t.Attr); err == nil && s.start != nil {
				err = s.start(path, t.Attr)
			}
		case xml.EndElement:
			if s.end != nil {
				err = s.end(path)
			}
			path = path[:len(path)-1]
		case xml.CharData:
			switch {
			case len(path) == 0 && len(bytes.TrimSpace(t)) > 0:
				err = damaged("part %q has text outside of its elements", s.part)
			case s.text != nil && len(path) > 0:
				err = s.text(path, t)
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

func (s scanner) name(n xml.Name) string {
	if slices.Contains(s.in.spaces, n.Space) {
		return n.Local
	}
	return ""
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
