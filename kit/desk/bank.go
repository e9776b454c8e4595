package desk

import (
	"errors"
	"slices"

	"panelkit/bank"
	"panelkit/bank/problem"
)

// Roles returns the role of an id or, with "", all roles of the banks.
func (d *Desk) Roles(id string) ([]*bank.Role, error) {
	b, err := d.bank()
	if err != nil {
		return nil, err
	}
	if id == "" {
		return b.Roles, nil
	}
	r, err := b.Role(id)
	return []*bank.Role{r}, blame("role", err)
}

// Find returns the questions that pass a filter, by role and id.
func (d *Desk) Find(f bank.Filter) ([]bank.Question, error) {
	b, err := d.bank()
	if err != nil {
		return nil, err
	}
	if err := checkFilter(b, f).err(); err != nil {
		return nil, err
	}
	return b.Find(f)
}

// checkFilter finds words that the banks do not know, which would find nothing.
func checkFilter(b *bank.Bank, f bank.Filter) Faults {
	var roles, competencies []string
	for _, r := range b.Roles {
		roles = append(roles, r.ID)
		for _, c := range r.Competencies {
			competencies = append(competencies, c.ID)
		}
	}
	slices.Sort(competencies)

	return slices.Concat(
		known("role", "role", f.Role, roles),
		known("level", "level", string(f.Level), bank.Levels()),
		known("category", "category", string(f.Category), bank.Categories()),
		known("competency", "competency", f.Competency, slices.Compact(competencies)))
}

// ShownQuestion is a question with the anchors of its rating scale in words.
type ShownQuestion struct {
	bank.Question
	Rubric []bank.Anchor
}

// Questions finds questions by their ids.
func (d *Desk) Questions(ids []string) ([]ShownQuestion, error) {
	b, err := d.bank()
	if err != nil {
		return nil, err
	}
	words, err := d.words()
	if err != nil {
		return nil, err
	}

	var out []ShownQuestion
	for _, id := range ids {
		_, q, err := b.Question(id)
		if err != nil {
			return nil, blame("question", err)
		}
		out = append(out, ShownQuestion{*q, q.Rubric(5, words.Rubric)})
	}
	return out, nil
}

// CheckBanks reads all banks and returns every problem of theirs or, if there is none, the roles; with strict, also
// what is weak.
func (d *Desk) CheckBanks(strict bool) ([]*bank.Role, problem.Problems, error) {
	b, err := d.bank()
	var problems problem.Problems
	switch {
	case errors.As(err, &problems):
		return nil, problems, nil
	case err != nil:
		return nil, nil, err
	case strict:
		problems = bank.Review(b)
	}
	return b.Roles, problems, nil
}
