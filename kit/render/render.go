// Package render makes many documents at a time: jobs in, files and warnings out, in the order of the jobs
// whichever of them ends first.
package render

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"panelkit/kit"
	"panelkit/kit/page"
)

// Job is one file to be made. Write is called once, at the same time as that of other jobs, and returns what a
// person should know of what it wrote.
type Job struct {
	Path  string // of the file, below the folder that it is made for, with slashes
	Write func(io.Writer) ([]page.Warning, error)
}

// Plain returns a job whose document has no warnings to tell.
func Plain(path string, write func(io.Writer) error) Job {
	return Job{Path: path, Write: func(w io.Writer) ([]page.Warning, error) { return nil, write(w) }}
}

// Files makes all files of a list of jobs, as many at a time as there are processors. Files and warnings stand in
// the order of the jobs. The error joins those of all jobs that failed, each with its path; where there is one, no
// file is returned.
func Files(ctx context.Context, jobs []Job) ([]kit.File, []page.Warning, error) {
	files, warnings, errs := make([]kit.File, len(jobs)), make([][]page.Warning, len(jobs)), make([]error, len(jobs))

	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, j := range jobs {
		group.Go(func() error {
			// A failure does not stop the others: all that is wrong is told, and always the same.
			files[i], warnings[i], errs[i] = j.run(ctx)
			return nil
		})
	}
	_ = group.Wait()

	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	if err := errors.Join(errs...); err != nil {
		return nil, nil, err
	}
	return files, slices.Concat(warnings...), nil
}

// run makes one file.
func (j Job) run(ctx context.Context) (kit.File, []page.Warning, error) {
	if err := ctx.Err(); err != nil {
		return kit.File{}, nil, err
	}

	var b bytes.Buffer
	warnings, err := j.Write(&b)
	if err != nil {
		return kit.File{}, nil, fmt.Errorf("%s: %w", j.Path, err)
	}
	return kit.File{Path: j.Path, Data: b.Bytes()}, warnings, nil
}
