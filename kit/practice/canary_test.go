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
	"slices"
	"strings"
	"testing"

	"panelkit/bank"
	"panelkit/kit"
	"panelkit/kit/practice"
)

// shown are the fields of a practice question that its candidate sees, as plant spells them. Every other field, and
// any that is added later, is for interviewers and must be in no file.
var shown = []string{
	"TEXT", "HINT", "EXHIBIT", "CRITERIA", "PROBES-TEXT", "INJECTS-FACT", "ANCHORS-5", "ANCHORS-3",
	"ANCHORS-1", "ANSWER", "STAR-SITUATION", "STAR-TASK", "STAR-ACTION", "STAR-RESULT", "TITLE",
}

// token is what is planted in a field of the n-th question. It has no letter that any format escapes.
func token(n int, field string) string {
	return fmt.Sprintf("Q%03dQ%sQ", n, strings.ReplaceAll(field, "-", "Z"))
}

// plant fills every text of a value, however deep, with the token of its field.
func plant(v reflect.Value, n int, field string) {
	at := func(name string) string { return strings.Trim(field+"-"+strings.ToUpper(name), "-") }
	switch v.Kind() {
	case reflect.String:
		v.SetString(token(n, field))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		plant(v.Elem(), n, field)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		plant(v.Index(0), n, field)
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for rating := 1; rating <= 5; rating++ {
			elem := reflect.New(v.Type().Elem()).Elem()
			plant(elem, n, at(fmt.Sprint(rating)))
			v.SetMapIndex(reflect.ValueOf(rating), elem)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if f.Name != "Pos" {
				plant(v.Field(i), n, at(f.Name))
			}
		}
	}
}

// planted makes a role in which every text of every question, and its title in the plan, is a token of its own.
// Questions 1 to 10 are live, 11 to 15 their twins by one name or the other, and 16 is named as a twin by none but
// calls question 1 its twin.
func planted() (*bank.Role, []string) {
	r := sample(45)
	r.Plan = &bank.Plan{Titles: map[string]string{}, Phases: []bank.Phase{{Title: "One", Goal: "All."}}}
	var live []string
	for i := range r.Questions {
		q := &r.Questions[i]
		plain := *q
		plant(reflect.ValueOf(q).Elem(), i+1, "")
		// What the program reads as words of its own keeps its value.
		q.ID, q.Level, q.Category, q.Competencies = plain.ID, plain.Level, plain.Category, plain.Competencies
		q.Minutes, q.Source.Number = plain.Minutes, 4242
		q.Twins, q.Enemies, q.Reveals = nil, nil, nil

		r.Plan.Titles[q.ID] = token(i+1, "TITLE")
		r.Plan.Phases[0].Days = append(r.Plan.Phases[0].Days, bank.Day{
			Day: i + 1, Focus: "Focus", Activities: []string{"Act."}, Questions: []string{q.ID},
		})
		switch {
		case i < 10:
			live = append(live, q.ID)
			twin := []string{fmt.Sprintf("sam-%03d", 11+i%5)}
			if i < 5 {
				q.Twins = twin
			} else {
				q.Enemies = twin
			}
		case i == 15:
			q.Twins = []string{"sam-001"}
		}
	}
	return r, live
}

// secrets returns what of a text no pack may hold: any token of questions 1 to 16, their ids, tokens of other
// questions that stand in a field for interviewers, and words planted in the loop.
func secrets(text string) []string {
	var out []string
	for _, m := range regexp.MustCompile(`(?i)Q(\d{3})Q([A-PR-Z0-9]+)Q`).FindAllStringSubmatch(text, -1) {
		field := strings.ReplaceAll(strings.ToUpper(m[2]), "Z", "-")
		if m[1] <= "016" || !slices.Contains(shown, field) {
			out = append(out, m[0])
		}
	}
	return append(out, regexp.MustCompile(`(?i)sam-0(0\d|1[0-6])\b|SECRET[A-Z]+`).FindAllString(text, -1)...)
}

// TestNothingLeaks plants tokens and looks for them in all bytes of all files, however packed.
func TestNothingLeaks(t *testing.T) {
	for _, w := range []string{
		token(3, "HINT"), token(16, "TITLE"), token(44, "ANCHORS-4"), token(44, "REDFLAGS"), token(44, "SOMETHING-NEW"),
		strings.ToLower(token(44, "UPKEEP")), "sam-009", "SECRETID",
	} {
		if len(secrets("a "+w+" b")) != 1 {
			t.Fatalf("the search would not find %s", w)
		}
	}

	r, live := planted()
	o := options(t)
	o.Exclude = live
	o.Loop = &kit.Loop{
		Role:      r.ID,
		Title:     "SECRETTITLE",
		Candidate: "SECRETCANDIDATE",
		Date:      "2026-12-31",
		Weights:   map[string]int{"one": 100},
		Include:   live[:2],
		Exclude:   live[2:4],
		Seniority: kit.Senior,
		Scale:     5,
		Sessions: []kit.Session{
			{
				ID:           "SECRETID",
				Title:        "Depth",
				Minutes:      60,
				Questions:    5,
				Panelists:    []string{"SECRETPANELIST"},
				Competencies: []string{"one"},
				Categories:   map[bank.Category]kit.Bounds{bank.Technical: {Lo: 1, Hi: 5}},
			},
		},
	}

	free := practice.Free(r, live)
	k, err := kit.New(
		"test",
		kit.Loop{Role: r.ID, Title: r.Title, Seniority: kit.Mid, Scale: 5, Sessions: []kit.Session{
			{ID: "SECRETID", Title: "Depth", Minutes: 60, Questions: 3, Panelists: []string{"SECRETPANELIST"}},
		}},
		r,
		kit.Form{Sessions: [][]string{free[:3]}},
		7,
		kit.Selection{Excluded: live},
	)
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

	files, _, err := practice.Render(t.Context(), d, look(t), practice.Formats())
	if err != nil {
		t.Fatal(err)
	}

	var found strings.Builder
	for _, f := range files {
		seen := false
		for from, text := range layers(t, f) {
			if m := secrets(text); len(m) > 0 {
				t.Errorf("%s (%s) holds %d secrets, such as %s", f.Path, from, len(m), m[0])
			}
			// The search must be able to find what is there.
			seen = seen || strings.Contains(text, "Q045Q")
			found.WriteString(text)
		}
		if !seen {
			t.Errorf("%s: not even the token of a practice question was found", f.Path)
		}
	}

	// All that a candidate shall see is there, so that a field which is never printed cannot pass as kept secret.
	for _, field := range shown {
		if !strings.Contains(found.String(), token(45, field)) && !strings.Contains(found.String(), token(40, field)) {
			t.Errorf("no file holds the %s of a practice question", field)
		}
	}
}

// layers returns all texts that a file holds: its bytes, its unpacked streams, and what a reader shows.
func layers(t *testing.T, f kit.File) map[string]string {
	t.Helper()
	out := map[string]string{"bytes": string(f.Data), "unfolded": strings.ReplaceAll(string(f.Data), "\r\n ", "")}
	if !strings.HasSuffix(f.Path, ".pdf") {
		return out
	}

	for i, stream := range regexp.MustCompile(`(?s)stream\r?\n(.*?)endstream`).FindAllSubmatch(f.Data, -1) {
		if z, err := zlib.NewReader(bytes.NewReader(stream[1])); err == nil {
			plain, _ := io.ReadAll(z)
			out[fmt.Sprintf("stream %d", i)] = string(plain)
		}
	}

	file := filepath.Join(t.TempDir(), f.Path)
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

// TestNoPlaceForSecrets checks that no type of a document has a field for what must not leak. Probes and anchors of
// practice questions have one place each, in an answer; nothing else of an interviewer's has any.
func TestNoPlaceForSecrets(t *testing.T) {
	allowed := []string{"Document.Answers.Probes", "Document.Answers.Anchors"}
	secret := []string{
		"rubric", "anchor", "redflag", "flag", "weight", "probe", "live", "exclude", "panelist",
		"seed", "calibration", "sample", "upkeep", "fallback", "key", "listen", "weak", "essential", "must", "tag",
		"twin", "enem", "reveal", "elicit",
	}

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
				place := path + "." + f.Name
				for _, word := range secret {
					if strings.Contains(strings.ToLower(f.Name), word) && !slices.Contains(allowed, place) {
						t.Errorf("%s has a place for a secret", place)
					}
				}
				walk(f.Type, place)
			}
		}
	}

	walk(reflect.TypeFor[practice.Document](), "Document")
}
