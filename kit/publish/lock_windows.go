package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// tryLock locks an open file for this process and reports false if another one holds it. The system lets go of the
// lock when the process ends, however it does.
func tryLock(f *os.File) (bool, error) {
	// A lock forbids reading what it covers, so it covers a byte that the file never has.
	var at windows.Overlapped
	at.OffsetHigh = 1

	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err := windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, &at)
	switch {
	case err == nil:
		return true, nil
	case errors.Is(err, windows.ERROR_LOCK_VIOLATION):
		return false, nil
	}
	return false, &os.PathError{Op: "lock", Path: f.Name(), Err: err}
}
