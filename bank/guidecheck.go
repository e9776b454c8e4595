package bank

import (
	"fmt"
	"maps"
	"net/url"
	"slices"

	"panelkit/bank/problem"
	"panelkit/bank/strict"
)

// Bounds of what candidates read.
const (
	maxStudy = 12 * 60 // minutes of a day
	maxFirst = 5       // resources to begin with
)

// plan checks that a role's plan names questions that there are, and asks for minutes that a day has.
func (v *validator) plan(r *Role) {
	if r.Plan == nil {
		return
	}

	for _, ph := range r.Plan.Phases {
		for i := range ph.Days {
			v.day(r, &ph.Days[i])
		}
	}
	for _, id := range slices.Sorted(maps.Keys(r.Plan.Titles)) {
		if r.Question(id) == nil {
			fact := fmt.Sprintf("question %q unknown", id)
			v.report(r.Plan.Pos.Problem("titles", "", fact, problem.Suggest(id, v.ids)))
		}
	}
}

func (v *validator) day(r *Role, d *Day) {
	at := func(key, fact, hint string) {
		v.report(d.Pos.Problem(key, fmt.Sprintf("day %d", d.Day), fact, hint))
	}

	for i, id := range d.Questions {
		if id != "" && r.Question(id) == nil {
			at(strict.Item("questions", i), fmt.Sprintf("question %q unknown", id), problem.Suggest(id, v.ids))
		}
	}
	if d.Study < 0 || d.Study > maxStudy {
		at("study", fmt.Sprintf("%d minutes is not between 0 and %d", d.Study, maxStudy), "")
	}
	if d.Draw < 0 || d.Draw > 0 && d.Mock == "" {
		at("draw", fmt.Sprintf("draws %d questions", d.Draw), "a number above 0, on a day with a mock interview")
	}
	for i, l := range d.Labs {
		if l.Minutes < 1 || l.Minutes > maxStudy {
			at(strict.Item("labs", i), fmt.Sprintf("%d minutes is not between 1 and %d", l.Minutes, maxStudy), "")
		}
	}
}

// guide checks the addresses of a role's resources, and that those to begin with have places of their own.
func (v *validator) guide(r *Role) {
	if r.Guide == nil {
		return
	}

	rs, taken := &r.Guide.Resources, map[int]string{}
	for _, x := range slices.Concat(rs.Standards, rs.Books, rs.Research, rs.Communities, rs.Courses) {
		at := func(key, fact, hint string) { v.report(x.Pos.Problem(key, x.Name, fact, hint)) }
		if u, err := url.Parse(x.URL); x.URL != "" && (err != nil || u.Scheme != "https" || u.Host == "") {
			at("url", fmt.Sprintf("%q is not an address", x.URL), "for example https://www.example.com/page")
		}

		switch {
		case x.First == 0:
		case x.First < 0 || x.First > maxFirst:
			at("first", fmt.Sprintf("place %d is not between 1 and %d", x.First, maxFirst), "")
		case taken[x.First] != "":
			at("first", fmt.Sprintf("place %d is that of %q", x.First, taken[x.First]), "give each place once")
		default:
			taken[x.First] = x.Name
		}
	}
}
