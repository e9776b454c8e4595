package assemble

import (
	"context"
	"fmt"
	"slices"

	"panelkit/bank"
	"panelkit/kit/assemble/mip"
)

// cell is a number of questions of one level and category in one session.
type cell struct{ session, level, category, count int }

// makeup fixes how many questions of each level and category every session asks:
// those of the best form that plan and bank allow, whatever the seed, the day or
// the past of the questions. For several forms no cell takes more than its share
// of the bank, where that is possible. Without such a form there is no make-up.
func makeup(ctx context.Context, r *Request) ([]cell, error) {
	plain := &Request{Loop: r.Loop, Role: r.Role}
	b := draft(plain)
	if len(b.openCells()) == 0 {
		return nil, nil
	}

	b.preferCommon()

	for _, m := range []*mip.Model{b.shared(max(1, r.Forms), r.MaxUse), b.Model} {
		sol, err := mip.Solve(ctx, m, mip.Options{})
		if err == nil {
			return b.cellsOf(sol.Forms[0]), nil
		}
		if !hopeless(err) {
			return nil, err
		}
	}

	return nil, nil
}

// openCells lists the cells of the sessions that the plan does not settle: it
// leaves a session at least two levels and two categories.
func (b *blueprint) openCells() []cell {
	var out []cell
	for s := range b.Sessions {
		levels, categories := b.open(s, "levels"), b.open(s, "categories")
		if len(levels) < 2 && len(categories) < 2 {
			continue
		}
		for _, l := range levels {
			for _, c := range categories {
				out = append(out, cell{session: s, level: l, category: c})
			}
		}
	}

	return out
}

// open lists the levels or categories that a session may ask.
func (b *blueprint) open(s int, key string) []int {
	var out []int
	for i := range b.Demands {
		d := &b.Demands[i]
		if b.notes[i].key != key || d.Session != s || d.Range.Hi <= 0 {
			continue
		}
		out = append(out, max(d.Level, d.Category))
	}
	return out
}

// preferCommon makes questions of cells dearer of which the bank has few, so
// that many candidates can be asked the same make-up.
func (b *blueprint) preferCommon() {
	stock := b.stockOfCells()
	for q := range b.Items {
		it := &b.Items[q]
		it.Cost = perRare * b.unit / int64(stock[[2]int{it.Level, it.Category}])
	}
}

// stockOfCells counts the items of each level and category.
func (b *blueprint) stockOfCells() map[[2]int]int {
	stock := map[[2]int]int{}
	for q := range b.Items {
		stock[[2]int{b.Items[q].Level, b.Items[q].Category}]++
	}
	return stock
}

// shared returns the model of one of so many forms that all take no more of a
// cell than the bank has.
func (b *blueprint) shared(forms, uses int) *mip.Model {
	m := *b.Model
	if forms == 1 || uses == 0 || uses >= forms {
		return &m
	}

	stock := b.stockOfCells()
	m.Demands = slices.Clone(b.Demands)

	for l := range m.Levels {
		for c := range m.Categories {
			d := mip.On(mip.Count, mip.AtMost(stock[[2]int{l, c}]*uses/forms))
			d.Level, d.Category = l, c
			m.Demands = append(m.Demands, d)
		}
	}

	return &m
}

// cellsOf counts what a form asks in every open cell.
func (b *blueprint) cellsOf(form mip.Form) []cell {
	out := b.openCells()
	for i := range out {
		c := &out[i]
		for _, q := range form[c.session] {
			if b.Items[q].Level == c.level && b.Items[q].Category == c.category {
				c.count++
			}
		}
	}
	return out
}

// fixed returns the blueprint with the make-up as demands of its own.
func (b *blueprint) fixed(cells []cell) *blueprint {
	m := *b.Model
	out := b.with(&m)
	m.Demands, out.notes, out.own = slices.Clone(b.Demands), slices.Clone(b.notes), len(b.Demands)

	for _, c := range cells {
		d := mip.Within(c.session, mip.Count, mip.Exactly(c.count))
		d.Level, d.Category = c.level, c.category
		level, category := bank.Levels()[c.level], bank.Categories()[c.category]
		label := fmt.Sprintf("session %q: %d %s %s questions, its make-up by plan and bank",
			b.sessions[c.session], c.count, level, category)
		m.Demands, out.notes = append(m.Demands, d), append(out.notes, note{label: label, session: c.session})
	}

	return out
}
