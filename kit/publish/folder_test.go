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
)

func files(text string) []File {
	return []File{{ManifestName, []byte(text)}, {"packets/a.pdf", []byte("a")}, {"packets/b.pdf", []byte("b")}}
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// alone fails if parent holds anything but the names.
func alone(t *testing.T, parent string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(parent)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, " ") != strings.Join(names, " ") {
		t.Errorf("the folder holds %v, want %v", got, names)
	}
}

func TestFolderNew(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "kit")
	if err := Folder(context.Background(), dir, false, files("one")); err != nil {
		t.Fatal(err)
	}
	alone(t, parent, "kit")
	if got := read(t, filepath.Join(dir, "packets", "b.pdf")); got != "b" {
		t.Errorf("b.pdf holds %q", got)
	}
	info, err := os.Stat(filepath.Join(dir, ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode is %v, want 0600", info.Mode().Perm())
	}
}

func TestFolderExisting(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "kit")
	if err := Folder(context.Background(), dir, false, files("one")); err != nil {
		t.Fatal(err)
	}
	var p problem.Problem
	if err := Folder(context.Background(), dir, false, files("two")); !errors.As(err, &p) || !strings.Contains(p.Hint, "--force") {
		t.Errorf("error is %v, want one that names --force", err)
	}
	if got := read(t, filepath.Join(dir, ManifestName)); got != "one" {
		t.Errorf("the manifest holds %q after a refusal", got)
	}
	if err := Folder(context.Background(), dir, true, files("two")); err != nil {
		t.Fatal(err)
	}
	if got := read(t, filepath.Join(dir, ManifestName)); got != "two" {
		t.Errorf("the manifest holds %q after --force", got)
	}
	alone(t, parent, "kit")
}

// TestFolderForceSparesOthers holds that --force replaces kits and nothing else.
func TestFolderForceSparesOthers(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "thesis.txt"), []byte("years of work"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Folder(context.Background(), dir, true, files("one")); err == nil {
		t.Fatal("a folder that is no kit was replaced")
	}
	if got := read(t, filepath.Join(dir, "thesis.txt")); got != "years of work" {
		t.Errorf("the file now holds %q", got)
	}
}

func TestFolderEmptyAndFile(t *testing.T) {
	parent := t.TempDir()
	empty := filepath.Join(parent, "empty")
	if err := os.Mkdir(empty, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := Folder(context.Background(), empty, false, files("one")); err != nil {
		t.Errorf("an empty folder was not filled: %v", err)
	}
	file := filepath.Join(parent, "file")
	if err := os.WriteFile(file, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Folder(context.Background(), file, true, files("one")); err == nil || read(t, file) != "x" {
		t.Errorf("a file was replaced by a folder, error %v", err)
	}
}

func TestFolderInterrupted(t *testing.T) {
	parent := t.TempDir()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := Folder(ctx, filepath.Join(parent, "kit"), false, files("one")); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
	alone(t, parent)
}

// TestFolderStaysInside holds that a path cannot lead out of the folder.
func TestFolderStaysInside(t *testing.T) {
	parent := t.TempDir()
	err := Folder(context.Background(), filepath.Join(parent, "kit"), false, []File{{"../escape", []byte("x")}})
	if err == nil {
		t.Error("a path out of the folder was accepted")
	}
	alone(t, parent)
}

func TestFolderUnwritable(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write everywhere")
	}
	parent := t.TempDir()
	if err := os.Chmod(parent, 0o500); err != nil {
		t.Fatal(err)
	}
	if err := Folder(context.Background(), filepath.Join(parent, "kit"), false, files("one")); err == nil {
		t.Error("wrote into a folder that forbids it")
	}
}

// TestFolderSweeps leaves what killed runs leave: what is old goes, what is young, someone else's or the
// only copy of a kit stays.
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
	if err := Folder(context.Background(), filepath.Join(parent, "kit"), false, files("new")); err != nil {
		t.Fatal(err)
	}
	alone(t, parent, ".panelkit-124", ".panelkit-125.old", ".panelkit-mine", "kit")
}
