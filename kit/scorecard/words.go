package scorecard

import (
	"slices"
	"strconv"
	"strings"

	"panelkit/kit/mark"
	"panelkit/kit/sheet"
)

// ownWords are the words that a form was written with, as its hidden sheet lists them.
type ownWords struct {
	yes, notAssessed string            // "" where the sheet does not say
	recommendations  []string          // the most in favour first
	heads            map[string]string // of the columns, by key
}

// readWords takes the words of a form from its hidden sheet, so that a form is understood in the language in which it
// was made. Said are the particulars that the sheet has by name.
func (rd *reading) readWords(said map[string]string) ownWords {
	w := ownWords{heads: map[string]string{}}
	if rd.lists == nil {
		return w
	}
	// The columns count from the mark, in case some were inserted.
	from := rd.lists.code
	list := func(col, row int) string { return rd.lists.At(from.Row+row, from.Col+col-1).Text }

	w.yes = list(listYes, 1)
	w.notAssessed = list(listRating, rd.kit.Loop.Scale+1)
	for i := range maxRecommendations {
		if text := list(listRecommendation, i+1); text != "" {
			w.recommendations = append(w.recommendations, text)
		}
	}
	for key, value := range said {
		if column, ok := strings.CutPrefix(key, columnPrefix); ok {
			w.heads[column] = value
		}
	}
	return w
}

// maxRecommendations bounds the recommendations that a form offers.
const maxRecommendations = 20

// answer is what an input says that is otherwise left blank.
type answer int

const (
	saidNo answer = iota
	saidYes
	unclear
)

// noWords and yesWords are understood in every form, folded.
func noWords() []string {
	return []string{"", "no", "n", "false", "none", "na", "n/a", "n.a.", "-", "–", "—"}
}

func yesWords() []string {
	return []string{"yes", "y", "x", "true", "✓", "✔", "☑", "✗", "✘", "☒"}
}

// maxAnswer bounds the bytes of an answer that is looked at.
const maxAnswer = 100

// answered understands an input that is otherwise left blank. What is neither yes nor no is unclear: it is for the
// caller to say so, and to take it for what must not be missed.
func (rd *reading) answered(it sheet.Item) answer {
	text := strings.TrimSpace(it.Text)
	if len(text) > maxAnswer {
		return unclear
	}
	folded := mark.Fold(text)
	if plainNumber(folded) {
		if x, err := strconv.ParseFloat(folded, 64); err == nil && x == 0 {
			return saidNo
		}
		return saidYes
	}

	// A form's own word first: where "Nein" means no nobody has said so, but where yes is "Ja" the form has.
	own := []string{rd.own.yes}
	if rd.Text != nil {
		own = append(own, rd.Text.Yes)
	}
	switch {
	case folded != "" && slices.ContainsFunc(own, func(w string) bool { return mark.Fold(w) == folded }):
		return saidYes
	case slices.Contains(noWords(), folded):
		return saidNo
	case slices.Contains(yesWords(), folded):
		return saidYes
	}
	return unclear
}

// plainNumber reports whether a text is a number in decimal digits, such as 1 or 1.0.
func plainNumber(s string) bool {
	whole, part, _ := strings.Cut(s, ".")
	only := func(s string) bool {
		return strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) < 0
	}
	return whole != "" && len(s) <= 10 && only(whole) && only(part)
}

// isMark reports whether a text, folded, says that a question was not assessed.
func (rd *reading) isMark(folded string) bool {
	marks := []string{"na", "n/a", "n.a.", mark.Fold(rd.own.notAssessed)}
	if rd.Words != nil {
		marks = append(marks, mark.Fold(rd.Words.NotAssessedMark))
	}
	return folded != "" && slices.Contains(marks, folded)
}

// notAssessed returns the mark of what is not assessed, for messages.
func (rd *reading) notAssessed() string {
	switch {
	case rd.own.notAssessed != "":
		return clip(rd.own.notAssessed)
	case rd.Words != nil:
		return rd.Words.NotAssessedMark
	}
	return "NA"
}
