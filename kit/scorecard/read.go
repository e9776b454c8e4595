package scorecard

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"panelkit/kit"
	"panelkit/kit/mark"
	"panelkit/kit/sheet"
)

// ReadOptions say how a workbook is read. The zero value reads those written with the built-in words; what a form was
// written with it says itself.
type ReadOptions struct {
	Text        *Text      // whose "yes" is understood as well; nil: "Yes"
	Words       *kit.Words // whose marks and recommendations are understood as well; nil: "NA", any recommendation
	Key         []byte     // of the stamp; empty: stamps are not checked
	Substitutes bool       // take a card from someone whom the plan does not seat there, with a warning
}

// limits bound what is read of a file. A scorecard as written has a tenth of them or less.
func limits() sheet.Limits {
	return sheet.Limits{
		File: 16 << 20, Unpacked: 16 << 20, Parts: 200, Cells: 100_000, Texts: 100_000, Rows: 4000, Columns: 100,
	}
}

// Read reads the scorecard that a file of so many bytes holds, and checks it against the kit.
//
// Only the inputs are believed: questions, weights and identities must be those of the kit, totals are not looked at,
// and a rating beside a red flag counts as [kit.Rating.Capped] has it. Sheets may have been renamed and moved, rows and
// columns inserted, numbers turned into text. The error is a [*Refusal], which unwraps to problem.Problems; the name of
// the file begins each problem. Warnings name ratings without evidence and whatever else was odd but understood.
// Whatever the file holds, reading ends within bounds: 16 MB of a file, 16 MB decompressed, 200 parts, 100,000 cells;
// that is 256 MB of memory and 2 seconds at most. Nothing of the file is kept but what the card says.
func Read(name string, r io.ReaderAt, size int64, k *kit.Kit, o ReadOptions) (*kit.Scorecard, []Warning, error) {
	rd := &reading{ReadOptions: o, kit: k}
	err := rd.read(r, size)

	name = mark.Quote(name)
	for i := range rd.warnings {
		rd.warnings[i].File = name
	}
	if err != nil {
		var refusal *Refusal
		if errors.As(err, &refusal) {
			refusal.Seat = rd.seat.ID
			for i := range refusal.Problems {
				refusal.Problems[i].File = name
			}
		}
		return nil, rd.warnings, err
	}

	// A copy: a pointer into the reading would keep the whole workbook.
	card := rd.card
	return &card, rd.warnings, nil
}

// reading is one workbook being understood.
type reading struct {
	ReadOptions
	kit      *kit.Kit
	book     *sheet.Workbook
	seat     kit.Seat
	main     *form
	sum      *form // nil if it is missing
	lists    *form // nil if it is missing
	own      ownWords
	before   bool // the columns stand in the order of the format before
	card     kit.Scorecard
	warnings []Warning
}

func (rd *reading) read(r io.ReaderAt, size int64) error {
	skip := func(text string) bool {
		m, ok := readMark(text)
		return ok && m.what == codeRubric && m.kit == rd.kit.ID
	}

	var err error
	if rd.book, err = sheet.Read(r, size, sheet.ReadOptions{Limits: limits(), Skip: skip}); err != nil {
		return refused(err)
	}

	if err := rd.identify(); err != nil {
		return err
	}

	if err := rd.form(); err != nil {
		return err
	}

	return rd.summary()
}

func (rd *reading) warn(row int, id, hint, format string, args ...any) {
	rd.warnings = append(rd.warnings, Warning{Line: row, ID: id, Fact: fmt.Sprintf(format, args...), Hint: hint})
}

// markOf is what a sheet says of itself; see [code].
type markOf struct{ what, kit, seat string }

var kitID = regexp.MustCompile(`^[0-9A-Z]{4}-[0-9A-Z]{4}$`)

// readMark reads the text that marks a sheet. A title that merely begins like it is none.
func readMark(text string) (markOf, bool) {
	if len(text) > 200 || !strings.HasPrefix(text, "panelkit ") {
		return markOf{}, false
	}

	f := strings.Split(strings.TrimSpace(text), " ")
	if len(f) < 3 || len(f) > 4 || !kitID.MatchString(f[2]) {
		return markOf{}, false
	}

	m := markOf{what: f[1], kit: f[2]}
	if len(f) == 4 {
		m.seat = f[3]
	}

	switch m.what {
	case codeForm, codeRubric, codeSummary, codeLists:
		return m, len(f) == 4
	case codePanel:
		return m, len(f) == 3
	}

	return m, false
}

// form is a sheet with its mark.
type form struct {
	*sheet.Grid
	markOf
	code sheet.Place // where the mark stands
}

// maxMarkRow is the last row in which the mark of a sheet may stand.
const maxMarkRow = 40

// marked finds the mark of a sheet; of several, that of this kit.
func (rd *reading) marked(g *sheet.Grid) (*form, bool) {
	var found *form
	for _, p := range g.Places() {
		if p.Row > maxMarkRow {
			break
		}
		m, ok := readMark(g.At(p.Row, p.Col).Text)
		if ok && (found == nil || found.kit != rd.kit.ID && m.kit == rd.kit.ID) {
			found = &form{g, m, p}
		}
	}
	return found, found != nil
}

// find returns the only sheet of a kind, nil if there is none.
func (rd *reading) find(what string) (*form, error) {
	var found *form
	for _, g := range rd.book.Sheets {
		f, ok := rd.marked(g)
		if !ok || f.what != what {
			continue
		}
		if found != nil {
			return nil, refuse(Layout, "delete the copy",
				"sheets %s and %s are the same form; it is not clear which counts",
				clip(found.Name), clip(g.Name))
		}
		found = f
	}

	return found, nil
}
