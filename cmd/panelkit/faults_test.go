package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"panelkit/kit/publish"
)

// program returns the path of this test binary under the name of the program, under which it is the program.
func program(t *testing.T) string {
	t.Helper()
	return named(t, "panelkit")
}

// named returns the path of this test binary under the name of a program that it can be.
func named(t *testing.T, name string) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), name)
	if err := os.Symlink(self, link); err != nil {
		t.Fatal(err)
	}
	return link
}

// whole fails unless dir is absent or holds a kit with all of its files.
func whole(t *testing.T, dir string) (there bool) {
	t.Helper()
	if _, err := os.Stat(dir); errors.Is(err, os.ErrNotExist) {
		return false
	}
	k, err := publish.ReadManifest(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, seat := range k.Seats() {
		for _, f := range []string{publish.PacketPath(seat), publish.ScorecardPath(seat)} {
			data, err := os.ReadFile(filepath.Join(dir, f))
			if err != nil {
				t.Error(err)
			} else if head := string(data[:min(4, len(data))]); head != "%PDF" && head != "PK\x03\x04" {
				t.Errorf("%s begins with %q", f, head)
			}
		}
	}
	return true
}

func leftovers(t *testing.T, parent string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(parent, ".panelkit-*"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// TestStopped stops builds at random moments: by force, after which the folder must be absent or whole,
// and by interrupt, after which nothing else may be left either and the exit code is 130.
func TestStopped(t *testing.T) {
	if testing.Short() {
		t.Skip("builds many kits")
	}
	bin, parent := program(t), t.TempDir()
	r := rand.New(rand.NewPCG(1, 2))
	for n := range 40 {
		dir := filepath.Join(parent, fmt.Sprintf("kit-%d", n))
		cmd := exec.Command(bin, "build", "--role", "ai-incident-response", "--template", "screen", "--out", dir)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(r.IntN(250)) * time.Millisecond)
		sig := syscall.SIGKILL
		if n%2 == 0 {
			sig = syscall.SIGINT
		}
		_ = cmd.Process.Signal(sig)
		err := cmd.Wait()
		there := whole(t, dir)
		if sig == syscall.SIGKILL {
			for _, left := range leftovers(t, parent) {
				os.RemoveAll(left)
			}
			continue
		}
		code := cmd.ProcessState.ExitCode()
		before := cmd.ProcessState.Sys().(syscall.WaitStatus).Signal() == syscall.SIGINT
		if code != exitGood && code != exitInterrupted && !before { // before: the signal came before anybody listened
			t.Errorf("interrupted build ends with %d (%v)", code, err)
		}
		if left := leftovers(t, parent); len(left) > 0 {
			t.Errorf("interrupted build leaves %v", left)
		}
		if cmd.ProcessState.ExitCode() == exitGood && !there {
			t.Error("build ends well but made no folder")
		}
	}
}

// TestFullDisk lets each write, fsync and rename of a build fail in turn: the build must say so, and
// its folder must be absent or whole.
func TestFullDisk(t *testing.T) {
	if testing.Short() {
		t.Skip("builds many kits")
	}
	need(t, "strace")
	bin, parent := program(t), t.TempDir()
	for _, call := range []string{"write", "fsync", "renameat,renameat2", "mkdirat", "openat:file"} {
		call, only, _ := strings.Cut(call, ":")
		for when := 1; when <= 60; when++ {
			dir := filepath.Join(parent, fmt.Sprintf("%s-%d", call[:5], when))
			args := []string{"-f", "-qq", "-o", filepath.Join(parent, "trace")}
			if only != "" {
				args = append(args, "-P", parent) // of all files opened, only those of the kit's neighborhood
			}
			args = append(args, "-e", "trace="+call, "-e", fmt.Sprintf("inject=%s:error=ENOSPC:when=%d", call, when),
				bin, "build", "--role", "ai-incident-response", "--template", "screen", "--out", dir)
			cmd := exec.Command("strace", args...)
			cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
			out, err := cmd.CombinedOutput()
			there := whole(t, dir)
			trace, _ := os.ReadFile(filepath.Join(parent, "trace"))
			if !strings.Contains(string(trace), "INJECTED") {
				if err != nil {
					t.Fatalf("%s: a build without a fault fails: %v\n%s", call, err, out)
				}
				if when == 1 && only == "" {
					t.Fatalf("%s is never called", call)
				}
				break
			}
			if err == nil {
				t.Errorf("%s fails at call %d, but the build ends well (folder there: %v)", call, when, there)
			}
			os.RemoveAll(dir)
		}
	}
}
