package scorecard

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"runtime"
	"runtime/metrics"
	"slices"
	"strings"
	"testing"
	"time"

	"panelkit/kit"
)

// specimen is one workbook of the corpus with the outcome it must have.
type specimen struct {
	name   string
	expect Reason                    // "": taken
	warns  string                    // a part of a warning that must be given
	value  int                       // of the first question's rating, where taken
	silent string                    // a part of a warning that must not be given
	holds  func(*kit.Scorecard) bool // must hold of the card, where taken; may be nil
	key    string
	data   []byte
}

// corpus makes hostile and odd workbooks out of one good scorecard, whose first question is rated 3.
type corpus struct {
	t     testing.TB
	kit   *kit.Kit
	opts  Options
	base  []byte
	parts map[string]string
	names []string
	all   []specimen
}

// Parts of a scorecard.
const (
	partTypes   = "[Content_Types].xml"
	partRels    = "_rels/.rels"
	partBook    = "xl/workbook.xml"
	partBookRel = "xl/_rels/workbook.xml.rels"
	partTexts   = "xl/sharedStrings.xml"
	partForm    = "xl/worksheets/sheet1.xml"
	partSummary = "xl/worksheets/sheet3.xml"
	partLists   = "xl/worksheets/sheet4.xml"
	partCustom  = "docProps/custom.xml"
)

func newCorpus(t testing.TB) *corpus {
	c := newBase(t)
	c.files()
	c.archives()
	c.contents()
	c.damage()
	c.strangers()
	c.edits()
	c.inputs()
	c.oddities()
	c.more()
	return c
}

// newBase makes the good scorecard alone.
func newBase(t testing.TB) *corpus {
	c := &corpus{t: t, kit: twoSessions(t), opts: testOptions(t), parts: map[string]string{}}
	seat := c.kit.Seats()[0]
	card := &kit.Scorecard{
		Interviewer: seat.Name, Date: "2026-11-30", Recommendation: "Hire",
		Justification: "Solid.", Attested: true,
	}
	for _, a := range c.kit.Sessions[0].Asked {
		card.Ratings = append(card.Ratings, kit.Rating{Question: a.ID, Value: 3, Evidence: "Said so.", Heard: "1, 2"})
	}
	o := c.opts
	o.Filled = card
	c.base = write(t, c.kit, seat, o)
	rewrite(t, c.base, func(name string, part []byte) []byte {
		c.parts[name] = string(part)
		c.names = append(c.names, name)
		return part
	})
	return c
}

func (c *corpus) add(expect Reason, name string, data []byte) *specimen {
	c.all = append(c.all, specimen{name: name, expect: expect, value: 3, data: data})
	return &c.all[len(c.all)-1]
}

// pack makes an archive of parts; those of the good scorecard unless changed. A change to "" leaves a
// part out.
func (c *corpus) pack(changes map[string]string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	parts := maps.Clone(c.parts)
	maps.Copy(parts, changes)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		if parts[name] == "" {
			continue
		}
		method := zip.Deflate
		if len(parts[name]) < 1<<20 {
			method = zip.Store // quick
		}
		out, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err != nil {
			c.t.Fatal(err)
		}
		if _, err := out.Write([]byte(parts[name])); err != nil {
			c.t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		c.t.Fatal(err)
	}
	return b.Bytes()
}

// part adds a specimen in which one part is replaced.
func (c *corpus) part(expect Reason, name, part, content string) *specimen {
	return c.add(expect, name, c.pack(map[string]string{part: content}))
}

// swap adds a specimen in which a text of one part is replaced.
func (c *corpus) swap(expect Reason, name, part, from, to string) *specimen {
	if !strings.Contains(c.parts[part], from) {
		c.t.Fatalf("%s: %s has no %q", name, part, from)
	}
	return c.part(expect, name, part, strings.Replace(c.parts[part], from, to, 1))
}

// cell adds a specimen in which one cell is replaced; content follows its name and style.
func (c *corpus) cell(expect Reason, name, part, ref, content string) *specimen {
	return c.part(expect, name, part, withCell(c.t, c.parts[part], ref, content))
}

func withCell(t testing.TB, part, ref, content string) string {
	before, cell, ok := strings.Cut(part, `<c r="`+ref+`" s="`)
	style, rest, _ := strings.Cut(cell, `"`)
	if !ok {
		t.Fatalf("no cell %s", ref)
	}
	if after, empty := strings.CutPrefix(rest, "/>"); empty {
		rest = after
	} else {
		_, rest, _ = strings.Cut(rest, "</c>")
	}
	return before + `<c r="` + ref + `" s="` + style + `" ` + content + `</c>` + rest
}

func inline(text string) string { return `t="inlineStr"><is><t>` + text + `</t></is>` }

// files are not archives at all.
func (c *corpus) files() {
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	for name, data := range map[string]string{
		"empty": "", "one byte": "P", "text": "hello", "csv": "id,rating\nair-001,5\n",
		"semicolon csv": "\ufeffid;rating\n",
		"html":          "<!DOCTYPE html><html><body>x</body></html>", "excel html": "<table><tr><td>5</td></tr></table>",
		"xml": `<?xml version="1.0"?><Workbook/>`, "pdf": "%PDF-1.7\n\x00", "gzip": "\x1f\x8b\x08\x00",
		"rar": "Rar!\x1a\x07\x00",
		"7z":  "7z\xbc\xaf\x27\x1c", "old xls": ole, "binary": "\x00\x01\x02\x03\x04",
		"utf-16 csv": "\xff\xfei\x00d\x00",
		"PK only":    "PK", "empty archive": "PK\x05\x06" + strings.Repeat("\x00",
			18), "spanned archive": "PK\x07\x08PK\x03\x04",
		"mail": "From: a\nSubject: b\n\nUEsDBBQ=", "png": "\x89PNG\r\n\x1a\n\x00",
	} {
		c.add(NotWorkbook, name, []byte(data))
	}
	c.add(Encrypted, "encrypted workbook",
		[]byte(ole+"E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"))
	flagged := bytes.Clone(c.base)
	for i := range flagged[:len(flagged)-4] {
		if string(flagged[i:i+4]) == "PK\x01\x02" {
			flagged[i+8] |= 1
		}
	}
	c.add(Encrypted, "password on the archive", flagged)
}

// archives are broken or swollen as archives.
func (c *corpus) archives() {
	n := len(c.base)
	for i, cut := range []int{n / 8, n / 4, n / 2, 3 * n / 4, n - 1, n - 22} {
		c.add(Damaged, fmt.Sprintf("cut off %d", i), c.base[:cut])
	}
	for i := range 6 {
		broken := bytes.Clone(c.base)
		at := bytes.Index(broken, []byte(partForm)) + len(partForm) + 40 + i*97
		broken[at] ^= 0x55
		c.add(Damaged, fmt.Sprintf("flipped bits %d", i), broken)
	}
	method := bytes.Clone(c.base)
	for i := range method[:len(method)-4] {
		if string(method[i:i+4]) == "PK\x01\x02" {
			method[i+10] = 99
		}
	}
	c.add(Damaged, "unknown compression", method)
	c.add(Damaged, "part twice", c.pack(map[string]string{strings.ToUpper(partForm): c.parts[partForm]}))
	many := map[string]string{}
	for i := range 300 {
		many[fmt.Sprintf("xl/media/%d.png", i)] = "x"
	}
	c.add(TooLarge, "300 parts", c.pack(many))
	hidden := c.pack(many)
	end := bytes.LastIndex(hidden, []byte("PK\x05\x06"))
	hidden[end+8], hidden[end+9], hidden[end+10], hidden[end+11] = 14, 0, 14, 0
	c.add(Damaged, "300 parts, 14 counted", hidden)
	zip64 := bytes.Clone(c.base)
	end = bytes.LastIndex(zip64, []byte("PK\x05\x06"))
	copy(zip64[end+8:], "\xff\xff\xff\xff")
	c.add(Damaged, "zip64 count without its record", zip64)
	c.add(TooLarge, "17 MB", append(bytes.Clone(c.base), make([]byte, 17<<20)...))
	if testing.Short() {
		return // what follows is slow where races are looked for
	}
	c.part("", "swollen picture, not read", "xl/media/image2.png", strings.Repeat(" ", 20<<20))
	bomb := strings.Repeat(" ", 20<<20)
	for _, part := range []string{
		partTypes, partRels, partBook, partBookRel, partTexts, partForm,
		partSummary, partCustom,
	} {
		content := c.parts[part]
		i := strings.LastIndex(content, "<")
		c.part(TooLarge, "bomb in "+part, part, content[:i]+bomb+content[i:])
	}
}

// contents are workbooks with something in them that no scorecard has.
func (c *corpus) contents() {
	for part, expect := range map[string]Reason{
		"xl/vbaProject.bin": Macro, "xl/macrosheets/sheet1.xml": Macro, "xl/embeddings/oleObject1.bin": Macro,
		"xl/activeX/activeX1.bin":            Macro,
		"xl/externalLinks/externalLink1.xml": External, "xl/connections.xml": External,
		"xl/queryTables/queryTable1.xml": External,
		"mimetype":                       NotWorkbook, "content.xml": NotWorkbook, "word/document.xml": NotWorkbook,
		"ppt/presentation.xml": NotWorkbook, "xl/workbook.bin": NotWorkbook,
	} {
		c.part(expect, "with "+part, part, "x")
	}
	c.part(NotWorkbook, "no content types", partTypes, "")
	c.swap(Macro, "macro content type", partTypes, "sheet.main+xml", "sheet.macroEnabled.main+xml")
	c.swap(Macro, "macro sheet relation", partBookRel, "relationships/worksheet", "relationships/xlMacrosheet")
	c.swap(
		External,
		"external relation",
		partBookRel,
		"</Relationships>",
		`<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="http://x.example/" TargetMode="External"/></Relationships>`,
	)
	c.swap(External, "external reference", partBook, "<calcPr",
		`<externalReferences><externalReference r:id="x"/></externalReferences><calcPr`)
	laughs := `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`
	for _, part := range []string{partTypes, partRels, partBook, partTexts, partForm, partLists} {
		c.swap(Doctype, "doctype in "+part, part, "\n<", "\n"+laughs+"<")
	}
}

// damage contradicts the format.
func (c *corpus) damage() {
	for _, part := range []string{partBook, partForm, partSummary} {
		c.part(Damaged, "missing "+part, part, "")
	}
	for _, part := range []string{partTypes, partBook, partTexts, partForm} {
		c.part(Damaged, "half of "+part, part, c.parts[part][:len(c.parts[part])/2])
		c.part(Damaged, "no XML in "+part, part, "<<<>>>")
	}
	c.part(Damaged, "no sheets", partBook,
		regexp.MustCompile(`<sheets>.*</sheets>`).ReplaceAllString(c.parts[partBook], ""))
	c.swap(Damaged, "sheet without part", partBook, `r:id="rId1"`, `r:id="rId99"`)
	c.swap(Damaged, "no texts", partBookRel, `Target="sharedStrings.xml"`, `Target="nowhere.xml"`)
	for name, row := range map[string]string{
		"zero": "0", "negative": "-1", "huge": "1048577", "word": "x",
		"overflowing": "99999999999999999999", "again": "7", "earlier": "2",
	} {
		c.swap(Damaged, "row "+name, partForm, `<row r="8"`, `<row r="`+row+`"`)
	}
	for name, ref := range map[string]string{
		"without digits": "G", "of another row": "H9", "of no column": "8",
		"beyond XFD": "XFE8", "twice": "B8", "too far left": "A8", "long": "GGGGGGGGGGGGGGGG8",
		"in lower case": "g8", "signed": "G+8",
	} {
		c.swap(Damaged, "cell "+name, partForm, `<c r="C8"`, `<c r="`+ref+`"`)
	}
	for name, index := range map[string]string{
		"negative": "-1", "beyond": "99999", "word": "x", "empty": "",
		"overflowing": "99999999999999999999", "float": "1.5",
	} {
		c.cell(Damaged, "text index "+name, partForm, "H8", `t="s"><v>`+index+`</v>`)
	}
	c.cell(Damaged, "rating NaN", partForm, "D8", "><v>NaN</v>")
	c.cell(Damaged, "unknown kind of cell", partForm, "D8", `t="zzz"><v>3</v>`)
	c.cell(Damaged, "formula over nothing", partForm, "K8", `><f t="array" ref="??">1</f><v>1</v>`)
	c.swap(Damaged, "cell outside rows", partForm, "<sheetData>", `<sheetData><c r="A1"/>`)
	c.swap(Damaged, "deep", partForm, "<sheetData>", strings.Repeat("<a>", 5000)+"<sheetData>")
	c.swap(Damaged, "one end too many", partForm, "</worksheet>", "</worksheet></worksheet>")
	c.swap(Damaged, "invalid UTF-8", partForm, "<sheetData>", "<a>\xff\xfe</a><sheetData>")
	c.swap(Damaged, "NUL", partForm, "<sheetData>", "<a>\x00</a><sheetData>")
	c.swap(Damaged, "another encoding", partForm, `encoding="UTF-8"`, `encoding="UTF-16"`)
	c.swap(Damaged, "unknown entity", partForm, "<sheetData>", "<a>&nope;</a><sheetData>")
	c.swap(TooLarge, "many cells", partForm, "</sheetData>",
		`<row r="5000">`+strings.Repeat("<c/>", 110_000)+"</row></sheetData>")
	c.swap(TooLarge, "many texts", partTexts, "</sst>", strings.Repeat("<si/>", 110_000)+"</sst>")
}

// strangers are scorecards, but not of this kit.
func (c *corpus) strangers() {
	other := testKit(c.t, 5, kit.Session{
		ID: "technical-depth", Title: "Technical depth", Minutes: 60,
		Questions: 6, Panelists: []string{"Robin Example"},
	})
	c.add(OtherKit, "scorecard of another kit", write(c.t, other, other.Seats()[0], c.opts))
	c.add(NotCard, "panel workbook", panelBook(c.t, c.kit, nil, c.opts.Words))
	c.swap(NotCard, "no mark", partTexts, "panelkit scorecard", "scorecard")
	c.swap(OtherKit, "kit of the form changed", partTexts, "panelkit scorecard "+c.kit.ID,
		"panelkit scorecard AAAA-AAAA")
	c.swap(OtherKit, "lists of another kit", partTexts, "panelkit lists "+c.kit.ID, "panelkit lists AAAA-AAAA")
	c.swap(OtherKit, "summary of another seat", partTexts, "panelkit summary "+c.kit.ID+" technical-depth",
		"panelkit summary "+c.kit.ID+" scenarios-a")
	c.swap(OtherKit, "property of another kit", partCustom, c.kit.ID, "AAAA-AAAA")
	c.swap(OtherBank, "digest changed", partTexts, c.kit.BankDigest, strings.Repeat("0", 64))
	c.part(OtherSeat, "seat changed", partTexts, strings.ReplaceAll(c.parts[partTexts],
		c.kit.ID+" technical-depth", c.kit.ID+" technical-dept"))
	c.add(BadStamp, "no stamp", c.base).key = "secret"
	o := c.opts
	o.Key = []byte("other")
	stamped := write(c.t, c.kit, c.kit.Seats()[0], o)
	c.add(BadStamp, "stamp of another key", stamped).key = "secret"
	good := c.add("", "stamped", stamped)
	good.key, good.value = "other", 0
	unchecked := c.add("", "stamp without key", stamped)
	unchecked.warns, unchecked.value = "no key is given", 0
}

// edits change what the interviewer must not change.
func (c *corpus) edits() {
	form, q := c.parts[partForm], c.kit.Question(c.kit.Sessions[0].Asked[0].ID)
	second := c.kit.Sessions[0].Asked[1].ID
	c.cell(Question, "question edited", partForm, "C8", inline(q.Text+" Or not?"))
	c.cell(Question, "question blank", partForm, "C8", ">")
	c.cell(Question, "question calculated", partForm, "C8", `t="str"><f>1</f><v>x</v>`)
	c.cell(Question, "id of another question", partForm, "B8", inline(second))
	c.cell(Question, "id unknown", partForm, "B8", inline("air-999"))
	c.cell(Question, "id of another session", partForm, "B8", inline(c.kit.Sessions[1].Asked[0].ID))
	c.part(Question, "ids swapped", partForm, withCell(c.t, withCell(c.t, form, "B8", inline(second)),
		"B9", inline(q.ID)))
	c.part(Question, "row missing", partForm, regexp.MustCompile(`<row r="9".*?</row>`).ReplaceAllString(form, ""))
	c.cell(Weight, "weight edited", partForm, "J8", "><v>90</v>")
	c.cell(Weight, "weight blank", partForm, "J8", ">")
	c.cell(Weight, "weight calculated", partForm, "J8", "><f>1+1</f><v>10</v>")
	c.cell(Weight, "weight a word", partForm, "J8", inline("much"))
	c.cell(Layout, "column lost", partForm, "D6", inline("x"))
	c.cell(Layout, "column twice", partForm, "I6", inline("rating"))
	c.swap(Layout, "scale changed", partTexts, ">5</t>", ">4</t>")
	c.add(Layout, "form twice", c.pack(map[string]string{
		"xl/worksheets/sheet9.xml": form,
		partBook: strings.Replace(c.parts[partBook], "</sheets>",
			`<sheet name="Copy" sheetId="9" r:id="rId99"/></sheets>`, 1),
		partBookRel: strings.Replace(
			c.parts[partBookRel],
			"</Relationships>",
			`<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet9.xml"/></Relationships>`,
			1,
		),
	}))
	c.cell(Interviewer, "stranger", partForm, "C5", inline("Sam Stranger"))
	c.cell(Interviewer, "other panelist", partForm, "C5", inline("Ana Núñez"))
}

// inputs hold what no input may hold.
func (c *corpus) inputs() {
	for name, content := range map[string]string{
		"0": "><v>0</v>", "6": "><v>6</v>", "-1": "><v>-1</v>", "3.5": "><v>3.5</v>", "3,5": inline("3,5"),
		"word": inline("five"),
		"true": `t="b"><v>1</v>`, "error": `t="e"><v>#N/A</v>`, "huge": "><v>1E+300</v>", "infinity": inline("Inf"),
		"two numbers": inline("3 4"), "date": `t="d"><v>2026-11-30</v>`, "range": inline("3-4"),
		"half a point": inline("3½"),
		"hexadecimal":  inline("0x9"), "long": inline(strings.Repeat("9", 5000)), "underscore": inline("1_0"),
	} {
		c.cell(OffScale, "rating "+name, partForm, "D8", content)
	}
	for _, ref := range []string{"D8", "H8", "F8", "G8", "C5", "E5", "F5", "G5"} {
		c.cell(Formula, "formula in "+ref, partForm, ref, `><f>1+2</f><v>3</v>`)
	}
	c.cell(Formula, "array formula over ratings", partForm, "D8", `><f t="array" ref="D8:D14">3</f><v>3</v>`)
	c.cell(Formula, "array formula from elsewhere", partForm, "K8", `><f t="array" ref="D9:H14">3</f><v>3</v>`)
	c.cell(Formula, "data table", partForm, "D8", `><f t="dataTable" ref="D8:D9" r1="A1"/><v>3</v>`)
	c.cell(Formula, "shared formula", partForm, "D8", `><f t="shared" si="0"/><v>3</v>`)
	c.part(Formula, "formula in justification", partSummary,
		regexp.MustCompile(`(<c r="C18" s="\d+") t="s">`).ReplaceAllString(c.parts[partSummary],
			`$1 t="s"><f>1</f>`)).expect = Formula
}

// oddities are to be taken.
func (c *corpus) oddities() {
	form := c.parts[partForm]
	taken := func(name, ref, content string, value int) *specimen {
		s := c.cell("", name, partForm, ref, content)
		s.value = value
		return s
	}
	for text, value := range map[string]int{
		"4": 4, " 4 ": 4, "4.0": 4, "4,0": 4, "４": 4, "\u00a04": 4, "4.": 4, "NA": 0, "n/a": 0, "Na": 0, "": 0,
		"05": 5, "1e0": 1,
	} {
		taken(fmt.Sprintf("text rating %q", text), "D8", inline(text), value)
	}
	taken("forged total", "K15", "><v>500</v>", 3)
	taken("forged stored score", "K8", "><f>E8*H8/100</f><v>99</v>", 3)
	taken("no evidence", "H8", ">", 3).warns = "no evidence"
	taken("evidence a number", "H8", "><v>42</v>", 3)
	taken("evidence with control characters", "H8", inline("a_x0007_b\u202ec"), 3)
	taken("evidence in two looks", "H8", `t="inlineStr"><is><r><t>a</t></r><rPh><t>zz</t></rPh><r><t>b</t></r></is>`, 3)
	taken("name in other letters", "C5", inline("ROBIN  EXAMPLE "), 3)
	taken("no name", "C5", ">", 3).warns = "does not name its interviewer"
	taken("time as a number", "F5", "><v>0.4375</v>", 3)
	taken("date as a text", "E5", inline("30 November"), 3)
	taken("cell with CDATA", "D8", `t="inlineStr"><is><t><![CDATA[4]]></t></is>`, 4)
	c.swap("", "far cells", partForm, "</sheetData>",
		`<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>`)
	c.swap("", "3,000 far cells", partForm, "</sheetData>", farCells(3000)+"</sheetData>")
	c.swap("", "empty mergeCell", partForm, "</sheetData>",
		`</sheetData><mergeCells><mergeCell/><mergeCell ref=""/></mergeCells>`)
	c.swap("", "odd conditional format", partForm, "</sheetData>",
		`</sheetData><conditionalFormatting sqref="x"><cfRule type="?"/></conditionalFormatting>`)
	c.swap("", "comment in the XML", partForm, "<sheetData>", "<!-- x --><sheetData>")
	c.swap("", "processing instruction", partForm, "<sheetData>", "<?x y?><sheetData>")
	c.swap("", "byte order mark", partForm, "<?xml", "\ufeff<?xml")
	c.part("", "no row numbers", partForm, regexp.MustCompile(`(<row) r="\d+"`).ReplaceAllString(form, "$1"))
	prefixed := regexp.MustCompile(`<(/?)([a-zA-Z]+)`).ReplaceAllString(strings.Replace(form,
		`<?xml version="1.0" encoding="UTF-8"?>`, "", 1), "<${1}x:$2")
	c.part(Damaged, "undeclared prefix", partForm, prefixed)
	c.part("", "prefixed elements", partForm, strings.Replace(prefixed, " xmlns=", " xmlns:x=", 1))
	c.part("", "comments", "xl/comments1.xml", "<comments/>")
	c.part("", "pictures", "xl/media/image1.png", strings.Repeat("x", 100_000))
	c.part("", "sensitivity label", "customXml/item1.xml", "<x/>")
	c.part("", "no properties", partCustom, "")
	c.part("", "no styles", "xl/styles.xml", "")
	c.swap("", "renamed sheet", partBook, `name="Scorecard"`, `name="Ratings of &amp; by me"`)
	c.swap("", "absolute target", partBookRel, `Target="worksheets/sheet1.xml"`, `Target="/xl/worksheets/sheet1.xml"`)
	c.swap("", "target with dots", partBookRel, `Target="worksheets/sheet1.xml"`,
		`Target="../xl/./worksheets/sheet1.xml"`)
	c.swap("", "count of 1904", partBook, "<workbookPr", `<workbookPr date1904="1"`)
	c.swap("", "no hidden sheet", partTexts, "panelkit lists", "lists").warns = "hidden sheet"
	c.swap("", "no summary", partTexts, "panelkit summary", "summary").warns = "summary sheet is missing"
	c.swap("", "recommendation unknown", partTexts, ">Hire<", ">Perhaps<")
	c.swap("", "extra column", partForm, `</row><row r="9"`,
		`<c r="Z8" t="inlineStr"><is><t>my note</t></is></c></row><row r="9"`)
	eight, nine := regexp.MustCompile(`<row r="8".*?</row>`).
		FindString(form),
		regexp.MustCompile(`<row r="9".*?</row>`).
			FindString(form)
	swapped := strings.NewReplacer(eight, renumber(nine, "9", "8"), nine, renumber(eight, "8", "9")).Replace(form)
	c.part("", "rows in another order", partForm, swapped).warns = "another order"
}

func renumber(row, from, to string) string {
	return regexp.MustCompile(`r="([A-Z]*)`+from+`"`).ReplaceAllString(row, `r="${1}`+to+`"`)
}

func farCells(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, 100+i, 100+i)
	}
	return b.String()
}

// TestCorpus answers every specimen as it must be answered, quickly and in little memory.
func TestCorpus(t *testing.T) {
	c := newCorpus(t)
	if len(c.all) < 350 {
		t.Errorf("the corpus has %d specimens, at least 350 are wanted", len(c.all))
	}
	names := map[string]bool{}
	for _, s := range c.all {
		if names[s.name] {
			t.Errorf("specimen %q stands twice", s.name)
		}
		names[s.name] = true
		t.Run(s.name, func(t *testing.T) { s.check(t, c) })
	}
}

func (s specimen) check(t *testing.T, c *corpus) {
	if !testing.Short() {
		runtime.GC()
	}
	o := ReadOptions{Text: c.opts.Text, Words: c.opts.Words, Key: []byte(s.key)}
	start, peak := time.Now(), watchHeap()
	card, warnings, err := Read("card.xlsx", bytes.NewReader(s.data), int64(len(s.data)), c.kit, o)
	took, bytesUsed := time.Since(start), peak()
	if took > 2*time.Second && !testing.Short() {
		t.Errorf("took %v", took)
	}
	if bytesUsed > 256<<20 && !testing.Short() {
		t.Errorf("used %d MB", bytesUsed>>20)
	}
	var refusal *Refusal
	switch {
	case s.expect == "" && err != nil:
		t.Fatalf("refused: %v", err)
	case s.expect == "":
		if card.Ratings[0].Value != s.value {
			t.Errorf("rating %d, want %d", card.Ratings[0].Value, s.value)
		}
		if s.holds != nil && !s.holds(card) {
			t.Errorf("the card is not as it should be: %+v", card)
		}
	case !errors.As(err, &refusal):
		t.Fatalf("got %v, want a refusal because %s", err, s.expect)
	case refusal.Reason != s.expect:
		t.Errorf("refused because %s, want %s: %v", refusal.Reason, s.expect, err)
	default:
		for _, p := range refusal.Problems {
			if p.File != "card.xlsx" || p.Fact == "" {
				t.Errorf("problem without file or fact: %+v", p)
			}
		}
	}
	if s.silent != "" && slices.ContainsFunc(warnings,
		func(w Warning) bool { return strings.Contains(w.Fact, s.silent) }) {
		t.Errorf("a warning of %q in %v", s.silent, warnings)
	}
	if s.warns != "" && !slices.ContainsFunc(warnings,
		func(w Warning) bool { return strings.Contains(w.Fact, s.warns) }) {
		t.Errorf("no warning of %q in %v", s.warns, warnings)
	}
}

// watchHeap watches the heap grow, and tells by how much at most.
func watchHeap() func() int64 {
	read := func() int64 {
		sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		metrics.Read(sample)
		return int64(sample[0].Value.Uint64())
	}
	base, stop, done := read(), make(chan struct{}), make(chan int64)
	go func() {
		most := base
		for {
			most = max(most, read())
			select {
			case <-stop:
				done <- max(most, read()) - base
				return
			case <-time.After(2 * time.Millisecond):
			}
		}
	}()
	return func() int64 {
		close(stop)
		return <-done
	}
}
