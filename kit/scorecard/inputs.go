package scorecard

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"panelkit/bank/problem"
	"panelkit/kit"
)

// faults gathers the problems of a form; the first reason counts.
type faults struct {
	reason   Reason
	problems problem.Problems
}

func (f *faults) add(r Reason, row int, id, hint, format string, args ...any) {
	if f.reason == "" {
		f.reason = r
	}
	if len(f.problems) < 100 {
		f.problems = append(f.problems, problem.Problem{Line: row, ID: id, Fact: fmt.Sprintf(format, args...), Hint: hint})
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
	rows, order := map[string]int{}, []string{}
	for _, p := range rd.main.order {
		if p.col != cols["id"] || p.row <= rd.main.code.row {
			continue
		}
		word := strings.Fields(rd.main.cells[p].text + " ?")[0]
		known := slices.ContainsFunc(asked, func(a kit.Asked) bool { return a.ID == word })
		switch {
		case !known && rd.kit.Question(word) != nil:
			f.add(Question, p.row, word, "fill in the scorecard of that session", "the question belongs to another session")
		case known && rows[word] > 0:
			f.add(Question, p.row, word, "remove one of the two rows", "the question stands twice, first in row %d", rows[word])
		case known:
			rows[word] = p.row
			order = append(order, word)
		}
	}
	for _, a := range asked {
		if rows[a.ID] == 0 {
			f.add(Question, 0, a.ID, "fill in a fresh scorecard", "the question is missing from the form")
			continue
		}
		rd.card.Ratings = append(rd.card.Ratings, rd.rating(rows[a.ID], cols, a, f))
	}
	if len(order) == len(asked) && !slices.EqualFunc(order, asked, func(id string, a kit.Asked) bool { return id == a.ID }) {
		rd.warn(0, "", "", "the questions stand in another order; each rating is taken for the question in its row")
	}
	return f.err()
}

// columns finds the columns by the keys in the hidden row.
func (rd *reading) columns() (map[string]int, error) {
	cols := map[string]int{}
	for _, p := range rd.main.order {
		if p.row != rd.main.code.row || p == rd.main.code {
			continue
		}
		key := strings.TrimSpace(rd.main.cells[p].text)
		if cols[key] > 0 {
			return nil, refuse(Layout, "remove the copied column, or fill in a fresh scorecard", "column %q stands twice", clip(key))
		}
		cols[key] = p.col
	}
	for _, key := range slices.Sorted(maps.Values(formKeys())) {
		if cols[key] == 0 {
			return nil, refuse(Layout, "fill in a fresh scorecard", "the form has lost its column %q", key)
		}
	}
	return cols, nil
}

// fields reads the interviewer's own particulars, in the row above the keys.
func (rd *reading) fields(cols map[string]int, f *faults) {
	row, keys := rd.main.code.row-1, formKeys()
	get := func(field string) item {
		col := cols[keys[fieldColumns()[field]]]
		if rd.main.calculated(row, col) {
			f.add(Formula, row, "", "type the value itself", "the field %s holds a formula", field)
		}
		return rd.main.at(row, col)
	}
	rd.card.Interviewer = rd.interviewer(clean(get("interviewer").text), row, f)
	rd.card.Date = rd.moment(get("date"), time.DateOnly)
	rd.card.Start = rd.moment(get("start"), "15:04")
	rd.card.End = rd.moment(get("end"), "15:04")
}

// interviewer checks a name against the plan.
func (rd *reading) interviewer(name string, row int, f *faults) string {
	planned := rd.seat.Name
	switch {
	case name == "" && planned == "":
		rd.warn(row, "", "ask who filled it in", "the form does not name its interviewer")
	case name == "":
		rd.warn(row, "", "", "the form does not name its interviewer; the plan seats %s there", planned)
		return planned
	case planned == "" || fold(name) == fold(planned):
	case rd.Substitutes:
		rd.warn(row, "", "", "filled in by %s in place of %s", clip(name), planned)
	default:
		var others []string
		for _, s := range rd.kit.Seats() {
			if fold(s.Name) == fold(name) {
				f.add(Interviewer, row, "", "each interviewer fills in the scorecard made for them", "filled in by %s, but this is the scorecard of %s", clip(name), planned)
				return name
			}
			others = append(others, s.Name)
		}
		hint := problem.Suggest(name, others)
		if !strings.HasPrefix(hint, "did you mean") {
			hint = "the plan seats " + planned + " there; correct the name, or plan the new panelist and build the kit again"
		}
		f.add(Interviewer, row, "", hint, "interviewer %q is not on the panel", clip(name))
	}
	return name
}

// rating reads the row of one question.
func (rd *reading) rating(row int, cols map[string]int, a kit.Asked, f *faults) kit.Rating {
	g, q := rd.main, rd.kit.Question(a.ID)
	if g.calculated(row, cols["question"]) || clean(g.at(row, cols["question"]).text) != clean(q.Text) {
		f.add(Question, row, a.ID, "fill in a fresh scorecard; questions must be asked as they stand", "the text of the question was changed")
	}
	weight, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(g.at(row, cols["weight"]).text), ",", ".", 1), 64)
	if err != nil || g.calculated(row, cols["weight"]) || math.Abs(weight-a.Weight()) > 0.01 {
		f.add(Weight, row, a.ID, "fill in a fresh scorecard; weights come from the loop's plan", "the weight was changed from %.1f to %q", a.Weight(), clip(g.at(row, cols["weight"]).text))
	}
	for _, key := range []string{"heard", "rating", "evidence", "red_flag"} {
		if g.calculated(row, cols[key]) {
			f.add(Formula, row, a.ID, "type the value itself", "the input %s holds a formula", key)
		}
	}
	r := kit.Rating{
		Question: a.ID,
		Heard:    clean(g.at(row, cols["heard"]).text),
		RedFlag:  rd.said(clean(g.at(row, cols["red_flag"]).text)),
		Evidence: clean(g.at(row, cols["evidence"]).text),
	}
	it := g.at(row, cols["rating"])
	value, na, ok := rd.value(it)
	r.Value, r.NotAssessed = value, na
	switch {
	case !ok:
		f.add(OffScale, row, a.ID, "choose one of the values in the list", "rating %q is not on the scale of 1 to %d, and not %s", clip(it.text), rd.kit.Loop.Scale, rd.notAssessed())
	case value > 0 && r.Evidence == "":
		rd.warn(row, a.ID, "ask for what was said or done", "rating %d has no evidence", value)
	case value == 0 && !na && r.Evidence != "":
		rd.warn(row, a.ID, "", "there is evidence but no rating")
	}
	return r
}

func (rd *reading) notAssessed() string {
	if rd.Words == nil {
		return "NA"
	}
	return rd.Words.NotAssessedMark
}

// value understands a rating: 0 where the cell is blank.
func (rd *reading) value(it item) (value int, notAssessed, ok bool) {
	text := strings.ToLower(strings.TrimSpace(norm.NFKC.String(it.text)))
	switch {
	case it.kind == "b" || it.kind == "e" || it.kind == "d":
		return 0, false, it.text == ""
	case text == "":
		return 0, false, true
	case text == strings.ToLower(rd.notAssessed()), text == "na", text == "n/a", text == "n.a.":
		return 0, true, true
	}
	x, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	n := math.Round(x)
	if err == nil && math.Abs(x-n) < 1e-9 && n >= 1 && n <= float64(rd.kit.Loop.Scale) { // none of it holds of NaN
		return int(n), false, true
	}
	return 0, false, false
}

// said tells whether an input that is else left blank was answered with yes.
func (rd *reading) said(text string) bool {
	switch strings.ToLower(text) {
	case "", "no", "0", "false", "-", "–":
		return false
	case "yes", "y", "x", "1", "true", "✓":
		return true
	}
	return rd.Text == nil || fold(text) == fold(rd.Text.Yes)
}

// clean makes a text of a cell fit for print: NFC, no control characters but line breaks, none that
// reorder text, no space around it.
func clean(s string) string {
	plain := true
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7f {
			plain = false
			break
		}
	}
	if plain {
		return strings.TrimSpace(s)
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t' || r == 0xA0:
			return ' '
		case unicode.IsControl(r), r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0x200E, r == 0x200F, r == 0x61C, r == 0xFEFF:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return strings.TrimSpace(norm.NFC.String(s))
}

// fold makes names comparable.
func fold(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(norm.NFKC.String(s)), " "))
}
