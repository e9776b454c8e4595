// Package problem says what is wrong with what people write: the place, the fact and the remedy. It knows
// neither the format of a file nor the door by which a reader came in.
package problem

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is one thing that is wrong with a file, and what to do about it.
type Problem struct {
	File string // as the user would name it
	Line int    // from 1; 0 where the file as a whole is meant
	ID   string // of the entry concerned, "" if none
	Fact string // what is wrong, lower case
	Hint string // what to do about it, "" if that is plain
}

// Error gives "file:line: id: fact", without the hint.
func (p Problem) Error() string {
	var b strings.Builder
	if p.File != "" {
		b.WriteString(p.File)
		if p.Line > 0 {
			fmt.Fprintf(&b, ":%d", p.Line)
		}
		b.WriteString(": ")
	}

	if p.ID != "" {
		b.WriteString(p.ID + ": ")
	}

	b.WriteString(p.Fact)
	return b.String()
}

// Problems is an error that holds all problems of one or more files.
type Problems []Problem

// Error gives a line for each problem and, under it, its hint.
func (ps Problems) Error() string {
	var b strings.Builder
	for i, p := range ps {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(p.Error())
		if p.Hint != "" {
			b.WriteString("\nhint: " + p.Hint)
		}
	}
	return b.String()
}

// Err gives the problems in the order of files and lines, or nil if there are none.
func (ps Problems) Err() error {
	if len(ps) == 0 {
		return nil
	}
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return ps
}
