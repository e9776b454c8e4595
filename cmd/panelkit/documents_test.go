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
	args = append([]string{"build", "--out", dir}, args...)
	if code := run(args, strings.NewReader(""), &out, &errOut); code != exitGood {
		t.Fatalf("build ends with %d: %s", code, errOut.String())
	}
	k, err := publish.ReadManifest(t.Context(), dir)
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
	all := append([]string{q.Text}, q.ProbeTexts()...)
	all = append(all, q.RedFlags...)
	for _, c := range q.Criteria {
		all = append(all, bank.Plain(c))
	}
	for _, a := range q.Anchors {
		all = append(all, bank.Plain(a))
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

// TestJudges has other programs read every PDF that the program makes: packets of both densities and
// themes, a debrief, a practice pack and its answers.
func TestJudges(t *testing.T) {
	files := everyPDF(t)
	for name, judge := range map[string][]string{
		"qpdf": {"qpdf", "--check"},
		"gs":   {"gs", "-q", "-dBATCH", "-dNOPAUSE", "-dPDFSTOPONERROR", "-sDEVICE=nullpage"},
		"pdfcpu": {
			"go", "tool", "-modfile=../tools/go.mod", "pdfcpu", "--conf", "disable", "validate", "--mode", "strict",
		},
	} {
		t.Run(name, func(t *testing.T) {
			need(t, judge[0])
			if name == "pdfcpu" && os.Getenv("CI") != "true" {
				t.Skip("pdfcpu takes long to build; it runs where CI=true")
			}
			for _, file := range files {
				args := append(judge[1:len(judge):len(judge)], file)
				if out, err := exec.Command(judge[0], args...).CombinedOutput(); err != nil {
					t.Errorf("%s: %v\n%s", filepath.Base(file), err, out)
				}
			}
		})
	}
}

// everyPDF makes one of each kind of PDF.
func everyPDF(t *testing.T) []string {
	t.Helper()
	dir := t.TempDir()
	var all []string
	do := func(want int, args ...string) {
		t.Helper()
		var out, errOut bytes.Buffer
		if code := run(args, strings.NewReader(""), &out, &errOut); code != want {
			t.Fatalf("%v ends with %d: %s", args, code, errOut.String())
		}
	}
	kitDir := filepath.Join(dir, "kit")
	do(exitGood, "build", "--role", "ai-incident-response", "--template", "take-two", "--out", kitDir)
	do(exitGood, "packet", kitDir, "--density", "compact", "--theme", "print", "--paper", "letter",
		"--out", filepath.Join(dir, "short"))
	do(exitFindings, "debrief", kitDir, "--partial", "--out", filepath.Join(dir, "debrief"))
	do(exitGood, "practice", "--role", "ai-security-engineer", "--days", "5", "--hours-per-day", "2",
		"--start", "2100-01-01", "--out", filepath.Join(dir, "practice"))
	err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		if filepath.Ext(path) == ".pdf" {
			all = append(all, path)
		}
		return err
	})
	if err != nil || len(all) < 7 {
		t.Fatalf("%d PDFs, error %v", len(all), err)
	}
	return all
}

// TestPreviewIsAccessible runs html-validate (from npm) with its rules for accessibility.
func TestPreviewIsAccessible(t *testing.T) {
	need(t, "html-validate")
	dir := t.TempDir()
	kitDir, _ := buildKit(t, "--role", "ai-incident-response", "--template", "take-two")
	var out, errOut bytes.Buffer
	args := []string{"preview", kitDir, "--out", filepath.Join(dir, "web")}
	if code := run(args, strings.NewReader(""), &out, &errOut); code != exitGood {
		t.Fatalf("preview ends with %d: %s", code, errOut.String())
	}
	rules := `{"root": true, "extends": ["html-validate:recommended", "html-validate:document", "html-validate:a11y"]}`
	if err := os.WriteFile(filepath.Join(dir, ".htmlvalidate.json"), []byte(rules), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("html-validate", "--max-warnings", "0", "web/1-craft.html", "web/2-judgment.html")
	cmd.Dir = dir
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, text)
	}
}

// TestEveryTemplateAndSeniority holds that the built-in plans can be filled from the built-in banks.
func TestEveryTemplateAndSeniority(t *testing.T) {
	for _, role := range []string{"ai-incident-response", "ai-security-engineer"} {
		for _, template := range []string{"standard", "screen", "panel", "take-two"} {
			for _, seniority := range kit.Seniorities() {
				var out, errOut bytes.Buffer
				args := []string{"select", "--role", role, "--template", template}
				args = append(args, "--seniority", string(seniority), "--format", "csv")
				code := run(args, strings.NewReader(""), &out, &errOut)
				if code != exitGood {
					t.Errorf("%s, %s, %s: ends with %d: %s", role, template, seniority, code, errOut.String())
				}
			}
		}
	}
}
