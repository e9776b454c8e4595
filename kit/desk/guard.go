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
	for _, x := range xs {
		ids = append(ids, x.oldTwins(role)...)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// oldTwins returns the ids of what were twins of a kit's questions when it was made, where the bank has moved on
// since.
func (x exclusion) oldTwins(role *bank.Role) []string {
	if x.kit == nil || x.kit.BankDigest == role.Digest() {
		return nil // the twins are those of the bank
	}
	var ids []string
	for i := range x.kit.Questions {
		for _, id := range x.kit.Questions[i].TwinIDs() {
			if role.Question(id) != nil {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// KeptOut is what one exclusion costs a practice pack.
type KeptOut struct {
	Name  string // of the question or kit; "" for those that the plan is certain to ask
	Live  int    // questions that it names
	Alike int    // others that a candidate must not meet beside those
	Alone int    // of both, how many nothing else keeps out
}

// Left is how many questions of a category are left to practice.
type Left struct {
	Category bank.Category
	Of       int // that the bank has
	Free     int // that are left
}

// cost counts for each exclusion what it keeps out, and what is left of each category.
func (xs exclusions) cost(role *bank.Role) ([]KeptOut, []Left) {
	kept, reasons := make([]map[string]bool, len(xs)), map[string]int{}
	for i, x := range xs {
		kept[i] = x.keeps(role)
		for id := range kept[i] {
			reasons[id]++
		}
	}

	var out []KeptOut
	for i, x := range xs {
		k := KeptOut{Name: x.name, Live: len(x.asks), Alike: len(kept[i]) - len(x.asks)}
		for id := range kept[i] {
			if reasons[id] == 1 {
				k.Alone++
			}
		}
		out = append(out, k)
	}
	return out, leftOver(role, reasons)
}

// keeps returns the ids of all questions that an exclusion keeps out: those that it names and their twins, whichever
// of two names the other.
func (x exclusion) keeps(role *bank.Role) map[string]bool {
	names := append(slices.Clone(x.asks), x.oldTwins(role)...)
	named, out := map[string]bool{}, map[string]bool{}
	for _, id := range names {
		named[id], out[id] = true, true
	}

	for i := range role.Questions {
		q := &role.Questions[i]
		for _, twin := range q.TwinIDs() {
			if named[twin] {
				out[q.ID] = true
			}
			if named[q.ID] && role.Question(twin) != nil {
				out[twin] = true
			}
		}
	}

	return out
}

func leftOver(role *bank.Role, out map[string]int) []Left {
	var list []Left
	for _, c := range bank.Categories() {
		l := Left{Category: c}
		for i := range role.Questions {
			if q := &role.Questions[i]; q.Category == c {
				l.Of++
				l.Free += 1 - min(1, out[q.ID])
			}
		}
		if l.Of > 0 {
			list = append(list, l)
		}
	}

	return list
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
		Fact: fmt.Sprintf(
			"manifest of another bank: %d of its %d questions are missing from role %s or read otherwise: %s",
			n, len(k.Questions), role.ID, strings.Join(strange, ", ")),
		Hint: "name the bank that the kit was made from",
	}}
}
