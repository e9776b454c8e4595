package packet

import (
	"bytes"
	"encoding/xml"
	"errors"
	"html"
	"io"
	"regexp"
	"strings"
	"testing"

	"panelkit/bank"
)

// TestHTML holds that the twin says what the packet says, is well formed, needs no other file, and
// takes no input.
func TestHTML(t *testing.T) {
	k, o := fixture(t), options(t, "plain")
	var b bytes.Buffer
	if err := HTML(&b, k, k.Seats()[0], o); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	text := squeezed(html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(page, "")))
	for _, want := range append(said(k, 0, true), k.ID, k.BankDigest[:12], k.Loop.Candidate, "R. Okafor", o.Text.Summary.Attest, o.Text.Fairness.Title, o.Text.Run.Title) {
		if !strings.Contains(text, squeezed(bank.Plain(want))) {
			t.Errorf("%q is not in the page", want)
		}
	}
	for _, not := range []string{"http://", "https://", "<script", "url(", "@import", "<no value>", "ZgotmplZ"} {
		if strings.Contains(page, not) {
			t.Errorf("page contains %q", not)
		}
	}
	wellFormed(t, page)
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if ids[m[1]] {
			t.Errorf("id %q stands twice", m[1])
		}
		ids[m[1]] = true
	}
	for _, m := range regexp.MustCompile(`(?:href="#|aria-labelledby="|for=")([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if !ids[m[1]] {
			t.Errorf("nothing has the id %q", m[1])
		}
	}
	// The page saves nothing, so it has nothing to type or tick.
	if m := regexp.MustCompile(`<(input|textarea|select|button)\b`).FindString(page); m != "" {
		t.Errorf("the page has a control: %s", m)
	}
	if n := strings.Count(page, "<h1>"); n != 1 {
		t.Errorf("%d headings of the first level", n)
	}
	if strings.Count(page, "<table") != strings.Count(page, "<caption>") {
		t.Error("a table has no caption")
	}
}

// wellFormed reads the page as XML would have it, empty elements aside.
func wellFormed(t *testing.T, page string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(strings.TrimPrefix(page, "<!DOCTYPE html>")))
	d.Strict = false
	d.AutoClose = xml.HTMLAutoClose
	d.Entity = xml.HTMLEntity
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

func TestHTMLEscapes(t *testing.T) {
	k, o := fixture(t), options(t, "plain")
	k.Loop.Candidate = `<script>alert("1")</script>`
	k.Questions[0].Criteria[0] = `Says **<b>** & "quotes"`
	var b bytes.Buffer
	if err := HTML(&b, k, k.Seats()[0], o); err != nil {
		t.Fatal(err)
	}
	if page := b.String(); strings.Contains(page, "<script") ||
		!strings.Contains(page, "Says <strong>&lt;b&gt;</strong> &amp;") {
		t.Error("text of a question became markup")
	}
}
