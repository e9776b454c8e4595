package stats

import "math"

// Group is how many people of one group applied and how many were selected.
type Group struct {
	Name       string `json:"group"`
	Applicants int    `json:"applicants"`
	Selected   int    `json:"selected"`
}

// Impact is one group held against the group with the highest selection rate.
type Impact struct {
	Group
	Rate      float64   `json:"rate"`
	Ratio     *float64  `json:"ratio"`    // to the highest rate; nil where that is 0
	Flagged   bool      `json:"flagged"`  // ratio strictly below 4/5, and not by one selection only
	Reverses  bool      `json:"reverses"` // moving one selection would turn the difference around
	Reference bool      `json:"reference"`
	Z         *float64  `json:"z,omitempty"`        // of the difference of two proportions, pooled
	Fisher    *float64  `json:"fisher_p,omitempty"` // two-sided exact p
	Warnings  []Caution `json:"warnings,omitempty"`
}

// FourFifths holds the selection rate of each group against the highest, by the four-fifths rule of thumb. A ratio
// strictly below 4/5, compared in whole numbers, is flagged, unless moving a single selection from the one group to
// the other would reverse the difference. Groups of fewer than [EnoughItems] applicants carry [SmallSample].
func FourFifths(groups []Group) []Impact {
	best := -1
	for i, g := range groups {
		if g.Applicants > 0 && (best < 0 || g.Selected*groups[best].Applicants > groups[best].Selected*g.Applicants) {
			best = i
		}
	}

	var out []Impact
	for i, g := range groups {
		im := Impact{Group: g, Reference: i == best}
		if g.Applicants < EnoughItems {
			im.Warnings = append(im.Warnings, SmallSample)
		}
		if g.Applicants > 0 && best >= 0 {
			im.against(groups[best])
		}
		out = append(out, im)
	}
	return out
}

// against fills in how a group stands beside the one with the highest rate.
func (im *Impact) against(ref Group) {
	a, n, b, m := im.Selected, im.Applicants, ref.Selected, ref.Applicants
	im.Rate = float64(a) / float64(n)
	if b == 0 {
		return
	}
	ratio := im.Rate * float64(m) / float64(b)
	im.Ratio = &ratio
	if im.Reference {
		return
	}

	im.Reverses = (a+1)*m > (b-1)*n
	im.Flagged = 5*a*m < 4*b*n && !im.Reverses

	p := float64(a+b) / float64(n+m)
	if se := math.Sqrt(p * (1 - p) * (1/float64(n) + 1/float64(m))); se > 0 {
		z := (float64(b)/float64(m) - im.Rate) / se
		im.Z = &z
	}
	fisher := fisherExact(a, n-a, b, m-b)
	im.Fisher = &fisher
}

// fisherExact returns the two-sided p of a table of two by two: the probability, with the margins given, of all
// tables that are no more probable than this one.
func fisherExact(a, b, c, d int) float64 {
	lf := func(n int) float64 {
		v, _ := math.Lgamma(float64(n) + 1)
		return v
	}
	fixed := lf(a+b) + lf(c+d) + lf(a+c) + lf(b+d) - lf(a+b+c+d)
	p := func(x int) float64 { // of the table with x in the first cell
		return math.Exp(fixed - lf(x) - lf(a+b-x) - lf(a+c-x) - lf(d-a+x))
	}

	own, sum := p(a), 0.0
	for x := max(0, a-d); x <= min(a+b, a+c); x++ {
		if q := p(x); q <= own*(1+1e-7) {
			sum += q
		}
	}
	return min(1, sum)
}
