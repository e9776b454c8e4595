package assemble

import (
	"panelkit/bank"
	"panelkit/kit"
	"panelkit/kit/assemble/mip"
)

// Request says which forms are wanted.
type Request struct {
	Loop       kit.Loop       // with every default filled in
	Role       *bank.Role     // whose questions are chosen from
	Forms      int            // parallel forms; 0 is 1
	Seed       uint64         // decides among equals
	Effort     Effort         //
	Exclude    []string       // ids that no form asks, beside the loop's own: those this candidate has met
	Exposure   map[string]int // past uses by id
	Idle       map[string]int // days since the last use by id; an id that is absent was never used
	MaxUse     int            // most forms that may ask one question; 0: no limit
	MaxOverlap *int           // most questions that two forms may share; nil: no limit
	Tolerance  Tolerance      // by how much parallel forms may differ
	Relax      bool           // weaken demands where they cannot all be met

	// Line returns the line at which the loop, or with session from 0 up one of its sessions, says what stands
	// under a key; 0: nowhere. Messages name it. nil: the loop comes from no file.
	Line func(session int, key string) int
}

func (r *Request) line(session int, key string) int {
	if r.Line == nil {
		return 0
	}
	return r.Line(session, key)
}

// Tolerance is by how much parallel forms may lie from their common target.
// The zero Tolerance is that of the package: 5 minutes in all and a difficulty
// of one level of one question.
type Tolerance struct {
	Minutes    int
	Difficulty int
}

// Result is the forms and what is known about them. Values are in the units of
// the table in weights.go.
type Result struct {
	Forms       []kit.Form
	Objective   int64                 // value of the forms, the lower the better
	Bound       int64                 // no admissible set lies below; certified in integers
	Gap         float64               // the part of the value not proven necessary
	Optimal     bool                  // proven: no admissible set is better
	Proven      bool                  // the same, even to the seed's choice among equals
	Reasons     []map[string][]string // by form and question id: the demands it serves
	Relaxations []string              // demands that were weakened, with leave
	Excluded    []string              // ids left out on request, ascending
	Work        int64                 // units of work spent

	model *blueprint
	forms []mip.Form
}
