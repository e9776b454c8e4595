package desk

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"panelkit/bank"
	"panelkit/bank/problem"
)

// Stale returns a problem for each question whose last reading lies longer before a day, YYYY-MM-DD, than an age, a
// number of days, months or years such as "12m", or of which none is noted. Those read longest ago come first.
func Stale(roles []*bank.Role, day, age string) (problem.Problems, error) {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return nil, Faults{fault("date", "", "%q is not a day of the form 2026-11-30", day)}
	}
	since, ok := ago(at, age)
	if !ok {
		return nil, Faults{fault("stale", "", "%q is not an age such as 90d, 12m or 2y", age)}
	}

	var old []*bank.Question
	limit := since.Format(time.DateOnly) // days of this form sort as they follow each other
	for _, r := range roles {
		for i := range r.Questions {
			if q := &r.Questions[i]; q.Reviewed < limit {
				old = append(old, q)
			}
		}
	}
	slices.SortStableFunc(old, func(a, b *bank.Question) int { return strings.Compare(a.Reviewed, b.Reviewed) })

	var out problem.Problems
	for _, q := range old {
		fact := fmt.Sprintf("was last read on %s, before %s", q.Reviewed, limit)
		if q.Reviewed == "" {
			fact = "has no day of its last reading"
		}
		out = append(out, problem.Problem{ID: q.ID, Fact: fact})
	}
	if len(out) > 0 {
		out[len(out)-1].Hint = "read each again and write the day under reviewed"
	}
	return out, nil
}

// ago returns the day that lies an age before another.
func ago(day time.Time, age string) (time.Time, bool) {
	if len(age) < 2 {
		return day, false
	}
	n, err := strconv.ParseUint(age[:len(age)-1], 10, 16)
	if err != nil {
		return day, false
	}

	switch back := -int(n); age[len(age)-1] {
	case 'd':
		return day.AddDate(0, 0, back), true
	case 'm':
		return monthsAgo(day, int(n)), true
	case 'y':
		return monthsAgo(day, 12*int(n)), true
	}
	return day, false
}

// monthsAgo returns the same day of an earlier month, or the last of a month that is too short for it.
func monthsAgo(day time.Time, n int) time.Time {
	first := time.Date(day.Year(), day.Month()-time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(day.Day(), last)-1)
}
