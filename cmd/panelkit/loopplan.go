package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"panelkit/bank"
	"panelkit/bank/problem"
	"panelkit/bank/strict"
	"panelkit/kit"
	"panelkit/kit/plan"
)

// planOptions are the flags that choose a loop and change it.
type planOptions struct {
	role, seniority, template string
	candidate, date           string
	scale                     int
}

func (o *planOptions) flags(cmd *cobra.Command, a *app) {
	f := cmd.Flags()
	f.StringVar(&o.role, "role", "", "role to interview for, in place of the plan's")
	f.StringVar(&o.seniority, "seniority", "", "junior, mid, senior or lead, in place of the plan's")
	f.StringVar(&o.template, "template", "", "built-in plan to use where no file is named: "+strings.Join(a.templateNames(), ", "))
	f.StringVar(&o.candidate, "candidate", "", "name printed on packets and scorecards")
	f.StringVar(&o.date, "date", "", "day of the interviews, YYYY-MM-DD")
	f.IntVar(&o.scale, "scale", 0, "highest rating, 5 or 4, in place of the plan's")
	a.completeWords(cmd, "role", a.roleWords)
	a.completeWords(cmd, "seniority", func() []string { return words(kit.Seniorities()) })
	a.completeWords(cmd, "template", a.templateNames)
}

// load reads the plan that the arguments and flags name and resolves it against its role alone.
func (o *planOptions) load(a *app, args []string) (*plan.Plan, *kit.Loop, *bank.Role, error) {
	p, err := o.plan(a, args)
	if err != nil {
		return nil, nil, nil, err
	}

	b, err := a.loadRole(p.Role)
	if err != nil {
		return nil, nil, nil, err
	}
	loop, err := p.Resolve(b)
	if err != nil {
		return nil, nil, nil, err
	}
	role, err := b.Role(loop.Role)
	return p, loop, role, err
}

// loadFrom is load where the bank was read already.
func (o *planOptions) loadFrom(b *bank.Bank, a *app, args []string) (*kit.Loop, error) {
	p, err := o.plan(a, args)
	if err != nil {
		return nil, err
	}
	return p.Resolve(b)
}

// plan reads the plan and puts the flags in place of what it says.
func (o *planOptions) plan(a *app, args []string) (*plan.Plan, error) {
	file, data, err := o.read(a, args)
	if err != nil {
		return nil, err
	}
	p, problems := plan.Parse(file, data)
	o.override(p)
	return p, problems.Err()
}

func (o *planOptions) read(a *app, args []string) (file string, data []byte, err error) {
	switch {
	case len(args) > 0 && o.template != "":
		return "", nil, usage("leave one of them out", "both a plan (%s) and --template %s are named", args[0], o.template)
	case len(args) > 0 && args[0] == "-":
		data, err = io.ReadAll(io.LimitReader(a.in, strict.MaxFile+1))
		return "stdin", data, err
	case len(args) > 0:
		data, err = os.ReadFile(args[0])
		if errors.Is(err, fs.ErrNotExist) {
			err = problem.Problem{File: args[0], Fact: "no such file", Hint: "panelkit loop new writes a plan to start from"}
		}
		return args[0], data, err
	}
	if o.role == "" {
		return "", nil, usage("for example --role ai-incident-response; panelkit bank stats lists the roles", "neither a plan nor --role is named")
	}
	if o.template == "" {
		o.template = "standard"
	}
	data, err = a.template(o.template)
	return "template " + o.template, data, err
}

// override puts the flags in place of what the plan says.
func (o *planOptions) override(p *plan.Plan) {
	set := func(to *string, from string) {
		if from != "" {
			*to = from
		}
	}
	set(&p.Role, o.role)
	set((*string)(&p.Seniority), o.seniority)
	set(&p.Candidate, o.candidate)
	set(&p.Date, o.date)
	if o.scale != 0 {
		p.Scale = o.scale
	}
	if p.Date == "" {
		p.Date = sourceDate()
	}
}

// sourceDate gives the day of SOURCE_DATE_EPOCH, "" if that is not set.
func sourceDate() string {
	var seconds int64
	if _, err := fmt.Sscan(os.Getenv("SOURCE_DATE_EPOCH"), &seconds); err != nil {
		return ""
	}
	return time.Unix(seconds, 0).UTC().Format(time.DateOnly)
}

// template reads a built-in plan.
func (a *app) template(name string) ([]byte, error) {
	data, err := fs.ReadFile(a.templates, "loops/"+name+".yaml")
	if err != nil {
		names := a.templateNames()
		return nil, problem.Problem{Fact: fmt.Sprintf("template %q unknown", name), Hint: problem.Suggest(name, names)}
	}
	return data, nil
}

func (a *app) templateNames() []string {
	entries, _ := fs.ReadDir(a.templates, "loops")
	var names []string
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(e.Name(), path.Ext(e.Name())))
	}
	slices.Sort(names)
	return names
}

func words[T ~string](ws []T) []string {
	out := make([]string, len(ws))
	for i, w := range ws {
		out[i] = string(w)
	}
	return out
}
