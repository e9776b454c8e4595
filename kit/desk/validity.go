package desk

import (
	"bytes"

	"panelkit/kit/validity"
)

// ValidityFormats lists the forms of a record of validity.
func ValidityFormats() []string { return []string{"md", "xlsx"} }

// Validity returns the record of why a role's bank asks what it asks, in one of [ValidityFormats].
func (d *Desk) Validity(role, format string) ([]byte, error) {
	if faults := known("format", "format", format, ValidityFormats()); faults != nil {
		return nil, faults
	}
	b, err := d.bank()
	if err != nil {
		return nil, err
	}
	r, err := b.Role(role)
	if err != nil {
		return nil, blame("role", err)
	}
	text, err := wording(d, "validity", validity.ParseText)
	if err != nil {
		return nil, err
	}

	write := validity.Markdown
	if format == "xlsx" {
		write = validity.XLSX
	}
	var out bytes.Buffer
	err = write(&out, validity.Of(r), text)
	return out.Bytes(), err
}
