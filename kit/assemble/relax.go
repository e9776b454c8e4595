package assemble

import (
	"fmt"
	"slices"
)

// relaxed returns a model whose demands may be missed at a price beyond all
// wishes. Session sizes, enemies and what is forbidden stay as they are.
func relaxed(m *Model, unit int64) *Model {
	r := *m
	r.Demands = slices.Clone(m.Demands)
	for i := range r.Demands {
		d := &r.Demands[i]
		if d.Weight > 0 || d.Range.Hi <= 0 {
			continue
		}
		d.Weight = perRelaxed * unit
		if d.Kind == Minutes || d.Kind == Difficulty {
			d.Weight /= 5
		}
	}
	return &r
}

// relaxations lists which demands of m the forms miss, and by how much.
func relaxations(m *Model, forms []Form) []string {
	var out []string
	for i := range m.Demands {
		d := &m.Demands[i]
		if d.Weight > 0 {
			continue
		}
		for f := range forms {
			have := measure(m, d, forms[f])
			if d.Range.Beyond(have) == 0 {
				continue
			}
			words := fmt.Sprintf("%s: has %d", m.Words(d), have)
			if len(forms) > 1 {
				words = fmt.Sprintf("form %d: %s", f+1, words)
			}
			out = append(out, words)
		}
	}
	return out
}
