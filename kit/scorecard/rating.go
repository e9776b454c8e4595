package scorecard

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"panelkit/kit"
	"panelkit/kit/mark"
	"panelkit/kit/sheet"
)

// rating reads the row of one question.
func (rd *reading) rating(row int, cols map[string]int, a kit.Asked, f *faults) kit.Rating {
	rd.untouched(row, cols, a, f)

	get := func(key string) sheet.Item { return rd.input(rd.main, row, cols[key], a.ID, key, f) }
	r := kit.Rating{
		Question: a.ID,
		Heard:    rd.heard(get("heard"), row, a.ID, f),
		Evidence: rd.text(get("evidence"), row, a.ID, "evidence", f),
	}
	r.RedFlag = rd.redFlag(get("red_flag"), row, a.ID)

	// A rating that is an error value is off the scale like any other word, and told as such.
	it := rd.main.At(row, cols["rating"])
	if rd.main.Calculated(row, cols["rating"]) {
		f.add(Formula, row, a.ID, "type the value itself", "the input rating holds a formula")
	}
	value, na, ok := rd.value(it)
	r.Value, r.NotAssessed = value, na

	switch {
	case !ok:
		f.add(OffScale, row, a.ID, "choose one of the values in the list",
			"rating %q is not on the scale of 1 to %d, and not %s", short(it.Text), rd.kit.Loop.Scale, rd.notAssessed())
	case value > 0 && r.Evidence == "":
		rd.warn(row, a.ID, "ask for what was said or done", "a rating has no evidence")
	case value == 0 && !na && r.Evidence != "":
		rd.warn(row, a.ID, "", "there is evidence but no rating")
	}

	return r.Capped() // without a warning, which would show a rating to those who are still blind; the debrief says it
}

// untouched checks that question and weight are those of the kit.
func (rd *reading) untouched(row int, cols map[string]int, a kit.Asked, f *faults) {
	g, q := rd.main, rd.kit.Question(a.ID)
	if g.Calculated(row, cols["question"]) || !sameText(g.At(row, cols["question"]).Text, q.Text) {
		f.add(Question, row, a.ID, "fill in a fresh scorecard; questions must be asked as they stand",
			"the text of the question was changed")
	}

	typed := g.At(row, cols["weight"]).Text
	weight, ok := decimal(typed)
	if !ok || g.Calculated(row, cols["weight"]) || math.Abs(weight-a.Weight()) > 0.01 {
		f.add(Weight, row, a.ID, "fill in a fresh scorecard; weights come from the loop's plan",
			"the weight was changed from %.1f to %q", a.Weight(), short(typed))
	}
}

// decimalForm is how people and programs write a number in a cell: decimal digits alone.
var decimalForm = regexp.MustCompile(`^[+-]?([0-9]+[.,]?[0-9]*|[.,][0-9]+)([eE][+-]?[0-9]{1,2})?$`)

// maxNumber bounds the bytes of a number that is looked at.
const maxNumber = 40

// decimal reads a number with a decimal point or comma.
func decimal(s string) (float64, bool) {
	if len(s) > maxNumber {
		return 0, false
	}
	s = strings.TrimSpace(norm.NFKC.String(s)) // digits of full width, spaces that do not break
	if !decimalForm.MatchString(s) {
		return 0, false
	}
	x, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	return x, err == nil
}

// value understands a rating: 0 where the cell is blank.
func (rd *reading) value(it sheet.Item) (value int, notAssessed, ok bool) {
	if it.Kind == sheet.ItemBool || it.Kind == sheet.ItemError || it.Kind == sheet.ItemDate {
		return 0, false, it.Text == ""
	}
	switch folded := mark.Fold(it.Text); {
	case folded == "":
		return 0, false, true
	case rd.isMark(folded):
		return 0, true, true
	}

	x, isNumber := decimal(it.Text)
	n := math.Round(x)
	if isNumber && math.Abs(x-n) < 1e-9 && n >= 1 && n <= float64(rd.kit.Loop.Scale) {
		return int(n), false, true
	}
	return 0, false, false
}

// redFlag understands whether a red flag came up. What is neither yes nor no counts as flagged: a flag that is looked
// into for nothing does less harm than one that is lost.
func (rd *reading) redFlag(it sheet.Item, row int, id string) bool {
	switch rd.answered(it) {
	case saidNo:
		return false
	case unclear:
		rd.warn(row, id, "ask what is meant", "red flag %q is neither yes nor no, and counts as a red flag",
			short(it.Text))
	}
	return true
}

// heard checks the numbers of the criteria that were heard. What is no number of a criterion is told, and kept as it
// was typed.
func (rd *reading) heard(it sheet.Item, row int, id string, f *faults) string {
	typed := rd.text(it, row, id, "heard", f)
	typed = strings.Join(strings.Fields(typed), " ")
	if r := []rune(typed); len(r) > maxLine {
		rd.warn(row, id, "name the criteria by their numbers",
			"criteria heard has more than %d characters; the rest was left out", maxLine)
		typed = string(r[:maxLine])
	}

	n := len(rd.kit.Question(id).Criteria)
	if odd := notCriteria(typed, n); odd != "" {
		rd.warn(row, id, "name the criteria by their numbers, such as 1, 3",
			"criteria heard names %q, and the question has %d criteria",
			short(odd), n)
	}
	return typed
}

// notCriteria returns the words of a list of criteria heard that are no number from 1 to n, no range of such numbers,
// and no word for all or none of them; "" if there is none.
func notCriteria(typed string, n int) string {
	words := strings.FieldsFunc(strings.ReplaceAll(typed, "–", "-"),
		func(r rune) bool { return strings.ContainsRune(",;/&+ ", r) })
	if len(words) == 1 && (words[0] == "-" || mark.Fold(words[0]) == "all" || mark.Fold(words[0]) == "none") {
		return ""
	}

	var odd []string
	for _, w := range words {
		from, to, isRange := strings.Cut(w, "-")
		a, errA := strconv.Atoi(from)
		b, errB := a, error(nil)
		if isRange {
			b, errB = strconv.Atoi(to)
		}
		if errA != nil || errB != nil || a < 1 || b < a || b > n {
			odd = append(odd, w)
		}
	}

	return strings.Join(odd, ", ")
}
