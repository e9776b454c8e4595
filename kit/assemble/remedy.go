package assemble

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"

	"panelkit/kit"
	"panelkit/kit/assemble/mip"
)

const (
	maxAdded    = 6 // questions of one kind that a remedy proposes to write
	maxRemedies = 8
)

// works reports whether a request has forms with a change. What nobody asked
// for, the make-up and the likeness of forms, gives way.
func (d *diagnosis) works(change func(*Request)) bool {
	r := *d.r
	change(&r)
	if r.check() != nil {
		return false
	}

	b := bare(draft(&r).alike(&r, false))
	_, err := mip.Solve(d.ctx, b.Model, mip.Options{Effort: Quick})
	return err == nil
}

// least returns the smallest n from 1 to most with which a change works, found by
// bisection, since a larger change never works less; ok is false if none does.
func (d *diagnosis) least(most int, change func(r *Request, n int)) (n int, ok bool) {
	works := func(n int) bool { return d.works(func(r *Request) { change(r, n) }) }
	if most < 1 || !works(most) {
		return 0, false
	}
	return 1 + sort.Search(most-1, func(i int) bool { return works(i + 1) }), true
}

// remedies finds the least changes of the request after which it can be met,
// the cheapest first. Every one has been solved for with all forms and limits.
func (d *diagnosis) remedies(members []member) []Remedy {
	var out []Remedy
	for _, c := range members {
		if c.kind == memberDemand {
			out = append(out, d.giveWay(c.index)...)
			out = append(out, d.enlarge(c.index)...)
		}
	}

	out = append(out, d.shorten(members)...)
	out = append(out, d.limits()...)
	if len(out) == 0 {
		out = append(out, d.together()...)
	}
	if len(out) == 0 {
		out = append(out, d.several()...)
	}

	slices.SortStableFunc(out, func(a, b Remedy) int { return cmp.Compare(a.Cost, b.Cost) })
	var distinct []Remedy
	for _, m := range out {
		if !slices.ContainsFunc(distinct, func(o Remedy) bool { return o.Words == m.Words }) {
			distinct = append(distinct, m)
		}
	}

	return distinct[:min(len(distinct), maxRemedies)]
}

// remedy is the least change that works, of those that n from 1 to most makes.
func (d *diagnosis) remedy(most, cost int, words func(n int) string, change func(r *Request, n int)) []Remedy {
	n, ok := d.least(most, change)
	if !ok {
		return nil
	}
	return []Remedy{{Words: words(n), Cost: cost * n, change: func(r *Request) { change(r, n) }}}
}

// giveWay lets one demand give way, under its key of the plan.
func (d *diagnosis) giveWay(i int) []Remedy {
	n, dm := d.notes[i], &d.Demands[i]
	switch n.key {
	case "levels", "categories", "cells":
		return d.widen(n, dm)
	case "minutes":
		words := func(k int) string {
			return fmt.Sprintf("session %q: minutes: %d in place of %d",
				d.sessions[n.session], d.r.Loop.Sessions[n.session].Minutes+5*k, d.r.Loop.Sessions[n.session].Minutes)
		}
		longer := func(r *Request, k int) { r.edit(n.session).Minutes += 5 * k }
		return d.remedy(12, 10, words, longer)
	case "coverage":
		words := func(k int) string {
			if k == d.r.Loop.Coverage {
				return "leave out coverage, so that competencies are covered as far as possible"
			}
			return fmt.Sprintf("coverage: %d in place of %d", d.r.Loop.Coverage-k, d.r.Loop.Coverage)
		}
		return d.remedy(d.r.Loop.Coverage, 10, words, func(r *Request, k int) { r.Loop.Coverage -= k })
	case "competencies":
		words := func(int) string {
			return fmt.Sprintf("session %q: leave %s out of competencies", d.sessions[n.session], n.word)
		}
		drop := func(r *Request, _ int) {
			s := r.edit(n.session)
			s.Competencies = dropped(s.Competencies, n.word)
		}
		return d.remedy(1, 10, words, drop)
	case "exclude":
		return d.readmit(i)
	case "include", "include_tags", "exclude_tags":
		words := func(int) string { return fmt.Sprintf("leave %s out of %s", n.word, n.key) }
		drop := func(r *Request, _ int) {
			for key, list := range map[string]*[]string{
				"include": &r.Loop.Include, "include_tags": &r.Loop.IncludeTags, "exclude_tags": &r.Loop.ExcludeTags,
			} {
				if key == n.key {
					*list = dropped(*list, n.word)
				}
			}
		}
		return d.remedy(1, 12, words, drop)
	}

	return nil
}

// dropped returns a list without a word.
func dropped(list []string, word string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(w string) bool { return w == word })
}

// edit returns session s of a request's loop, to be changed without touching
// what other requests share.
func (r *Request) edit(s int) *kit.Session {
	r.Loop.Sessions = slices.Clone(r.Loop.Sessions)
	ses := &r.Loop.Sessions[s]
	ses.Levels, ses.Categories = clone(ses.Levels), clone(ses.Categories)
	ses.Cells = slices.Clone(ses.Cells)
	return ses
}

func clone[K ~string](m map[K]kit.Bounds) map[K]kit.Bounds {
	out := map[K]kit.Bounds{}
	for k, v := range m {
		out[k] = v
	}
	return out
}

// widen lets a quota of a session be missed by as few questions as will do.
func (d *diagnosis) widen(n note, dm *mip.Demand) []Remedy {
	var out []Remedy
	for _, up := range []int{0, 1} {
		most := dm.Range.Lo
		if up == 1 {
			most = d.r.Loop.Sessions[n.session].Questions - dm.Range.Hi
		}

		change := func(r *Request, k int) {
			quota(r.edit(n.session), n, func(b kit.Bounds) kit.Bounds {
				return kit.Bounds{Lo: b.Lo - k*(1-up), Hi: b.Hi + k*up}
			})
		}
		words := func(k int) string {
			r := *d.r
			change(&r, k)
			return fmt.Sprintf("session %q: %s", d.sessions[n.session], quotaWords(&r.Loop.Sessions[n.session], n.key))
		}
		out = append(out, d.remedy(most, 10, words, change)...)
	}

	return out
}

// readmit finds the excluded questions that must come back.
func (d *diagnosis) readmit(i int) []Remedy {
	m := *d.Model
	m.Demands = slices.Clone(d.Demands)
	m.Demands[i].Weight = 1
	sol, err := mip.Solve(d.ctx, &m, mip.Options{Effort: Quick})
	if err != nil || sol.Value == 0 {
		return nil
	}

	var ids []string
	for _, form := range sol.Forms {
		for _, q := range slices.Concat(form...) {
			if slices.Contains(m.Demands[i].Items, q) {
				ids = append(ids, d.qs[q].ID)
			}
		}
	}

	ids = union(ids)
	again := func(r *Request, _ int) {
		for _, list := range []*[]string{&r.Loop.Exclude, &r.Exclude, &r.Met} {
			*list = slices.DeleteFunc(slices.Clone(*list), func(id string) bool { return slices.Contains(ids, id) })
		}
	}
	words := func(int) string { return "no longer exclude " + strings.Join(ids, ", ") }

	return d.remedy(1, 12*len(ids), words, again)
}

// shorten lets the sessions of a conflict ask fewer questions, one session at a
// time or, if that is not enough, all of them alike.
func (d *diagnosis) shorten(members []member) []Remedy {
	var in []int
	for _, c := range members {
		s := c.index
		if c.kind == memberDemand {
			s = d.Demands[c.index].Session
		}
		if c.kind != memberEnemies && s != mip.Any && !slices.Contains(in, s) {
			in = append(in, s)
		}
	}

	if len(in) == 0 { // the conflict is one of the loop or of the forms
		for s := range d.Sessions {
			in = append(in, s)
		}
	}

	var out []Remedy
	for _, s := range in {
		words := func(n int) string {
			r := *d.r
			r.resize(s, r.Loop.Sessions[s].Questions-n)
			return fmt.Sprintf("session %q: %s", d.sessions[s], sizeWords(&r.Loop.Sessions[s]))
		}
		fewer := func(r *Request, n int) { r.resize(s, r.Loop.Sessions[s].Questions-n) }
		out = append(out, d.remedy(d.r.Loop.Sessions[s].Questions-1, 11, words, fewer)...)
	}

	if len(out) > 0 {
		return out
	}

	most := 0
	for _, s := range in {
		most = max(most, d.r.Loop.Sessions[s].Questions-1)
	}

	all := func(r *Request, n int) {
		for _, s := range in {
			r.resize(s, max(1, r.Loop.Sessions[s].Questions-n))
		}
	}
	words := func(n int) string {
		r := *d.r
		all(&r, n)
		var parts []string
		for _, s := range in {
			parts = append(parts, fmt.Sprintf("session %q: %s", d.sessions[s], sizeWords(&r.Loop.Sessions[s])))
		}
		return "all of these:\n    " + strings.Join(parts, "\n    ")
	}
	return d.remedy(most, 11*len(in), words, all)
}

// limits widens what ties several forms together, or makes fewer of them.
func (d *diagnosis) limits() []Remedy {
	r := d.r
	if r.Forms <= 1 {
		return nil
	}

	out := d.remedy(r.Forms-1, 12,
		func(n int) string { return fmt.Sprintf("make %d forms in place of %d", r.Forms-n, r.Forms) },
		func(r *Request, n int) { r.Forms -= n })
	if r.MaxUse > 0 {
		out = append(out, d.remedy(r.Forms-r.MaxUse, 10,
			func(n int) string { return fmt.Sprintf("let a question be in up to %d forms", r.MaxUse+n) },
			func(r *Request, n int) { r.MaxUse += n })...)
	}
	if r.MaxOverlap != nil {
		out = append(out, d.remedy(r.size()-*r.MaxOverlap, 10,
			func(n int) string { return fmt.Sprintf("let two forms share up to %d questions", *r.MaxOverlap+n) },
			func(r *Request, n int) {
				share := *r.MaxOverlap + n
				r.MaxOverlap = &share
			})...)
	}
	if r.Tolerance != (Tolerance{}) {
		out = append(out, d.remedy(100, 2,
			func(n int) string {
				return fmt.Sprintf("let forms lie %d minutes and a difficulty of %d from each other's middle",
					r.Tolerance.Minutes+n, r.Tolerance.Difficulty+n*perLevel/5)
			},
			func(r *Request, n int) {
				r.Tolerance.Minutes += n
				r.Tolerance.Difficulty += n * perLevel / 5
			})...)
	}

	return out
}
