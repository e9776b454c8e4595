package practice_test

import (
	"bytes"
	"testing"

	"panelkit/kit/practice"
)

// BenchmarkPlan plans a month.
func BenchmarkPlan(b *testing.B) {
	r, o := role(b, "ai-incident-response"), options(b)
	for b.Loop() {
		if _, err := practice.Build(r, o); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPDF makes pack and booklet of a month and gives the pages made in a millisecond.
func BenchmarkPDF(b *testing.B) {
	benchmarkFormat(b, practice.PDF)
}

// BenchmarkHTML makes the same as HTML.
func BenchmarkHTML(b *testing.B) { benchmarkFormat(b, practice.HTML) }

func benchmarkFormat(b *testing.B, format string) {
	d, err := practice.Build(role(b, "ai-incident-response"), options(b))
	if err != nil {
		b.Fatal(err)
	}

	l, pages := look(b), 0
	for b.Loop() {
		files, _, err := practice.Render(b.Context(), d, l, []string{format})
		if err != nil {
			b.Fatal(err)
		}
		for _, f := range files {
			pages += bytes.Count(f.Data, []byte("/Type /Page\n"))
		}
	}

	if format == practice.PDF {
		b.ReportMetric(float64(pages)/float64(b.Elapsed().Milliseconds()), "pages/ms")
	}
}
