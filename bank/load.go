package bank

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"panelkit/bank/problem"
	"panelkit/bank/strict"
)

// Folder is a place that banks are read from.
type Folder struct {
	Name     string // as the user would write it; it begins the names of files in problems
	FS       fs.FS
	Compiled fs.FS // the same roles for LoadRole, each as Compile writes it; nil: none
}

// Load reads bank folders, one beside the other, and validates them together.
//
// A role of a later folder that has a role.yaml stands in place of an earlier role of the same id;
// one that has none adds its questions to it. The error, if any, is problem.Problems with every
// problem of every file; the bank is then not to be used.
func Load(folders ...Folder) (*Bank, error) {
	l := &loader{roles: map[string]*Role{}}
	for _, f := range folders {
		l.folder(f)
	}
	return l.bank()
}

// forCandidates are the files of a role that making a kit does not need.
var forCandidates = []string{"guide", "plan"}

// LoadRole reads one role as Load does, without its guide and plan, and leaves other roles alone: it
// is what making a kit needs. If no folder has the role, it is Load. What was read from a compiled form
// knows no lines, so that with any problem the files themselves are read.
func LoadRole(id string, folders ...Folder) (*Bank, error) {
	l := &loader{roles: map[string]*Role{}}
	fast := false
	for i, f := range folders {
		if _, err := fs.ReadDir(f.FS, "."); err != nil {
			l.report(f.Name, cause(err), "")
			continue
		}
		if dir := path.Join(root(f), id); fs.ValidPath(dir) && id != "" {
			if info, err := fs.Stat(f.FS, dir); err != nil || !info.IsDir() {
				continue
			}
			if i == 0 { // what follows adds to it or takes its place
				if r := f.compiled(dir); r != nil {
					l.roles[id], fast = r, true
					continue
				}
			}
			l.role(f, dir, forCandidates...)
		}
	}

	if len(l.roles) == 0 && len(l.problems) == 0 {
		return Load(folders...)
	}

	b, err := l.bank()
	if err != nil && fast {
		folders = slices.Clone(folders)
		folders[0].Compiled = nil
		return LoadRole(id, folders...)
	}

	return b, err
}

// root gives where the role folders of a bank folder are: below roles/, or its own if it has no roles/.
func root(f Folder) string {
	if _, err := fs.Stat(f.FS, "roles"); err != nil {
		return "."
	}
	return "roles"
}

// bank sorts and validates what was read.
func (l *loader) bank() (*Bank, error) {
	b := &Bank{}
	for _, r := range l.roles {
		b.Roles = append(b.Roles, r)
	}

	for _, r := range b.Roles {
		for i := range r.Questions {
			draft(r, &r.Questions[i])
		}
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
	problems problem.Problems
}

func (l *loader) report(file, fact, hint string) {
	l.problems = append(l.problems, problem.Problem{File: file, Fact: fact, Hint: hint})
}

// folder reads the role folders of one bank folder.
func (l *loader) folder(f Folder) {
	top := root(f)
	entries, err := fs.ReadDir(f.FS, top)
	if err != nil {
		l.report(f.Name, cause(err), "")
		return
	}

	found := false
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			found = l.role(f, path.Join(top, e.Name())) || found
		}
	}

	if !found {
		l.report(f.Name, "no role in this folder",
			"a bank folder holds roles/<role>/role.yaml and question files beside it")
	}
}

// role reads one role folder, its files side by side but for those of the names given, and tells
// whether it held any YAML file.
func (l *loader) role(f Folder, dir string, without ...string) bool {
	names, err := yamlFiles(f.FS, dir, without...)
	if err != nil {
		l.report(path.Join(f.Name, dir), cause(err), "")
		return false
	}

	pages := make([]page, len(names))
	var wait sync.WaitGroup
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, name := range names {
		wait.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			pages[i] = readPage(f, name)
		})
	}

	wait.Wait()
	if len(pages) > 0 {
		l.join(path.Base(dir), pages, path.Join(f.Name, dir))
	}

	return len(pages) > 0
}

// yamlFiles lists the YAML files of a folder but for those of the names given, in the order of names.
func yamlFiles(fsys fs.FS, dir string, without ...string) ([]string, error) {
	entries, err := fs.ReadDir(fsys, dir)
	var names []string
	for _, e := range entries {
		base, yaml := yamlName(e.Name())
		if !e.IsDir() && yaml && !slices.Contains(without, base) {
			names = append(names, path.Join(dir, e.Name()))
		}
	}
	return names, err
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

// yamlName gives a file's name without its ending, and whether that is one of YAML.
func yamlName(name string) (base string, yaml bool) {
	ext := path.Ext(name)
	return strings.TrimSuffix(name, ext), ext == ".yaml" || ext == ".yml"
}

// page is what one file says: of role, guide, plan and questions, one.
type page struct {
	role      *Role
	guide     *Guide
	plan      *Plan
	questions []Question
	problems  problem.Problems
}

func readPage(f Folder, name string) page {
	file := path.Join(f.Name, name)
	data, err := readFile(f.FS, name)
	if err != nil {
		return page{problems: problem.Problems{{File: file, Fact: cause(err)}}}
	}

	var p page
	switch base, _ := yamlName(path.Base(name)); base {
	case "role":
		p.role = &Role{}
		p.problems = strict.Parse(file, data, p.role)
	case "guide":
		p.guide = &Guide{}
		p.problems = strict.Parse(file, data, p.guide)
	case "plan":
		p.plan = &Plan{}
		p.problems = strict.Parse(file, data, p.plan)
	default:
		var qs questionFile
		p.problems = strict.Parse(file, data, &qs)
		p.questions = qs.Questions
	}

	return p
}

type questionFile struct {
	Questions []Question `yaml:"questions,required"`
}

// join puts what one folder says of a role in place of, or to, what earlier folders said.
func (l *loader) join(id string, pages []page, dir string) {
	role := l.roles[id]
	for _, p := range pages {
		if p.role != nil {
			role = p.role
			l.roles[id] = role
		}
		l.problems = append(l.problems, p.problems...)
	}

	if role == nil {
		l.report(dir, "role.yaml is missing", "add one, or name the folder after the role that it adds questions to")
		return
	}

	if role.ID != id && role.Pos.Has("role") {
		l.problems = append(
			l.problems,
			role.Pos.Problem("role", "", "role "+quote(role.ID)+" stands in the folder "+quote(id),
				"give both the same name"),
		)
	}

	role.ID = id
	for _, p := range pages {
		role.Questions = append(role.Questions, p.questions...)
		role.Guide = cmp.Or(p.guide, role.Guide)
		role.Plan = cmp.Or(p.plan, role.Plan)
	}
}

func cause(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}
