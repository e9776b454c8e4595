package kit

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"panelkit/bank"
	"panelkit/bank/problem"
	"panelkit/bank/strict"
)

// Words is the wording that all documents share. A team may reword or translate it.
type Words struct {
	Ratings5        []string        `yaml:"ratings_5,required"` // names of ratings 1 to 5
	Ratings4        []string        `yaml:"ratings_4,required"` // names of ratings 1 to 4
	NotAssessed     string          `yaml:"not_assessed,required"`
	NotAssessedMark string          `yaml:"not_assessed_mark,required"` // short, as typed into a scorecard
	Recommendations []string        `yaml:"recommendations,required"`   // the most in favour first
	Levels          Levels          `yaml:"levels,required"`
	Categories      Categories      `yaml:"categories,required"`
	MustAsk         string          `yaml:"must_ask,required"`
	IfTime          string          `yaml:"if_time,required"`
	Rubric          bank.RubricText `yaml:"rubric,required"`
	Pos             strict.Pos      `yaml:"-"`
}

// Levels names and describes the levels.
type Levels struct {
	Beginner     Named `yaml:"beginner,required"`
	Intermediate Named `yaml:"intermediate,required"`
	Advanced     Named `yaml:"advanced,required"`
}

// Categories names and describes the categories.
type Categories struct {
	Technical  Named `yaml:"technical,required"`
	Scenario   Named `yaml:"scenario,required"`
	Tools      Named `yaml:"tools,required"`
	Behavioral Named `yaml:"behavioral,required"`
	Governance Named `yaml:"governance,required"`
}

// Named is a name and what it means, for everyone to read.
type Named struct {
	Name    string `yaml:"name,required"`
	Meaning string `yaml:"meaning,required"`
}

// ParseWords reads the wording that all documents share.
func ParseWords(file string, data []byte) (*Words, problem.Problems) {
	w := &Words{}
	ps := strict.Parse(file, data, w)
	for _, c := range []struct {
		key        string
		have, want int
	}{{"ratings_5", len(w.Ratings5), 5}, {"ratings_4", len(w.Ratings4), 4}, {
		"recommendations",
		len(w.Recommendations), 4,
	}} {
		if w.Pos.Has(c.key) && c.have != c.want {
			ps = append(ps, w.Pos.Problem(c.key, "", c.key+" has the wrong number of words",
				"write "+string(rune('0'+c.want))))
		}
	}

	if fact := badMark(w.NotAssessedMark); w.Pos.Has("not_assessed_mark") && fact != "" {
		ps = append(ps, w.Pos.Problem("not_assessed_mark", "", fact, "write letters, such as NA"))
	}

	for i, word := range w.Recommendations {
		if slices.ContainsFunc(w.Recommendations[:i],
			func(other string) bool { return strings.EqualFold(other, word) }) {
			ps = append(ps, w.Pos.Problem("recommendations", "",
				fmt.Sprintf("recommendation %q stands twice", word), "give each a word of its own"))
		}
	}

	return w, ps
}

// maxMark bounds the characters of the mark of what is not assessed.
const maxMark = 12

// badMark says why a word cannot be the mark of what is not assessed, "" if it can: it stands where a rating could,
// and in formulas.
func badMark(word string) string {
	trimmed := strings.TrimSpace(word)
	switch {
	case trimmed == "":
		return "not_assessed_mark is blank, as a question that was not asked is"
	case strings.IndexFunc(trimmed, func(r rune) bool {
		return !unicode.IsDigit(r) &&
			!strings.ContainsRune(".,+-–", r)
	}) < 0:
		return fmt.Sprintf("not_assessed_mark is %q, which could be a rating", word)
	case len([]rune(word)) > maxMark:
		return fmt.Sprintf("not_assessed_mark has more than %d characters", maxMark)
	case strings.ContainsAny(word, "*?~<>=\"\n"):
		return fmt.Sprintf("not_assessed_mark is %q, which means something else in a formula", word)
	}

	return ""
}

// Rating gives the name of a rating on a scale of 4 or 5; "" off the scale.
func (w *Words) Rating(scale, rating int) string {
	names := w.Ratings5
	if scale == 4 {
		names = w.Ratings4
	}
	if rating < 1 || rating > len(names) {
		return ""
	}
	return names[rating-1]
}

// Level gives the name and meaning of a level.
func (w *Words) Level(l bank.Level) Named {
	switch l {
	case bank.Beginner:
		return w.Levels.Beginner
	case bank.Intermediate:
		return w.Levels.Intermediate
	}
	return w.Levels.Advanced
}

// Category gives the name and meaning of a category.
func (w *Words) Category(c bank.Category) Named {
	switch c {
	case bank.Technical:
		return w.Categories.Technical
	case bank.Scenario:
		return w.Categories.Scenario
	case bank.Tools:
		return w.Categories.Tools
	case bank.Behavioral:
		return w.Categories.Behavioral
	}
	return w.Categories.Governance
}

// Fill puts values in place of {name} in a text; pairs are names and values in turn. A name that is
// not among them stays as it is, and values are not looked into.
func Fill(text string, pairs ...string) string {
	var b strings.Builder
	for {
		before, after, ok := strings.Cut(text, "{")
		name, rest, closed := strings.Cut(after, "}")
		b.WriteString(before)
		if !ok {
			return b.String()
		}

		known := false
		for i := 0; i+1 < len(pairs) && closed && !known; i += 2 {
			if known = pairs[i] == name; known {
				b.WriteString(pairs[i+1])
			}
		}

		if !known {
			b.WriteByte('{')
			rest = after
		}

		text = rest
	}
}
