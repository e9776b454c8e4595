package scorecard

import (
	"math"
	"slices"
	"strings"
	"time"

	"panelkit/kit/mark"
	"panelkit/kit/sheet"
)

// summary reads what an interviewer concludes.
func (rd *reading) summary() error {
	if rd.sum == nil {
		rd.warn(0, "", "ask for the recommendation", "the summary sheet is missing")
		return nil
	}
	f := &faults{}
	rows := map[string]int{}
	for _, p := range rd.sum.Places() {
		if p.Col != rd.sum.code.Col || p.Row <= rd.sum.code.Row {
			continue
		}
		key := rd.sum.At(p.Row, p.Col).Text
		if rows[key] > 0 && slices.Contains(summaryKeys(), key) {
			f.add(Layout, p.Row, "", "remove one of the two rows", "the row %q stands twice, first in row %d",
				key, rows[key])
			continue
		}
		rows[key] = p.Row
	}

	get := func(key string) (sheet.Item, int) {
		row := rows[key]
		if row == 0 {
			rd.warn(0, "", "", "the summary has lost its row %q", key)
			return sheet.Item{}, 0
		}
		return rd.input(rd.sum, row, rd.sum.code.Col+colMeaning-colKey, "", key, f), row
	}
	it, row := get(keyRecommendation)
	rd.card.Recommendation = rd.recommendation(it.Text, row)
	it, row = get(keyJustification)
	rd.card.Justification = rd.text(it, row, "", keyJustification, f)
	it, row = get(keyAttested)
	rd.card.Attested = rd.attested(it, row)
	return f.err()
}

// attested understands whether the interviewer says to have rated alone. What is neither yes nor no counts as not
// said, so that the debrief asks.
func (rd *reading) attested(it sheet.Item, row int) bool {
	a := rd.answered(it)
	if a == unclear {
		rd.warn(row, "", "choose the word in the list",
			"the statement %q is neither yes nor no, and counts as not made", short(it.Text))
	}
	return a == saidYes
}

// recommendation takes one of the known words, in any case of letters: those of the wording at hand, or those of the
// form, whose place in its list tells which of the others is meant.
func (rd *reading) recommendation(typed string, row int) string {
	if len(typed) > 4*maxLine {
		rd.warn(row, "", "choose one of the list", "the recommendation is longer than any of the list and left out")
		return ""
	}
	text, _ := mark.Line(typed)
	if text == "" {
		return ""
	}
	same := func(w string) bool { return mark.Fold(w) == mark.Fold(text) }

	own := slices.IndexFunc(rd.own.recommendations, same)
	if rd.Words == nil {
		if own >= 0 {
			return rd.own.recommendations[own]
		}
		return text
	}
	known := rd.Words.Recommendations
	if i := slices.IndexFunc(known, same); i >= 0 {
		return known[i]
	}
	if own >= 0 && len(rd.own.recommendations) == len(known) {
		return known[own]
	}
	rd.warn(row, "", "choose one of "+strings.Join(known, ", "),
		"recommendation %q is none of the list and left out", short(text))
	return ""
}

// moment returns a date or a time of day, which spreadsheets store as days since the end of 1899 (or the start of
// 1904), in a form; a text as it stands.
func (rd *reading) moment(it sheet.Item, form string) string {
	x, ok := it.Number()
	if !ok || x < 0 || x > 200_000 {
		text, _ := mark.Line(short(it.Text))
		return text
	}
	origin := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if rd.book.Date1904 {
		origin = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}

	days, part := math.Modf(x)
	t := origin.AddDate(0, 0, int(days)).Add(time.Duration(math.Round(part*24*60)) * time.Minute)
	if form == time.DateOnly && x < 1 {
		return ""
	}
	return t.Format(form)
}
