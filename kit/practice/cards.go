package practice

import (
	"html"
	"strings"

	"panelkit/bank"
)

// cards returns the questions as flash cards: a text file that Anki imports, with a header that names
// separator, deck, note type, columns and tags. The first column is the question's id, so that
// importing a later pack updates cards rather than doubling them.
func (o *outline) cards() []byte {
	var b strings.Builder
	for _, l := range []string{
		"#separator:tab", "#html:true", "#notetype:Basic", "#deck:" + oneLine(fill(o.t.Cards.Deck, "role", o.Role.Title)),
		"#tags:panelkit " + tag(o.Role.ID), "#columns:GUID\tFront\tBack\tTags", "#guid column:1", "#tags column:4",
	} {
		b.WriteString(l + "\n")
	}

	for i, q := range o.Questions {
		front := html.EscapeString(q.Text) + "<br><br><small>" +
			html.EscapeString(o.w.Category(bank.Category(q.Category)).Name+", "+o.w.Level(bank.Level(q.Level)).Name) + "</small>"
		tags := strings.Join([]string{tag(q.Category), tag(q.Level), tag(o.Role.ID)}, " ")
		cells := []string{"panelkit-" + q.ID, front, o.back(&o.Answers[i]), tags}
		b.WriteString(strings.Join(each(cells, oneLine), "\t") + "\n")
	}

	return []byte(b.String())
}

// back returns the answer side of a card: hint, criteria, answer, story.
func (o *outline) back(a *Answer) string {
	t := o.t.BookletText
	var b strings.Builder
	b.WriteString("<b>" + html.EscapeString(t.Hint) + "</b><br>" + html.EscapeString(a.Hint) + "<br><br><b>" + html.EscapeString(t.Criterion) + "</b><ul>")
	for _, c := range a.Criteria {
		b.WriteString("<li>" + string(rich(c)) + "</li>")
	}

	b.WriteString("</ul>")
	if a.Answer != "" {
		b.WriteString("<b>" + html.EscapeString(t.Answer) + "</b><br>" + html.EscapeString(a.Answer))
	}

	if a.Star != nil {
		b.WriteString("<br><br><b>" + html.EscapeString(t.Star) + "</b>")
		for _, p := range o.story(a.Star) {
			b.WriteString("<br><i>" + html.EscapeString(p.Name) + "</i>: " + html.EscapeString(p.Meaning))
		}
	}

	return b.String()
}

// oneLine keeps a cell from ending its line or column.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// tag makes a word of a text, as Anki wants its tags.
func tag(s string) string { return strings.ReplaceAll(oneLine(s), " ", "-") }
