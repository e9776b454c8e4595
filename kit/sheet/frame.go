package sheet

import (
	"archive/zip"
	"bytes"
	"io"
	"sync"

	"github.com/xuri/excelize/v2"
)

// The parts of an empty workbook of one sheet. It has no theme: looks name their colors and font, and
// the theme that the library puts into a new workbook takes longer to read and write than all else.
const (
	partHead  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	openXML   = "http://schemas.openxmlformats.org/"
	partTypes = `<Types xmlns="` + openXML + `package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
		`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`
	partRels = `<Relationships xmlns="` + openXML + `package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + openXML + `officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>` +
		`<Relationship Id="rId2" Type="` + openXML + `package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
		`<Relationship Id="rId3" Type="` + openXML + `officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/></Relationships>`
	partApp      = `<Properties xmlns="` + openXML + `officeDocument/2006/extended-properties"/>`
	partCore     = `<cp:coreProperties xmlns:cp="` + openXML + `package/2006/metadata/core-properties"/>`
	partWorkbook = `<workbook xmlns="` + openXML + `spreadsheetml/2006/main" xmlns:r="` + openXML + `officeDocument/2006/relationships">` +
		`<workbookPr filterPrivacy="1"/><bookViews><workbookView windowWidth="14805" windowHeight="8010"/></bookViews>` +
		`<sheets><sheet name="` + firstSheet + `" sheetId="1" r:id="rId1"/></sheets></workbook>`
	partBookRels = `<Relationships xmlns="` + openXML + `package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + openXML + `officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="rId2" Type="` + openXML + `officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`
	partSheet = `<worksheet xmlns="` + openXML + `spreadsheetml/2006/main" xmlns:r="` + openXML + `officeDocument/2006/relationships">` +
		`<dimension ref="A1"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/><sheetData/></worksheet>`
	partStyles = `<styleSheet xmlns="` + openXML + `spreadsheetml/2006/main"/>` // styles.xml takes its place

	firstSheet = "Sheet1"
)

// frame is the archive of an empty workbook.
var frame = sync.OnceValues(func() ([]byte, error) {
	var archive bytes.Buffer
	w := zip.NewWriter(&archive)
	for _, part := range [][2]string{
		{"[Content_Types].xml", partTypes},
		{"_rels/.rels", partRels},
		{"docProps/app.xml", partApp},
		{"docProps/core.xml", partCore},
		{"xl/workbook.xml", partWorkbook},
		{"xl/_rels/workbook.xml.rels", partBookRels},
		{"xl/worksheets/sheet1.xml", partSheet},
		{"xl/styles.xml", partStyles},
	} {
		out, err := w.CreateHeader(&zip.FileHeader{Name: part[0], Method: zip.Store})
		if err != nil {
			return nil, err
		}
		if _, err := io.WriteString(out, partHead+part[1]); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return archive.Bytes(), err
})

// begin opens an empty workbook.
func begin() (*excelize.File, error) {
	archive, err := frame()
	if err != nil {
		return nil, err
	}
	return excelize.OpenReader(bytes.NewReader(archive))
}
