package assemble

import (
	"fmt"

	"panelkit/kit/assemble/mip"
)

// sentence says in one plain sentence why a form asks a question: what would be
// lost without it, or else what could as well be asked.
func (b *blueprint) sentence(form mip.Form, s, q int, e *Explanation) string {
	kind := b.levels[b.Items[q].Level] + " " + b.categories[b.Items[q].Category]
	for _, k := range b.Items[q].Competencies {
		if n := b.sessionsOn(form, k); n > 0 && b.onlyIn(form[s], q, func(o int) bool { return b.covers(o, k) }) {
			return fmt.Sprintf("the only question on %s in %q; without it %s is covered in %s",
				b.competencies[k], b.sessions[s], b.competencies[k], plural(n-1, "session"))
		}
	}

	switch {
	case e.Needed:
		const words = "no other question can take its place: without this %s question no set meets the demands"
		return fmt.Sprintf(words, kind)
	case b.onlyIn(form[s], q, func(o int) bool {
		return b.Items[o].Level == b.Items[q].Level && b.Items[o].Category == b.Items[q].Category
	}):
		return fmt.Sprintf("the only %s question in %q%s", kind, b.sessions[s], e.instead())
	}

	return fmt.Sprintf("one of the %s questions in %q%s", kind, b.sessions[s], e.instead())
}

// instead says what could be asked in the place of the question.
func (e *Explanation) instead() string {
	switch {
	case e.Substitute == nil:
		return "; nothing else can take its place with all others as they are"
	case e.Substitute.Cost <= 0:
		return fmt.Sprintf("; %s would do as well, the seed chose", e.Substitute.ID)
	}
	return fmt.Sprintf("; the next best, %s, is worse by %d", e.Substitute.ID, e.Substitute.Cost)
}

// covers reports whether an item is on a competency.
func (b *blueprint) covers(q, competency int) bool {
	d := mip.On(mip.Count, mip.AtLeast(1))
	d.Competency = competency
	return d.Matches(b.Model, q, 0)
}

// sessionsOn counts the sessions of a form that cover a competency.
func (b *blueprint) sessionsOn(form mip.Form, competency int) int {
	d := mip.On(mip.Spread, mip.AtLeast(1))
	d.Competency = competency
	return b.Measure(&d, form)
}

// onlyIn reports whether of some items only q has a property.
func (b *blueprint) onlyIn(items []int, q int, has func(int) bool) bool {
	for _, o := range items {
		if o != q && has(o) {
			return false
		}
	}
	return true
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
