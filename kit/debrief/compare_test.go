package debrief

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"panelkit/kit"
	"panelkit/kit/page"
)

func returned(cards []kit.Scorecard) []Returned {
	var out []Returned
	for _, c := range cards {
		out = append(out, Returned{File: c.Seat + ".xlsx", Card: c})
	}
	return out
}

// comparable makes three kits: two parallel ones, and one whose second session has another make-up.
func comparable(t *testing.T) []Input {
	sessions := []kit.Session{
		{ID: "one", Title: "One", Minutes: 60, Questions: 3, Panelists: []string{"A"}},
		{ID: "two", Title: "Two", Minutes: 60, Questions: 3, Panelists: []string{"B", "C"}},
	}
	a := testKit(t, "Candidate A", 0, sessions...)
	b := testKit(t, "Candidate B", 0, sessions...)
	c := testKit(t, "Candidate C", 0, sessions...)
	c.Sessions[1].Asked = c.Sessions[1].Asked[:2]
	var out []Input
	for i, k := range []*kit.Kit{a, b, c} {
		out = append(out, Input{Kit: k, Cards: returned(wholeCards(k, uint64(i)))})
	}
	return out
}

func TestCompare(t *testing.T) {
	in := comparable(t)
	two := Compare(in[:2], nil, Options{})
	if !two.Parallel || len(two.Sessions) != 2 || len(two.Competencies) == 0 || two.Candidates[0].Overall == nil {
		t.Errorf("parallel kits give %+v", two)
	}
	three := Compare(in, nil, Options{})
	reason := three.Reasons[0]
	if three.Parallel || len(three.Sessions) != 1 || reason.Kind != DifferentForm || reason.Session != "two" {
		t.Errorf("kits that differ in a session give %+v", three)
	}
	in[1].Cards = in[1].Cards[:1]
	if c := Compare(in[:2], nil, Options{}).Candidates[1]; c.Shown || c.Overall != nil {
		t.Errorf("a candidate with missing scorecards is shown: %+v", c)
	}
	if c := Compare(in[:2], nil, Options{Partial: true}).Candidates[1]; !c.Shown || c.Overall == nil {
		t.Errorf("a candidate is not shown in part: %+v", c)
	}
	in[1].Kit.Loop.Scale = 4
	c := Compare(in[:2], nil, Options{})
	if len(c.Sessions) != 0 || c.Reasons[0].Kind != DifferentScale || c.Candidates[0].Overall != nil {
		t.Errorf("kits of two scales give %+v", c)
	}
	if c := Compare(nil, nil, Options{}); len(c.Candidates) != 0 {
		t.Errorf("nothing compared gives %+v", c)
	}
}

func TestCompareDocuments(t *testing.T) {
	in := comparable(t)
	v := testVoice(t, in[0].Kit)
	c := Compare(in, []Group{
		{Name: "group 1", Applicants: 80, Selected: 48},
		{Name: "group 2", Applicants: 40, Selected: 12},
		{Name: "group 3", Applicants: 3, Selected: 1},
	}, Options{})
	var js, xlsx, again, pdf bytes.Buffer
	if err := CompareJSON(&js, c); err != nil {
		t.Fatal(err)
	}
	for _, b := range []*bytes.Buffer{&xlsx, &again} {
		if err := CompareXLSX(b, c, v, "a4"); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(xlsx.Bytes(), again.Bytes()) {
		t.Error("the workbook differs from run to run")
	}
	if _, err := ComparePDF(&pdf, c, v, testTheme(t), page.Letter); err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("PANELKIT_LOOK"); dir != "" {
		for name, b := range map[string]*bytes.Buffer{"compare.json": &js, "compare.xlsx": &xlsx, "compare.pdf": &pdf} {
			if err := os.WriteFile(filepath.Join(dir, name), b.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}
