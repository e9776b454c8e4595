package plan

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"panelkit/bank/strict"
	"panelkit/kit"
)

// Quota says how many questions of each word (a level or a category) a session asks. It is written
// as a list of words, which share the session evenly, or as a mapping from words to counts ("3"),
// bounds ("2-4") or percentages ("40%").
type Quota struct {
	Entries []QuotaEntry
}

// QuotaEntry is one word of a Quota.
type QuotaEntry struct {
	Word    string
	Lo, Hi  int // a count has both alike
	Percent bool
}

var quotaForm = regexp.MustCompile(`^([0-9]{1,3})(?:(%)|-([0-9]{1,3}))?$`)

// DecodeStrict reads a list of words or a mapping.
func (q *Quota) DecodeStrict(d *strict.Decoder, n *strict.Node) {
	if strict.IsList(n) {
		for _, c := range n.Content {
			var word string
			d.Value(c, &word)
			q.Entries = append(q.Entries, QuotaEntry{Word: word, Lo: 1, Hi: 1, Percent: true})
		}
		q.share()
		return
	}

	var texts map[string]string
	d.Value(n, &texts)
	for i := 0; i+1 < len(n.Content); i += 2 { // in the order of the file
		word, value := n.Content[i], n.Content[i+1]
		m := quotaForm.FindStringSubmatch(value.Value)
		if m == nil {
			d.Report(value, fmt.Sprintf("%s: %q is not a count, bounds or a percentage", word.Value, value.Value),
				"write 3, 2-4 or 40%")
			continue
		}
		e := QuotaEntry{Word: word.Value, Percent: m[2] != ""}
		e.Lo, _ = strconv.Atoi(m[1])
		e.Hi = e.Lo
		if m[3] != "" {
			e.Hi, _ = strconv.Atoi(m[3])
		}
		if e.Hi < e.Lo {
			d.Report(value, fmt.Sprintf("%s: bounds %q run backwards", word.Value, value.Value),
				"write the smaller number first")
		}
		q.Entries = append(q.Entries, e)
	}
}

// share turns a list of words into percentages that total 100.
func (q *Quota) share() {
	if len(q.Entries) == 0 {
		return
	}
	even := make([]int, len(q.Entries))
	for i := range even {
		even[i] = 1
	}
	for i, p := range kit.LargestRemainder(100, even) {
		q.Entries[i].Lo, q.Entries[i].Hi = p, p
	}
}

// check finds what is wrong with a quota for a session of total questions: "" if nothing.
func (q *Quota) check(noun string, total int) (fact, hint string) {
	lo, hi, percents := 0, 0, 0
	var parts []string
	for _, e := range q.Entries {
		if e.Percent {
			percents++
		}
		lo, hi = lo+e.Lo, hi+e.Hi
		parts = append(parts, e.String())
	}

	written := strings.Join(parts, ", ")
	switch {
	case percents > 0 && percents < len(q.Entries):
		return fmt.Sprintf("%s quota mixes percentages and counts: %s", noun,
			written), "write all as percentages or all as counts"
	case percents > 0 && lo != 100:
		return fmt.Sprintf("%s percentages total %d, must be 100: %s", noun, lo, written), ""
	case percents > 0:
		return "", ""
	case lo > total:
		return fmt.Sprintf("%s quota asks for %d questions, the session has %d: %s", noun, lo, total,
			written), "lower a count or raise questions"
	case hi < total:
		return fmt.Sprintf("%s quota allows %d questions, the session has %d: %s", noun, hi, total,
			written), "raise a count or lower questions"
	}

	return "", ""
}

// bounds turns a checked quota into bounds, percentages made whole by [kit.LargestRemainder].
func (q *Quota) bounds(total int) []kit.Bounds {
	out := make([]kit.Bounds, len(q.Entries))
	shares := make([]int, len(q.Entries))
	for i, e := range q.Entries {
		out[i], shares[i] = kit.Bounds{Lo: e.Lo, Hi: min(e.Hi, total)}, e.Lo
	}
	if q.Entries[0].Percent {
		for i, n := range kit.LargestRemainder(total, shares) {
			out[i] = kit.Bounds{Lo: n, Hi: n}
		}
	}
	return out
}

// String gives the entry as it is written.
func (e QuotaEntry) String() string {
	switch {
	case e.Percent:
		return fmt.Sprintf("%s %d%%", e.Word, e.Lo)
	case e.Lo != e.Hi:
		return fmt.Sprintf("%s %d-%d", e.Word, e.Lo, e.Hi)
	}
	return fmt.Sprintf("%s %d", e.Word, e.Lo)
}
