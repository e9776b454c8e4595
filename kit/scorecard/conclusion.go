package scorecard

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// summary reads what an interviewer concludes.
func (rd *reading) summary() error {
	if rd.sum == nil {
		rd.warn(0, "", "ask for the recommendation", "the summary sheet is missing")
		return nil
	}
	f := &faults{}
	rows := map[string]int{}
	for _, p := range rd.sum.order {
		if p.col == rd.sum.code.col && p.row > rd.sum.code.row {
			rows[rd.sum.cells[p].text] = p.row
		}
	}
	get := func(key string) string {
		row, col := rows[key], rd.sum.code.col+colMeaning-colKey
		if row == 0 {
			rd.warn(0, "", "", "the summary has lost its row %q", key)
			return ""
		}
		if rd.sum.calculated(row, col) {
			f.add(Formula, row, "", "type the value itself", "the input %s holds a formula", key)
		}
		return clean(rd.sum.at(row, col).text)
	}
	rd.card.Recommendation = rd.recommendation(get(keyRecommendation), rows[keyRecommendation])
	rd.card.Justification = get(keyJustification)
	rd.card.Attested = rd.said(get(keyAttested))
	return f.err()
}

// recommendation takes one of the known words, in any case of letters.
func (rd *reading) recommendation(text string, row int) string {
	if text == "" || rd.Words == nil {
		return text
	}
	i := slices.IndexFunc(rd.Words.Recommendations, func(w string) bool { return fold(w) == fold(text) })
	if i < 0 {
		rd.warn(row, "", "choose one of "+strings.Join(rd.Words.Recommendations, ", "), "recommendation %q is none of the list and left out", clip(text))
		return ""
	}
	return rd.Words.Recommendations[i]
}

// moment gives a date or a time of day, which spreadsheets store as days since the end of 1899 (or
// the start of 1904), in a form; a text as it stands.
func (rd *reading) moment(it item, form string) string {
	x, err := strconv.ParseFloat(it.text, 64)
	if it.kind != "n" || err != nil || x < 0 || x > 200_000 {
		return clip(clean(it.text))
	}
	origin := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if rd.book.date1904 {
		origin = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	days, part := math.Modf(x)
	t := origin.AddDate(0, 0, int(days)).Add(time.Duration(math.Round(part*24*60)) * time.Minute)
	if form == time.DateOnly && x < 1 {
		return ""
	}
	return t.Format(form)
}
