package practice

import (
	"cmp"
	"slices"

	"panelkit/bank"
)

// Guide is what a role says to its candidates.
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

// Resources lists where to learn. What is among the first does not stand in its list again.
type Resources struct {
	First       []Resource `json:"first,omitempty"`
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
	URL  string `json:"url,omitempty"`
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

	r := &g.Resources
	return &Guide{
		Requirements: each(g.Requirements, func(r bank.Requirement) Requirement {
			threats := each(r.Threats, func(t bank.Term) Term { return Term(t) })
			return Requirement{r.Title, r.Points, threats, r.Preparation}
		}),
		Skills:      topics(g.Skills),
		Strategy:    topics(g.Strategy),
		CaseStudies: topics(g.CaseStudies),
		Edge:        g.Edge,
		Bring:       g.Bring,
		Resources: Resources{
			First:       firsts(slices.Concat(r.Standards, r.Books, r.Research, r.Communities, r.Courses)),
			Standards:   others(r.Standards),
			Books:       others(r.Books),
			Research:    others(r.Research),
			HandsOn:     each(r.HandsOn, func(e bank.Exercise) Exercise { return Exercise(e) }),
			Communities: others(r.Communities),
			Courses:     others(r.Courses),
		},
	}
}

func topics(ts []bank.Topic) []Topic { return each(ts, func(t bank.Topic) Topic { return Topic(t) }) }

// firsts returns the resources to begin with, in their order.
func firsts(rs []bank.Resource) []Resource {
	rs = slices.DeleteFunc(rs, func(r bank.Resource) bool { return r.First == 0 })
	slices.SortStableFunc(rs, func(a, b bank.Resource) int { return cmp.Compare(a.First, b.First) })
	return each(rs, resource)
}

// others returns the resources that are not among those to begin with.
func others(rs []bank.Resource) []Resource {
	return each(slices.DeleteFunc(slices.Clone(rs), func(r bank.Resource) bool { return r.First != 0 }), resource)
}

func resource(r bank.Resource) Resource { return Resource{r.Name, r.By, r.URL, r.Why, r.Note} }

func each[A, B any](list []A, f func(A) B) []B {
	out := make([]B, 0, len(list))
	for _, a := range list {
		out = append(out, f(a))
	}
	return out
}
