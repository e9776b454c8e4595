package assemble

import (
	"fmt"
	"strings"

	"panelkit/kit/assemble/mip"
)

// words returns demand i as a phrase, such as
// `session "Scenarios": at least 4 advanced scenario questions`.
func (b *blueprint) words(i int) string {
	if i < len(b.notes) && b.notes[i].label != "" {
		return b.notes[i].label
	}
	return b.phrase(&b.Demands[i])
}

// phrase puts a demand in words, made from its fields.
func (b *blueprint) phrase(d *mip.Demand) string {
	where := "each form: "
	if b.Forms <= 1 {
		where = "the loop: "
	}
	if d.Session != mip.Any {
		where = fmt.Sprintf("session %q: ", b.sessions[d.Session])
	}
	return where + b.amountWords(d)
}

// amountWords says how much of what the demand asks.
func (b *blueprint) amountWords(d *mip.Demand) string {
	what := strings.Join(b.filterWords(d), " ")
	n := rangeWords(d.Range)
	switch d.Kind {
	case mip.Minutes:
		return strings.TrimSpace(n + " minutes " + what)
	case mip.Difficulty:
		return strings.TrimSpace("total difficulty " + n + " " + what)
	case mip.Spread:
		return n + " " + noun(d.Range, "session") + " with a question on " + what
	case mip.Count:
	}

	if d.Competency != mip.Any {
		return n + " " + noun(d.Range, "question") + " on " + what
	}

	return n + " " + strings.TrimSpace(what+" "+noun(d.Range, "question"))
}

// noun puts a noun into the number that the words of the range end with.
func noun(r mip.Range, one string) string {
	if r.Hi == 1 || r.Hi >= mip.Unbounded && r.Lo == 1 {
		return one
	}
	return one + "s"
}

// filterWords names what the demand looks at, general before special.
func (b *blueprint) filterWords(d *mip.Demand) []string {
	var w []string
	if d.Level != mip.Any {
		w = append(w, b.levels[d.Level])
	}
	if d.Category != mip.Any {
		w = append(w, b.categories[d.Category])
	}
	if d.Competency != mip.Any {
		w = append(w, b.competencies[d.Competency])
	}
	if d.Items != nil && len(d.Items) <= 4 {
		for _, q := range d.Items {
			w = append(w, b.qs[q].ID)
		}
	}

	return w
}

// rangeWords returns a range as "exactly 4", "at least 4", "at most 4", "4 to 6".
func rangeWords(r mip.Range) string {
	switch {
	case r.Hi <= 0:
		return "no"
	case r.Lo == r.Hi:
		return fmt.Sprintf("exactly %d", r.Lo)
	case r.Hi >= mip.Unbounded:
		return fmt.Sprintf("at least %d", r.Lo)
	case r.Lo <= 0:
		return fmt.Sprintf("at most %d", r.Hi)
	}

	return fmt.Sprintf("%d to %d", r.Lo, r.Hi)
}
