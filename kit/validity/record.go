// Package validity records why a bank asks what it asks: from the tasks of the job over the competencies that they
// need to the questions that rate those, with room for experts of the job to judge each question and sign.
package validity

import (
	"slices"

	"panelkit/bank"
	"panelkit/bank/problem"
	"panelkit/bank/strict"
)

// Text is the wording of a record. A team may reword or translate it.
type Text struct {
	Title       string   `yaml:"title,required"`
	Intro       string   `yaml:"intro,required"`
	Tasks       string   `yaml:"tasks,required"` // also the name of a sheet, as is Questions
	Questions   string   `yaml:"questions,required"`
	Task        string   `yaml:"task,required"`
	Refs        string   `yaml:"refs,required"`
	Competency  string   `yaml:"competency,required"`
	Main        string   `yaml:"main,required"`
	Also        string   `yaml:"also,required"`
	ID          string   `yaml:"id,required"`
	Level       string   `yaml:"level,required"`
	Category    string   `yaml:"category,required"`
	Question    string   `yaml:"question,required"`
	Judgment    string   `yaml:"judgment,required"`
	Judgments   []string `yaml:"judgments,required"`
	JudgeNote   string   `yaml:"judge_note,required"`
	Comment     string   `yaml:"comment,required"`
	Expert      string   `yaml:"expert,required"`
	Date        string   `yaml:"date,required"`
	Reviewed    string   `yaml:"reviewed,required"`
	Loose       string   `yaml:"loose,required"`
	NoTasks     string   `yaml:"no_tasks,required"`
	Unneeded    string   `yaml:"unneeded,required"`    // {competencies}
	Unasked     string   `yaml:"unasked,required"`     // {competencies}
	Expectation string   `yaml:"expectation,required"` // heading of what each seniority is expected to do
}

// ParseText reads the wording. Every key is needed.
func ParseText(file string, data []byte) (*Text, problem.Problems) {
	t := &Text{}
	return t, strict.Parse(file, data, t)
}

// Record is what a role's bank says about its own validity.
type Record struct {
	Role      *bank.Role
	Digest    string
	Needs     []Need
	Questions []Question
	Unneeded  []string // ids of competencies that no task needs
	Unasked   []string // ids of competencies that a task needs and no question rates
}

// Need is one competency that a task needs, with the ids of the questions that rate it.
type Need struct {
	Task       *bank.Task
	Competency *bank.Competency
	Main, Also []string // as the main competency, and beside another
}

// Question is one question with the ids of the tasks whose competencies it rates.
type Question struct {
	*bank.Question
	Tasks []string
}

// Of makes the record of a valid role. Tasks and competencies stand in the order of the role, questions in that of
// their ids.
func Of(r *bank.Role) *Record {
	rec := &Record{Role: r, Digest: r.Digest()}
	needed, asked := map[string]bool{}, map[string]bool{}

	for i := range r.Tasks {
		t := &r.Tasks[i]
		for _, id := range t.Competencies {
			n := Need{Task: t, Competency: r.Competency(id)}
			for k := range r.Questions {
				switch q := &r.Questions[k]; slices.Index(q.Competencies, id) {
				case -1:
				case 0:
					n.Main = append(n.Main, q.ID)
				default:
					n.Also = append(n.Also, q.ID)
				}
			}
			needed[id] = true
			asked[id] = asked[id] || len(n.Main)+len(n.Also) > 0
			rec.Needs = append(rec.Needs, n)
		}
	}

	for i := range r.Competencies {
		switch id := r.Competencies[i].ID; {
		case !needed[id]:
			rec.Unneeded = append(rec.Unneeded, id)
		case !asked[id]:
			rec.Unasked = append(rec.Unasked, id)
		}
	}
	for i := range r.Questions {
		rec.Questions = append(rec.Questions, Question{Question: &r.Questions[i], Tasks: tasksOf(r, &r.Questions[i])})
	}
	return rec
}

// tasksOf returns the ids of the tasks that need a competency which the question rates.
func tasksOf(r *bank.Role, q *bank.Question) []string {
	var out []string
	for _, t := range r.Tasks {
		if slices.ContainsFunc(t.Competencies, func(c string) bool { return slices.Contains(q.Competencies, c) }) {
			out = append(out, t.ID)
		}
	}
	return out
}
