package desk

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"time"
	"unicode/utf8"

	"panelkit/bank"
	"panelkit/bank/problem"
	"panelkit/kit"
	"panelkit/kit/mark"
	"panelkit/kit/plan"
)

// Plan is the plan of a loop: one that somebody wrote or one of the templates, and what is put in place of what it
// says.
type Plan struct {
	File     string // name of the plan in messages
	Data     []byte // as it was written; nil: the template is taken
	Template string // name of a plan of the templates; "": the standard one

	Role      string // in place of the plan's; each of these may be left out
	Seniority string
	Candidate string
	Date      string // YYYY-MM-DD
	Scale     int    // 5 or 4; 0: the plan's

	Undated string // date of a loop that is given none otherwise
}

// standard is the template of those who name none.
const standard = "standard"

// resolved is a plan with its loop and its role.
type resolved struct {
	plan *plan.Plan
	loop *kit.Loop
	role *bank.Role
}

// check puts the candidate's name in its composed form and finds what is wrong with what stands in place of the
// plan's own words, which must not be blamed on its file.
func (p *Plan) check() error {
	faults := known("seniority", "seniority", p.Seniority, kit.Seniorities())
	clean, fact := mark.Line(p.Candidate)
	if fact != "" {
		faults = append(faults, fault("candidate", "", "the name %s", fact))
	}
	if n := utf8.RuneCountInString(clean); n > kit.MaxName {
		faults = append(faults, fault("candidate", "", "the name has %d characters, more than %d", n, kit.MaxName))
	}

	p.Candidate = clean
	if p.Date != "" && !isDay(p.Date) {
		faults = append(faults, fault("date", "", "%q is not a day of the form 2026-11-30", p.Date))
	}

	if p.Scale != 0 && p.Scale != 5 && p.Scale != 4 {
		faults = append(faults, fault("scale", "", "%d is not 5 or 4", p.Scale))
	}

	return faults.err()
}

func isDay(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}

// parsePlan reads a plan and puts in place of what it says what the request does.
func (d *Desk) parsePlan(p *Plan) (*plan.Plan, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	file, data := p.File, p.Data
	if data == nil {
		name := cmp.Or(p.Template, standard)
		var err error
		if file, data, err = d.loopTemplate(name); err != nil {
			return nil, err
		}
	}

	out, problems := plan.Parse(file, data)
	out.Role = cmp.Or(p.Role, out.Role)
	out.Seniority = cmp.Or(kit.Seniority(p.Seniority), out.Seniority)
	out.Candidate = cmp.Or(p.Candidate, out.Candidate)
	out.Date = cmp.Or(p.Date, out.Date, p.Undated)
	out.Scale = cmp.Or(p.Scale, out.Scale)
	return out, problems.Err()
}

// loopTemplate reads a plan of the templates and returns its name in messages.
func (d *Desk) loopTemplate(name string) (file string, data []byte, err error) {
	_, data, err = d.template("loops/" + name + ".yaml")
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil, known("template", "template", name, d.LoopTemplates()).err()
	}
	return "template " + name, data, err
}

// resolve reads a plan and resolves it against its role alone.
func (d *Desk) resolve(p *Plan) (*resolved, error) {
	pl, err := d.parsePlan(p)
	if err != nil {
		return nil, err
	}
	b, err := d.role(pl.Role)
	if err != nil {
		return nil, err
	}
	return p.against(b, pl)
}

// resolveIn is resolve where the bank was read already.
func (d *Desk) resolveIn(b *bank.Bank, p *Plan) (*resolved, error) {
	pl, err := d.parsePlan(p)
	if err != nil {
		return nil, err
	}
	return p.against(b, pl)
}

// against resolves a parsed plan. A role that the request itself names is its own fault if it is unknown.
func (p *Plan) against(b *bank.Bank, pl *plan.Plan) (*resolved, error) {
	if p.Role != "" {
		if _, err := b.Role(p.Role); err != nil {
			return nil, blame("role", err)
		}
	}
	role, err := b.Role(pl.Role)
	if err != nil {
		return nil, unknownRole(pl, err)
	}
	loop, err := pl.Resolve(b)
	return &resolved{pl, loop, role}, err
}

// UnknownRole is the error of a plan whose role is in none of the banks.
type UnknownRole struct{ problem.Problem }

// Unwrap returns the problem.
func (e *UnknownRole) Unwrap() error { return e.Problem }

// unknownRole puts the error of a bank where the plan names the role.
func unknownRole(pl *plan.Plan, err error) error {
	var unknown problem.Problem
	if !errors.As(err, &unknown) {
		return err
	}
	return &UnknownRole{pl.Pos.Problem("role", "", unknown.Fact, unknown.Hint)}
}

// PlanError is an error of a plan that shows only once questions are chosen.
type PlanError struct {
	File string
	Line int // of the first demand to blame; 0: the plan as a whole
	Err  error
}

// Error begins with the place.
func (e *PlanError) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s: %v", e.File, e.Err)
	}
	return fmt.Sprintf("%s:%d: %v", e.File, e.Line, e.Err)
}

// Unwrap returns the error without its place.
func (e *PlanError) Unwrap() error { return e.Err }

// inPlan adds the place to an error that has none of its own.
func inPlan(file string, line int, err error) error {
	var one problem.Problem
	var many problem.Problems
	if file == "" || errors.As(err, &one) || errors.As(err, &many) {
		return err
	}
	return &PlanError{File: file, Line: line, Err: err}
}
