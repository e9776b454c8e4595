package stats_test

import (
	"fmt"
	"slices"

	"panelkit/kit/stats"
)

// Krippendorff's own data: four raters, twelve items, some not rated.
func ExampleAlpha() {
	none := stats.Missing()
	raters := [][]float64{
		{1, 2, 3, 3, 2, 1, 4, 1, 2, none, none, none},
		{1, 2, 3, 3, 2, 2, 4, 1, 2, 5, none, 3},
		{none, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, none},
		{1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, none},
	}

	ordinal, interval := stats.Alpha(raters, stats.Ordinal), stats.Alpha(raters, stats.Interval)
	fmt.Printf("ordinal %.6f, interval %.6f, %d items\n", *ordinal.Value, *interval.Value, ordinal.Items)

	alone := stats.Alpha(raters[:1], stats.Ordinal)
	fmt.Println(alone.Value == nil, alone.Warnings)
	// Output:
	// ordinal 0.815388, interval 0.849107, 11 items
	// true [not_shared few_raters]
}

// The example of Shrout and Fleiss 1979: four judges, six subjects.
func ExampleICC() {
	judges := [][]float64{{9, 6, 8, 7, 10, 6}, {2, 1, 4, 1, 5, 2}, {5, 3, 6, 2, 6, 4}, {8, 2, 8, 6, 9, 7}}

	single, average := stats.ICC(judges)
	fmt.Printf("ICC(2,1) %.6f, from %.2f to %.2f\n", *single.Value, *single.Lower, *single.Upper)
	fmt.Printf("ICC(2,k) %.6f %v\n", *average.Value, average.Warnings)
	// Output:
	// ICC(2,1) 0.289764, from 0.02 to 0.76
	// ICC(2,k) 0.620051 [small]
}

func ExampleSeverity() {
	judges := [][]float64{{9, 6, 8, 7, 10, 6}, {2, 1, 4, 1, 5, 2}, {5, 3, 6, 2, 6, 4}, {8, 2, 8, 6, 9, 7}}

	for _, s := range stats.Severity(judges) {
		fmt.Printf("%+.3f\n", *s.Value)
	}
	// Output:
	// +2.375
	// -2.792
	// -0.958
	// +1.375
}

// A table of counts, 13 0 0 / 0 20 7 / 0 4 56, written as the ratings of two raters.
func ExampleKappa() {
	var a, b []float64
	for _, cell := range [][3]int{{1, 1, 13}, {2, 2, 20}, {2, 3, 7}, {3, 2, 4}, {3, 3, 56}} {
		a = append(a, slices.Repeat([]float64{float64(cell[0])}, cell[2])...)
		b = append(b, slices.Repeat([]float64{float64(cell[1])}, cell[2])...)
	}

	fmt.Printf("%.7f\n", *stats.Kappa(a, b, 3).Value)
	// Output: 0.8921569
}

func ExampleSpreadOf() {
	for _, ratings := range [][]float64{{4, 4, 4}, {3, 4, 4}, {2, 4, 5}} {
		s := stats.SpreadOf(ratings, 5)
		fmt.Printf("%v: deviation %.4f, rwg %.4f, apart %v\n", ratings, *s.Deviation.Value, *s.RWG.Value, s.Apart(5))
	}
	// Output:
	// [4 4 4]: deviation 0.0000, rwg 1.0000, apart false
	// [3 4 4]: deviation 0.4444, rwg 0.8333, apart false
	// [2 4 5]: deviation 1.1111, rwg 0.0000, apart true
}

func ExampleFourFifths() {
	groups := []stats.Group{{Name: "one", Applicants: 80, Selected: 48}, {Name: "two", Applicants: 40, Selected: 12}}

	for _, im := range stats.FourFifths(groups) {
		fmt.Printf("%s: rate %.2f, ratio %.2f, flagged %v\n", im.Name, im.Rate, *im.Ratio, im.Flagged)
	}
	// Output:
	// one: rate 0.60, ratio 1.00, flagged false
	// two: rate 0.30, ratio 0.50, flagged true
}
