package assemble

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// maxAdded is the most questions that a remedy proposes to write.
const maxAdded = 6

// remedies finds for each member of a conflict the least change of it alone
// after which there is a form. Every remedy has been solved for.
func (d *diagnosis) remedies(members []member) []Remedy {
	var out []Remedy
	for _, c := range members {
		if c.kind != 0 {
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
	m := relaxed(d.m, 1)
	for i := range m.Demands {
		if dm := &m.Demands[i]; dm.Weight > 0 {
			dm.Weight = unitCost(dm.Kind)
		}
	}
	sol, err := solveOne(d.ctx, newFrame(m, nil), Options{work: diagnosisWork})
	if err != nil || sol.Value == 0 {
		return Remedy{}, false
	}
	var words []string
	for i := range d.m.Demands {
		dm := d.m.Demands[i]
		have := measure(d.m, &dm, sol.Forms[0])
		if dm.Range.Beyond(have) > 0 {
			dm.Range.Lo, dm.Range.Hi = min(dm.Range.Lo, have), max(dm.Range.Hi, have)
			words = append(words, d.accept(&d.m.Demands[i], dm.Range))
		}
	}
	all := strings.Join(words, "")
	if len(words) > 1 {
		all = "all of these:\n    " + strings.Join(words, "\n    ")
	}
	return Remedy{all, int(sol.Value)}, true
}

// unitCost weighs a unit by which a demand gives way.
func unitCost(k Kind) int64 {
	switch k {
	case Minutes:
		return 2
	case Difficulty:
		return 1
	case Count, Spread:
	}
	return 10
}

// accept words the change of a demand to another range.
func (d *diagnosis) accept(old *Demand, r Range) string {
	switch {
	case old.Label != "" && r.Lo <= 0:
		return "give up: " + old.Label
	case old.Label != "":
		return fmt.Sprintf("%s: accept %s", old.Label, r.words())
	}
	wide := *old
	wide.Range = r
	return "relax to " + d.m.Words(&wide)
}

// befriend proposes to let enemies meet, where that is part of the conflict.
func (d *diagnosis) befriend(members []member) (Remedy, bool) {
	if !slices.Contains(members, member{rowEnemy, 0}) {
		return Remedy{}, false
	}
	yes, known := d.feasible(map[member]bool{{rowEnemy, 0}: true})
	return Remedy{"let questions that are enemies meet in one loop", 30}, yes && known
}

// weaken finds by how much demand i must give way.
func (d *diagnosis) weaken(i int) (Remedy, bool) {
	old := d.m.Demands[i]
	if old.Items != nil && old.Range.Hi == 0 {
		return d.readmit(i)
	}
	m := *d.m
	m.Demands = slices.Clone(d.m.Demands)
	m.Demands[i].Weight = 1
	sol, err := solveOne(d.ctx, newFrame(&m, nil), Options{work: diagnosisWork})
	if err != nil || sol.Value == 0 {
		return Remedy{}, false
	}
	have := measure(&m, &m.Demands[i], sol.Forms[0])
	r := old.Range
	if have < r.Lo {
		r.Lo = have
	} else {
		r.Hi = have
	}
	return Remedy{d.accept(&old, r), int(unitCost(old.Kind) * sol.Value)}, true
}

// readmit finds the excluded questions that must come back.
func (d *diagnosis) readmit(i int) (Remedy, bool) {
	m := *d.m
	m.Demands = slices.Clone(d.m.Demands)
	m.Demands[i].Weight, m.Demands[i].Label = 1, ""
	sol, err := solveOne(d.ctx, newFrame(&m, nil), Options{work: diagnosisWork})
	if err != nil || sol.Value == 0 {
		return Remedy{}, false
	}
	var ids []string
	for _, items := range sol.Forms[0] {
		for _, q := range items {
			if slices.Contains(m.Demands[i].Items, q) {
				ids = append(ids, m.Items[q].ID)
			}
		}
	}
	return Remedy{"no longer exclude " + strings.Join(ids, ", "), 12 * len(ids)}, true
}

// enlarge finds how many questions of the kind that demand i counts must be
// added to the bank.
func (d *diagnosis) enlarge(i int) (Remedy, bool) {
	dm := &d.m.Demands[i]
	if (dm.Kind != Count && dm.Kind != Spread) || dm.Range.Lo <= 0 || dm.Items != nil {
		return Remedy{}, false
	}
	it, ok := d.specimen(dm)
	if !ok {
		return Remedy{}, false
	}
	m := *d.m
	m.Items = slices.Clone(d.m.Items)
	for n := 1; n <= maxAdded; n++ {
		it.ID = fmt.Sprintf("new-%d", n)
		m.Items = append(m.Items, it)
		_, err := solveOne(d.ctx, newFrame(&m, nil), Options{work: diagnosisWork})
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
func (d *diagnosis) kindWords(dm *Demand, it Item, n int) string {
	words := d.m.Levels[it.Level] + " " + d.m.Categories[it.Category] + " question"
	if n > 1 {
		words += "s"
	}
	if dm.Competency != Any {
		words += " on " + d.m.Competencies[dm.Competency]
	}
	return words
}

// specimen makes an item that a demand counts, of a level and category that
// may be asked there, and otherwise like those of the same category.
func (d *diagnosis) specimen(dm *Demand) (Item, bool) {
	it := Item{ID: "new"}
	if dm.Competency != Any {
		it.Competencies = []int{dm.Competency}
	}
	probe := *d.m
	probe.Items = append(slices.Clone(d.m.Items), it)
	at := len(probe.Items) - 1
	for c := range d.m.Categories {
		for l := range d.m.Levels {
			probe.Items[at].Level, probe.Items[at].Category = l, c
			p := &diagnosis{m: &probe}
			for s := range probe.Sessions {
				if dm.matches(&probe, at, s) && !p.forbidden(at, s) {
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
	for _, same := range []func(*Item) bool{
		func(it *Item) bool { return it.Level == level && it.Category == category },
		func(it *Item) bool { return it.Level == level },
		func(*Item) bool { return true },
	} {
		for q := range d.m.Items {
			if it := &d.m.Items[q]; same(it) {
				return it.Minutes, it.Difficulty
			}
		}
	}
	return 0, 0
}

// measure returns what a form measures by a demand.
func measure(m *Model, d *Demand, form Form) int {
	total := 0
	for s, items := range form {
		here := 0
		for _, q := range items {
			if d.matches(m, q, s) {
				here += d.amount(m, q)
			}
		}
		if d.Kind == Spread {
			here = min(here, 1)
		}
		total += here
	}
	return total
}
