package desk_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"panelkit/bank"
	"panelkit/bank/problem"
	"panelkit/kit"
	"panelkit/kit/debrief"
	"panelkit/kit/desk"
	"panelkit/kit/drill"
	"panelkit/kit/plan"
	"panelkit/kit/scorecard"
	"panelkit/templates"
)

const testRole = "ai-security-engineer"

// newDesk is a desk that knows kits by the names given.
func newDesk(kits map[string]*kit.Kit) *desk.Desk {
	return &desk.Desk{
		Version: "test", Banks: []bank.Folder{bank.Builtin()},
		Templates: []desk.Folder{{Name: "templates", FS: templates.FS()}},
		Kit: func(name string) (*kit.Kit, error) {
			if k := kits[name]; k != nil {
				return k, nil
			}
			return nil, fs.ErrNotExist
		},
	}
}

// twoSeats is a plan of one session with two interviewers.
const twoSeats = `role: ai-security-engineer
sessions:
  - {id: tech, minutes: 45, questions: 3, categories: [technical], panelist: [Robin, Sam]}
`

func build(t *testing.T, d *desk.Desk, r desk.BuildRequest) *desk.Built {
	t.Helper()
	if r.Choice.Plan.Data == nil && r.Choice.Plan.Role == "" {
		r.Choice.Plan = desk.Plan{File: "loop.yaml", Data: []byte(twoSeats)}
	}
	built, err := d.Build(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	return built
}

func text[T any](t *testing.T, name string, parse func(string, []byte) (*T, problem.Problems)) *T {
	t.Helper()
	data, err := fs.ReadFile(templates.FS(), "text/"+name+".yaml")
	if err != nil {
		t.Fatal(err)
	}
	v, problems := parse(name, data)
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	return v
}

// filled is the scorecard of a seat as it comes back, all questions rated alike.
func filled(t *testing.T, k *kit.Kit, seat kit.Seat, rating int) desk.Returned {
	t.Helper()
	words := text(t, "words", kit.ParseWords)
	card := &kit.Scorecard{
		Kit: k.ID, Session: k.Sessions[seat.Session].Session, Seat: seat.ID, Interviewer: seat.Name,
		Recommendation: words.Recommendations[1], Attested: true,
	}
	for _, q := range k.Sessions[seat.Session].Asked {
		card.Ratings = append(card.Ratings, kit.Rating{Question: q.ID, Value: rating, Evidence: "Said so."})
	}
	var b bytes.Buffer
	o := scorecard.Options{Text: text(t, "scorecard", scorecard.ParseText), Words: words, Filled: card}
	if err := scorecard.Write(&b, k, seat, o); err != nil {
		t.Fatal(err)
	}
	return desk.Returned{Name: seat.ID + ".xlsx", Read: func() ([]byte, error) { return b.Bytes(), nil }}
}

// fields returns the fields that an error blames.
func fields(t *testing.T, err error) []string {
	t.Helper()
	var faults desk.Faults
	if !errors.As(err, &faults) {
		t.Fatalf("error %v blames no field", err)
	}
	var out []string
	for _, f := range faults {
		out = append(out, f.Field)
	}
	return out
}

// TestFaultsNameTheField holds that what a request says is never blamed on the plan's file, and that all that is
// wrong is said at once.
func TestFaultsNameTheField(t *testing.T) {
	d, ctx := newDesk(nil), context.Background()
	wrong := desk.Plan{File: "loop.yaml", Data: []byte(twoSeats), Date: "tomorrow", Scale: 7, Seniority: "chief"}
	_, err := d.Loop(wrong)
	if got := fields(t, err); !slices.Equal(got, []string{"seniority", "date", "scale"}) {
		t.Errorf("blamed are %v", got)
	}

	plan := desk.Plan{File: "loop.yaml", Data: []byte(twoSeats)}
	for field, try := range map[string]func() error{
		"candidate": func() error {
			_, err := d.Loop(desk.Plan{Role: testRole, Candidate: strings.Repeat("x", kit.MaxName+1)})
			return err
		},
		"role":     func() error { _, err := d.Loop(desk.Plan{Role: "cook"}); return err },
		"template": func() error { _, err := d.Loop(desk.Plan{Role: testRole, Template: "standart"}); return err },
		"effort":   func() error { _, _, err := d.CheckLoop(ctx, desk.Choice{Plan: plan, Effort: "much"}); return err },
		"exclude": func() error {
			_, _, err := d.CheckLoop(ctx, desk.Choice{Plan: plan, Exclude: []string{"nowhere"}})
			return err
		},
		"past": func() error {
			_, _, err := d.CheckLoop(ctx, desk.Choice{Plan: plan, Past: []string{"nowhere"}})
			return err
		},
		"forms": func() error {
			_, err := d.Select(ctx, desk.SelectRequest{Choice: desk.Choice{Plan: plan}})
			return err
		},
		"paper": func() error {
			_, err := d.Build(ctx, desk.BuildRequest{Choice: desk.Choice{Plan: plan}, Look: kit.Look{Paper: "a5"}})
			return err
		},
		"font": func() error {
			_, err := d.Build(ctx, desk.BuildRequest{Choice: desk.Choice{Plan: plan}, Look: kit.Look{Font: "x.ttf"}})
			return err
		},
		"category": func() error { _, err := d.Find(bank.Filter{Category: "tool"}); return err },
		"count":    func() error { _, err := d.Drill(desk.DrillRequest{Role: testRole}); return err },
	} {
		if got := fields(t, try()); !slices.Equal(got, []string{field}) {
			t.Errorf("blamed are %v, want %s", got, field)
		}
	}

	_, err = d.Practice(ctx, desk.PracticeRequest{
		Plan: desk.Plan{Role: testRole}, Formats: "md", Today: day(t, "2026-11-30"),
	})
	if got := fields(t, err); !slices.Equal(got, []string{"days", "hours per day"}) {
		t.Errorf("blamed are %v", got)
	}
}

// TestNoBank holds that a desk without banks says so, whatever is asked of it.
func TestNoBank(t *testing.T) {
	d := newDesk(nil)
	d.Banks = nil
	if _, err := d.Roles(""); !errors.Is(err, desk.ErrNoBank) {
		t.Errorf("error is %v", err)
	}
	if _, err := d.Loop(desk.Plan{Role: testRole}); !errors.Is(err, desk.ErrNoBank) {
		t.Errorf("error is %v", err)
	}
}

// TestOwnTemplatesComeFirst holds that a team's own files stand in place of the others, one by one.
func TestOwnTemplatesComeFirst(t *testing.T) {
	d := newDesk(nil)
	own := fstest.MapFS{
		"loops/screen.yaml": {Data: []byte("# Ours.\nrole: ai-security-engineer\n" +
			"sessions: [{id: ours, minutes: 20, questions: 1}]\n")},
		"text/words.yaml": {Data: []byte("ratings_5: [a]\n")},
	}
	d.Templates = append([]desk.Folder{{Name: "mine", FS: own}}, d.Templates...)

	loop, err := d.Loop(desk.Plan{Role: testRole, Template: "screen"})
	if err != nil || loop.Sessions[0].ID != "ours" {
		t.Errorf("loop is %v, error %v", loop, err)
	}
	names := d.LoopTemplates()
	if !slices.Contains(names, "standard") || len(names) != len(slices.Compact(slices.Clone(names))) {
		t.Errorf("templates are %v", names)
	}
	if _, err := d.Questions([]string{}); err == nil || !strings.HasPrefix(err.Error(), "mine/text/words.yaml:1: ") {
		t.Errorf("error is %v", err)
	}
}

// TestSwapSparesWhatIsFilledIn holds that a scorecard on which somebody has written stops a swap, and that only files
// that show the session come back.
func TestSwapSparesWhatIsFilledIn(t *testing.T) {
	d, ctx := newDesk(nil), context.Background()
	k := build(t, d, desk.BuildRequest{}).Kit
	out := k.Sessions[0].Asked[0].ID
	seat := k.Seats()[0]
	r := desk.SwapRequest{Kit: k, Out: out, Cards: map[string]desk.Returned{seat.ID: filled(t, k, seat, 4)}}

	var written *desk.Filled
	if _, err := d.Swap(ctx, r); !errors.As(err, &written) || written.File != seat.ID+".xlsx" {
		t.Errorf("error is %v", err)
	}
	r.Force = true
	swapped, err := d.Swap(ctx, r)
	if err != nil {
		t.Fatal(err)
	}
	if i, _ := swapped.Kit.Place(out); i >= 0 || swapped.Swap.Out != out {
		t.Errorf("%s is still asked", out)
	}

	r.Cards[seat.ID] = desk.Returned{Name: "gone.xlsx", Read: func() ([]byte, error) { return nil, fs.ErrNotExist }}
	r.Force = false
	if _, err := d.Swap(ctx, r); err != nil {
		t.Errorf("a card that is not there stops the swap: %v", err)
	}
	r.Out = "nothing"
	if _, err := d.Swap(ctx, r); !slices.Equal(fields(t, err), []string{"question"}) {
		t.Errorf("error is %v", err)
	}
}

// TestDebriefIsBlind holds that no file is made while a card is missing, and that what is wrong with one file stops
// no other.
func TestDebriefIsBlind(t *testing.T) {
	d, ctx := newDesk(nil), context.Background()
	k := build(t, d, desk.BuildRequest{}).Kit
	seats := k.Seats()
	broken := desk.Returned{Name: "broken.xlsx", Read: func() ([]byte, error) { return []byte("no workbook"), nil }}
	r := desk.DebriefRequest{CollectRequest: desk.CollectRequest{
		Kit: k, Returned: []desk.Returned{filled(t, k, seats[0], 4), broken},
	}}
	made, err := d.Debrief(ctx, r)
	if err != nil {
		t.Fatal(err)
	}
	if !made.Report.Blind || len(made.Files) > 0 || len(made.Refused) != 1 || len(made.Cards) != 1 {
		t.Errorf("blind %v, %d files, %d refused, %d cards",
			made.Report.Blind, len(made.Files), len(made.Refused), len(made.Cards))
	}

	r.Returned = []desk.Returned{filled(t, k, seats[0], 4), filled(t, k, seats[1], 2)}
	r.Returned[0].Name = "/home/robin/ridgepole/robin.xlsx"
	if made, err = d.Debrief(ctx, r); err != nil || !made.Complete() || len(made.Files) != 5 {
		t.Fatalf("%d files, error %v", len(made.Files), err)
	}
	text := string(made.Files[0].Data)
	if !strings.Contains(text, `"robin.xlsx"`) || strings.Contains(text, "ridgepole") {
		t.Errorf("%s tells where a file lay", made.Files[0].Path)
	}
	if made.Status.Seats[0].Files[0] != r.Returned[0].Name {
		t.Errorf("the status says %v", made.Status.Seats[0].Files)
	}
	ctx, stop := context.WithCancel(ctx)
	stop()
	if _, err := d.Debrief(ctx, r); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
}

// TestCompareCountsRefusals holds that a comparison is complete only if every candidate's cards were taken.
func TestCompareCountsRefusals(t *testing.T) {
	d, ctx := newDesk(nil), context.Background()
	k := build(t, d, desk.BuildRequest{}).Kit
	in := desk.CollectRequest{Kit: k}
	for _, seat := range k.Seats() {
		in.Returned = append(in.Returned, filled(t, k, seat, 3))
	}
	r := desk.CompareRequest{Candidates: []desk.CollectRequest{in, in}}
	made, err := d.Compare(ctx, r)
	if err != nil || !made.Complete() || len(made.Files) != 3 {
		t.Fatalf("complete %v, %d files, error %v", made.Complete(), len(made.Files), err)
	}

	r.Candidates[1].Returned = append(slices.Clone(in.Returned), desk.Returned{
		Name: "bad.xlsx", Read: func() ([]byte, error) { return []byte("x"), nil },
	})
	if made, err = d.Compare(ctx, r); err != nil || made.Complete() {
		t.Errorf("complete although a file was refused, error %v", err)
	}
	r.Groups, r.GroupsFile = []byte("nonsense"), "counts.csv"
	if _, err := d.Compare(ctx, r); err == nil || !strings.Contains(err.Error(), "counts.csv:1") {
		t.Errorf("error is %v", err)
	}
}

// TestPracticeGuard holds that nothing live is in a pack, and that a kit of another bank is refused.
func TestPracticeGuard(t *testing.T) {
	ctx, kits := context.Background(), map[string]*kit.Kit{}
	d := newDesk(kits)
	kits["live"] = build(t, d, desk.BuildRequest{}).Kit
	r := desk.PracticeRequest{
		Plan: desk.Plan{Role: testRole}, Days: 10, HoursPerDay: 2, Today: day(t, "2026-11-30"), Formats: "md",
		Exclude: []string{"live"}, Mock: true, Seed: 1,
	}
	made, err := d.Practice(ctx, r)
	if err != nil || made.Unguarded {
		t.Fatalf("unguarded %v, error %v", made != nil && made.Unguarded, err)
	}
	for _, q := range made.Document.Questions {
		if i, _ := kits["live"].Place(q.ID); i >= 0 {
			t.Errorf("live question %s is in the pack", q.ID)
		}
	}

	left := 0
	for _, l := range made.Left {
		left += l.Free
	}
	if k := made.KeptOut; len(k) != 1 || k[0].Name != "live" || k[0].Live != 3 || k[0].Alone != k[0].Live+k[0].Alike {
		t.Errorf("kept out are %v", k)
	}
	if n := len(made.Document.Questions); left != n || n != len(made.Role.Questions)-made.KeptOut[0].Alone {
		t.Errorf("%d questions are left, the pack has %d", left, n)
	}

	other := *kits["live"]
	other.BankDigest = "another"
	other.Questions = slices.Clone(other.Questions)
	other.Questions[0].Text = "Another question."
	kits["other"] = &other
	r.Exclude = []string{"other"}
	var strange *desk.OtherBank
	if _, err := d.Practice(ctx, r); !errors.As(err, &strange) || strange.File != "other" {
		t.Errorf("error is %v", err)
	}
}

// TestExclusionsShareTheBlame holds that a question which two exclusions keep out counts for each, and for none alone.
func TestExclusionsShareTheBlame(t *testing.T) {
	kits := map[string]*kit.Kit{}
	d := newDesk(kits)
	k := build(t, d, desk.BuildRequest{}).Kit
	kits["live"] = k
	made, err := d.Practice(context.Background(), desk.PracticeRequest{
		Plan: desk.Plan{Role: testRole}, Days: 10, HoursPerDay: 2, Today: day(t, "2026-11-30"), Formats: "md",
		Exclude: []string{"live", k.Questions[0].ID},
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := made.KeptOut[1]; got.Live != 1 || got.Alone != 0 {
		t.Errorf("kept out are %v", made.KeptOut)
	}
}

// TestSittingAsksAgain holds that what could not be answered comes once more before the end, and that nothing is
// asked beyond the count.
func TestSittingAsksAgain(t *testing.T) {
	d := newDesk(nil)
	s, err := d.Drill(desk.DrillRequest{
		Role: testRole, Count: 2, Fresh: 2, Today: day(t, "2026-11-30"),
		Progress: func(role string) (*drill.Progress, error) { return drill.NewProgress(role), nil },
	})
	if err != nil {
		t.Fatal(err)
	}

	var asked []string
	for q, _, of := s.Next(); q != nil; q, _, of = s.Next() {
		asked = append(asked, q.ID)
		grade := drill.Good
		if len(asked) == 1 {
			grade = drill.Again
		}
		s.Rate(q, grade)
		if len(asked) > 1 && of != 3 {
			t.Errorf("%d questions are announced", of)
		}
	}
	if len(asked) != 3 || asked[0] != asked[2] || s.Rated() != 3 {
		t.Errorf("asked are %v, rated %d", asked, s.Rated())
	}
	if next, n := s.NextDay(); next == "" || n == 0 {
		t.Errorf("next is %q with %d questions", next, n)
	}
}

// TestPastUses holds that questions of a past kit are avoided where others are as good.
func TestPastUses(t *testing.T) {
	kits := map[string]*kit.Kit{}
	d := newDesk(kits)
	plan := desk.Plan{Role: testRole, Template: "screen", Date: "2026-12-01"}
	first := build(t, d, desk.BuildRequest{Choice: desk.Choice{Plan: plan, Seed: 1}}).Kit
	kits["first"] = first
	second, _, err := d.CheckLoop(context.Background(), desk.Choice{Plan: plan, Seed: 1, Past: []string{"first"}})
	if err != nil {
		t.Fatal(err)
	}
	if first.Selection.Past || !second.Selection.Past || second.SameForAll() {
		t.Error("the kit does not say that the past had a say")
	}
	again := 0
	for i := range second.Questions {
		if place, _ := first.Place(second.Questions[i].ID); place >= 0 {
			again++
		}
	}
	if again == len(first.Questions) { // without the past, all of them
		t.Errorf("the same %d questions are asked again", again)
	}
}

// TestUnfilledIsNotMissing holds that a card that nobody has filled in is told from one that never came.
func TestUnfilledIsNotMissing(t *testing.T) {
	d := newDesk(nil)
	built := build(t, d, desk.BuildRequest{})
	var back []desk.Returned
	for _, f := range built.Files {
		if strings.HasSuffix(f.Path, "tech-a.xlsx") {
			back = append(back, desk.Returned{Name: f.Path, Read: func() ([]byte, error) { return f.Data, nil }})
		}
	}
	c, err := d.Collect(context.Background(), desk.CollectRequest{Kit: built.Kit, Returned: back})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]debrief.State{"tech-a": debrief.Blank, "tech-b": debrief.Missed}
	for _, s := range c.Status.Seats {
		if s.State != want[s.Seat] {
			t.Errorf("%s is %s, want %s", s.Seat, s.State, want[s.Seat])
		}
	}
}

// TestNewPlanKnowsEveryKey holds that a new plan and the page on plans speak of every key that a plan may have.
func TestNewPlanKnowsEveryKey(t *testing.T) {
	d := newDesk(nil)
	page, err := d.Topic("plan")
	if err != nil {
		t.Fatal(err)
	}
	data, err := d.NewPlan("standard", testRole)
	if err != nil {
		t.Fatal(err)
	}
	for _, typ := range []reflect.Type{reflect.TypeFor[plan.Plan](), reflect.TypeFor[plan.Session]()} {
		for i := range typ.NumField() {
			key, _, _ := strings.Cut(typ.Field(i).Tag.Get("yaml"), ",")
			if key == "-" {
				continue
			}
			if !regexp.MustCompile(`(?m)^[ #]*` + key + `\b`).Match(data) {
				t.Errorf("a new plan says nothing of %q", key)
			}
			if !strings.Contains(page, "`"+key+"`") {
				t.Errorf("the page says nothing of %q", key)
			}
		}
	}
}

// TestBankPageKnowsEveryKey holds that the page on banks speaks of every key that a role and a question may have.
func TestBankPageKnowsEveryKey(t *testing.T) {
	page, err := newDesk(nil).Topic("bank")
	if err != nil {
		t.Fatal(err)
	}
	for _, typ := range []reflect.Type{reflect.TypeFor[bank.Role](), reflect.TypeFor[bank.Question]()} {
		for i := range typ.NumField() {
			key, _, _ := strings.Cut(typ.Field(i).Tag.Get("yaml"), ",")
			if key != "-" && !strings.Contains(page, key+":") && !strings.Contains(page, "`"+key+"`") {
				t.Errorf("the page says nothing of %q", key)
			}
		}
	}
}

// TestNewPlanIsSound holds that a new plan of every template and role resolves as it is, and that every example in it
// does once its mark is taken away.
func TestNewPlanIsSound(t *testing.T) {
	d := newDesk(nil)
	roles, err := d.Roles("")
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, role := range roles {
		for _, template := range d.LoopTemplates() {
			if _, err := d.Loop(desk.Plan{Role: role.ID, Template: template}); err != nil {
				continue // the role has no questions of the kind that the template asks
			}
			tried++
			data, err := d.NewPlan(template, role.ID)
			if err != nil {
				t.Fatal(err)
			}
			loop, err := d.Loop(desk.Plan{File: "new.yaml", Data: data})
			if err != nil || loop.Role != role.ID {
				t.Errorf("%s, %s: %v", template, role.ID, err)
			}

			used := regexp.MustCompile(`(?m)^# ([a-z_]+:|  [a-z-]+: [0-9]+$)`).ReplaceAll(data, []byte("$1"))
			loop, err = d.Loop(desk.Plan{File: "used.yaml", Data: used})
			if err != nil {
				t.Errorf("%s, %s: %v\n%s", template, role.ID, err, used)
				continue
			}
			if len(loop.Weights) != len(role.Competencies) || len(loop.Include) != 1 || len(loop.ExcludeTags) != 1 {
				t.Errorf("%s, %s: the examples are not used: %v", template, role.ID, loop)
			}
		}
	}
	if tried < 4 {
		t.Errorf("only %d templates were tried", tried)
	}
}

func day(t *testing.T, text string) time.Time {
	t.Helper()
	d, err := time.Parse(time.DateOnly, text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
