//go:build !linux

package publish

import "errors"

// exchange would swap the names of two folders in one step.
func exchange(_, _ string) error { return errors.ErrUnsupported }
