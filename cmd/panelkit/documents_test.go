package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"panelkit/bank"
	"panelkit/kit"
	"panelkit/kit/publish"
)

// need skips a test where a program is absent, and fails it where everything must be there.
func need(t *testing.T, program string) {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s is not installed", program)
		}
		t.Skipf("%s is not installed", program)
	}
}

// buildKit runs build and reads the manifest back.
func buildKit(t *testing.T, args ...string) (string, *kit.Kit) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "kit")
	var out, errOut bytes.Buffer
	if code := run(append([]string{"build", "--out", dir}, args...), strings.NewReader(""), &out, &errOut); code != exitGood {
		t.Fatalf("build ends with %d: %s", code, errOut.String())
	}
	k, err := publish.ReadManifest(dir)
	if err != nil {
		t.Fatal(err)
	}
	return dir, k
}

// letters gives a text without what line breaks and page layout change: white space and hyphens.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\r\n\f-\u00a0\u00ad", r) {
			return -1
		}
		return r
	}, text)
}

// parts gives all that an interviewer must find of a question.
func parts(q *bank.Question) []string {
	all := append([]string{q.Text}, q.Probes...)
	all = append(all, q.RedFlags...)
	for _, c := range q.Criteria {
		all = append(all, bank.Plain(c))
	}
	for _, a := range q.Anchors {
		all = append(all, a)
	}
	return all
}

// TestPacketsAndScorecardsHoldEveryQuestion reads every document of a kit of each role and looks for
// every question of its session, with criteria, anchors, probes and red flags.
func TestPacketsAndScorecardsHoldEveryQuestion(t *testing.T) {
	need(t, "pdftotext")
	for _, role := range []string{"ai-incident-response", "ai-security-engineer"} {
		for _, density := range []string{"full", "compact"} {
			t.Run(role+"/"+density, func(t *testing.T) {
				dir, k := buildKit(t, "--role", role, "--density", density)
				for _, seat := range k.Seats() {
					packet := letters(pdfText(t, filepath.Join(dir, publish.PacketPath(seat))))
					card := letters(workbookText(t, filepath.Join(dir, publish.ScorecardPath(seat))))
					for _, a := range k.Sessions[seat.Session].Asked {
						q := k.Question(a.ID)
						for _, p := range append(parts(q), q.ID) {
							if !strings.Contains(packet, letters(p)) {
								t.Errorf("packet %s lacks of %s: %s", seat.ID, q.ID, p)
							}
						}
						for _, p := range []string{q.ID, q.Text, bank.Plain(q.Criteria[0])} {
							if !strings.Contains(card, letters(p)) {
								t.Errorf("scorecard %s lacks of %s: %s", seat.ID, q.ID, p)
							}
						}
					}
				}
			})
		}
	}
}

func pdfText(t *testing.T, file string) string {
	t.Helper()
	out, err := exec.Command("pdftotext", "-raw", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// workbookText gives all text of a workbook's shared and inline strings.
func workbookText(t *testing.T, file string) string {
	t.Helper()
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var b strings.Builder
	for _, f := range z.File {
		if f.Name == "xl/sharedStrings.xml" || strings.HasPrefix(f.Name, "xl/worksheets/sheet") {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			texts(t, r, &b)
			r.Close()
		}
	}
	return b.String()
}

func texts(t *testing.T, r io.Reader, b *strings.Builder) {
	t.Helper()
	inside := false
	for dec := xml.NewDecoder(r); ; {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
		switch e := tok.(type) {
		case xml.StartElement:
			inside = e.Name.Local == "t"
		case xml.EndElement:
			inside = false
		case xml.CharData:
			if inside {
				b.Write(e)
			}
		}
	}
}

// TestJudges has other programs read every packet of a kit.
func TestJudges(t *testing.T) {
	dir, k := buildKit(t, "--role", "ai-incident-response", "--template", "take-two")
	for _, judge := range [][]string{
		{"qpdf", "--check"},
		{"gs", "-q", "-dBATCH", "-dNOPAUSE", "-dPDFSTOPONERROR", "-sDEVICE=nullpage"},
	} {
		t.Run(judge[0], func(t *testing.T) {
			need(t, judge[0])
			for _, seat := range k.Seats() {
				args := append(judge[1:len(judge):len(judge)], filepath.Join(dir, publish.PacketPath(seat)))
				if out, err := exec.Command(judge[0], args...).CombinedOutput(); err != nil {
					t.Errorf("%s: %v\n%s", seat.ID, err, out)
				}
			}
		})
	}
}

// TestEveryTemplateAndSeniority holds that the built-in plans can be filled from the built-in banks.
func TestEveryTemplateAndSeniority(t *testing.T) {
	for _, role := range []string{"ai-incident-response", "ai-security-engineer"} {
		for _, template := range []string{"standard", "screen", "panel", "take-two"} {
			for _, seniority := range kit.Seniorities() {
				var out, errOut bytes.Buffer
				code := run([]string{"select", "--role", role, "--template", template, "--seniority", string(seniority), "--format", "csv"}, strings.NewReader(""), &out, &errOut)
				if code != exitGood {
					t.Errorf("%s, %s, %s: ends with %d: %s", role, template, seniority, code, errOut.String())
				}
			}
		}
	}
}
