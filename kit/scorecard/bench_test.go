package scorecard

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"panelkit/kit"
)

// benchKit is a session of 20 questions, as many as the peer's script writes and a session may have.
func benchKit(b *testing.B) *kit.Kit {
	return testKit(b, 5, kit.Session{
		ID: "depth", Title: "Depth", Minutes: 90, Questions: 20,
		Panelists: []string{"Robin Example"},
	})
}

// BenchmarkPeer runs the script that a user would write instead, with 20 questions too, and reports
// its best time. The script stores zeros for the values of its formulas.
func BenchmarkPeer(b *testing.B) {
	folder := os.Getenv("PANELKIT_PEERS")
	if folder == "" {
		b.Skip("PANELKIT_PEERS names no folder with the peer's script")
	}
	python := "python3"
	if _, err := os.Stat("/usr/bin/python3"); err == nil {
		python = "/usr/bin/python3" // Debian's, which python3-xlsxwriter belongs to
	}
	if err := exec.Command(python, "-c", "import xlsxwriter").Run(); err != nil {
		b.Skip("python3-xlsxwriter is not installed")
	}
	out := filepath.Join(b.TempDir(), "peer.xlsx")
	said, err := exec.Command(python, filepath.Join(folder, "scorecard_xlsxwriter.py"), "30", out,
		filepath.Join(folder, "content.json")).CombinedOutput()
	if err != nil {
		b.Fatalf("%v: %s", err, said)
	}
	var best float64
	if _, err := fmt.Sscanf(string(said), "xlsxwriter best %f ms", &best); err != nil {
		b.Fatalf("the peer said %q", said)
	}
	b.ReportMetric(best, "best-ms")
}

func BenchmarkWrite(b *testing.B) {
	k, o := benchKit(b), testOptions(b)
	b.ReportAllocs()
	best := time.Hour
	for b.Loop() {
		start := time.Now()
		if err := Write(io.Discard, k, k.Seats()[0], o); err != nil {
			b.Fatal(err)
		}
		best = min(best, time.Since(start))
	}
	b.ReportMetric(float64(best.Microseconds())/1000, "best-ms")
}

func BenchmarkWritePanel(b *testing.B) {
	k, o := twoSessions(b), testOptions(b)
	b.ReportAllocs()
	for b.Loop() {
		panelBook(b, k, nil, o.Words)
	}
}

func BenchmarkRead(b *testing.B) {
	k, o := benchKit(b), testOptions(b)
	o.Filled = filledCard(k, k.Seats()[0], 1, o.Words)
	data := write(b, k, k.Seats()[0], o)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Read("x.xlsx", bytes.NewReader(data), int64(len(data)), k,
			ReadOptions{Text: o.Text, Words: o.Words}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkReadThousand reads 1,000 scorecards of a usual length, one after the other.
func BenchmarkReadThousand(b *testing.B) {
	k, o := twoSessions(b), testOptions(b)
	var files [][]byte
	for i := range 30 {
		seat := k.Seats()[i%3]
		o.Filled = filledCard(k, seat, uint64(i), o.Words)
		files = append(files, write(b, k, seat, o))
	}
	b.ReportAllocs()
	for b.Loop() {
		for i := range 1000 {
			data := files[i%len(files)]
			if _, _, err := Read("x.xlsx", bytes.NewReader(data), int64(len(data)), k,
				ReadOptions{Text: o.Text, Words: o.Words}); err != nil {
				b.Fatal(err)
			}
		}
	}
}
