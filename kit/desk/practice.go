package desk

import (
	"context"
	"errors"
	"slices"
	"time"

	"panelkit/bank"
	"panelkit/bank/problem"
	"panelkit/kit"
	"panelkit/kit/page"
	"panelkit/kit/practice"
)

// PracticeRequest asks for a candidate's practice pack.
type PracticeRequest struct {
	Plan        Plan    // only its role need be named; with a plan or a template its format is told
	Days        int     // until the interview
	HoursPerDay float64 // at most
	Start       string  // first day, YYYY-MM-DD; "": today
	Today       time.Time
	Skip        string   // rest days, such as "sat,sun"
	Exclude     []string // ids of live questions, and names of live kits
	Formats     string   // with commas between them
	Mock        bool     // with a mock of the whole interview
	Seed        uint64   // decides among mocks that are equally good
	Look        kit.Look
}

// Practiced is a practice pack with its files, and what whoever hands it out must know.
type Practiced struct {
	Document *practice.Document
	Role     *bank.Role
	Files    []kit.File
	Warnings []page.Warning

	Start     time.Time   // first day of the plan
	KeptOut   []KeptOut   // what each exclusion costs
	Left      []Left      // by category
	Unguarded bool        // nothing live is excluded: the pack may hold questions of the interview
	Formless  bool        // the format of the interview is not told, since the standard plan does not fit the bank
	Short     []ShortMock // sessions of the mock that are shorter than the real ones
	Weakened  []string    // demands that were weakened for the mock
}

// Practice makes a practice pack, which holds neither live questions nor what is too much like them.
func (d *Desk) Practice(ctx context.Context, r PracticeRequest) (*Practiced, error) {
	formats, err := r.formats()
	if err != nil {
		return nil, err
	}
	look, err := d.practiceLook(r.Look)
	if err != nil {
		return nil, err
	}

	out := &Practiced{}
	po, err := d.practiceOptions(ctx, &r, out)
	if err != nil {
		return nil, err
	}
	po.Text = look.Text
	if out.Document, err = practice.Build(out.Role, *po); err != nil {
		return nil, optionFaults(err)
	}

	out.Files, out.Warnings, err = practice.Render(ctx, out.Document, look, formats)
	return out, err
}

// formats checks what stands in place of the plan's words, which need not be read, and reads the formats that are
// asked for. JSON is always among them: it is what drills read.
func (r *PracticeRequest) formats() ([]string, error) {
	if err := r.Plan.check(); err != nil {
		return nil, err
	}
	formats, err := practice.ParseFormats(r.Formats)
	if err != nil {
		return nil, blame("format", err)
	}
	if !slices.Contains(formats, practice.JSON) {
		formats = append(formats, practice.JSON)
	}
	return formats, nil
}

// practiceLook reads theme and wording of packs.
func (d *Desk) practiceLook(l kit.Look) (practice.Look, error) {
	var look practice.Look
	var err error
	if look.Theme, look.Paper, err = d.pageLook(l); err != nil {
		return look, err
	}
	if look.Text, err = wording(d, "practice", practice.ParseText); err != nil {
		return look, err
	}
	look.Words, err = d.words()
	return look, err
}

// practiceOptions finds what a request names and turns it into what a document is built from.
func (d *Desk) practiceOptions(ctx context.Context, r *PracticeRequest, out *Practiced) (*practice.Options, error) {
	b, err := d.bank()
	if err != nil {
		return nil, err
	}
	loop, role, err := d.named(b, r)
	if err != nil {
		return nil, err
	}
	live, err := d.live(role, r.Exclude)
	if err != nil {
		return nil, err
	}
	if loop == nil {
		if loop, err = d.usual(b, r, live.kits()); err != nil {
			return nil, err
		}
		out.Formless = loop == nil
	}

	if loop != nil && len(loop.Include) > 0 {
		live = append(live, exclusion{asks: loop.Include}) // they will certainly be asked
	}
	secret := live.secret(role)
	out.Role, out.Unguarded = role, len(secret) == 0
	out.KeptOut, out.Left = live.cost(role)
	po := &practice.Options{
		Seniority: kit.Seniority(r.Plan.Seniority), Days: r.Days, HoursPerDay: r.HoursPerDay, Today: r.Today,
		Candidate: r.Plan.Candidate, Exclude: secret, Loop: loop,
	}
	if po.Seniority == "" && loop != nil {
		po.Seniority = loop.Seniority
	}
	if err := r.calendar(po); err != nil {
		return nil, err
	}
	out.Start = po.Start

	if r.Mock {
		po.Mock, err = d.mock(ctx, &mockRequest{loop, role, secret, r.Seed}, out)
	}
	return po, err
}

// calendar reads first day and rest days.
func (r *PracticeRequest) calendar(po *practice.Options) error {
	var err error
	if po.SkipWeekdays, err = practice.ParseWeekdays(r.Skip); err != nil {
		return blame("skip", err)
	}

	po.Start = r.Today
	if r.Start == "" {
		return nil
	}
	if po.Start, err = time.Parse(time.DateOnly, r.Start); err != nil {
		return Faults{fault("start", "", "start date %q is not a day of the form 2026-11-30", r.Start)}
	}
	return nil
}

// named returns the role to prepare for, and its loop if a plan or a template is named.
func (d *Desk) named(b *bank.Bank, r *PracticeRequest) (*kit.Loop, *bank.Role, error) {
	if r.Plan.Data == nil && r.Plan.Template == "" && r.Plan.Role != "" {
		role, err := b.Role(r.Plan.Role)
		return nil, role, blame("role", err)
	}

	p, err := d.resolveIn(b, &r.Plan)
	if err != nil {
		return nil, nil, err
	}
	return p.loop, p.role, nil
}

// usual returns the loop where none is named: that of the first live kit, or the standard one. Where that does not
// fit the bank it is nil, since a pack can do without unless it has a mock.
func (d *Desk) usual(b *bank.Bank, r *PracticeRequest, live []*kit.Kit) (*kit.Loop, error) {
	if len(live) > 0 {
		return &live[0].Loop, nil
	}
	p, err := d.resolveIn(b, &r.Plan)
	switch {
	case err == nil:
		return p.loop, nil
	case r.Mock:
		return nil, err
	}
	return nil, nil
}

// optionFaults lays what is wrong with the options of a pack, each of which the id of its problem names, at the
// doors of the request's fields.
func optionFaults(err error) error {
	var many problem.Problems
	var one problem.Problem
	switch {
	case errors.As(err, &many):
	case errors.As(err, &one):
		many = problem.Problems{one}
	}

	var faults Faults
	for _, p := range many {
		if p.ID == "" || p.File != "" {
			return err
		}
		field := p.ID
		p.ID = ""
		faults = append(faults, Fault{field, p})
	}
	if faults == nil {
		return err
	}
	return faults
}
