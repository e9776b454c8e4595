package desk

import (
	"fmt"
	"strings"

	"panelkit/kit"
	"panelkit/kit/page"
)

// notices says what a hiring team should know of a kit before it is used, though nothing hinders it from being made:
// weights that leave something out or are out of proportion, and questions that are drafts.
func notices(k *kit.Kit) []page.Warning {
	var out []page.Warning
	if left := k.Unweighted(); len(left) > 0 {
		out = append(out, page.Warning{Text: fmt.Sprintf(
			"weights leave out %s, which questions of this loop rate; "+
				"give each a weight, or 0 to say that it does not count",
			strings.Join(left, ", "),
		)})
	}

	for _, h := range k.OutOfProportion() {
		text := fmt.Sprintf("weighs %.0f %% of session %s; even out the weights of the competencies that it rates",
			h.Percent, h.Session)
		if h.Percent == 0 {
			text = fmt.Sprintf(
				"must be asked in session %s and weighs nothing; give a competency that it rates a weight", h.Session)
		}
		out = append(out, page.Warning{Where: h.Question, Text: text})
	}

	for i := range k.Questions {
		if q := &k.Questions[i]; len(q.Draft) > 0 {
			out = append(
				out,
				page.Warning{
					Where: q.ID,
					Text: "is a draft: derived from its hint and the role's defaults are " + strings.Join(q.Draft,
						", "),
				},
			)
		}
	}

	return out
}
