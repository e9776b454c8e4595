package scorecard

import (
	"encoding/xml"
	"path"
	"strings"
)

// workbook is what is read of a file: its sheets' cells and its document properties.
type workbook struct {
	c        *container
	date1904 bool
	sheets   []*grid
	texts    []string
	custom   map[string]string // document properties
}

type relation struct {
	kind, target string
	external     bool
}

// readWorkbook reads all sheets that may matter.
func readWorkbook(c *container) (*workbook, error) {
	b := &workbook{c: c, custom: map[string]string{}}
	if err := b.contentTypes(); err != nil {
		return nil, err
	}
	root, err := c.relations("")
	if err != nil {
		return nil, err
	}
	main := "xl/workbook.xml"
	for _, r := range root {
		switch {
		case strings.HasSuffix(r.kind, "/officeDocument"):
			main = r.target
		case strings.HasSuffix(r.kind, "/custom-properties"):
			if err := b.properties(r.target); err != nil {
				return nil, err
			}
		}
	}
	ids, err := b.outline(main)
	if err != nil {
		return nil, err
	}
	rels, err := c.relations(main)
	if err != nil {
		return nil, err
	}
	for _, r := range rels {
		if strings.HasSuffix(r.kind, "/sharedStrings") {
			if err := b.sharedTexts(r.target); err != nil {
				return nil, err
			}
		}
		if strings.HasSuffix(r.kind, "/externalLink") || strings.HasSuffix(r.kind, "/externalLinkPath") {
			return nil, refuse(External, "copy your ratings into a fresh scorecard", "the workbook draws on other files (an external link)")
		}
	}
	for _, s := range ids {
		r, ok := rels[s.rel]
		if !ok {
			return nil, damaged("sheet %q has no part", s.name)
		}
		if strings.HasSuffix(r.kind, "Macrosheet") {
			return nil, refuse(Macro, "copy your ratings into a fresh scorecard", "sheet %q holds a macro", s.name)
		}
		if !strings.HasSuffix(r.kind, "/worksheet") {
			continue
		}
		g, err := b.sheet(s.name, r.target)
		if err != nil {
			return nil, err
		}
		b.sheets = append(b.sheets, g)
	}
	return b, nil
}

// contentTypes looks for what the list of parts says of macros.
func (b *workbook) contentTypes() error {
	const name = "[Content_Types].xml"
	data, err := b.c.read(name)
	if err != nil {
		return err
	}
	return scanner{part: name, start: func(_ string, attrs []xml.Attr) error {
		kind := strings.ToLower(attr(attrs, "ContentType"))
		if strings.Contains(kind, "macroenabled") || strings.Contains(kind, "vbaproject") {
			return refuse(Macro, "save it as plain .xlsx", "the workbook is of a kind that holds macros")
		}
		return nil
	}}.scan(data)
}

// relations gives what a part refers to, by id; "" is the package itself. A part without any has none.
func (c *container) relations(part string) (map[string]relation, error) {
	dir, file := path.Split(part)
	name := dir + "_rels/" + file + ".rels"
	out := map[string]relation{}
	if c.parts[strings.ToLower(name)] == nil {
		return out, nil
	}
	data, err := c.read(name)
	if err != nil {
		return nil, err
	}
	err = scanner{part: name, start: func(element string, attrs []xml.Attr) error {
		if element != "Relationship" {
			return nil
		}
		r := relation{kind: attr(attrs, "Type"), target: attr(attrs, "Target"), external: attr(attrs, "TargetMode") == "External"}
		if !r.external {
			if !strings.HasPrefix(r.target, "/") {
				r.target = path.Join("/", dir, r.target)
			}
			r.target = strings.TrimPrefix(path.Clean(r.target), "/")
		}
		out[attr(attrs, "Id")] = r
		return nil
	}}.scan(data)
	return out, err
}

// sheetID is a sheet as the workbook lists it.
type sheetID struct{ name, rel string }

// outline reads the list of sheets.
func (b *workbook) outline(part string) ([]sheetID, error) {
	data, err := b.c.read(part)
	if err != nil {
		return nil, err
	}
	var out []sheetID
	err = scanner{part: part, start: func(name string, attrs []xml.Attr) error {
		switch name {
		case "workbookPr":
			v := attr(attrs, "date1904")
			b.date1904 = v == "1" || v == "true"
		case "sheet":
			s := sheetID{name: attr(attrs, "name")}
			for _, a := range attrs {
				if a.Name.Local == "id" && a.Name.Space != "" {
					s.rel = a.Value
				}
			}
			out = append(out, s)
		case "externalReference":
			return refuse(External, "copy your ratings into a fresh scorecard", "the workbook draws on other files (an external link)")
		}
		return nil
	}}.scan(data)
	if err == nil && len(out) == 0 {
		err = damaged("the workbook has no sheet")
	}
	return out, err
}

// sharedTexts reads the table of texts; rich text without its look, readings for pronunciation left out.
func (b *workbook) sharedTexts(part string) error {
	data, err := b.c.read(part)
	if err != nil {
		return err
	}
	var text strings.Builder
	inText, phonetic := false, false
	return scanner{
		part: part,
		start: func(name string, _ []xml.Attr) error {
			switch name {
			case "si":
				text.Reset()
			case "t":
				inText = !phonetic
			case "rPh":
				phonetic = true
			}
			return nil
		},
		text: func(data []byte) {
			if inText {
				text.Write(data)
			}
		},
		end: func(name string) error {
			switch name {
			case "t":
				inText = false
			case "rPh":
				phonetic = false
			case "si":
				if len(b.texts) >= maxTexts {
					return tooLarge("the workbook has more than %d texts", maxTexts)
				}
				b.texts = append(b.texts, unescape(text.String()))
			}
			return nil
		},
	}.scan(data)
}

// properties reads the document properties that users can add.
func (b *workbook) properties(part string) error {
	if b.c.parts[strings.ToLower(part)] == nil {
		return nil
	}
	data, err := b.c.read(part)
	if err != nil {
		return err
	}
	name := ""
	return scanner{
		part: part,
		start: func(element string, attrs []xml.Attr) error {
			if element == "property" {
				name = attr(attrs, "name")
			}
			return nil
		},
		text: func(data []byte) {
			if strings.HasPrefix(name, "panelkit ") && len(data) < 200 {
				b.custom[name] += strings.TrimSpace(string(data))
			}
		},
		end: func(element string) error {
			if element == "property" {
				name = ""
			}
			return nil
		},
	}.scan(data)
}
