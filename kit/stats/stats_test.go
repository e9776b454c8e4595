package stats

import (
	"math"
	"slices"
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

// shroutFleiss is the example of Shrout and Fleiss 1979: four judges by six subjects.
func shroutFleiss() [][]float64 {
	return [][]float64{{9, 6, 8, 7, 10, 6}, {2, 1, 4, 1, 5, 2}, {5, 3, 6, 2, 6, 4}, {8, 2, 8, 6, 9, 7}}
}

func TestAlphaExample(t *testing.T) {
	for metric, want := range map[Metric]float64{Ordinal: .815388, Interval: .849107} {
		got := Alpha(krippendorff(), metric)
		near(t, "alpha", got.Value, want, 1e-6)
		if got.Items != 11 || got.Raters != 4 { // the last item has one rating
			t.Errorf("alpha rests on %d items and %d raters", got.Items, got.Raters)
		}
	}
}

func TestICCExample(t *testing.T) {
	single, average := ICC(shroutFleiss())
	near(t, "(2,1)", single.Value, .289764, 1e-6)
	near(t, "(2,k)", average.Value, .620051, 1e-6)
	near(t, "lower", single.Lower, .02, .005)
	near(t, "upper", single.Upper, .76, .005)

	s := newSquares(transpose(shroutFleiss()))
	for _, e := range [][2]float64{{s.rows, 11.241667}, {s.columns, 32.486111}, {s.rest, 1.019444}} {
		near(t, "mean square", &e[0], e[1], 1e-6)
	}

	gap := shroutFleiss()
	gap[0][5] = Missing()
	single, _ = ICC(gap)
	if single.Items != 5 || !slices.Contains(single.Warnings, Incomplete) {
		t.Errorf("an item that one rater left out: %+v", single)
	}

	same, _ := ICC([][]float64{{3, 3, 3}, {3, 3, 3}})
	if same.Value != nil || !slices.Contains(same.Warnings, NoVariance) {
		t.Errorf("equal ratings: %+v", same)
	}
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

func TestFQuantile(t *testing.T) {
	for _, e := range [][4]float64{
		{.95, 1, 10, 4.964603}, {.975, 5, 4, 9.364471}, {.975, 4, 15, 3.804271}, {.5, 3, 3, 1},
	} {
		got := fQuantile(e[0], e[1], e[2])
		near(t, "F", &got, e[3], 1e-5)
	}
}

func TestSeverityExample(t *testing.T) {
	for i, want := range []float64{2.375, -2.791667, -.958333, 1.375} {
		near(t, "severity", Severity(shroutFleiss())[i].Value, want, 1e-6)
	}

	apart := [][]float64{{3, Missing()}, {Missing(), 4}}
	if s := Severity(apart)[0]; s.Value != nil || !slices.Contains(s.Warnings, NotShared) {
		t.Errorf("severity of raters without a common item is %+v", s)
	}
	if s := Severity(shroutFleiss())[1]; slices.Contains(s.Warnings, Negative) {
		t.Error("a severe rater is said to agree less than chance")
	}
}

// pairs writes a table of counts as the ratings of two raters.
func pairs(table [][]int) (a, b []float64) {
	for i, row := range table {
		for j, count := range row {
			for range count {
				a, b = append(a, float64(i+1)), append(b, float64(j+1))
			}
		}
	}
	return a, b
}

func TestKappaExample(t *testing.T) {
	a, b := pairs([][]int{{13, 0, 0}, {0, 20, 7}, {0, 4, 56}})
	near(t, "kappa", Kappa(a, b, 3).Value, .8921569, 1e-6)

	if s := Kappa([]float64{2, 2}, []float64{2, 2}, 5); s.Value != nil || !slices.Contains(s.Warnings, NoVariance) {
		t.Errorf("kappa of one rating is %+v", s)
	}
	if s := Kappa([]float64{2}, []float64{Missing()}, 5); s.Value != nil || !slices.Contains(s.Warnings, NotShared) {
		t.Errorf("kappa of nothing shared is %+v", s)
	}
}

func TestSpreadExamples(t *testing.T) {
	for _, e := range []struct {
		ratings []float64
		rwg     float64
	}{{[]float64{4, 4, 4}, 1}, {[]float64{3, 4, 5}, .5}, {[]float64{3, 3, 4, 4}, .8333333}, {[]float64{2, 4, 5}, 0}} {
		near(t, "rwg", SpreadOf(e.ratings, 5).RWG.Value, e.rwg, 1e-6)
	}
	near(t, "deviation", SpreadOf([]float64{3, 4, 5}, 5).Deviation.Value, 2.0/3, 1e-6)
	near(t, "deviation", SpreadOf([]float64{2, 4, 5}, 5).Deviation.Value, 10.0/9, 1e-6)

	s := SpreadOf([]float64{5, 2, 3, 4}, 5)
	near(t, "median", s.Median.Value, 3.5, 0)
	near(t, "mean", s.Mean.Value, 3.5, 0)
	near(t, "range", s.Range.Value, 3, 0)
	if one := SpreadOf([]float64{3}, 5); one.Mean.Value == nil || one.Range.Value != nil || one.RWG.Value != nil {
		t.Errorf("one rating has the spread %+v", one)
	}
}

func TestApart(t *testing.T) {
	for _, c := range []struct {
		ratings      []float64
		scale        int
		apart, means bool
	}{
		{nil, 5, false, false},
		{[]float64{3}, 5, false, false},
		{[]float64{3, 4}, 5, false, false},
		{[]float64{3, 5}, 5, true, true},
		{[]float64{2.4, 3.8}, 5, true, false},
		{[]float64{2.5, 4}, 5, true, true},
		{[]float64{3, 4, 4}, 4, false, false},
	} {
		s := SpreadOf(c.ratings, c.scale)
		if s.Apart(c.scale) != c.apart || s.MeansApart() != c.means {
			t.Errorf("%v: apart %v, means apart %v", c.ratings, s.Apart(c.scale), s.MeansApart())
		}
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

// honest expects a number within its bounds, or a reason why there is none.
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
		for _, metric := range []Metric{Ordinal, Interval} {
			a := Alpha(m, metric)
			honest(t, "alpha", a, math.Inf(-1), 1)
			if len(m) > 1 {
				b := Alpha(append(slices.Clone(m[1:]), m[0]), metric)
				if (a.Value == nil) != (b.Value == nil) || a.Value != nil && math.Abs(*a.Value-*b.Value) > 1e-9 {
					t.Fatalf("alpha changes with the order of raters: %v, %v", deref(a.Value), deref(b.Value))
				}
			}
		}

		single, average := ICC(m)
		honest(t, "icc", single, math.Inf(-1), 1)
		honest(t, "icc of the mean", average, math.Inf(-1), 1)
		for _, s := range Severity(m) {
			honest(t, "severity", s, -5, 5)
		}
		if len(m) > 1 {
			honest(t, "kappa", Kappa(m[0], m[1], 5), -2, 1)
		}

		items, _ := complete(m)
		for _, item := range items {
			s := SpreadOf(item, 5)
			honest(t, "median", s.Median, 1, 5)
			honest(t, "mean", s.Mean, 1, 5)
			honest(t, "range", s.Range, 0, 4)
			honest(t, "deviation", s.Deviation, 0, 4)
			honest(t, "rwg", s.RWG, 0, 1)
		}
	})
}

func TestFullAgreement(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		row := rapid.SliceOfN(rapid.Float64Range(1, 5), 2, 9).Draw(t, "row")
		for i := range row {
			row[i] = math.Round(row[i])
		}
		varied := slices.Max(row) > slices.Min(row)

		for _, metric := range []Metric{Ordinal, Interval} {
			a := Alpha([][]float64{row, row, row}, metric)
			if varied != (a.Value != nil) || varied && math.Abs(*a.Value-1) > 1e-12 {
				t.Fatalf("alpha of full agreement is %v", deref(a.Value))
			}
		}
	})
}
