package drill

import (
	"cmp"
	"slices"
	"time"
)

// Item is a question that can be drilled.
type Item struct {
	ID    string
	Level int // the easier, the lower
}

// Queue returns what to ask of some items on a day, as indices: first those that are due, the most likely to be
// forgotten first, then those never asked, from easy to hard.
func (p *Progress) Queue(items []Item, today time.Time) (due, fresh []int) {
	iso := midnight(today).Format(time.DateOnly)
	for i, it := range items {
		switch c := p.Cards[it.ID]; {
		case c == nil:
			fresh = append(fresh, i)
		case c.Due <= iso:
			due = append(due, i)
		}
	}

	recall := func(i int) float64 {
		c := p.Cards[items[i].ID]
		return c.Recall(c.since(today))
	}
	slices.SortStableFunc(due, func(a, b int) int { return cmp.Compare(recall(a), recall(b)) })
	slices.SortStableFunc(fresh, func(a, b int) int { return cmp.Compare(items[a].Level, items[b].Level) })
	return due, fresh
}

// Next returns the first day after today on which one of the items is due, and how many are due on it; "" if there
// is none.
func (p *Progress) Next(items []Item, today time.Time) (day string, due int) {
	iso := midnight(today).Format(time.DateOnly)
	for _, it := range items {
		c := p.Cards[it.ID]
		switch {
		case c == nil || c.Due <= iso:
		case day == "" || c.Due < day:
			day, due = c.Due, 1
		case c.Due == day:
			due++
		}
	}
	return day, due
}
