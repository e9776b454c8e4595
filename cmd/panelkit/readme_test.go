package main

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"
)

var (
	consoleBlock = regexp.MustCompile("(?s)```console\n(.*?)```")
	shellWord    = regexp.MustCompile(`"[^"]*"|\S+`)
)

// TestReadme runs the commands that the README shows, one after the other, in an empty folder.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	t.Setenv("HOME", t.TempDir())
	ran := 0
	for _, block := range consoleBlock.FindAllStringSubmatch(string(readme), -1) {
		for _, line := range strings.Split(block[1], "\n") {
			line, _, _ = strings.Cut(line, " #")
			words := shellWord.FindAllString(line, -1)
			if len(words) == 0 || words[0] != "panelkit" {
				continue
			}
			for i := range words {
				words[i] = strings.Trim(words[i], `"`)
			}
			var out, errOut bytes.Buffer
			code := run(words[1:], strings.NewReader("q\n"), &out, &errOut)
			// Nobody has filled in a scorecard.
			findings := words[1] == "status" || words[1] == "debrief" || words[1] == "compare"
			if code != exitGood && !(findings && code == exitFindings) {
				t.Errorf("%s\nends with %d: %s", line, code, errOut.String())
			}
			ran++
		}
	}
	if ran < 15 {
		t.Errorf("only %d commands found", ran)
	}
}
