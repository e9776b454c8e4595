package publish

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"panelkit/bank/problem"
	"panelkit/kit"
	"panelkit/kit/intake"
)

// TestUpdate changes some files of a folder that has a record, and of one that has none.
func TestUpdate(t *testing.T) {
	for _, recorded := range []bool{true, false} {
		dir := fresh(t, 1)
		if !recorded {
			if err := os.Remove(filepath.Join(dir, RecordName)); err != nil {
				t.Fatal(err)
			}
		}
		err := Update(t.Context(), dir, "test", func(v *View) ([]kit.File, error) {
			if v.Dir() != dir || v.Repaired() || !v.Has("odd.txt") || v.Has("even.txt") {
				t.Error("the view is wrong about the folder")
			}
			return append(generation(2), kit.File{Path: "new/er.txt", Data: []byte("new")}), nil
		})
		if err != nil {
			t.Fatal(err)
		}
		got := contents(t, dir, ManifestName, "odd.txt", "new/er.txt")
		if got != "generation 2, generation 1, new" {
			t.Errorf("files hold %q", got)
		}
		names := []string{ManifestName, "odd.txt", "packets", "scorecards", "new"}
		if recorded {
			names = append(names, RecordName)
			generationOf(t, dir)
		}
		holds(t, dir, names...)
	}
}

// TestUpdateNothing holds that an error, an interrupt, and contents that are there already leave all as it is.
func TestUpdateNothing(t *testing.T) {
	dir := fresh(t, 1)
	before, err := os.Stat(filepath.Join(dir, ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	wrong := errors.New("wrong")
	ctx, cancel := context.WithCancel(t.Context())
	for _, c := range []struct {
		decide func(*View) ([]kit.File, error)
		want   error
	}{
		{func(*View) ([]kit.File, error) { return generation(2), wrong }, wrong},
		{advance(1), nil},
		{func(*View) ([]kit.File, error) { return nil, nil }, nil},
		{func(*View) ([]kit.File, error) { cancel(); return generation(2), nil }, context.Canceled},
		{nil, context.Canceled},
	} {
		if err := Update(ctx, dir, "test", c.decide); !errors.Is(err, c.want) {
			t.Errorf("error is %v, want %v", err, c.want)
		}
		after, err := os.Stat(filepath.Join(dir, ManifestName))
		if err != nil || !os.SameFile(before, after) {
			t.Errorf("the manifest was replaced, %v", err)
		}
		holds(t, dir, RecordName, ManifestName, "odd.txt", "packets", "scorecards")
	}
	if err := Update(t.Context(), filepath.Join(dir, "nowhere"), "test", nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error of a missing folder is %v", err)
	}
}

// TestUpdateNotices holds that a file that somebody saves between the look at it and the change is not overwritten.
func TestUpdateNotices(t *testing.T) {
	for name, c := range map[string]struct{ path, text string }{
		"changed": {"scorecards/a.xlsx", "Hire"}, "made": {"scorecards/b.xlsx", "Hire"},
	} {
		dir := fresh(t, 1)
		err := Update(t.Context(), dir, "test", func(v *View) ([]kit.File, error) {
			if _, err := v.Read(c.path, intake.Card); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return nil, err
			}
			write(t, dir, c.path, c.text)
			return append(generation(2), kit.File{Path: "scorecards/b.xlsx", Data: []byte("blank")}), nil
		})
		var p problem.Problem
		const want = "was changed by someone else meanwhile"
		if !errors.As(err, &p) || p.Fact != want || !strings.HasSuffix(p.File, c.path) {
			t.Errorf("%s: error is %v", name, err)
		}
		if got := read(t, dir, c.path) + read(t, dir, ManifestName); got != "Hiregeneration 1" {
			t.Errorf("%s: files hold %q", name, got)
		}
	}
}

// TestUpdateSpareTime holds that others may write beside the change at any moment.
func TestUpdateSpareTime(t *testing.T) {
	dir := fresh(t, 1)
	err := Update(t.Context(), dir, "swap", func(*View) ([]kit.File, error) {
		write(t, dir, "scorecards/other.xlsx", "Hire")
		debrief := Target{Dir: filepath.Join(dir, "debrief"), By: "debrief", Private: true}
		files := []kit.File{{Path: "debrief.md", Data: []byte("To discuss")}}
		if err := Folder(t.Context(), debrief, files); err != nil {
			t.Error(err)
		}
		return generation(2), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := read(t, dir, "scorecards/other.xlsx") + read(t, dir, "debrief/debrief.md"); got != "HireTo discuss" {
		t.Errorf("what others wrote became %q", got)
	}
}

func TestViewKit(t *testing.T) {
	dir := fresh(t, 1)
	look := func() (k *kit.Kit, err error) {
		err = Update(t.Context(), dir, "test", func(v *View) ([]kit.File, error) {
			k, err = v.Kit()
			return nil, err
		})
		return k, err
	}

	if _, err := look(); err == nil || !strings.Contains(err.Error(), "not a manifest") {
		t.Errorf("error is %v", err)
	}
	write(t, dir, ManifestName, manifest(t))
	if k, err := look(); err != nil || k.Role.ID != "fixture" {
		t.Errorf("error is %v", err)
	}
	if err := os.Remove(filepath.Join(dir, ManifestName)); err != nil {
		t.Fatal(err)
	}
	if _, err := look(); err == nil || !strings.Contains(err.Error(), "no manifest here") {
		t.Errorf("error is %v", err)
	}
}

// TestUpdateFile makes a file and its folder, changes it, and leaves a link to it as it is.
func TestUpdateFile(t *testing.T) {
	parent := t.TempDir()
	file := filepath.Join(parent, "data", "count")
	for range 3 {
		if err := UpdateFile(t.Context(), file, "test", intake.Progress, increment); err != nil {
			t.Fatal(err)
		}
	}
	holds(t, filepath.Dir(file), "count")
	for name, want := range map[string]fs.FileMode{file: 0o600, filepath.Dir(file): fs.ModeDir | 0o700} {
		if info, err := os.Stat(name); err != nil || info.Mode() != want {
			t.Errorf("%s has the mode %v, want %v, %v", name, info.Mode(), want, err)
		}
	}

	link := filepath.Join(parent, "link")
	if err := os.Symlink("data/count", link); err != nil {
		t.Fatal(err)
	}
	if err := UpdateFile(t.Context(), link, "test", intake.Progress, increment); err != nil {
		t.Fatal(err)
	}
	t.Chdir(filepath.Dir(file))
	if err := UpdateFile(t.Context(), "count", "test", intake.Progress, increment); err != nil {
		t.Fatal(err)
	}
	if to, err := os.Readlink(link); err != nil || to != "data/count" || read(t, "", file) != "5" {
		t.Errorf("the link leads to %q, the file holds %q, %v", to, read(t, "", file), err)
	}

	write(t, "", file, "no number")
	err := UpdateFile(t.Context(), file, "test", intake.Progress, increment)
	if err == nil || read(t, "", file) != "no number" {
		t.Errorf("error is %v", err)
	}
	same := func(old []byte) ([]byte, error) { return old, nil }
	if err := UpdateFile(t.Context(), file, "test", intake.Progress, same); err != nil {
		t.Error(err)
	}
	if err := UpdateFile(t.Context(), parent, "test", intake.Progress, same); err == nil {
		t.Error("a folder was changed like a file")
	}
}
