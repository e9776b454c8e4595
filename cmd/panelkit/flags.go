package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"panelkit/bank/problem"
	"panelkit/kit"
	"panelkit/kit/assemble"
	"panelkit/kit/desk"
	"panelkit/kit/intake"
)

// planFlags choose a loop and change it.
type planFlags struct{ desk.Plan }

func (p *planFlags) flags(cmd *cobra.Command, a *app) {
	f := cmd.Flags()
	f.StringVar(&p.Role, "role", "", "role to interview for, in place of the plan's")
	f.StringVar(&p.Seniority, "seniority", "", "junior, mid, senior or lead, in place of the plan's")
	f.StringVar(&p.Template, "template", "",
		"built-in plan to use where no file is named: "+strings.Join(a.templateNames(), ", "))
	f.StringVar(&p.Candidate, "candidate", "", "name printed on packets and scorecards")
	f.StringVar(&p.Date, "date", "", "day of the interviews, YYYY-MM-DD")
	f.IntVar(&p.Scale, "scale", 0, "highest rating, 5 or 4, in place of the plan's")
	p.complete(cmd, a)
}

func (p *planFlags) complete(cmd *cobra.Command, a *app) {
	a.completeWords(cmd, "role", a.roleWords)
	a.completeWords(cmd, "seniority", func() []string { return words(kit.Seniorities()) })
	a.completeWords(cmd, "template", a.templateNames)
}

// read reads the plan that an argument names.
func (p *planFlags) read(ctx context.Context, a *app, args []string) (desk.Plan, error) {
	out := p.Plan
	out.Undated = sourceDate()
	if len(args) == 0 {
		if out.Role == "" {
			return out, usage("for example --role ai-incident-response; panelkit bank stats lists the roles",
				"neither a plan nor --role is named")
		}
		return out, nil
	}
	if out.Template != "" {
		return out, usage("leave one of them out",
			"both a plan (%s) and --template %s are named", args[0], out.Template)
	}

	var err error
	out.File, out.Data, err = readPlan(ctx, a.in, args[0])
	return out, err
}

// readPlan reads the file of a plan, or the input where it is "-".
func readPlan(ctx context.Context, in io.Reader, name string) (file string, data []byte, err error) {
	if name == "-" {
		data, err = intake.ReadFrom(ctx, in, "stdin", intake.Plan)
		return "stdin", append([]byte{}, data...), err // an empty plan is not the template's
	}
	data, err = intake.Read(ctx, name, intake.Plan)
	if errors.Is(err, fs.ErrNotExist) {
		err = problem.Problem{File: name, Fact: "no such file", Hint: "panelkit loop new writes a plan to start from"}
	}
	return name, append([]byte{}, data...), err
}

// choiceFlags say how questions are chosen.
type choiceFlags struct {
	plan   planFlags
	choice desk.Choice
}

func (c *choiceFlags) flags(cmd *cobra.Command, a *app) {
	c.plan.flags(cmd, a)
	f := cmd.Flags()
	f.Uint64Var(&c.choice.Seed, "seed", 1, "decides among sets that are equally good")
	f.StringVar(&c.choice.Effort, "effort", string(assemble.Normal),
		"work spent on finding and proving the best set: quick, normal or proof")
	f.BoolVar(&c.choice.Relax, "relax", false, "weaken demands where they cannot all be met; the manifest lists which")
	f.StringArrayVar(&c.choice.Exclude, "exclude", nil,
		"question `ID`, or kit.json of an earlier kit, that this candidate has met; repeatable")
	f.StringArrayVar(&c.choice.Past, "past", nil,
		"`KIT.json` of an earlier kit, whose questions are asked again only if need be; repeatable")
	a.completeWords(cmd, "effort", func() []string { return words(assemble.Efforts()) })
}

func (c *choiceFlags) read(ctx context.Context, a *app, args []string) (desk.Choice, error) {
	out := c.choice
	var err error
	out.Plan, err = c.plan.read(ctx, a, args)
	return out, err
}

// lookFlags say how documents look.
type lookFlags struct{ kit.Look }

func (l *lookFlags) flags(cmd *cobra.Command, a *app, usual string) {
	l.pageFlags(cmd, a, usual)
	f := cmd.Flags()
	f.StringVar(&l.Density, "density", "", "full (room for notes) or compact (default: "+either(usual, "full")+")")
	f.BoolFunc("no-guidance", "leave out the pages on how to run, rate and stay fair", func(value string) error {
		off, err := strconv.ParseBool(value)
		l.Guidance = map[bool]string{true: "no", false: "yes"}[off]
		return err
	})
	a.completeWords(cmd, "density", desk.Densities)
}

// pageFlags are those that every kind of PDF has. Usual is what is taken where they say nothing: "the kit's", or ""
// where no kit is there to say.
func (l *lookFlags) pageFlags(cmd *cobra.Command, a *app, usual string) {
	f := cmd.Flags()
	f.StringVar(&l.Paper, "paper", "", "a4 or letter (default: "+either(usual, "the theme's")+")")
	f.StringVar(&l.Theme, "theme", "",
		"plain, print (black and white), or a theme file of your own (default: "+either(usual, "plain")+")")
	f.StringVar(&l.Font, "font", "", "TrueType `FILE` (.ttf) for scripts that the built-in fonts lack")
	a.completeWords(cmd, "paper", func() []string { return words(desk.Papers()) })
}

// ofTheKit is the look that commands take which work on a kit.
const ofTheKit = "the kit's"

func either(first, second string) string {
	if first == "" {
		return second
	}
	return first + ", or " + second
}

// sourceDate returns the day of SOURCE_DATE_EPOCH, "" if that is not set.
func sourceDate() string {
	var seconds int64
	if _, err := fmt.Sscan(os.Getenv("SOURCE_DATE_EPOCH"), &seconds); err != nil {
		return ""
	}
	return time.Unix(seconds, 0).UTC().Format(time.DateOnly)
}

// today returns the day of SOURCE_DATE_EPOCH, or of the clock.
func today() time.Time {
	if d, err := time.Parse(time.DateOnly, sourceDate()); err == nil {
		return d
	}
	y, m, d := time.Now().Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

func words[T ~string](ws []T) []string {
	out := make([]string, len(ws))
	for i, w := range ws {
		out[i] = string(w)
	}
	return out
}
