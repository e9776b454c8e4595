package sheet

import (
	"encoding/xml"
	"path"
	"slices"
	"strings"
	"unicode/utf16"
)

// relation is what one part says of another.
type relation struct {
	id, kind, target string
	external         bool
}

// kinds returns a kind of relation in the older and in the strict form of the standard.
func kinds(name string) []string {
	return []string{
		"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + name,
		"http://purl.oclc.org/ooxml/officeDocument/relationships/" + name,
	}
}

func (r relation) is(name string) bool { return slices.Contains(kinds(name), r.kind) }

// one returns the only relation of a kind, ok false where there is none. Of two it could not be said which counts.
func one(part string, rels []relation, name string) (found relation, ok bool, err error) {
	for _, r := range rels {
		if !r.is(name) {
			continue
		}
		if ok {
			return found, true, damaged("%s refers to two parts of the kind %s", part, name)
		}
		if r.external {
			return found, true, refuse(External, "save it as plain .xlsx",
				"%s refers to a %s outside of the file", part, name)
		}
		found, ok = r, true
	}

	return found, ok, nil
}

// relations returns what a part refers to, in the order of the file; "" is the package itself. A part without any
// has none.
func (b *Workbook) relations(part string) ([]relation, error) {
	dir, file := path.Split(part)
	name := dir + "_rels/" + file + ".rels"
	if !b.parts.has(name) {
		return nil, nil
	}
	data, err := b.parts.read(name)
	if err != nil {
		return nil, err
	}

	var out []relation
	ids := map[string]bool{}
	start := func(p []string, attrs []xml.Attr) error {
		if !at(p, "Relationships", "Relationship") {
			return nil
		}
		r := relation{id: attr(attrs, "Id"), kind: attr(attrs, "Type"), target: attr(attrs, "Target")}
		r.external = attr(attrs, "TargetMode") == "External"
		if ids[r.id] {
			return damaged("part %q: relation %q stands twice", name, clip(r.id))
		}
		ids[r.id] = true

		if !r.external {
			if !strings.HasPrefix(r.target, "/") {
				r.target = path.Join("/", dir, r.target)
			}
			r.target = strings.TrimPrefix(path.Clean(r.target), "/")
		}
		out = append(out, r)
		return nil
	}
	s := scanner{part: name, in: inPackage("Relationships", "relationships"), start: start}
	return out, s.scan(data)
}

// contentTypes looks for what the list of parts says of macros.
func (b *Workbook) contentTypes() error {
	const name = "[Content_Types].xml"
	data, err := b.parts.read(name)
	if err != nil {
		return err
	}

	start := func(_ []string, attrs []xml.Attr) error {
		kind := strings.ToLower(attr(attrs, "ContentType"))
		if strings.Contains(kind, "macroenabled") || strings.Contains(kind, "vbaproject") {
			return refuse(Macro, "save it as plain .xlsx", "the workbook is of a kind that holds macros")
		}
		return nil
	}

	return scanner{part: name, in: inPackage("Types", "content-types"), start: start}.scan(data)
}

// entrance finds the part that lists the sheets, and reads the properties on the way.
func (b *Workbook) entrance() (string, error) {
	rels, err := b.relations("")
	if err != nil {
		return "", err
	}
	main, ok, err := one("the package", rels, "officeDocument")
	if err != nil {
		return "", err
	}
	if !ok {
		return "", damaged("the package does not say which part is the workbook")
	}

	for _, name := range []string{"custom-properties", "customProperties"} {
		r, ok, err := one("the package", rels, name)
		if err == nil && ok {
			err = b.properties(r.target)
		}
		if err != nil {
			return "", err
		}
	}
	return main.target, nil
}

// listedSheet is a sheet as the workbook lists it.
type listedSheet struct{ name, rel string }

// outline reads the list of sheets.
func (b *Workbook) outline(part string) ([]listedSheet, error) {
	data, err := b.parts.read(part)
	if err != nil {
		return nil, err
	}

	var out []listedSheet
	start := func(p []string, attrs []xml.Attr) error {
		switch {
		case at(p, "workbook", "workbookPr"):
			v := attr(attrs, "date1904")
			b.Date1904 = v == "1" || v == "true"
		case at(p, "workbook", "sheets", "sheet"):
			s := listedSheet{name: attr(attrs, "name")}
			for _, a := range attrs {
				if a.Name.Local == "id" && slices.Contains(relationSpaces(), a.Name.Space) {
					s.rel = a.Value
				}
			}
			out = append(out, s)
		case at(p, "workbook", "externalReferences", "externalReference"):
			return refuse(External, "save it as plain .xlsx", "the workbook draws on other files (an external link)")
		}
		return nil
	}
	err = scanner{part: part, in: inSheets("workbook"), start: start}.scan(data)
	if err == nil && len(out) == 0 {
		err = damaged("the workbook has no sheet")
	}
	return out, err
}

func relationSpaces() []string {
	return []string{
		"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
		"http://purl.oclc.org/ooxml/officeDocument/relationships",
	}
}

// readSheets reads the shared texts and the cells of all sheets that the workbook lists.
func (b *Workbook) readSheets(main string, listed []listedSheet) error {
	rels, err := b.relations(main)
	if err != nil {
		return err
	}
	texts, ok, err := one("the workbook", rels, "sharedStrings")
	if err == nil && ok {
		err = b.sharedTexts(texts.target)
	}
	if err != nil {
		return err
	}
	for _, r := range rels {
		if strings.HasSuffix(r.kind, "/externalLink") || strings.HasSuffix(r.kind, "/externalLinkPath") {
			return refuse(External, "save it as plain .xlsx", "the workbook draws on other files (an external link)")
		}
	}

	for _, s := range listed {
		i := slices.IndexFunc(rels, func(r relation) bool { return r.id == s.rel })
		switch {
		case i < 0:
			return damaged("sheet %q has no part", clip(s.name))
		case strings.HasSuffix(rels[i].kind, "Macrosheet"):
			return refuse(Macro, "save it as plain .xlsx", "sheet %q holds a macro", clip(s.name))
		case rels[i].external:
			return refuse(External, "save it as plain .xlsx", "sheet %q stands outside of the file", clip(s.name))
		case !rels[i].is("worksheet"):
			continue // a chart, say
		}
		g, err := b.grid(s.name, rels[i].target)
		if err != nil {
			return err
		}
		b.Sheets = append(b.Sheets, g)
	}
	return nil
}

// maxRaw bounds the bytes of a text as it stands in the file: every character escaped in seven, three bytes each at
// most. The text that they come to is held against [MaxText].
const maxRaw = 7 * 3 * MaxText

// TooLong reports whether a text has more characters than a cell can hold, as spreadsheets count them.
func TooLong(s string) bool {
	if len(s) <= MaxText {
		return false
	}
	n := 0
	for _, r := range s {
		n += max(1, utf16.RuneLen(r))
	}
	return n > MaxText
}

// sharedTexts reads the table of texts; rich text without its look, readings for pronunciation left out.
func (b *Workbook) sharedTexts(part string) error {
	data, err := b.parts.read(part)
	if err != nil {
		return err
	}

	var text strings.Builder
	long := func() error {
		return tooLarge("shared text %d is longer than the %d characters of a cell", len(b.texts), MaxText)
	}
	return scanner{
		part: part,
		in:   inSheets("sst"),
		start: func(p []string, _ []xml.Attr) error {
			if at(p, "sst", "si") {
				text.Reset()
			}
			return nil
		},
		text: func(p []string, data []byte) error {
			if !at(p, "sst", "si", "t") && !at(p, "sst", "si", "r", "t") {
				return nil
			}
			if text.Len()+len(data) > maxRaw {
				return long()
			}
			text.Write(data)
			return nil
		},
		end: func(p []string) error {
			if !at(p, "sst", "si") {
				return nil
			}
			if len(b.texts) >= b.limits.Limits.Texts {
				return tooLarge("the workbook has more than %d texts", b.limits.Limits.Texts)
			}
			s := unescape(text.String())
			if TooLong(s) {
				return long()
			}
			b.texts = append(b.texts, s)
			return nil
		},
	}.scan(data)
}

// Bounds of the properties of a document.
const (
	maxProperties = 100
	maxProperty   = 255 // bytes of a name or value
)

// properties reads the document properties that users can add.
func (b *Workbook) properties(part string) error {
	if !b.parts.has(part) {
		return nil
	}
	data, err := b.parts.read(part)
	if err != nil {
		return err
	}

	in := dialect{"Properties", []string{
		"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
		"http://purl.oclc.org/ooxml/officeDocument/customProperties",
	}}
	name := ""
	return scanner{
		part: part,
		in:   in,
		start: func(p []string, attrs []xml.Attr) error {
			if !at(p, "Properties", "property") {
				return nil
			}
			name = attr(attrs, "name")
			if _, twice := b.Properties[name]; twice || len(b.Properties) >= maxProperties || len(name) > maxProperty {
				return damaged("property %q stands twice, is too long, or is one too many", clip(name))
			}
			b.Properties[name] = ""
			return nil
		},
		text: func(p []string, data []byte) error {
			if len(p) != 3 || len(b.Properties[name])+len(data) > maxProperty {
				return nil
			}
			b.Properties[name] += strings.TrimSpace(string(data)) // in an element of its type
			return nil
		},
	}.scan(data)
}
