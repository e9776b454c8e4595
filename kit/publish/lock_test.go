package publish

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestLockHeld waits for a folder in which another process is at work, says which, and gets it once that is killed.
func TestLockHeld(t *testing.T) {
	dir := fresh(t, 1)
	other := command(t, "hold", dir, 0)
	out, err := other.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := io.ReadAll(io.LimitReader(out, int64(len("held <nil>"))))
	if err != nil || string(line) != "held <nil>" {
		t.Fatalf("the other process says %q, %v", line, err)
	}

	_, err = lock(t.Context(), dir, "swap", 3*pause)
	var busy *Busy
	if !errors.As(err, &busy) || busy.By != "test" || busy.PID != other.Process.Pid || busy.Hint() == "" {
		t.Errorf("error is %v", err)
	}
	want := dir + ": test is at work in this folder, as process " + strconv.Itoa(other.Process.Pid)
	if err.Error() != want {
		t.Errorf("error is %q, want %q", err, want)
	}
	ctx, cancel := context.WithTimeout(t.Context(), pause)
	defer cancel()
	if _, err := lock(ctx, dir, "swap", time.Minute); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error is %v", err)
	}

	// A lock goes with its process, although its file stays.
	_ = other.Process.Kill()
	_ = other.Wait()
	if err := Update(t.Context(), dir, "swap", advance(3)); err != nil {
		t.Error(err)
	}
	holds(t, dir, RecordName, ManifestName, "odd.txt", "packets", "scorecards")
}

// TestLockStrange holds that a lock file by which nobody can be recognized is told as such.
func TestLockStrange(t *testing.T) {
	for _, text := range []string{"", "x", "\x1b[2J 17", "swap 1x"} {
		dir := t.TempDir()
		release, err := lock(t.Context(), dir, "test", time.Second)
		if err != nil {
			t.Fatal(err)
		}
		write(t, dir, lockName, text)
		_, err = lock(t.Context(), dir, "swap", 0)
		if err == nil || !strings.HasSuffix(err.Error(), ": another program is at work in this folder") {
			t.Errorf("%q: error is %v", text, err)
		}
		if err := release(); err != nil {
			t.Error(err)
		}
	}
	if _, err := lock(t.Context(), filepath.Join(t.TempDir(), "nowhere"), "test", 0); err == nil {
		t.Error("a folder that is not there was locked")
	}
}

// TestTwoAtOnce lets several processes change the same files of one folder, and the same single file, at once: every
// change must be there at the end.
func TestTwoAtOnce(t *testing.T) {
	const processes, times = 4, 15
	dir := fresh(t, 1)
	file := filepath.Join(t.TempDir(), "data", "count")
	var wait sync.WaitGroup
	for range processes {
		for task, place := range map[string]string{"count": dir, "count-file": file} {
			wait.Go(func() {
				if out, err := command(t, task, place, times).CombinedOutput(); err != nil {
					t.Errorf("%v: %s", err, out)
				}
			})
		}
	}
	wait.Wait()

	n := strconv.Itoa(processes * times)
	got := contents(t, dir, "a/count", "b/count") + ", " + read(t, "", file)
	if want := n + ", " + n + ", " + n; got != want {
		t.Errorf("the files count %s, want %s", got, want)
	}
	holds(t, dir, RecordName, ManifestName, "odd.txt", "packets", "scorecards", "a", "b")
	holds(t, filepath.Dir(file), "count")
	generationOf(t, dir)
}

// TestTwoCreate lets two processes make the same new folder at once: one makes it, the other is told.
func TestTwoCreate(t *testing.T) {
	for range 5 {
		parent := t.TempDir()
		dir := filepath.Join(parent, "kit")
		var wait sync.WaitGroup
		var failed [2]bool
		for i := range failed {
			wait.Go(func() {
				out, err := command(t, "create", dir, i).CombinedOutput()
				failed[i] = err != nil
				if err != nil && !strings.Contains(string(out), "folder exists already") {
					t.Errorf("%v: %s", err, out)
				}
			})
		}
		wait.Wait()
		if failed[0] == failed[1] {
			t.Errorf("both fail, or neither: %v", failed)
		}
		if got := generationOf(t, dir); failed[got] {
			t.Errorf("the folder is that of the process that failed")
		}
		holds(t, parent, "kit")
	}
}
