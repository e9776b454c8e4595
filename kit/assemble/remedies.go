package assemble

import (
	"fmt"
	"slices"
	"strings"

	"panelkit/bank"
	"panelkit/kit"
	"panelkit/kit/assemble/mip"
)

// several looks for changes of one form where none helps all of them: fewer forms
// and one thing more. Where that fails too it takes questions from all sessions
// and frees their levels.
func (d *diagnosis) several() []Remedy {
	if d.r.Forms > 1 {
		r := *d.r
		r.Forms = 1
		alone := &diagnosis{ctx: d.ctx, r: &r, blueprint: bare(draft(&r))}
		conflict, _ := alone.conflict()
		out := alone.remedies(conflict)

		for i := range out {
			change := out[i].change
			out[i].Words = "make 1 form, and: " + out[i].Words
			out[i].change = func(r *Request) {
				r.Forms = 1
				change(r)
			}
		}

		return out
	}

	most := 0
	for i := range d.r.Loop.Sessions {
		most = max(most, d.r.Loop.Sessions[i].Questions)
	}

	free := func(r *Request, n int) {
		for s := range r.Loop.Sessions {
			r.resize(s, max(1, r.Loop.Sessions[s].Questions-n+1))
			ses := r.edit(s)
			for _, l := range bank.Levels() {
				ses.Levels[l] = kit.Bounds{Hi: ses.Questions}
			}
		}
	}
	words := func(n int) string {
		r := *d.r
		free(&r, n)
		var parts []string
		for s := range r.Loop.Sessions {
			parts = append(parts, fmt.Sprintf("session %q: %s", d.sessions[s], sizeWords(&r.Loop.Sessions[s])))
		}
		return "all of these:\n    " + strings.Join(parts, "\n    ")
	}
	return d.remedy(most, 20, words, free)
}

// together finds the least change of several quotas at once.
func (d *diagnosis) together() []Remedy {
	b := draft(d.r).alike(d.r, false)
	weak := b.elastic(0, perRelaxed)
	sol, err := mip.Solve(d.ctx, weak.Model, mip.Options{Effort: Quick})
	if err != nil {
		return nil
	}

	r := *d.r
	var words []string
	for i := range b.Demands {
		dm, n := &b.Demands[i], b.notes[i]
		for _, form := range sol.Forms {
			have := b.Measure(dm, form)
			if dm.Weight > 0 || dm.Range.Beyond(have) == 0 || dm.Items != nil {
				continue
			}

			w, ok := concede(&r, n, have)
			if !ok {
				return nil
			}
			if w = strings.TrimSpace(w); w != "" && n.session != mip.Any {
				w = fmt.Sprintf("session %q: %s", d.sessions[n.session], w)
			}

			words = append(words, w)
		}
	}

	words = lastOfEach(words)
	if len(words) == 0 || !d.works(func(now *Request) { now.Loop = r.Loop }) {
		return nil
	}

	all := words[0]
	if len(words) > 1 {
		all = "all of these:\n    " + strings.Join(words, "\n    ")
	}

	return []Remedy{{Words: all, Cost: 10 * len(words), change: func(now *Request) { now.Loop = r.Loop }}}
}

// concede changes a request so that what stands under a note may measure have,
// and says how; false if no key can.
func concede(r *Request, n note, have int) (string, bool) {
	switch n.key {
	case "levels", "categories", "cells":
		s := r.edit(n.session)
		quota(s, n, func(b kit.Bounds) kit.Bounds { return kit.Bounds{Lo: min(b.Lo, have), Hi: max(b.Hi, have)} })
		return quotaWords(s, n.key), true
	case "minutes":
		s := r.edit(n.session)
		for s.QuestionMinutes().Hi < have {
			s.Minutes += 5
		}
		for s.QuestionMinutes().Lo > have && s.Minutes > 5 {
			s.Minutes -= 5
		}
		return fmt.Sprintf("minutes: %d", s.Minutes), s.QuestionMinutes().Holds(have)
	case "coverage":
		r.Loop.Coverage = min(r.Loop.Coverage, have)
		return fmt.Sprintf("coverage: %d", r.Loop.Coverage), true
	case "competencies":
		s := r.edit(n.session)
		s.Competencies = dropped(s.Competencies, n.word)
		return fmt.Sprintf("leave %s out of competencies", n.word), true
	}

	return "", false
}

// lastOfEach keeps of the words that begin alike, up to the value of a key, the
// last, which holds all changes of that key.
func lastOfEach(words []string) []string {
	head := func(w string) string {
		w = strings.SplitN(w, "{", 2)[0]
		return w[:max(0, strings.LastIndex(w, ": "))]
	}
	var out []string
	for i, w := range words {
		key := head(w)
		later := slices.ContainsFunc(words[i+1:], func(o string) bool { return key != "" && head(o) == key })
		if !later && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}

	return out
}
