package practice_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"panelkit/bank"
	"panelkit/kit"
	"panelkit/kit/practice"
)

// planted makes a role in which every text of every question holds a token of its own: QnnnXHINTX and
// the like. Questions 1 to 10 are live, 11 to 15 their enemies, and 16 is named as an enemy by none
// but calls question 1 its enemy.
func planted() (*bank.Role, []string) {
	r := sample(45)
	var live []string
	for i := range r.Questions {
		q := &r.Questions[i]
		tok := func(kind string) string { return fmt.Sprintf("Q%03dX%sX", i+1, kind) }
		q.Text, q.Hint, q.Answer = "Text "+tok("TEXT")+"?", "Hint "+tok("HINT")+".", "Answer "+tok("ANSWER")+"."
		q.Criteria = []string{"Point **" + tok("CRITA") + "**.", "Point " + tok("CRITB") + "."}
		q.Anchors = map[int]string{1: tok("ANCHORA"), 2: tok("ANCHORD"), 3: tok("ANCHORB"), 4: tok("ANCHORE"), 5: tok("ANCHORC")}
		q.Probes = []bank.Probe{{Text: tok("PROBE")}, {Purpose: bank.Depth, Text: tok("DEPTH"), Elicits: []int{1}}}
		q.RedFlags, q.Fallback, q.Upkeep = []string{tok("FLAG")}, tok("FALLBACK"), tok("UPKEEP")
		q.Exhibit, q.ExhibitKey = bank.Block(tok("EXHIBIT")), tok("EXHIBITKEY")
		q.Injects = []bank.Inject{{Minute: 1, Fact: tok("FACT"), Listen: tok("LISTEN"), Weak: tok("WEAK")}}
		q.Calibration = []bank.Sample{{Rating: 2, Answer: tok("SAMPLE"), Why: tok("WHY")}}
		q.Star = &bank.Star{Situation: tok("STARA"), Task: tok("STARB"), Action: tok("STARC"), Result: tok("STARD")}
		q.Note, q.Tags = tok("NOTE"), []string{strings.ToLower(tok("TAG"))}
		q.Source = bank.Source{Document: tok("SOURCE"), Section: tok("SECTION"), Number: 4242}
		switch {
		case i < 10:
			live = append(live, q.ID)
			q.Enemies = []string{fmt.Sprintf("sam-%03d", 11+i%5)}
		case i == 15:
			q.Enemies = []string{"sam-001"}
		}
	}

	return r, live
}

// secret matches tokens that no file of a pack may hold: all of live questions and their enemies, and
// of practice questions what only interviewers see.
var secret = regexp.MustCompile(`(?i)Q0(0\d|1[0-6])X[A-Z]+X|Q\d{3}X(ANCHOR[ABC]|PROBE|FLAG|NOTE|SOURCE|SECTION|TAG)X|sam-0(0\d|1[0-6])\b|SECRET[A-Z]+`)

// TestNothingLeaks plants tokens and looks for them in all bytes of all files, however packed.
func TestNothingLeaks(t *testing.T) {
	for _, token := range []string{"Q003XHINTX", "Q016XTEXTX", "Q044XANCHORBX", "sam-009", "SECRETID"} {
		if !secret.MatchString(token) {
			t.Fatalf("the search would not find %s", token)
		}
	}

	r, live := planted()
	o := options(t)
	o.Exclude = live
	o.Loop = &kit.Loop{
		Role: r.ID, Title: "SECRETTITLE", Candidate: "SECRETCANDIDATE", Date: "2026-12-31", Weights: map[string]int{"one": 100},
		Include: live[:2], Exclude: live[2:4], Seniority: kit.Senior, Scale: 5,
		Sessions: []kit.Session{{
			ID: "SECRETID", Title: "Depth", Minutes: 60, Questions: 5, Panelists: []string{"SECRETPANELIST"}, Competencies: []string{"one"},
			Categories: map[bank.Category]kit.Bounds{bank.Technical: {Lo: 1, Hi: 5}},
		}},
	}

	free := practice.Free(r, live)
	k, err := kit.New("test", kit.Loop{Role: r.ID, Title: r.Title, Seniority: kit.Mid, Scale: 5, Sessions: []kit.Session{
		{ID: "SECRETID", Title: "Depth", Minutes: 60, Questions: 3, Panelists: []string{"SECRETPANELIST"}},
	}}, r, kit.Form{Sessions: [][]string{free[:3]}}, 7, kit.Selection{Excluded: live})
	if err != nil {
		t.Fatal(err)
	}

	o.Mock = k
	d, err := practice.Build(r, o)
	if err != nil {
		t.Fatal(err)
	}

	if len(d.Questions) != 45-16 {
		t.Fatalf("%d questions are left, want %d", len(d.Questions), 45-16)
	}

	files, _, err := practice.Render(d, look(t), practice.Formats())
	if err != nil {
		t.Fatal(err)
	}

	for _, f := range files {
		seen := false
		for from, text := range layers(t, f) {
			if m := secret.FindString(text); m != "" {
				t.Errorf("%s (%s) holds %s", f.Name, from, m)
			}
			// The search must be able to find what is there.
			seen = seen || strings.Contains(text, "Q045X")
		}
		if !seen {
			t.Errorf("%s: not even the token of a practice question was found", f.Name)
		}
	}
}

// layers returns all texts that a file holds: its bytes, its unpacked streams, and what a reader shows.
func layers(t *testing.T, f practice.File) map[string]string {
	t.Helper()
	out := map[string]string{"bytes": string(f.Data), "unfolded": strings.ReplaceAll(string(f.Data), "\r\n ", "")}
	if !strings.HasSuffix(f.Name, ".pdf") {
		return out
	}

	for i, stream := range regexp.MustCompile(`(?s)stream\r?\n(.*?)endstream`).FindAllSubmatch(f.Data, -1) {
		if z, err := zlib.NewReader(bytes.NewReader(stream[1])); err == nil {
			plain, _ := io.ReadAll(z)
			out[fmt.Sprintf("stream %d", i)] = string(plain)
		}
	}

	file := filepath.Join(t.TempDir(), f.Name)
	if err := os.WriteFile(file, f.Data, 0o600); err != nil {
		t.Fatal(err)
	}

	for _, c := range [][]string{{"pdftotext", file, "-"}, {"pdfinfo", "-meta", file}, {"pdfinfo", file}, {"qpdf", "--qdf", "--object-streams=disable", file, "-"}} {
		if _, err := exec.LookPath(c[0]); err != nil {
			continue // the streams above hold the same
		}
		text, err := exec.Command(c[0], c[1:]...).Output()
		if err != nil {
			t.Errorf("%v: %v", c, err)
		}
		out[strings.Join(c[:1], " ")+fmt.Sprint(len(out))] = string(text)
	}

	return out
}

// TestNoPlaceForSecrets checks that no type of a document has a field for what must not leak.
func TestNoPlaceForSecrets(t *testing.T) {
	seen := map[reflect.Type]bool{}
	var walk func(reflect.Type, string)
	walk = func(ty reflect.Type, path string) {
		if seen[ty] {
			return
		}
		seen[ty] = true
		switch ty.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Array:
			walk(ty.Elem(), path)
		case reflect.Struct:
			if pkg := ty.PkgPath(); pkg != "panelkit/kit/practice" {
				t.Errorf("%s is of type %s, which is not this package's own", path, ty)
			}
			for i := range ty.NumField() {
				f := ty.Field(i)
				for _, word := range []string{"rubric", "anchor", "redflag", "weight", "probe", "live", "exclude", "panelist", "seed"} {
					if strings.Contains(strings.ToLower(f.Name), word) {
						t.Errorf("%s.%s has a place for a secret", path, f.Name)
					}
				}
				walk(f.Type, path+"."+f.Name)
			}
		}
	}

	walk(reflect.TypeFor[practice.Document](), "Document")
}
