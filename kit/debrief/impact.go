package debrief

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"panelkit/bank/problem"
)

// Group is how many people of one group applied and how many were selected. Such counts come from a
// file of their own, never from what is kept of candidates.
type Group struct {
	Name       string `json:"group"`
	Applicants int    `json:"applicants"`
	Selected   int    `json:"selected"`
}

// Impact is one group held against the group with the highest selection rate.
type Impact struct {
	Group
	Rate      float64   `json:"rate"`
	Ratio     *float64  `json:"ratio"`    // to the highest rate; nil where that is 0
	Flagged   bool      `json:"flagged"`  // ratio strictly below 4/5, and not by one selection only
	Reverses  bool      `json:"reverses"` // moving one selection would turn the difference around
	Reference bool      `json:"reference"`
	Z         *float64  `json:"z,omitempty"`        // of the difference of two proportions, pooled
	Fisher    *float64  `json:"fisher_p,omitempty"` // two-sided exact p
	Warnings  []Caution `json:"warnings,omitempty"`
}

// FourFifths holds the selection rate of each group against the highest (29 CFR 1607.4 D). A ratio
// strictly below 4/5, compared in whole numbers, is flagged, unless moving a single selection from the
// one group to the other would reverse the difference. Groups of fewer than 10 carry SmallSample.
func FourFifths(groups []Group) []Impact {
	best := -1
	for i, g := range groups {
		if g.Applicants > 0 && (best < 0 || g.Selected*groups[best].Applicants > groups[best].Selected*g.Applicants) {
			best = i
		}
	}
	var out []Impact
	for i, g := range groups {
		im := Impact{Group: g, Reference: i == best}
		if g.Applicants < smallItems {
			im.Warnings = append(im.Warnings, SmallSample)
		}
		if g.Applicants > 0 && best >= 0 {
			im.against(groups[best])
		}
		out = append(out, im)
	}
	return out
}

func (im *Impact) against(ref Group) {
	a, n, b, m := im.Selected, im.Applicants, ref.Selected, ref.Applicants
	im.Rate = float64(a) / float64(n)
	if b == 0 {
		return
	}
	ratio := im.Rate * float64(m) / float64(b)
	im.Ratio = &ratio
	if im.Reference {
		return
	}
	im.Reverses = (a+1)*m > (b-1)*n
	im.Flagged = 5*a*m < 4*b*n && !im.Reverses
	p := float64(a+b) / float64(n+m)
	if se := math.Sqrt(p * (1 - p) * (1/float64(n) + 1/float64(m))); se > 0 {
		z := (float64(b)/float64(m) - im.Rate) / se
		im.Z = &z
	}
	fisher := fisherExact(a, n-a, b, m-b)
	im.Fisher = &fisher
}

// fisherExact gives the two-sided p of a table of two by two: the probability, with the margins
// given, of all tables that are no more probable than this one.
func fisherExact(a, b, c, d int) float64 {
	lf := func(n int) float64 {
		v, _ := math.Lgamma(float64(n) + 1)
		return v
	}
	fixed := lf(a+b) + lf(c+d) + lf(a+c) + lf(b+d) - lf(a+b+c+d)
	p := func(x int) float64 { // of the table with x in the first cell
		return math.Exp(fixed - lf(x) - lf(a+b-x) - lf(a+c-x) - lf(d-a+x))
	}
	own, sum := p(a), 0.0
	for x := max(0, a-d); x <= min(a+b, a+c); x++ {
		if q := p(x); q <= own*(1+1e-7) {
			sum += q
		}
	}
	return min(1, sum)
}

// ParseGroups reads a CSV file of group counts with the columns group, applicants and selected, in
// any order.
func ParseGroups(file string, r io.Reader) ([]Group, problem.Problems) {
	var ps problem.Problems
	at := func(line int, fact, hint string) {
		ps = append(ps, problem.Problem{File: file, Line: line, Fact: fact, Hint: hint})
	}
	rows := csv.NewReader(io.LimitReader(r, 1<<20))
	head, err := rows.Read()
	if err != nil {
		at(1, "not readable as CSV", "the first line is: group,applicants,selected")
		return nil, ps
	}
	cols := map[string]int{}
	for i, h := range head {
		cols[strings.ToLower(strings.TrimSpace(strings.TrimPrefix(h, "\ufeff")))] = i + 1
	}
	for _, name := range []string{"group", "applicants", "selected"} {
		if cols[name] == 0 {
			at(1, fmt.Sprintf("column %q is missing", name), "the first line is: group,applicants,selected")
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
		g := Group{Name: strings.TrimSpace(row[cols["group"]-1])}
		g.Applicants, err = strconv.Atoi(strings.TrimSpace(row[cols["applicants"]-1]))
		selected, err2 := strconv.Atoi(strings.TrimSpace(row[cols["selected"]-1]))
		g.Selected = selected
		switch {
		case err != nil || err2 != nil || g.Applicants < 0 || g.Selected < 0 || g.Applicants > 1e6:
			at(line, fmt.Sprintf("group %q: counts must be whole numbers from 0 to 1000000", g.Name), "")
		case g.Selected > g.Applicants:
			at(line, fmt.Sprintf("group %q: %d selected of %d applicants", g.Name, g.Selected, g.Applicants), "")
		case slices.ContainsFunc(out, func(o Group) bool { return o.Name == g.Name }):
			at(line, fmt.Sprintf("group %q stands twice", g.Name), "")
		}
		out = append(out, g)
	}
}
