package desk

import (
	"errors"
	"io/fs"
	"slices"
	"time"

	"panelkit/bank"
	"panelkit/bank/problem"
	"panelkit/kit"
)

// exclusion is one name of a list of what is to be kept out: a question, or a kit with its questions.
type exclusion struct {
	name string
	kit  *kit.Kit // nil: the name is that of a question
	asks []string // ids of the questions that it keeps out
}

type exclusions []exclusion

// ids returns the ids of all questions that are kept out, ascending.
func (xs exclusions) ids() []string {
	var ids []string
	for _, x := range xs {
		ids = append(ids, x.asks...)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// kits returns the kits among the exclusions.
func (xs exclusions) kits() []*kit.Kit {
	var kits []*kit.Kit
	for _, x := range xs {
		if x.kit != nil {
			kits = append(kits, x.kit)
		}
	}
	return kits
}

// met finds the questions and kits that a list names. Kits must be of the role.
func (d *Desk) met(role *bank.Role, names []string) (exclusions, error) {
	var out exclusions
	for _, name := range names {
		if role.Question(name) != nil {
			out = append(out, exclusion{name: name, asks: []string{name}})
			continue
		}

		k, err := d.kitOf(role, name)
		if err != nil {
			return nil, err
		}
		x := exclusion{name: name, kit: k}
		for i := range k.Questions {
			x.asks = append(x.asks, k.Questions[i].ID)
		}
		out = append(out, x)
	}
	return out, nil
}

// kitOf finds a kit, which must be of the role.
func (d *Desk) kitOf(role *bank.Role, name string) (*kit.Kit, error) {
	k, err := d.namedKit(name)
	if errors.Is(err, fs.ErrNotExist) {
		hint := problem.Suggest(name, questionIDs(role))
		return nil, Faults{fault("exclude", hint, "%q is neither a question of %s nor a file of a kit", name, role.ID)}
	} else if err != nil {
		return nil, err
	}

	if k.Role.ID != role.ID {
		return nil, problem.Problem{
			File: name, Fact: "kit of role " + k.Role.ID + ", not " + role.ID, Hint: "name kits of the same role",
		}
	}
	return k, nil
}

func (d *Desk) namedKit(name string) (*kit.Kit, error) {
	if d.Kit == nil {
		return nil, fs.ErrNotExist
	}
	return d.Kit(name)
}

func questionIDs(role *bank.Role) []string {
	ids := make([]string, len(role.Questions))
	for i := range role.Questions {
		ids[i] = role.Questions[i].ID
	}
	return ids
}

// uses is how often each question was asked before and how many days ago, by id.
type uses struct{ exposure, idle map[string]int }

// pastUses counts in earlier kits how often each question was asked and how long before a date, by the dates of
// the loops.
func (d *Desk) pastUses(date string, names []string) (uses, error) {
	u := uses{map[string]int{}, map[string]int{}}
	for _, name := range names {
		k, err := d.namedKit(name)
		if errors.Is(err, fs.ErrNotExist) {
			return u, Faults{fault("past", "name a kit's folder or its manifest", "%q: no kit of this name", name)}
		} else if err != nil {
			return u, err
		}
		u.add(k, date)
	}
	return u, nil
}

func (u uses) add(k *kit.Kit, date string) {
	now, err := time.Parse(time.DateOnly, date)
	then, thenErr := time.Parse(time.DateOnly, k.Loop.Date)
	for i := range k.Questions {
		id := k.Questions[i].ID
		u.exposure[id]++
		if err != nil || thenErr != nil {
			continue // without dates, how long ago is not known
		}

		days := max(0, int(now.Sub(then).Hours()/24))
		if old, ok := u.idle[id]; !ok || days < old {
			u.idle[id] = days
		}
	}
}
