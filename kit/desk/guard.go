package desk

import (
	"fmt"
	"slices"
	"strings"

	"panelkit/bank"
	"panelkit/bank/problem"
	"panelkit/kit"
)

// live finds what a pack must keep out: questions, and kits of live interviews, all of which must have been made
// from this bank.
func (d *Desk) live(role *bank.Role, names []string) (exclusions, error) {
	xs, err := d.met(role, names)
	if err != nil {
		return nil, err
	}
	for _, x := range xs {
		if x.kit == nil {
			continue
		}
		if err := sameBank(x.name, role, x.kit); err != nil {
			return nil, err
		}
	}
	return xs, nil
}

// secret returns the ids of all live questions and, where the bank has moved on since their kit was made, of those
// that were their twins then.
func (xs exclusions) secret(role *bank.Role) []string {
	ids := xs.ids()
	for _, k := range xs.kits() {
		if k.BankDigest == role.Digest() {
			continue // the twins are those of the bank
		}
		for i := range k.Questions {
			for _, e := range k.Questions[i].TwinIDs() {
				if role.Question(e) != nil {
					ids = append(ids, e)
				}
			}
		}
	}

	slices.Sort(ids)
	return slices.Compact(ids)
}

// sameBank refuses a kit of another bank, whose questions are not those of the role: leaving their ids out would
// leave the live questions in. A bank that has grown since is the same.
func sameBank(name string, role *bank.Role, k *kit.Kit) error {
	if k.BankDigest == role.Digest() {
		return nil
	}
	var strange []string
	for i := range k.Questions {
		if q := role.Question(k.Questions[i].ID); q == nil || q.Text != k.Questions[i].Text {
			strange = append(strange, k.Questions[i].ID)
		}
	}

	n := len(strange)
	if n == 0 {
		return nil
	}
	if n > 5 {
		strange = append(strange[:5], "...")
	}
	return &OtherBank{problem.Problem{
		File: name,
		Fact: fmt.Sprintf("manifest of another bank: %d of its %d questions are missing from role %s or read otherwise: %s",
			n, len(k.Questions), role.ID, strings.Join(strange, ", ")),
		Hint: "name the bank that the kit was made from",
	}}
}
