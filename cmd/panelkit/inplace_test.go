package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"panelkit/kit"
	"panelkit/kit/publish"
)

// makeKit makes a kit with the program.
func makeKit(t *testing.T, bin, dir string) *kit.Kit {
	t.Helper()
	cmd := exec.Command(bin, "build", "--role", "ai-incident-response", "--template", "take-two", "--out", dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return kitIn(t, dir)
}

func kitIn(t *testing.T, dir string) *kit.Kit {
	t.Helper()
	k, err := publish.ReadManifest(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// consistent fails unless a kit in a folder is whole and every scorecard there is one of its manifest.
func consistent(t *testing.T, bin, dir string) {
	t.Helper()
	whole(t, dir)
	out, _ := exec.Command(bin, "status", dir).CombinedOutput() // fails since nobody has filled in a scorecard
	read := strings.Count(string(out), "not filled in")
	if strings.Contains(string(out), "refused") || read != len(kitIn(t, dir).Seats()) {
		t.Errorf("scorecards do not go with the manifest:\n%s", out)
	}
}

// TestSwapsAtOnce swaps a question of each of two sessions at the same moment, while a debrief and notes are written
// into the folder: both swaps must be in the kit, and what was written beside them there.
func TestSwapsAtOnce(t *testing.T) {
	if testing.Short() {
		t.Skip("builds many kits")
	}
	bin := program(t)
	for n := range 5 {
		dir := filepath.Join(t.TempDir(), "kit")
		k := makeKit(t, bin, dir)
		var wait sync.WaitGroup
		for i, s := range k.Sessions {
			wait.Go(func() {
				if out, err := exec.Command(bin, "swap", dir, s.Asked[n%2].ID).CombinedOutput(); err != nil {
					t.Errorf("swap in session %d: %v: %s", i, err, out)
				}
			})
		}
		for i := range 10 {
			sub := filepath.Join(dir, fmt.Sprintf("debrief-%d", i))
			err := os.Mkdir(sub, 0o700)
			if err := errors.Join(err, os.WriteFile(filepath.Join(sub, "debrief.md"), []byte("x"), 0o600)); err != nil {
				t.Error(err)
			}
			time.Sleep(10 * time.Millisecond)
		}
		wait.Wait()

		if got := len(kitIn(t, dir).Swaps); got != 2 {
			t.Errorf("%d swaps are in the kit, want 2", got)
		}
		consistent(t, bin, dir)
		if made, _ := filepath.Glob(filepath.Join(dir, "debrief-*", "debrief.md")); len(made) != 10 {
			t.Errorf("%d of 10 files written meanwhile are there", len(made))
		}
	}
}

// TestSwapStopped kills swaps at random moments: the same again must end with one swap and a kit in one piece.
func TestSwapStopped(t *testing.T) {
	if testing.Short() {
		t.Skip("builds many kits")
	}
	bin := program(t)
	r := rand.New(rand.NewPCG(1, 2))
	dir := filepath.Join(t.TempDir(), "kit")
	k := makeKit(t, bin, dir)
	for n := range 25 {
		id := k.Sessions[n%2].Asked[0].ID
		cmd := exec.Command(bin, "swap", dir, id)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(r.IntN(160)) * time.Millisecond)
		_ = cmd.Process.Kill()
		killed := cmd.Wait() != nil

		out, err := exec.Command(bin, "swap", dir, id).CombinedOutput()
		if err != nil && (killed || !strings.Contains(string(out), "is not in kit")) && !swapDone(t, dir, k, id) {
			t.Fatalf("the swap of %s after a kill: %v: %s", id, err, out)
		}
		now := kitIn(t, dir)
		if len(now.Swaps) != len(k.Swaps)+1 || now.Swaps[len(k.Swaps)].Out != id {
			t.Fatalf("%d swaps became %d", len(k.Swaps), len(now.Swaps))
		}
		consistent(t, bin, dir)
		k = now
	}
	if _, err := os.Stat(filepath.Join(dir, ".panelkit-update")); err == nil {
		t.Error("a change that was cut short is still there")
	}
}

// TestSwapResumed kills swaps at each of their renames: the same again must end well, with the swap in the kit once.
func TestSwapResumed(t *testing.T) {
	if testing.Short() {
		t.Skip("builds many kits")
	}
	need(t, "strace")
	bin, parent := program(t), t.TempDir()
	template := filepath.Join(parent, "template")
	k := makeKit(t, bin, template)
	for when := 1; when <= 5; when++ {
		dir := filepath.Join(parent, fmt.Sprint(when))
		if err := os.CopyFS(dir, os.DirFS(template)); err != nil {
			t.Fatal(err)
		}
		swap := []string{bin, "swap", dir, k.Sessions[0].Asked[0].ID}
		args := append([]string{
			"-f", "-qq", "-o", os.DevNull, "-e", "trace=renameat,renameat2",
			"-e", fmt.Sprintf("inject=renameat,renameat2:signal=KILL:when=%d", when),
		}, swap...)
		killed := exec.Command("strace", args...).Run() != nil

		out, err := exec.Command(bin, swap[1:]...).CombinedOutput()
		if killed && (err != nil || !strings.Contains(string(out), "in place of "+swap[3])) {
			t.Errorf("killed at rename %d, then: %v: %s", when, err, out)
		}
		if got := kitIn(t, dir).Swaps; len(got) != 1 || got[0].Out != swap[3] {
			t.Errorf("killed at rename %d: swaps are %v", when, got)
		}
		consistent(t, bin, dir)
	}
}

// swapDone reports whether the kit in a folder is k with one question swapped out.
func swapDone(t *testing.T, dir string, k *kit.Kit, id string) bool {
	t.Helper()
	now := kitIn(t, dir)
	return len(now.Swaps) == len(k.Swaps)+1 && now.Swaps[len(k.Swaps)].Out == id
}

// TestFullDiskInPlace lets writes, fsyncs and renames of a swap fail in turn: it must say so, and the kit must be as it
// was; where it says that all is well the swap must be there.
func TestFullDiskInPlace(t *testing.T) {
	if testing.Short() {
		t.Skip("builds many kits")
	}
	need(t, "strace")
	bin, parent := program(t), t.TempDir()
	template := filepath.Join(parent, "template")
	k := makeKit(t, bin, template)
	for _, call := range []string{"write", "fsync", "renameat,renameat2", "linkat"} {
		for when := 1; when <= 12; when += 2 {
			dir := filepath.Join(parent, fmt.Sprintf("%s-%d", call[:5], when))
			if err := os.CopyFS(dir, os.DirFS(template)); err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command("strace", "-f", "-qq", "-o", os.DevNull, "-e", "trace="+call,
				"-e", fmt.Sprintf("inject=%s:error=ENOSPC:when=%d", call, when),
				bin, "swap", dir, k.Sessions[0].Asked[0].ID)
			cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
			out, err := cmd.CombinedOutput()
			swapped := len(kitIn(t, dir).Swaps) == 1
			if err == nil && !swapped {
				t.Errorf("%s fails at call %d, the swap ends well but is not there: %s", call, when, out)
			}

			// strace counts the calls of each thread, so more than one may have failed, and the next run has to repair.
			if out, err := exec.Command(bin, "swap", dir, k.Sessions[1].Asked[0].ID).CombinedOutput(); err != nil {
				t.Errorf("%s failed at call %d, and the next swap: %v: %s", call, when, err, out)
			}
			consistent(t, bin, dir)
		}
	}
}

// TestDrillsAtOnce rates in several sittings at the same time: every rating must be there at the end.
func TestDrillsAtOnce(t *testing.T) {
	bin := program(t)
	file := filepath.Join(t.TempDir(), "progress.json")
	levels := []string{"beginner", "intermediate", "advanced"}
	var wait sync.WaitGroup
	for _, level := range levels {
		wait.Go(func() {
			cmd := exec.Command(bin, "drill", "--role", "ai-incident-response", "--level", level, "--count", "5",
				"--progress", file)
			cmd.Stdin = strings.NewReader(strings.Repeat("4\n", 5))
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
	wait.Wait()
	o := &drillOptions{progress: file}
	p, err := o.readProgress(t.Context(), "ai-incident-response")
	if err != nil || len(p.Cards) != 15 {
		t.Errorf("%d of 15 ratings are there, %v", len(p.Cards), err)
	}
}
