package assemble

import (
	"fmt"
	"slices"

	"panelkit/kit/assemble/mip"
)

// relaxed returns a model whose demands may be missed at a price beyond all
// wishes. Session sizes, enemies and what is forbidden stay as they are.
func relaxed(m *mip.Model, unit int64) *mip.Model {
	r := *m
	r.Demands = slices.Clone(m.Demands)

	for i := range r.Demands {
		d := &r.Demands[i]
		if d.Weight > 0 || d.Range.Hi <= 0 {
			continue
		}
		d.Weight = perRelaxed * unit
		if d.Kind == mip.Minutes || d.Kind == mip.Difficulty {
			d.Weight /= 5
		}
	}

	return &r
}

// relaxations lists which demands the forms miss, and by how much.
func (b *blueprint) relaxations(forms []mip.Form) []string {
	var out []string
	for i := range b.Demands {
		d := &b.Demands[i]
		if d.Weight > 0 {
			continue
		}

		for f := range forms {
			have := b.Measure(d, forms[f])
			if d.Range.Beyond(have) == 0 {
				continue
			}
			words := fmt.Sprintf("%s: has %d", b.words(i), have)
			if len(forms) > 1 {
				words = fmt.Sprintf("form %d: %s", f+1, words)
			}
			out = append(out, words)
		}
	}

	return out
}
