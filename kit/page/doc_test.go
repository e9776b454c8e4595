package page

import (
	"bytes"
	"math"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"
)

// sample makes a document that has something of everything.
func sample(th *Theme, paper Paper) *Doc {
	d := New(th, Meta{
		Title:     "Sämple",
		Subject:   "Everything",
		Author:    "Org",
		Keywords:  "a b",
		Lang:      "en",
		Paper:     paper,
		Date:      time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC),
		HeadLeft:  "Left",
		HeadRight: "Right",
		FootLeft:  "Confidential",
		PageOf:    "Page {page} of {pages}",
	})
	d.Add(
		Mark{ID: "one", Outline: "Part one", Kind: "part"},
		d.H1("Part one"),
		P("Some words."),
		d.H2("Section"),
		d.H3("Small"),
		Para{
			Text: Text{
				{Text: "See "},
				{Text: "part two", Link: "#two"},
				{Text: " or "},
				{Text: "a page", Link: "https://example.org/(a)"},
				{Text: " Must", Chip: Filled},
				{Text: "If", Chip: Outlined},
				{Shape: Diamond},
				{Text: "\u00A0Scenario"},
			},
		},
		List{
			Items: []Text{T("tick"), Rich("**bold** words")}, Shape: CheckBox,
			Below: func(int) []Block { return []Block{P("below")} },
		},
		Box{
			Fill:   th.Colors.Tint,
			Border: th.Colors.Rule,
			Bar:    th.Colors.Accent,
			Blocks: []Block{
				P("in a box"),
				Rule{},
				Columns{
					Divide:  th.Colors.Rule,
					Columns: []Column{{Blocks: []Block{P("left")}}, {Blocks: []Block{P("right")}}},
				},
			},
		},
		Table{
			Columns: []Column{{Width: 80}, {}}, Zebra: true, Grid: true,
			Head: &Row{Cells: []Cell{{Text: T("A")}, {Text: T("B")}}},
			Rows: []Row{Cells("1", "2"), {Link: "#two", Cells: []Cell{{Text: T("wide"), Span: 2}}}},
		},
		NewPage{},
		Mark{ID: "two", Outline: "Part two", Kind: "part"},
		d.H1("Part two"),
		Mark{Outline: "Below it", Level: 1},
		HeatMap{
			Corner:  "Who",
			Columns: []string{"Detection", "Response"},
			Rows:    []string{"Ana", "Bo"},
			Values:  [][]float64{{1, 5}, {math.NaN(), 3}},
			Lo:      1,
			Hi:      5,
			Digits:  1,
		},
		Gap(10),
		Radar{
			Axes: []string{"Detection and monitoring", "Response", "Forensics", "Automation", "Learning"}, Max: 5,
			Series: []Series{{"Median", []float64{1, 2, 3, 4, 5}}, {"Own", []float64{5, 4, math.NaN(), 2, 1}}},
		},
		Notes{Min: 1, Max: 3},
	)
	return d
}

func TestSample(t *testing.T) {
	for _, name := range []string{"plain", "print"} {
		for _, paper := range []Paper{A4, Letter} {
			pdf, ws := written(t, sample(theme(t, name), paper))
			if len(ws) > 0 {
				t.Errorf("%s on %s: %v", name, paper, ws)
			}
			judge(t, pdf)
			text := squeezed(pdfText(t, pdf))
			for _, want := range []string{"Seeparttwoorapage", "MustIf", "Scenario", "boldwords", "inabox", "leftright", "wide", "Detectionandmonitoring", "Median", "5.0", "Page1of2", "Page2of2", "Confidential"} {
				if !strings.Contains(text, want) {
					t.Errorf("%s on %s: %q is not in the text %q", name, paper, want, text)
				}
			}
		}
	}
}

func TestSameBytes(t *testing.T) {
	th := theme(t, "plain")
	first, _ := written(t, sample(th, A4))
	again, _ := written(t, sample(theme(t, "plain"), A4))
	if !bytes.Equal(first, again) {
		t.Error("two themes read from the same file give different bytes")
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 3 {
				var b bytes.Buffer
				if _, err := sample(th, A4).Write(&b); err != nil || !bytes.Equal(b.Bytes(), first) {
					t.Errorf("document made beside others differs: %v", err)
				}
			}
		})
	}
	wg.Wait()
}

func TestOutlineAndInfo(t *testing.T) {
	pdf, _ := written(t, sample(theme(t, "plain"), A4))
	for _, want := range []string{"/Lang (en)", "/DisplayDocTitle true", "/Type /Outlines", "/Count 3>>", "/Count 1>>", "/Title (S\xe4mple)", "D:20261130"} {
		if !bytes.Contains(pdf, []byte(want)) {
			t.Errorf("%q is not in the file", want)
		}
	}
	for _, not := range []string{"/Count 0", "/Names", "FPDF"} {
		if bytes.Contains(pdf, []byte(not)) {
			t.Errorf("%q is in the file", not)
		}
	}
}

// TestFonts holds that all fonts are embedded as subsets.
func TestFonts(t *testing.T) {
	pdf, _ := written(t, sample(theme(t, "plain"), A4))
	cmd := exec.Command(tool(t, "pdffonts"), "-")
	cmd.Stdin = bytes.NewReader(pdf)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")[2:]
	if len(lines) == 0 {
		t.Error("no fonts")
	}
	for _, l := range lines {
		if !strings.Contains(l, "yes yes no") || !strings.HasPrefix(l, "PK") {
			t.Errorf("font is not embedded as a subset: %s", l)
		}
	}
}

type faulty struct{}

func (faulty) lay(*ctx, float64) []strip { panic("out of paper") }

func TestPanicNamesTheBlock(t *testing.T) {
	d := New(theme(t, "plain"), Meta{})
	d.Add(Keep{Where: "air-041", Blocks: []Block{P("x"), faulty{}}})
	var out bytes.Buffer
	_, err := d.Write(&out)
	if err == nil || err.Error() != "air-041: page could not be set: out of paper" || out.Len() > 0 {
		t.Errorf("error %v, %d bytes written", err, out.Len())
	}
}

func TestWrittenOnce(t *testing.T) {
	d := New(theme(t, "plain"), Meta{})
	written(t, d, P("x"))
	if _, err := d.Write(&bytes.Buffer{}); err == nil {
		t.Error("a document was written twice")
	}
}

func TestEmptyDocument(t *testing.T) {
	pdf, _ := written(t, New(theme(t, "plain"), Meta{PageOf: "{page}/{pages}"}))
	judge(t, pdf)
	if got := squeezed(pdfText(t, pdf)); got != "1/1" {
		t.Errorf("text %q", got)
	}
}
