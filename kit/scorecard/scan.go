package scorecard

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// errStop ends a scan early, without an error.
var errStop = errors.New("stop")

// scanner walks over the XML of one part. Names are given without their prefix.
type scanner struct {
	part  string
	start func(name string, attrs []xml.Attr) error // may be nil
	end   func(name string) error                   // may be nil
	text  func(data []byte)                         // may be nil
}

// scan reads a part from end to end. It refuses document type definitions, whose entities could
// grow without bound, and depth beyond maxDepth.
func (s scanner) scan(data []byte) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	depth := 0
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			if depth != 0 {
				return damaged("part %q breaks off", s.part)
			}
			return nil
		}
		if err != nil {
			return damaged("part %q: %v", s.part, err)
		}
		switch t := token.(type) {
		case xml.Directive:
			return refuse(Doctype, "no spreadsheet program writes one; ask where the file comes from", "part %q has a document type definition", s.part)
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return damaged("part %q is nested deeper than %d", s.part, maxDepth)
			}
			if s.start != nil {
				err = s.start(t.Name.Local, t.Attr)
			}
		case xml.EndElement:
			if depth--; depth < 0 {
				return damaged("part %q ends twice", s.part)
			}
			if s.end != nil {
				err = s.end(t.Name.Local)
			}
		case xml.CharData:
			if s.text != nil {
				s.text(t)
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

func attr(attrs []xml.Attr, name string) string {
	for _, a := range attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// unescape turns _x0041_ into the character that it stands for, and line ends into plain ones.
func unescape(s string) string {
	if strings.Contains(s, "_x") {
		var b strings.Builder
		for i := 0; i < len(s); i++ {
			if s[i] == '_' && len(s) >= i+7 && s[i+1] == 'x' && s[i+6] == '_' {
				if n, err := strconv.ParseUint(s[i+2:i+6], 16, 16); err == nil {
					b.WriteRune(rune(n))
					i += 6
					continue
				}
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
