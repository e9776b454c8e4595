package scorecard

import (
	"fmt"
	"slices"
	"strings"

	"panelkit/bank/problem"
	"panelkit/bank/strict"
	"panelkit/kit/mark"
	"panelkit/kit/sheet"
)

// Text is the wording of scorecards. In a text, {...} stands for what is
// filled in; templates/text/scorecard.yaml shows which words there are.
type Text struct {
	Sheets    SheetNames  `yaml:"sheets,required"`
	Yes       string      `yaml:"yes,required"`  // the answer of those inputs that are else left blank
	None      string      `yaml:"none,required"` // in place of a number that cannot be computed
	Footer    string      `yaml:"footer,required"`
	Scorecard FormText    `yaml:"scorecard,required"`
	Checks    CheckText   `yaml:"checks,required"`
	Notes     NoteText    `yaml:"notes,required"`
	Rubric    RubricText  `yaml:"rubric,required"`
	Summary   SummaryText `yaml:"summary,required"`
	Pos       strict.Pos  `yaml:"-"`
}

// SheetNames names the sheets.
type SheetNames struct {
	Scorecard string     `yaml:"scorecard,required"`
	Rubric    string     `yaml:"rubric,required"`
	Summary   string     `yaml:"summary,required"`
	Lists     string     `yaml:"lists,required"`
	Pos       strict.Pos `yaml:"-"`
}

// FormText is the wording of the sheet with the inputs.
type FormText struct {
	Title        string `yaml:"title,required"`
	About        string `yaml:"about,required"`
	NoCandidate  string `yaml:"no_candidate,required"`
	Guidance     string `yaml:"guidance,required"`
	Interviewer  string `yaml:"interviewer,required"`
	Date         string `yaml:"date,required"`
	Start        string `yaml:"start,required"`
	End          string `yaml:"end,required"`
	Progress     string `yaml:"progress,required"`
	Number       string `yaml:"number,required"`
	ID           string `yaml:"id,required"`
	Question     string `yaml:"question,required"`
	Competencies string `yaml:"competencies,required"`
	Weight       string `yaml:"weight,required"`
	Criteria     string `yaml:"criteria,required"`
	Heard        string `yaml:"heard,required"`
	Rating       string `yaml:"rating,required"`
	Evidence     string `yaml:"evidence,required"`
	RedFlag      string `yaml:"red_flag,required"`
	Score        string `yaml:"score,required"`
	Check        string `yaml:"check,required"`
	Overall      string `yaml:"overall,required"`
	Rated        string `yaml:"rated,required"`
	Lacking      string `yaml:"lacking,required"`
}

// CheckText names the states of a question.
type CheckText struct {
	Open        string     `yaml:"open,required"`
	NoRating    string     `yaml:"no_rating,required"`
	OffScale    string     `yaml:"off_scale,required"`
	NotAssessed string     `yaml:"not_assessed,required"`
	NoEvidence  string     `yaml:"no_evidence,required"`
	Done        string     `yaml:"done,required"`
	Capped      string     `yaml:"capped,required"` // done, and a red flag lowers what the rating counts for
	Pos         strict.Pos `yaml:"-"`
}

// NoteText is what shows beside inputs.
type NoteText struct {
	Interviewer    sheet.Note `yaml:"interviewer,required"`
	Heard          sheet.Note `yaml:"heard,required"`
	Rating         sheet.Note `yaml:"rating,required"` // without a text: the names of the ratings stand there
	Evidence       sheet.Note `yaml:"evidence,required"`
	RedFlag        sheet.Note `yaml:"red_flag,required"`
	Recommendation sheet.Note `yaml:"recommendation,required"`
	Attested       sheet.Note `yaml:"attested,required"`
	Refused        sheet.Note `yaml:"refused,required"`
	Pos            strict.Pos `yaml:"-"`
}

// RubricText is the wording of the sheet with anchors and criteria.
type RubricText struct {
	Title       string `yaml:"title,required"`
	About       string `yaml:"about,required"`
	Question    string `yaml:"question,required"`
	Facts       string `yaml:"facts,required"`
	Criterion   string `yaml:"criterion,required"`
	Essential   string `yaml:"essential,required"` // in place of criterion, where it is an essential one
	Calibration string `yaml:"calibration,required"`
	RedFlag     string `yaml:"red_flag,required"`
}

// SummaryText is the wording of the sheet with averages and recommendation.
type SummaryText struct {
	Title           string `yaml:"title,required"`
	Competency      string `yaml:"competency,required"`
	Definition      string `yaml:"definition,required"`
	Average         string `yaml:"average,required"`
	InWords         string `yaml:"in_words,required"`
	Rated           string `yaml:"rated,required"`
	Of              string `yaml:"of,required"`
	Overall         string `yaml:"overall,required"`
	OverallMeans    string `yaml:"overall_means,required"`
	Evidence        string `yaml:"evidence,required"`
	EvidenceMissing string `yaml:"evidence_missing,required"`
	EvidenceThere   string `yaml:"evidence_there,required"`
	EvidenceNone    string `yaml:"evidence_none,required"` // where nothing is rated yet
	RedFlags        string `yaml:"red_flags,required"`
	NotAssessed     string `yaml:"not_assessed,required"`
	Open            string `yaml:"open,required"`
	Recommendation  string `yaml:"recommendation,required"`
	Justification   string `yaml:"justification,required"`
	Attested        string `yaml:"attested,required"`
	Remark          string `yaml:"remark,required"`
}

// ParseText reads the wording of scorecards and checks what Excel sets limits to: names of sheets,
// the length of notes, and texts that stand in formulas.
func ParseText(file string, data []byte) (*Text, problem.Problems) {
	t := &Text{}
	ps := strict.Parse(file, data, t)
	if len(ps) > 0 {
		return t, ps
	}

	seen := map[string]bool{}
	s := &t.Sheets
	for _, c := range [][2]string{
		{"scorecard", s.Scorecard},
		{"rubric", s.Rubric},
		{"summary", s.Summary},
		{"lists", s.Lists},
	} {
		if err := sheet.CheckName(c[1]); err != nil {
			ps = append(ps, s.Pos.Problem(c[0], "", err.Error(), ""))
		}
		if seen[strings.ToLower(c[1])] {
			ps = append(ps, s.Pos.Problem(c[0], "", "sheet name "+sheet.Quote(c[1])+" stands twice",
				"give each sheet a name of its own"))
		}
		seen[strings.ToLower(c[1])] = true
	}

	n := &t.Notes
	for key, note := range map[string]sheet.Note{
		"interviewer": n.Interviewer, "heard": n.Heard, "rating": n.Rating, "evidence": n.Evidence,
		"red_flag":       n.RedFlag,
		"recommendation": n.Recommendation, "attested": n.Attested, "refused": n.Refused,
	} {
		if err := sheet.CheckNote(note); err != nil {
			ps = append(ps, n.Pos.Problem(key, "", err.Error(), "shorten it"))
		}
	}

	if fact := badYes(t.Yes); fact != "" {
		ps = append(ps, t.Pos.Problem("yes", "", fact, "write the word for yes, such as Yes, Ja or Oui"))
	}

	return t, append(ps, t.checkWords()...)
}

// maxYes bounds the characters of the word for yes.
const maxYes = 20

// badYes says why a word cannot stand for yes, "" if it can.
func badYes(word string) string {
	folded := mark.Fold(word)
	switch {
	case plainNumber(folded):
		return fmt.Sprintf("yes is %q, a number", word)
	case slices.Contains(noWords(), folded):
		return fmt.Sprintf("yes is %q, which says no", word)
	case len([]rune(word)) > maxYes:
		return fmt.Sprintf("yes has more than %d characters", maxYes)
	case strings.ContainsAny(word, "*?~<>=\"\n"):
		return fmt.Sprintf("yes is %q, which means something else in a formula", word)
	}
	return ""
}

// checkWords finds states of a question that are named alike or too long for a formula.
func (t *Text) checkWords() problem.Problems {
	var ps problem.Problems
	seen := map[string]bool{}
	c := &t.Checks
	for _, w := range [][2]string{
		{"open", c.Open},
		{"no_rating", c.NoRating},
		{"off_scale", c.OffScale},
		{"not_assessed", c.NotAssessed},
		{"no_evidence", c.NoEvidence},
		{"done", c.Done},
		{"capped", c.Capped},
	} {
		if len(w[1]) > 60 {
			ps = append(ps, c.Pos.Problem(w[0], "", sheet.Quote(w[1])+" is longer than 60 bytes", "shorten it"))
		}
		if strings.ContainsAny(w[1], "*?~") {
			ps = append(ps, c.Pos.Problem(w[0], "",
				sheet.Quote(w[1])+" has one of * ? ~, which stand for any text in a spreadsheet", "use another word"))
		}
		if seen[w[1]] {
			ps = append(ps, c.Pos.Problem(w[0], "", sheet.Quote(w[1])+" stands twice",
				"give each state a word of its own"))
		}
		seen[w[1]] = true
	}

	return ps
}

// joined writes a text with {name} as a formula that joins its pieces; pairs are names and formulas.
func joined(text string, pairs ...string) string {
	var parts []string
	for text != "" {
		at, name, formula := len(text), "", ""
		for i := 0; i+1 < len(pairs); i += 2 {
			if p := strings.Index(text, "{"+pairs[i]+"}"); p >= 0 && p < at {
				at, name, formula = p, "{"+pairs[i]+"}", pairs[i+1]
			}
		}
		if at > 0 {
			parts = append(parts, sheet.Quote(text[:at]))
		}
		if name != "" {
			parts = append(parts, formula)
		}
		text = text[at+len(name):]
	}

	if len(parts) == 0 {
		return `""`
	}

	return strings.Join(parts, "&")
}
