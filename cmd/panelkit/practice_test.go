package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"panelkit/bank"
	"panelkit/kit"
	"panelkit/kit/desk"
)

// testApp is a program with the given input; what it says comes back in the two buffers.
func testApp(in string) (a *app, out, messages *bytes.Buffer) {
	out, messages = &bytes.Buffer{}, &bytes.Buffer{}
	return newApp(strings.NewReader(in), out, messages), out, messages
}

func someday() time.Time { return time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC) }

// TestPackHoldsNothingOfTheLiveKit makes a kit and a pack of each built-in role and looks in every
// file of the pack for every text of every live question.
func TestPackHoldsNothingOfTheLiveKit(t *testing.T) {
	need(t, "pdftotext")
	b, err := bank.Load(bank.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	for _, known := range b.Roles {
		role := known.ID
		dir, k := buildKit(t, "--role", role)
		a, _, messages := testApp("")
		o := &practiceOptions{
			plan: planFlags{desk.Plan{Role: role}}, out: filepath.Join(t.TempDir(), "pack"), today: someday,
			request: desk.PracticeRequest{
				Days: 20, HoursPerDay: 2, Exclude: []string{dir}, Mock: true, Seed: 1,
				Formats: "pdf,html,md,ics,anki,json",
			},
		}
		if err := runPractice(context.Background(), a, o, nil); err != nil {
			t.Fatalf("%v\n%s", err, messages)
		}
		files, err := filepath.Glob(filepath.Join(o.out, "*"))
		if err != nil || len(files) != 10 { // the record of the folder is one
			t.Fatalf("%d files, %v", len(files), err)
		}
		for _, f := range files {
			text := letters(fileText(t, f))
			for i := range k.Questions {
				q := &k.Questions[i]
				for _, secret := range append(parts(q), q.Hint, q.Answer, q.ID) {
					told := len(letters(secret)) > 4 && strings.Contains(text, letters(secret))
					if told && !shared(known, k, secret) {
						t.Errorf("%s holds %q of live question %s", filepath.Base(f), secret, q.ID)
					}
				}
			}
		}
	}
}

// shared reports whether a question that is not asked live has the same text, such as a probe that fits many.
func shared(role *bank.Role, k *kit.Kit, text string) bool {
	for i := range role.Questions {
		q := &role.Questions[i]
		if place, _ := k.Place(q.ID); place < 0 && slices.Contains(parts(q), text) {
			return true
		}
	}
	return false
}

// fileText returns what a reader finds in a file, without markup around words.
func fileText(t *testing.T, file string) string {
	t.Helper()
	if filepath.Ext(file) == ".pdf" {
		text, err := exec.Command("pdftotext", file, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	plain := strings.NewReplacer("\r\n ", "", `\`, "", "**", "", "&#39;", "'", "&#34;", `"`, "&amp;", "&")
	text := plain.Replace(string(data))
	return regexp.MustCompile(`<[^>]*>`).ReplaceAllString(text, "")
}

// TestDrillTimes checks the timer with a clock of its own.
func TestDrillTimes(t *testing.T) {
	now := someday()
	o := &drillOptions{
		request:  desk.DrillRequest{Role: "ai-security-engineer", Count: 2, Fresh: 2},
		progress: filepath.Join(t.TempDir(), "p.json"), today: someday,
	}
	step := []time.Duration{0, 95 * time.Second, 0, 150 * time.Second}
	o.clock = func() time.Time {
		now = now.Add(step[0])
		step = append(step[1:], 0)
		return now
	}
	a, out, _ := testApp("\n3\n\n2\n")
	if err := runDrill(context.Background(), a, o); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"1:35 of 2:00", "2:30, 0:30 over the limit of 2:00", "rated 2: 0 again, 1 hard, 1 good, 0 easy",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is missing in\n%s", want, out)
		}
	}
}

// TestDrillStops checks that an interrupted drill ends at once and keeps what was rated.
func TestDrillStops(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	file := filepath.Join(t.TempDir(), "p.json")
	o := &drillOptions{
		request:  desk.DrillRequest{Role: "ai-security-engineer", Count: 5, Fresh: 5},
		progress: file, today: someday, clock: time.Now,
	}
	a, _, _ := testApp("")
	a.in = &stopping{answers: []string{"4\n", "4\n"}, stop: stop}
	if err := runDrill(ctx, a, o); !errors.Is(err, context.Canceled) {
		t.Fatalf("error %v", err)
	}
	p, err := o.readProgress(t.Context(), "ai-security-engineer")
	if err != nil || len(p.Cards) != 2 {
		t.Errorf("%d cards are kept, error %v", len(p.Cards), err)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(file), ".panelkit-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("%v is left behind, %v", left, err)
	}
}

// stopping is an input that, after its answers, interrupts the program and then never ends.
type stopping struct {
	answers []string
	stop    func()
}

func (s *stopping) Read(b []byte) (int, error) {
	if len(s.answers) == 0 {
		s.stop()
		select {}
	}
	n := copy(b, s.answers[0])
	s.answers = s.answers[1:]
	return n, nil
}

// TestWrapped checks that lines are short and no word is lost.
func TestWrapped(t *testing.T) {
	b, err := bank.Load(bank.Folder{Name: "builtin", FS: bank.Embedded()})
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range b.Roles[0].Questions {
		got := wrapped("  - ", q.Answer)
		if letters(got) != letters("  - "+q.Answer) {
			t.Errorf("words of %s are lost", q.ID)
		}
		for line := range strings.SplitSeq(got, "\n") {
			if len([]rune(line)) > lineWidth {
				t.Errorf("line of %d characters: %s", len([]rune(line)), line)
			}
		}
	}
}
