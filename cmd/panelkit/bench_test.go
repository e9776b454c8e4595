package main

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"eliasnaur.com/font/roboto/robotobold"
	"eliasnaur.com/font/roboto/robotoregular"
)

// BenchmarkBuild makes the standard kit: four packets, four scorecards and the manifest.
func BenchmarkBuild(b *testing.B) {
	b.ReportAllocs()
	dir := filepath.Join(b.TempDir(), "kit")
	for b.Loop() {
		args := []string{"build", "--role", "ai-incident-response", "--out", dir, "--force"}
		if code := run(args, strings.NewReader(""), io.Discard, io.Discard); code != exitGood {
			b.Fatalf("build ends with %d", code)
		}
	}
}

// BenchmarkProcessAgainstReportlab compares the processor time of the whole program, making the standard
// kit, with that of the script that a user would write instead, making one packet: both started anew each
// time, in turn. PANELKIT_PEERS names the folder of packet_reportlab.py and content.json.
func BenchmarkProcessAgainstReportlab(b *testing.B) {
	peers := os.Getenv("PANELKIT_PEERS")
	if peers == "" {
		b.Skip("PANELKIT_PEERS is not set: it names the folder of packet_reportlab.py")
	}
	if exec.Command("/usr/bin/python3", "-c", "import reportlab").Run() != nil {
		b.Skip("no /usr/bin/python3 with reportlab (Debian: python3-reportlab)")
	}
	dir := b.TempDir()
	file := func(name string) string { return filepath.Join(dir, name) }
	if out, err := exec.Command("go", "build", "-trimpath", "-o", file("panelkit"), ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	for name, data := range map[string][]byte{"regular.ttf": robotoregular.TTF, "bold.ttf": robotobold.TTF} {
		if err := os.WriteFile(file(name), data, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	script := []string{
		"/usr/bin/python3", filepath.Join(peers, "packet_reportlab.py"), "1", file("packet.pdf"),
		filepath.Join(peers, "content.json"), file("regular.ttf"), file("bold.ttf"),
	}
	program := []string{file("panelkit"), "build", "--role", "ai-incident-response", "--out", file("kit"), "--force"}
	var ours, theirs []float64
	for b.Loop() {
		for range 9 {
			theirs = append(theirs, processorTime(b, script))
			for range 3 {
				ours = append(ours, processorTime(b, program))
			}
		}
	}
	b.ReportMetric(median(theirs), "reportlab-cpu-ms")
	b.ReportMetric(median(ours), "panelkit-cpu-ms")
	b.ReportMetric(median(theirs)/median(ours), "times-less")
}

// processorTime runs a command and gives the milliseconds of processor time that it took.
func processorTime(b *testing.B, args []string) float64 {
	b.Helper()
	cmd := exec.Command(args[0], args[1:]...)
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v: %v\n%s", args, err, out)
	}
	return float64(cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime()) / float64(time.Millisecond)
}

func median(list []float64) float64 {
	list = slices.Sorted(slices.Values(list))
	return list[len(list)/2]
}
