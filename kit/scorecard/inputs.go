package scorecard

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"panelkit/bank/problem"
	"panelkit/kit"
	"panelkit/kit/mark"
	"panelkit/kit/sheet"
)

// faults gathers the problems of a form; the first reason counts.
type faults struct {
	reason   Reason
	problems problem.Problems
}

// maxFaults bounds the problems of a form that are told.
const maxFaults = 100

func (f *faults) add(r Reason, row int, id, hint, format string, args ...any) {
	if f.reason == "" {
		f.reason = r
	}
	if len(f.problems) < maxFaults {
		f.problems = append(f.problems, problem.Problem{
			Line: row, ID: id, Fact: fmt.Sprintf(format, args...),
			Hint: hint,
		})
	}
}

func (f *faults) err() error {
	if len(f.problems) == 0 {
		return nil
	}
	return &Refusal{Reason: f.reason, Problems: f.problems}
}

// form reads the sheet with the ratings.
func (rd *reading) form() error {
	cols, err := rd.columns()
	if err != nil {
		return err
	}
	f := &faults{}
	rd.fields(cols, f)

	asked := rd.kit.Sessions[rd.seat.Session].Asked
	rows, order := rd.questionRows(cols["id"], asked, f)
	for _, a := range asked {
		if rows[a.ID] == 0 {
			f.add(Question, 0, a.ID, "fill in a fresh scorecard", "the question is missing from the form")
			continue
		}
		rd.card.Ratings = append(rd.card.Ratings, rd.rating(rows[a.ID], cols, a, f))
	}

	inOrder := slices.EqualFunc(order, asked, func(id string, a kit.Asked) bool { return id == a.ID })
	if len(order) == len(asked) && !inOrder {
		rd.warn(0, "", "", "the questions stand in another order; each rating is taken for the question in its row")
	}
	return f.err()
}

// questionRows finds the row of each question asked, by the first word of the cell with its id, and the order in
// which they stand.
func (rd *reading) questionRows(col int, asked []kit.Asked, f *faults) (rows map[string]int, order []string) {
	rows = map[string]int{}
	for _, p := range rd.main.Places() {
		if p.Col != col || p.Row <= rd.main.code.Row {
			continue
		}
		word := strings.Fields(rd.main.At(p.Row, p.Col).Text + " ?")[0]
		known := slices.ContainsFunc(asked, func(a kit.Asked) bool { return a.ID == word })

		switch {
		case !known && rd.kit.Question(word) != nil:
			f.add(Question, p.Row, word, "fill in the scorecard of that session",
				"the question belongs to another session")
		case known && rows[word] > 0:
			f.add(Question, p.Row, word, "remove one of the two rows",
				"the question stands twice, first in row %d", rows[word])
		case known:
			rows[word] = p.Row
			order = append(order, word)
		}
	}
	return rows, order
}

// columns finds the columns by the keys in the hidden row. Columns may have been inserted, but not put in another
// order, and under each key stands the head with which the form was made: otherwise the numbers of questions could
// pass for ratings.
func (rd *reading) columns() (map[string]int, error) {
	const hint = "fill in a fresh scorecard"
	cols := map[string]int{}
	var order []string
	for _, p := range rd.main.Places() {
		if p.Row != rd.main.code.Row || p == rd.main.code {
			continue
		}
		key := strings.TrimSpace(rd.main.At(p.Row, p.Col).Text)
		if cols[key] > 0 {
			return nil, refuse(Layout, "remove the copied column, or fill in a fresh scorecard",
				"column %q stands twice", short(key))
		}
		cols[key] = p.Col
		if slices.Contains(keysInOrder(), key) {
			order = append(order, key)
		}
	}

	rd.before = slices.Equal(order, keysBefore())
	for _, key := range keysInOrder() {
		if cols[key] == 0 && !rd.before {
			return nil, refuse(Layout, hint, "the form has lost its column %q", key)
		}
	}
	if !rd.before && !slices.Equal(order, keysInOrder()) {
		return nil, refuse(Layout, hint, "the columns of the form stand in another order: %s",
			strings.Join(order, ", "))
	}

	for _, key := range slices.Sorted(maps.Keys(rd.own.heads)) {
		head := rd.main.At(rd.main.code.Row+rowHead-rowKeys, cols[key]).Text
		if cols[key] > 0 && !sameText(head, rd.own.heads[key]) {
			return nil, refuse(Layout, hint, "the column %q is headed %q, made with %q", key, short(head),
				short(rd.own.heads[key]))
		}
	}
	return cols, nil
}

// fields reads the interviewer's own particulars, in the row above the keys.
func (rd *reading) fields(cols map[string]int, f *faults) {
	row := rd.main.code.Row - 1
	get := func(field string) sheet.Item {
		return rd.input(rd.main, row, cols[rd.fieldKey(field)], "", field, f)
	}
	rd.card.Interviewer = rd.interviewer(get("interviewer").Text, row, f)
	rd.card.Date = rd.moment(get("date"), time.DateOnly)
	rd.card.Start = rd.moment(get("start"), "15:04")
	rd.card.End = rd.moment(get("end"), "15:04")
}

// fieldKey returns the key of the column above which a particular stands. In the format before it was another.
func (rd *reading) fieldKey(field string) string {
	if rd.before {
		return map[string]string{
			"interviewer": "question", "date": "competencies", "start": "heard",
			"end": "rating",
		}[field]
	}
	return formKeys()[fieldColumns()[field]]
}

// input returns the cell of an input, which must be typed: a formula or an error value is a fault of the form.
func (rd *reading) input(g *form, row, col int, id, name string, f *faults) sheet.Item {
	it := g.At(row, col)
	switch {
	case g.Calculated(row, col):
		f.add(Formula, row, id, "type the value itself", "the input %s holds a formula", name)
	case it.Kind == sheet.ItemError:
		f.add(ErrorValue, row, id, "type the value itself", "the input %s holds the error value %s", name,
			clip(it.Text))
	case it.Kind == sheet.ItemBool:
		it.Text = map[string]string{"1": "TRUE", "0": "FALSE"}[it.Text]
	}
	return it
}

// text returns what was typed into an input, through the gate for texts. What the gate left out is told.
func (rd *reading) text(it sheet.Item, row int, id, name string, f *faults) string {
	clean, fact := mark.Text(it.Text)
	if fact != "" {
		rd.warn(row, id, "", "the input %s %s; it was left out", name,
			strings.Replace(fact, "not valid", "is not valid", 1))
	}

	if sheet.TooLong(clean) {
		f.add(TooLarge, row, id, "shorten it", "the input %s is longer than the %d characters of a cell", name,
			sheet.MaxText)
		return ""
	}

	if isErrorText(clean) {
		rd.warn(row, id, "type the value itself", "the input %s holds %s, which counts as nothing", name, clean)
		return ""
	}

	return clean
}

// isErrorText reports whether a text is what a spreadsheet shows in place of a value that it could not compute.
func isErrorText(s string) bool {
	return slices.Contains([]string{
		"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!",
	}, strings.ToUpper(s)) || strings.HasPrefix(s, "Err:5")
}

// maxName bounds the characters of an interviewer's name, maxLine those of other texts of one line.
const (
	maxName = 200
	maxLine = 200
)

// interviewer checks a name against the plan.
func (rd *reading) interviewer(typed string, row int, f *faults) string {
	if len(typed) > 4*maxName || len([]rune(typed)) > maxName {
		f.add(Interviewer, row, "", "shorten it", "the interviewer's name has more than %d characters", maxName)
		return ""
	}
	name, fact := mark.Line(typed)
	if fact != "" {
		rd.warn(row, "", "", "the interviewer's name %s", strings.Replace(fact, "not valid", "is not valid", 1))
	}

	planned := rd.seat.Name
	switch {
	case name == "" && planned == "":
		rd.warn(row, "", "ask who filled it in", "the form does not name its interviewer")
	case name == "":
		rd.warn(row, "", "", "the form does not name its interviewer; the plan seats %s there", clip(planned))
		return planned
	case planned == "" || mark.Fold(name) == mark.Fold(planned):
	case rd.Substitutes:
		rd.warn(row, "", "", "filled in by %s in place of %s", clip(name), clip(planned))
	default:
		rd.stranger(name, row, f)
	}
	return name
}

// stranger refuses a card that names someone whom the plan does not seat there.
func (rd *reading) stranger(name string, row int, f *faults) {
	planned := rd.seat.Name
	var others []string
	for _, s := range rd.kit.Seats() {
		if mark.Fold(s.Name) == mark.Fold(name) {
			f.add(Interviewer, row, "", "each interviewer fills in the scorecard made for them",
				"filled in by %s, but this is the scorecard of %s", clip(name), clip(planned))
			return
		}
		others = append(others, s.Name)
	}

	hint := problem.Suggest(name, others)
	if !strings.HasPrefix(hint, "did you mean") {
		hint = "the plan seats " + clip(planned) + " there; correct the name, or plan the new panelist " +
			"and build the kit again"
	}
	f.add(Interviewer, row, "", hint, "interviewer %q is not on the panel", short(name))
}

// sameText reports whether a text that came back is the one that was written, whatever a program did to its spaces
// and to the form of its letters. A text of another length is not looked at.
func sameText(back, written string) bool {
	if len(back) > 4*len(written)+64 {
		return false
	}
	a, _ := mark.Text(back)
	b, _ := mark.Text(written)
	return a == b
}
