package publish

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"panelkit/kit"
	"panelkit/kit/intake"
)

// View is a folder as [Update] shows it to whoever decides what to change. Nobody else who keeps to the rules
// changes the folder meanwhile; what people do to the files that were read through the view is noticed.
type View struct {
	ctx    context.Context // of the update, which the view does not outlive
	folder *opened
	mu     sync.Mutex
	seen   map[string]string // SHA-256 by path of what was read; "" where nothing was
}

// Dir returns the folder, as it was named.
func (v *View) Dir() string { return v.folder.dir }

// Repaired reports whether a change that an earlier program was killed in has been finished first.
func (v *View) Repaired() bool { return v.folder.repaired }

// Read returns the contents of a file, under the rules of [intake.Open]. If the file is not the same any more when
// the change is made, the change is refused. Several may be read at once.
func (v *View) Read(path string, kind intake.Kind) ([]byte, error) {
	data, err := intake.Read(v.ctx, v.folder.name(path), kind)
	v.mu.Lock()
	defer v.mu.Unlock()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		v.seen[path] = ""
	case err == nil:
		v.seen[path] = sum(data)
	}
	return data, err
}

// Has reports whether the folder holds something under a path.
func (v *View) Has(path string) bool {
	_, err := v.folder.root.Lstat(path)
	return err == nil
}

// Kit returns the kit whose folder it is.
func (v *View) Kit() (*kit.Kit, error) {
	data, err := v.Read(ManifestName, intake.Manifest)
	if err != nil {
		return nil, noManifest(v.folder.name(ManifestName), err)
	}
	return ParseManifest(v.folder.name(ManifestName), data)
}

// Update changes files of a folder in place: those that decide returns, as far as their contents differ from what is
// there. Each is replaced in one step, the manifest of a kit last; nothing else in the folder is read or touched, and
// modes and links stay. Only one program at a time is at work in a folder: others wait for a while, and then get an
// error that is a [*Busy]. If it is killed, whoever works in the folder next finishes what was begun.
//
// The mark by says what makes the change, in a word such as "swap". An error of decide leaves the folder as it is.
func Update(ctx context.Context, dir, by string, decide func(*View) ([]kit.File, error)) (err error) {
	o, err := open(ctx, dir, by, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.close()) }()

	v := &View{ctx: ctx, folder: o, seen: map[string]string{}}
	files, err := decide(v)
	if err != nil {
		return err
	}
	if err := checkPaths(files); err != nil {
		return err
	}

	steps, err := o.steps(files, nil, v.seen)
	if err == nil {
		err = o.commit(ctx, steps)
	}
	return o.located(err)
}

// UpdateFile changes one file, such as that of a person's progress, or makes it. It hands change the contents, nil
// where there is no file yet, and replaces them by what change returns, in one step. Two programs that do so at once
// do it one after the other. The file, and its folder if that is made too, is for nobody but its owner.
func UpdateFile(
	ctx context.Context, file, by string, kind intake.Kind, change func(old []byte) ([]byte, error),
) (err error) {
	if target, err := filepath.EvalSymlinks(file); err == nil {
		file = target // a link stays, and what it leads to is changed
	}
	dir, name := filepath.Split(file)
	if dir == "" {
		dir = "."
	}
	if err := os.MkdirAll(dir, privateDir); err != nil {
		return err
	}
	o, err := open(ctx, dir, by, true)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.close()) }()

	v := &View{ctx: ctx, folder: o, seen: map[string]string{}}
	old, err := v.Read(name, kind)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	data, err := change(old)
	if err != nil {
		return err
	}
	s := step{Path: name, Old: v.seen[name], New: sum(data), data: data}
	if s.New == s.Old {
		return nil
	}
	return o.located(o.commit(ctx, []step{s}))
}
