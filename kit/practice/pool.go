package practice

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"panelkit/bank"
	"panelkit/bank/problem"
)

// Pool returns a document with questions and answers only, for drills: all of a role but the excluded ones and their
// twins. The error names what is wrong with exclude, or says that nothing is left.
func Pool(role *bank.Role, exclude []string, t *Text) (*Document, error) {
	var known []string
	for i := range role.Questions {
		known = append(known, role.Questions[i].ID)
	}
	for _, id := range exclude {
		if !slices.Contains(known, id) {
			return nil, problem.Problem{
				Fact: fmt.Sprintf("excluded question %q unknown in role %q", id, role.ID),
				Hint: problem.Suggest(id, known),
			}
		}
	}

	d := &Document{Format: Format, Role: Role{ID: role.ID, Title: role.Title, Summary: role.Summary}}
	d.questions(role, practicable(role, exclude), newBase(role, t).timing)
	if len(d.Questions) == 0 {
		return nil, problem.Problem{
			Fact: "no question is left to practice",
			Hint: "the excluded questions and their twins are the whole bank",
		}
	}
	return d, nil
}

// Free returns the ids of a role's questions that may be practiced beside live ones, ascending.
func Free(role *bank.Role, live []string) []string {
	var out []string
	for _, q := range practicable(role, live) {
		out = append(out, q.ID)
	}
	slices.Sort(out)
	return out
}

// Parse reads a document back from its JSON. The name file appears in errors.
func Parse(file string, data []byte) (*Document, error) {
	bad := func(fact string) error {
		return problem.Problem{File: file, Fact: fact, Hint: "use the practice.json that panelkit practice has written"}
	}
	d := &Document{}
	if err := json.Unmarshal(data, d); err != nil {
		return nil, bad("not a practice pack: " + strings.TrimPrefix(err.Error(), "json: "))
	}

	if d.Format != Format {
		return nil, bad(fmt.Sprintf("format %q is not %q", d.Format, Format))
	}
	if len(d.Questions) == 0 || len(d.Answers) != len(d.Questions) {
		return nil, bad(fmt.Sprintf("%d questions and %d answers", len(d.Questions), len(d.Answers)))
	}
	for i := range d.Questions {
		q := &d.Questions[i]
		if q.Number != i+1 || d.Answers[i].Number != i+1 || q.ID == "" || rank(q.Level) < 0 {
			return nil, bad(fmt.Sprintf("question %d is not in its place or not whole", i+1))
		}
	}
	return d, nil
}

// Only drops the questions of other categories and levels, "" standing for all, and numbers the rest anew. The error
// says that none is left.
func (d *Document) Only(category, level string) (*Document, error) {
	out := &Document{Format: d.Format, Role: d.Role, Seniority: d.Seniority, Candidate: d.Candidate}
	for i, q := range d.Questions {
		if (category == "" || q.Category == category) && (level == "" || q.Level == level) {
			a := d.Answers[i]
			q.Number, a.Number = len(out.Questions)+1, len(out.Questions)+1
			out.Questions, out.Answers = append(out.Questions, q), append(out.Answers, a)
		}
	}

	if len(out.Questions) == 0 {
		return nil, problem.Problem{
			Fact: fmt.Sprintf("no question of category %q and level %q", category, level),
			Hint: "leave one of the two out",
		}
	}
	return out, nil
}
