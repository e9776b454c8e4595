package assemble

import "panelkit/kit/assemble/mip"

// Effort is how much work a search may spend, counted in units of work and
// never in seconds. The zero Effort is [Normal].
type Effort = mip.Effort

// The efforts.
const (
	Quick  = mip.Quick
	Normal = mip.Normal
	Proof  = mip.Proof
)

// Efforts returns all efforts, the least first.
func Efforts() []Effort { return mip.Efforts() }

// ParseEffort reads the name of an effort.
func ParseEffort(name string) (Effort, error) { return mip.ParseEffort(name) }

// ErrInfeasible says that no set satisfies the demands; that is proven.
var ErrInfeasible = mip.ErrInfeasible

// ErrUnknown says that the search ended without a set and without a proof that
// there is none.
var ErrUnknown = mip.ErrUnknown
