package assemble

import "panelkit/kit/assemble/mip"

// Profile is the make-up of one form, for comparing parallel forms.
type Profile struct {
	Minutes    int
	Difficulty int
	Levels     []int // questions of each level, in the order of bank.Levels
	Categories []int // in the order of bank.Categories
	Cost       int64 // of its questions, in units
}

// Profiles returns the make-up of each form: the equivalence table.
func (r *Result) Profiles() []Profile {
	m := r.model
	var out []Profile
	for _, form := range r.forms {
		p := Profile{Levels: make([]int, m.Levels), Categories: make([]int, m.Categories)}
		for s, items := range form {
			for _, q := range items {
				it := &m.Items[q]
				p.Minutes += it.Minutes
				p.Difficulty += it.Difficulty
				p.Levels[it.Level]++
				p.Categories[it.Category]++
				p.Cost += m.Cost(q, s) / m.unit
			}
		}

		out = append(out, p)
	}

	return out
}

// Overlap returns for each pair of forms how many questions they share; on the
// diagonal, how many a form has.
func (r *Result) Overlap() [][]int {
	out := make([][]int, len(r.forms))
	for f := range out {
		out[f] = make([]int, len(r.forms))
		for g := range out[f] {
			out[f][g] = mip.Shared(r.forms[f], r.forms[g])
		}
	}
	return out
}

// Target is a demand with what each form has of it.
type Target struct {
	Words string
	Range mip.Range
	Wish  bool
	Have  []int // by form
}

// Coverage compares every demand and wish with what the forms have.
func (r *Result) Coverage() []Target {
	var out []Target
	for i := range r.model.Demands {
		d := &r.model.Demands[i]
		t := Target{Words: r.model.words(i), Range: d.Range, Wish: d.Weight > 0}
		for _, form := range r.forms {
			t.Have = append(t.Have, r.model.Measure(d, form))
		}
		out = append(out, t)
	}
	return out
}
