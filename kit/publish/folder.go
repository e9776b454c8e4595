// Package publish puts files into folders, whole or not at all: a new folder, the same folder made anew, or some
// files of a folder changed in place. A folder knows which files of it were made, and whether they have been changed
// since, so that nothing is lost that somebody else has put or written there.
package publish

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"

	"panelkit/bank/problem"
	"panelkit/kit"
)

// Target is the folder that something is made in.
type Target struct {
	Dir     string
	By      string   // the mark of what makes it, in a word such as "debrief"
	Beside  []string // the marks of folders into which it may also go, beside what is there
	Remake  bool     // a folder that exists already, and has one of the marks, is made anew
	Private bool     // for nobody but its owner, since ratings are in it
}

// Exists is the error of a folder that stands in the way and was not to be made anew.
type Exists struct{ Dir string }

// Error returns the fact in a line.
func (e *Exists) Error() string { return e.Dir + ": folder exists already" }

// Folder writes files into a folder.
//
// A new folder is built under another name beside its place, forced to disk, and given its name in one step, so that
// it is there whole or not at all, whatever happens in between. One that exists and is not empty is an error, an
// [*Exists], unless it is to be made anew. Then files that were made before are replaced, or removed if they are not
// made any more, but only if they still are as they were made: one that somebody has changed, such as a scorecard
// that was filled in, stops it by name, before anything is done. All else in the folder stays as it is.
func Folder(ctx context.Context, t Target, files []kit.File) error {
	if err := checkPaths(files); err != nil {
		return err
	}

	info, err := os.Stat(t.Dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return create(ctx, t, files)
	case err != nil:
		return err
	case !info.IsDir():
		return problem.Problem{File: t.Dir, Fact: "is a file, not a folder", Hint: "choose another folder"}
	case empty(t.Dir):
		return create(ctx, t, files)
	case !t.Remake:
		return &Exists{t.Dir}
	}

	return remake(ctx, t, files)
}

// empty reports whether a folder holds nothing.
func empty(dir string) bool {
	entries, err := os.ReadDir(dir)
	return err == nil && len(entries) == 0
}

// remake makes a folder anew in its place.
func remake(ctx context.Context, t Target, files []kit.File) (err error) {
	// A folder that was not made here is not touched at all, not even by a lock.
	r, err := readRecord(ctx, t.Dir)
	if err != nil {
		return err
	}
	if err := t.admits(r); err != nil {
		return err
	}

	o, err := open(ctx, t.Dir, t.By, t.Private)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.close()) }()
	if err := t.admits(o.record); err != nil {
		return err // it has become another one meanwhile
	}

	seen, gone, err := o.survey(files)
	if err != nil {
		return o.located(err)
	}
	steps, err := o.steps(files, gone, seen)
	if err == nil {
		err = o.commit(ctx, steps)
	}
	return o.located(err)
}

// admits makes sure that a folder is one that may be made anew.
func (t Target) admits(r *record) error {
	const hint = "choose another folder, or move this one away"
	switch {
	case r == nil:
		fact := "nothing says that this folder was made by panelkit " + t.By
		return problem.Problem{File: t.Dir, Fact: fact, Hint: hint}
	case r.By != t.By && !slices.Contains(t.Beside, r.By):
		return problem.Problem{File: t.Dir, Fact: "folder was made by panelkit " + r.By + ", not " + t.By, Hint: hint}
	}
	return nil
}

// survey returns what the files to be written, and those that are to go because they are not made any more, hold
// now. What was not made, or is not as it was made, stops it; all such files are told.
func (o *opened) survey(files []kit.File) (seen map[string]string, gone []string, err error) {
	seen = map[string]string{}
	var stop problem.Problems
	look := func(path, next string) (string, error) {
		now, err := o.sum(path)
		if err != nil {
			return "", err
		}
		seen[path] = now
		if now != "" && now != next && !o.ours(path, now) {
			stop = append(stop, o.foreign(path))
		}
		return now, nil
	}

	making := map[string]bool{}
	for _, f := range files {
		making[f.Path] = true
		if _, err := look(f.Path, sum(f.Data)); err != nil {
			return nil, nil, err
		}
	}
	for _, m := range o.record.Files {
		if m.By != o.by || making[m.Path] {
			continue
		}
		if _, err := look(m.Path, ""); err != nil {
			return nil, nil, err
		}
		gone = append(gone, m.Path)
	}
	return seen, gone, stop.Err()
}

// ours reports whether a file may be replaced: it is as it was made. The manifest of a kit's folder is not changed by
// what is made beside it.
func (o *opened) ours(path, now string) bool {
	return now == o.record.sum(path) && (path != ManifestName || o.record.By == o.by)
}

// sum returns the SHA-256 of what stands under a path, links followed.
func (o *opened) sum(path string) (string, error) {
	real, err := o.real(path)
	if err != nil {
		return "", err
	}
	return sumFile(o.root, real)
}

// foreign says why a file may not be replaced or removed.
func (o *opened) foreign(path string) problem.Problem {
	p := problem.Problem{
		File: o.name(path), Fact: "was not made by panelkit", Hint: "move it elsewhere, or choose another folder",
	}

	switch {
	case path == ManifestName && o.record.By != o.by:
		p.Fact = "belongs to another kit"
	case o.record.sum(path) == "":
	case strings.HasPrefix(path, scorecards):
		p.Fact = "scorecard is filled in, or was changed since it was made"
	default:
		p.Fact = "was changed since it was made"
	}

	return p
}
