package publish

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"

	"panelkit/bank/problem"
	"panelkit/kit/intake"
)

// The intent of a change under its two names: while the steps are taken, and while they are taken back.
const (
	intentName = stageName + "/intent.json"
	backName   = stageName + "/back.json"
)

// intentFormat names the layout of an intent.
const intentFormat = "panelkit.intent/1"

// intent is a change that was begun.
type intent struct {
	Format string `json:"format"` // the constant intentFormat
	Steps  []step `json:"steps"`  // in the order in which they are taken
}

// writeIntent puts the intent on disk, whole or not at all, after everything that it needs.
func (c *change) writeIntent(steps []step) error {
	data, err := json.Marshal(intent{Format: intentFormat, Steps: steps})
	if err != nil {
		return err
	}

	const draft = stageName + "/draft"
	if err := writeNew(c.root, draft, data, privateFile); err != nil {
		return err
	}
	if err := syncDir(c.root, stageName); err != nil {
		return err
	}
	if err := c.root.Rename(draft, intentName); err != nil {
		return err
	}
	return errors.Join(syncDir(c.root, stageName), syncDir(c.root, "."))
}

// turn notes that the steps are being taken back, so that a kill meanwhile does not make the next program take them.
func (c *change) turn() error {
	if err := c.root.Rename(intentName, backName); err != nil {
		return err
	}
	return syncDir(c.root, stageName)
}

// repair finishes the change that a kill has cut short, or finishes taking it back, and reports whether it stands
// now. What a kill left of a change that had not begun is removed.
func (c *change) repair(ctx context.Context) (bool, error) {
	if _, err := c.root.Lstat(stageName); errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}

	back, err := c.readIntent(ctx, backName)
	if err != nil {
		return false, err
	}
	if back != nil {
		return false, c.goBack(back.Steps)
	}
	in, err := c.readIntent(ctx, intentName)
	if err != nil {
		return false, err
	}
	if in == nil {
		return false, c.abandon()
	}

	if err := c.apply(in.Steps); err != nil {
		return false, errors.Join(err, c.undo(in.Steps))
	}
	return true, c.finish(in.Steps)
}

// readIntent reads the intent under one of its names; nil if there is none.
func (c *change) readIntent(ctx context.Context, name string) (*intent, error) {
	data, err := intake.Read(ctx, c.name(name), intake.Record)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}

	in := &intent{}
	if err := json.Unmarshal(data, in); err != nil || in.Format != intentFormat || !in.sound() {
		return nil, problem.Problem{
			File: c.name(name), Fact: "does not say which change was cut short",
			Hint: "remove the folder " + c.name(stageName),
		}
	}
	return in, nil
}

// sound reports whether the paths of an intent are such as a change may touch.
func (in *intent) sound() bool {
	for _, s := range in.Steps {
		if !fs.ValidPath(s.Path) || s.Path == "." || reserved(s.Path) && s.Path != RecordName {
			return false
		}
	}
	return true
}
