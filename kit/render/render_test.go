package render_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"panelkit/kit/page"
	"panelkit/kit/render"
)

// ExampleFiles makes two documents, of which one has something to tell.
func ExampleFiles() {
	files, warnings, err := render.Files(context.Background(), []render.Job{
		render.Plain("notes.md", func(w io.Writer) error {
			_, err := io.WriteString(w, "# Notes\n")
			return err
		}),
		{Path: "packet.pdf", Write: func(w io.Writer) ([]page.Warning, error) {
			_, err := io.WriteString(w, "%PDF")
			return []page.Warning{{Where: "air-001", Text: "no glyph for 漢"}}, err
		}},
	})
	if err != nil {
		fmt.Println(err)
	}
	for _, f := range files {
		fmt.Println(f.Path, len(f.Data), "bytes")
	}
	for _, w := range warnings {
		fmt.Println("warning:", w)
	}
	// Output:
	// notes.md 8 bytes
	// packet.pdf 4 bytes
	// warning: air-001: no glyph for 漢
}

// TestFilesInOrder holds that files and warnings stand in the order of the jobs whoever ends first, and that no more
// jobs run at a time than there are processors.
func TestFilesInOrder(t *testing.T) {
	var running, most atomic.Int64
	var jobs []render.Job
	for i := range 30 {
		jobs = append(jobs, render.Job{Path: fmt.Sprint(i), Write: func(w io.Writer) ([]page.Warning, error) {
			now := running.Add(1)
			defer running.Add(-1)
			for old := most.Load(); now > old && !most.CompareAndSwap(old, now); old = most.Load() {
			}
			time.Sleep(time.Duration(30-i) * 100 * time.Microsecond)
			fmt.Fprint(w, i)
			return []page.Warning{{Text: fmt.Sprint(i)}}, nil
		}})
	}

	files, warnings, err := render.Files(t.Context(), jobs)
	if err != nil || len(files) != 30 || len(warnings) != 30 {
		t.Fatalf("%d files, %d warnings, %v", len(files), len(warnings), err)
	}
	for i, f := range files {
		if f.Path != fmt.Sprint(i) || string(f.Data) != fmt.Sprint(i) || warnings[i].Text != fmt.Sprint(i) {
			t.Errorf("in place %d stands %s with %q and %q", i, f.Path, f.Data, warnings[i].Text)
		}
	}
	if most.Load() > int64(runtime.GOMAXPROCS(0)) {
		t.Errorf("%d jobs ran at a time", most.Load())
	}
}

// TestFilesFail holds that every failure is told, with its path and always in the same words.
func TestFilesFail(t *testing.T) {
	broken := errors.New("broken")
	fail := func(io.Writer) error { return broken }
	fine := func(io.Writer) error { return nil }
	jobs := []render.Job{render.Plain("a", fail), render.Plain("b", fine), render.Plain("c", fail)}
	files, _, err := render.Files(t.Context(), jobs)
	if !errors.Is(err, broken) || files != nil {
		t.Errorf("%d files, error %v", len(files), err)
	}
	if got := strings.ReplaceAll(err.Error(), "\n", "; "); got != "a: broken; c: broken" {
		t.Errorf("error is %q", got)
	}
}

// TestFilesStop holds that no job begins after the context has ended.
func TestFilesStop(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var begun atomic.Int64
	var jobs []render.Job
	for range 100 {
		jobs = append(jobs, render.Plain("x", func(io.Writer) error {
			begun.Add(1)
			cancel()
			return nil
		}))
	}
	if _, _, err := render.Files(ctx, jobs); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
	if n := begun.Load(); n > int64(runtime.GOMAXPROCS(0)) {
		t.Errorf("%d jobs were begun", n)
	}
}
