package main

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"panelkit/kit/desk"
	"panelkit/kit/practice"
	"panelkit/kit/publish"
)

// practiceOptions are the flags of practice.
type practiceOptions struct {
	plan    planFlags
	look    lookFlags
	request desk.PracticeRequest
	out     string
	force   bool
	today   func() time.Time
}

func newPracticeCmd(a *app) *cobra.Command {
	o := practiceOptions{today: today}
	cmd := &cobra.Command{
		Use:   "practice [LOOP.yaml]",
		Short: "Make a candidate's practice pack, with a plan from today to the interview",
		Long: `Practice makes what a candidate prepares with: a pack with a day plan, questions, worksheets
and sheets to fill in, an answer booklet in stages, a calendar and flash cards. The questions of
the live kits that --exclude names, and all that are too much like them, stay out.`,
		Example: `  panelkit practice --role ai-security-engineer --days 30 --hours-per-day 2 --candidate "Alex Example"
  panelkit practice --role ai-incident-response --exclude kit-ai-incident-response/kit.json --mock
  panelkit practice loop.yaml --days 10 --hours-per-day 1.5 --start 2026-12-01 --skip sat,sun --format pdf,ics`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return runPractice(cmd.Context(), a, &o, args) },
	}

	o.flags(cmd, a)
	return cmd
}

func (o *practiceOptions) flags(cmd *cobra.Command, a *app) {
	f, p, r := cmd.Flags(), &o.plan, &o.request
	f.StringVar(&p.Role, "role", "", "role to prepare for, in place of the plan's")
	f.StringVar(&p.Seniority, "seniority", "", "junior, mid, senior or lead, in place of the plan's")
	f.StringVar(&p.Template, "template", "",
		"built-in plan whose format is told: "+strings.Join(a.templateNames(), ", "))
	f.StringVar(&p.Candidate, "candidate", "", "name printed on the pack")
	f.IntVar(&r.Days, "days", 30, fmt.Sprintf("days until the interview, %d to %d", practice.MinDays, practice.MaxDays))
	f.Float64Var(&r.HoursPerDay, "hours-per-day", 2, "hours to practice on a day, at most")
	f.StringVar(&r.Start, "start", "", "first day, YYYY-MM-DD (default: today)")
	f.StringVar(&r.Skip, "skip", "", "rest days, such as sat,sun")
	f.StringArrayVar(&r.Exclude, "exclude", nil,
		"live kit.json, or question `ID`, to keep out with all that is too much like it; repeatable")
	f.StringVar(&r.Formats, "format", strings.Join(practice.Formats(), ","), "files to make")
	f.StringVar(&o.out, "out", "", "`DIR` to make (default: practice-ROLE)")
	f.BoolVar(&o.force, "force", false, "replace a folder that exists already")
	f.BoolVar(&r.Mock, "mock", false, "add a mock of the whole interview, balanced as the real one")
	f.Uint64Var(&r.Seed, "seed", 1, "decides among mocks that are equally good")
	o.look.pageFlags(cmd, a, "")

	p.complete(cmd, a)
	a.completeWords(cmd, "format", practice.Formats)
}

func runPractice(ctx context.Context, a *app, o *practiceOptions, args []string) error {
	d, err := a.desk(ctx)
	if err != nil {
		return err
	}
	r := o.request
	r.Look, r.Today = o.look.Look, o.today()
	if r.Plan, err = o.plan.read(ctx, a, args); err != nil {
		return err
	}

	made, err := d.Practice(ctx, r)
	if err != nil {
		return err
	}
	a.warnPractice(made, r.Start == "")
	out := cmp.Or(o.out, "practice-"+made.Role.ID)
	to := publish.Target{Dir: out, By: "practice", Remake: o.force}
	if err := publish.Folder(ctx, to, made.Files); err != nil {
		return err
	}
	return a.reportPractice(made, out)
}

// warnPractice says what whoever hands out a pack must know.
func (a *app) warnPractice(made *desk.Practiced, startsToday bool) {
	p := func(format string, args ...any) { a.tell(format+"\n", args...) }
	if made.Formless {
		p("warning: the pack does not tell the format of the interview, since the standard plan does not fit this bank")
		p("hint: name a plan, or a template with --template")
	}
	if made.Unguarded {
		p("warning: no live kit is excluded, so the pack may hold questions of the interview")
		p("hint: name the kit with --exclude KIT.json")
	}
	if startsToday {
		p("the plan starts today, %s", made.Start.Format(time.DateOnly))
	}

	for _, s := range made.Short {
		p("warning: mock interview: session %q has %s, the real one %d; too few are left",
			s.Title, count(s.Have, "question"), s.Real)
	}
	for _, w := range made.Weakened {
		p("warning: mock interview: %s", w)
	}
	a.warn(made.Warnings)
	for _, w := range made.Document.Warnings {
		p("warning: %s", w)
	}
}

// reportPractice ends practice with what was made and what found no room.
func (a *app) reportPractice(made *desk.Practiced, out string) error {
	d := made.Document
	whom := ""
	if d.Candidate != "" {
		whom = " for " + d.Candidate
	}
	a.say("practice pack%s: %s, %s\n\n", whom, d.Role.Title, d.Seniority)
	if err := a.printPracticePlan(made); err != nil {
		return err
	}
	if err := a.printKeptOut(made); err != nil {
		return err
	}
	for _, l := range d.Plan.LeftOut {
		a.say("\nleft out: %s\n", l.Why)
	}

	var names []string
	for _, f := range made.Files {
		names = append(names, f.Path)
	}
	a.say("\nmade %s in %s: %s\n", count(len(names), "file"), filepath.Clean(out), strings.Join(names, ", "))
	return nil
}

func (a *app) printPracticePlan(made *desk.Practiced) error {
	d, planned := made.Document, 0
	for _, q := range d.Questions {
		if q.Day > 0 {
			planned++
		}
	}
	hours := math.Round(float64(d.Plan.Minutes)/0.6) / 100
	kept := len(made.Role.Questions) - len(d.Questions)

	t := newTable(a.out)
	t.row("questions", fmt.Sprintf("%d to practice, %d kept out as live or too much like them", len(d.Questions), kept))
	t.row("plan", fmt.Sprintf("%s from %s, at most %g h a day, %d questions",
		count(len(d.Plan.Days), "day"), d.Plan.Start, hours, planned))
	for _, ph := range d.Plan.Phases {
		span := fmt.Sprintf("days %d to %d", ph.From, ph.To)
		if ph.From == ph.To {
			span = fmt.Sprintf("day %d", ph.From)
		}
		t.row("", span+": "+ph.Title)
	}
	return t.flush()
}

// printKeptOut says what each exclusion costs and what it leaves.
func (a *app) printKeptOut(made *desk.Practiced) error {
	if len(made.KeptOut) == 0 {
		return nil
	}
	fmt.Fprintln(a.out)
	t := newTable(a.out)
	t.row("KEPT OUT BY", "LIVE", "TOO LIKE THEM", "BY IT ALONE")
	for _, k := range made.KeptOut {
		t.row(cmp.Or(k.Name, "the plan's include"), strconv.Itoa(k.Live), strconv.Itoa(k.Alike), strconv.Itoa(k.Alone))
	}
	if err := t.flush(); err != nil {
		return err
	}

	fmt.Fprintln(a.out)
	t = newTable(a.out)
	t.row("CATEGORY", "IN THE BANK", "TO PRACTICE")
	for _, l := range made.Left {
		t.row(string(l.Category), strconv.Itoa(l.Of), strconv.Itoa(l.Free))
	}
	return t.flush()
}
