package sheet

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Chart is a chart of upright bars, side by side for each category. Bars of different series differ
// in color and in lightness.
type Chart struct {
	Title      string
	Categories Source
	Series     []Series // at least one
	Max        int      // upper end of the scale, which begins at 0
}

// Series is one row of bars.
type Series struct {
	Name   Source // of one cell
	Values Source // as many cells as there are categories
}

// Source is a block of cells and what they hold, which the chart keeps for programs that only show it.
type Source struct {
	Cells  string  // such as 'Panel'!$A$2:$A$9
	Values []Value // of texts or numbers; a cell that is neither draws no bar
}

// seriesColors are told apart by readers who cannot tell red from green (after Okabe and Ito 2008).
func seriesColors() []string {
	return []string{"0072B2", "E69F00", "56B4E9", "D55E00", "009E73", "CC79A7", "F0E442", "555555"}
}

// Chart puts a chart over a block of cells. A sheet has at most one. The library's own charts depart
// from the schema of the format and from the heights of rows, so that it only makes the room for this
// one.
func (s *Sheet) Chart(col, row, toCol, toRow int, c Chart) {
	err := s.book.file.AddChart(s.name, Ref(col, row), &excelize.Chart{
		Type: excelize.Col, Series: []excelize.ChartSeries{{Values: c.Series[0].Values.Cells}},
	})
	s.book.keep(err)
	s.book.charts = append(s.book.charts, [2][]byte{c.xml(), c.place(col, row, toCol, toRow)})
}

// place gives the part that says where the chart stands (ECMA-376 part 1, section 20.5).
func (c Chart) place(col, row, toCol, toRow int) []byte {
	title := escape(c.Title)
	return fmt.Appendf(nil, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\n"+
		`<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor>`+
		`<xdr:from><xdr:col>%d</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>%d</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>`+
		`<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="%s" descr="%s"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>`+
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`,
		col-1, row-1, toCol, toRow, title, title)
}

// xml gives the part that describes the chart (ECMA-376 part 1, section 21.2).
func (c Chart) xml() []byte {
	var b strings.Builder
	text := func(size int, bold bool) string {
		return fmt.Sprintf(
			`<a:defRPr sz="%d" b="%t"><a:solidFill><a:srgbClr val="374151"/></a:solidFill><a:latin typeface="%s"/></a:defRPr>`,
			size*100,
			bold,
			FontName,
		)
	}

	look := func(size int) string {
		return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>` + text(size,
			false) + `</a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>`
	}

	line := `<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="9CA3AF"/></a:solidFill></a:ln></c:spPr>`
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
		`<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
		`<c:roundedCorners val="0"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>` + text(12, true) + `</a:pPr><a:r><a:rPr lang="en-US" sz="1200" b="1"/><a:t>` + escape(c.Title) + `</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>` +
		`<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>`)
	colors := seriesColors()
	for i, s := range c.Series {
		fmt.Fprintf(
			&b,
			`<c:ser><c:idx val="%d"/><c:order val="%d"/><c:tx>%s</c:tx><c:spPr><a:solidFill><a:srgbClr val="%s"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/><c:cat>%s</c:cat><c:val>%s</c:val></c:ser>`,
			i,
			i,
			s.Name.texts(),
			colors[i%len(colors)],
			c.Categories.texts(),
			s.Values.numbers(),
		)
	}

	b.WriteString(`<c:gapWidth val="60"/><c:axId val="100000001"/><c:axId val="100000002"/></c:barChart>` +
		`<c:catAx><c:axId val="100000001"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>` + line + look(8) + `<c:crossAx val="100000002"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>` +
		`<c:valAx><c:axId val="100000002"/><c:scaling><c:orientation val="minMax"/><c:max val="` + strconv.Itoa(c.Max) + `"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorGridlines>` + line + `</c:majorGridlines><c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>` + line + look(9) + `<c:crossAx val="100000001"/><c:crosses val="autoZero"/><c:crossBetween val="between"/><c:majorUnit val="1"/></c:valAx></c:plotArea>` +
		`<c:legend><c:legendPos val="b"/><c:overlay val="0"/>` + look(9) + `</c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`)
	return []byte(b.String())
}

// texts gives the cells as texts.
func (s Source) texts() string {
	var b strings.Builder
	b.WriteString(
		"<c:strRef><c:f>" + escape(s.Cells) + `</c:f><c:strCache><c:ptCount val="` + strconv.Itoa(
			len(s.Values)) + `"/>`,
	)
	for i, v := range s.Values {
		b.WriteString(`<c:pt idx="` + strconv.Itoa(i) + `"><c:v>` + escape(v.plain()) + "</c:v></c:pt>")
	}
	b.WriteString("</c:strCache></c:strRef>")
	return b.String()
}

// numbers gives the cells as numbers.
func (s Source) numbers() string {
	var b strings.Builder
	b.WriteString(
		"<c:numRef><c:f>" + escape(
			s.Cells) + `</c:f><c:numCache><c:formatCode>0.00</c:formatCode><c:ptCount val="` + strconv.Itoa(
			len(s.Values),
		) + `"/>`,
	)
	for i, v := range s.Values {
		if v.kind == isNumber {
			b.WriteString(`<c:pt idx="` + strconv.Itoa(i) + `"><c:v>` + v.text + "</c:v></c:pt>")
		}
	}

	b.WriteString("</c:numCache></c:numRef>")
	return b.String()
}
