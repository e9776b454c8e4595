package scorecard

import (
	"fmt"

	"panelkit/bank/problem"
)

// Reason is why a file was refused.
type Reason string

// The reasons to refuse a file.
const (
	NotWorkbook Reason = "not a workbook"
	Encrypted   Reason = "encrypted"
	Damaged     Reason = "damaged"
	TooLarge    Reason = "too large"
	Doctype     Reason = "document type definition"
	Macro       Reason = "macro"
	External    Reason = "external link"
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
	Interviewer Reason = "unknown interviewer"
)

// Refusal is the error of a file that was not taken: why, and every problem of that kind. It unwraps
// to problem.Problems.
type Refusal struct {
	Reason   Reason
	Problems problem.Problems // at least one; Line is the row of the sheet
}

// Error gives a line for each problem and, under it, its hint.
func (r *Refusal) Error() string { return r.Problems.Error() }

// Unwrap gives the problems.
func (r *Refusal) Unwrap() error { return r.Problems }

// Warning is something odd in a file that was taken all the same.
type Warning = problem.Problem

// refuse makes a refusal with one problem of the file as a whole.
func refuse(r Reason, hint, format string, args ...any) *Refusal {
	return &Refusal{Reason: r, Problems: problem.Problems{{Fact: fmt.Sprintf(format, args...), Hint: hint}}}
}

// damaged refuses a file whose content contradicts its format.
func damaged(format string, args ...any) *Refusal {
	return refuse(Damaged, "open it in a spreadsheet program and save it again as .xlsx, or ask for it to be sent again", "damaged: "+format, args...)
}

func tooLarge(format string, args ...any) *Refusal {
	return refuse(TooLarge, "a scorecard is far smaller; remove pictures and added sheets, or fill in a fresh one", format, args...)
}
