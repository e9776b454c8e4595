package bank_test

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"panelkit/bank"
)

var update = flag.Bool("update", false, "write compiled roles anew")

// TestCompiledRolesAreFresh compares every compiled role with its files.
func TestCompiledRolesAreFresh(t *testing.T) {
	b, err := bank.Load(builtin())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range b.Roles {
		want, err := bank.Compile(builtin(), r.ID)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("compiled", r.ID+".json")
		if *update {
			if err := os.WriteFile(file, want, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if have, err := os.ReadFile(file); err != nil || !bytes.Equal(have, want) {
			t.Errorf("%s is not made from the files of the role as they are: run make compiled", file)
		}
		for _, f := range []bank.Folder{bank.Builtin(), builtin()} {
			one, err := bank.LoadRole(r.ID, f)
			if err != nil {
				t.Fatal(err)
			}
			if got, want := one.Roles[0].Digest(), r.Digest(); got != want {
				t.Errorf("%s: LoadRole gives %s, Load %s", r.ID, got, want)
			}
		}
	}
	if entries, _ := os.ReadDir("compiled"); len(entries) != len(b.Roles) {
		t.Errorf("%d compiled roles, %d roles", len(entries), len(b.Roles))
	}
}

// altered is the built-in role with another text in the place of its first question.
func altered(t *testing.T, text string) bank.Folder {
	t.Helper()
	const dir = "roles/ai-incident-response"
	files := fstest.MapFS{}
	names, err := fs.Glob(bank.Embedded(), dir+"/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(bank.Embedded(), name)
		if err != nil {
			t.Fatal(err)
		}
		if name == dir+"/technical.yaml" {
			before, after, _ := strings.Cut(string(data), "\n    text: ")
			_, after, ok := strings.Cut(after, "\n    level:")
			if !ok {
				t.Fatal("the question has changed its form")
			}
			data = []byte(before + "\n    text: " + text + "\n    level:" + after)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	return bank.Folder{Name: "altered", FS: files}
}

// TestStaleCompiledRoleIsPassedOver changes a file, and a compiled role that stands beside it must no
// longer be believed; nor is one that is broken.
func TestStaleCompiledRoleIsPassedOver(t *testing.T) {
	const id = "ai-incident-response"
	old := altered(t, "How would the old text run, if you had to say it aloud?")
	changed := altered(t, "How would the new text run, if you had to say it aloud?")
	data, err := bank.Compile(old, id)
	if err != nil {
		t.Fatal(err)
	}
	first := func(f bank.Folder) string {
		t.Helper()
		b, err := bank.LoadRole(id, f)
		if err != nil {
			t.Fatal(err)
		}
		return b.Roles[0].Questions[0].Text
	}
	for name, c := range map[string]struct {
		folder   bank.Folder
		compiled []byte
		want     string
	}{
		"fresh": {old, bytes.Replace(data, []byte("the old text"), []byte("the compiled text"), 1), "compiled"},
		"stale": {changed, data, "new"}, "broken": {old, data[:len(data)/2], "old"},
		"empty": {old, []byte("{}"), "old"},
	} {
		c.folder.Compiled = fstest.MapFS{id + ".json": &fstest.MapFile{Data: c.compiled}}
		if got := first(c.folder); !strings.Contains(got, "the "+c.want+" text") {
			t.Errorf("%s: the question reads %q", name, got)
		}
	}
}

// TestCompiledRoleWithProblemsTellsLines adds a question whose id the built-in role has: both places
// must be told, with their lines.
func TestCompiledRoleWithProblemsTellsLines(t *testing.T) {
	data, err := fs.ReadFile(bank.Embedded(), "roles/ai-incident-response/technical.yaml")
	if err != nil {
		t.Fatal(err)
	}
	own := bank.Folder{
		Name: "own",
		FS:   fstest.MapFS{"roles/ai-incident-response/more.yaml": &fstest.MapFile{Data: data}},
	}
	_, err = bank.LoadRole("ai-incident-response", bank.Builtin(), own)
	if err == nil || !strings.Contains(err.Error(), "own/roles/ai-incident-response/more.yaml:") ||
		!strings.Contains(err.Error(), "id stands twice, first at builtin/roles/ai-incident-response/technical.yaml:") {
		t.Error(err)
	}
}
