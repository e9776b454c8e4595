package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"panelkit/bank/problem"
	"panelkit/kit"
)

// opened is a folder that one program is at work in: locked, repaired, and with its record read.
type opened struct {
	change
	by       string  // what is at work
	record   *record // nil where the folder has none
	repaired bool    // a change that was cut short has been finished first
	release  func() error
}

// open locks a folder and finishes what an earlier program was killed in. It must be closed.
func open(ctx context.Context, dir, by string, private bool) (_ *opened, err error) {
	if !mark.MatchString(by) {
		return nil, fmt.Errorf("%q is no mark: a word or some, with hyphens", by)
	}
	release, err := lock(ctx, dir, by, patience)
	if err != nil {
		return nil, err
	}
	o := &opened{by: by, release: release}
	defer func() {
		if err != nil {
			err = errors.Join(o.located(err), o.close())
		}
	}()

	o.dir = dir
	if o.root, err = os.OpenRoot(dir); err != nil {
		return nil, err
	}
	info, err := o.root.Stat(".")
	if err != nil {
		return nil, err
	}
	// What is added to a folder that nobody else can look into is not shown to them either.
	o.private = private || info.Mode().Perm()&0o077 == 0

	if o.repaired, err = o.repair(ctx); err != nil {
		return nil, err
	}
	o.record, err = readRecord(ctx, dir)
	return o, err
}

// close lets others in.
func (o *opened) close() error {
	var err error
	if o.root != nil {
		err = o.root.Close()
	}
	return errors.Join(err, o.release())
}

// real returns the path of a file with links followed, so that a link stays and what it leads to is changed.
func (o *opened) real(path string) (string, error) {
	info, err := o.root.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Mode()&fs.ModeSymlink == 0 {
		return path, nil
	} else if err != nil {
		return "", err
	}

	top, topErr := filepath.EvalSymlinks(o.dir)
	file, err := filepath.EvalSymlinks(o.name(path))
	if err := errors.Join(topErr, err); err != nil {
		return "", err
	}
	rel, err := filepath.Rel(top, file)
	if err != nil || !filepath.IsLocal(rel) {
		return "", problem.Problem{
			File: o.name(path), Fact: "is a link that leads out of the folder",
			Hint: "put the file itself in its place, then try again",
		}
	}
	return filepath.ToSlash(rel), nil
}

// steps returns what has to be done for the folder to hold files, and no longer those whose paths are gone, and for
// its record to say so. Files that hold their contents already need nothing. Old contents are as seen, where they
// were; a file that is changed meanwhile will stop the change.
func (o *opened) steps(files []kit.File, gone []string, seen map[string]string) ([]step, error) {
	var steps, last []step
	for _, f := range files {
		s, err := o.step(f.Path, seen)
		if err != nil {
			return nil, err
		}
		s.New, s.data = sum(f.Data), f.Data
		switch {
		case s.New == s.Old:
		case f.Path == ManifestName:
			last = append(last, s) // a kit is what its manifest says, so that comes when all else is there
		default:
			steps = append(steps, s)
		}
	}
	for _, path := range gone {
		s, err := o.step(path, seen)
		if err != nil {
			return nil, err
		}
		steps = append(steps, s)
	}

	if o.record == nil {
		return append(steps, last...), nil
	}
	r := o.record.clone()
	for _, f := range files {
		r.set(f.Path, o.by, sum(f.Data))
	}
	for _, path := range gone {
		r.drop(path)
	}
	s, err := o.step(RecordName, nil)
	if err != nil {
		return nil, err
	}
	s.data = r.encode().Data
	if s.New = sum(s.data); s.New != s.Old {
		steps = append(steps, s)
	}
	return append(steps, last...), nil
}

// step returns a step for a path, with what it replaces.
func (o *opened) step(path string, seen map[string]string) (step, error) {
	real, err := o.real(path)
	if err != nil {
		return step{}, err
	}
	old, ok := seen[path]
	if !ok {
		if old, err = sumFile(o.root, real); err != nil {
			return step{}, err
		}
	}
	return step{Path: real, Old: old}, nil
}
