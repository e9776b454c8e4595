package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// lockName is the file in a folder by which programs at work in it keep out of each other's way.
const lockName = ".panelkit.lock"

// Waiting for a folder that another program is at work in.
const (
	patience = 10 * time.Second
	pause    = 20 * time.Millisecond
)

// Busy is the error of a folder in which another program is at work, and was still after some waiting.
type Busy struct {
	Dir string
	By  string // what is at work, as its mark says: "swap"; "" if that cannot be told
	PID int    // of its process; 0 if that cannot be told
}

// Error returns the fact in a line.
func (b *Busy) Error() string {
	if b.By == "" {
		return b.Dir + ": another program is at work in this folder"
	}
	return fmt.Sprintf("%s: %s is at work in this folder, as process %d", b.Dir, b.By, b.PID)
}

// Hint returns what to do about it.
func (b *Busy) Hint() string { return "wait until it has ended, then try again" }

// lock keeps other programs out of a folder until the function is called that it returns. If one is at work there it
// waits, as long as wait says; the error is then a [*Busy].
func lock(ctx context.Context, dir, by string, wait time.Duration) (func() error, error) {
	name := filepath.Join(dir, lockName)
	for end := time.Now().Add(wait); ; {
		f, err := openLock(name)
		if err != nil {
			return nil, err
		}

		held, err := tryLock(f)
		if errors.Is(err, errors.ErrUnsupported) {
			held, err = true, nil // where nothing can be locked, two at a time take their chance
		}
		if err != nil {
			return nil, errors.Join(err, f.Close())
		}
		if held && current(f, name) {
			sign(f, by)
			return func() error { return unlock(f, name) }, nil
		}

		busy := holder(f, dir)
		if err := f.Close(); err != nil {
			return nil, err
		}
		if held {
			continue // it was taken away while we waited for it: its next one counts
		}
		if time.Now().After(end) {
			return nil, busy
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(pause):
		}
	}
}

// openLock opens the file that is locked. Who may not write another's file can still wait for it.
func openLock(name string) (*os.File, error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, sharedFile)
	if !errors.Is(err, fs.ErrPermission) {
		return f, err
	}
	f, again := os.Open(name)
	if again != nil {
		return nil, err
	}
	return f, nil
}

// current reports whether the open file still has its name: whoever lets go of a lock takes its file away.
func current(f *os.File, name string) bool {
	open, err := f.Stat()
	if err != nil {
		return false
	}
	named, err := os.Lstat(name)
	return err == nil && os.SameFile(open, named)
}

// sign writes into the locked file who holds it. Nothing depends on it but what others are told.
func sign(f *os.File, by string) {
	_ = f.Truncate(0)
	_, _ = f.WriteAt([]byte(by+" "+strconv.Itoa(os.Getpid())+"\n"), 0)
}

// holder reads who holds the lock.
func holder(f *os.File, dir string) *Busy {
	b := &Busy{Dir: dir}
	data, err := io.ReadAll(io.NewSectionReader(f, 0, 100))
	if err != nil {
		return b
	}

	by, number, _ := strings.Cut(strings.TrimSuffix(string(data), "\n"), " ")
	pid, err := strconv.Atoi(number)
	if err != nil || !mark.MatchString(by) {
		return b
	}
	b.By, b.PID = by, pid
	return b
}

// unlock lets go. The file goes first, so that whoever waits for it sees that it is no longer the one that counts;
// where an open file cannot be removed it stays, and does no harm.
func unlock(f *os.File, name string) error {
	_ = os.Remove(name)
	return f.Close()
}
