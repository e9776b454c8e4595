package desk

import (
	"context"
	"strings"

	"panelkit/kit"
	"panelkit/kit/page"
	"panelkit/kit/plan"
)

// LoopTemplates lists the names of the templates' plans.
func (d *Desk) LoopTemplates() []string { return d.templateNames("loops") }

// LoopTemplate is what a plan of the templates is for.
type LoopTemplate struct {
	Name      string
	Purpose   string // first line of the file
	Sessions  int
	Questions int
	Minutes   int
}

// Loops describes the templates' plans.
func (d *Desk) Loops() ([]LoopTemplate, error) {
	var out []LoopTemplate
	for _, name := range d.LoopTemplates() {
		p, data, err := d.planTemplate(name)
		if err != nil {
			return nil, err
		}

		first, _, _ := strings.Cut(string(data), "\n")
		t := LoopTemplate{Name: name, Purpose: strings.TrimPrefix(first, "# "), Sessions: len(p.Sessions)}
		for _, s := range p.Sessions {
			t.Questions += s.Questions
			t.Minutes += s.Minutes
		}
		out = append(out, t)
	}
	return out, nil
}

// planTemplate reads and parses a plan of the templates.
func (d *Desk) planTemplate(name string) (*plan.Plan, []byte, error) {
	file, data, err := d.loopTemplate(name)
	if err != nil {
		return nil, nil, err
	}
	p, problems := plan.Parse(file, data)
	return p, data, problems.Err()
}

// Loop returns the loop of a plan with every default filled in.
func (d *Desk) Loop(p Plan) (*kit.Loop, error) {
	r, err := d.resolve(&p)
	if err != nil {
		return nil, err
	}
	return r.loop, nil
}

// CheckLoop fills a loop without documents: the kit shows whether and how the bank can. The warnings are those of
// [Desk.Build], but for what documents would add.
func (d *Desk) CheckLoop(ctx context.Context, c Choice) (*kit.Kit, []page.Warning, error) {
	ch, err := d.prepare(&c)
	if err != nil {
		return nil, nil, err
	}
	_, kits, err := d.assemble(ctx, ch)
	if err != nil {
		return nil, nil, err
	}
	return kits[0], notices(kits[0]), nil
}
