package packet

import (
	"bytes"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"html/template"
	"io"
	"strconv"
	"strings"
	"sync"

	"panelkit/bank"
	"panelkit/kit"
)

//go:embed packet.html.tmpl
var htmlSource string

// htmlTemplate is parsed when it is first needed.
var htmlTemplate = sync.OnceValues(func() (*template.Template, error) {
	return template.New("packet").Funcs(template.FuncMap{
		"rich": rich,
		"span": span,
		"lasts": func(v *screen, r agendaRow) string {
			return kit.Fill(v.Text.Question.Minutes, "n", strconv.Itoa(r.To-r.From))
		},
		"pair":      func(v *screen, q *question) inScreen { return inScreen{v, q} },
		"clock":     func(v *screen, q *question) string { return kit.Fill(v.Text.Question.Clock, "n", q.Clock()) },
		"essential": func(q *question, i int) bool { return q.IsEssential(i + 1) },
		"purpose":   func(v *screen, p bank.Probe) string { return v.purpose(p.Purpose) },
		"criteria":  func(v *screen, numbers []int) string { return v.forCriteria(numbers) },
		"weight":    func(q *question) string { return strconv.FormatFloat(q.Asked.Weight(), 'f', 0, 64) + "\u00A0%" },
		"unfolds": func(v *screen, in bank.Inject) string {
			return kit.Fill(v.Text.Question.Unfolds, "n", strconv.Itoa(in.Minute))
		},
		"exhibit": func(v *screen, q *question) string {
			return kit.Fill(v.Text.Question.Exhibit, "n", strconv.Itoa(q.Number))
		},
		"minutes": func(v *screen, q *question) string {
			return kit.Fill(v.Text.Question.Minutes, "n", strconv.Itoa(q.Asked.Minutes))
		},
	}).Parse(htmlSource)
})

// screen is a view with what HTML needs of the theme.
type screen struct {
	*view
	Ink, Muted, Accent, Alert, Rule, Tint template.CSS
	Logo                                  template.URL
	Organisation                          string
	Foot                                  string
	Questions                             []*question
}

type inScreen struct {
	V *screen
	Q *question
}

// HTML writes the packet of one seat as a page of HTML that needs no other file: headings, table
// heads and labels in their places, so that it can be read aloud by a screen reader, and printed.
// Nothing is written if there is an error.
func HTML(w io.Writer, k *kit.Kit, seat kit.Seat, o Options) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("kit %s: packet of %s could not be made: %v", k.ID, seat.ID, r)
		}
	}()
	if o.Theme == nil {
		return fmt.Errorf("kit %s: packet has no theme", k.ID)
	}

	v, err := newView(k, seat, &o)
	if err != nil {
		return err
	}

	t, err := htmlTemplate()
	if err != nil {
		return err
	}

	c := o.Theme.Colors
	s := &screen{
		view: v, Organisation: o.Theme.Organisation, Foot: v.meta(&o).FootLeft,
		Ink: template.CSS(c.Ink.Hex()), Muted: template.CSS(c.Muted.Hex()), Accent: template.CSS(c.Accent.Hex()),
		Alert: template.CSS(c.Alert.Hex()), Rule: template.CSS(c.Rule.Hex()), Tint: template.CSS(c.Tint.Hex()),
	}

	if png := o.Theme.LogoPNG(); png != nil {
		s.Logo = template.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(png))
	}

	for i := range v.Questions {
		s.Questions = append(s.Questions, &v.Questions[i])
	}

	var b bytes.Buffer
	if err := t.Execute(&b, s); err != nil {
		return fmt.Errorf("kit %s: packet of %s could not be made: %w", k.ID, seat.ID, err)
	}

	_, err = w.Write(b.Bytes())
	return err
}

// rich gives a text with its bold words as HTML.
func rich(s string) template.HTML {
	var b strings.Builder
	for i, part := range strings.Split(s, "**") {
		if i%2 == 1 {
			b.WriteString("<strong>" + html.EscapeString(part) + "</strong>")
		} else {
			b.WriteString(html.EscapeString(part))
		}
	}
	return template.HTML(b.String())
}
