// Package publish turns kits into folders of files, whole or not at all.
package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"panelkit/bank/problem"
)

// File is one file of a folder to be published.
type File struct {
	Path string // below the folder, with slashes
	Data []byte
}

// Folder writes files into a new folder dir. It builds the folder under another name beside its
// place, forces it to disk, and gives it its name in one step, so that dir is there whole or not at
// all, whatever happens in between. An existing dir is an error unless force is set, which replaces it
// if it is of the same kind: if it holds a file of the name of the first one.
func Folder(ctx context.Context, dir string, force bool, files []File) (err error) {
	dir, err = filepath.Abs(dir)
	if err != nil {
		return err
	}
	if err := vacant(dir, force, files[0].Path); err != nil {
		return err
	}
	parent := filepath.Dir(dir)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return err
	}
	if err := sweep(parent); err != nil {
		return err
	}
	temp, err := os.MkdirTemp(parent, unfinished+"*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(temp)) }()
	if err := fill(ctx, temp, files); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := place(temp, dir, force); err != nil {
		return err
	}
	return syncDir(parent)
}

// unfinished begins the name of a folder in the making; stale is the age at which no one can still be
// at work on it.
const (
	unfinished = ".panelkit-"
	stale      = 24 * time.Hour
)

// sweep removes what earlier runs that were killed have left in a folder. The error says that the folder
// cannot be read.
func sweep(parent string) error {
	entries, err := os.ReadDir(parent)
	for _, e := range entries {
		number, ours := strings.CutPrefix(e.Name(), unfinished)
		if _, err := strconv.ParseUint(number, 10, 64); !ours || err != nil || !e.IsDir() {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > stale {
			_ = os.RemoveAll(filepath.Join(parent, e.Name())) // the next run tries again
		}
	}
	return err
}

// vacant makes sure that dir may be written.
func vacant(dir string, force bool, mark string) error {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.IsDir():
		return problem.Problem{File: dir, Fact: "is a file, not a folder", Hint: "choose another folder with --out"}
	case force && !replaceable(dir, mark):
		return problem.Problem{File: dir, Fact: "folder holds something else, no " + mark, Hint: "--force replaces only what this command has made; choose another folder with --out"}
	case !force && !empty(dir):
		return problem.Problem{File: dir, Fact: "folder exists already", Hint: "choose another with --out, or replace it with --force"}
	}
	return nil
}

// replaceable tells whether a folder is empty or one that the same command has made.
func replaceable(dir, mark string) bool {
	_, err := os.Stat(filepath.Join(dir, filepath.FromSlash(mark)))
	return err == nil || empty(dir)
}

func empty(dir string) bool {
	entries, err := os.ReadDir(dir)
	return err == nil && len(entries) == 0
}

// fill writes the files below temp and forces them to disk.
func fill(ctx context.Context, temp string, files []File) (err error) {
	root, err := os.OpenRoot(temp)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, root.Close()) }()
	folders := map[string]bool{".": true}
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		name := filepath.FromSlash(f.Path)
		if sub := filepath.Dir(name); !folders[sub] {
			if err := root.MkdirAll(sub, 0o700); err != nil {
				return err
			}
			folders[sub] = true
		}
		if err := writeFile(root, name, f.Data); err != nil {
			return err
		}
	}
	for sub := range folders {
		if err := syncDir(filepath.Join(temp, sub)); err != nil {
			return err
		}
	}
	return nil
}

func writeFile(root *os.Root, name string, data []byte) error {
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// place gives temp the name dir. Where dir exists, the two change names in one step if the system
// can do that; temp then holds the old folder.
func place(temp, dir string, force bool) error {
	if force && !empty(dir) {
		err := exchange(temp, dir)
		if err == nil || !errors.Is(err, errors.ErrUnsupported) {
			return skipMissing(err, temp, dir)
		}
		old := temp + ".old"
		if err := os.Rename(dir, old); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if err := os.Rename(temp, dir); err != nil {
			return errors.Join(err, os.Rename(old, dir))
		}
		return os.RemoveAll(old)
	}
	if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) { // an empty folder makes room
		return fmt.Errorf("%s: %w", dir, err)
	}
	return os.Rename(temp, dir)
}

// skipMissing renames plainly where there was nothing to exchange with.
func skipMissing(err error, temp, dir string) error {
	if errors.Is(err, fs.ErrNotExist) {
		return os.Rename(temp, dir)
	}
	return err
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = d.Sync()
	if errors.Is(err, errors.ErrUnsupported) {
		err = nil
	}
	return errors.Join(err, d.Close())
}
