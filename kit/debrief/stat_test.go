package debrief

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func near(t *testing.T, name string, got *float64, want, within float64) {
	t.Helper()
	if got == nil || math.Abs(*got-want) > within {
		t.Errorf("%s is %v, want %v", name, deref(got), want)
	}
}

func deref(x *float64) any {
	if x == nil {
		return "missing"
	}
	return *x
}

// krippendorff is the example of Content Analysis, chapter 11: raters by items, 0 for none.
func krippendorff() [][]float64 {
	rows := [][]float64{
		{1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0},
		{1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3},
		{0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0},
		{1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0},
	}
	for _, r := range rows {
		for i := range r {
			if r[i] == 0 {
				r[i] = Missing()
			}
		}
	}
	return rows
}

func shroutFleiss() [][]float64 {
	return [][]float64{{9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}}
}

func transpose(m [][]float64) [][]float64 {
	out := make([][]float64, len(m[0]))
	for i := range out {
		for _, row := range m {
			out[i] = append(out[i], row[i])
		}
	}
	return out
}

func TestAlphaExample(t *testing.T) {
	for metric, want := range map[Metric]float64{Nominal: .743421, Ordinal: .815388, Interval: .849107, Ratio: .797403} {
		near(t, "alpha", Alpha(krippendorff(), metric).Value, want, 1e-6)
	}
}

func TestICCExample(t *testing.T) {
	c := ICC(shroutFleiss())
	for _, e := range []struct {
		name string
		stat Stat
		want float64
	}{
		{"(1,1)", c.One1, .165742},
		{"(2,1)", c.Two1, .289764},
		{"(3,1)", c.Three1, .714841},
		{"(1,k)", c.OneK, .442797},
		{"(2,k)", c.TwoK, .620051},
		{"(3,k)", c.ThreeK, .909316},
	} {
		near(t, e.name, e.stat.Value, e.want, 1e-6)
	}
	for _, e := range [][2]float64{{c.MSR, 11.241667}, {c.MSC, 32.486111}, {c.MSE, 1.019444}} {
		near(t, "mean square", &e[0], e[1], 1e-6)
	}
	near(t, "lower", c.Two1.Lower, .02, .005)
	near(t, "upper", c.Two1.Upper, .76, .005)
}

func TestFQuantile(t *testing.T) {
	for _, e := range [][4]float64{{.95, 1, 10, 4.964603}, {.975, 5, 4, 9.364471}, {.975, 4, 15, 3.804271}, {.5, 3, 3, 1}} {
		got := fQuantile(e[0], e[1], e[2])
		near(t, "F", &got, e[3], 1e-5)
	}
}

func TestSeverityExample(t *testing.T) {
	for i, want := range []float64{2.375, -2.791667, -.958333, 1.375} {
		near(t, "severity", Severity(transpose(shroutFleiss()))[i].Value, want, 1e-6)
	}
	apart := [][]float64{{3, Missing()}, {Missing(), 4}}
	if s := Severity(apart)[0]; s.Value != nil || !slices.Contains(s.Warnings, NotNested) {
		t.Errorf("severity of raters without a common item is %+v", s)
	}
}

func TestKappaExample(t *testing.T) {
	table := [][]int{{13, 0, 0}, {0, 20, 7}, {0, 4, 56}}
	for w, want := range map[KappaWeights]float64{Unweighted: .7964094, Linear: .842902, Quadratic: .8921569} {
		near(t, "kappa", Kappa(table, w).Value, want, 1e-6)
	}
	if s := Kappa([][]int{{5, 0}, {0, 0}}, Quadratic); s.Value != nil || !slices.Contains(s.Warnings, NoVariance) {
		t.Errorf("kappa of one category is %+v", s)
	}
}

func TestWithinExamples(t *testing.T) {
	for _, e := range []struct {
		ratings []float64
		rwg     float64
	}{{[]float64{4, 4, 4}, 1}, {[]float64{3, 4, 5}, .5}, {[]float64{3, 3, 4, 4}, .8333333}, {[]float64{2, 4, 5}, 0}} {
		near(t, "rwg", RWG(e.ratings, 5).Value, e.rwg, 1e-6)
	}
	near(t, "deviation", AverageDeviation([]float64{3, 4, 5}).Value, 2.0/3, 1e-6)
	near(t, "deviation", AverageDeviation([]float64{2, 4, 5}).Value, 10.0/9, 1e-6)
	if _, flagged := Apart([]float64{3, 4, 5}, 5); flagged {
		t.Error("(3,4,5) is flagged for its deviation")
	}
	if _, flagged := Apart([]float64{2, 4, 5}, 5); !flagged {
		t.Error("(2,4,5) is not flagged for its deviation")
	}
	if spread, _ := Apart([]float64{3, 4}, 5); spread {
		t.Error("one point apart is flagged")
	}
}

func TestFourFifthsExamples(t *testing.T) {
	got := FourFifths([]Group{{"a", 100, 60}, {"b", 100, 45}, {"c", 100, 48}, {"d", 100, 51}})
	for i, want := range []struct {
		ratio   float64
		flagged bool
	}{{1, false}, {.75, true}, {.8, false}, {.85, false}} {
		near(t, "ratio", got[i].Ratio, want.ratio, 1e-9)
		if got[i].Flagged != want.flagged {
			t.Errorf("group %s: flagged %v", got[i].Name, got[i].Flagged)
		}
	}
	two := FourFifths([]Group{{"a", 80, 48}, {"b", 40, 12}})[1]
	near(t, "ratio", two.Ratio, .5, 1e-9)
	near(t, "z", two.Z, 3.098387, 1e-6)
	near(t, "p", two.Fisher, .003409222, 1e-8)
	if one := FourFifths([]Group{{"a", 4, 2}, {"b", 3, 1}})[1]; one.Flagged || !one.Reverses {
		t.Errorf("a difference of one selection is %+v", one)
	}
	if none := FourFifths([]Group{{"a", 4, 0}, {"b", 0, 0}})[1]; none.Ratio != nil || none.Flagged {
		t.Errorf("no selection at all is %+v", none)
	}
}

func TestParseGroups(t *testing.T) {
	got, ps := ParseGroups("g.csv", strings.NewReader("selected,group,applicants\n1,x,2\n"))
	if len(ps) > 0 || len(got) != 1 || got[0] != (Group{"x", 2, 1}) {
		t.Errorf("got %v %v", got, ps)
	}
	for _, bad := range []string{"", "a,b\n", "group,applicants,selected\nx,1,2\n", "group,applicants,selected\nx,a,2\n", "group,applicants,selected\nx,3,2\nx,3,2\n", "group,applicants,selected\nx\n"} {
		if _, ps := ParseGroups("g.csv", strings.NewReader(bad)); len(ps) == 0 {
			t.Errorf("%q is taken", bad)
		}
	}
}

// table draws raters by items with some missing ratings.
func table(t *rapid.T) [][]float64 {
	raters, items := rapid.IntRange(0, 5).Draw(t, "raters"), rapid.IntRange(0, 8).Draw(t, "items")
	out := make([][]float64, raters)
	for r := range out {
		out[r] = make([]float64, items)
		for i := range out[r] {
			out[r][i] = Missing()
			if v := rapid.IntRange(0, 5).Draw(t, "rating"); v > 0 {
				out[r][i] = float64(v)
			}
		}
	}
	return out
}

func honest(t *rapid.T, name string, s Stat, least, most float64) {
	switch {
	case s.Value == nil && len(s.Warnings) == 0:
		t.Fatalf("%s is missing without a warning", name)
	case s.Value != nil && (math.IsNaN(*s.Value) || *s.Value > most+1e-9 || *s.Value < least-1e-9):
		t.Fatalf("%s is %v", name, *s.Value)
	}
	if s.Lower != nil && (math.IsNaN(*s.Lower) || *s.Lower > *s.Upper) {
		t.Fatalf("%s has the interval %v to %v", name, *s.Lower, *s.Upper)
	}
}

func TestStatProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := table(t)
		for metric := Nominal; metric <= Ratio; metric++ {
			a := Alpha(m, metric)
			honest(t, "alpha", a, math.Inf(-1), 1)
			if len(m) > 1 {
				turned := append(slices.Clone(m[1:]), m[0])
				if b := Alpha(turned, metric); (a.Value == nil) != (b.Value == nil) || a.Value != nil && math.Abs(*a.Value-*b.Value) > 1e-9 {
					t.Fatalf("alpha changes with the order of raters: %v, %v", deref(a.Value), deref(b.Value))
				}
			}
		}
		c := ICC(complete(m))
		for _, s := range []Stat{c.One1, c.Two1, c.Three1, c.OneK, c.TwoK, c.ThreeK} {
			honest(t, "icc", s, math.Inf(-1), 1)
		}
		for _, s := range Severity(m) {
			honest(t, "severity", s, -5, 5)
		}
		if len(m) > 1 {
			honest(t, "kappa", PairKappa(m[0], m[1], 5), -2, 1)
		}
		for _, col := range complete(m) {
			honest(t, "rwg", RWG(col, 5), 0, 1)
			honest(t, "deviation", AverageDeviation(col), 0, 5)
		}
	})
}

func TestFullAgreement(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		row := rapid.SliceOfN(rapid.Float64Range(1, 5), 2, 9).Draw(t, "row")
		for i := range row {
			row[i] = math.Round(row[i])
		}
		m := [][]float64{row, row, row}
		for metric := Nominal; metric <= Ratio; metric++ {
			a := Alpha(m, metric)
			varied := slices.Max(row) > slices.Min(row)
			if varied != (a.Value != nil) || varied && math.Abs(*a.Value-1) > 1e-12 {
				t.Fatalf("alpha of full agreement is %v", deref(a.Value))
			}
		}
	})
}
