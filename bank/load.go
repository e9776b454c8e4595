package bank

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"panelkit/bank/strict"
)

// Folder is a place that banks are read from.
type Folder struct {
	Name string // as the user would write it; it begins the names of files in problems
	FS   fs.FS
}

// Load reads bank folders, one beside the other, and validates them together.
//
// A role of a later folder that has a role.yaml stands in place of an earlier role of the same id;
// one that has none adds its questions to it. The error, if any, is strict.Problems with every
// problem of every file; the bank is then not to be used.
func Load(folders ...Folder) (*Bank, error) {
	l := &loader{roles: map[string]*Role{}}
	for _, f := range folders {
		l.folder(f)
	}
	b := &Bank{}
	for _, r := range l.roles {
		b.Roles = append(b.Roles, r)
	}
	slices.SortFunc(b.Roles, func(a, b *Role) int { return strings.Compare(a.ID, b.ID) })
	for _, r := range b.Roles {
		slices.SortStableFunc(r.Questions, func(a, b Question) int { return strings.Compare(a.ID, b.ID) })
	}
	l.problems = append(l.problems, validate(b, len(l.problems) == 0)...)
	return b, l.problems.Err()
}

type loader struct {
	roles    map[string]*Role
	problems strict.Problems
}

func (l *loader) report(file, fact, hint string) {
	l.problems = append(l.problems, strict.Problem{File: file, Fact: fact, Hint: hint})
}

// folder reads the role folders of one bank folder: those below roles/, or its own if it has no roles/.
func (l *loader) folder(f Folder) {
	root := "roles"
	if _, err := fs.Stat(f.FS, root); err != nil {
		root = "."
	}
	entries, err := fs.ReadDir(f.FS, root)
	if err != nil {
		l.report(f.Name, cause(err), "")
		return
	}
	found := false
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			found = l.role(f, path.Join(root, e.Name())) || found
		}
	}
	if !found {
		l.report(f.Name, "no role in this folder", "a bank folder holds roles/<role>/role.yaml and question files beside it")
	}
}

// role reads one role folder and tells whether it held any YAML file.
func (l *loader) role(f Folder, dir string) bool {
	entries, err := fs.ReadDir(f.FS, dir)
	if err != nil {
		l.report(path.Join(f.Name, dir), cause(err), "")
		return false
	}
	part := &Role{ID: path.Base(dir)}
	whole, found := false, false
	for _, e := range entries {
		if e.IsDir() || path.Ext(e.Name()) != ".yaml" && path.Ext(e.Name()) != ".yml" {
			continue
		}
		found = true
		file := path.Join(f.Name, dir, e.Name())
		data, err := readFile(f.FS, path.Join(dir, e.Name()))
		if err != nil {
			l.report(file, cause(err), "")
			continue
		}
		whole = l.file(part, file, data) || whole
	}
	if found {
		l.join(part, whole, path.Join(f.Name, dir))
	}
	return found
}

// readFile reads a file unless it is far over the size that strict accepts.
func readFile(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if info.Size() > 4*strict.MaxFile {
		return nil, errors.New("file is too large; split it into several files")
	}
	return fs.ReadFile(fsys, name)
}

// file reads one file into part and tells whether it was the role's own description.
func (l *loader) file(part *Role, file string, data []byte) bool {
	keep := func(ps strict.Problems) { l.problems = append(l.problems, ps...) }
	switch base := path.Base(file); strings.TrimSuffix(base, path.Ext(base)) {
	case "role":
		dir := part.ID
		keep(strict.Parse(file, data, part))
		if part.ID != dir {
			l.problems = append(l.problems, part.Pos.Problem("role", "", "role "+quote(part.ID)+" stands in the folder "+quote(dir), "give both the same name"))
			part.ID = dir
		}
		return true
	case "guide":
		part.Guide = &Guide{}
		keep(strict.Parse(file, data, part.Guide))
	case "plan":
		part.Plan = &Plan{}
		keep(strict.Parse(file, data, part.Plan))
	default:
		var qs questionFile
		keep(strict.Parse(file, data, &qs))
		part.Questions = append(part.Questions, qs.Questions...)
	}
	return false
}

type questionFile struct {
	Questions []Question `yaml:"questions,required"`
}

// join puts what one folder says of a role in place of, or to, what earlier folders said.
func (l *loader) join(part *Role, whole bool, dir string) {
	old := l.roles[part.ID]
	switch {
	case whole:
		l.roles[part.ID] = part
	case old == nil:
		l.report(dir, "role.yaml is missing", "add one, or name the folder after the role that it adds questions to")
	default:
		old.Questions = append(old.Questions, part.Questions...)
		old.Guide = cmp.Or(part.Guide, old.Guide)
		old.Plan = cmp.Or(part.Plan, old.Plan)
	}
}

func cause(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}
