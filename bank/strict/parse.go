package strict

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"panelkit/bank/problem"
)

// Limits of what is read. A bank written by hand stays far below them.
const (
	MaxFile   = 5 << 20 // bytes of a file
	MaxScalar = 20_000  // bytes of one value
	maxDepth  = 32
)

// Parse reads one YAML document from data into the struct that v points to and returns every
// problem found. v is filled as far as that was possible, so that a caller can go on and find
// problems of meaning as well. The name file appears in the problems.
func Parse(file string, data []byte, v any) problem.Problems {
	d := &Decoder{file: file}
	root := d.document(data)
	if root != nil {
		d.check(root, 0)
		d.Value(root, v)
	}
	return d.problems
}

// document gives the top node of data's only document, or nil after a problem.
func (d *Decoder) document(data []byte) *Node {
	if len(data) > MaxFile {
		d.report(0, fmt.Sprintf("file has %d bytes, more than %d", len(data), MaxFile), "split it into several files")
		return nil
	}

	if !utf8.Valid(data) {
		d.report(firstInvalid(data), "not valid UTF-8", "save the file as UTF-8")
		return nil
	}

	dec := yaml.NewDecoder(bytes.NewReader(data))
	var doc yaml.Node
	if err := dec.Decode(&doc); errors.Is(err, io.EOF) {
		d.report(1, "file is empty", "")
		return nil
	} else if err != nil {
		d.syntax(err)
		return nil
	}

	var next yaml.Node
	if err := dec.Decode(&next); err == nil {
		d.report(next.Line, "a second document starts here",
			"remove the line `---` or move what follows into a file of its own")
	} else if !errors.Is(err, io.EOF) {
		d.syntax(err)
	}

	if len(doc.Content) != 1 {
		return nil
	}

	return doc.Content[0]
}

func firstInvalid(data []byte) int {
	for n, line := range bytes.Split(data, []byte("\n")) {
		if !utf8.Valid(line) {
			return n + 1
		}
	}
	return 0
}

// yamlLine finds the line number in a message of the YAML library, which has no other way to tell it.
var yamlLine = regexp.MustCompile(`line (\d+): `)

func (d *Decoder) syntax(err error) {
	text, line := strings.TrimPrefix(err.Error(), "yaml: "), 0
	if m := yamlLine.FindStringSubmatch(text); m != nil {
		line, _ = strconv.Atoi(m[1])
		text = strings.Replace(text, m[0], "", 1)
	}
	d.report(line, "not readable as YAML: "+text,
		`often a missing quote, a tab, or a ": " inside a text; put the text into quotes`)
}

// check refuses what would change the meaning of the file behind the reader's back.
func (d *Decoder) check(n *Node, depth int) {
	if depth > maxDepth {
		d.report(n.Line, fmt.Sprintf("nested deeper than %d", maxDepth), "")
		return
	}

	switch {
	case n.Kind == yaml.AliasNode:
		d.report(n.Line, "alias *"+n.Value+" is not supported", "write the value out")
		return
	case n.Anchor != "":
		d.report(n.Line, "anchor &"+n.Anchor+" is not supported", "write the value out where it is needed")
	}

	if n.Kind == yaml.ScalarNode {
		d.checkScalar(n)
	}

	for _, c := range n.Content {
		d.check(c, depth+1)
	}
}

func (d *Decoder) checkScalar(n *Node) {
	if len(n.Value) > MaxScalar {
		d.report(n.Line, fmt.Sprintf("text of %d bytes, more than %d", len(n.Value), MaxScalar), "shorten it")
	}
	for _, r := range n.Value {
		if forbidden(r) {
			d.report(n.Line, fmt.Sprintf("control character %U in a text", r), "remove it")
			return
		}
	}
}

// forbidden tells control characters, also those that reorder text on screen, from text.
func forbidden(r rune) bool {
	switch {
	case r == '\n', r == '\t':
		return false
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0x200E, r == 0x200F, r == 0x061C, r == 0xFEFF:
		return true
	}
	return unicode.IsControl(r)
}
