package debrief

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"panelkit/bank/problem"
	"panelkit/kit/stats"
)

// Group is how many people of one group applied and were selected. Such counts come from a file of their own, never
// from what is kept of candidates.
type Group = stats.Group

// groupColumns are the columns of a file of group counts.
func groupColumns() []string { return []string{"group", "applicants", "selected"} }

// ParseGroups reads a CSV file of group counts with the columns group, applicants and selected, in any order.
func ParseGroups(file string, r io.Reader) ([]Group, problem.Problems) {
	var ps problem.Problems
	at := func(line int, fact, hint string) {
		ps = append(ps, problem.Problem{File: file, Line: line, Fact: fact, Hint: hint})
	}
	const firstLine = "the first line is: group,applicants,selected"

	rows := csv.NewReader(io.LimitReader(r, 1<<20))
	head, err := rows.Read()
	if err != nil {
		at(1, "not readable as CSV", firstLine)
		return nil, ps
	}
	column := map[string]int{}
	for i, h := range head {
		column[strings.ToLower(strings.TrimSpace(strings.TrimPrefix(h, "\ufeff")))] = i + 1
	}
	for _, name := range groupColumns() {
		if column[name] == 0 {
			at(1, fmt.Sprintf("column %q is missing", name), firstLine)
		}
	}
	if len(ps) > 0 {
		return nil, ps
	}

	var out []Group
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return out, ps
		}
		line, _ := rows.FieldPos(0)
		if err != nil {
			at(line, err.Error(), "")
			return out, ps
		}

		g, fact := groupOf(row, column)
		if slices.ContainsFunc(out, func(o Group) bool { return o.Name == g.Name }) {
			fact = fmt.Sprintf("group %q stands twice", g.Name)
		}
		if fact != "" {
			at(line, fact, "")
		}
		out = append(out, g)
	}
}

// groupOf reads a row of counts, and says what is wrong with it.
func groupOf(row []string, column map[string]int) (g Group, fact string) {
	g.Name = strings.TrimSpace(row[column["group"]-1])
	var err, err2 error
	g.Applicants, err = strconv.Atoi(strings.TrimSpace(row[column["applicants"]-1]))
	g.Selected, err2 = strconv.Atoi(strings.TrimSpace(row[column["selected"]-1]))

	switch {
	case err != nil || err2 != nil || g.Applicants < 0 || g.Selected < 0 || g.Applicants > 1e6:
		return g, fmt.Sprintf("group %q: counts must be whole numbers from 0 to 1000000", g.Name)
	case g.Selected > g.Applicants:
		return g, fmt.Sprintf("group %q: %d selected of %d applicants", g.Name, g.Selected, g.Applicants)
	}
	return g, ""
}
