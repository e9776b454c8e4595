package kit

import (
	"fmt"
	"slices"
	"strings"

	"panelkit/bank"
)

// Check tells what is wrong with a kit that was read back from a manifest, in a phrase; "" if nothing.
// It compares the seal with the contents, so that a manifest edited by hand is found out.
func (k *Kit) Check() string {
	if k.Loop.Scale != 4 && k.Loop.Scale != 5 {
		return fmt.Sprintf("scale %d is not 5 or 4", k.Loop.Scale)
	}
	if len(k.Sessions) == 0 || len(k.Sessions) != len(k.Loop.Sessions) {
		return fmt.Sprintf("%d sessions chosen, %d planned", len(k.Sessions), len(k.Loop.Sessions))
	}
	if !slices.IsSortedFunc(k.Questions, func(a, b bank.Question) int { return strings.Compare(a.ID, b.ID) }) {
		return "questions are not in the order of their ids"
	}
	for i, s := range k.Sessions {
		plan := k.Loop.Sessions[i]
		if s.Session != plan.ID || !ValidID(plan.ID) {
			return fmt.Sprintf("session %q stands where %q is planned", s.Session, plan.ID)
		}
		if len(plan.Panelists) > MaxPanelists {
			return fmt.Sprintf("session %q has %d panelists", plan.ID, len(plan.Panelists))
		}
		for _, a := range s.Asked {
			q := k.Question(a.ID)
			if q == nil {
				return fmt.Sprintf("question %q is asked but not in the manifest", a.ID)
			}
			if len(q.Criteria) == 0 || len(q.Competencies) == 0 {
				return fmt.Sprintf("question %q has no criteria or no competencies", a.ID)
			}
		}
	}
	if k.Seal != k.seal() {
		return "contents do not match the seal: the manifest was edited"
	}
	return ""
}
