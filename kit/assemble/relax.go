package assemble

import (
	"context"
	"fmt"
	"slices"

	"panelkit/kit"
	"panelkit/kit/assemble/mip"
)

// elastic returns the blueprint with its hard demands from the given one on
// turned into wishes of so many units for each miss. What is excluded stays so.
func (b *blueprint) elastic(from int, units int64) *blueprint {
	m := *b.Model
	m.Demands = slices.Clone(b.Demands)

	for i := from; i < len(m.Demands); i++ {
		d := &m.Demands[i]
		if d.Weight > 0 || d.Items != nil && d.Range.Hi <= 0 {
			continue
		}

		d.Weight = units * b.unit
		switch {
		case d.Kind == mip.Minutes || d.Kind == mip.Difficulty:
			d.Weight /= 5
		case d.Range.Hi <= 0: // a level or category that the plan leaves out
			d.Weight *= 3
		}
	}

	return b.with(&m)
}

// relaxed assembles what comes nearest to a request: demands give way first,
// then the limits on uses and overlap, then the number of questions.
func relaxed(ctx context.Context, r *Request, cells []cell) (*Result, error) {
	var last error
	changes := []func(r *Request, n int) bool{wantAsMuch, useMore, shareMore, useAndShareAtWill, askFewer}
	for _, change := range changes {
		for n := 1; ; n *= 2 {
			next := *r
			if !change(&next, n) {
				break
			}

			res, err := yielding(ctx, r, &next, cells)
			if err == nil || !hopeless(err) {
				return res, err
			}

			last = err
		}
	}

	return nil, last
}

// wantAsMuch changes nothing, once.
func wantAsMuch(_ *Request, n int) bool { return n == 1 }

// useMore lets a question be in n more forms.
func useMore(r *Request, n int) bool {
	if r.MaxUse == 0 || r.MaxUse+n/2 >= r.Forms {
		return false
	}
	r.MaxUse = min(r.Forms, r.MaxUse+n)
	return true
}

// shareMore lets two forms share n more questions.
func shareMore(r *Request, n int) bool {
	most := r.size()
	if r.MaxOverlap == nil || *r.MaxOverlap+n/2 >= most {
		return false
	}
	share := min(most, *r.MaxOverlap+n)
	r.MaxOverlap = &share
	return true
}

// useAndShareAtWill drops both limits, once.
func useAndShareAtWill(r *Request, n int) bool {
	r.MaxUse, r.MaxOverlap = 0, nil
	return n == 1
}

// askFewer takes n questions from every session that has more.
func askFewer(r *Request, n int) bool {
	useAndShareAtWill(r, 1)
	can := false
	for s := range r.Loop.Sessions {
		if k := r.Loop.Sessions[s].Questions; k > 1 && n/2 < k {
			r.resize(s, max(1, k-n))
			can = true
		}
	}
	return can
}

// size returns the number of questions in the loop.
func (r *Request) size() int {
	n := 0
	for i := range r.Loop.Sessions {
		n += r.Loop.Sessions[i].Questions
	}
	return n
}

// yielding solves a changed request with every demand elastic, and says by what
// the result misses the request as it was.
func yielding(ctx context.Context, was, r *Request, cells []cell) (*Result, error) {
	if r.size() != was.size() {
		cells = nil
	}

	b := draft(r).fixed(cells).alike(r, false)
	weak := b.elastic(b.own, perMakeup).elastic(0, perRelaxed)
	for i := range b.Bands {
		weak.Bands[i].Weight = max(weak.Bands[i].Weight, perRelaxed*b.unit/10)
	}

	sol, err := assembled(ctx, r, weak)
	if err != nil {
		return nil, err
	}

	res := newResult(r, weak, sol)
	res.Relaxations = draft(was).fixed(cells).relaxations(was, sol.Forms)
	return res, nil
}

// relaxations lists what a set of forms misses of a request, and by how much.
func (b *blueprint) relaxations(r *Request, forms []mip.Form) []string {
	var out []string
	of := func(f int) string {
		if len(forms) > 1 {
			return fmt.Sprintf("form %d: ", f+1)
		}
		return ""
	}

	for s := range b.Sessions {
		if have := len(forms[0][s]); have != b.Sessions[s].Count {
			words := fmt.Sprintf("session %q: %d questions in place of %d", b.sessions[s], have, b.Sessions[s].Count)
			out = append(out, words)
		}
	}

	for i := range b.Demands {
		d := &b.Demands[i]
		for f := range forms {
			if have := b.Measure(d, forms[f]); d.Weight == 0 && d.Range.Beyond(have) > 0 {
				out = append(out, fmt.Sprintf("%s%s: has %d", of(f), b.words(i), have))
			}
		}
	}

	return append(out, b.across(r, forms)...)
}

// across lists what forms miss together: likeness, and limits on uses and overlap.
func (b *blueprint) across(r *Request, forms []mip.Form) []string {
	var out []string
	for _, band := range b.alike(r, true).Bands {
		d := mip.On(band.Kind, mip.Range{})
		var have []int
		for _, form := range forms {
			have = append(have, b.Measure(&d, form))
		}
		if apart := slices.Max(have) - slices.Min(have); apart > band.Width {
			words := fmt.Sprintf("forms differ by %d in %s, more than %d", apart, totalWord(band.Kind), band.Width)
			out = append(out, words)
		}
	}

	uses := map[int]int{}
	most, share := 0, 0
	for f, form := range forms {
		for _, q := range slices.Concat(form...) {
			uses[q]++
			most = max(most, uses[q])
		}
		for g := range f {
			share = max(share, mip.Shared(forms[g], form))
		}
	}

	if r.MaxUse > 0 && most > r.MaxUse {
		out = append(out, fmt.Sprintf("a question is in %d forms, %d were to be the most", most, r.MaxUse))
	}
	if r.MaxOverlap != nil && share > *r.MaxOverlap {
		out = append(out, fmt.Sprintf("two forms share %d questions, %d were to be the most", share, *r.MaxOverlap))
	}

	return out
}

// totalWord names a total that forms have alike.
func totalWord(k mip.Kind) string {
	if k == mip.Minutes {
		return "minutes"
	}
	return "difficulty"
}

// resize makes session s ask n questions, with quotas in the same proportion.
func (r *Request) resize(s, n int) {
	ses := r.edit(s)
	old := ses.Questions
	ses.Questions = n
	scale(ses.Levels, old, n)
	scale(ses.Categories, old, n)

	cells := map[int]kit.Bounds{}

	for i := range ses.Cells {
		cells[i] = ses.Cells[i].Bounds
	}

	scale(cells, old, n)
	for i := range ses.Cells {
		ses.Cells[i].Bounds = cells[i]
	}
}

// scale makes quotas of old questions quotas of n.
func scale[K interface{ ~int | ~string }](quotas map[K]kit.Bounds, old, n int) {
	keys := sortedKeys(quotas)
	var lows, highs []int
	total, exact := 0, true

	for _, k := range keys {
		q := quotas[k]
		lows, highs = append(lows, q.Lo), append(highs, q.Hi)
		total += q.Lo
		exact = exact && q.Lo == q.Hi
	}

	if total == 0 {
		for _, k := range keys {
			quotas[k] = kit.Bounds{Hi: min(quotas[k].Hi, n)}
		}
		return
	}

	lower := kit.LargestRemainder(total*n/old, lows)
	for i, k := range keys {
		hi := min(n, highs[i])
		if exact {
			hi = lower[i]
		}
		quotas[k] = kit.Bounds{Lo: lower[i], Hi: max(lower[i], hi)}
	}
}

func sortedKeys[K interface{ ~int | ~string }, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
