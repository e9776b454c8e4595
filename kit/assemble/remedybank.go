package assemble

import (
	"fmt"
	"slices"
	"strings"

	"panelkit/bank"
	"panelkit/kit/assemble/mip"
)

// enlarge finds how many questions of the kind that a demand counts must be
// added to the bank.
func (d *diagnosis) enlarge(i int) []Remedy {
	dm := &d.Demands[i]
	if (dm.Kind != mip.Count && dm.Kind != mip.Spread) || dm.Range.Lo <= 0 || dm.Items != nil {
		return nil
	}

	q, ok := d.specimen(dm)
	if !ok {
		return nil
	}

	words := func(n int) string {
		kind := string(q.Level) + " " + string(q.Category) + " question" + strings.Repeat("s", min(1, n-1))
		if dm.Competency != mip.Any {
			kind += " on " + d.competencies[dm.Competency]
		}
		return fmt.Sprintf("add %d %s to the bank", n, kind)
	}
	write := func(r *Request, n int) {
		role := *r.Role
		role.Questions = slices.Clone(role.Questions)
		for k := range n {
			more := q
			more.ID = fmt.Sprintf("new-%d", k+1)
			role.Questions = append(role.Questions, more)
		}
		r.Role = &role
	}
	return d.remedy(maxAdded*max(1, d.r.Forms), 15, words, write)
}

// specimen makes a question that a demand counts, of a level and category that
// may be asked there, and otherwise like those of the same category.
func (d *diagnosis) specimen(dm *mip.Demand) (bank.Question, bool) {
	it := mip.Item{}
	if dm.Competency != mip.Any {
		it.Competencies = []int{dm.Competency}
	}

	probe := *d.Model
	probe.Items = append(slices.Clone(d.Items), it)
	at := len(probe.Items) - 1
	p := &diagnosis{blueprint: d.with(&probe)}

	for c := range d.Categories {
		for l := range d.Levels {
			probe.Items[at].Level, probe.Items[at].Category = l, c
			for s := range probe.Sessions {
				if !dm.Matches(&probe, at, s) || p.forbidden(at, s) {
					continue
				}
				q := bank.Question{Level: bank.Levels()[l], Category: bank.Categories()[c]}
				q.Minutes = d.typicalMinutes(l, c)
				if dm.Competency != mip.Any {
					q.Competencies = []string{d.competencies[dm.Competency]}
				}
				return q, true
			}
		}
	}

	return bank.Question{}, false
}

// typicalMinutes returns the minutes of the first item of a level and category,
// or else of the level, or else of the bank.
func (d *diagnosis) typicalMinutes(level, category int) int {
	for _, same := range []func(*mip.Item) bool{
		func(it *mip.Item) bool { return it.Level == level && it.Category == category },
		func(it *mip.Item) bool { return it.Level == level },
		func(*mip.Item) bool { return true },
	} {
		for q := range d.Items {
			if it := &d.Items[q]; same(it) {
				return it.Minutes
			}
		}
	}

	return 5
}
