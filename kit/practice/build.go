package practice

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"panelkit/bank"
	"panelkit/bank/problem"
	"panelkit/kit"
)

// Build makes the document of one candidate. The error is problem.Problems with everything that is
// wrong with the options, or a problem.Problem if nothing is left to practice.
func Build(role *bank.Role, o Options) (*Document, error) {
	if err := o.check(role); err != nil {
		return nil, err
	}

	o.Seniority = cmp.Or(o.Seniority, kit.Mid)
	d := &Document{
		Format: Format, Seniority: string(o.Seniority), Candidate: o.Candidate, Guide: newGuide(role.Guide), Apart: len(o.Exclude) > 0,
		Role: Role{ID: role.ID, Title: role.Title, Summary: role.Summary},
	}

	for _, c := range role.Competencies {
		d.Role.Competencies = append(d.Role.Competencies, Competency{c.Name, c.Definition})
	}

	if o.Loop != nil {
		d.Interview = sessions(role, o.Loop)
	}

	base := newBase(role, o.Text)
	free := practicable(role, o.Exclude)
	d.questions(role, free, base.timing)
	if err := d.mock(&o); err != nil {
		return nil, err
	}

	if err := d.enough(&o); err != nil {
		return nil, err
	}

	return d, d.plan(base, &o)
}

// practicable returns the questions that may be practiced, by category, level and id: all but the live
// ones and the twins of these, whichever side names the other.
func practicable(role *bank.Role, live []string) []*bank.Question {
	var out []*bank.Question
	for i := range role.Questions {
		q := &role.Questions[i]
		secret := slices.Contains(live, q.ID) || slices.ContainsFunc(q.TwinIDs(), func(e string) bool { return slices.Contains(live, e) }) ||
			slices.ContainsFunc(live, func(id string) bool { return slices.Contains(role.Question(id).TwinIDs(), q.ID) })
		if !secret {
			out = append(out, q)
		}
	}

	slices.SortFunc(out, func(a, b *bank.Question) int {
		return cmp.Or(cmp.Compare(a.Category.Rank(), b.Category.Rank()), cmp.Compare(a.Level.Rank(), b.Level.Rank()), strings.Compare(a.ID, b.ID))
	})

	return out
}

func (d *Document) questions(role *bank.Role, qs []*bank.Question, t Timing) {
	d.Questions, d.Answers = []Question{}, []Answer{}
	for i, q := range qs {
		story := q.Category == bank.Scenario || q.Category == bank.Behavioral
		limit := t.Technical
		if story {
			limit = t.Scenario
		}

		name := ""
		if c := role.Competency(q.Main()); c != nil {
			name = c.Name
		}

		d.Questions = append(d.Questions, Question{
			Number: i + 1, ID: q.ID, Category: string(q.Category), Level: string(q.Level), Competency: name,
			Text: q.Text, Minutes: q.Minutes, Limit: limit, Story: story,
		})

		d.Answers = append(d.Answers, Answer{Number: i + 1, Hint: q.Hint, Criteria: q.Criteria, Answer: q.Answer, Star: (*Star)(q.Star)})
	}
}

// sessions returns what a candidate may know of a loop: no names, no weights, no numbers of each level.
func sessions(role *bank.Role, l *kit.Loop) []Session {
	return each(l.Sessions, func(s kit.Session) Session {
		out := Session{Title: s.Title, Minutes: s.Minutes, Questions: s.Questions}
		for _, c := range s.CategoryList() {
			if s.Categories[c].Hi > 0 {
				out.Categories = append(out.Categories, string(c))
			}
		}

		for _, id := range s.Competencies {
			if c := role.Competency(id); c != nil {
				out.Competencies = append(out.Competencies, c.Name)
			}
		}

		return out
	})
}

// mock copies a mock loop, all of whose questions must be free to practice.
func (d *Document) mock(o *Options) error {
	if o.Mock == nil {
		return nil
	}

	numbers := map[string]int{}
	for _, q := range d.Questions {
		numbers[q.ID] = q.Number
	}

	for i, s := range o.Mock.Sessions {
		m := Mock{Title: o.Mock.Loop.Sessions[i].Title, Minutes: o.Mock.Loop.Sessions[i].Minutes}
		for _, a := range s.Asked {
			if numbers[a.ID] == 0 {
				return problem.Problem{Fact: fmt.Sprintf("mock interview asks question %q, which must not be practiced", a.ID), Hint: "leave out the excluded questions and their enemies when choosing it"}
			}
			m.Asked = append(m.Asked, MockItem{numbers[a.ID], a.Start, a.Minutes})
		}
		d.Mock = append(d.Mock, m)
	}

	return nil
}

// fewest is how many questions of a category let one practice it.
const fewest = 4

// enough warns where exclusion leaves too little, and refuses where it leaves nothing.
func (d *Document) enough(o *Options) error {
	if len(d.Questions) == 0 {
		return problem.Problem{
			ID: "exclude", Fact: "no question is left to practice", Hint: "the live questions and their enemies are the whole bank; add questions to it",
		}
	}

	for _, c := range bank.Categories() {
		n, wanted := 0, o.Loop == nil
		for _, q := range d.Questions {
			if q.Category == string(c) {
				n++
			}
		}
		for _, s := range d.Interview {
			wanted = wanted || slices.Contains(s.Categories, string(c))
		}
		if wanted && n < fewest {
			d.Warnings = append(d.Warnings, fmt.Sprintf("%d %s questions are left to practice, fewer than %d", n, c, fewest))
		}
	}

	return nil
}
