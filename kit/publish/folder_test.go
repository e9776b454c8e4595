package publish

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"panelkit/bank/problem"
	"panelkit/kit"
)

func TestFolderNew(t *testing.T) {
	dir := fresh(t, 1)
	holds(t, filepath.Dir(dir), "kit")
	holds(t, dir, RecordName, ManifestName, "odd.txt", "packets", "scorecards")
	if got := generationOf(t, dir); got != 1 {
		t.Errorf("generation %d", got)
	}
}

func TestFolderExists(t *testing.T) {
	dir := fresh(t, 1)
	var exists *Exists
	if err := Folder(t.Context(), target(dir), generation(2)); !errors.As(err, &exists) || exists.Dir != dir {
		t.Errorf("error is %v", err)
	}
	if got := generationOf(t, dir); got != 1 {
		t.Errorf("generation %d after a refusal", got)
	}

	file := filepath.Join(t.TempDir(), "file")
	write(t, "", file, "x")
	if err := Folder(t.Context(), again(file), generation(1)); err == nil || read(t, "", file) != "x" {
		t.Errorf("a file was replaced by a folder, error %v", err)
	}
}

// TestRemake makes a folder anew: what is made no more goes, what others have put there stays.
func TestRemake(t *testing.T) {
	dir := fresh(t, 1)
	write(t, dir, "notes.txt", "mine")
	write(t, dir, "packets/photo.jpg", "mine")
	if err := os.Mkdir(filepath.Join(dir, "empty"), 0o700); err != nil {
		t.Fatal(err)
	}
	again := Target{Dir: dir, By: "test", Remake: true}
	if err := Folder(t.Context(), again, generation(2)); err != nil {
		t.Fatal(err)
	}

	holds(t, filepath.Dir(dir), "kit")
	holds(t, dir, RecordName, "empty", ManifestName, "notes.txt", "packets", "scorecards")
	if got := contents(t, dir, "notes.txt", "packets/photo.jpg"); generationOf(t, dir) != 2 || got != "mine, mine" {
		t.Errorf("generation %d, what others wrote is %q", generationOf(t, dir), got)
	}

	if err := Folder(t.Context(), again, generation(3)); err != nil {
		t.Fatal(err)
	}
	if got := generationOf(t, dir); got != 3 || read(t, dir, "odd.txt") != "generation 3" {
		t.Errorf("generation %d", got)
	}
}

// TestRemakeStops holds that what somebody has written is never lost: such files are all told by name, and nothing
// else is done either.
func TestRemakeStops(t *testing.T) {
	dir := fresh(t, 1)
	write(t, dir, "scorecards/a.xlsx", "Hire")
	write(t, dir, "odd.txt", "with notes")
	files := append(generation(2), kit.File{Path: "new.txt", Data: []byte("new")})
	write(t, dir, "new.txt", "here before")

	err := Folder(t.Context(), again(dir), files)
	want := "new.txt: was not made by panelkit\nodd.txt: was changed since it was made\n" +
		"a.xlsx: scorecard is filled in, or was changed since it was made"
	if got := facts(err); got != want {
		t.Errorf("error is\n%s\nwant\n%s", got, want)
	}
	for path, want := range map[string]string{
		"scorecards/a.xlsx": "Hire", "odd.txt": "with notes", "new.txt": "here before", "packets/a.pdf": "generation 1",
	} {
		if got := read(t, dir, path); got != want {
			t.Errorf("%s holds %q, want %q", path, got, want)
		}
	}

	// With what was written out of the way, it goes on; what has been taken away is made again or forgotten.
	for _, name := range []string{"scorecards/a.xlsx", "odd.txt", "new.txt"} {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := Folder(t.Context(), again(dir), files); err != nil {
		t.Fatal(err)
	}
	if got := generationOf(t, dir); got != 2 {
		t.Errorf("generation %d", got)
	}
}

// TestMarks holds that no command makes anew what another has made, except beside it, and then of the same kit only.
func TestMarks(t *testing.T) {
	dir := fresh(t, 1)
	beside := Target{Dir: dir, By: "packet", Beside: []string{"test"}, Remake: true}
	var p problem.Problem

	err := Folder(t.Context(), Target{Dir: dir, By: "practice", Remake: true}, generation(1))
	if !errors.As(err, &p) || p.Fact != "folder was made by panelkit test, not practice" {
		t.Errorf("another's folder: %v", err)
	}
	if err := Folder(t.Context(), beside, generation(2)); facts(err) != "kit.json: belongs to another kit" {
		t.Errorf("another kit: %v", err)
	}

	write(t, dir, "scorecards/a.xlsx", "Hire")
	printed := []kit.File{
		generation(1)[0], {Path: "packets/a.pdf", Data: []byte("printed")}, {Path: "a.html", Data: []byte("web")},
	}
	if err := Folder(t.Context(), beside, printed); err != nil {
		t.Fatal(err)
	}
	if got := contents(t, dir, "packets/a.pdf", "a.html", "scorecards/a.xlsx"); got != "printed, web, Hire" {
		t.Errorf("files hold %q", got)
	}

	// The folder is still that of its first maker, who replaces the packet and leaves the other's page alone.
	write(t, dir, "scorecards/a.xlsx", "generation 1")
	if err := Folder(t.Context(), again(dir), generation(2)); err != nil {
		t.Fatal(err)
	}
	if got := contents(t, dir, "packets/a.pdf", "a.html"); got != "generation 2, web" {
		t.Errorf("files hold %q", got)
	}
}

// TestRemakeSparesOthers holds that a folder that was not made here is left as it is.
func TestRemakeSparesOthers(t *testing.T) {
	for name, c := range map[string]struct{ file, text, want string }{
		"no record":    {"thesis.txt", "years of work", "nothing says that this folder was made"},
		"other record": {RecordName, `{"format": "else"}`, "does not say what made this folder"},
		"no JSON":      {RecordName, `{`, "does not say what made this folder"},
		"no mark":      {RecordName, `{"format": "panelkit.folder/1", "by": "rm -rf"}`, "does not say what made"},
	} {
		dir := t.TempDir()
		write(t, dir, c.file, c.text)
		err := Folder(t.Context(), again(dir), generation(1))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error is %v, want %q", name, err, c.want)
		}
		holds(t, dir, c.file)
		if got := read(t, dir, c.file); got != c.text {
			t.Errorf("%s: the file now holds %q", name, got)
		}
	}
}

func TestFolderInterrupted(t *testing.T) {
	parent := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := Folder(ctx, target(filepath.Join(parent, "kit")), generation(1)); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
	holds(t, parent)

	dir := fresh(t, 1)
	if err := Folder(ctx, again(dir), generation(2)); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
	holds(t, dir, RecordName, ManifestName, "odd.txt", "packets", "scorecards")
	if got := generationOf(t, dir); got != 1 {
		t.Errorf("generation %d after an interrupt", got)
	}
}

// TestPaths holds that no path leads out of the folder, to what the folder needs itself, or twice to one place.
func TestPaths(t *testing.T) {
	for _, files := range [][]kit.File{
		{{Path: "../escape"}},
		{{Path: "/absolute"}},
		{{Path: ""}},
		{{Path: "."}},
		{{Path: "a/../b"}},
		{{Path: RecordName}},
		{{Path: lockName}},
		{{Path: stageName + "/new-0"}},
		{{Path: "a"}, {Path: "a"}},
	} {
		parent := t.TempDir()
		if err := Folder(t.Context(), target(filepath.Join(parent, "kit")), files); err == nil {
			t.Errorf("%q was accepted for a new folder", files[0].Path)
		}
		holds(t, parent)
		err := Update(t.Context(), parent, "test", func(*View) ([]kit.File, error) { return files, nil })
		if err == nil {
			t.Errorf("%q was accepted for a change", files[0].Path)
		}
		holds(t, parent)
	}
	if err := Update(t.Context(), t.TempDir(), "no mark!", nil); err == nil {
		t.Error("a mark that is none was accepted")
	}
}

func TestFolderUnwritable(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write everywhere")
	}
	parent := t.TempDir()
	if err := os.Chmod(parent, 0o500); err != nil {
		t.Fatal(err)
	}
	if err := Folder(t.Context(), target(filepath.Join(parent, "kit")), generation(1)); err == nil {
		t.Error("wrote into a folder that forbids it")
	}
}

// TestFolderSweeps leaves what killed runs leave: what is old goes, what is young or someone else's stays.
func TestFolderSweeps(t *testing.T) {
	parent := t.TempDir()
	for _, name := range []string{".panelkit-123", ".panelkit-124", ".panelkit-125.old", ".panelkit-mine"} {
		if err := os.MkdirAll(filepath.Join(parent, name, "packets"), 0o700); err != nil {
			t.Fatal(err)
		}
		if name != ".panelkit-124" {
			old := time.Now().Add(-2 * stale)
			if err := os.Chtimes(filepath.Join(parent, name), old, old); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := Folder(t.Context(), target(filepath.Join(parent, "kit")), generation(1)); err != nil {
		t.Fatal(err)
	}
	holds(t, parent, ".panelkit-124", ".panelkit-125.old", ".panelkit-mine", "kit")
}

// TestPlaceTaken holds that a folder that someone makes at the same moment is not replaced.
func TestPlaceTaken(t *testing.T) {
	dir, temp := fresh(t, 1), fresh(t, 2)
	var exists *Exists
	if err := place(temp, dir); !errors.As(err, &exists) {
		t.Errorf("error is %v", err)
	}
	if got := generationOf(t, dir); got != 1 {
		t.Errorf("generation %d", got)
	}
}
