package practice

import "panelkit/bank"

// Guide is what a role tells its candidates.
type Guide struct {
	Requirements []Requirement `json:"requirements"`
	Skills       []Topic       `json:"skills"`
	Strategy     []Topic       `json:"strategy"`
	Resources    Resources     `json:"resources"`
	Edge         []string      `json:"edge"`
	CaseStudies  []Topic       `json:"case_studies"`
	Bring        []string      `json:"bring,omitempty"`
}

// Requirement is one area of the job.
type Requirement struct {
	Title       string   `json:"title"`
	Points      []string `json:"points"`
	Threats     []Term   `json:"threats,omitempty"`
	Preparation []string `json:"preparation"`
}

// Term is a word and what it means.
type Term struct {
	Name    string `json:"name"`
	Meaning string `json:"meaning"`
}

// Topic is a heading with its points.
type Topic struct {
	Title  string   `json:"title"`
	Points []string `json:"points"`
}

// Resources lists where to learn.
type Resources struct {
	Standards   []Resource `json:"standards"`
	Books       []Resource `json:"books"`
	Research    []Resource `json:"research"`
	HandsOn     []Exercise `json:"hands_on"`
	Communities []Resource `json:"communities"`
	Courses     []Resource `json:"courses"`
}

// Resource is one thing to read, join or attend.
type Resource struct {
	Name string `json:"name"`
	By   string `json:"by,omitempty"`
	Why  string `json:"why"`
	Note string `json:"note,omitempty"`
}

// Exercise is a piece of practical work.
type Exercise struct {
	Title      string   `json:"title"`
	Libraries  []string `json:"libraries"`
	Activities []string `json:"activities"`
}

// newGuide copies what a bank says to candidates; nil if it says nothing.
func newGuide(g *bank.Guide) *Guide {
	if g == nil {
		return nil
	}

	return &Guide{
		Requirements: each(g.Requirements, func(r bank.Requirement) Requirement {
			return Requirement{r.Title, r.Points, each(r.Threats, func(t bank.Term) Term { return Term(t) }), r.Preparation}
		}),
		Skills:      topics(g.Skills),
		Strategy:    topics(g.Strategy),
		CaseStudies: topics(g.CaseStudies),
		Edge:        g.Edge,
		Bring:       g.Bring,
		Resources: Resources{
			Standards:   resources(g.Resources.Standards),
			Books:       resources(g.Resources.Books),
			Research:    resources(g.Resources.Research),
			HandsOn:     each(g.Resources.HandsOn, func(e bank.Exercise) Exercise { return Exercise(e) }),
			Communities: resources(g.Resources.Communities),
			Courses:     resources(g.Resources.Courses),
		},
	}
}

func topics(ts []bank.Topic) []Topic { return each(ts, func(t bank.Topic) Topic { return Topic(t) }) }

func resources(rs []bank.Resource) []Resource {
	return each(rs, func(r bank.Resource) Resource { return Resource(r) })
}

func each[A, B any](list []A, f func(A) B) []B {
	out := make([]B, 0, len(list))
	for _, a := range list {
		out = append(out, f(a))
	}
	return out
}
