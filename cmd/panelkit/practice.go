package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"panelkit/bank"
	"panelkit/bank/problem"
	"panelkit/kit"
	"panelkit/kit/practice"
	"panelkit/kit/publish"
)

// practiceOptions are the flags of practice.
type practiceOptions struct {
	plan    planOptions
	look    lookOptions
	days    int
	hours   float64
	start   string
	skip    string
	exclude []string
	formats string
	out     string
	force   bool
	mock    bool
	seed    uint64
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
		RunE: work(func(cmd *cobra.Command, args []string) error { return runPractice(cmd.Context(), a, &o, args) }),
	}
	o.flags(cmd, a)
	return cmd
}

func (o *practiceOptions) flags(cmd *cobra.Command, a *app) {
	f := cmd.Flags()
	f.StringVar(&o.plan.role, "role", "", "role to prepare for, in place of the plan's")
	f.StringVar(&o.plan.seniority, "seniority", "", "junior, mid, senior or lead, in place of the plan's")
	f.StringVar(&o.plan.template, "template", "", "built-in plan whose format is told: "+strings.Join(a.templateNames(), ", "))
	f.StringVar(&o.plan.candidate, "candidate", "", "name printed on the pack")
	f.IntVar(&o.days, "days", 30, fmt.Sprintf("days until the interview, %d to %d", practice.MinDays, practice.MaxDays))
	f.Float64Var(&o.hours, "hours-per-day", 2, "hours to practice on a day, at most")
	f.StringVar(&o.start, "start", "", "first day, YYYY-MM-DD (default: today)")
	f.StringVar(&o.skip, "skip", "", "rest days, such as sat,sun")
	f.StringArrayVar(&o.exclude, "exclude", nil, "live kit.json, or question `ID`, to keep out with all that is too much like it; repeatable")
	f.StringVar(&o.formats, "format", strings.Join(practice.Formats(), ","), "files to make")
	f.StringVar(&o.out, "out", "", "`DIR` to make (default: practice-ROLE)")
	f.BoolVar(&o.force, "force", false, "replace a folder that exists already")
	f.BoolVar(&o.mock, "mock", false, "add a mock of the whole interview, balanced as the real one")
	f.Uint64Var(&o.seed, "seed", 1, "decides among mocks that are equally good")
	o.look.pageFlags(cmd, a)
	a.completeWords(cmd, "role", a.roleWords)
	a.completeWords(cmd, "seniority", func() []string { return words(kit.Seniorities()) })
	a.completeWords(cmd, "template", a.templateNames)
	a.completeWords(cmd, "format", practice.Formats)
}

func runPractice(ctx context.Context, a *app, o *practiceOptions, args []string) error {
	if s := kit.Seniority(o.plan.seniority); s != "" && !slices.Contains(kit.Seniorities(), s) {
		return usage("junior, mid, senior or lead", "seniority %q unknown", s)
	}
	formats, err := practice.ParseFormats(o.formats)
	if err != nil {
		return err
	}
	look, err := o.reading(a)
	if err != nil {
		return err
	}
	po, role, err := o.options(ctx, a, look.Text, args)
	if err != nil {
		return err
	}
	d, err := practice.Build(role, *po)
	if err != nil {
		return err
	}
	if !slices.Contains(formats, practice.JSON) {
		formats = append(formats, practice.JSON) // what drill reads, and what tells that a folder may be replaced
	}
	made, warnings, err := practice.Render(d, look, formats)
	if err != nil {
		return err
	}
	for _, w := range warnings {
		fmt.Fprintf(a.err, "warning: %s\n", w)
	}
	out := o.out
	if out == "" {
		out = "practice-" + role.ID
	}
	var files []publish.File
	for _, f := range made {
		files = append(files, publish.File{Path: f.Name, Data: f.Data})
	}
	if err := publish.Folder(ctx, out, o.force, files); err != nil {
		return err
	}
	return a.reportPractice(d, len(role.Questions), out, made)
}

// reading reads theme and wording.
func (o *practiceOptions) reading(a *app) (practice.Look, error) {
	var look practice.Look
	var err error
	if look.Theme, look.Paper, err = o.look.page(a); err != nil {
		return look, err
	}
	if look.Text, err = parseTemplate(a, "text/practice.yaml", practice.ParseText); err != nil {
		return look, err
	}
	look.Words, err = a.words()
	return look, err
}

// options turns flags into what a document is built from.
func (o *practiceOptions) options(ctx context.Context, a *app, t *practice.Text, args []string) (*practice.Options, *bank.Role, error) {
	b, err := a.loadBank()
	if err != nil {
		return nil, nil, err
	}
	loop, role, err := o.named(a, b, args)
	if err != nil {
		return nil, nil, err
	}
	live, kits, err := liveQuestions(role, o.exclude)
	if err != nil {
		return nil, nil, err
	}
	if loop == nil {
		if loop, err = o.usual(a, b, kits); err != nil {
			return nil, nil, err
		}
	}
	if loop != nil {
		live = append(live, loop.Include...) // which will certainly be asked
	}
	if len(live) == 0 {
		fmt.Fprintln(a.err, "warning: no live kit is excluded, so the pack may hold questions of the interview\nhint: name the kit with --exclude KIT.json")
	}
	po := &practice.Options{
		Text: t, Seniority: kit.Seniority(o.plan.seniority), Days: o.days, HoursPerDay: o.hours, Today: o.today(),
		Candidate: o.plan.candidate, Exclude: live, Loop: loop,
	}
	if po.Seniority == "" && loop != nil {
		po.Seniority = loop.Seniority
	}
	if po.SkipWeekdays, err = practice.ParseWeekdays(o.skip); err != nil {
		return nil, nil, err
	}
	if po.Start, err = o.first(a.err); err != nil {
		return nil, nil, err
	}
	if o.mock {
		po.Mock, err = o.mockLoop(ctx, a, loop, role, live)
	}
	return po, role, err
}

// named gives the role, and the loop if a plan or a template is named.
func (o *practiceOptions) named(a *app, b *bank.Bank, args []string) (*kit.Loop, *bank.Role, error) {
	if len(args) == 0 && o.plan.template == "" && o.plan.role != "" {
		role, err := b.Role(o.plan.role)
		return nil, role, err
	}
	loop, err := o.plan.loadFrom(b, a, args)
	if err != nil {
		return nil, nil, err
	}
	role, err := b.Role(loop.Role)
	return loop, role, err
}

// usual gives the loop where none is named: that of the first live kit, or the standard one. Where
// that does not fit the bank it is nil, since a pack can do without unless it has a mock.
func (o *practiceOptions) usual(a *app, b *bank.Bank, kits []*kit.Kit) (*kit.Loop, error) {
	if len(kits) > 0 {
		return &kits[0].Loop, nil
	}
	loop, err := o.plan.loadFrom(b, a, nil)
	if err == nil || o.mock {
		return loop, err
	}
	fmt.Fprintln(a.err, "warning: the pack does not tell the format of the interview, since the standard plan does not fit this bank\nhint: name a plan, or a template with --template")
	return nil, nil
}

// first gives the first day of the plan; today is never taken without saying so.
func (o *practiceOptions) first(messages io.Writer) (time.Time, error) {
	if o.start == "" {
		d := o.today()
		fmt.Fprintf(messages, "the plan starts today, %s\n", d.Format(time.DateOnly))
		return d, nil
	}
	d, err := time.Parse(time.DateOnly, o.start)
	if err != nil {
		return d, problem.Problem{Fact: fmt.Sprintf("start date %q is not a day of the form 2026-11-30", o.start)}
	}
	return d, nil
}

// today gives the day of SOURCE_DATE_EPOCH, or of the clock.
func today() time.Time {
	if d, err := time.Parse(time.DateOnly, sourceDate()); err == nil {
		return d
	}
	y, m, d := time.Now().Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}
