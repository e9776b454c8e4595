// Package plan reads the plan of a loop that people write and turns it into a [kit.Loop]: defaults are filled
// in, quotas are made whole numbers, and what the bank plainly cannot meet is told before any search.
package plan

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"panelkit/bank"
	"panelkit/bank/problem"
	"panelkit/bank/strict"
	"panelkit/kit"
)

// Plan is a loop as a person writes it: only role and sessions are required.
type Plan struct {
	Role        string         `yaml:"role,required"`
	Title       string         `yaml:"title"`
	Seniority   kit.Seniority  `yaml:"seniority"`
	Scale       int            `yaml:"scale"`
	Date        string         `yaml:"date"`
	Candidate   string         `yaml:"candidate"`
	Weights     map[string]int `yaml:"weights"`
	Coverage    int            `yaml:"coverage"`
	Forms       kit.Forms      `yaml:"forms"`
	MaxOverlap  *int           `yaml:"max_overlap"`
	MaxExposure int            `yaml:"max_exposure"`
	Include     []string       `yaml:"include"`
	Exclude     []string       `yaml:"exclude"`
	IncludeTags []string       `yaml:"include_tags"`
	ExcludeTags []string       `yaml:"exclude_tags"`
	Sessions    []Session      `yaml:"sessions,required"`
	Pos         strict.Pos     `yaml:"-"`
}

// Session is one session of a Plan.
type Session struct {
	ID           string     `yaml:"id,required"`
	Title        string     `yaml:"title"`
	Minutes      int        `yaml:"minutes,required"`
	Questions    int        `yaml:"questions"`
	Levels       Quota      `yaml:"levels"`
	Categories   Quota      `yaml:"categories"`
	Cells        Quota      `yaml:"cells"` // of words such as "advanced scenario"
	Competencies []string   `yaml:"competencies"`
	Panelist     Names      `yaml:"panelist"`
	Kind         string     `yaml:"kind"` // "work sample", or "" for talk
	Pos          strict.Pos `yaml:"-"`
}

// Names is one name or a list of names.
type Names []string

// DecodeStrict reads one name or a list.
func (ns *Names) DecodeStrict(d *strict.Decoder, n *strict.Node) {
	if strict.IsScalar(n) {
		*ns = Names{strings.TrimSpace(n.Value)}
		return
	}
	d.Value(n, (*[]string)(ns))
}

// Parse reads the plan of a loop. The plan may be used with Resolve only if there are no problems.
func Parse(file string, data []byte) (*Plan, problem.Problems) {
	p := &Plan{}
	ps := strict.Parse(file, data, p)
	return p, ps
}

// Line returns the line of the plan's file at which one key of the loop stands or, with session from 0 up, a key
// of that session: the session's own line where it leaves the key out, and 0 where the loop does.
func (p *Plan) Line(session int, key string) int {
	switch {
	case session >= 0 && session < len(p.Sessions):
		return p.Sessions[session].Pos.At(key)
	case p.Pos.Has(key):
		return p.Pos.At(key)
	}
	return 0
}

type resolver struct {
	plan     *Plan
	bank     *bank.Bank
	role     *bank.Role
	problems problem.Problems
}

// Resolve fills in the defaults of a plan and checks it against a bank. The error is problem.Problems with
// everything that is wrong.
func (p *Plan) Resolve(b *bank.Bank) (*kit.Loop, error) {
	r := &resolver{plan: p, bank: b}
	role, err := b.Role(p.Role)
	if err != nil {
		var unknown problem.Problem
		if !errors.As(err, &unknown) {
			return nil, err
		}
		r.report("role", unknown.Fact, unknown.Hint)
		return nil, r.problems.Err()
	}

	r.role = role
	l := &kit.Loop{
		Role: p.Role, Title: p.Title, Seniority: p.Seniority, Scale: p.Scale, Date: p.Date, Candidate: p.Candidate,
		Weights: p.Weights, Coverage: p.Coverage, Include: p.Include, Exclude: p.Exclude,
		IncludeTags: p.IncludeTags, ExcludeTags: p.ExcludeTags,
	}

	l.Forms, l.MaxOverlap, l.MaxExposure = p.Forms, p.MaxOverlap, p.MaxExposure
	if l.Forms == "" {
		l.Forms = kit.Same
	}

	if l.Title == "" {
		l.Title = role.Title
	}

	if l.Seniority == "" {
		l.Seniority = kit.Mid
	}

	if l.Scale == 0 {
		l.Scale = 5
	}

	r.loop(l)
	for i := range p.Sessions {
		l.Sessions = append(l.Sessions, r.session(l, &p.Sessions[i]))
	}

	r.seats(l)
	if len(r.problems) == 0 {
		r.feasible(l)
	}

	return l, r.problems.Err()
}

// seats reports sessions whose seats have the same id.
func (r *resolver) seats(l *kit.Loop) {
	a, b, ok := l.Clash()
	if !ok || l.Sessions[a.Session].ID == l.Sessions[b.Session].ID {
		return // a session that stands twice has been told
	}

	fact := fmt.Sprintf("seat %q belongs to session %q too, which has several panelists", a.ID,
		l.Sessions[a.Session].ID)
	at := b
	if len(l.Sessions[b.Session].Panelists) > 1 {
		fact = fmt.Sprintf("seat %q belongs to session %q too, which has several panelists", a.ID,
			l.Sessions[b.Session].ID)
		at = a
	}

	r.problems = append(r.problems, r.plan.Sessions[at.Session].Pos.Problem("id", l.Sessions[at.Session].ID, fact,
		"give the session another id"))
}

func (r *resolver) report(key, fact, hint string) {
	r.problems = append(r.problems, r.plan.Pos.Problem(key, "", fact, hint))
}

func (r *resolver) loop(l *kit.Loop) {
	if !slices.Contains(kit.Seniorities(), l.Seniority) {
		r.report("seniority", fmt.Sprintf("seniority %q unknown", l.Seniority),
			problem.Suggest(string(l.Seniority), []string{"junior", "mid", "senior", "lead"}))
	}

	if l.Scale != 5 && l.Scale != 4 {
		r.report("scale", fmt.Sprintf("scale %d is not 5 or 4", l.Scale), "")
	}

	if _, err := time.Parse(time.DateOnly, l.Date); l.Date != "" && err != nil {
		r.report("date", fmt.Sprintf("date %q is not a day of the form 2026-11-30", l.Date), "")
	}

	if l.Coverage < 0 || l.Coverage > len(r.plan.Sessions) {
		r.report("coverage", fmt.Sprintf("coverage in %d sessions, the loop has %d", l.Coverage,
			len(r.plan.Sessions)), "")
	}

	if l.Forms != kit.Same && l.Forms != kit.Parallel {
		r.report("forms", fmt.Sprintf("forms %q unknown", l.Forms),
			problem.Suggest(string(l.Forms), []string{"same", "parallel"}))
	}

	if l.Forms == kit.Same && (l.MaxOverlap != nil || l.MaxExposure != 0) {
		r.report("forms", "max_overlap and max_exposure are for parallel forms",
			"write forms: parallel, or leave them out")
	}

	if l.MaxOverlap != nil && *l.MaxOverlap < 0 {
		r.report("max_overlap", fmt.Sprintf("at most %d questions shared is below 0", *l.MaxOverlap), "")
	}

	if l.MaxExposure < 0 {
		r.report("max_exposure", fmt.Sprintf("at most %d uses is below 0", l.MaxExposure), "")
	}

	if n := len(r.plan.Sessions); n == 0 || n > kit.MaxSessions {
		r.report("sessions", fmt.Sprintf("%d sessions, must be 1 to %d", n, kit.MaxSessions), "")
	}

	r.weights(l)
	r.ids("include", l.Include)
	r.ids("exclude", l.Exclude)
	r.tags("include_tags", l.IncludeTags)
	r.tags("exclude_tags", l.ExcludeTags)
	for i, id := range l.Include {
		if slices.Contains(l.Exclude, id) {
			r.report(strict.Item("include", i), fmt.Sprintf("question %q is both included and excluded", id),
				"remove it from one of the two lists")
		}
	}
}

func (r *resolver) weights(l *kit.Loop) {
	if l.Weights == nil {
		return
	}

	total := 0
	for _, c := range slices.Sorted(maps.Keys(l.Weights)) {
		r.competency(r.plan.Pos, "weights", "weights", c)
		if l.Weights[c] < 0 {
			r.report("weights", fmt.Sprintf("weight of %q is below 0", c), "")
		}
		total += l.Weights[c]
	}

	if total != 100 {
		r.report("weights", fmt.Sprintf("weights total %d, must be 100", total), weightHint(l.Weights))
	}
}

// weightHint proposes weights in the same proportion that total 100.
func weightHint(weights map[string]int) string {
	names, shares, sum := slices.Sorted(maps.Keys(weights)), []int(nil), 0
	for _, c := range names {
		shares = append(shares, max(0, weights[c]))
		sum += max(0, weights[c])
	}

	if sum == 0 || sum > 1_000_000 {
		return ""
	}

	var parts []string
	for i, w := range kit.LargestRemainder(100, shares) {
		parts = append(parts, names[i]+": "+strconv.Itoa(w))
	}

	return "in the same proportion: " + strings.Join(parts, ", ")
}

func (r *resolver) ids(key string, ids []string) {
	for i, id := range ids {
		if r.role.Question(id) == nil {
			var known []string
			for j := range r.role.Questions {
				known = append(known, r.role.Questions[j].ID)
			}
			r.report(strict.Item(key, i), fmt.Sprintf("question %q unknown in role %q", id, r.role.ID),
				problem.Suggest(id, known))
		}
	}
}

func (r *resolver) tags(key string, tags []string) {
	known := map[string]bool{}
	for i := range r.role.Questions {
		for _, t := range r.role.Questions[i].Tags {
			known[t] = true
		}
	}
	for i, t := range tags {
		if !known[t] {
			r.report(strict.Item(key, i), fmt.Sprintf("no question of role %q has the tag %q", r.role.ID, t),
				problem.Suggest(t, slices.Sorted(maps.Keys(known))))
		}
	}
}

func (r *resolver) competency(pos strict.Pos, key, id, c string) {
	if r.role.Competency(c) == nil {
		var known []string
		for _, k := range r.role.Competencies {
			known = append(known, k.ID)
		}
		r.problems = append(r.problems, pos.Problem(key, id,
			fmt.Sprintf("competency %q unknown in role %q", c, r.role.ID), problem.Suggest(c, known)))
	}
}
