package main

import (
	"bytes"
	"strings"
	"testing"
)

// TestStress fills the built-in loops of every seniority again and again: none may fail.
func TestStress(t *testing.T) {
	seeds := "12"
	if testing.Short() {
		seeds = "2"
	}
	var out, errOut bytes.Buffer
	code := run([]string{"bank", "check", "--stress", seeds}, strings.NewReader(""), &out, &errOut)
	if code != exitGood && code != exitFindings { // questions that no seed has used yet are findings
		t.Fatalf("ends with %d: %s", code, errOut.String())
	}
	for _, line := range strings.Split(out.String(), "\n") {
		if f := strings.Fields(line); len(f) == 8 && strings.HasPrefix(f[0], "ai-") && f[2] != "0" {
			t.Errorf("failed sets: %s\n%s", line, out.String())
		}
	}
	if !strings.Contains(out.String(), "ai-security-engineer") {
		t.Errorf("no report: %s", out.String())
	}
}
