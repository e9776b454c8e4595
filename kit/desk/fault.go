package desk

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"panelkit/bank/problem"
)

// Fault is what is wrong with one field of a request.
type Fault struct {
	Field string // in words, such as "date" or "hours per day"
	problem.Problem
}

// Faults is the error of a request that cannot be served as it is: everything that is wrong with its fields.
// Whoever asked knows what the person typed or clicked there.
type Faults []Fault

// Error returns a line for each fault and, under it, its hint.
func (fs Faults) Error() string {
	var lines []string
	for _, f := range fs {
		lines = append(lines, f.Field+": "+f.Problem.Error())
		if f.Hint != "" {
			lines = append(lines, "hint: "+f.Hint)
		}
	}
	return strings.Join(lines, "\n")
}

// err returns the faults as an error, nil if there are none.
func (fs Faults) err() error {
	if len(fs) == 0 {
		return nil
	}
	return fs
}

// fault is a fault of one field alone.
func fault(field, hint, format string, args ...any) Fault {
	return Fault{Field: field, Problem: problem.Problem{Fact: fmt.Sprintf(format, args...), Hint: hint}}
}

// blame lays an error of one field's value at its door. Other errors, such as those of reading files, stay.
func blame(field string, err error) error {
	var one problem.Problem
	if !errors.As(err, &one) || one.File != "" {
		return err
	}
	return Faults{{Field: field, Problem: one}}
}

// known finds fault with a word that is neither empty nor one of those known.
func known[W ~string](field, noun, word string, words []W) Faults {
	if word == "" || slices.Contains(words, W(word)) {
		return nil
	}
	var names []string
	for _, w := range words {
		names = append(names, string(w))
	}
	return Faults{fault(field, problem.Suggest(word, names), "%s %q unknown", noun, word)}
}
