package sheet

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// shared is the table of texts that cells refer to by number.
type shared struct {
	index map[string]int // by the XML of the text
	items []string
	uses  int
}

func (t *shared) number(item string) int {
	t.uses++
	n, ok := t.index[item]
	if !ok {
		n = len(t.items)
		t.index[item] = n
		t.items = append(t.items, item)
	}
	return n
}

func (t *shared) xml() []byte {
	var b bytes.Buffer
	b.Grow(160 * len(t.items))
	fmt.Fprintf(&b, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\n"+
		`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="%d" uniqueCount="%d">`, t.uses, len(t.items))
	for _, item := range t.items {
		b.WriteString("<si>")
		b.WriteString(item)
		b.WriteString("</si>")
	}
	b.WriteString("</sst>")
	return b.Bytes()
}

// data gives the rows of the sheet as XML.
func (s *Sheet) data() []byte {
	var b bytes.Buffer
	b.Grow(1024 * (len(s.rows) + 1))
	b.WriteString("<sheetData>")
	for _, n := range slices.Sorted(maps.Keys(s.rows)) {
		r := s.rows[n]
		height := r.height
		if height == 0 {
			height = s.fitted(r)
		}
		b.WriteString(`<row r="` + strconv.Itoa(n) + `" ht="` + strconv.FormatFloat(height, 'f', 2, 64) + `"`)
		if !r.grows {
			b.WriteString(` customHeight="1"`)
		}
		if r.hidden {
			b.WriteString(` hidden="1"`)
		}
		b.WriteByte('>')
		for _, c := range r.cells {
			s.cell(&b, n, c)
		}
		b.WriteString("</row>")
	}

	b.WriteString("</sheetData>")
	return b.Bytes()
}

func (s *Sheet) cell(b *bytes.Buffer, n int, c cell) {
	v := c.value
	b.WriteString(`<c r="`)
	b.WriteString(Column(c.col))
	b.WriteString(strconv.Itoa(n))
	b.WriteString(`" s="`)
	b.WriteString(c.style.id)
	b.WriteByte('"')
	if v.kind == isEmpty {
		b.WriteString("/>")
		return
	}

	if u := v.length(); u > MaxText {
		s.book.keep(fmt.Errorf("sheet %q: cell %s has %d characters, at most %d", s.name, Ref(c.col, n), u, MaxText))
		b.WriteString("/>")
		return
	}

	switch {
	case v.kind == isNumber && v.formula == "":
		b.WriteString("><v>" + v.text + "</v></c>")
	case v.kind == isNumber:
		b.WriteString("><f>" + escape(v.formula) + "</f><v>" + v.text + "</v></c>")
	case v.formula != "":
		b.WriteString(` t="str"><f>` + escape(v.formula) + "</f><v>" + escapeText(v.text) + "</v></c>")
	case v.kind == isRich:
		b.WriteString(` t="s"><v>` + strconv.Itoa(s.book.shared.number(richXML(c.style, v.runs))) + "</v></c>")
	default:
		b.WriteString(` t="s"><v>` + strconv.Itoa(s.book.shared.number(textXML(v.text))) + "</v></c>")
	}
}

func textXML(text string) string {
	return `<t xml:space="preserve">` + escapeText(text) + "</t>"
}

func richXML(st *entry, runs []Run) string {
	color := st.Color
	if color == "" {
		color = "000000"
	}
	look := `<sz val="` + strconv.FormatFloat(st.size(), 'g', -1,
		64) + `"/><color rgb="FF` + color + `"/><rFont val="` + FontName + `"/><family val="2"/>`
	var b strings.Builder
	for _, r := range runs {
		b.WriteString("<r><rPr>" + emphasis(r.Bold || st.Bold, st.Italic) + look + "</rPr>" + textXML(r.Text) + "</r>")
	}
	return b.String()
}

// escape writes a text into XML. What XML cannot hold is left out, what is no UTF-8 is replaced.
func escape(text string) string {
	plain := true
	for i := 0; i < len(text) && plain; i++ {
		c := text[i]
		plain = c >= ' ' && c < utf8.RuneSelf && c != '&' && c != '<' && c != '>' && c != '"'
	}

	if plain {
		return text
	}

	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r < ' ' && r != '\n' && r != '\t', r == 0xFFFE, r == 0xFFFF:
		default:
			b.WriteRune(r) // an invalid byte has become U+FFFD
		}
	}

	return b.String()
}

// escapeText writes a text of a cell into XML. There _x0041_ stands for the letter A, so that a text
// that looks like it has its first underscore escaped in turn.
func escapeText(text string) string {
	out := escape(text)
	if !strings.Contains(out, "_x") {
		return out
	}
	var b strings.Builder
	for i := 0; i < len(out); i++ {
		if out[i] == '_' && hexEscape(out[i:]) {
			b.WriteString("_x005F")
		}
		b.WriteByte(out[i])
	}
	return b.String()
}

// hexEscape tells whether s begins like _x0041_.
func hexEscape(s string) bool {
	if len(s) < 7 || s[1] != 'x' || s[6] != '_' {
		return false
	}
	_, err := strconv.ParseUint(s[2:6], 16, 16)
	return err == nil
}
