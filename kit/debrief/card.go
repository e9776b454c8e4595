package debrief

import (
	"slices"
	"strconv"
	"strings"

	"panelkit/kit"
	"panelkit/kit/sheet"
)

// maxName is the number of characters of a name that documents hold.
const maxName = 200

// shorten cuts texts that are longer than a document holds, so that one card never keeps a panel from its debrief,
// and returns what was cut.
func shorten(c kit.Scorecard) (kit.Scorecard, []Flag) {
	var cuts []Flag
	told := func(question, text string, most int) string {
		short := clip(text, most)
		if short != text {
			cuts = append(cuts, Flag{Kind: FlagCut, Seat: c.Seat, Question: question})
		}
		return short
	}

	c.Interviewer = told("", c.Interviewer, maxName)
	c.Recommendation = told("", c.Recommendation, maxName)
	c.Justification = told("", c.Justification, sheet.MaxText)
	ratings := slices.Clone(c.Ratings)
	for i := range ratings {
		ratings[i].Evidence = told(ratings[i].Question, ratings[i].Evidence, sheet.MaxText)
		ratings[i].Heard = told(ratings[i].Question, ratings[i].Heard, maxName)
	}
	c.Ratings = ratings

	for i := range cuts {
		cuts[i].Interviewer = c.Interviewer
	}
	return c, cuts
}

// clip cuts a text to a number of UTF-16 code units, as workbooks count them; a mark shows where.
func clip(text string, most int) string {
	if len(text) <= most { // no code unit takes less than a byte
		return text
	}

	units, keep := 0, 0
	for at, r := range text {
		n := 1
		if r > 0xFFFF {
			n = 2
		}
		if units += n; units > most {
			return text[:keep] + "…"
		}
		if units < most { // room for the mark
			keep = at + len(string(r))
		}
	}
	return text
}

// heardOf reads which of so many criteria were heard, as an interviewer typed it: "1, 3", "1-3", "2 and 5". What is
// not a number of a criterion is passed over. It returns nil if nothing else is there.
func heardOf(typed string, criteria int) []int {
	heard := make([]bool, criteria+1)
	plain := strings.NewReplacer("–", "-", "—", "-").Replace(typed)
	plain = strings.ReplaceAll(strings.ReplaceAll(plain, " -", "-"), "- ", "-")
	words := strings.FieldsFunc(plain, func(r rune) bool { return (r < '0' || r > '9') && r != '-' })
	for _, word := range words {
		from, to, isRange := strings.Cut(word, "-")
		first, err := strconv.Atoi(from)
		last := first
		if isRange && err == nil {
			last, err = strconv.Atoi(to)
		}
		if err != nil || first < 1 || last > criteria {
			continue
		}
		for n := first; n <= last; n++ {
			heard[n] = true
		}
	}

	var out []int
	for n, is := range heard {
		if is {
			out = append(out, n)
		}
	}
	return out
}
