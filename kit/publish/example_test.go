package publish_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"panelkit/kit"
	"panelkit/kit/intake"
	"panelkit/kit/publish"
)

// Example makes a folder, changes a file of it in place, and makes it anew, which a file stops that somebody has
// written on.
func Example() {
	ctx := context.Background()
	parent, err := os.MkdirTemp("", "example")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(parent)
	to := publish.Target{Dir: filepath.Join(parent, "debrief"), By: "debrief", Private: true}
	files := []kit.File{
		{Path: "debrief.md", Data: []byte("To discuss\n")},
		{Path: "debrief.json", Data: []byte("{}\n")},
	}

	fmt.Println(publish.Folder(ctx, to, files))
	var exists *publish.Exists
	fmt.Println(errors.As(publish.Folder(ctx, to, files), &exists))

	err = publish.Update(ctx, to.Dir, "debrief", func(v *publish.View) ([]kit.File, error) {
		old, err := v.Read("debrief.md", intake.Template)
		return []kit.File{{Path: "debrief.md", Data: append(old, "and to decide\n"...)}}, err
	})
	fmt.Println(err)

	to.Remake = true
	fmt.Println(publish.Folder(ctx, to, files))
	_ = os.WriteFile(filepath.Join(to.Dir, "debrief.md"), []byte("decided: yes\n"), 0o600)
	err = publish.Folder(ctx, to, files)
	fmt.Println(filepath.Base(err.Error()))
	// Output:
	// <nil>
	// true
	// <nil>
	// <nil>
	// debrief.md: was changed since it was made
	// hint: move it elsewhere, or choose another folder
}
