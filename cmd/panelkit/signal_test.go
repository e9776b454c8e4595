package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// stubborn is a program that takes note of the first signal and goes on all the same.
func stubborn() {
	ctx, stop := untilStopped()
	defer stop()
	fmt.Println("ready")
	<-ctx.Done()
	fmt.Println("noted")
	time.Sleep(time.Minute)
}

// TestSecondSignal holds that a second signal ends the program at once, whatever it waits for.
func TestSecondSignal(t *testing.T) {
	cmd := exec.Command(named(t, "stubborn"))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	begin := time.Now()
	lines := bufio.NewScanner(out)
	for range 2 {
		lines.Scan() // what it says before each signal
		if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
			t.Fatal(err)
		}
	}

	_ = cmd.Wait()
	status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus)
	if !ok || status.Signal() != syscall.SIGINT || time.Since(begin) > 10*time.Second {
		t.Errorf("ends with %v after %v", cmd.ProcessState, time.Since(begin))
	}
}

// TestSignals holds that either signal ends a command that waits, with the code that goes with it, and that what was
// done before stays done.
func TestSignals(t *testing.T) {
	for sig, want := range map[syscall.Signal]int{syscall.SIGINT: exitInterrupted, syscall.SIGTERM: exitTerminated} {
		progress := filepath.Join(t.TempDir(), "p.json")
		cmd := exec.Command(named(t, "panelkit"), "drill", "--role", "ai-security-engineer", "--progress", progress)
		in, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		var messages strings.Builder
		cmd.Stderr = &messages
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(in, "4\n")
		for lines := bufio.NewScanner(out); lines.Scan() && !strings.Contains(lines.Text(), "due again"); {
		}

		begin := time.Now()
		if err := cmd.Process.Signal(sig); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait()
		if code := cmd.ProcessState.ExitCode(); code != want || time.Since(begin) > 2*time.Second {
			t.Errorf("%v ends with %d after %v", sig, code, time.Since(begin))
		}
		if !strings.Contains(messages.String(), "interrupted") {
			t.Errorf("%v: %q", sig, messages.String())
		}
		if _, err := os.Stat(progress); err != nil {
			t.Errorf("what was rated is lost: %v", err)
		}
	}
}
