package main

import (
	"io"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkBuild makes the standard kit: four packets, four scorecards and the manifest.
func BenchmarkBuild(b *testing.B) {
	b.ReportAllocs()
	dir := filepath.Join(b.TempDir(), "kit")
	for b.Loop() {
		if code := run([]string{"build", "--role", "ai-incident-response", "--out", dir, "--force"}, strings.NewReader(""), io.Discard, io.Discard); code != exitGood {
			b.Fatalf("build ends with %d", code)
		}
	}
}
