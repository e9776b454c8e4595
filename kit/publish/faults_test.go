//go:build linux

package publish

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"panelkit/bank/problem"
	"panelkit/kit"
)

// faultCalls are the system calls by which files get to disk.
var faultCalls = []string{"write", "fsync", "renameat,renameat2", "mkdirat", "linkat", "unlinkat", "openat"}

// repaired lets a program at work in the folder finish what a kill has left, and returns the generation.
func repaired(t *testing.T, dir string) int {
	t.Helper()
	if err := Update(t.Context(), dir, "test", func(*View) ([]kit.File, error) { return nil, nil }); err != nil {
		t.Errorf("the folder cannot be repaired: %v", err)
	}
	if _, err := os.Lstat(filepath.Join(dir, stageName)); err == nil {
		t.Errorf("%s is left behind", stageName)
	}
	return generationOf(t, dir)
}

// TestFaults lets each call of an update and of a remake fail in turn, and then kills them at it. After a failure the
// folder is as it was, or as it was to be; after a kill, the next program sees to that.
func TestFaults(t *testing.T) {
	if testing.Short() {
		t.Skip("runs many processes")
	}
	need(t, "strace")
	for _, task := range []string{"update", "remake"} {
		for _, call := range faultCalls {
			for _, what := range []string{"error=ENOSPC", "signal=KILL"} {
				if call == "openat" && what == "signal=KILL" {
					continue // between two of them the folder does not change
				}
				t.Run(task+" "+strings.Split(call, ",")[0]+" "+what, func(t *testing.T) {
					t.Parallel()
					stride := 1
					if call == "openat" {
						stride = 5 // there are many, most of them to look
					}
					for when := 1; when <= 60; when += stride {
						if !faulty(t, task, call, what, when) {
							break
						}
					}
				})
			}
		}
	}
}

// faulty runs one task in which one call fails, and reports whether there was such a call.
func faulty(t *testing.T, task, call, what string, when int) bool {
	t.Helper()
	dir := fresh(t, 1)
	write(t, dir, "scorecards/other.xlsx", "Hire")
	trace := filepath.Join(t.TempDir(), "trace")
	args := []string{"strace", "-f", "-qq", "-o", trace}
	opened := []string{"", "packets", "scorecards", "packets/a.pdf", stageName, lockName, ManifestName, "odd.txt"}
	for _, p := range opened {
		if call == "openat" { // of all that are opened, those in the folder
			args = append(args, "-P", filepath.Join(dir, p))
		}
	}
	args = append(args, "-e", "trace="+call, "-e", fmt.Sprintf("inject=%s:%s:when=%d", call, what, when))
	out, err := command(t, task, dir, 2, args...).CombinedOutput()
	text, _ := os.ReadFile(trace)
	injected := strings.Contains(string(text), "INJECTED") || strings.Contains(string(text), "killed by SIGKILL")

	kill := what == "signal=KILL"
	mustFail := (call == "write" || call == "fsync" || strings.HasPrefix(call, "rename")) && !signing(string(text))
	if !kill && call != "unlinkat" {
		generationOf(t, dir) // nothing is half done even before the next run
	}
	got := repaired(t, dir)
	switch {
	case !injected && (err != nil || got != 2):
		t.Errorf("without a fault: generation %d, %v: %s", got, err, out)
	case err == nil && got != 2:
		t.Errorf("call %d fails, all ends well, but the folder is of generation %d", when, got)
	case injected && err == nil && mustFail:
		t.Errorf("call %d fails, but all ends well", when)
	}
	if got := read(t, dir, "scorecards/other.xlsx"); got != "Hire" {
		t.Errorf("call %d fails, and another's scorecard is %q", when, got)
	}
	return injected
}

// signing reports whether the call that failed was to write who holds the lock, which nothing depends on.
func signing(trace string) bool {
	for line := range strings.Lines(trace) {
		if strings.Contains(line, "INJECTED") {
			return strings.Contains(line, `"test `)
		}
	}
	return false
}

// TestKilled kills updates at random moments, which then is repaired by the next.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("runs many processes")
	}
	r := rand.New(rand.NewPCG(1, 2))
	dir := fresh(t, 0)
	last := 0
	for range 40 {
		cmd := command(t, "update-forever", dir, last+1)
		out, err := cmd.StdoutPipe()
		if err := errors.Join(err, cmd.Start()); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for range 1 + r.IntN(4) {
			lines.Scan() // it is at work on the next generation
		}
		time.Sleep(time.Duration(r.IntN(20)) * time.Millisecond)
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		got := repaired(t, dir)
		if got < last {
			t.Fatalf("generation %d came after %d", got, last)
		}
		last = got
	}
	if last < 10 {
		t.Errorf("only %d generations in 40 runs", last)
	}
}

// TestNoLinks holds that where files can have one name only, a change that fails halfway is finished by the next.
func TestNoLinks(t *testing.T) {
	need(t, "strace")
	dir := fresh(t, 1)
	cmd := command(t, "update", dir, 2, "strace", "-f", "-qq", "-o", os.DevNull,
		"-e", "inject=linkat:error=EPERM", "-e", "inject=renameat,renameat2:error=ENOSPC:when=4")
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || !strings.Contains(string(out), "stands half done") {
		t.Errorf("%v: %s", err, out)
	}
	if got := repaired(t, dir); got != 2 {
		t.Errorf("generation %d", got)
	}
}

// TestHalfDone holds that a card that is filled in between a kill and the next run is not lost: where the change has
// not come to it, the change is taken back.
func TestHalfDone(t *testing.T) {
	need(t, "strace")
	for when := 1; when <= 5; when++ {
		dir := fresh(t, 1)
		cmd := command(t, "update", dir, 2, "strace", "-f", "-qq", "-o", os.DevNull,
			"-e", fmt.Sprintf("inject=renameat,renameat2:signal=KILL:when=%d", when))
		if err := cmd.Run(); err == nil {
			t.Fatalf("rename %d was not killed", when)
		}
		write(t, dir, "scorecards/a.xlsx", "Hire")

		err := Update(t.Context(), dir, "test", func(*View) ([]kit.File, error) { return nil, nil })
		if got := read(t, dir, "scorecards/a.xlsx"); got != "Hire" {
			t.Fatalf("killed at rename %d: the card now holds %q", when, got)
		}
		packet, kitOf := read(t, dir, "packets/a.pdf"), read(t, dir, ManifestName)
		if packet != kitOf {
			t.Errorf("killed at rename %d: the packet is of %s, the manifest of %s", when, packet, kitOf)
		}
		var p problem.Problem
		if err != nil && (!errors.As(err, &p) || filepath.Base(p.File) != "a.xlsx") {
			t.Errorf("killed at rename %d: error is %v", when, err)
		}
	}
}

// TestIntentDamaged holds that what does not say what it is for is left to its owner.
func TestIntentDamaged(t *testing.T) {
	for _, text := range []string{
		"", "{}", `{"format": "panelkit.intent/1", "steps": [{"path": "../x", "new": "1"}]}`,
		`{"format": "panelkit.intent/1", "steps": [{"path": ".panelkit.lock", "new": "1"}]}`,
	} {
		for _, name := range []string{intentName, backName} {
			dir := fresh(t, 1)
			if err := os.Mkdir(filepath.Join(dir, stageName), 0o700); err != nil {
				t.Fatal(err)
			}
			write(t, dir, name, text)
			err := Update(t.Context(), dir, "test", advance(2))
			if err == nil || !strings.Contains(err.Error(), "does not say which change was cut short") {
				t.Errorf("%q: error is %v", text, err)
			}
			if got := generationOf(t, dir); got != 1 {
				t.Errorf("generation %d", got)
			}
		}
	}

	// What waits for its place but is not what the intent says is not put there.
	dir := fresh(t, 1)
	if err := os.Mkdir(filepath.Join(dir, stageName), 0o700); err != nil {
		t.Fatal(err)
	}
	write(t, dir, staged(0), "half")
	step := `{"path": "packets/a.pdf", "old": "1", "new": "2"}`
	write(t, dir, intentName, `{"format": "panelkit.intent/1", "steps": [`+step+`]}`)
	err := Update(t.Context(), dir, "test", advance(2))
	if err == nil || !strings.Contains(err.Error(), "is damaged") {
		t.Errorf("error is %v", err)
	}
	if got := generationOf(t, dir); got != 1 {
		t.Errorf("generation %d", got)
	}
}
