package mip

import (
	"cmp"
	"slices"
)

// Limits of what the relaxation holds of enemies that are no disjoint sets.
const (
	enemiesAtOnce = 80  // sets up to which all are in from the beginning
	enemiesMore   = 60  // sets taken in at most in one round
	enemiesMost   = 250 // and in all
)

// disjoint lists the sets of enemies with which the relaxation begins: all if few
// of them share items, otherwise such that none shares an item with another, the
// largest first. The others follow as they are violated: each that shares an
// item costs the interior-point method a dense row.
func (f *frame) disjoint() []int {
	taken := make([]bool, len(f.m.Items))
	order := slices.Clone(f.enemies)
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(f.m.Cliques[b]), len(f.m.Cliques[a])) })

	var out []int

	for _, k := range order {
		if slices.ContainsFunc(f.m.Cliques[k], func(q int) bool { return taken[q] }) {
			continue
		}
		for _, q := range f.m.Cliques[k] {
			taken[q] = true
		}
		out = append(out, k)
	}

	if len(order)-len(out) <= enemiesAtOnce {
		return f.enemies
	}

	slices.Sort(out)
	return out
}

// admitEnemies takes in the sets of enemies that a point violates most; false if
// there is none.
func (r *relaxation) admitEnemies(uses []float64) bool {
	if len(r.enemies) == len(r.f.enemies) || len(r.enemies) > enemiesMost+len(r.f.m.Items)/2 {
		return false
	}

	in := make([]bool, len(r.f.m.Cliques))
	for _, k := range r.enemies {
		in[k] = true
	}

	type violated struct {
		clique int
		by     float64
	}
	var list []violated
	for _, k := range r.f.enemies {
		sum := -float64(r.forms)
		for _, q := range r.f.m.Cliques[k] {
			sum += uses[q]
		}
		if !in[k] && sum > 0.05*float64(r.forms) {
			list = append(list, violated{k, sum})
		}
	}

	if len(list) == 0 {
		return false
	}

	slices.SortFunc(list, func(a, b violated) int {
		return cmp.Or(cmp.Compare(b.by, a.by), cmp.Compare(a.clique, b.clique))
	})
	for _, v := range list[:min(len(list), enemiesMore)] {
		r.enemies = append(r.enemies, v.clique)
	}

	slices.Sort(r.enemies)
	return true
}

// uses returns how often the current point uses each item.
func (s *interior) uses() []float64 {
	out := make([]float64, len(s.p.m.Items))
	for g := range s.groups {
		q := s.p.groups[s.groups[g]].item
		if q < 0 {
			continue
		}
		for j := s.from[g]; j < s.from[g+1]; j++ {
			out[q] += s.x[j]
		}
	}

	return out
}
