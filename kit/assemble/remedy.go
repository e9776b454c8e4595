package assemble

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"panelkit/kit/assemble/mip"
)

// maxAdded is the most questions that a remedy proposes to write.
const maxAdded = 6

// remedies finds for each member of a conflict the least change of it alone
// after which there is a form. Every remedy has been solved for.
func (d *diagnosis) remedies(members []member) []Remedy {
	var out []Remedy
	for _, c := range members {
		if c.kind != memberDemand {
			continue
		}
		if r, ok := d.weaken(c.index); ok {
			out = append(out, r)
		}
		if r, ok := d.enlarge(c.index); ok {
			out = append(out, r)
		}
	}

	if r, ok := d.befriend(members); ok {
		out = append(out, r)
	}
	if r, ok := d.together(); ok {
		out = append(out, r)
	}

	slices.SortStableFunc(out, func(a, b Remedy) int { return cmp.Compare(a.Cost, b.Cost) })
	return slices.CompactFunc(out, func(a, b Remedy) bool { return a.Words == b.Words })
}

// together finds the least change of several demands at once.
func (d *diagnosis) together() (Remedy, bool) {
	m := relaxed(d.Model, 1)
	for i := range m.Demands {
		if dm := &m.Demands[i]; dm.Weight > 0 {
			dm.Weight = unitCost(dm.Kind)
		}
	}

	sol, err := mip.Solve(d.ctx, m, mip.Options{Work: diagnosisWork})
	if err != nil || sol.Value == 0 {
		return Remedy{}, false
	}

	var words []string
	for i := range d.Demands {
		dm := d.Demands[i]
		have := d.Measure(&dm, sol.Forms[0])
		if dm.Range.Beyond(have) > 0 {
			dm.Range.Lo, dm.Range.Hi = min(dm.Range.Lo, have), max(dm.Range.Hi, have)
			words = append(words, d.accept(i, dm.Range))
		}
	}

	all := strings.Join(words, "")
	if len(words) > 1 {
		all = "all of these:\n    " + strings.Join(words, "\n    ")
	}

	return Remedy{all, int(sol.Value)}, true
}

// unitCost weighs a unit by which a demand gives way.
func unitCost(k mip.Kind) int64 {
	switch k {
	case mip.Minutes:
		return 2
	case mip.Difficulty:
		return 1
	case mip.Count, mip.Spread:
	}
	return 10
}

// accept words the change of a demand to another range.
func (d *diagnosis) accept(i int, r mip.Range) string {
	label := d.notes[i].label
	switch {
	case label != "" && r.Lo <= 0:
		return "give up: " + label
	case label != "":
		return fmt.Sprintf("%s: accept %s", label, rangeWords(r))
	}
	wide := d.Demands[i]
	wide.Range = r
	return "relax to " + d.phrase(&wide)
}

// befriend proposes to let enemies meet, where that is part of the conflict.
func (d *diagnosis) befriend(members []member) (Remedy, bool) {
	if !slices.Contains(members, member{memberEnemies, 0}) {
		return Remedy{}, false
	}
	yes, known := d.feasible(map[member]bool{{memberEnemies, 0}: true})
	return Remedy{"let questions that are enemies meet in one loop", 30}, yes && known
}

// weaken finds by how much demand i must give way.
func (d *diagnosis) weaken(i int) (Remedy, bool) {
	old := d.Demands[i]
	if old.Items != nil && old.Range.Hi == 0 {
		return d.readmit(i)
	}

	m := *d.Model
	m.Demands = slices.Clone(d.Demands)
	m.Demands[i].Weight = 1
	sol, err := mip.Solve(d.ctx, &m, mip.Options{Work: diagnosisWork})
	if err != nil || sol.Value == 0 {
		return Remedy{}, false
	}

	have := m.Measure(&m.Demands[i], sol.Forms[0])
	r := old.Range
	if have < r.Lo {
		r.Lo = have
	} else {
		r.Hi = have
	}

	return Remedy{d.accept(i, r), int(unitCost(old.Kind) * sol.Value)}, true
}

// readmit finds the excluded questions that must come back.
func (d *diagnosis) readmit(i int) (Remedy, bool) {
	m := *d.Model
	m.Demands = slices.Clone(d.Demands)
	m.Demands[i].Weight = 1
	sol, err := mip.Solve(d.ctx, &m, mip.Options{Work: diagnosisWork})
	if err != nil || sol.Value == 0 {
		return Remedy{}, false
	}

	var ids []string
	for _, items := range sol.Forms[0] {
		for _, q := range items {
			if slices.Contains(m.Demands[i].Items, q) {
				ids = append(ids, d.qs[q].ID)
			}
		}
	}

	return Remedy{"no longer exclude " + strings.Join(ids, ", "), 12 * len(ids)}, true
}

// enlarge finds how many questions of the kind that demand i counts must be
// added to the bank.
func (d *diagnosis) enlarge(i int) (Remedy, bool) {
	dm := &d.Demands[i]
	if (dm.Kind != mip.Count && dm.Kind != mip.Spread) || dm.Range.Lo <= 0 || dm.Items != nil {
		return Remedy{}, false
	}

	it, ok := d.specimen(dm)
	if !ok {
		return Remedy{}, false
	}

	m := *d.Model
	m.Items = slices.Clone(d.Items)

	for n := 1; n <= maxAdded; n++ {
		m.Items = append(m.Items, it)
		_, err := mip.Solve(d.ctx, &m, mip.Options{Work: diagnosisWork})
		if err == nil {
			return Remedy{fmt.Sprintf("add %d %s to the bank", n, d.kindWords(dm, it, n)), 15 * n}, true
		}
		if !errors.Is(err, ErrInfeasible) {
			break
		}
	}

	return Remedy{}, false
}

// kindWords names n questions like the given one that a demand counts.
func (d *diagnosis) kindWords(dm *mip.Demand, it mip.Item, n int) string {
	words := d.levels[it.Level] + " " + d.categories[it.Category] + " question"
	if n > 1 {
		words += "s"
	}
	if dm.Competency != mip.Any {
		words += " on " + d.competencies[dm.Competency]
	}
	return words
}

// specimen makes an item that a demand counts, of a level and category that
// may be asked there, and otherwise like those of the same category.
func (d *diagnosis) specimen(dm *mip.Demand) (mip.Item, bool) {
	it := mip.Item{}
	if dm.Competency != mip.Any {
		it.Competencies = []int{dm.Competency}
	}

	probe := *d.Model
	probe.Items = append(slices.Clone(d.Items), it)
	at := len(probe.Items) - 1

	for c := range d.Categories {
		for l := range d.Levels {
			probe.Items[at].Level, probe.Items[at].Category = l, c
			p := &diagnosis{blueprint: d.with(&probe)}
			for s := range probe.Sessions {
				if dm.Matches(&probe, at, s) && !p.forbidden(at, s) {
					it = probe.Items[at]
					it.Minutes, it.Difficulty = d.typical(l, c)
					return it, true
				}
			}
		}
	}

	return it, false
}

// typical returns the minutes and difficulty of the first item of a level and
// category, or else of the level, or else of the bank.
func (d *diagnosis) typical(level, category int) (minutes, difficulty int) {
	for _, same := range []func(*mip.Item) bool{
		func(it *mip.Item) bool { return it.Level == level && it.Category == category },
		func(it *mip.Item) bool { return it.Level == level },
		func(*mip.Item) bool { return true },
	} {
		for q := range d.Items {
			if it := &d.Items[q]; same(it) {
				return it.Minutes, it.Difficulty
			}
		}
	}

	return 0, 0
}
