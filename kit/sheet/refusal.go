package sheet

import "fmt"

// Reason is why a file was refused.
type Reason string

// The reasons for which [Read] refuses a file.
const (
	NotWorkbook Reason = "not a workbook"
	Encrypted   Reason = "encrypted"
	Damaged     Reason = "damaged"
	TooLarge    Reason = "too large"
	Doctype     Reason = "document type definition"
	Macro       Reason = "macro"
	External    Reason = "external link"
)

// Refusal is the error of a file that was not read.
type Refusal struct {
	Reason Reason
	Fact   string // what is wrong, lower case
	Hint   string // what to do about it
}

// Error returns the fact.
func (r *Refusal) Error() string { return r.Fact }

func refuse(r Reason, hint, format string, args ...any) *Refusal {
	return &Refusal{Reason: r, Fact: fmt.Sprintf(format, args...), Hint: hint}
}

// damaged refuses a file whose content contradicts its format.
func damaged(format string, args ...any) *Refusal {
	const hint = "open it in a spreadsheet program and save it again as .xlsx, or ask for it to be sent again"
	return refuse(Damaged, hint, "damaged: "+format, args...)
}

func tooLarge(format string, args ...any) *Refusal {
	return refuse(TooLarge, "remove pictures and sheets that are not needed, or split it", format, args...)
}
