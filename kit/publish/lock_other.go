//go:build !(darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd || windows)

package publish

import (
	"errors"
	"os"
)

// tryLock would lock an open file, which this system cannot do.
func tryLock(*os.File) (bool, error) { return false, errors.ErrUnsupported }
