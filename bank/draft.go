package bank

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// Defaults is what a role says once for all its questions that leave it out.
type Defaults struct {
	Level        Level    `yaml:"level" json:"level,omitempty"`
	Category     Category `yaml:"category" json:"category,omitempty"`
	Minutes      int      `yaml:"minutes" json:"minutes,omitempty"`
	Competencies []string `yaml:"competencies" json:"competencies,omitempty"`
	Probes       []string `yaml:"probes" json:"probes,omitempty"`
}

// What stands in where neither a question nor its role says otherwise.
const (
	draftLevel   = Intermediate
	draftMinutes = 5 // at least; one more than there are criteria
)

var draftProbes = []string{"Tell me more about that.", "Why would you do it that way?"}

// draft fills in what a question leaves out and notes the keys under Draft, so that a text and a hint are enough.
//
// Criteria follow from the hint as [CriteriaOf] says. Level, category, minutes, competencies and probes are those of
// the role's defaults. Without these, the level is intermediate, the category behavioral where the text asks for a
// time or an example and otherwise technical, the competency the role's first, the minutes one more than there are
// criteria and at least five, and the probes two that fit any answer.
func draft(r *Role, q *Question) {
	var d Defaults
	if r.Defaults != nil {
		d = *r.Defaults
	}
	fill := func(key string, missing bool, with func()) {
		if missing && !q.Pos.Has(key) {
			with()
			q.Draft = append(q.Draft, key)
		}
	}

	fill("criteria", len(q.Criteria) == 0 && q.Hint != "", func() { q.Criteria = CriteriaOf(q.Hint) })
	fill("level", q.Level == "", func() { q.Level = cmp.Or(d.Level, draftLevel) })
	fill("category", q.Category == "", func() { q.Category = cmp.Or(d.Category, guessCategory(q.Text)) })
	fill("competencies", len(q.Competencies) == 0, func() {
		q.Competencies = slices.Clone(d.Competencies)
		if len(q.Competencies) == 0 && len(r.Competencies) > 0 {
			q.Competencies = []string{r.Competencies[0].ID}
		}
	})
	fill("minutes", q.Minutes == 0, func() { q.Minutes = cmp.Or(d.Minutes, max(draftMinutes, len(q.Criteria)+1)) })
	fill("probes", len(q.Probes) == 0, func() {
		texts := d.Probes
		if len(texts) == 0 {
			texts = draftProbes
		}
		for _, t := range texts {
			q.Probes = append(q.Probes, Probe{Text: t})
		}
	})

	// Where these are missing nothing is guessed: a hint praises plainly, and a question is the bank's own.
	if q.Band == "" && !q.Pos.Has("band") {
		q.Band = bandOf(q.Hint)
	}
	if q.Source.Document == "" && !q.Pos.Has("source") {
		q.Source.Document = "original"
	}
}

var story = regexp.MustCompile(
	`(?i)\b(tell me about|describe|give (me )?an example of) (a|an|the last) ` +
		`(time|situation|case|example)\b|\ba time when\b`,
)

func guessCategory(text string) Category {
	if story.MatchString(text) {
		return Behavioral
	}
	return Technical
}

// bandOf returns the band with which a hint opens; the plainest where it opens otherwise.
func bandOf(hint string) Band {
	for _, b := range Bands() {
		if strings.HasPrefix(hint, "A "+string(b)+" answer") {
			return b
		}
	}
	return Bands()[0]
}

var (
	listItem = regexp.MustCompile(`^\s*(?:[-*•]|\d{1,2}[.)])\s+`)
	opening  = regexp.MustCompile(`(?i)^(?:(?:a|the|an?) )?(?:(?:strong|great|brilliant|good|ideal|best) )?` +
		`(?:answers?|candidates?|responses?)\s+(?:should |will |would |must |may |can )?(?:also )?|` +
		`^(?:look|listen) for:?\s+|^(?:should|must) (?:also )?`)
	sentence = regexp.MustCompile(`[.;!?]\s+|\n+`)
	colon    = regexp.MustCompile(`^[^,:]{0,60}:\s+`)
	joint    = regexp.MustCompile(`,\s+(?:and\s+|as well as\s+|or\s+)?|\s+(?:and|as well as)\s+`)
	verbLike = regexp.MustCompile(`^(?i)[a-z]+(?:s|es|ies)$`)
)

// CriteriaOf turns a hint into criteria, one point each, at most MaxCriteria; what is left over stays in the last.
//
// If the hint has list items (lines behind a hyphen, a star, a bullet or a number), each is a criterion. Otherwise it
// is cut at the ends of sentences and at semicolons; "a strong answer", "look for" and the like at the beginning fall
// away. A sentence that lists points, at least two of them behind commas and "and", is cut into these: where only the
// first point has a verb, as in "names A, B and C", every point takes it. Commas within brackets do not cut.
func CriteriaOf(hint string) []string {
	var points []string
	lines := strings.Split(hint, "\n")
	if slices.ContainsFunc(lines, listItem.MatchString) {
		for _, l := range lines {
			if listItem.MatchString(l) {
				points = append(points, listItem.ReplaceAllString(l, ""))
			}
		}
	} else {
		for _, s := range sentence.Split(strings.TrimSpace(hint), -1) {
			points = append(points, clauses(s)...)
		}
	}

	var out []string
	for _, p := range points {
		if p = sentenceCase(p); p != "" && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	if len(out) > MaxCriteria {
		rest := strings.Join(out[MaxCriteria-1:], " ")
		out = append(out[:MaxCriteria-1], rest)
	}
	return out
}

// clauses cuts a sentence into the points that it lists; a sentence that lists none is one point.
func clauses(s string) []string {
	s = strings.TrimSpace(opening.ReplaceAllString(strings.TrimSpace(s), ""))
	s = colon.ReplaceAllString(s, "")
	parts := cut(s)
	if len(parts) < 2 {
		return parts
	}

	verb, _, _ := strings.Cut(parts[0], " ")
	if !verbLike.MatchString(verb) {
		return parts
	}
	for i := 1; i < len(parts); i++ {
		first, _, _ := strings.Cut(parts[i], " ")
		if !verbLike.MatchString(first) || first == parts[i] {
			parts[i] = verb + " " + parts[i]
		}
	}
	return parts
}

// cut splits at joints that stand outside of brackets. A part of a single short word belongs to the one before it.
func cut(s string) []string {
	var parts []string
	from := 0
	for _, at := range joint.FindAllStringIndex(s, -1) {
		before := s[:at[0]]
		if strings.Count(before, "(") > strings.Count(before, ")") {
			continue
		}
		parts = append(parts, strings.TrimSpace(s[from:at[0]]))
		from = at[1]
	}
	parts = append(parts, strings.TrimSpace(s[from:]))
	return slices.DeleteFunc(parts, func(p string) bool { return p == "" })
}

// sentenceCase begins a point with a capital and ends it with a full stop.
func sentenceCase(p string) string {
	p = strings.TrimRight(strings.TrimSpace(p), ".;,:!? ")
	if p == "" {
		return ""
	}
	return strings.ToUpper(p[:1]) + p[1:] + "."
}
