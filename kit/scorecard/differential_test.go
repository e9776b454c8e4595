package scorecard

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"panelkit/kit/sheet"
)

// openpyxlReads prints what openpyxl reads of each workbook named in a file: a line of JSON with its cells by sheet
// and place, or with the error.
const openpyxlReads = `
import datetime, json, sys, warnings
import openpyxl
from openpyxl.utils.datetime import to_excel
warnings.simplefilter("ignore")
for path in open(sys.argv[1]).read().split("\n"):
    try:
        book = openpyxl.load_workbook(path, data_only=True)
        sheets = {}
        for ws in book.worksheets:
            cells = sheets.setdefault(ws.title, {})
            for (row, col), c in ws._cells.items():
                v = c.value
                if isinstance(v, (datetime.datetime, datetime.date, datetime.time, datetime.timedelta)):
                    v = to_excel(v, book.epoch)
                if isinstance(v, float) and (v != v or v in (float("inf"), float("-inf"))):
                    v = str(v)
                if v is not None and v != "":
                    cells["%d,%d" % (row, col)] = v
        print(json.dumps({"sheets": sheets}))
    except Exception as e:
        print(json.dumps({"error": type(e).__name__}))
`

// openpyxlReading is what openpyxl makes of one workbook.
type openpyxlReading struct {
	Sheets map[string]map[string]any
	Error  string
}

// mutant is a workbook with a few changes, and what they are.
type mutant struct {
	data    []byte
	changes string
}

// mutate changes one part of a good workbook in one to three places.
func (c *corpus) mutate(r *rand.Rand) mutant {
	parts := []string{
		partForm, partForm, partForm, partForm, partSummary, partLists, partTexts, partTexts,
		partBook, partBookRel, partRels,
	}
	part := parts[r.IntN(len(parts))]
	text, done := c.parts[part], []string{part}
	for range 1 + r.IntN(3) {
		var what string
		text, what = mutateText(r, text)
		done = append(done, what)
	}
	return mutant{c.pack(map[string]string{part: text}), strings.Join(done, "; ")}
}

// mutateText makes one change, of the kinds that damaged files and careless programs have.
func mutateText(r *rand.Rand, text string) (string, string) {
	pick := func(pattern string) (from, to int, ok bool) {
		all := regexp.MustCompile(pattern).FindAllStringIndex(text, -1)
		if len(all) == 0 {
			return 0, 0, false
		}
		one := all[r.IntN(len(all))]
		return one[0], one[1], true
	}
	replace := func(pattern string, words ...string) (string, string) {
		from, to, ok := pick(pattern)
		if !ok {
			return text, "nothing"
		}
		word := words[r.IntN(len(words))]
		return text[:from] + word + text[to:], fmt.Sprintf("%.30q for %.30q", word, text[from:to])
	}

	switch r.IntN(12) {
	case 0:
		at, n := r.IntN(len(text)), 1+r.IntN(20)
		return text[:at] + text[min(len(text), at+n):], fmt.Sprintf("%d bytes out at %d", n, at)
	case 1:
		from, to, ok := pick(`<[^>]*>`)
		if !ok {
			return text, "nothing"
		}
		return text[:to] + text[from:], fmt.Sprintf("%.30q twice", text[from:to])
	case 2:
		return replace(`<v>[^<]*</v>`, "<v>3</v>", "<v>0</v>", "<v>-1</v>", "<v>1e2</v>", "<v> 4 </v>",
			"<v>3.0</v>", "<v/>", "<v></v>")
	case 3:
		return replace(`<v>[^<]*</v>`, "<v>0x1p2</v>", "<v>1_0</v>", "<v>+3</v>", "<v>99999</v>", "<v>nan</v>",
			"<v>x</v>", "<v>3</v><v>4</v>")
	case 4:
		return replace(` t="[a-zA-Z]*"`, ``, ` t="n"`, ` t="b"`, ` t="e"`, ` t="str"`, ` t="inlineStr"`,
			` t="s"`, ` t="d"`)
	case 5:
		return replace(` r="[A-Z]+\d+"`, ``, ` r="A1"`, ` r="C9"`, ` r="XFD9"`, ` r="$D$8"`, ` r="d8"`, ` r="D08"`)
	case 6:
		return replace(`<row r="\d+"`, `<row`, `<row r="9"`, `<row r="12"`, `<row r="0"`, `<row r="3000"`)
	case 7:
		return replace(`<c r="[^>]*?(/>|>.*?</c>)`, ``, `<c/>`, `<c t="inlineStr"><is><t>new</t></is></c>`,
			`<c t="inlineStr"><is><r><t>two </t></r><rPh sb="0" eb="1"><t>zz</t></rPh><r><t>runs</t></r></is></c>`,
			`<c t="b"><v>1</v></c>`)
	case 8:
		return replace(`<t[ >][^<]*</t>`, `<t>plain</t>`, `<t xml:space="preserve"> room </t>`,
			`<t>_x0041_&amp;&#66;</t>`, `<t/>`, `<t><![CDATA[<data>]]></t>`)
	case 9:
		return replace(`<(row|c|v|si|t|sheet|Relationship)\b`, `<x`, `<x:c xmlns:x="http://x.example/"`,
			`<extLst`, `<is`)
	case 10:
		return replace(`(Id|Target|Type|name|sheetId|r:id)="[^"]*"`, `Id="rId1"`,
			`Target="worksheets/sheet2.xml"`, `name="Other"`, `r:id="rId2"`)
	}
	at := r.IntN(len(text))
	return text[:at] + string(rune('!'+r.IntN(90))) + text[at:], fmt.Sprintf("a letter more at %d", at)
}

// TestAgreesWithOpenpyxl reads mutated workbooks with openpyxl too: whatever both take has the same cells. What only
// one of them takes is listed with its reason.
func TestAgreesWithOpenpyxl(t *testing.T) {
	python := openpyxl(t)
	t.Parallel()
	n := 60 // to be quick
	if os.Getenv("CI") == "true" {
		n = 2000
	}

	c, r, dir := newBase(t), rand.New(rand.NewPCG(7, 11)), t.TempDir()
	mutants, names := make([]mutant, n), make([]string, n)
	for i := range mutants {
		mutants[i] = c.mutate(r)
		names[i] = save(t, dir, fmt.Sprintf("%04d.xlsx", i), mutants[i].data)
	}
	list := save(t, dir, "list", []byte(strings.Join(names, "\n")))
	cmd := exec.Command(python, "-c", openpyxlReads, list)
	var failed bytes.Buffer
	cmd.Stderr = &failed
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("openpyxl: %v\n%s", err, failed.Bytes())
	}

	both, ours, theirs := 0, map[string]int{}, map[string]int{}
	for i, line := range bytes.Split(bytes.TrimSpace(out), []byte("\n")) {
		var they openpyxlReading
		if err := json.Unmarshal(line, &they); err != nil {
			t.Fatal(err)
		}
		m := mutants[i]
		we, err := sheet.Read(bytes.NewReader(m.data), int64(len(m.data)), sheet.ReadOptions{Limits: limits()})
		switch {
		case err == nil && they.Error == "":
			both++
			if diff := differ(we, they); diff != "" {
				t.Errorf("mutant %d (%s): %s", i, m.changes, diff)
			}
		case err == nil:
			ours[they.Error]++
		case they.Error == "":
			theirs[kindOf(err)]++
		}
	}

	t.Logf("%d mutants: %d taken by both and equal", n, both)
	for what, list := range map[string]map[string]int{
		"refused by openpyxl alone": ours,
		"refused by us alone":       theirs,
	} {
		for _, reason := range slices.Sorted(maps.Keys(list)) {
			t.Logf("%s: %d times %s", what, list[reason], reason)
		}
	}
	if both < n/5 {
		t.Errorf("only %d of %d mutants were compared", both, n)
	}
}

// kindOf returns an error's words without what differs from file to file.
func kindOf(err error) string {
	text, _, _ := strings.Cut(err.Error(), " on line ")
	return regexp.MustCompile(`"[^"]*"|\d+`).ReplaceAllString(text, "…")
}

// differ says where two readings of a workbook differ, "" where they do not.
func differ(we *sheet.Workbook, they openpyxlReading) string {
	for _, g := range we.Sheets {
		cells, ok := they.Sheets[g.Name]
		if !ok {
			return fmt.Sprintf("openpyxl has no sheet %q", g.Name)
		}
		left := maps.Clone(cells)
		for _, p := range g.Places() {
			key := fmt.Sprintf("%d,%d", p.Row, p.Col)
			it := g.At(p.Row, p.Col)
			if it.Text != "" && !sameCell(it, cells[key]) {
				return fmt.Sprintf("%s at %s is %q (%s), openpyxl has %v", g.Name, key, it.Text, it.Kind, cells[key])
			}
			delete(left, key)
		}
		for key, v := range left {
			var row, col int
			if _, err := fmt.Sscanf(key, "%d,%d", &row,
				&col); err == nil && row <= limits().Rows && col <= limits().Columns {
				return fmt.Sprintf("%s at %s is blank, openpyxl has %v", g.Name, key, v)
			}
		}
	}
	return ""
}

func sameCell(it sheet.Item, they any) bool {
	switch v := they.(type) {
	case float64:
		x, err := strconv.ParseFloat(it.Text, 64)
		return err == nil && math.Abs(x-v) <= 1e-6*max(1, math.Abs(v)) // a date has gone through microseconds
	case bool:
		return it.Kind == sheet.ItemBool && (it.Text == "1") == v
	case string:
		// openpyxl leaves _x0041_ as it stands in the file.
		return strings.ReplaceAll(it.Text, "A", "_x0041_") == strings.ReplaceAll(v, "A", "_x0041_")
	}
	return false
}

// openpyxl returns the Python that has it.
func openpyxl(t *testing.T) string {
	t.Helper()
	python := "python3"
	if _, err := os.Stat("/usr/bin/python3"); err == nil {
		python = "/usr/bin/python3" // Debian's, which python3-openpyxl belongs to
	}
	return needs(t, python, "-c", "import openpyxl")
}
