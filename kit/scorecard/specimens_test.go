package scorecard

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"panelkit/kit"
)

// Relations of the format.
const (
	relBase = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	relEnd  = "</Relationships>"
)

// more adds the specimens that were found by a second round of attacks.
func (c *corpus) more() {
	c.zip64()
	c.doubleRelations()
	c.tags()
	c.foreign()
	c.values()
	c.lengths()
	c.errorValues()
	c.layouts()
	c.answers()
	c.criteria()
}

// accept adds a specimen that is taken, and what must hold of its card.
func (c *corpus) accept(s *specimen, holds func(*kit.Scorecard) bool) *specimen {
	s.expect, s.holds = "", holds
	return s
}

func first(f func(kit.Rating) bool) func(*kit.Scorecard) bool {
	return func(card *kit.Scorecard) bool { return f(card.Ratings[0]) }
}

// zip64 gives archives the end records that programs write for large files.
func (c *corpus) zip64() {
	c.add("", "sound zip64", zip64Of(c.base, nil))
	for name, spoil := range map[string]func(record, locator []byte){
		"zip64 record outside": func(_, locator []byte) { binary.LittleEndian.PutUint64(locator[8:], 1<<40) },
		"zip64 record broken":  func(record, _ []byte) { record[0] = 'X' },
	} {
		c.add(Damaged, name, zip64Of(c.base, spoil))
	}
	c.add(TooLarge, "zip64 of a million parts", zip64Of(c.base,
		func(record, _ []byte) { binary.LittleEndian.PutUint64(record[32:], 1_000_000) }))
	c.add(TooLarge, "zip64 with a long list", zip64Of(c.base,
		func(record, _ []byte) { binary.LittleEndian.PutUint64(record[40:], 1<<30) }))

	long := bytes.Clone(c.base)
	end := bytes.LastIndex(long, []byte("PK\x05\x06"))
	binary.LittleEndian.PutUint32(long[end+12:], 8<<20)
	c.add(TooLarge, "long list of parts", long)
}

// zip64Of rewrites the end of an archive as zip64 has it.
func zip64Of(data []byte, spoil func(record, locator []byte)) []byte {
	end := bytes.LastIndex(data, []byte("PK\x05\x06"))
	le := binary.LittleEndian
	parts, length, offset := le.Uint16(data[end+10:]), le.Uint32(data[end+12:]), le.Uint32(data[end+16:])

	record := make([]byte, 56)
	copy(record, "PK\x06\x06")
	le.PutUint64(record[4:], 44)
	le.PutUint16(record[12:], 45)
	le.PutUint16(record[14:], 45)
	le.PutUint64(record[24:], uint64(parts))
	le.PutUint64(record[32:], uint64(parts))
	le.PutUint64(record[40:], uint64(length))
	le.PutUint64(record[48:], uint64(offset))

	locator := make([]byte, 20)
	copy(locator, "PK\x06\x07")
	le.PutUint64(locator[8:], uint64(end))
	le.PutUint32(locator[16:], 1)
	if spoil != nil {
		spoil(record, locator)
	}

	last := bytes.Clone(data[end:])
	for i := 8; i < 20; i++ {
		last[i] = 0xFF
	}
	return slices.Concat(data[:end], record, locator, last)
}

// doubleRelations leave it open which part counts, or lead out of the file.
func (c *corpus) doubleRelations() {
	add := func(reason Reason, name, part, relation string) {
		c.swap(reason, name, part, relEnd, relation+relEnd)
	}
	rel := func(id, kind, target string) string {
		return `<Relationship Id="` + id + `" Type="` + kind + `" Target="` + target + `"/>`
	}
	add(Damaged, "two workbooks", partRels, rel("z1", relBase+"officeDocument", "xl/other.xml"))
	add(Damaged, "two workbooks, the same part", partRels, rel("z1", relBase+"officeDocument", "xl/workbook.xml"))
	add(Damaged, "two tables of texts", partBookRel, rel("z1", relBase+"sharedStrings", "other.xml"))
	add(Damaged, "two sets of properties", partRels, rel("z1", relBase+"custom-properties", "docProps/custom.xml"))
	add(Damaged, "relation id twice in the package", partRels, rel("rId1", relBase+"thumbnail", "x.png"))
	add(Damaged, "relation id twice in the workbook", partBookRel, rel("rId1", relBase+"theme", "x.xml"))
	c.swap(Damaged, "workbook of a foreign kind", partRels, relBase+"officeDocument", "http://x.example/officeDocument")
	c.part(Damaged, "no relations of the package", partRels, "")

	outside := func(name, part, kind string) {
		text := regexp.MustCompile(`(<Relationship [^>]*`+kind+`"[^>]*?)(/?>)`).ReplaceAllString(c.parts[part],
			`$1 TargetMode="External"$2`)
		c.part(External, name, part, text)
	}
	outside("workbook outside", partRels, "officeDocument")
	outside("texts outside", partBookRel, "sharedStrings")
	outside("sheets outside", partBookRel, "worksheet")
	c.swap("", "relation of an unknown kind", partBookRel, relEnd,
		rel("z9", "http://x.example/thing", "thing.bin")+relEnd)
}

// tags are XML that contradicts itself.
func (c *corpus) tags() {
	c.swap(Damaged, "tags that do not match", partForm, "</sheetData>", "</sheetDate>")
	c.swap(Damaged, "tags that cross", partForm, `</row><row r="9"`, `</c></row><row r="9"`)
	c.swap(Damaged, "two roots", partForm, "</worksheet>", "</worksheet><worksheet/>")
	c.swap(Damaged, "text after the end", partForm, "</worksheet>", "</worksheet>text")
	c.swap(Damaged, "another root", partTexts, "<sst ", "<sts ")
	c.part(Damaged, "sheet of another root", partSummary,
		strings.NewReplacer("<worksheet", "<chartsheet", "</worksheet", "</chartsheet").Replace(c.parts[partSummary]))
	c.swap(Damaged, "attribute twice", partForm, `<c r="C8"`, `<c r="C8" r="D8"`)
	c.swap(Damaged, "300 attributes", partForm, `<row r="8"`, `<row r="8"`+attributes(300))
	c.swap(TooLarge, "50,000 attributes", partForm, `<row r="8"`, `<row r="8"`+attributes(50_000))
	c.swap(TooLarge, "endless attribute", partForm, `<row r="8"`, `<row r="8" x=">`+strings.Repeat("x", 300<<10)+`"`)
	c.swap(Damaged, "data twice", partForm, "</sheetData>", "</sheetData><sheetData></sheetData>")
	c.swap(Damaged, "row in a row", partForm, `<row r="8"`, `<row r="7"><row r="8"`)
	c.swap(Damaged, "cell in a cell", partForm, `<c r="C8"`, `<c r="B9"><c r="C8"/></c><c r="C8"`)
	c.swap(Damaged, "row outside the data", partForm, "</sheetData>", `</sheetData><row r="900"/>`)
	c.swap(Damaged, "cell beside the rows", partForm, "<sheetData>", `<sheetData><row r="1"><x><c r="A1"/></x></row>`)
	c.swap(Doctype, "doctype in the properties", partCustom, "<Properties", "<!DOCTYPE x><Properties")
	c.swap("", "doctype in a comment", partForm, "<sheetData>", "<!-- <!DOCTYPE x> --><sheetData>")
	c.swap("", "tag in a comment", partForm, "<sheetData>", "<!-- "+strings.Repeat("<c ", 100_000)+" --><sheetData>")
}

func attributes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, ` a%d=""`, i)
	}
	return b.String()
}

// foreign are elements and attributes of other namespaces.
func (c *corpus) foreign() {
	const x = `xmlns:x="http://x.example/"`
	c.cell(Damaged, "foreign value", partForm, "D8", `><x:v `+x+`>5</x:v>`)
	c.swap(Damaged, "foreign cell", partForm, `<c r="D8"`, `<x:c `+x+` r="D8"><x:v>5</x:v></x:c><c r="D8"`)
	c.swap(Damaged, "foreign row", partForm, `<row r="8"`, `<x:row `+x+` r="8"/><row r="8"`)
	c.swap(Damaged, "main namespace undone", partForm, `<row r="8"`, `<row xmlns="http://x.example/" r="8"`)
	c.swap("", "foreign attribute", partForm, `<c r="D8"`, `<c `+x+` x:r="E8" x:t="e" r="D8"`)
	c.swap("", "foreign elements outside the data", partForm, "<sheetData>",
		`<x:sheetData `+x+`><x:row><x:c><x:v>5</x:v></x:c></x:row></x:sheetData><sheetData>`)
	c.cell("", "extension in a cell", partForm, "D8", `><v>3</v><extLst><ext uri="x"><x:v `+x+`>5</x:v></ext></extLst>`)
	strict := strings.NewReplacer("http://schemas.openxmlformats.org/spreadsheetml/2006/main",
		"http://purl.oclc.org/ooxml/spreadsheetml/main",
		relBase[:len(relBase)-1], "http://purl.oclc.org/ooxml/officeDocument/relationships")
	changes := map[string]string{}
	for name, text := range c.parts {
		changes[name] = strict.Replace(text)
	}
	c.add("", "strict form of the standard", c.pack(changes))
}

// values are numbers, texts and truths in forms that no program writes, or some read otherwise.
func (c *corpus) values() {
	for name, content := range map[string]string{
		"hexadecimal number": "><v>0x1p2</v>", "number with underscores": "><v>1_0</v>",
		"number that is a word": "><v>four</v>",
		"infinite number":       "><v>Infinity</v>", "truth of 2": `t="b"><v>2</v>`, "two values": "><v>3</v><v>5</v>",
		"value and text": `><v>3</v><is><t>5</t></is>`, "text in a number": `><is><t>5</t></is>`,
		"value in a text": `t="inlineStr"><v>5</v>`,
		"two texts":       `t="inlineStr"><is><t>3</t></is><is><t>5</t></is>`, "signed text index": `t="s"><v>+3</v>`,
	} {
		c.cell(Damaged, name, partForm, "D8", content)
	}
	for name, row := range map[string]string{
		"signed": "+8", "with a point": "8.0", "with a space": " 8",
		"in other digits": "８",
	} {
		c.swap(Damaged, "row "+name, partForm, `<row r="8"`, `<row r="`+row+`"`)
	}
	for name, text := range map[string]string{
		"binary exponent": "0x1p2", "many digits": "3.00000000001e0000",
		"two signs": "+-3", "word of infinity": "Infinity", "octal": "0o3", "fullwidth letters": "ｆｉｖｅ",
	} {
		c.cell(OffScale, "text rating "+name, partForm, "D8", inline(text))
	}
	for text, value := range map[string]int{"+4": 4, "4e0": 4, "２": 2, "3,0 ": 3} {
		c.cell("", "text rating of "+text, partForm, "D8", inline(text)).value = value
	}
	c.accept(c.cell("", "evidence of a truth", partForm, "H8", `t="b"><v>1</v>`),
		first(func(r kit.Rating) bool { return r.Evidence == "TRUE" }))
}

// lengths are texts that no cell can hold, or that grow when they are normalized.
func (c *corpus) lengths() {
	const bomb = "\uFDFA" // eighteen characters in one form
	c.cell(TooLarge, "long text in a cell", partForm, "H8", inline(strings.Repeat("x", 32_768)))
	c.cell(TooLarge, "long text of wide characters", partForm, "H8", inline(strings.Repeat("\U0001F600", 16_384)))
	c.swap(TooLarge, "long shared text", partTexts, "Said so.", strings.Repeat("x", 32_768))
	c.swap(TooLarge, "long shared text of escapes", partTexts, "Said so.", strings.Repeat("_x0041_", 32_768))
	c.swap(TooLarge, "15 MB of text", partTexts, "Said so.", strings.Repeat("x", 15<<20))
	c.cell(TooLarge, "text that grows when composed", partForm, "H8", inline(strings.Repeat("\U0001D160", 15_000)))
	c.accept(c.cell("", "longest text", partForm, "H8", inline(strings.Repeat("x", 32_767))),
		first(func(r kit.Rating) bool { return len(r.Evidence) == 32_767 }))
	c.accept(c.cell("", "longest text of escapes", partForm, "H8", inline(strings.Repeat("_x0041_", 32_767))),
		first(func(r kit.Rating) bool { return len(r.Evidence) == 32_767 }))

	c.cell(Interviewer, "long name", partForm, "C5", inline(strings.Repeat("x", 201)))
	c.cell(Interviewer, "name that grows", partForm, "C5", inline(strings.Repeat(bomb, 10_000)))
	c.cell(OffScale, "rating that grows", partForm, "D8", inline(strings.Repeat(bomb, 10_000)))
	c.cell(Question, "question that grows", partForm, "C8", inline(strings.Repeat(bomb, 10_000)))
	c.cell(Weight, "weight that grows", partForm, "J8", inline(strings.Repeat(bomb, 10_000)))
	flag := c.cell("", "red flag that grows", partForm, "G8", inline(strings.Repeat(bomb, 10_000)))
	flag.warns, flag.value, flag.holds = "neither yes nor no", 2, first(func(r kit.Rating) bool { return r.RedFlag })
	c.cell("", "criteria heard that grow", partForm, "F8",
		inline(strings.Repeat(bomb, 10_000))).warns = "more than 200 characters"
	c.accept(c.cell("", "date that grows", partForm, "E5", inline(strings.Repeat(bomb, 10_000))),
		func(card *kit.Scorecard) bool { return len(card.Date) < 1000 })
	long := c.swap("", "recommendation that grows", partTexts, ">Hire<", ">"+strings.Repeat(bomb, 10_000)+"<")
	long.warns, long.holds = "longer than any", func(card *kit.Scorecard) bool { return card.Recommendation == "" }
}

// errorValues are what a spreadsheet shows in place of a value.
func (c *corpus) errorValues() {
	for _, ref := range []string{"H8", "F8", "G8", "C5"} {
		c.cell(ErrorValue, "error value in "+ref, partForm, ref, `t="e"><v>#REF!</v>`)
	}
	c.cell(ErrorValue, "error value in the justification", partSummary, "C18", `t="e"><v>#NAME?</v>`)
	c.cell(OffScale, "error value for a rating", partForm, "D8", `t="e"><v>#REF!</v>`)
	for _, text := range []string{"#REF!", "#n/a", "#DIV/0!", "Err:502"} {
		s := c.cell("", "evidence "+text, partForm, "H8", inline(text))
		s.warns, s.holds = "counts as nothing", first(func(r kit.Rating) bool { return r.Evidence == "" })
	}
}

// layouts move what says where things stand.
func (c *corpus) layouts() {
	form := c.parts[partForm]
	keys := func(name string, cells map[string]string) {
		text := form
		for _, ref := range slices.Sorted(maps.Keys(cells)) {
			text = withCell(c.t, text, ref, inline(cells[ref]))
		}
		c.part(Layout, name, partForm, text)
	}
	keys("rating read from the numbers", map[string]string{"A6": "rating", "D6": "panelkit scorecard " +
		c.kit.ID + " technical-depth"})
	keys("rating and id exchanged", map[string]string{"B6": "rating", "D6": "id"})
	keys("rating and criteria heard exchanged", map[string]string{"D6": "heard", "F6": "rating"})
	keys("evidence and red flag exchanged", map[string]string{"G6": "evidence", "H6": "red_flag"})
	keys("rating moved over", map[string]string{
		"D6": "x", "E6": "rating", "F6": "criteria", "G6": "heard",
		"H6": "red_flag", "I6": "evidence", "J6": "weight",
	})
	keys("heads exchanged", map[string]string{"D7": "Red flag", "G7": "Rating"})
	keys("head of the rating changed", map[string]string{"D7": "Number"})
	c.cell(Layout, "row of the summary twice", partSummary, "A18", inline("attested"))

	for _, title := range []string{
		"panelkit scorecard review", "panelkit scorecard of the team in 2026",
		"panelkit rubric " + c.kit.ID, "panelkit panel of experts",
	} {
		c.cell("", "title "+title, partForm, "A1", inline(title))
	}
	c.swap(OtherSeat, "property of another seat", partCustom, ">technical-depth<", ">scenarios-a<")
	c.swap(
		"",
		"property of no program",
		partCustom,
		"</Properties>",
		`<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="9" name="x"><vt:lpwstr xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">y</vt:lpwstr></property></Properties>`,
	)
	c.swap(Damaged, "property twice", partCustom, "</Properties>", `<property name="panelkit kit"/></Properties>`)

	old := c.part("", "format before this one", partForm, beforeLayout(form))
	old.holds = func(card *kit.Scorecard) bool {
		return card.Ratings[0].Evidence == "Said so." && card.Date == "2026-11-30" && card.Ratings[6].Heard == "1, 2"
	}
	old.data = c.pack(map[string]string{
		partForm:  beforeLayout(form),
		partLists: withoutHeads(c.parts[partLists], c.parts[partTexts]),
	})
}

// beforeLayout moves the columns of the form to where the format before this one had them.
func beforeLayout(form string) string {
	moved := map[string]string{"D": "H", "E": "F", "F": "G", "G": "J", "H": "I", "I": "D", "J": "E"}
	fields := map[string]string{"E": "D", "F": "G", "G": "H", "H": "I"}
	row := regexp.MustCompile(`(?s)(<row r="(\d+)"[^>]*>)(.*?)</row>`)
	cell := regexp.MustCompile(`(?s)<c r="([A-Z]+)\d+".*?(?:/>|</c>)`)
	return row.ReplaceAllStringFunc(form, func(text string) string {
		m := row.FindStringSubmatch(text)
		to := moved
		if m[2] < "6" && len(m[2]) == 1 {
			to = fields
		}

		cells := map[string]string{}
		for _, one := range cell.FindAllStringSubmatch(m[3], -1) {
			col, content := one[1], one[0]
			if m[2] == "6" && col == "E" {
				continue // the criteria had no key
			}
			if n, ok := to[col]; ok {
				content, col = strings.Replace(content, `r="`+col, `r="`+n, 1), n
			}
			cells[col] = content
		}
		out := m[1]
		for _, col := range slices.Sorted(maps.Keys(cells)) {
			out += cells[col]
		}
		return out + "</row>"
	})
}

// withoutHeads takes what a form says of the heads of its columns out of the hidden sheet, by emptying those cells.
func withoutHeads(lists, texts string) string {
	items := regexp.MustCompile(`(?s)<si>.*?</si>`).FindAllString(texts, -1)
	return regexp.MustCompile(`<c r="A\d+" s="\d+" t="s"><v>(\d+)</v></c>`).ReplaceAllStringFunc(lists,
		func(cell string) string {
			var n int
			_, _ = fmt.Sscanf(cell[strings.Index(cell, "<v>"):], "<v>%d</v>", &n)
			if strings.Contains(items[n], ">column ") {
				return ""
			}
			return cell
		})
}

// answers are words for yes and no, in the inputs that are otherwise left blank.
func (c *corpus) answers() {
	for text, flagged := range map[string]bool{
		"Yes": true, "YES": true, " yes ": true, "y": true, "x": true, "1": true, "1.0": true, "✓": true,
		"✔": true, "TRUE": true,
		"No": false, "n": false, "0": false, "0.0": false, "false": false, "-": false, "–": false, "none": false,
		"n/a": false,
	} {
		s := c.cell("", fmt.Sprintf("red flag %q", text), partForm, "G8", inline(text))
		s.holds = first(func(r kit.Rating) bool { return r.RedFlag == flagged })
		if flagged {
			s.value = kit.MaxRedFlagged
		}
	}
	for _, text := range []string{
		"Ja", "Yes - lied about his CV", "no?", "see notes", "2 of them?",
		"Ｙｅｓ indeed", "❓",
	} {
		s := c.cell("", fmt.Sprintf("unclear red flag %q", text), partForm, "G8", inline(text))
		s.warns, s.value = "counts as a red flag", kit.MaxRedFlagged
		s.holds = first(func(r kit.Rating) bool { return r.RedFlag && r.Given == 3 })
	}
	c.accept(c.cell("", "red flag as a number", partForm, "G8", "><v>1</v>"),
		first(func(r kit.Rating) bool { return r.RedFlag })).value = 2
	c.accept(c.cell("", "red flag as a truth", partForm, "G8", `t="b"><v>1</v>`),
		first(func(r kit.Rating) bool { return r.RedFlag })).value = 2
	c.accept(c.cell("", "red flag as a falsehood", partForm, "G8", `t="b"><v>0</v>`),
		first(func(r kit.Rating) bool { return !r.RedFlag }))
	low := c.part("", "red flag beside a low rating", partForm,
		withCell(c.t, withCell(c.t, c.parts[partForm], "G8", inline("Yes")), "D8", "><v>1</v>"))
	low.value, low.holds = 1, first(func(r kit.Rating) bool { return r.RedFlag && r.Given == 0 })

	for text, attested := range map[string]bool{"Yes": true, "No": false, "": false, "✓": true} {
		s := c.cell("", fmt.Sprintf("statement %q", text), partSummary, "C19", inline(text))
		s.holds = func(card *kit.Scorecard) bool { return card.Attested == attested }
	}
	for _, text := range []string{"Ja", "Yes, after we talked", "mostly"} {
		s := c.cell("", fmt.Sprintf("unclear statement %q", text), partSummary, "C19", inline(text))
		s.warns, s.holds = "counts as not made", func(card *kit.Scorecard) bool { return !card.Attested }
	}
}

// criteria are lists of what was heard.
func (c *corpus) criteria() {
	for _, text := range []string{"1", "1, 3", "1 3", "1-3", "1–3", "1; 2", "all", "none", "-", ""} {
		s := c.cell("", fmt.Sprintf("criteria %q", text), partForm, "F8", inline(text))
		s.silent = "criteria heard"
	}
	for _, text := range []string{"1,9, foo", "0", "3-1", "1.3", "1,,x", "one"} {
		s := c.cell("", fmt.Sprintf("odd criteria %q", text), partForm, "F8", inline(text))
		s.warns, s.holds = "criteria heard names", first(func(r kit.Rating) bool { return r.Heard == text })
	}
}
