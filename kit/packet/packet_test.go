package packet

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"panelkit/bank"
	"panelkit/kit"
	"panelkit/kit/page"
)

var update = flag.Bool("update", false, "rewrite golden files")

// fixture gives a kit of three sessions from a bank that only tests use.
func fixture(t testing.TB) *kit.Kit {
	t.Helper()
	role := roleOf(t, bank.Folder{Name: "testdata", FS: os.DirFS("testdata")}, "fixture")
	l := kit.Loop{
		Role: role.ID, Title: role.Title, Seniority: kit.Senior, Scale: 5, Date: "2026-11-30", Candidate: "Ana Müller",
		Sessions: []kit.Session{
			{ID: "depth", Title: "Technical depth", Minutes: 60, Questions: 6, Panelists: []string{"R. Okafor"}},
			{
				ID: "scenarios", Title: "Scenarios", Minutes: 30, Questions: 2,
				Panelists: []string{"J. Smith", "K. Larsen"},
			},
			{ID: "culture", Title: "Behavior", Minutes: 30, Questions: 1},
		},
	}
	return kitOf(t, role, l)
}

func roleOf(t testing.TB, f bank.Folder, id string) *bank.Role {
	t.Helper()
	b, err := bank.Load(f)
	if err != nil {
		t.Fatal(err)
	}
	r, err := b.Role(id)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// kitOf deals out the role's questions to the sessions of a loop, in the order of their ids.
func kitOf(t testing.TB, role *bank.Role, l kit.Loop) *kit.Kit {
	t.Helper()
	form, at := kit.Form{}, 0
	for _, s := range l.Sessions {
		var ids []string
		for range s.Questions {
			ids = append(ids, role.Questions[at].ID)
			at++
		}
		form.Sessions = append(form.Sessions, ids)
	}
	k, err := kit.New("test", l, role, form, 42, kit.Selection{})
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// options reads theme and wording as they come with the program.
func options(t testing.TB, theme string) Options {
	t.Helper()
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join("../../templates", name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	th, ps := page.ParseTheme(theme, read("themes/"+theme+".yaml"), nil)
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	text, ps := ParseText("packet.yaml", read("text/packet.yaml"))
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	words, ps := kit.ParseWords("words.yaml", read("text/words.yaml"))
	if err := ps.Err(); err != nil {
		t.Fatal(err)
	}
	return Options{Theme: th, Text: text, Words: words}
}

func made(t testing.TB, k *kit.Kit, seat kit.Seat, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	ws, err := PDF(&b, k, seat, o)
	if err != nil {
		t.Fatal(err)
	}
	if len(ws) > 0 {
		t.Errorf("%s: %v", seat.ID, ws)
	}
	return b.Bytes()
}

// structure gives the parts and questions of a packet with the pages on which they stand.
func structure(t testing.TB, k *kit.Kit, seat kit.Seat, o Options) string {
	t.Helper()
	d, err := document(k, seat, &o)
	if err != nil {
		t.Fatal(err)
	}
	places, pages := d.Places()
	var b strings.Builder
	for _, p := range places {
		fmt.Fprintf(&b, "page %d: %s%s %s: %s\n", p.Page, strings.Repeat("  ", p.Level), p.Kind, p.ID, p.Title)
	}
	_, h := d.Body()
	fmt.Fprintf(&b, "%d pages, filled to", pages)
	for _, u := range d.Used() {
		fmt.Fprintf(&b, " %.0f%%", 100*u/h)
	}
	return b.String() + "\n"
}

// TestStructure holds the structure of packets against golden text.
func TestStructure(t *testing.T) {
	k := fixture(t)
	var b strings.Builder
	for _, paper := range []page.Paper{page.A4, page.Letter} {
		for _, c := range []struct {
			name    string
			compact bool
			bare    bool
		}{{"full", false, false}, {"full without guidance", false, true}, {"compact", true, false}, {"compact without guidance", true, true}} {
			o := options(t, "plain")
			o.Paper, o.Compact, o.NoGuidance = paper, c.compact, c.bare
			for _, seat := range k.Seats()[:2] {
				fmt.Fprintf(&b, "== %s, %s, %s ==\n%s\n", seat.ID, c.name, paper, structure(t, k, seat, o))
			}
		}
	}
	golden(t, "testdata/structure.golden", b.String())
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs; run with -update if that is meant:\n%s", file, diff)
	}
}

// TestCompactHour holds that an hour of six questions, each with its five anchors, takes five pages at most.
func TestCompactHour(t *testing.T) {
	o := options(t, "plain")
	o.Compact = true
	for _, id := range []string{"ai-incident-response", "ai-security-engineer"} {
		role := roleOf(t, bank.Folder{Name: "bank", FS: bank.Embedded()}, id)
		l := kit.Loop{Role: id, Title: role.Title, Seniority: kit.Mid, Scale: 5}
		for n := 0; n+6 <= len(role.Questions); n += 6 {
			l.Sessions = append(l.Sessions,
				kit.Session{ID: fmt.Sprintf("s%d", n), Title: "Session", Minutes: 60, Questions: 6})
		}
		l.Sessions = l.Sessions[:min(len(l.Sessions), 6)]
		k := kitOf(t, role, l)
		for _, seat := range k.Seats() {
			d, err := document(k, seat, &o)
			if err != nil {
				t.Fatal(err)
			}
			if _, pages := d.Places(); pages > 5 {
				t.Errorf("%s: session %s takes %d pages:\n%s", id, seat.ID, pages, structure(t, k, seat, o))
			}
		}
	}
}

func TestWrongInput(t *testing.T) {
	good := options(t, "plain")
	for _, c := range []struct {
		name string
		bend func(k *kit.Kit, seat *kit.Seat, o *Options)
		want string
	}{
		{"no theme", func(_ *kit.Kit, _ *kit.Seat, o *Options) { o.Theme = nil }, "packet has no theme"},
		{"no wording", func(_ *kit.Kit, _ *kit.Seat, o *Options) { o.Text = nil }, "packet has no wording"},
		{"seat", func(_ *kit.Kit, s *kit.Seat, _ *Options) { s.Session = 7 }, "session 8 is not in the kit, which has 3"},
		{"lost question", func(k *kit.Kit, _ *kit.Seat, _ *Options) { k.Questions = k.Questions[1:] }, `session depth: question "fix-001" is not in the kit`},
		{"no criteria", func(k *kit.Kit, _ *kit.Seat, _ *Options) { k.Questions[2].Criteria = nil }, "fix-003: question has no criteria"},
		{"coverage of other sessions", func(k *kit.Kit, _ *kit.Seat, _ *Options) {
			k.Coverage.Competencies[0].Sessions = make([]int, 9)
		}, "packet of depth could not be made"},
	} {
		k, o := fixture(t), good
		seat := k.Seats()[0]
		c.bend(k, &seat, &o)
		var out bytes.Buffer
		_, err := PDF(&out, k, seat, o)
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), k.ID) ||
			out.Len() > 0 {
			t.Errorf("%s: error %v, %d bytes written; want %q", c.name, err, out.Len(), c.want)
		}
		if c.name == "coverage of other sessions" {
			continue // HTML has no columns to overflow
		}
		if err := HTML(&out, k, seat, o); err == nil || !strings.Contains(err.Error(), c.want) || out.Len() > 0 {
			t.Errorf("%s: HTML: error %v", c.name, err)
		}
	}
}

// TestTextKeys takes each line with a key out of the wording and wants the key named.
func TestTextKeys(t *testing.T) {
	data, err := os.ReadFile("../../templates/text/packet.yaml")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(data), "\n")
	for i, line := range lines {
		key, value, found := strings.Cut(strings.TrimSpace(line), ":")
		if !found || strings.HasPrefix(key, "-") || strings.HasPrefix(key, "#") || strings.ContainsAny(key, " ,") ||
			value == "" ||
			strings.HasPrefix(strings.TrimSpace(value), ">") ||
			key == "meaning" {
			continue
		}
		less := strings.Join(lines[:i], "") + strings.Join(lines[i+1:], "")
		_, ps := ParseText("mine.yaml", []byte(less))
		if err := ps.Err(); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("%q is missing", key)) {
			t.Errorf("without %q: %v", key, err)
		}
	}
}

// TestSameBytes makes a packet again, from a manifest's copy of the kit and beside others.
func TestSameBytes(t *testing.T) {
	k, o := fixture(t), options(t, "plain")
	seat := k.Seats()[1]
	first := made(t, k, seat, o)
	done := make(chan []byte)
	for range 6 {
		go func() {
			var b bytes.Buffer
			if _, err := PDF(&b, k, seat, o); err != nil {
				b.Reset()
			}
			done <- b.Bytes()
		}()
	}
	for range 6 {
		if !bytes.Equal(<-done, first) {
			t.Error("packet made beside others differs")
		}
	}
	if !bytes.Equal(made(t, k, seat, options(t, "plain")), first) {
		t.Error("packet made with a theme read anew differs")
	}
	day := fixture(t)
	day.Loop.Date = ""
	if bytes.Contains(made(t, day, seat, o), []byte(time.Now().UTC().Format("D:20060102"))) {
		t.Error("a packet without a date bears today's")
	}
}
