package mip

import (
	"fmt"
	"slices"
)

// Effort is how much work a search may spend. It is counted in units of work,
// never in seconds, so that the same input gives the same set everywhere.
// The zero Effort is Normal.
type Effort string

// The efforts.
const (
	Quick  Effort = "quick"
	Normal Effort = "normal"
	Proof  Effort = "proof"
)

// Efforts returns all efforts, the least first.
func Efforts() []Effort { return []Effort{Quick, Normal, Proof} }

// ParseEffort reads the name of an effort.
func ParseEffort(name string) (Effort, error) {
	if e := Effort(name); slices.Contains(Efforts(), e) {
		return e, nil
	}
	return "", fmt.Errorf("effort %q unknown", name)
}

// units returns the work that the effort allows; a unit is about a thousand
// floating-point operations.
func (e Effort) units() int64 {
	switch e {
	case Quick:
		return 300_000
	case Proof:
		return 30_000_000
	case Normal:
	}
	return 3_000_000
}
