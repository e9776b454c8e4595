package sheet

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
)

// MaxText is the number of UTF-16 code units that a cell can hold.
const MaxText = 32767

// Value is what a cell holds. Its zero value is an empty cell.
type Value struct {
	formula string
	text    string // with kind isText, or isNumber as it is written
	kind    kind
	runs    []Run
}

type kind byte

const (
	isEmpty kind = iota
	isText
	isNumber
	isRich
)

// Run is a stretch of text in one look.
type Run struct {
	Text string
	Bold bool
}

// Text is a cell with a text; an empty text is an empty cell.
func Text(s string) Value {
	if s == "" {
		return Value{}
	}
	return Value{kind: isText, text: s}
}

// Int is a cell with a whole number.
func Int(n int) Value { return Value{kind: isNumber, text: strconv.Itoa(n)} }

// Number is a cell with a finite number.
func Number(x float64) Value {
	return Value{kind: isNumber, text: strconv.FormatFloat(x, 'g', -1, 64)}
}

// Day is a cell with a date, to be shown with a Format such as "yyyy-mm-dd". t is taken as UTC and
// lies after February 1900.
func Day(t time.Time) Value {
	return Int(int(t.UTC().Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24))
}

// Rich is a cell with a text in several looks.
func Rich(runs ...Run) Value { return Value{kind: isRich, runs: runs} }

// Marked is a cell with a text in which **...** is bold.
func Marked(s string) Value {
	parts := strings.Split(s, "**")
	if len(parts) < 3 {
		return Text(s)
	}
	var runs []Run
	for i, p := range parts {
		if p != "" {
			runs = append(runs, Run{Text: p, Bold: i%2 == 1})
		}
	}
	return Rich(runs...)
}

// Formula is a cell that calculates, without the leading "=", together with the value that it comes
// to: an int, float64 or string.
func Formula(f string, value any) Value {
	v := Value{kind: isText}
	switch x := value.(type) {
	case int:
		v = Int(x)
	case float64:
		v = Number(x)
	case string:
		v.text = x
	default:
		panic("sheet: a formula comes to an int, float64 or string")
	}

	v.formula = f
	return v
}

// plain gives the text of a cell as a reader sees it, numbers without their format.
func (v Value) plain() string {
	if v.kind != isRich {
		return v.text
	}
	var b strings.Builder
	for _, r := range v.runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// length gives the number of UTF-16 code units of a cell's text, exactly if it may be over MaxText.
func (v Value) length() int {
	text := v.text
	if v.kind == isRich {
		text = v.plain()
	}
	if len(text) <= MaxText {
		return len(text)
	}
	return len(utf16.Encode([]rune(text)))
}

// Column gives the letters of a column, counted from 1.
func Column(col int) string {
	if col <= 26 {
		return string(rune('A' + col - 1))
	}
	return Column((col-1)/26) + Column((col-1)%26+1)
}

// Ref gives the name of a cell, such as C7; columns and rows count from 1.
func Ref(col, row int) string { return Column(col) + strconv.Itoa(row) }

// Abs gives the name of a cell that stays the same when a formula is copied, such as $C$7.
func Abs(col, row int) string { return "$" + Column(col) + "$" + strconv.Itoa(row) }

// Range gives the name of a block of cells, such as C7:D9.
func Range(col, row, toCol, toRow int) string { return Ref(col, row) + ":" + Ref(toCol, toRow) }

// AbsRange gives the name of a block of cells as Abs does, such as $C$7:$D$9.
func AbsRange(col, row, toCol, toRow int) string { return Abs(col, row) + ":" + Abs(toCol, toRow) }

// In gives the name of a cell or block on another sheet, such as 'Panel'!C7.
func In(sheet, ref string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'!" + ref }

// Quote gives a text as it is written in a formula.
func Quote(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
