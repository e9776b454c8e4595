package scorecard

import (
	"errors"
	"fmt"

	"panelkit/bank/problem"
	"panelkit/kit/mark"
	"panelkit/kit/sheet"
)

// Reason is why a file was refused.
type Reason = sheet.Reason

// The reasons to refuse a file: those of any workbook, and those of a scorecard.
const (
	NotWorkbook = sheet.NotWorkbook
	Encrypted   = sheet.Encrypted
	Damaged     = sheet.Damaged
	TooLarge    = sheet.TooLarge
	Doctype     = sheet.Doctype
	Macro       = sheet.Macro
	External    = sheet.External

	NotCard     Reason = "not a scorecard"
	OtherKit    Reason = "other kit"
	OtherBank   Reason = "other bank"
	OtherSeat   Reason = "unknown seat"
	BadStamp    Reason = "stamp"
	Layout      Reason = "layout"
	Question    Reason = "question"
	Weight      Reason = "weight"
	OffScale    Reason = "off the scale"
	Formula     Reason = "formula in an input"
	ErrorValue  Reason = "error value in an input"
	Interviewer Reason = "unknown interviewer"
)

// Refusal is the error of a file that was not taken: why, and every problem of that kind. It unwraps to
// [problem.Problems].
type Refusal struct {
	Reason   Reason
	Seat     string           // whose scorecard it is; "" where that could not be made out
	Problems problem.Problems // at least one; Line is the row of the sheet
}

// Error returns a line for each problem and, under it, its hint.
func (r *Refusal) Error() string { return r.Problems.Error() }

// Unwrap returns the problems.
func (r *Refusal) Unwrap() error { return r.Problems }

// Brief returns the first problem in one line, with its row and without the name of the file.
func (r *Refusal) Brief() string {
	p := r.Problems[0]
	out := p.Fact
	if p.ID != "" {
		out = p.ID + ": " + out
	}
	if p.Line > 0 {
		out = fmt.Sprintf("row %d: %s", p.Line, out)
	}
	if n := len(r.Problems) - 1; n > 0 {
		out += fmt.Sprintf(" (and %d more)", n)
	}
	return out
}

// Warning is something odd in a file that was taken all the same.
type Warning = problem.Problem

// refuse makes a refusal with one problem of the file as a whole.
func refuse(r Reason, hint, format string, args ...any) *Refusal {
	return &Refusal{Reason: r, Problems: problem.Problems{{Fact: fmt.Sprintf(format, args...), Hint: hint}}}
}

// refused turns the refusal of a workbook into that of a scorecard, with what to do about it here.
func refused(err error) error {
	var r *sheet.Refusal
	if !errors.As(err, &r) {
		return err
	}
	hint := r.Hint
	switch r.Reason {
	case Macro, External:
		hint = "copy your ratings into a fresh scorecard, or save as plain .xlsx"
	case TooLarge:
		hint = "a scorecard is far smaller; remove pictures and added sheets, or fill in a fresh one"
	}
	return refuse(r.Reason, hint, "%s", r.Fact)
}

// clip shortens a text of a file for a message, and quotes it where a terminal would take it for its own.
func clip(s string) string { return mark.Quote(short(s)) }

// short shortens a text to what a message has room for.
func short(s string) string {
	const most = 40
	if r := []rune(s[:min(len(s), 8*most)]); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
