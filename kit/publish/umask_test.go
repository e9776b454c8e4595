//go:build unix

package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"panelkit/kit"
)

// TestModes holds that kits can be read by the group where the umask lets it, and ratings by nobody else.
func TestModes(t *testing.T) {
	for _, c := range []struct {
		umask     int
		private   bool
		dir, file fs.FileMode
	}{{0o022, false, 0o750, 0o640}, {0o077, false, 0o700, 0o600}, {0o022, true, 0o700, 0o600}} {
		old := syscall.Umask(c.umask)
		dir := filepath.Join(t.TempDir(), "kit")
		to := target(dir)
		to.Private = c.private
		err := Folder(t.Context(), to, generation(1))
		if err == nil {
			err = Update(t.Context(), dir, "test", func(*View) ([]kit.File, error) {
				return []kit.File{{Path: "more/new.txt", Data: []byte("new")}}, nil
			})
		}
		syscall.Umask(old)
		if err != nil {
			t.Fatal(err)
		}

		for name, want := range map[string]fs.FileMode{
			".": c.dir, "packets": c.dir, "more": c.dir,
			ManifestName: c.file, RecordName: c.file, "more/new.txt": c.file,
		} {
			info, err := os.Stat(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			if info.Mode().Perm() != want {
				t.Errorf("umask %o, private %v: %s has the mode %v, want %v", c.umask, c.private, name, info.Mode(),
					want)
			}
		}
	}
}

// TestUpdateSpares holds that what is not changed is not touched: it is neither read, which would hang on a pipe, nor
// copied, which a recording of 3 GB would not survive, and what is changed keeps its mode and the link to it.
func TestUpdateSpares(t *testing.T) {
	dir := fresh(t, 1)
	in := func(name string) string { return filepath.Join(dir, name) }
	for _, err := range []error{
		os.Mkdir(in("empty"), 0o711), os.Mkdir(in("elsewhere"), 0o700), syscall.Mkfifo(in("pipe"), 0o600),
		os.Symlink("packets/a.pdf", in("link.pdf")), os.Symlink("/nowhere", in("dangling")),
		os.Rename(in("scorecards/a.xlsx"), in("elsewhere/card.xlsx")),
		os.Symlink("../elsewhere/card.xlsx", in("scorecards/a.xlsx")),
		os.Chmod(in("packets/a.pdf"), 0o604), os.WriteFile(in("recording.mp4"), nil, 0o600),
		os.Truncate(in("recording.mp4"), 3<<30),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	before := inodes(t, dir)

	err := Update(t.Context(), dir, "test", advance(2))
	if err != nil {
		t.Fatal(err)
	}

	after := inodes(t, dir)
	changed := map[string]bool{ManifestName: true, RecordName: true, "packets/a.pdf": true, "elsewhere/card.xlsx": true}
	for name, inode := range before {
		if (after[name] != inode) != changed[name] {
			t.Errorf("%s: inode %d became %d, to be changed: %v", name, inode, after[name], changed[name])
		}
	}
	if len(after) != len(before) {
		t.Errorf("%d files and folders became %d", len(before), len(after))
	}
	if info, err := os.Stat(in("packets/a.pdf")); err != nil || info.Mode().Perm() != 0o604 {
		t.Errorf("the packet's mode became %v, %v", info.Mode().Perm(), err)
	}
	if to, err := os.Readlink(in("scorecards/a.xlsx")); err != nil || to != "../elsewhere/card.xlsx" {
		t.Errorf("the link to the scorecard leads to %q, %v", to, err)
	}
	if got := generationOf(t, dir); got != 2 {
		t.Errorf("the folder is of generation %d", got)
	}
}

// inodes returns the number of every file and folder below dir.
func inodes(t *testing.T, dir string) map[string]uint64 {
	t.Helper()
	out := map[string]uint64{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, relErr := filepath.Rel(dir, path)
		info, err := d.Info()
		if err := errors.Join(relErr, err); err != nil {
			return err
		}
		out[filepath.ToSlash(rel)] = info.Sys().(*syscall.Stat_t).Ino
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestLinksOut holds that a link out of the folder is neither followed nor replaced.
func TestLinksOut(t *testing.T) {
	dir := fresh(t, 1)
	outside := filepath.Join(t.TempDir(), "a.pdf")
	packet := filepath.Join(dir, "packets/a.pdf")
	if err := errors.Join(os.Rename(packet, outside), os.Symlink(outside, packet)); err != nil {
		t.Fatal(err)
	}
	for name, do := range map[string]func() error{
		"update": func() error { return Update(t.Context(), dir, "test", advance(2)) },
		"remake": func() error { return Folder(t.Context(), again(dir), generation(2)) },
	} {
		if err := do(); err == nil {
			t.Errorf("%s follows a link out of the folder", name)
		}
		if got := read(t, dir, "packets/a.pdf") + read(t, dir, ManifestName); got != "generation 1generation 1" {
			t.Errorf("%s: files hold %s", name, got)
		}
	}
}

// TestEmptyFolder holds that a folder that somebody has prepared keeps its mode, and a link to it stays.
func TestEmptyFolder(t *testing.T) {
	parent := t.TempDir()
	dir, link := filepath.Join(parent, "empty"), filepath.Join(parent, "link")
	if err := errors.Join(os.Mkdir(dir, 0o700), os.Chmod(dir, 0o711), os.Symlink("empty", link)); err != nil {
		t.Fatal(err)
	}
	if err := Folder(t.Context(), target(link), generation(1)); err != nil {
		t.Fatal(err)
	}
	holds(t, parent, "empty", "link")
	if to, err := os.Readlink(link); err != nil || to != "empty" {
		t.Errorf("the link leads to %q, %v", to, err)
	}
	if info, err := os.Stat(dir); err != nil || info.Mode().Perm() != 0o711 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	generationOf(t, dir)
}
