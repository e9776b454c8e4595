// Package intake opens whatever is read. It takes regular files only, each up to the size of its [Kind], and stops
// when the context ends, so that neither a pipe that nobody writes to nor an endless device nor a huge file can
// hold up or swell the program.
package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"panelkit/bank/problem"
)

// chunk is how much is read between two looks at the context.
const chunk = 1 << 20

// File is a regular file that was opened for reading. Reads fail once the context ends that it was opened with,
// and beyond the size of its kind.
type File struct {
	ctx  context.Context // of the command or request that reads; a reader has no other way to hear of it
	file *os.File
	name string
	kind Kind
	info fs.FileInfo
	read int64
}

// Open opens a file to be read as a kind. A missing file is an error for which errors.Is(err, [fs.ErrNotExist]);
// what is no regular file, or is too large, is a [problem.Problem].
func Open(ctx context.Context, name string, kind Kind) (*File, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}

	// Opening a device may do something already, such as rewinding a tape, so what it is comes first.
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if err := regular(name, kind, info); err != nil {
		return nil, err
	}

	// It may have become something else meanwhile: opened without waiting, it is asked again.
	f, err := os.OpenFile(name, os.O_RDONLY|nonblock, 0)
	if err != nil {
		return nil, err
	}
	info, err = f.Stat()
	if err == nil {
		err = regular(name, kind, info)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return &File{ctx: ctx, file: f, name: name, kind: kind, info: info}, nil
}

// regular refuses what is no regular file, and what is too large.
func regular(name string, kind Kind, info fs.FileInfo) error {
	what := ""
	switch mode := info.Mode(); {
	case mode.IsRegular() && info.Size() > kind.Max():
		return tooLarge(name, kind)
	case mode.IsRegular():
		return nil
	case mode.IsDir():
		what = "a folder"
	case mode&fs.ModeNamedPipe != 0:
		what = "a pipe"
	case mode&fs.ModeSocket != 0:
		what = "a socket"
	case mode&fs.ModeDevice != 0:
		what = "a device"
	default:
		what = "no regular file"
	}

	hint := "name the file itself"
	if !info.IsDir() {
		hint = "save its contents in a file and name that"
	}
	return problem.Problem{File: name, Fact: "is " + what + ", not a " + string(kind), Hint: hint}
}

func tooLarge(name string, kind Kind) error {
	return problem.Problem{
		File: name, Fact: fmt.Sprintf("%s is larger than %s", kind, size(kind.Max())), Hint: "name the right file",
	}
}

func size(bytes int64) string {
	if bytes >= 1<<20 {
		return fmt.Sprintf("%d MB", bytes>>20)
	}
	return fmt.Sprintf("%d kB", bytes>>10)
}

// Size returns the size that the file had when it was opened.
func (f *File) Size() int64 { return f.info.Size() }

// Stat returns what the file was when it was opened.
func (f *File) Stat() (fs.FileInfo, error) { return f.info, nil }

// Close closes the file.
func (f *File) Close() error { return f.file.Close() }

// Read reads on. A file that grows beyond the size of its kind while it is read, or that never told its size, is
// refused like one that was too large from the beginning.
func (f *File) Read(p []byte) (int, error) {
	if err := f.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := f.file.Read(p[:min(len(p), chunk)])
	f.read += int64(n)
	if f.read > f.kind.Max() {
		return 0, tooLarge(f.name, f.kind)
	}
	return n, err
}

// ReadAt reads at a place of the file.
func (f *File) ReadAt(p []byte, off int64) (int, error) {
	if err := f.ctx.Err(); err != nil {
		return 0, err
	}
	if off+int64(len(p)) > f.kind.Max() {
		return 0, tooLarge(f.name, f.kind)
	}
	return f.file.ReadAt(p, off)
}

// Read returns the contents of a file that is read as a kind, under the rules of [Open].
func Read(ctx context.Context, name string, kind Kind) (data []byte, err error) {
	f, err := Open(ctx, name, kind)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return readAll(f, f.Size())
}

// readAll reads to the end into a buffer that fits what the file said of its size.
func readAll(r io.Reader, size int64) ([]byte, error) {
	data := make([]byte, 0, size+1)
	for {
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}

		n, err := r.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if errors.Is(err, io.EOF) {
			return data, nil
		}

		if err != nil {
			return nil, err
		}
	}
}

// ReadFrom returns all that a stream such as the standard input has, read as a kind. The name stands in messages.
// It returns when the context ends even if the stream never does; what reads from it is then left behind.
func ReadFrom(ctx context.Context, r io.Reader, name string, kind Kind) ([]byte, error) {
	type result struct {
		data []byte
		err  error
	}
	done := make(chan result, 1)
	go func() {
		data, err := io.ReadAll(io.LimitReader(r, kind.Max()+1))
		done <- result{data, err}
	}()

	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case got := <-done:
		if got.err == nil && int64(len(got.data)) > kind.Max() {
			return nil, tooLarge(name, kind)
		}
		return got.data, got.err
	}
}
