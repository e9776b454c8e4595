package publish

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"panelkit/bank/problem"
	"panelkit/kit"
	"panelkit/kit/intake"
)

// RecordName is the file in a folder that says what made the folder, and which files of it.
const RecordName = ".panelkit.json"

// recordFormat names the layout of a record.
const recordFormat = "panelkit.folder/1"

// mark is the form of what makes folders: a word or two with hyphens.
var mark = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)

// record is what a folder says of itself. A file whose SHA-256 it holds was made, and not changed since; of any
// other it cannot be proved, so such a file is neither replaced nor removed.
type record struct {
	Format string `json:"format"` // the constant recordFormat
	By     string `json:"by"`     // what made the folder
	Files  []made `json:"files"`  // in the order of their paths
}

// made is one file that was made.
type made struct {
	Path   string `json:"path"`
	By     string `json:"by"` // what made it first
	SHA256 string `json:"sha256"`
}

// newRecord returns the record of a folder that holds nothing but files.
func newRecord(by string, files []kit.File) *record {
	r := &record{Format: recordFormat, By: by}
	for _, f := range files {
		r.set(f.Path, by, sum(f.Data))
	}
	return r
}

// readRecord reads the record of a folder; nil if it has none.
func readRecord(ctx context.Context, dir string) (*record, error) {
	file := filepath.Join(dir, RecordName)
	data, err := intake.Read(ctx, file, intake.Record)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}

	r := &record{}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(r); err != nil || r.Format != recordFormat || !mark.MatchString(r.By) {
		return nil, problem.Problem{
			File: file, Fact: "does not say what made this folder",
			Hint: "choose another folder, or move this one away",
		}
	}
	slices.SortFunc(r.Files, func(a, b made) int { return cmp.Compare(a.Path, b.Path) })
	return r, nil
}

// encode returns the record as a file.
func (r *record) encode() kit.File {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(r); err != nil {
		panic(err) // it holds nothing that cannot be encoded
	}
	return kit.File{Path: RecordName, Data: b.Bytes()}
}

func (r *record) find(path string) (int, bool) {
	return slices.BinarySearchFunc(r.Files, path, func(m made, path string) int { return cmp.Compare(m.Path, path) })
}

// sum returns the SHA-256 with which a file was made; "" if it is none of those that were.
func (r *record) sum(path string) string {
	if i, ok := r.find(path); ok {
		return r.Files[i].SHA256
	}
	return ""
}

// set notes a file that was made. Who made it first keeps it, and cleans it up when it makes the folder anew.
func (r *record) set(path, by, sum string) {
	i, ok := r.find(path)
	if !ok {
		r.Files = slices.Insert(r.Files, i, made{Path: path, By: by})
	}
	r.Files[i].SHA256 = sum
}

// drop forgets a file.
func (r *record) drop(path string) {
	if i, ok := r.find(path); ok {
		r.Files = slices.Delete(r.Files, i, i+1)
	}
}

// clone returns a copy that can be changed.
func (r *record) clone() *record {
	c := *r
	c.Files = slices.Clone(r.Files)
	return &c
}

// reserved reports whether a path is one of those by which a folder looks after itself.
func reserved(p string) bool {
	top, _, _ := strings.Cut(p, "/")
	return top == RecordName || top == lockName || top == stageName
}

// checkPaths makes sure that files can be made under their paths, each once, and none under a name that the folder
// itself needs.
func checkPaths(files []kit.File) error {
	seen := map[string]bool{}
	for _, f := range files {
		switch {
		case !fs.ValidPath(f.Path) || f.Path == ".":
			return fmt.Errorf("%q is not the path of a file within a folder", f.Path)
		case reserved(f.Path):
			return fmt.Errorf("%q is a name that the folder needs for itself", f.Path)
		case seen[f.Path]:
			return fmt.Errorf("%q is made twice", f.Path)
		}
		seen[f.Path] = true
	}

	return nil
}
