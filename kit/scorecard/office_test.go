package scorecard

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"panelkit/kit"
	"panelkit/kit/sheet"
)

// needs skips a test where a program is absent, and fails it where CI promises that it is there.
func needs(t *testing.T, program string, args ...string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("not in a short run")
	}
	path, err := exec.LookPath(program)
	if err == nil && len(args) > 0 {
		err = exec.Command(path, args...).Run()
	}
	if err != nil && os.Getenv("CI") == "true" {
		t.Fatalf("%s %v: %v", program, args, err)
	}
	if err != nil {
		t.Skipf("%s %v is not there: %v", program, args, err)
	}
	return path
}

// convert has LibreOffice save files in another format, all in one call, and gives the new names.
func convert(t *testing.T, format string, files ...string) []string {
	t.Helper()
	office, dir := needs(t, "soffice"), t.TempDir()
	args := append([]string{
		"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", format,
		"--outdir", dir,
	}, files...)
	if out, err := exec.Command(office, args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	var names []string
	for _, f := range files {
		base := filepath.Base(f)
		name := filepath.Join(dir, base[:len(base)-len(filepath.Ext(base))]+"."+format)
		if _, err := os.Stat(name); err != nil {
			t.Fatalf("soffice left out %s", name)
		}
		names = append(names, name)
	}
	return names
}

func save(t *testing.T, dir, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func load(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// rewrite passes every part of a workbook through f, which gives nil to leave a part out.
func rewrite(t testing.TB, data []byte, f func(name string, part []byte) []byte) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, part := range r.File {
		in, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if content = f(part.Name, content); content == nil {
			continue
		}
		out, err := w.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := out.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

var storedValue = regexp.MustCompile(`</f><v>[^<]*</v>`)

// grids gives the cells of all sheets by sheet name.
func grids(t *testing.T, data []byte) map[string]*sheet.Grid {
	t.Helper()
	b, err := sheet.Read(bytes.NewReader(data), int64(len(data)), sheet.ReadOptions{Limits: limits()})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*sheet.Grid{}
	for _, g := range b.Sheets {
		out[g.Name] = g
	}
	return out
}

// TestRecalculation takes the stored values out of every formula, has LibreOffice compute them, and
// expects what was stored.
func TestRecalculation(t *testing.T) {
	needs(t, "soffice")
	t.Parallel()
	k, o, dir := twoSessions(t), testOptions(t), t.TempDir()
	k4 := testKit(t, 4, kit.Session{ID: "screen", Title: "Screen", Minutes: 30, Questions: 4})
	books := map[string][]byte{}
	add := func(name string, data []byte) { books[name] = data }
	var cards []kit.Scorecard
	for i, seat := range append(k.Seats(), k.Seats()...) {
		f := o
		f.Filled = filledCard(k, seat, uint64(i), o.Words)
		if i < 3 {
			cards = append(cards, *f.Filled)
		}
		add(fmt.Sprintf("filled-%d.xlsx", i), write(t, k, seat, f))
	}
	add("blank.xlsx", write(t, k, k.Seats()[0], o))
	add("blank4.xlsx", write(t, k4, k4.Seats()[0], o))
	full := o
	full.Filled = filledCard(k4, k4.Seats()[0], 3, o.Words)
	add("filled4.xlsx", write(t, k4, k4.Seats()[0], full))
	for name, c := range map[string][]kit.Scorecard{
		"panel.xlsx": nil, "panel-filled.xlsx": cards,
		"panel-part.xlsx": cards[:2],
	} {
		add(name, panelBook(t, k, c, o.Words))
	}
	var files []string
	for name, data := range books {
		files = append(files, save(t, dir, name, rewrite(t, data, func(_ string, part []byte) []byte {
			return storedValue.ReplaceAll(part, []byte("</f>"))
		})))
	}
	formulas := 0
	for _, path := range convert(t, "xlsx", files...) {
		stored, computed := grids(t, books[filepath.Base(path)]), grids(t, load(t, path))
		for name, g := range stored {
			for _, p := range g.Places() {
				it := g.At(p.Row, p.Col)
				if !it.Formula {
					continue
				}
				formulas++
				if got := computed[name].At(p.Row, p.Col); !sameValue(it, got) {
					t.Errorf("%s: %s row %d column %d: stored %q, LibreOffice computes %q", filepath.Base(path),
						name, p.Row, p.Col, it.Text, got.Text)
				}
			}
		}
	}
	if formulas < 200 {
		t.Errorf("only %d formulas were compared", formulas)
	}
}

func sameValue(a, b sheet.Item) bool {
	x, errX := strconv.ParseFloat(a.Text, 64)
	y, errY := strconv.ParseFloat(b.Text, 64)
	if a.Kind == sheet.ItemNumber && errX == nil && errY == nil {
		return math.Abs(x-y) < 1e-9
	}
	return a.Text == b.Text
}

func mustRead(t *testing.T, name string, data []byte, k *kit.Kit, o Options) *kit.Scorecard {
	t.Helper()
	card, _, err := Read(name, bytes.NewReader(data), int64(len(data)), k, ReadOptions{Text: o.Text, Words: o.Words})
	if err != nil {
		t.Fatal(err)
	}
	return card
}

// TestOfficeRoundTrip has LibreOffice save filled cards again as xlsx, and by way of ods and xls.
func TestOfficeRoundTrip(t *testing.T) {
	needs(t, "soffice")
	t.Parallel()
	k, o, dir := twoSessions(t), testOptions(t), t.TempDir()
	want := map[string]*kit.Scorecard{}
	var files []string
	cards := 9 // to be quick
	if os.Getenv("CI") == "true" {
		cards = 30
	}
	for i := range cards {
		seat := k.Seats()[i%len(k.Seats())]
		f := o
		f.Filled = filledCard(k, seat, uint64(i), o.Words)
		name := fmt.Sprintf("card-%02d.xlsx", i)
		want[name] = f.Filled
		want[name].Ratings = f.Filled.InOrder(k.Sessions[seat.Session].Asked) // as they count
		files = append(files, save(t, dir, name, write(t, k, seat, f)))
	}
	for _, way := range []string{"xlsx", "ods", "xls"} {
		t.Run(way, func(t *testing.T) {
			t.Parallel()
			back := convert(t, way, files...)
			if way != "xlsx" {
				back = convert(t, "xlsx", back...)
			}
			for _, path := range back {
				got := mustRead(t, path, load(t, path), k, o)
				if diff := cmp.Diff(want[filepath.Base(path)], got); diff != "" {
					t.Fatalf("%s (-want +got):\n%s", filepath.Base(path), diff)
				}
			}
		})
	}
}

// TestOpenpyxlRoundTrip fills in blank forms with openpyxl, with numbers, texts and comma decimals,
// and reads every stored value with it.
func TestOpenpyxlRoundTrip(t *testing.T) {
	t.Parallel()
	python := openpyxl(t)
	k, o, dir := twoSessions(t), testOptions(t), t.TempDir()
	path := save(t, dir, "card.xlsx", write(t, k, k.Seats()[0], o))
	script := `
import openpyxl, sys
plain = openpyxl.load_workbook(sys.argv[1], data_only=True)
formulas = openpyxl.load_workbook(sys.argv[1])
n = 0
for ws in formulas:
    for row in ws.iter_rows():
        for c in row:
            if c.data_type == "f":
                n += 1
                assert plain[ws.title][c.coordinate].value is not None or c.coordinate[0] == "K" or ws.title == "Lists", (ws.title, c.coordinate)
assert n > 20, n
ws = formulas.worksheets[0]
for row, value in zip(range(8, 15), [3, "4", "5,0", "2.0", " 1 ", "na", None]):
    ws.cell(row, 4).value = value
    ws.cell(row, 8).value = "said so"
ws.title = "Renamed"
formulas.move_sheet(ws, 2)
ws.insert_rows(1, 2)
formulas.save(sys.argv[1])
`
	if out, err := exec.Command(python, "-c", script, path).CombinedOutput(); err != nil {
		t.Fatalf("openpyxl: %v\n%s", err, out)
	}
	card := mustRead(t, path, load(t, path), k, o)
	var got []int
	for _, r := range card.Ratings {
		got = append(got, r.Value)
	}
	if diff := cmp.Diff([]int{3, 4, 5, 2, 1, 0, 0}, got); diff != "" || !card.Ratings[5].NotAssessed {
		t.Errorf("ratings (-want +got):\n%s", diff)
	}
}

// TestOpenXMLValidator has the validator of the Open XML SDK judge every kind of workbook. It checks what spreadsheet
// programs forgive until one of them does not.
func TestOpenXMLValidator(t *testing.T) {
	judge := needs(t, "ooxml-validator", "--help")
	t.Parallel()
	k, o, dir := twoSessions(t), testOptions(t), t.TempDir()
	k4 := testKit(t, 4, kit.Session{ID: "screen", Title: "Screen & <more>", Minutes: 30, Questions: 4})
	var cards []kit.Scorecard
	for i, seat := range k.Seats() {
		cards = append(cards, *filledCard(k, seat, uint64(i), o.Words))
	}
	full := o
	full.Filled, full.Paper, full.Key = &cards[1], "letter", []byte("key")

	for name, data := range map[string][]byte{
		"blank.xlsx":        write(t, k, k.Seats()[0], o),
		"filled.xlsx":       write(t, k, k.Seats()[1], full),
		"four.xlsx":         write(t, k4, k4.Seats()[0], o),
		"panel.xlsx":        panelBook(t, k, nil, o.Words),
		"panel-filled.xlsx": panelBook(t, k, cards, o.Words),
	} {
		if out, err := exec.Command(judge, save(t, dir, name, data)).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}

	// A judge that finds nothing in a broken workbook would prove nothing.
	broken := rewrite(t, write(t, k, k.Seats()[0], o), func(name string, part []byte) []byte {
		return bytes.Replace(part, []byte("<sheetData>"), []byte("<sheetDatum>x</sheetDatum><sheetData>"), 1)
	})
	if err := exec.Command(judge, save(t, dir, "broken.xlsx", broken)).Run(); err == nil {
		t.Error("the validator takes a broken workbook")
	}
}
