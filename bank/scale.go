package bank

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"panelkit/bank/strict"
)

// What Review asks of the scale of a question.
const (
	MaxLeadWords   = 7  // of an anchor's bold lead
	MaxAnchorWords = 25 // of what follows the lead
	MaxNoteWords   = 30 // of the calibration line

	MaxExhibitLines, MaxExhibitColumns = 30, 64

	MaxAnchorsAlike = 0.8 // share of words that neighboring anchors may have in common
	MaxFlagAlike    = 0.7 // share of a red flag's words that one criterion or anchor may have
)

var (
	counted = regexp.MustCompile(
		`(?i)\b(all|any|most|none|\d+|two|three|four|five|six|seven)( of)? the (\w+ )?criteria\b|\b\d+ of \d+\b`)
	ownStory = regexp.MustCompile(
		`(?i)\bown experience\b|\bfrom experience\b|` +
			`\bthat (he|she|they) (saw|built|ran) (himself|herself|themselves)\b`,
	)
	invited = regexp.MustCompile(`(?i)\b(you have|have you|tell me about|your own|you (saw|used|built|ran|know))\b`)
)

// scale finds what is weak in how a question is rated.
func (rv *reviewer) scale(q *Question, verbs map[string]bool) {
	if len(q.Draft) > 0 {
		rv.at(q, "id", "is a draft: derived are "+strings.Join(q.Draft, ", "), "read them and write them out")
	}
	rv.written(q)
	rv.distinct(q)
	rv.halves(q, verbs)
	rv.flags(q)

	if len(q.Essential) == 0 {
		rv.at(q, "essential", "marks no criterion as essential",
			"name by number the one to three without which the answer fails")
	}
	if q.Minutes < len(q.Criteria) {
		rv.at(q, "minutes", fmt.Sprintf("%d minutes for %d criteria", q.Minutes, len(q.Criteria)),
			"give each criterion a minute")
	}
	if n := words(q.Note); n > MaxNoteWords {
		rv.at(q, "note", fmt.Sprintf("calibration line of %d words, more than %d", n, MaxNoteWords),
			"put what is for maintainers under upkeep")
	}
	if n := strings.Count(string(q.Exhibit), "\n") + 1; n > MaxExhibitLines {
		rv.at(q, "exhibit", fmt.Sprintf("exhibit of %d lines, more than %d", n, MaxExhibitLines),
			"a candidate reads it on one page")
	}
	for line := range strings.Lines(string(q.Exhibit)) {
		if n := utf8.RuneCountInString(strings.TrimRight(line, "\n")); n > MaxExhibitColumns {
			rv.at(q, "exhibit", fmt.Sprintf("exhibit has a line of %d letters, more than %d", n, MaxExhibitColumns),
				"break it")
			break
		}
	}
	if len(q.Enemies) > 0 {
		rv.at(
			q,
			"enemies",
			"enemies is the old word for two relations",
			"write twins where a candidate meets only one of them ever, reveals where one gives the other away, "+
				"neither otherwise",
		)
	}
}

// written checks that every rating has an anchor of its own in the form that can be rated from.
func (rv *reviewer) written(q *Question) {
	var missing []string
	for r := 1; r <= 5; r++ {
		if q.Anchors[r] == "" {
			missing = append(missing, fmt.Sprint(r))
		}
	}
	if len(missing) > 0 {
		rv.at(q, "anchors", "has no written anchor of "+strings.Join(missing, ", "),
			"write all five; bank show prints what stands in meanwhile")
	}

	for _, r := range slices.Sorted(maps.Keys(q.Anchors)) {
		lead, text := SplitLead(q.Anchors[r])
		add := func(fact, hint string) { rv.at(q, "anchors", fmt.Sprintf("anchor of %d %s", r, fact), hint) }
		switch {
		case lead == "":
			add("has no lead", "begin it with the matter in a few words between ** and **")
		case words(lead) > MaxLeadWords:
			add(fmt.Sprintf("has a lead of %d words, more than %d", words(lead), MaxLeadWords), "")
		case words(text) > MaxAnchorWords:
			add(fmt.Sprintf("has %d words after its lead, more than %d", words(text), MaxAnchorWords), "")
		}
		if m := counted.FindString(q.Anchors[r]); m != "" {
			add(fmt.Sprintf("counts: %q", m), "say what is there and what is missing")
		}
	}

	story := invited.MatchString(q.Text + " " + strings.Join(q.ProbeTexts(), " "))
	if m := ownStory.FindString(q.Anchors[5]); m != "" && q.Category != Behavioral && !story {
		rv.at(q, "anchors", fmt.Sprintf("anchor of 5 asks for %q, which neither question nor probes do", m),
			`write "or says how it would"`)
	}
}

// distinct checks that a 3 leaves something to a 4, and that a 4 differs from its neighbors.
func (rv *reviewer) distinct(q *Question) {
	three := stems(Plain(q.Anchors[3]))
	if len(three) > 0 {
		all := true
		for _, c := range q.Criteria {
			all = all && share(stems(Plain(c)), three) > 0.5
		}
		if all {
			rv.at(q, "anchors", "anchor of 3 holds every criterion, so nothing is left for a 4", "say what a 3 lacks")
		}
	}

	for _, other := range []int{3, 5} {
		a, b := stems(Plain(q.Anchors[4])), stems(Plain(q.Anchors[other]))
		if len(a) > 0 && len(b) > 0 && share(a, b) > MaxAnchorsAlike && share(b, a) > MaxAnchorsAlike {
			rv.at(q, "anchors", fmt.Sprintf("anchors of 4 and %d are nearly the same", other),
				"write what tells them apart")
		}
	}
}

// halves finds a criterion that asks for two things and has one tick. A second half shows by a verb that opens
// criteria elsewhere.
func (rv *reviewer) halves(q *Question, verbs map[string]bool) {
	for i, c := range q.Criteria {
		fields := strings.Fields(strings.ToLower(Plain(c)))
		for j := 2; j < len(fields); j++ {
			if fields[j-1] == "and" && verbs[fields[j]] {
				rv.at(q, strict.Item("criteria", i), fmt.Sprintf("criterion has two halves: %q", "and "+fields[j]),
					"split it, or keep the half that matters")
				break
			}
		}
	}
}

// openingVerbs returns the words with which at least three criteria of the bank open.
func openingVerbs(b *Bank) map[string]bool {
	count := map[string]int{}
	for _, r := range b.Roles {
		for i := range r.Questions {
			for _, c := range r.Questions[i].Criteria {
				first, _, _ := strings.Cut(strings.ToLower(Plain(c)), " ")
				count[first]++
			}
		}
	}

	out := map[string]bool{}
	for word, n := range count {
		if n >= 3 && strings.HasSuffix(word, "s") {
			out[word] = true
		}
	}
	return out
}

// flags checks that a red flag is an act of its own and not a criterion that was missed.
func (rv *reviewer) flags(q *Question) {
	for i, f := range q.RedFlags {
		flag := stems(f)
		for n, c := range q.Criteria {
			if share(flag, stems(Plain(c))) > MaxFlagAlike {
				rv.at(q, strict.Item("red_flags", i), fmt.Sprintf("red flag restates criterion %d", n+1),
					"name something said or done that harms in the job")
			}
		}

		for _, r := range slices.Sorted(maps.Keys(q.Anchors)) {
			if share(flag, stems(Plain(q.Anchors[r]))) > MaxFlagAlike {
				rv.at(q, strict.Item("red_flags", i), fmt.Sprintf("red flag repeats the anchor of %d", r),
					"keep it in one of the two")
			}
		}
	}
}

// share returns the part of the words of a that b has too; 0 where a has none.
func share(a, b map[string]bool) float64 {
	n := 0
	for s := range a {
		if b[s] {
			n++
		}
	}
	return float64(n) / float64(max(1, len(a)))
}

func words(text string) int { return len(strings.Fields(text)) }
