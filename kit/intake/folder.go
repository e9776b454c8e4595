package intake

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
)

// Folder is a folder as an [fs.FS] whose files are opened under the rules of [Open].
type Folder struct {
	ctx   context.Context // an fs.FS has no other way to hear of it
	dir   string
	other Kind
}

// NewFolder returns a folder as a file system. Fonts and pictures in it are bounded as such, by [KindOf], and every
// other file as the kind given. The context ends all reading from it.
func NewFolder(ctx context.Context, dir string, other Kind) *Folder {
	return &Folder{ctx: ctx, dir: dir, other: other}
}

// Open opens a file or a folder.
func (f *Folder) Open(name string) (fs.File, error) {
	file, err := f.path("open", name)
	if err != nil {
		return nil, err
	}
	if info, err := os.Stat(file); err == nil && info.IsDir() {
		return os.Open(file)
	}
	return f.open(file, name)
}

// open keeps a nil *File from becoming an [fs.File] that is not nil.
func (f *Folder) open(file, name string) (fs.File, error) {
	opened, err := Open(f.ctx, file, KindOf(name, f.other))
	if err != nil {
		return nil, err
	}
	return opened, nil
}

// ReadFile returns the contents of a file.
func (f *Folder) ReadFile(name string) ([]byte, error) {
	file, err := f.path("read", name)
	if err != nil {
		return nil, err
	}
	return Read(f.ctx, file, KindOf(name, f.other))
}

// ReadDir lists a folder in the order of names.
func (f *Folder) ReadDir(name string) ([]fs.DirEntry, error) {
	dir, err := f.path("readdir", name)
	if err != nil {
		return nil, err
	}
	return os.ReadDir(dir)
}

// Stat returns what stands under a name.
func (f *Folder) Stat(name string) (fs.FileInfo, error) {
	file, err := f.path("stat", name)
	if err != nil {
		return nil, err
	}
	return os.Stat(file)
}

// path returns the place of a name on disk, unless the context has ended or the name leads out of the folder.
func (f *Folder) path(op, name string) (string, error) {
	if err := f.ctx.Err(); err != nil {
		return "", err
	}
	local, err := filepath.Localize(name)
	if err != nil {
		return "", &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	return filepath.Join(f.dir, local), nil
}
