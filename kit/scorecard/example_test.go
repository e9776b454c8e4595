package scorecard_test

import (
	"bytes"
	"errors"
	"fmt"

	"panelkit/kit"
	"panelkit/kit/scorecard"
)

// A file that is no scorecard is refused for a reason, whatever its name says.
func ExampleRead() {
	file := []byte("id;rating\nair-001;5\n")
	_, _, err := scorecard.Read("robin.xlsx", bytes.NewReader(file), int64(len(file)), &kit.Kit{},
		scorecard.ReadOptions{})

	var refusal *scorecard.Refusal
	if errors.As(err, &refusal) {
		fmt.Println(refusal.Reason)
		fmt.Println(refusal)
	}
	// Output:
	// not a workbook
	// robin.xlsx: a text or CSV file named like a workbook
	// hint: send the .xlsx file itself, saved as an Excel workbook
}
