package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"

	"panelkit/bank/problem"
)

// A change of several files of a folder is prepared beside them, in the folder stageName: the new contents of each,
// and once all of them are on disk, the intent, which lists what is to be replaced by what. From then on the change
// will happen: what a kill leaves undone, the next program at work in the folder finishes. Before, nothing has.
// Where a step fails, those before it are taken back.
type change struct {
	root    *os.Root
	dir     string // as the user names it, for messages
	private bool   // what is new is for nobody but its owner
}

// step is what happens to one file.
type step struct {
	Path string `json:"path"`
	Old  string `json:"old,omitempty"` // SHA-256 of what it replaces; "" where nothing stood
	New  string `json:"new,omitempty"` // SHA-256 of what takes its place; "" where it goes

	data []byte // of New
}

// stageName is the folder in which a change is prepared.
const stageName = ".panelkit-update"

// staged returns the place where the new contents of a step wait, and kept that of the old ones.
func staged(i int) string { return stageName + "/new-" + strconv.Itoa(i) }
func kept(i int) string   { return stageName + "/old-" + strconv.Itoa(i) }

// commit takes all steps, or none and says why. Once the intent is on disk it is not interrupted any more.
func (c *change) commit(ctx context.Context, steps []step) error {
	if len(steps) == 0 {
		return nil
	}
	if err := c.stage(ctx, steps); err != nil {
		return errors.Join(err, c.abandon())
	}
	if err := c.apply(steps); err != nil {
		return errors.Join(err, c.undo(steps))
	}
	return c.finish(steps)
}

// located puts the folder before an error that names only a path in it.
func (c *change) located(err error) error {
	var p *fs.PathError
	var l *os.LinkError
	if errors.As(err, &p) || errors.As(err, &l) {
		return fmt.Errorf("%s: %w", c.dir, err)
	}
	return err
}

// stage prepares the steps and, if every file still is what it is expected to be, writes the intent.
func (c *change) stage(ctx context.Context, steps []step) error {
	if err := c.root.Mkdir(stageName, privateDir); err != nil {
		return err
	}
	for i, s := range steps {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := c.stageFile(i, s); err != nil {
			return err
		}
	}

	for _, s := range steps {
		if err := c.expect(s); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return c.writeIntent(steps)
}

// stageFile writes what one step brings, with the mode of what it replaces.
func (c *change) stageFile(i int, s step) error {
	if s.New == "" {
		return nil
	}

	info, err := c.root.Stat(s.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return writeNew(c.root, staged(i), s.data, fileMode(c.private))
	} else if err != nil {
		return err
	}
	if err := writeNew(c.root, staged(i), s.data, privateFile); err != nil {
		return err
	}
	return c.root.Chmod(staged(i), info.Mode().Perm())
}

// expect fails if a file is no longer what a step replaces.
func (c *change) expect(s step) error {
	now, err := sumFile(c.root, s.Path)
	if err != nil {
		return err
	}
	if now != s.Old {
		return problem.Problem{
			File: c.name(s.Path),
			Fact: "was changed by someone else meanwhile",
			Hint: "move it elsewhere if it is worth keeping, then try again",
		}
	}
	return nil
}

// name returns a file of the folder as the user would name it.
func (c *change) name(path string) string { return filepath.Join(c.dir, filepath.FromSlash(path)) }

// apply takes the steps of an intent that is on disk, those that were taken before excepted.
func (c *change) apply(steps []step) error {
	for i, s := range steps {
		if err := c.take(i, s); err != nil {
			return err
		}
	}
	return nil
}

// take takes one step.
func (c *change) take(i int, s step) error {
	now, err := sumFile(c.root, s.Path)
	if err != nil {
		return err
	}
	if taken, err := c.taken(i, s); taken || err != nil {
		return err // before a kill; whatever stands there now came later
	}

	// What someone has made of the file since the intent was written is not ours to replace.
	if now != "" && now != s.New {
		if err := c.expect(s); err != nil {
			return err
		}
		if err := c.keep(i, s); err != nil {
			return err
		}
	}
	if s.New == "" {
		return c.root.Remove(s.Path)
	}
	if err := c.root.MkdirAll(path.Dir(s.Path), dirMode(c.private)); err != nil {
		return err
	}
	return c.root.Rename(staged(i), s.Path)
}

// taken reports whether a step was taken: nothing waits for its place any more, or nothing is left to be removed.
func (c *change) taken(i int, s step) (bool, error) {
	name := staged(i)
	if s.New == "" {
		name = s.Path
	}
	now, err := sumFile(c.root, name)
	if err == nil && s.New != "" && now != "" && now != s.New {
		err = problem.Problem{
			File: c.name(name), Fact: "is damaged, so the change that was cut short cannot be finished",
			Hint: "remove the folder " + c.name(stageName),
		}
	}
	return now == "", err
}

// keep gives the old contents a second name, by which they can be brought back. Where files can have one name only,
// a change that fails halfway is finished by the next program instead.
func (c *change) keep(i int, s step) error {
	err := c.root.Link(s.Path, kept(i))
	if errors.Is(err, fs.ErrExist) || errors.Is(err, errors.ErrUnsupported) || errors.Is(err, fs.ErrPermission) {
		return nil
	}
	return err
}

// undo takes back the steps that were taken.
func (c *change) undo(steps []step) error {
	for i, s := range steps {
		taken, err := c.taken(i, s)
		if err != nil {
			return err
		}
		if _, err := c.root.Lstat(kept(i)); taken && s.Old != "" && err != nil {
			return problem.Problem{
				File: c.dir, Fact: "the change of this folder stands half done",
				Hint: "run the same again, which finishes it first",
			}
		}
	}

	if err := c.turn(); err != nil {
		return err
	}

	return c.goBack(steps)
}

// goBack takes back the steps that were taken and have not been taken back yet, the last one first.
func (c *change) goBack(steps []step) error {
	for i := len(steps) - 1; i >= 0; i-- {
		if err := c.takeBack(i, steps[i]); err != nil {
			return err
		}
	}
	return c.finish(steps)
}

// takeBack takes back one step, if it was taken and what it replaced is still kept.
func (c *change) takeBack(i int, s step) error {
	err := c.root.Rename(kept(i), s.Path)
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if s.Old != "" || s.New == "" {
		return nil
	}

	// It was new. If its contents still wait, it was never there; if it stands there as it was made, it goes.
	if taken, err := c.taken(i, s); !taken || err != nil {
		return err
	}
	if now, err := sumFile(c.root, s.Path); err != nil || now != s.New {
		return err
	}
	return c.root.Remove(s.Path)
}

// finish forces to disk what the steps have done to the folder, and clears away what was prepared. What cannot be
// cleared away the next program will; the change stands.
func (c *change) finish(steps []step) error {
	touched := map[string]bool{".": true}
	for _, s := range steps {
		for sub := path.Dir(s.Path); sub != "."; sub = path.Dir(sub) {
			touched[sub] = true
		}
	}
	for sub := range touched {
		if err := syncDir(c.root, sub); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}

	_ = c.abandon()
	return nil
}

// abandon removes what was prepared, the intent first: without it the rest means nothing.
func (c *change) abandon() error {
	for _, name := range []string{intentName, backName} {
		if err := c.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return c.root.RemoveAll(stageName)
}
