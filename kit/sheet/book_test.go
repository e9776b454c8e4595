package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
)

// parts writes a book and gives its parts by name.
func parts(t *testing.T, b *Book) map[string]string {
	t.Helper()
	var buf bytes.Buffer
	if err := b.Write(&buf); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(buf.Bytes()), int64(buf.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if z.File[0].Name != "[Content_Types].xml" {
		t.Errorf("the first part is %s", z.File[0].Name)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(data)
		wellFormed(t, f.Name, data)
	}
	return out
}

func wellFormed(t *testing.T, name string, data []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
	}
}

func sample() *Book {
	b := New(
		Props{Title: "T & t", Created: time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC), Custom: [][2]string{{"a", "b"}}})
	s := b.Sheet(
		"One & two",
		Page{
			Freeze:    2,
			Left:      1,
			Titles:    [2]int{1, 2},
			Protected: true,
			HideLeft:  true,
			Widths:    []float64{5, 20, 40},
			Footer:    "A & B",
		},
	)
	s.Set(1, 1, Text(`<world> & "all" _x0041_`+"\x07"), Style{Bold: true, Size: 14})
	s.SetRow(1, 2, Style{Wrap: true, Border: "888888", Fill: "EEEEEE"}, Int(3), Marked("This **is bold** here"),
		Text("shared"))
	s.Set(1, 3, Formula("A2*2", 6), Style{Format: "0.00"})
	s.Set(2, 3, Formula(`IF(A2>2,"yes & no","no")`, "yes & no"), Style{Input: true})
	s.Set(3, 3, Text("shared"), Style{})
	h := b.Sheet("Lists", Page{Hidden: true})
	h.SetRow(1, 1, Style{}, Int(1), Number(2.5), Day(time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)))
	s.List("A2", In("Lists", "$A$1:$A$2"), Note{"Rating", "pick"}, Note{"No", "no"})
	s.Hint("B2", Note{"Hint", "a\nb"})
	s.When("A2:A3", "A2>5", Cond{Fill: "FFEEDD", Bold: true, Color: "112233"})
	s.Chart(1, 5, 3, 9, Chart{
		Title:      "Chart",
		Max:        5,
		Categories: Source{In("One & two", "$B$2:$B$3"), []Value{Text("x"), Text("y")}},
		Series: []Series{
			{
				Name:   Source{In("One & two", "$A$1"), []Value{Text("s")}},
				Values: Source{In("One & two", "$A$2:$A$3"), []Value{Int(3), {}}},
			},
		},
	})
	b.Define("names", In("Lists", "$A$1:$A$2"))
	return b
}

func TestCells(t *testing.T) {
	p := parts(t, sample())
	sheet := p["xl/worksheets/sheet1.xml"]
	for _, want := range []string{
		`<f>A2*2</f><v>6</v>`, `t="str"><f>IF(A2&gt;2,&quot;yes &amp; no&quot;,&quot;no&quot;)</f><v>yes &amp; no</v>`,
		`<dimension ref="A1:C3">`, `hidden="true"`, `ySplit="2"`, `xSplit="1"`, `fitToWidth="1"`, `fitToHeight="0"`, `'Lists'!$A$1:$A$2`,
		`sheet="true"`, `selectLockedCells="false"`,
	} {
		if !strings.Contains(sheet, want) {
			t.Errorf("the sheet lacks %s", want)
		}
	}
	if strings.Contains(sheet, "password") || strings.Contains(sheet, "hashValue") {
		t.Error("the sheet is locked with a password")
	}
	texts := p["xl/sharedStrings.xml"]
	if !strings.Contains(texts, `&lt;world&gt; &amp; &quot;all&quot; _x005F_x0041_<`) ||
		strings.Count(texts, "shared") != 1 {
		t.Errorf("texts: %s", texts)
	}
	if !strings.Contains(texts, "<b/>") {
		t.Error("no bold run")
	}
	if !strings.Contains(p["xl/worksheets/sheet2.xml"], "<v>46356</v>") {
		t.Error("30 November 2026 is not day 46356")
	}
	if !strings.Contains(p["xl/workbook.xml"], `fullCalcOnLoad="true"`) {
		t.Error("programs are not asked to calculate anew")
	}
}

func TestSameBytes(t *testing.T) {
	var first []byte
	for range 20 {
		var b bytes.Buffer
		if err := sample().Write(&b); err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = b.Bytes()
		}
		if !bytes.Equal(first, b.Bytes()) {
			t.Fatal("the bytes differ from run to run")
		}
	}
}

// order is how the schema orders the children of an element (ECMA-376 part 1, sections 18.3, 18.8, 21.2).
func order() map[string][]string {
	return map[string][]string{
		"c:chartSpace": {
			"c:date1904", "c:lang", "c:roundedCorners", "c:style", "c:clrMapOvr", "c:pivotSource",
			"c:protection", "c:chart", "c:spPr", "c:txPr", "c:printSettings",
		},
		"c:chart": {
			"c:title", "c:autoTitleDeleted", "c:pivotFmts", "c:view3D", "c:floor", "c:sideWall", "c:backWall",
			"c:plotArea", "c:legend", "c:plotVisOnly", "c:dispBlanksAs",
		},
		"c:title":    {"c:tx", "c:layout", "c:overlay", "c:spPr", "c:txPr"},
		"c:plotArea": {"c:layout", "c:barChart", "c:catAx", "c:valAx", "c:dTable", "c:spPr"},
		"c:barChart": {
			"c:barDir", "c:grouping", "c:varyColors", "c:ser", "c:dLbls", "c:gapWidth", "c:overlap",
			"c:serLines", "c:axId",
		},
		"c:ser": {
			"c:idx", "c:order", "c:tx", "c:spPr", "c:invertIfNegative", "c:pictureOptions", "c:dPt", "c:dLbls",
			"c:trendline", "c:errBars", "c:cat", "c:val", "c:shape",
		},
		"c:catAx": {
			"c:axId", "c:scaling", "c:delete", "c:axPos", "c:majorGridlines", "c:minorGridlines", "c:title",
			"c:numFmt", "c:majorTickMark", "c:minorTickMark", "c:tickLblPos", "c:spPr", "c:txPr", "c:crossAx",
			"c:crosses", "c:auto", "c:lblAlgn", "c:lblOffset", "c:noMultiLvlLbl",
		},
		"c:valAx": {
			"c:axId", "c:scaling", "c:delete", "c:axPos", "c:majorGridlines", "c:minorGridlines", "c:title",
			"c:numFmt", "c:majorTickMark", "c:minorTickMark", "c:tickLblPos", "c:spPr", "c:txPr", "c:crossAx",
			"c:crosses", "c:crossBetween", "c:majorUnit", "c:minorUnit", "c:dispUnits",
		},
		"c:scaling":  {"c:logBase", "c:orientation", "c:max", "c:min"},
		"c:legend":   {"c:legendPos", "c:legendEntry", "c:layout", "c:overlay", "c:spPr", "c:txPr"},
		"c:numCache": {"c:formatCode", "c:ptCount", "c:pt"},
		"c:strCache": {"c:ptCount", "c:pt"},
		"worksheet": {
			"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr",
			"sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate",
			"customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks",
			"printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties",
			"cellWatches", "ignoredErrors", "smartTags", "drawing",
		},
		"styleSheet": {
			"numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs",
			"tableStyles", "colors",
		},
		"font": {
			"b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color",
			"name", "family", "charset", "scheme",
		},
		"border": {"left", "right", "top", "bottom", "diagonal"},
		"dxf":    {"font", "numFmt", "fill", "alignment", "border", "protection"},
		"xf":     {"alignment", "protection"},
	}
}

// TestSchemaOrder holds the order of elements against the schema, where it is a sequence.
func TestSchemaOrder(t *testing.T) {
	known := order()
	for name, part := range parts(t, sample()) {
		d := xml.NewDecoder(strings.NewReader(part))
		var stack []string
		last := []int{-1}
		for {
			token, err := d.RawToken()
			if err != nil {
				break
			}
			switch e := token.(type) {
			case xml.StartElement:
				own := e.Name.Local
				if e.Name.Space != "" {
					own = e.Name.Space + ":" + own
				}
				if len(stack) > 0 {
					if children, ok := known[stack[len(stack)-1]]; ok {
						at := slices.Index(children, own)
						if at < 0 || at < last[len(last)-1] {
							t.Errorf("%s: %s out of place in %s", name, own, stack[len(stack)-1])
						}
						last[len(last)-1] = at
					}
				}
				stack, last = append(stack, own), append(last, -1)
			case xml.EndElement:
				stack, last = stack[:len(stack)-1], last[:len(last)-1]
			}
		}
	}
}

func TestErrors(t *testing.T) {
	for name, spoil := range map[string]func(b *Book){
		"sheet name twice":  func(b *Book) { b.Sheet("a", Page{}); b.Sheet("A", Page{}) },
		"sheet name long":   func(b *Book) { b.Sheet(strings.Repeat("a", 32), Page{}) },
		"sheet name sign":   func(b *Book) { b.Sheet("a/b", Page{}) },
		"sheet name quote":  func(b *Book) { b.Sheet("'a", Page{}) },
		"history":           func(b *Book) { b.Sheet("History", Page{}) },
		"cell twice":        func(b *Book) { s := b.Sheet("a", Page{}); s.Set(1, 1, Int(1), Style{}); s.Set(1, 1, Int(2), Style{}) },
		"text too long":     func(b *Book) { b.Sheet("a", Page{}).Set(1, 1, Text(strings.Repeat("a", MaxText+1)), Style{}) },
		"note too long":     func(b *Book) { b.Sheet("a", Page{}).Hint("A1", Note{"t", strings.Repeat("a", 256)}) },
		"title too long":    func(b *Book) { b.Sheet("a", Page{}).Hint("A1", Note{strings.Repeat("a", 33), "t"}) },
		"bad validation":    func(b *Book) { b.Sheet("a", Page{}).When("??", "A1", Cond{}) },
		"bad name of cells": func(b *Book) { b.Sheet("a", Page{}); b.Define("", "x") },
	} {
		b := New(Props{})
		spoil(b)
		var buf bytes.Buffer
		if err := b.Write(&buf); err == nil {
			t.Errorf("%s is taken", name)
		} else if buf.Len() > 0 {
			t.Errorf("%s: something was written", name)
		}
	}
}

func TestReferences(t *testing.T) {
	for got, want := range map[string]string{
		Column(1): "A", Column(26): "Z", Column(27): "AA", Column(702): "ZZ", Column(703): "AAA", Ref(3, 7): "C7", Abs(3, 7): "$C$7",
		Range(1, 2, 3, 4): "A2:C4", AbsRange(1, 2, 3, 4): "$A$2:$C$4", In("O'Neill", "A1"): "'O''Neill'!A1", Quote(`a"b`): `"a""b"`,
	} {
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestLines(t *testing.T) {
	for _, e := range []struct {
		text  string
		width float64
		want  int
	}{
		{"", 20, 1},
		{"short", 20, 1},
		{"a\nb\nc", 20, 3},
		{strings.Repeat("word ", 20), 20, 5},
		{strings.Repeat("w", 100), 20, 7},
		{strings.Repeat("漢", 20), 20, 3},
	} {
		if got := lines(e.text, e.width, FontSize, false); got != e.want {
			t.Errorf("%.20q takes %d lines, want %d", e.text, got, e.want)
		}
	}
	if small, large := lines(
		strings.Repeat("word ", 20),
		20,
		8,
		false,
	), lines(strings.Repeat("word ", 20), 20, 14, true); small >= large {
		t.Errorf("small text takes %d lines, large %d", small, large)
	}
}
