package practice

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"
)

// calendar returns the plan as iCalendar (RFC 5545): an event of a whole day for each day that is no
// rest day. The same document gives the same bytes, since times are those of the plan. An event is
// known by role, candidate and day, so that importing a later plan updates it.
func (o *outline) calendar() ([]byte, error) {
	c := ics.NewCalendarFor("panelkit")
	c.SetProductId("-//panelkit//practice//" + strings.ToUpper(o.t.Lang))
	c.SetMethod(ics.MethodPublish)
	c.SetName(fill(o.t.Calendar.Name, "role", o.Role.Title))
	c.SetXWRCalName(fill(o.t.Calendar.Name, "role", o.Role.Title))
	start, err := time.Parse(time.DateOnly, o.Plan.Start)
	if err != nil {
		return nil, err
	}

	whose := sha256.Sum256([]byte(o.Role.ID + "\n" + o.Candidate))
	for i := range o.Plan.Days {
		d := &o.Plan.Days[i]
		if d.Rest {
			continue
		}
		at := start.AddDate(0, 0, i)
		e := c.AddEvent(hex.EncodeToString(whose[:8]) + "-" + d.Date + "@panelkit")
		e.SetDtStampTime(start)
		e.SetAllDayStartAt(at)
		e.SetAllDayEndAt(at.AddDate(0, 0, 1))
		e.SetSummary(fill(o.t.Calendar.Summary, "n", d.Number, "focus", o.focuses(d)))
		e.SetDescription(o.agenda(d))
		e.SetTimeTransparency(ics.TransparencyTransparent)
		e.SetClass(ics.ClassificationPrivate)
	}

	var b bytes.Buffer
	if err := c.SerializeTo(&b, ics.WithNewLineWindows); err != nil {
		return nil, err
	}

	return b.Bytes(), nil
}

func (o *outline) focuses(d *Day) string {
	return strings.Join(each(d.Topics, o.focus), "; ")
}

// agenda returns a day in plain lines, its new questions written out.
func (o *outline) agenda(d *Day) string {
	v := o.day(d)
	var lines []string
	for _, t := range v.Topics {
		for _, a := range t.Activities {
			lines = append(lines, "- "+a)
		}
	}

	for _, l := range v.Labs {
		lines = append(lines, "", l.Name+", "+l.Minutes+": "+l.Title)
	}
	for _, t := range v.Tasks {
		lines = append(lines, "", t.text())
	}

	if len(d.New) > 0 {
		lines = append(lines, "")
	}

	for _, n := range d.New {
		lines = append(lines, fmt.Sprintf("%d. %s", n, o.Question(n).Text))
	}

	return strings.Join(append(lines, "", v.Load), "\n")
}
