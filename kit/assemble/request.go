package assemble

import (
	"slices"

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
	Exclude    []string       // ids that no form asks, beside the loop's own
	Met        []string       // ids that this candidate has met: no form asks them or their twins
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

// excluded returns all ids that no form asks, ascending: those that the loop or
// the request names, those met before, and the twins of these.
func (r *Request) excluded() []string {
	var twins []string
	for i := range r.Role.Questions {
		q := &r.Role.Questions[i]
		met := slices.Contains(r.Met, q.ID)
		for _, id := range q.TwinIDs() {
			switch {
			case met:
				twins = append(twins, id)
			case slices.Contains(r.Met, id): // the relation holds whichever side names the other
				twins = append(twins, q.ID)
			}
		}
	}

	return union(r.Loop.Exclude, r.Exclude, r.Met, twins)
}

// Tolerance is by how much parallel forms may lie from their common target.
// The zero Tolerance is a wish of the package's own: 5 minutes in all and a
// difficulty of one level of one question, as far as the bank allows. Any other
// is a demand.
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
	Relaxations []string              // what was weakened: demands with leave, make-up and likeness if need be
	Excluded    []string              // ids left out on request, ascending
	Loop        kit.Loop              // what was assembled: that of the request, but for sessions that ask fewer
	Work        int64                 // units of work spent

	model *blueprint
	forms []mip.Form
}
