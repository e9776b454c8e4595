package publish

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"panelkit/bank"
	"panelkit/kit"
	"panelkit/kit/debrief"
	"panelkit/kit/packet"
	"panelkit/kit/page"
	"panelkit/kit/render"
	"panelkit/kit/scorecard"
)

// smallKit makes a kit of two sessions and three seats from a bank that only tests use.
func smallKit(t testing.TB) *kit.Kit {
	t.Helper()
	b, err := bank.Load(bank.Folder{Name: "testdata", FS: os.DirFS("../packet/testdata")})
	if err != nil {
		t.Fatal(err)
	}
	role, err := b.Role("fixture")
	if err != nil {
		t.Fatal(err)
	}

	one, all := kit.Bounds{Lo: 0, Hi: 2}, kit.Bounds{Lo: 1, Hi: 2}
	levels := map[bank.Level]kit.Bounds{bank.Beginner: one, bank.Intermediate: one, bank.Advanced: one}
	l := kit.Loop{
		Role: role.ID, Title: role.Title, Seniority: kit.Senior, Scale: 5, Date: "2026-11-30", Candidate: "Ana Müller",
		Weights: map[string]int{role.Competencies[0].ID: 100},
		Sessions: []kit.Session{
			{
				ID: "depth", Title: "Depth", Minutes: 60, Questions: 2, Panelists: []string{"R. Okafor", "J. Smith"},
				Levels: levels, Categories: map[bank.Category]kit.Bounds{bank.Technical: all},
				Competencies: []string{role.Competencies[0].ID},
				Cells:        []kit.Cell{{Level: bank.Beginner, Category: bank.Technical, Bounds: one}},
			},
			{ID: "culture", Title: "Culture", Minutes: 30, Questions: 1, Levels: levels},
		},
	}
	form := kit.Form{Sessions: [][]string{{role.Questions[0].ID, role.Questions[1].ID}, {role.Questions[2].ID}}}
	reasons := map[string][]string{role.Questions[0].ID: {"beginner"}}
	k, err := kit.New("1", l, role, form, 1, kit.Selection{Reasons: reasons, Excluded: []string{"fix-099"}})
	if err != nil {
		t.Fatal(err)
	}
	k, err = k.Swap(role, kit.Swapped{Out: role.Questions[2].ID, In: role.Questions[3].ID})
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// manifest returns the manifest of a small kit.
func manifest(t testing.TB) string {
	t.Helper()
	f, err := Manifest(smallKit(t))
	if err != nil {
		t.Fatal(err)
	}
	return string(f.Data)
}

// options reads theme and wording as they come with the program.
func options(t testing.TB) Options {
	t.Helper()
	text := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join("../../templates", name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	theme, ps1 := page.ParseTheme("plain", text("themes/plain.yaml"), nil)
	words, ps2 := kit.ParseWords("words.yaml", text("text/words.yaml"))
	packets, ps3 := packet.ParseText("packet.yaml", text("text/packet.yaml"))
	cards, ps4 := scorecard.ParseText("scorecard.yaml", text("text/scorecard.yaml"))
	panel, ps5 := debrief.ParsePanelText("panel.yaml", text("text/panel.yaml"))
	for _, err := range []error{ps1.Err(), ps2.Err(), ps3.Err(), ps4.Err(), ps5.Err()} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return Options{
		Packet:    packet.Options{Theme: theme, Text: packets, Words: words},
		Scorecard: scorecard.Options{Text: cards, Words: words},
		Panel:     &debrief.PanelOptions{Text: panel, Words: words},
	}
}

func TestParseManifest(t *testing.T) {
	good := manifest(t)
	if k, err := ParseManifest("kit.json", []byte(good)); err != nil || k.Check() != "" {
		t.Fatalf("a good manifest is refused: %v", err)
	}
	if _, err := ParseManifest("kit.json", []byte(strings.ReplaceAll(good, "\n", "\r\n"))); err != nil {
		t.Errorf("a manifest with other line ends is refused: %v", err)
	}
	edit := func(old, text string) string {
		if !strings.Contains(good, old) {
			t.Errorf("the manifest has no %s", old)
		}
		return strings.Replace(good, old, text, 1)
	}

	for name, c := range map[string]struct{ text, want string }{
		"empty":       {"", "not a manifest of a kit"},
		"not JSON":    {"role: x", "not a manifest of a kit"},
		"other JSON":  {"{}", `format "" is not "panelkit.kit/1"`},
		"unknown key": {edit(`"kit":`, `"kitt": 1, "kit":`), "unknown field"},
		"key twice":   {edit(`"kit":`, `"kit": "", "kit":`), `key "kit" stands twice`},
		"key in caps": {edit(`"kit":`, `"KIT": "", "kit":`), `key "kit" stands twice`},
		"escaped key": {edit(`"kit":`, `"\u006bit":`), "is not written plainly"},
		"two":         {good + good, "something stands after the end"},
		"cut":         {good[:len(good)/2], "not a manifest of a kit"},
		"no UTF-8":    {edit("Ana Müller", "Ana M\xfcller"), "not UTF-8"},
		"other scale": {edit(`"scale": 5`, `"scale": 9`), "scale 9 is not 5 or 4"},
		"edited":      {edit(`"minutes": 30`, `"minutes": 31`), "do not match"},
		"deep":        {strings.Repeat("[", 100), "more than 16 deep"},
		"many keys":   {manyKeys(), "more than 500 keys"},
		"many items":  {`{"questions": [` + strings.Repeat("{},", 20_000), "more than 10000 items"},
		"many values": {`{"a": [` + strings.Repeat("["+strings.Repeat("1,", 9000)+"1],", 20), "more than 65536 values"},
		"long text":   {`{"format": "` + strings.Repeat("x", 50_000), "a text of more than 40000 bytes"},
	} {
		if _, err := ParseManifest("kit.json", []byte(c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error is %v, want %q", name, err, c.want)
		}
	}
}

func manyKeys() string {
	var b strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&b, `,"key%d": 1`, i)
	}
	return "{" + b.String()[1:] + "}"
}

func TestReadManifest(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, ManifestName, manifest(t))
	for _, path := range []string{dir, filepath.Join(dir, ManifestName)} {
		if k, err := ReadManifest(t.Context(), path); err != nil || k.Role.ID != "fixture" {
			t.Errorf("%s: %v", path, err)
		}
	}
	_, err := ReadManifest(t.Context(), filepath.Join(dir, "nowhere"))
	if err == nil || !strings.Contains(err.Error(), "no manifest here") {
		t.Errorf("error is %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := ReadManifest(ctx, dir); err == nil {
		t.Error("a manifest was read after the end of the context")
	}
}

// TestManifestTooMuch holds that what cannot be read back is not written either.
func TestManifestTooMuch(t *testing.T) {
	k := smallKit(t)
	k.Selection.Excluded = make([]string, 20_000)
	k.Seal = sealOf(k)
	if _, err := Manifest(k); err == nil || !strings.Contains(err.Error(), "more than 10000 items") {
		t.Errorf("error is %v", err)
	}
	k = smallKit(t)
	k.Loop.Candidate = strings.Repeat("x", 300)
	if _, err := Manifest(k); err == nil || !strings.Contains(err.Error(), "300 characters") {
		t.Errorf("error is %v", err)
	}
}

// TestManifestBomb holds that a manifest of nothing but {} takes neither memory nor time.
func TestManifestBomb(t *testing.T) {
	for _, unit := range []string{"{},", "[],", `"",`, "null,"} {
		bomb := []byte(`{"questions": [` + strings.Repeat(unit, 30<<20/len(unit)))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		if _, err := ParseManifest("kit.json", bomb); err == nil {
			t.Fatal("a bomb is read")
		}
		runtime.ReadMemStats(&after)
		if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > 100 || time.Since(start) > 2*time.Second {
			t.Errorf("%d MB of %s take %d MB and %v", len(bomb)>>20, unit, mb, time.Since(start))
		}
	}
	// The most that passes the scan must not swell either.
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	bomb := `{"questions": [` + strings.Repeat("{},", 9_999) + "{}]}"
	if _, err := ParseManifest("kit.json", []byte(bomb)); err == nil {
		t.Fatal("a bomb is read")
	}
	runtime.ReadMemStats(&after)
	if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > 100 {
		t.Errorf("%d kB take %d MB", len(bomb)>>10, mb)
	}
}

func TestRender(t *testing.T) {
	k, o := smallKit(t), options(t)
	files, warnings, err := Render(t.Context(), k, o)
	if err != nil || len(warnings) > 0 {
		t.Fatalf("%v, %v", warnings, err)
	}
	var paths []string
	for _, f := range files {
		paths = append(paths, f.Path)
	}
	want := "kit.json packets/1-depth-a.pdf scorecards/1-depth-a.xlsx packets/1-depth-b.pdf " +
		"scorecards/1-depth-b.xlsx packets/2-culture.pdf scorecards/2-culture.xlsx panel.xlsx"
	if got := strings.Join(paths, " "); got != want {
		t.Errorf("files are %s, want %s", got, want)
	}

	again, _, err := Render(t.Context(), k, o)
	if err != nil {
		t.Fatal(err)
	}
	for i := range files {
		if !bytes.Equal(files[i].Data, again[i].Data) {
			t.Errorf("%s differs from one time to the next", files[i].Path)
		}
	}
	k.Loop.Scale = 9
	if _, _, err := Render(t.Context(), k, o); err == nil {
		t.Error("a kit that is none was rendered")
	}
}

// TestForgedManifest puts values into every place of a manifest, one after the other, and seals it anew as a forger
// would. It must be refused, or all documents can be made of it.
func TestForgedManifest(t *testing.T) {
	f := newForger(t)
	values := []string{`null`, `{}`, `[]`, `""`, `-1`, `1000000000`, `[null]`, `{"x": null}`, `[{}]`, ``}
	passed := 0
	for node := range f.nodes() {
		for _, v := range values {
			if f.try(t, node, v) {
				passed++
			}
		}
	}
	t.Logf("%d places, %d values each: %d forgeries are sound kits", f.nodes(), len(values), passed)
	if passed == 0 {
		t.Error("no forgery passes, so none was put to the test")
	}
}

// FuzzManifest forges manifests at one place with any value, and reads any bytes.
func FuzzManifest(f *testing.F) {
	g := newForger(f)
	f.Add(uint16(3), `{"id": "x"}`, []byte(manifest(f)))
	f.Add(uint16(40), `[{"id": "fix-001", "must_ask": true}]`, []byte(`{"format": "panelkit.kit/1"}`))
	f.Add(uint16(41), `[1, 2, {"a": [null]}]`, []byte(`[[[`))
	f.Fuzz(func(t *testing.T, node uint16, value string, data []byte) {
		g.try(t, int(node)%g.nodes(), value)
		g.check(t, data)
	})
}

// forger makes forged manifests out of a good one.
type forger struct {
	good    string
	places  []string // offsets are counted by a walk, so only their number matters
	options Options
	seen    map[string]bool // hashes of manifests whose documents were made
}

func newForger(t testing.TB) *forger {
	f := &forger{good: manifest(t), options: options(t), seen: map[string]bool{}}
	f.options.Packet.NoGuidance = true // those pages show nothing of the kit and take most of the time

	// The forger's seal must be the real one, or nothing that it tests comes past the seal.
	k, err := ParseManifest("kit.json", []byte(f.good))
	if err != nil || sealOf(k) != k.Seal {
		t.Fatalf("sealOf is not the seal of kits any more: %v", err)
	}
	walk(decoded(t, f.good), "", func(path string, _ any) any {
		f.places = append(f.places, path)
		return nil
	})
	return f
}

func (f *forger) nodes() int { return len(f.places) }

// try puts a value, or nothing where it is empty, in one place, and reports whether a sound kit comes out.
func (f *forger) try(t *testing.T, node int, value string) bool {
	var put any
	if value != "" && json.Unmarshal([]byte(value), &put) != nil {
		return false
	}
	n := -1
	forged := walk(decoded(t, f.good), "", func(string, any) any {
		if n++; n != node {
			return nil
		}
		return replacement{put, value == ""}
	})
	data, err := json.Marshal(forged)
	if err != nil {
		t.Fatal(err)
	}

	k := &kit.Kit{}
	if json.Unmarshal(data, k) != nil {
		return f.check(t, data)
	}
	k.Seal = sealOf(k)
	if data, err = json.Marshal(k); err != nil {
		t.Fatal(err)
	}
	return f.check(t, data)
}

// check reads a manifest. What is read must be written as the same bytes again, and again, and every document must
// be made or refused with an error.
func (f *forger) check(t *testing.T, data []byte) bool {
	k, err := ParseManifest("kit.json", data)
	if err != nil {
		return false
	}
	first, err := Manifest(k)
	if err != nil {
		t.Fatalf("what was read cannot be written: %v", err)
	}
	again, err := ParseManifest("kit.json", first.Data)
	if err != nil {
		t.Fatalf("what was written cannot be read: %v", err)
	}
	if second, err := Manifest(again); err != nil || !bytes.Equal(first.Data, second.Data) {
		t.Fatalf("the same kit has other bytes the second time, %v", err)
	}

	if f.seen[sum(first.Data)] {
		return true // the same kit came out of another forgery
	}
	f.seen[sum(first.Data)] = true
	_, _, _ = render.Files(context.Background(), Jobs(k, f.options)) // an error is fine, a panic is not
	for _, seat := range k.Seats() {
		_ = packet.HTML(io.Discard, k, seat, f.options.Packet)
	}
	return true
}

// sealOf seals a kit as package kit does.
func sealOf(k *kit.Kit) string {
	values := []any{k.ID, k.Seed, k.BankDigest, k.Role, k.Loop, k.Sessions, k.Questions, k.Swaps}
	if len(k.Selection.Excluded) > 0 {
		values = append(values, "excluded", k.Selection.Excluded)
	}
	if k.Selection.Past {
		values = append(values, "past")
	}
	if k.Look != (kit.Look{}) {
		values = append(values, "look", k.Look)
	}
	if k.Stamped {
		values = append(values, "stamped")
	}
	data, err := json.Marshal(values)
	if err != nil {
		panic(err)
	}
	return sum(data)[:32]
}

func decoded(t testing.TB, text string) any {
	t.Helper()
	var v any
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	if err := dec.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

// replacement is what walk puts in the place of a value.
type replacement struct {
	value  any
	remove bool
}

// walk visits a value and all that is in it, and returns it with replacements.
func walk(v any, path string, visit func(path string, v any) any) any {
	if r, ok := visit(path, v).(replacement); ok {
		return r.value
	}
	switch v := v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			sub, gone := walkChild(v[key], path+"."+key, visit)
			if v[key] = sub; gone {
				delete(v, key)
			}
		}
		return v
	case []any:
		out := []any{}
		for i, item := range v {
			sub, gone := walkChild(item, fmt.Sprintf("%s[%d]", path, i), visit)
			if !gone {
				out = append(out, sub)
			}
		}
		return out
	}
	return v
}

// walkChild is walk for a value that may be taken away.
func walkChild(v any, path string, visit func(path string, v any) any) (out any, gone bool) {
	out = walk(v, path, func(p string, v any) any {
		r := visit(p, v)
		if r, ok := r.(replacement); ok && p == path {
			gone = r.remove
		}
		return r
	})
	return out, gone
}
