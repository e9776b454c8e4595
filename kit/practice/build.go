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

// Build makes the document of one candidate. The error is problem.Problems with everything that is wrong with the
// options, or a problem.Problem if nothing is left to practice.
func Build(role *bank.Role, o Options) (*Document, error) {
	if err := o.check(role); err != nil {
		return nil, err
	}
	o.Seniority = cmp.Or(o.Seniority, kit.Mid)
	d := &Document{
		Format: Format, Seniority: string(o.Seniority), Candidate: o.Candidate,
		Guide: newGuide(role.Guide), Apart: len(o.Exclude) > 0,
		Role: Role{ID: role.ID, Title: role.Title, Summary: role.Summary},
	}
	for _, c := range role.Competencies {
		d.Role.Competencies = append(d.Role.Competencies, Competency{c.Name, c.Definition})
	}
	if o.Loop != nil {
		d.Interview = sessions(role, o.Loop)
	}

	// What must stay secret is left out here, once: everything below knows the free questions only.
	free := practicable(role, o.Exclude)
	base := newBase(role, o.Text)
	d.questions(role, free, base.timing)
	if err := d.mock(&o); err != nil {
		return nil, err
	}
	if err := d.enough(&o); err != nil {
		return nil, err
	}
	return d, d.plan(base, free, &o)
}

// practicable returns the questions that may be practiced, by category, level and id: all but the live ones and the
// twins of these, whichever side names the other.
func practicable(role *bank.Role, live []string) []*bank.Question {
	isLive := func(id string) bool { return slices.Contains(live, id) }
	namedByLive := func(id string) bool {
		return slices.ContainsFunc(live, func(l string) bool { return slices.Contains(role.Question(l).TwinIDs(), id) })
	}

	var out []*bank.Question
	for i := range role.Questions {
		q := &role.Questions[i]
		if !isLive(q.ID) && !slices.ContainsFunc(q.TwinIDs(), isLive) && !namedByLive(q.ID) {
			out = append(out, q)
		}
	}

	slices.SortFunc(out, func(a, b *bank.Question) int {
		return cmp.Or(cmp.Compare(a.Category.Rank(), b.Category.Rank()), cmp.Compare(a.Level.Rank(), b.Level.Rank()),
			strings.Compare(a.ID, b.ID))
	})
	return out
}

// questions copies what a candidate practices, and nothing else, of some questions.
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
			Number: i + 1, ID: q.ID, Title: title(role, q), Category: string(q.Category), Level: string(q.Level),
			Competency: name, Text: q.Text, Exhibit: string(q.Exhibit), Minutes: q.Minutes, Limit: limit, Story: story,
		})
		d.Answers = append(d.Answers, answer(i+1, q))
	}
}

// answer copies what an answer is compared with.
func answer(number int, q *bank.Question) Answer {
	a := Answer{
		Number: number, Hint: q.Hint, Probes: q.ProbeTexts(), Criteria: q.Criteria,
		Answer: q.Answer, Star: (*Star)(q.Star),
	}

	for _, in := range q.Injects {
		a.Facts = append(a.Facts, Fact{in.Minute, in.Fact})
	}

	// Three of five are enough to place an answer; who wants 2 or 4 takes what lies between.
	for _, rating := range []int{5, 3, 1} {
		if looks := q.Anchors[rating]; looks != "" {
			a.Anchors = append(a.Anchors, Anchor{rating, looks})
		}
	}

	return a
}

// longestTitle is how many letters a title has that is taken from a question's text.
const longestTitle = 44

// title returns a question in a few words: those that the role's plan has for it, or else how its text begins.
func title(role *bank.Role, q *bank.Question) string {
	if role.Plan != nil && role.Plan.Titles[q.ID] != "" {
		return role.Plan.Titles[q.ID]
	}

	var b strings.Builder
	for i, word := range strings.Fields(q.Text) {
		if i > 0 && b.Len()+1+len(word) > longestTitle {
			return strings.TrimRight(b.String(), ",;:.") + " ..."
		}
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	return b.String()
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
				return problem.Problem{
					Fact: fmt.Sprintf("mock interview asks question %q, which must not be practiced", a.ID),
					Hint: "leave out the excluded questions and their twins when choosing it",
				}
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
			ID: "exclude", Fact: "no question is left to practice",
			Hint: "the live questions and their twins are the whole bank; add questions to it",
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
			d.Warnings = append(d.Warnings,
				fmt.Sprintf("%d %s questions are left to practice, fewer than %d", n, c, fewest))
		}
	}
	return nil
}
