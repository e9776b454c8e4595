package practice

import (
	"html"
	"strconv"
	"strings"

	"panelkit/bank"
	"panelkit/kit"
)

// cards returns the questions as flash cards: a text file that Anki imports, with a header that names separator, deck,
// note type, columns and tags. The first column is the question's id, so that importing a later pack updates cards
// rather than doubling them.
func (o *outline) cards() []byte {
	var b strings.Builder
	for _, l := range []string{
		"#separator:tab", "#html:true", "#notetype:Basic",
		"#deck:" + oneLine(fill(o.t.Cards.Deck, "role", o.Role.Title)),
		"#tags:panelkit " + tag(o.Role.ID), "#columns:GUID\tFront\tBack\tTags", "#guid column:1", "#tags column:4",
	} {
		b.WriteString(l + "\n")
	}

	for i, q := range o.Questions {
		tags := strings.Join([]string{tag(q.Category), tag(q.Level), tag(o.Role.ID)}, " ")
		cells := []string{"panelkit-" + q.ID, o.front(&q), o.back(&o.Answers[i]), tags}
		b.WriteString(strings.Join(each(cells, oneLine), "\t") + "\n")
	}
	return []byte(b.String())
}

// front returns the question side of a card: the question with its exhibit, kind and level.
func (o *outline) front(q *Question) string {
	var b strings.Builder
	b.WriteString(html.EscapeString(q.Text))
	if q.Exhibit != "" {
		// A cell is one line, so spaces and ends of lines are spelled.
		shown := strings.NewReplacer(" ", "&nbsp;", "\n", "<br>").Replace(html.EscapeString(q.Exhibit))
		b.WriteString(`<br><br><div style="font-family:monospace;text-align:left">` + shown + "</div>")
	}

	kind := o.w.Category(bank.Category(q.Category)).Name + ", " + o.w.Level(bank.Level(q.Level)).Name
	b.WriteString("<br><br><small>" + html.EscapeString(kind) + "</small>")
	return b.String()
}

// back returns the answer side of a card: hint, follow-up questions, criteria, ratings, answer, story.
func (o *outline) back(a *Answer) string {
	t := o.t.BookletText
	var parts []string
	add := func(label, text string) { parts = append(parts, "<b>"+html.EscapeString(label)+"</b>"+text) }
	list := func(label string, items []string) {
		if len(items) > 0 {
			lines := each(items, func(i string) string { return "<li>" + string(rich(i)) + "</li>" })
			add(label, "<ul>"+strings.Join(lines, "")+"</ul>")
		}
	}

	add(t.Hint, "<br>"+html.EscapeString(a.Hint)+"<br>")
	list(t.Facts, each(a.Facts, o.fact))
	list(t.Probes, a.Probes)
	list(t.Criterion, a.Criteria)
	list(t.Anchors, each(a.Anchors, func(x Anchor) string { return strconv.Itoa(x.Rating) + ": " + x.Looks }))
	if a.Answer != "" {
		add(t.Answer, "<br>"+html.EscapeString(a.Answer)+"<br>")
	}
	if a.Star != nil {
		told := each(o.story(a.Star), func(p kit.Named) string {
			return "<br><i>" + html.EscapeString(p.Name) + "</i>: " + html.EscapeString(p.Meaning)
		})
		add(t.Star, strings.Join(told, ""))
	}
	return strings.Join(parts, "<br>")
}

// oneLine keeps a cell from ending its line or column.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// tag makes a word of a text, as Anki wants its tags.
func tag(s string) string { return strings.ReplaceAll(oneLine(s), " ", "-") }
