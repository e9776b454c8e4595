package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"panelkit/kit"
)

// unfinished begins the name of a folder in the making; stale is the age at which no one can still be
// at work on it.
const (
	unfinished = ".panelkit-"
	stale      = 24 * time.Hour
)

// create makes a new folder, whole or not at all. An empty one makes room for it.
func create(ctx context.Context, t Target, files []kit.File) (err error) {
	dir, err := filepath.Abs(t.Dir)
	if err != nil {
		return err
	}
	if target, err := filepath.EvalSymlinks(dir); err == nil {
		dir = target // a link to an empty folder stays
	}
	parent := filepath.Dir(dir)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return err
	}
	if err := sweep(parent); err != nil {
		return err
	}

	temp, err := makeTemp(parent, dirMode(t.Private))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(temp)) }()
	if info, err := os.Stat(dir); err == nil && !t.Private {
		if err := os.Chmod(temp, info.Mode().Perm()); err != nil { // as whoever made the empty folder wants it
			return err
		}
	}
	files = append(files[:len(files):len(files)], newRecord(t.By, files).encode())
	if err := fill(ctx, temp, files, t.Private); err != nil {
		return err
	}

	if err := ctx.Err(); err != nil {
		return err
	}
	if err := place(temp, dir); err != nil {
		return err
	}
	return syncPath(parent)
}

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

// makeTemp makes a folder of a name that no one else has, with a mode that the umask may narrow.
func makeTemp(parent string, mode fs.FileMode) (string, error) {
	for {
		dir := filepath.Join(parent, unfinished+strconv.FormatUint(rand.Uint64(), 10))
		if err := os.Mkdir(dir, mode); !errors.Is(err, fs.ErrExist) {
			return dir, err
		}
	}
}

// fill writes the files below temp and forces them to disk.
func fill(ctx context.Context, temp string, files []kit.File, private bool) (err error) {
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
		if sub := path.Dir(f.Path); !folders[sub] {
			if err := root.MkdirAll(sub, dirMode(private)); err != nil {
				return err
			}
			folders[sub] = true
		}
		if err := writeNew(root, f.Path, f.Data, fileMode(private)); err != nil {
			return err
		}
	}

	for sub := range folders {
		if err := syncDir(root, sub); err != nil {
			return err
		}
	}
	return nil
}

// place gives temp the name dir, where nothing stands or an empty folder does.
func place(temp, dir string) error {
	if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		if !empty(dir) {
			return &Exists{dir} // someone else has made it meanwhile
		}
		return fmt.Errorf("%s: %w", dir, err)
	}

	err := os.Rename(temp, dir)
	if err != nil && !empty(dir) {
		if _, there := os.Stat(dir); there == nil {
			return &Exists{dir}
		}
	}

	return err
}

// syncPath forces the names in a folder to disk.
func syncPath(dir string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	return errors.Join(syncDir(root, "."), root.Close())
}
