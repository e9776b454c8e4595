// Package bank holds what panels ask: roles with their competencies and questions, read from
// YAML files, validated, searched, and summed up in a digest.
//
// A bank is a folder with one folder for each role below roles/. In it, role.yaml names the role
// and its competencies, guide.yaml and plan.yaml (both optional) serve candidates, and every other
// .yaml file lists questions.
package bank

import (
	"slices"
	"strings"

	"panelkit/bank/problem"
	"panelkit/bank/strict"
)

// Bank is a set of roles, in the order of their ids.
type Bank struct {
	Roles []*Role
}

// Role is a job with the competencies that it needs and the questions that show them.
type Role struct {
	ID           string       `yaml:"role,required" json:"id"`
	Prefix       string       `yaml:"prefix,required" json:"prefix"` // of its question ids: air for air-001
	Title        string       `yaml:"title,required" json:"title"`
	Summary      string       `yaml:"summary,required" json:"summary"`
	Competencies []Competency `yaml:"competencies,required" json:"competencies"`
	Tasks        []Task       `yaml:"tasks" json:"tasks,omitempty"` // what the job consists of
	Expectations *Expected    `yaml:"expectations" json:"expectations,omitempty"`
	Subjects     []string     `yaml:"subjects" json:"subjects,omitempty"` // tags of which no loop goes without one
	Defaults     *Defaults    `yaml:"defaults" json:"defaults,omitempty"` // of questions that leave them out
	Questions    []Question   `yaml:"-" json:"questions"`                 // in the order of their ids
	Guide        *Guide       `yaml:"-" json:"-"`                         // for candidates; nil if the role has none
	Plan         *Plan        `yaml:"-" json:"-"`                         // for candidates; nil if the role has none
	Pos          strict.Pos   `yaml:"-" json:"-"`
}

// Task is a part of the job, with what it needs.
type Task struct {
	ID           string   `yaml:"id,required" json:"id"`
	Text         string   `yaml:"text,required" json:"text"`                 // what is done, and to what end
	Competencies []string `yaml:"competencies,required" json:"competencies"` // ids
	// Ids in public frameworks: NICE, ATLAS, OWASP.
	Refs []string   `yaml:"refs" json:"refs,omitempty"`
	Pos  strict.Pos `yaml:"-" json:"-"`
}

// Expected says what each seniority is expected to do by themselves.
type Expected struct {
	Junior string `yaml:"junior,required" json:"junior"`
	Mid    string `yaml:"mid,required" json:"mid"`
	Senior string `yaml:"senior,required" json:"senior"`
	Lead   string `yaml:"lead,required" json:"lead"`
}

// Competency is what interviewers rate.
type Competency struct {
	ID         string     `yaml:"id,required" json:"id"`
	Name       string     `yaml:"name,required" json:"name"`
	Definition string     `yaml:"definition,required" json:"definition"` // one sentence
	IsNot      string     `yaml:"is_not,required" json:"is_not"`         // what it must not be taken for
	Pos        strict.Pos `yaml:"-" json:"-"`
}

// Role finds a role by its id. The error suggests the nearest id.
func (b *Bank) Role(id string) (*Role, error) {
	var known []string
	for _, r := range b.Roles {
		if r.ID == id {
			return r, nil
		}
		known = append(known, r.ID)
	}
	return nil, problem.Problem{Fact: "role " + quote(id) + " unknown", Hint: problem.Suggest(id, known)}
}

// Question finds a question of any role by its id. The error suggests the nearest id.
func (b *Bank) Question(id string) (*Role, *Question, error) {
	var known []string
	for _, r := range b.Roles {
		if q := r.Question(id); q != nil {
			return r, q, nil
		}
		for i := range r.Questions {
			known = append(known, r.Questions[i].ID)
		}
	}
	return nil, nil, problem.Problem{Fact: "question " + quote(id) + " unknown", Hint: problem.Suggest(id, known)}
}

// Question finds a question of the role by its id; nil if there is none.
func (r *Role) Question(id string) *Question {
	i, ok := slices.BinarySearchFunc(r.Questions, id,
		func(q Question, id string) int { return strings.Compare(q.ID, id) })
	if !ok {
		return nil
	}
	return &r.Questions[i]
}

// Competency finds a competency of the role by its id; nil if there is none.
func (r *Role) Competency(id string) *Competency {
	for i := range r.Competencies {
		if r.Competencies[i].ID == id {
			return &r.Competencies[i]
		}
	}
	return nil
}

func (r *Role) competencyIDs() []string {
	var ids []string
	for _, c := range r.Competencies {
		ids = append(ids, c.ID)
	}
	return ids
}

func quote(s string) string { return `"` + s + `"` }
